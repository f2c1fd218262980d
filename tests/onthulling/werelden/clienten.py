"""Worlds of clients: their stays in each kind of care, who is there on 31 December, and what they are registered as."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import product

from tests.onthulling.werelden.artefact import Uitgave
from tests.onthulling.werelden.figuren import PROCENT, Figuur, leg_op
from tests.onthulling.werelden.gegevens import VERBLIJF, ZORGVORMEN, Organisatie, Plaatsing, lengte
from tests.onthulling.werelden.oordeel import Geheim, Verhouding
from tests.onthulling.werelden.programma import Programma, Som, som
from tests.onthulling.werelden.tijd import Groep, Verloop, verblijven, verloop_van, verlopen

ZORGZWAARTE = tuple([f"C-{n}" for n in range(1, 7)] + [f"VG-{n}" for n in range(1, 8)])
Aanwezig = tuple[bool, ...]
Echt = dict[Verloop, list[tuple[str, list[int], list[int]]]]
"""Per kind of history the clients who have it, with their begin and end days."""


class Deelbestand:
    """The clients whose records stood in the same states of the registration: all of them, or those corrected."""

    def __init__(self, p: Programma, org: Organisatie, rijen: Sequence[Plaatsing], codes: Iterable[str],
                 financieringen: Iterable[str], basis: bool) -> None:  # fmt: skip
        self.jaren = org.jaren
        # What care an organisation offers stands on its website.
        aanbod = [z for z in ZORGVORMEN if any(r.zorgvorm == z for s in org.staten for r in s.plaatsingen)]
        self.groepen: dict[str, list[Groep]] = {}
        patronen: dict[str, dict[str, Aanwezig]] = {z: {} for z in ZORGVORMEN}
        for zorgvorm in aanbod:
            self.groepen[zorgvorm], patronen[zorgvorm] = self._groepen(p, zorgvorm, rijen, basis)
        if not basis:
            niet_meer_dan_echt(p, [g.n for gs in self.groepen.values() for g in gs])
        self.aanwezig = self._koppel(p, aanbod, patronen)
        self._kenmerken(p, rijen, tuple(codes), tuple(financieringen))

    def _groepen(
        self, p: Programma, zorgvorm: str, rijen: Sequence[Plaatsing], basis: bool
    ) -> tuple[list[Groep], dict[str, Aanwezig]]:
        per_client = defaultdict(list)
        for r in rijen:
            if r.zorgvorm == zorgvorm:
                per_client[r.client].append((r.begin, r.eind))
        echt: Echt = defaultdict(list)
        for client, perioden in per_client.items():
            verloop, begin, eind = verloop_van(verblijven(perioden), self.jaren)
            if verloop:
                echt[verloop].append((client, begin, eind))
        dagen = zorgvorm == VERBLIJF
        if not dagen:
            echt = _zonder_randen(echt)
        soorten = [v for v in verlopen(len(self.jaren), basis) if dagen or not any(q.leeg for q in v)]
        groepen, patroon = [], {}
        for verloop in dict.fromkeys([*soorten, *echt]):
            wie = echt.get(verloop, [])
            begin = [sum(w[1][k] for w in wie) for k in range(len(verloop))]
            eind = [sum(w[2][k] for w in wie) for k in range(len(verloop))]
            groep = Groep(p, verloop, self.jaren, len(wie), dagen, begin, eind)
            groepen.append(groep)
            for client, *_ in wie:
                patroon[client] = tuple(groep.aanwezig(y) for y in self._nummers())
        return groepen, patroon

    def _nummers(self) -> range:
        return range(1, len(self.jaren) + 1)

    def _koppel(
        self, p: Programma, aanbod: Sequence[str], patronen: dict[str, dict[str, Aanwezig]]
    ) -> dict[int, Som]:
        """Distinct clients per peildatum: histories in several kinds of care may be one person's."""
        leeg = (False,) * len(self.jaren)
        namen = {c for z in aanbod for c in patronen[z]}
        echt = Counter(tuple(patronen[z].get(c, leeg) for z in aanbod) for c in namen)
        alle = list(product([False, True], repeat=len(self.jaren)))
        cellen = {
            combinatie: p.var(echt[combinatie], 0, 400)
            for combinatie in product(alle, repeat=len(aanbod))
            if any(map(any, combinatie)) and (sum(map(any, combinatie)) <= 2 or echt[combinatie])
        }
        for i, zorgvorm in enumerate(aanbod):
            for patroon in alle:
                if any(patroon):
                    groepen = [g.n for g in self.groepen[zorgvorm] if self._patroon(g) == patroon]
                    delen = [n for c, n in cellen.items() if c[i] == patroon]
                    p.eis(som(delen) - som(groepen), 0, 0)
        return {
            y: som([n for c, n in cellen.items() if any(patroon[y - 1] for patroon in c)])
            for y in self._nummers()
        }

    def _patroon(self, groep: Groep) -> Aanwezig:
        return tuple(groep.aanwezig(y) for y in self._nummers())

    def _kenmerken(
        self, p: Programma, rijen: Sequence[Plaatsing], codes: tuple[str, ...], soorten: tuple[str, ...]
    ) -> None:
        """Funding and zorgzwaarte on the peildatum; both may change from year to year."""
        self.fz: dict[int, Som] = {}
        self.soort: dict[tuple[str, int], Som] = {}
        self.code: dict[tuple[str, int], Som] = {}
        for y in self._nummers():
            op = [r for r in rijen if r.op(date(self.jaren[y - 1], 12, 31))]
            fz = {r.client for r in op if r.financiering == "fz"}
            n = self.aanwezig[y]
            self.fz[y] = p.var(len(fz), 0)
            p.eis(self.fz[y] - n, boven=0)
            for s in soorten:
                wie = {r.client for r in op if r.financiering == s} - fz
                self.soort[s, y] = p.var(len(wie), 0)
            p.eis(som([self.soort[s, y] for s in soorten]) + self.fz[y] - n, boven=0)
            for c in codes:
                self.code[c, y] = p.var(len({r.client for r in op if r.zorgzwaarte == c}), 0)
                p.eis(self.code[c, y] - n, boven=0)
            plaatsen = som([g.n for gs in self.groepen.values() for g in gs if g.aanwezig(y)])
            p.eis(som([self.code[c, y] for c in codes]) - plaatsen, boven=0)

    def som(self, wat: str, y: int, zorgvorm: str = VERBLIJF) -> Som:
        """One sum over these clients."""
        groepen = self.groepen.get(zorgvorm, [])
        if wat == "instroom":
            return som([g.begonnen(y) for g in groepen])
        if wat == "uitstroom":
            return som([g.geeindigd(y) for g in groepen])
        if wat == "aanwezig":
            return som([g.n for g in groepen if g.aanwezig(y)])
        if wat == "bediend":
            return som([g.n for g in groepen if g.bediend(y)])
        methode = {"beddagen": Groep.in_jaar, "duur": Groep.hele_duur, "lopend": Groep.lopend}[wat]
        return som([methode(g, y) for g in groepen])


