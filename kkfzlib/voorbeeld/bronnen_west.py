"""Exports in parts: half years in comma-separated UTF-8, months in words, percentages with their sign."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from kkfzlib.voorbeeld.bronnen_bestand import Cel, Notatie, tekstbestand, xlsx
from kkfzlib.voorbeeld.bronnen_noord import formulier
from kkfzlib.voorbeeld.bronnen_personen import persoon
from kkfzlib.voorbeeld.bronnen_wereld import VOL, Contract, Jaarbron, omschrijving, tot_en_met

NOTATIE = Notatie(",", "utf-8-sig", "d mmm jjjj", komma=False)
_PRODUCT = {
    "ambulant": "AMB-01 ambulante woonbegeleiding",
    "dagbesteding": "DAG-02 arbeidsmatige dagbesteding",
}
_BETALER = {"fz": "Min. van Justitie en Veiligheid", "wlz": "Zorgkantoor", "wmo": "Gemeente", "zvw": "Zorgverzekeraar",
            "anders": "Overige opbrengsten"}  # fmt: skip
_CONTRACT = {
    "vast": "Arb.ovk. onbep. tijd",
    "tijdelijk": "Arb.ovk. bep. tijd",
    "zzp": "Zelfstandige",
    "stage": "Stage",
}


def deeltijd(uren: int) -> float:
    """Part-time percentage as this HR system rounds it, as a fraction."""
    return round(uren / VOL, 4)


def schrijf(b: Jaarbron, map_: Path) -> None:
    """All exports of one year."""
    half = date(b.jaar, 7, 1)
    kop, *zorg = _zorg(b)
    eerste: list[list[Any]] = [r for r in zorg if r[7] < half]
    tekstbestand(map_ / f"caseload {b.jaar} H1.csv", [kop, *eerste], NOTATIE)
    tekstbestand(map_ / f"caseload {b.jaar} H2.csv", [kop, *(r for r in zorg if r not in eerste)], NOTATIE)
    for naam, rijen in (("hr-export", _personeel(b)), ("verzuimhistorie", _verzuim(b)), ("facturatie", _omzet(b)),
                        ("vim", _incidenten(b)), ("lms", _scholing(b))):  # fmt: skip
        tekstbestand(map_ / f"{naam} {b.jaar}.csv", rijen, NOTATIE)
    for onderzoek in ("cto", "mto", "ketenpartners"):
        xlsx(map_ / f"Forms {onderzoek} {b.jaar}.xlsx", [formulier(b, onderzoek)])


def _zorg(b: Jaarbron) -> Iterable[list[Any]]:
    yield [
        "Dossier",
        "Naam cliënt",
        "Geb. datum",
        "Team",
        "Zorgproduct",
        "Betaler",
        "Justitiële titel",
        "Begin",
        "Eind",
    ]
    for r in b.rijen("plaatsingen"):
        nummer = b.nummer(r["client_id"])
        wie = persoon("client", nummer)
        product = _PRODUCT.get(str(r["zorgvorm"]), f"VBL-{str(r['zorgzwaarte']).replace('-', '')} verblijf")
        yield [nummer, wie.naam, wie.geboren, str(r["locatie"]), product, _BETALER[r["financiering"]],
               r["zorgtitel"].replace("Voorwaardelijke", "Voorw."), r["begindatum"],
               tot_en_met(r["einddatum"])]  # fmt: skip


def weet_ervaring(c: Contract) -> bool:
    """The HR system knows since when someone works in care for half of the people."""
    return int(c.medewerker.medewerker_id[-1]) % 2 == 0


def _personeel(b: Jaarbron) -> Iterable[Sequence[Cel]]:
    yield ["Emplid", "Naam", "Functie", "Diploma", "Aard dienstverband", "Deeltijd %", "Indiensttreding",
           "Laatste werkdag", "Reden ontslag", "Zorgervaring sinds"]  # fmt: skip
    for c in b.contracten():
        m = c.medewerker
        yield [b.nummer(m.medewerker_id), persoon("medewerker", m.medewerker_id).naam, m.functie, m.opleiding.title(),
               _CONTRACT[c.dienstverband], round(deeltijd(c.uren) * 100, 2), c.begin, tot_en_met(c.eind), c.reden,
               m.ervaring_sinds if weet_ervaring(c) else None]  # fmt: skip


def _verzuim(b: Jaarbron) -> Iterable[Sequence[Cel]]:
    yield ["Emplid", "Naam", "Datum ziekmelding", "Laatste dag", "Mate van verzuim", "Vangnet"]
    for r in b.rijen("verzuim"):
        soort = {"ziekte": "n.v.t.", "zwangerschap": "zwangerschap"}[str(r["soort"])]
        yield [b.nummer(r["medewerker_id"]), persoon("medewerker", str(r["medewerker_id"])).naam, r["begindatum"],
               tot_en_met(r["einddatum"]), f"{r['percentage']}%", soort]  # fmt: skip


def _omzet(b: Jaarbron) -> Iterable[Sequence[Cel]]:
    yield ["Betaler", "Maandnummer", "Gefactureerd"]
    for soort, maanden in b.omzet_per_maand().items():
        yield from ([_BETALER[soort], maand, f"{bedrag:.2f}"] for maand, bedrag in maanden.items())
    yield ["TOTAAL", None, f"{sum(sum(m.values()) for m in b.omzet_per_maand().values()):.2f}"]


def _incidenten(b: Jaarbron) -> Iterable[Sequence[Cel]]:
    yield ["Nr", "Datum", "Team", "Categorie", "Ernst", "Cliënt", "Beschrijving"]
    toeval = b.toeval("incidenten")
    for n, r in enumerate(b.rijen("incidenten"), start=1):
        naam = persoon("client", str(toeval.heel(1, 60))).naam
        yield [
            n,
            r["datum"],
            str(r["locatie"]),
            str(r["soort"]),
            f"E{r['ernst']}",
            naam,
            omschrijving(toeval, naam),
        ]


def _scholing(b: Jaarbron) -> Iterable[Sequence[Cel]]:
    yield ["Emplid", "Deelnemer", "Leeractiviteit", "Type", "Datum resultaat", "Resultaat"]
    toeval = b.toeval("scholing")
    for r in b.rijen("scholing"):
        soort = {"leerlijn": "FZ-leerlijn", "aanvullend": "Los"}[str(r["soort"])]
        kop: list[Cel] = [
            b.nummer(r["medewerker_id"]),
            persoon("medewerker", str(r["medewerker_id"])).naam,
            str(r["naam"]),
            soort,
        ]
        yield [*kop, r["datum"], "voldoende"]
        if toeval.kans(0.08):
            yield [*kop, r["datum"], "niet verschenen"]
