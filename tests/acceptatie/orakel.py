"""Every registered kengetal in plain, slow Python: one loop per day, straight from the definitions.

Nothing here may come from ``kkfzlib``: the point is a second, independent reading of the same definitions.
Tables are lists of dicts with Python values (``date``, ``float``, ``int``, ``bool``, ``str``; None is an empty cell).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

Tabel = list[dict]
Sleutel = tuple[str, str, str]
Rij = tuple[float, str, float | None, float | None, str]
"""waarde, eenheid, teller, noemer, herkomst"""

GIDS_2024 = ("1.1", "1.2", "1.3", "2", "3", "4", "5.1", "5.2", "6", "7", "8", "9", "10")
GIDS_2023 = tuple(c for c in GIDS_2024 if c not in ("5.1", "5.2"))
ZORGVORMEN = ("verblijf", "ambulant", "dagbesteding")
ZWAARTES = tuple(f"C-{i}" for i in range(1, 7)) + tuple(f"VG-{i}" for i in range(1, 8))
EEN_DAG = timedelta(days=1)


@dataclass(frozen=True)
class Keuzes:
    """What verslag.yml chooses (its defaults filled in) and the code list of the gids year."""

    jaar: int
    peildatum: date
    gids: tuple[str, ...] = GIDS_2024
    verblijfsduur: str = "uitgestroomd"


class Orakel:
    """Computes all rows of one year; ``rijen`` maps (kengetal, uitsplitsing, periode) to the rest of the row."""

    def __init__(
        self, tabellen: dict[str, Tabel], keuzes: Keuzes, omzet_vorig: dict[str, float] | None = None
    ) -> None:
        self.tabellen = {naam: rijen for naam, rijen in tabellen.items() if rijen}
        self.keuzes = keuzes
        self.omzet_vorig = omzet_vorig or {}
        self.rijen: dict[Sleutel, Rij] = {}
        begin = date(keuzes.jaar, 1, 1)
        self.dagen = []
        while begin.year == keuzes.jaar:
            self.dagen.append(begin)
            begin += EEN_DAG
        self.in_dit_jaar = set(self.dagen)

    def bereken(self) -> dict[Sleutel, Rij]:
        """All rows that can be computed from registration."""
        t = self.tabellen
        if "plaatsingen" in t:
            self.clienten()
            self.zorgzwaarte()
            self.bedden()
            self.stromen()
            self.verblijfsduur()
        if "omzet" in t:
            self.omzet()
        if "uitstroom" in t:
            self.uitstroom()
        if "medewerkers" in t:
            self.personeel()
        if "medewerkers" in t and "verzuim" in t:
            self.verzuim()
        if "scholing" in t:
            self.scholing()
        if "beleid" in t:
            self.beleid()
        if "incidenten" in t:
            self.incidenten()
        if "onderzoeken" in t and "antwoorden" in t:
            self.tevredenheid()
        if "bijeenkomsten" in t:
            self.bijeenkomsten()
        return self.rijen

    def tel(self, kengetal: str, uitsplitsing: str, waarde: float, eenheid: str = "aantal", *, stand: bool = False,
            periode: str = "") -> None:  # fmt: skip
        """A count or a sum: no teller and noemer."""
        jaar = periode or str(self.keuzes.peildatum.year if stand else self.keuzes.jaar)
        self.rijen[kengetal, uitsplitsing, jaar] = (waarde, eenheid, None, None, "registratie")

    def deel(self, kengetal: str, uitsplitsing: str, teller: float, noemer: float, eenheid: str = "%", *,
             stand: bool = False, waarde: float | None = None) -> None:  # fmt: skip
        """A share, mean or ratio: absent when the noemer is 0."""
        if noemer == 0:
            return
        if waarde is None:
            waarde = teller / noemer * (100 if eenheid == "%" else 1)
        jaar = str(self.keuzes.peildatum.year if stand else self.keuzes.jaar)
        self.rijen[kengetal, uitsplitsing, jaar] = (waarde, eenheid, teller, noemer, "registratie")

    @staticmethod
    def telt(dag: date, begin: date, einde: date | None) -> bool:
        """Present on ``dag``: from the begin, not on the end."""
        return begin <= dag and (einde is None or dag < einde)

    def dagen_in_jaar(self, begin: date, einde: date | None) -> int:
        """Days of the year that count."""
        return sum(1 for dag in self.dagen if self.telt(dag, begin, einde))

    def verblijven(self, zorgvorm: str) -> list[tuple[str, date, date | None]]:
        """Stays of one zorgvorm: placements of a client that touch, leave one day open or overlap are one stay."""
        uit: list[tuple[str, date, date | None]] = []
        clienten = {r["client_id"] for r in self.tabellen["plaatsingen"] if r["zorgvorm"] == zorgvorm}
        for client in sorted(clienten):
            eigen = [(r["begindatum"], r["einddatum"]) for r in self.tabellen["plaatsingen"]
                     if r["client_id"] == client and r["zorgvorm"] == zorgvorm]  # fmt: skip
            eigen.sort(key=lambda p: (p[0], p[1] or date.max))
            begin, einde = eigen[0]
            for volgend_begin, volgend_einde in eigen[1:]:
                if einde is None or volgend_begin <= einde + EEN_DAG:
                    if einde is not None:
                        einde = None if volgend_einde is None else max(einde, volgend_einde)
                else:
                    uit.append((client, begin, einde))
                    begin, einde = volgend_begin, volgend_einde
            uit.append((client, begin, einde))
        return uit

    def aanwezig(self) -> Tabel:
        """Placements that run on the peildatum."""
        peil = self.keuzes.peildatum
        return [r for r in self.tabellen["plaatsingen"] if self.telt(peil, r["begindatum"], r["einddatum"])]

    def clienten(self) -> None:
        fz, overig = set(), set()
        for r in self.aanwezig():
            (fz if r["financiering"] == "fz" else overig).add(r["client_id"])
        overig -= fz
        aantallen = {"fz": len(fz), "anders": len(overig), "totaal": len(fz) + len(overig)}
        for naam, aantal in aantallen.items():
            self.tel("clienten", naam, aantal, stand=True)
            self.deel("clienten_aandeel", naam, aantal, aantallen["totaal"], stand=True)

    def zorgzwaarte(self) -> None:
        for code in ZWAARTES:
            clienten = {r["client_id"] for r in self.aanwezig() if r["zorgzwaarte"] == code}
            self.tel("zorgzwaarte", code, len(clienten), stand=True)

    def beddagen(self) -> int:
        som = 0
        for r in self.tabellen["plaatsingen"]:
            if r["zorgvorm"] == "verblijf":
                som += self.dagen_in_jaar(r["begindatum"], r["einddatum"])
        return som

    def bedden(self) -> None:
        beddagen = self.beddagen()
        self.tel("beddagen", "", beddagen, "dagen")
        self.deel("bezette_bedden", "", beddagen, len(self.dagen), "bedden")
        if "capaciteit" in self.tabellen:
            ruimte = 0
            for r in self.tabellen["capaciteit"]:
                ruimte += r["bedden"] * self.dagen_in_jaar(r["begindatum"], r["einddatum"])
            self.deel("bezettingsgraad", "", beddagen, ruimte)

    def stromen(self) -> None:
        for zorgvorm in ZORGVORMEN:
            verblijven = self.verblijven(zorgvorm)
            self.tel("instroom", zorgvorm, sum(1 for _, begin, _ in verblijven if begin in self.in_dit_jaar))
            self.tel(
                "uitstroom_plaatsing",
                zorgvorm,
                sum(1 for _, _, einde in verblijven if einde in self.in_dit_jaar),
            )

    def verblijfsduur(self) -> None:
        verblijven, peil = self.verblijven("verblijf"), self.keuzes.peildatum
        duren = [(einde - begin).days for _, begin, einde in verblijven if einde in self.in_dit_jaar]
        self.deel("verblijfsduur", "uitgestroomd", sum(duren), len(duren), "dagen")
        bediend = {r["client_id"] for r in self.tabellen["plaatsingen"] if r["zorgvorm"] == "verblijf"
                   and self.dagen_in_jaar(r["begindatum"], r["einddatum"]) > 0}  # fmt: skip
        # The open day inside a stay is a day of the stay, though no bed was taken.
        dagen = sum(
            self.dagen_in_jaar(begin, einde) for client, begin, einde in verblijven if client in bediend
        )
        self.deel("verblijfsduur", "in_jaar", dagen, len(bediend), "dagen")
        hier = {r["client_id"] for r in self.aanwezig() if r["zorgvorm"] == "verblijf"}
        lopend = [(peil - begin).days + 1 for client, begin, einde in verblijven
                  if client in hier and self.telt(peil, begin, einde)]  # fmt: skip
        self.deel("verblijfsduur", "op_peildatum", sum(lopend), len(lopend), "dagen", stand=True)

    def omzet(self) -> None:
        som = {"fz": 0.0, "anders": 0.0, "totaal": 0.0}
        for r in self.tabellen["omzet"]:
            som["fz" if r["financiering"] == "fz" else "anders"] += r["bedrag"]
            som["totaal"] += r["bedrag"]
        for naam, bedrag in som.items():
            self.tel("omzet", naam, bedrag, "euro")
            self.deel("omzet_aandeel", naam, bedrag, som["totaal"])
        for naam in ("fz", "totaal"):
            if naam in self.omzet_vorig:
                vorig = self.omzet_vorig[naam]
                if vorig:
                    self.deel("omzet_groei", naam, som[naam], vorig, waarde=(som[naam] / vorig - 1) * 100)

    def uitstroom(self) -> None:
        rijen = [r for r in self.tabellen["uitstroom"] if r["datum"] in self.in_dit_jaar]
        blijvers = [r for r in rijen if not r["terug_naar_detentie"]]
        self.tel("uitstroom", "totaal", len(rijen))
        self.tel("uitstroom", "detentie", len(rijen) - len(blijvers))
        self.tel("uitstroom", "noemer", len(blijvers))
        som = 0
        for code in self.keuzes.gids:
            teller = sum(1 for r in blijvers if code in (r["vervolgzorg"] or "").split("|"))
            som += teller
            self.deel("continuiteit", code, teller, len(blijvers))
        self.deel("continuiteit_vermeldingen", "", som, len(blijvers))

    def personeel(self) -> None:
        alle, peil = self.tabellen["medewerkers"], self.keuzes.peildatum
        hier = [r for r in alle if self.telt(peil, r["in_dienst"], r["uit_dienst"])]
        self.tel("personeel", "totaal", len(hier), stand=True)
        for soort in ("vast", "tijdelijk", "zzp", "stage"):
            self.tel("personeel", soort, sum(1 for r in hier if r["dienstverband"] == soort), stand=True)
        eigen = [r for r in hier if r["dienstverband"] in ("vast", "tijdelijk")]
        vast = sum(1 for r in eigen if r["dienstverband"] == "vast")
        self.deel("personeel_vast", "", vast, len(eigen), stand=True)
        for niveau in ("mbo", "hbo", "wo", "anders"):
            self.deel(
                "opleiding", niveau, sum(1 for r in eigen if r["opleiding"] == niveau), len(eigen), stand=True
            )
        hoog = sum(1 for r in eigen if r["opleiding"] in ("hbo", "wo"))
        self.deel("opleiding", "hbo_wo", hoog, len(eigen), stand=True)
        jaren = sum((peil - r["ervaring_sinds"]).days / 365.25 for r in eigen)
        self.deel("zorgervaring", "", jaren, len(eigen), "jaar", stand=True)
        self.tel("personeel_instroom", "totaal", sum(1 for r in alle if r["in_dienst"] in self.in_dit_jaar))
        weg = [r for r in alle if r["uit_dienst"] in self.in_dit_jaar]
        self.tel("personeel_uitstroom", "totaal", len(weg))
        zzp = sum(1 for r in weg if (r["reden_uit_dienst"] or "").lower() == "zzp")
        self.tel("personeel_uitstroom", "zzp", zzp)

    def verzuim(self) -> None:
        ziek = dienst = 0.0
        for m in self.tabellen["medewerkers"]:
            if m["dienstverband"] in ("zzp", "stage"):
                continue
            eigen = [v for v in self.tabellen["verzuim"]
                     if v["medewerker_id"] == m["medewerker_id"] and v["soort"] == "ziekte"]  # fmt: skip
            for dag in self.dagen:
                if not self.telt(dag, m["in_dienst"], m["uit_dienst"]):
                    continue
                dienst += m["fte"]
                for v in eigen:
                    if self.telt(dag, v["begindatum"], v["einddatum"]):
                        ziek += v["percentage"] / 100 * m["fte"]
        self.deel("verzuim", "", ziek, dienst)

    def scholing(self) -> None:
        rijen = [r for r in self.tabellen["scholing"] if r["datum"] in self.in_dit_jaar]
        self.tel("leerlijnmodules", "", sum(1 for r in rijen if r["soort"] == "leerlijn"))
        if "medewerkers" not in self.tabellen:
            return
        basis = {m["medewerker_id"] for m in self.tabellen["medewerkers"] if m["dienstverband"] in ("vast", "tijdelijk")
                 and self.dagen_in_jaar(m["in_dienst"], m["uit_dienst"]) > 0}  # fmt: skip
        teller = sum(1 for r in rijen if r["soort"] == "aanvullend" and r["medewerker_id"] in basis)
        self.deel("aanvullende_trainingen", "", teller, len(basis), "aantal")

    def beleid(self) -> None:
        for categorie, jaar in {(r["categorie"], r["jaar"]) for r in self.tabellen["beleid"]}:
            aantal = sum(
                1 for r in self.tabellen["beleid"] if (r["categorie"], r["jaar"]) == (categorie, jaar)
            )
            self.tel("beleidsdocumenten", categorie, aantal, periode=str(jaar))

    def incidenten(self) -> None:
        rijen = [r for r in self.tabellen["incidenten"] if r["datum"] in self.in_dit_jaar]
        self.tel("incidenten", "totaal", len(rijen))
        for maand in range(1, 13):
            self.tel("incidenten", f"maand/{maand:02d}", sum(1 for r in rijen if r["datum"].month == maand))
        for soort in {r["soort"] for r in rijen}:
            self.tel("incidenten", soort, sum(1 for r in rijen if r["soort"] == soort))

    def bijeenkomsten(self) -> None:
        rijen = [r for r in self.tabellen["bijeenkomsten"] if r["datum"] in self.in_dit_jaar]
        self.tel("bijeenkomsten", "totaal", len(rijen))
        for soort in {r["soort"] for r in rijen}:
            self.tel("bijeenkomsten", soort, sum(1 for r in rijen if r["soort"] == soort))

    def tevredenheid(self) -> None:
        for onderzoek in self.tabellen["onderzoeken"]:
            naam = onderzoek["onderzoek"]
            gegeven = [
                r for r in self.tabellen["antwoorden"] if r["onderzoek"] == naam and r["score"] is not None
            ]
            self.gemiddelde(naam, gegeven)
            for vraag in {r["vraag"] for r in gegeven}:
                self.gemiddelde(f"{naam}/{vraag}", [r for r in gegeven if r["vraag"] == vraag])
            # Who sent the form back responded, also without a single score.
            mensen = {r["respondent_id"] for r in self.tabellen["antwoorden"] if r["onderzoek"] == naam}
            self.deel("respons", naam, len(mensen), onderzoek["uitgenodigd"])

    def gemiddelde(self, uitsplitsing: str, antwoorden: Tabel) -> None:
        if antwoorden:
            som = sum(r["score"] for r in antwoorden)
            mensen = {r["respondent_id"] for r in antwoorden}
            self.deel(
                "tevredenheid",
                uitsplitsing,
                len(antwoorden),
                len(mensen),
                "score",
                waarde=som / len(antwoorden),
            )