def _zonder_randen(echt: Echt) -> Echt:
    """Where no days are published, an end on 1 January is an end as any other."""
    uit: Echt = defaultdict(list)
    for verloop, wie in echt.items():
        uit[tuple(type(q)(q.b, q.e) for q in verloop)] += wie
    return uit


class Clienten:
    """All clients over all states of the registration, with what the editions print about them."""

    def __init__(self, p: Programma, org: Organisatie, uitgaven: Sequence[Uitgave]) -> None:
        self.p, self.org = p, org
        namen = [(r.kengetal, r.uitsplitsing) for u in uitgaven for r in u.rijen]
        self.soorten = sorted({d for k, d in namen if k == "clienten"} - {"fz", "anders", "totaal"})
        self.soorten = [s for s in self.soorten if s in ("zvw", "wlz", "wmo")]
        gebruikt = {r.zorgzwaarte for s in org.staten for r in s.plaatsingen if r.zorgzwaarte}
        self.codes = [c for c in ZORGZWAARTE
                      if c in gebruikt or any(c in d.split("+") for k, d in namen if k == "zorgzwaarte")]  # fmt: skip
        self.delen = {
            span: Deelbestand(p, org, rijen, self.codes, self.soorten, basis)
            for span, rijen, basis in spannen(org, "plaatsingen", "client")
        }
        self._zeldzaam()
        self.gaten = {y: p.var(0, 0, 2) for y in range(1, len(org.jaren) + 1)}
        self.samen: dict[tuple[str, int, int], Som] = {}
        self.geheimen = [*leg_op(p, uitgaven, self.figuur), *self._ongedrukt(uitgaven), *self._correcties()]

    def _zeldzaam(self) -> None:
        """Coming back, or leaving on 1 January, no more often than really happened: an outsider counts on neither."""
        for zorgvorm in ZORGVORMEN:
            groepen = [g for d in self.delen.values() for g in d.groepen.get(zorgvorm, [])]
            for welke in ([g.n for g in groepen if len(g.verloop) > 1],
                          [g.n for g in groepen if any(q.leeg for q in g.verloop)]):  # fmt: skip
                niet_meer_dan_echt(self.p, welke)

    def totaal(self, wat: str, y: int, staat: int, zorgvorm: str = VERBLIJF) -> Som:
        """One sum over everybody who stood in the registration at that state."""
        return som([d.som(wat, y, zorgvorm) for (a, z), d in self.delen.items() if a <= staat <= z])

    def _per_dag(self, veld: str, y: int, staat: int, sleutel: str = "") -> Som:
        delen = [d for (a, z), d in self.delen.items() if a <= staat <= z]
        return som([getattr(d, veld)[(sleutel, y) if sleutel else y] for d in delen])

    def figuur(self, kengetal: str, deel: str, jaar: int, staat: int) -> Figuur | None:
        """The definitions of the kengetallen about clients."""
        if jaar not in self.org.jaren:
            return None
        y = self.org.jaren.index(jaar) + 1
        if kengetal == "zorgzwaarte":
            return Figuur(self._zorgzwaarte(deel, y, staat), "telling")
        if kengetal in ("clienten", "clienten_aandeel"):
            return self._clienten(kengetal, deel, y, staat)
        if kengetal in ("instroom", "uitstroom_plaatsing"):
            wat = "instroom" if kengetal == "instroom" else "uitstroom"
            vormen = ZORGVORMEN if deel == "totaal" else (deel,)
            return Figuur(som([self.totaal(wat, y, staat, z) for z in vormen]), "telling")
        if kengetal == "verblijfsduur":
            return self._verblijfsduur(deel, y, staat)
        return self._bedden(kengetal, jaar, y, staat)

    def _clienten(self, kengetal: str, deel: str, y: int, staat: int) -> Figuur | None:
        n, fz = self._per_dag("aanwezig", y, staat), self._per_dag("fz", y, staat)
        bekend = {"fz": fz, "totaal": n, "anders": n - fz}
        bekend |= {s: self._per_dag("soort", y, staat, s) for s in self.soorten}
        if deel not in bekend:
            return None
        if kengetal == "clienten":
            return Figuur(bekend[deel], "telling")
        return Figuur(Verhouding(bekend[deel], n, PROCENT), "telling", bekend[deel], n, minstens=n)

    def _zorgzwaarte(self, deel: str, y: int, staat: int) -> Som:
        codes = deel.split("+")
        losse = [self._per_dag("code", y, staat, c) for c in codes]
        if len(codes) == 1:
            return losse[0]
        sleutel = (deel, y, staat)
        if sleutel not in self.samen:
            # A merged row counts distinct clients: anything between the largest of its codes and their sum.
            dag = date(self.org.jaren[y - 1], 12, 31)
            echt = {
                r.client for r in self.org.staten[staat].plaatsingen if r.zorgzwaarte in codes and r.op(dag)
            }
            samen = self.samen[sleutel] = self.p.var(len(echt), 0)
            self.p.eis(samen - som(losse), boven=0)
            self.p.eis(samen - self._per_dag("aanwezig", y, staat), boven=0)
            for losse_code in losse:
                self.p.eis(samen - losse_code, onder=0)
        return self.samen[sleutel]

    def _verblijfsduur(self, vorm: str, y: int, staat: int) -> Figuur | None:
        vorm = vorm or self.org.verblijfsduur.get(self.org.jaren[y - 1], "uitgestroomd")
        delen = {
            "uitgestroomd": ("duur", "uitstroom"),
            "in_jaar": ("beddagen", "bediend"),
            "op_peildatum": ("lopend", "aanwezig"),
        }
        if vorm not in delen:
            return None
        teller, noemer = (self.totaal(w, y, staat) for w in delen[vorm])
        if vorm == "in_jaar":
            teller = teller - self.gaten[y]
        return Figuur(Verhouding(teller, noemer), "breedte", teller, noemer, "breedte", minstens=noemer)

    def _bedden(self, kengetal: str, jaar: int, y: int, staat: int) -> Figuur | None:
        dagen = self.totaal("beddagen", y, staat) - self.gaten[y]
        if kengetal == "beddagen":
            return Figuur(dagen, "breedte")
        # The number of beds of a house can be seen from outside, so it counts as known.
        per = {"bezette_bedden": 1 / lengte(jaar), "bezettingsgraad": 100 / (lengte(jaar) * self.org.bedden)}
        if kengetal not in per:
            return None
        return Figuur(dagen * per[kengetal], "breedte", dagen, None, "breedte")

    def _ongedrukt(self, uitgaven: Sequence[Uitgave]) -> list[Geheim]:
        """Small groups whose number or days no row names: who came and who left, and how long they stayed."""
        uit = []
        gedrukt = {r.id for u in uitgaven for r in u.rijen if r.waarde}
        for u in uitgaven:
            y = self.org.jaren.index(u.jaar) + 1
            for zorgvorm, (wat, id) in product(
                ZORGVORMEN, (("instroom", "instroom"), ("uitstroom", "uitstroom_plaatsing"))
            ):
                s = self.totaal(wat, y, u.staat, zorgvorm)
                if 0 < s.in_wereld(self.p.waar) < 5 and (id, zorgvorm, u.jaar) not in gedrukt:
                    uit.append(Geheim(f"ongedrukt {wat}", f"{zorgvorm}@{u.jaar}", s, "telling"))
            for wat, groep in (("duur", "uitstroom"), ("lopend", "aanwezig")):
                if 0 < self.totaal(groep, y, u.staat).in_wereld(self.p.waar) < 5:
                    naam = f"{groep} verblijf@{u.jaar}"
                    uit.append(
                        Geheim(f"dagen van 1-4 ({wat})", naam, self.totaal(wat, y, u.staat), "breedte")
                    )
        return uit

    def _correcties(self) -> list[Geheim]:
        """What a corrected edition tells of the few records that it got or lost."""
        uit = []
        for (a, z), deel in self.delen.items():
            if (a, z) == (0, len(self.org.staten) - 1):
                continue
            for y, jaar in enumerate(self.org.jaren, start=1):
                naam = f"staten {a}-{z} @{jaar}"
                for wat in ("duur", "lopend"):
                    s = deel.som(wat, y)
                    if s.in_wereld(self.p.waar) > 0:
                        uit.append(Geheim(f"correctie dagen ({wat})", naam, s, "breedte"))
                for c in self.codes:
                    if deel.code[c, y].in_wereld(self.p.waar) > 0:
                        uit.append(Geheim("correctie zorgzwaarte", f"{c} {naam}", deel.code[c, y], "kenmerk"))
                for welk, s in (("fz", deel.fz[y]), ("anders", deel.aanwezig[y] - deel.fz[y])):
                    if s.in_wereld(self.p.waar) > 0:
                        uit.append(Geheim("correctie financiering", f"{welk} {naam}", s, "kenmerk"))
        return uit


