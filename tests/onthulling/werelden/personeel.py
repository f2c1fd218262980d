"""Worlds of employees: years of service, kind of employment, schooling, and since when they are in care."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date

from tests.onthulling.werelden.artefact import Uitgave
from tests.onthulling.werelden.clienten import niet_meer_dan_echt, spannen
from tests.onthulling.werelden.figuren import PROCENT, Figuur, leg_op
from tests.onthulling.werelden.gegevens import BASIS, Medewerker, Organisatie, lengte
from tests.onthulling.werelden.oordeel import Geheim, Regel, Verhouding
from tests.onthulling.werelden.programma import Programma, Som, som
from tests.onthulling.werelden.tijd import Groep, Periode, Verloop, verloop_van

OPLEIDINGEN = ("mbo", "hbo", "wo", "anders")
JAARDAGEN = 365.25
LANGSTE = 45 * 366
"""Days that somebody may have worked in care before the first peildatum."""

Dienst = tuple[str, ...]
"""Kind of employment per year."""
Sleutel = tuple[Verloop, Dienst, str]


def diensten(jaren: int) -> list[Dienst]:
    """A contract stays what it is, or a temporary one becomes permanent."""
    return [*((s,) * jaren for s in (*BASIS, "zzp", "stage")),
            *(("tijdelijk",) * k + ("vast",) * (jaren - k) for k in range(1, jaren))]  # fmt: skip


class Soort:
    """All employees of one kind: how many, and the sum of their days in care before the first peildatum."""

    def __init__(
        self, p: Programma, sleutel: Sleutel, jaren: Sequence[int], wie: Sequence[Medewerker]
    ) -> None:
        verloop, self.dienst, self.opleiding = sleutel
        self.groep = Groep(p, verloop, jaren, len(wie), False)
        self.n = self.groep.n
        eerste = date(jaren[0], 12, 31)
        self.ervaring = Som()
        if self.dienst[0] in BASIS:
            self.ervaring = p.var(
                sum((eerste - m.ervaring).days for m in wie), -366 * len(jaren) * 400, geheel=False
            )
            p.eis(self.ervaring - self.n * LANGSTE, boven=0)
            # Nobody began in care after the last day of the year in which they are first counted.
            laatst = (date(jaren[max(verloop[0].b, 1) - 1], 12, 31) - eerste).days
            p.eis(self.ervaring + self.n * laatst, onder=0)

    def basis(self, y: int) -> bool:
        return self.dienst[y - 1] in BASIS


class Personeel:
    """All employees over all states of the registration."""

    def __init__(self, p: Programma, org: Organisatie, uitgaven: Sequence[Uitgave]) -> None:
        self.p, self.org = p, org
        self.soorten: dict[tuple[int, int], list[Soort]] = {}
        for span, rijen, basis in spannen(org, "medewerkers", "id"):
            self.soorten[span] = self._soorten(p, rijen)
            if not basis:
                niet_meer_dan_echt(p, [s.n for s in self.soorten[span]])
        self.zzp_uit, self.trainingen = self._overig(p)
        self.geheimen = [*leg_op(p, uitgaven, self.figuur), *self._wisselaars(uitgaven)]

    def _soorten(self, p: Programma, rijen: Sequence[Medewerker]) -> list[Soort]:
        jaren = self.org.jaren
        echt: dict[Sleutel, list[Medewerker]] = defaultdict(list)
        for m in rijen:
            verloop, *_ = verloop_van([(m.begin, m.eind)], jaren)
            if verloop:
                dienst = tuple(m.soort(j) for j in jaren)
                echt[verloop, dienst, m.opleiding if dienst[0] in BASIS else ""].append(m)
        soorten: list[Sleutel] = []
        for b in range(len(jaren) + 1):
            for e in range(max(b, 1), len(jaren) + 2):
                for dienst in diensten(len(jaren)):
                    for o in OPLEIDINGEN if dienst[0] in BASIS else ("",):
                        soorten.append(((Periode(b, e),), dienst, o))
        return [Soort(p, s, jaren, echt.get(s, [])) for s in dict.fromkeys([*soorten, *echt])]

    def _overig(self, p: Programma) -> tuple[dict[tuple[int, int], Som], dict[int, Som]]:
        """Those who left to become zzp'er, and the number of trainings of the base."""
        zzp, trainingen = {}, {}
        for y, jaar in enumerate(self.org.jaren, start=1):
            for staat, registratie in enumerate(self.org.staten):
                weg = [m for m in registratie.medewerkers
                       if m.eind is not None and m.eind.year == jaar and m.reden == "zzp"]  # fmt: skip
                zzp[y, staat] = p.var(len(weg), 0)
                p.eis(zzp[y, staat] - self._weg(staat, y), boven=0)
            registratie = self.org.staten[0]
            basis = {m.id for m in registratie.medewerkers if m.soort(jaar) in BASIS}
            trainingen[y] = p.var(sum(i in basis and d.year == jaar for i, d in registratie.trainingen), 0)
            p.eis(trainingen[y] - self._bediend(0, y) * lengte(jaar), boven=0)  # one a day at most
        return zzp, trainingen

    def van(self, staat: int) -> list[Soort]:
        """The kinds of employee that one state of the registration holds."""
        return [s for (a, z), soorten in self.soorten.items() if a <= staat <= z for s in soorten]

    def tel(self, staat: int, welke: Callable[[Soort], bool]) -> Som:
        """How many employees of the kinds that ``welke`` picks."""
        return som([s.n for s in self.van(staat) if welke(s)])

    def _weg(self, staat: int, y: int) -> Som:
        return self.tel(staat, lambda s: s.groep.verloop[0].e == y)

    def _bediend(self, staat: int, y: int) -> Som:
        return self.tel(staat, lambda s: s.groep.bediend(y) and s.basis(y))

    def _ervaring(self, y: int, soorten: Sequence[Soort]) -> Som:
        """Years in care at the end of year number ``y``."""
        later = (date(self.org.jaren[y - 1], 12, 31) - date(self.org.jaren[0], 12, 31)).days
        return som([(s.ervaring + s.n * later) * (1 / JAARDAGEN) for s in soorten])

    def figuur(self, kengetal: str, deel: str, jaar: int, staat: int) -> Figuur | None:
        """The definitions of the kengetallen about employees; verzuim is judged elsewhere."""
        if jaar not in self.org.jaren:
            return None
        y = self.org.jaren.index(jaar) + 1
        basis = [s for s in self.van(staat) if s.groep.aanwezig(y) and s.basis(y)]
        n = som([s.n for s in basis])
        if kengetal == "personeel":
            return Figuur(self.tel(staat, lambda s: s.groep.aanwezig(y) and deel in ("totaal", s.dienst[y - 1])),
                          "telling")  # fmt: skip
        if kengetal == "personeel_instroom":
            return Figuur(self.tel(staat, lambda s: s.groep.verloop[0].b == y), "telling")
        if kengetal == "personeel_uitstroom":
            weg = self._weg(staat, y)
            return Figuur(self.zzp_uit[y, staat] if deel == "zzp" else weg, "telling")
        if kengetal == "personeel_vast":
            vast = som([s.n for s in basis if s.dienst[y - 1] == "vast"])
            return Figuur(Verhouding(vast, n, PROCENT), "telling", vast, n, minstens=n)
        if kengetal == "opleiding":
            delen = set(deel.replace("+", "_").split("_"))
            teller = som([s.n for s in basis if s.opleiding in delen])
            return Figuur(Verhouding(teller, n, PROCENT), "telling", teller, n, minstens=n)
        if kengetal == "zorgervaring":
            teller = self._ervaring(y, basis)
            return Figuur(Verhouding(teller, n), "breedte", teller, n, "breedte", minstens=n)
        if kengetal == "aanvullende_trainingen":
            dienst = self._bediend(staat, y)
            t = self.trainingen[y]
            return Figuur(
                Verhouding(t, dienst), "breedte", t, dienst, "breedte", minstens=dienst, persoon=False
            )
        return None

    def _wisselaars(self, uitgaven: Sequence[Uitgave]) -> list[Geheim]:
        """Experience of the one to four who came or left between two peildata, or who are the whole base."""
        uit = []
        for u in uitgaven:
            y = self.org.jaren.index(u.jaar) + 1
            hier = {id(s): s for s in self.van(u.staat)}.values()
            nu = [s for s in hier if s.groep.aanwezig(y) and s.basis(y)]
            groepen = {"hele groep": nu}
            if y > 1:
                toen = [s for s in hier if s.groep.aanwezig(y - 1) and s.basis(y - 1)]
                groepen["gekomen"] = [s for s in nu if not s.groep.aanwezig(y - 1)]
                groepen["vertrokken"] = [s for s in toen if not s.groep.aanwezig(y)]
            for naam, groep in groepen.items():
                if 0 < som([s.n for s in groep]).in_wereld(self.p.waar) < 5:
                    regel: Regel = "breedte"
                    uit.append(
                        Geheim("ervaring van 1-4", f"{naam}@{u.jaar}", self._ervaring(y, groep), regel)
                    )
        for span, soorten in self.soorten.items():
            if span != (0, len(self.org.staten) - 1):
                for o in OPLEIDINGEN:
                    s = som([x.n for x in soorten if x.opleiding == o])
                    if s.in_wereld(self.p.waar) > 0:
                        uit.append(Geheim("correctie opleiding", f"{o} {span}", s, "kenmerk"))
        return uit


def programma(org: Organisatie, uitgaven: Sequence[Uitgave]) -> tuple[Programma, list[Geheim]]:
    """The programme of the employees."""
    p = Programma()
    personeel = Personeel(p, org, uitgaven)
    p.sluit()
    return p, personeel.geheimen
