"""Exports as text with semicolons in Windows-1252: dates without zeros, a ledger with a minus before revenue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from kkfzlib.voorbeeld.bronnen_bestand import Cel, Notatie, tekstbestand
from kkfzlib.voorbeeld.bronnen_personen import persoon
from kkfzlib.voorbeeld.bronnen_wereld import Jaarbron, omschrijving, tot_en_met

NOTATIE = Notatie(";", "cp1252", "d-m-jjjj")
_ZORGVORM = {
    "verblijf": "Wonen met begeleiding",
    "ambulant": "Begeleiding thuis",
    "dagbesteding": "Dagbesteding",
}
_WET = {"fz": "DJI", "wlz": "WLZ", "wmo": "WMO", "zvw": "ZVW", "anders": "Onderaanneming"}
_CONTRACT = {"vast": "vast", "tijdelijk": "tijdelijk", "zzp": "ingehuurd", "stage": "BBL/stage"}
_ERNST = {"1": "laag", "2": "midden", "3": "hoog", "4": "zeer hoog"}


def schrijf(b: Jaarbron, map_: Path) -> None:
    """All exports of one year."""
    bestanden = {"clientenlijst": _zorg(b), "personeel": _personeel(b), "ziekmeldingen": _verzuim(b),
                 "grootboek_omzet": _omzet(b), "meldingen": _incidenten(b), "opleidingen": _scholing(b)}  # fmt: skip
    for onderzoek in ("cto", "mto", "ketenpartners"):
        bestanden[f"enquete_{onderzoek}"] = _formulier(b, onderzoek)
    for naam, rijen in bestanden.items():
        tekstbestand(map_ / f"{naam}_{b.jaar}.csv", rijen, NOTATIE)


def _zorg(b: Jaarbron) -> Iterable[Sequence[Cel]]:
    yield ["Clientnr", "Client", "BSN-nummer", "Geb.datum", "Afdeling", "Zorgvorm", "Financieringsvorm",
           "Strafrechtelijke titel", "Zorgprofiel", "Ingangsdatum", "Einddatum", "Contactpersoon"]  # fmt: skip
    for r in b.rijen("plaatsingen"):
        nummer = b.nummer(r["client_id"])
        wie = persoon("client", nummer)
        yield [nummer, wie.naam, wie.bsn, wie.geboren, str(r["locatie"]), _ZORGVORM[str(r["zorgvorm"])],
               _WET[str(r["financiering"])], str(r["zorgtitel"]), str(r["zorgzwaarte"]).replace("-", ""),
               r["begindatum"], tot_en_met(r["einddatum"]), persoon("contact", nummer).naam]  # fmt: skip


def _personeel(b: Jaarbron) -> Iterable[Sequence[Cel]]:
    yield ["Personeelsnr", "Medewerker", "Geboortedatum", "Functienaam", "Hoogste opleiding", "Contractvorm",
           "Contracturen", "Datum in dienst", "Datum uit dienst", "Vertrekreden", "Werkzaam in zorg sinds"]  # fmt: skip
    for c in b.contracten():
        m = c.medewerker
        wie = persoon("medewerker", m.medewerker_id)
        yield [b.nummer(m.medewerker_id), wie.naam, wie.geboren, m.functie, m.opleiding, _CONTRACT[c.dienstverband],
               float(c.uren), c.begin, tot_en_met(c.eind), c.reden, m.ervaring_sinds]  # fmt: skip


def _verzuim(b: Jaarbron) -> Iterable[Sequence[Cel]]:
    yield ["Personeelsnr", "Naam", "Ziek vanaf", "Hersteld per", "% afwezig", "Soort verzuim"]
    for r in b.rijen("verzuim"):
        soort = {"ziekte": "Ziekte", "zwangerschap": "Zwangerschap"}[str(r["soort"])]
        yield [b.nummer(r["medewerker_id"]), persoon("medewerker", str(r["medewerker_id"])).naam,
               r["begindatum"], r["einddatum"], r["percentage"], soort]  # fmt: skip


def _omzet(b: Jaarbron) -> Iterable[Sequence[Cel]]:
    yield [f"Grootboekkaart {b.jaar} (verzonnen)"]
    yield ["Rekening", "Omschrijving", "Periode", "Bedrag"]
    for n, (soort, maanden) in enumerate(b.omzet_per_maand().items()):
        for maand, bedrag in maanden.items():
            yield [8000 + 10 * n, f"Omzet {_WET[soort]}", maand, _euro(-bedrag)]
        yield [8000 + 10 * n, f"Totaal omzet {_WET[soort]}", None, _euro(-sum(maanden.values()))]


def _euro(bedrag: int) -> str:
    return f"{bedrag:,}".replace(",", ".") + ",00"


def _incidenten(b: Jaarbron) -> Iterable[Sequence[Cel]]:
    yield ["Meldingsdatum", "Vestiging", "Type melding", "Ernstklasse", "Melder", "Wat is er gebeurd?"]
    toeval = b.toeval("incidenten")
    for r in b.rijen("incidenten"):
        naam = persoon("client", str(toeval.heel(1, 60))).naam
        melder = persoon("medewerker", str(toeval.heel(1, 40))).naam
        yield [r["datum"], str(r["locatie"]), f"MIC {str(r['soort']).lower()}", _ERNST[str(r["ernst"])], melder,
               omschrijving(toeval, naam)]  # fmt: skip


def _scholing(b: Jaarbron) -> Iterable[Sequence[Cel]]:
    yield ["Personeelsnr", "Medewerker", "Cursus", "Soort scholing", "Afgerond op"]
    for r in b.rijen("scholing"):
        naam = persoon("medewerker", str(r["medewerker_id"])).naam
        yield [b.nummer(r["medewerker_id"]), naam, str(r["naam"]), str(r["soort"]), r["datum"]]


def _formulier(b: Jaarbron, onderzoek: str) -> Iterable[Sequence[Cel]]:
    vragen, antwoorden = b.brede_antwoorden(onderzoek)
    yield ["Respondentnummer", *vragen, "Opmerkingen"]
    yield from antwoorden