def niet_meer_dan_echt(p: Programma, aantallen: list[Som]) -> None:
    """What an outsider holds to be rare happens no more often than it did: so few records were corrected."""
    aantal = som(aantallen)
    p.eis(aantal, boven=aantal.in_wereld(p.waar))


def spannen(org: Organisatie, tabel: str, sleutel: str) -> list[tuple[tuple[int, int], list, bool]]:
    """The records by the states they stood in: first those of all states, then each run of states that some lack.

    Everything of one person goes together, so a corrected person is a loss and a gain.
    """
    laatste = len(org.staten) - 1
    per_staat = []
    for staat in org.staten:
        wie = defaultdict(list)
        for r in getattr(staat, tabel):
            wie[getattr(r, sleutel)].append(r)
        per_staat.append({frozenset(v): v for v in wie.values()})
    uit = []
    for a in range(laatste + 1):
        for z in range(a, laatste + 1):
            rijen = [r for k, v in per_staat[a].items() for r in v
                     if all(k in per_staat[s] for s in range(a, z + 1))
                     and (a == 0 or k not in per_staat[a - 1])
                     and (z == laatste or k not in per_staat[z + 1])]  # fmt: skip
            uit.append(((a, z), rijen, (a, z) == (0, laatste)))
    return uit


def programma(org: Organisatie, uitgaven: Sequence[Uitgave]) -> tuple[Programma, list[Geheim]]:
    """The programme of the clients, with what must not follow from it."""
    p = Programma()
    clienten = Clienten(p, org, uitgaven)
    p.sluit()
    return p, clienten.geheimen
