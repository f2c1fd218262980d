"""What one year's export of the simulated world looks like: the tables, texts and settings of one folder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kkfzlib.kader import dichtstbijzijnde_gids
from kkfzlib.schema import TABELLEN
from kkfzlib.voorbeeld import geld, kwaliteit, plannen
from kkfzlib.voorbeeld.maat import EERSTE_JAAR, Maat
from kkfzlib.voorbeeld.schrijven import Rij, tabel, tekst
from kkfzlib.voorbeeld.team import Medewerker, Teamwereld
from kkfzlib.voorbeeld.teksten import teksten
from kkfzlib.voorbeeld.zorg import Zorgwereld

_THEMAS = (5, 4, 1, 9)
_PUBLICATIE = (date(2023, 5, 26), date(2024, 5, 31), date(2025, 5, 28), date(2026, 5, 29))


@dataclass(frozen=True)
class Wereld:
    """Everything that is simulated of one organisation."""

    naam: str
    voorvoegsel: str
    zaad: int
    maat: Maat
    zorg: Zorgwereld
    team: Teamwereld
    eerste_jaar: int


def _raakt(begin: date, eind: date, jaar: int) -> bool:
    """Whether a period is in the export of a year: not over before it, not begun after it."""
    return begin <= date(jaar, 12, 31) and eind >= date(jaar, 1, 1)


def _bekend(eind: date, jaar: int) -> date | None:
    """An end date as known when the year was closed."""
    return eind if eind <= date(jaar, 12, 31) else None


def _plaatsingen(zorg: Zorgwereld, jaar: int) -> Iterable[Rij]:
    for p in zorg.plaatsingen:
        if _raakt(p.begin, p.eind, jaar):
            yield vars(p) | {"begindatum": p.begin, "einddatum": _bekend(p.eind, jaar)}


def _uitstroom(zorg: Zorgwereld, jaar: int) -> Iterable[Rij]:
    for v in zorg.vertrekken:
        if v.datum.year == jaar:
            codes = "|".join(v.vervolgzorg)
            yield {
                "client_id": v.client_id,
                "datum": v.datum,
                "terug_naar_detentie": v.detentie,
                "vervolgzorg": codes,
            }


def _capaciteit(maat: Maat, jaar: int) -> Iterable[Rij]:
    return (r for r in geld.capaciteit(maat) if r["begindatum"] <= date(jaar, 12, 31))  # type: ignore[operator]


def _in_dienst(team: Teamwereld, jaar: int) -> list[Medewerker]:
    return [m for m in team.medewerkers if _raakt(m.in_dienst, m.uit_dienst, jaar)]


def _medewerkers(team: Teamwereld, jaar: int) -> Iterable[Rij]:
    for m in _in_dienst(team, jaar):
        weg = _bekend(m.uit_dienst, jaar)
        contract = m.dienstverband(date(jaar, 12, 31))
        yield vars(m) | {
            "dienstverband": contract,
            "uit_dienst": weg,
            "reden_uit_dienst": m.reden if weg else "",
        }


def _verzuim(team: Teamwereld, jaar: int) -> Iterable[Rij]:
    hier = {m.medewerker_id for m in _in_dienst(team, jaar)}
    for v in team.verzuim:
        if v.medewerker_id in hier and _raakt(v.begin, v.eind, jaar):
            yield vars(v) | {"begindatum": v.begin, "einddatum": _bekend(v.eind, jaar)}


def _scholing(team: Teamwereld, jaar: int) -> Iterable[Rij]:
    return (vars(s) for s in team.scholing if s.datum.year == jaar)


def tabellen(w: Wereld, jaar: int) -> dict[str, Iterable[Rij]]:
    """The rows of every raw table that is simulated, of one year, by name."""
    return {
        "plaatsingen": _plaatsingen(w.zorg, jaar),
        "uitstroom": _uitstroom(w.zorg, jaar),
        "capaciteit": _capaciteit(w.maat, jaar),
        "omzet": geld.omzet(w.zorg, jaar),
        "medewerkers": _medewerkers(w.team, jaar),
        "verzuim": _verzuim(w.team, jaar),
        "scholing": _scholing(w.team, jaar),
        "beleid": kwaliteit.beleid(w.zaad, jaar),
        "incidenten": kwaliteit.incidenten(w.zaad, w.maat, jaar),
        "onderzoeken": kwaliteit.onderzoeken(w.maat, jaar),
        "antwoorden": kwaliteit.antwoorden(w.zaad, w.maat, jaar, w.voorvoegsel),
        "citaten": kwaliteit.citaten(w.zaad, jaar),
        "bijeenkomsten": kwaliteit.bijeenkomsten(w.zaad, jaar),
        "doelen": plannen.doelen(jaar),
        "ontwikkelpunten": plannen.ontwikkelpunten(jaar),
        "benchmarks": geld.benchmarks(jaar),
        "opgave": geld.opgave(w.zorg, w.team, w.maat, jaar, met_vorig=jaar == w.eerste_jaar),
    }


_STROOMSCHEMA = """\
# Veiligheidsmanagement rond de cliënt.
knopen:
  - {id: aanmelding, naam: Aanmelding}
  - {id: risicotaxatie, naam: Risicotaxatie}
  - {id: plan, naam: Zorgplan en signaleringsplan}
  - {id: client, naam: Cliënt}
  - {id: naasten, naam: Naasten}
  - {id: team, naam: Begeleiding}
  - {id: zorgoverleg, naam: Zorgoverleg}
  - {id: reclassering, naam: Reclassering}
  - {id: wijk, naam: Wijkagent en Veiligheidshuis}
pijlen:
  - {van: aanmelding, naar: risicotaxatie, tekst: stukken compleet}
  - {van: risicotaxatie, naar: plan, tekst: vormt de basis}
  - {van: client, naar: plan, tekst: schrijft mee}
  - {van: naasten, naar: plan, tekst: met toestemming}
  - {van: plan, naar: team, tekst: geeft richting}
  - {van: team, naar: client, tekst: begeleidt}
  - {van: team, naar: zorgoverleg, tekst: meldt signalen}
  - {van: wijk, naar: zorgoverleg, tekst: deelt signalen}
  - {van: zorgoverleg, naar: plan, tekst: schaalt op of af}
  - {van: zorgoverleg, naar: reclassering, tekst: informeert}
"""


def _verslag(jaar: int) -> str:
    nummer = jaar - EERSTE_JAAR
    publicatie = _PUBLICATIE[nummer] if nummer < len(_PUBLICATIE) else date(jaar + 1, 5, 28)
    return (
        f"peildatum: {date(jaar, 12, 31).isoformat()}\n"
        f"gids: {dichtstbijzijnde_gids(jaar)}\n"
        "verblijfsduur: uitgestroomd\n"
        f"publicatiedatum: {publicatie.isoformat()}\n"
        f"thema: {_THEMAS[nummer % len(_THEMAS)]}\n"
    )


def schrijf_jaar(w: Wereld, map_: Path, jaar: int) -> None:
    """Write the raw folder of one year."""
    gemaakt = tabellen(w, jaar)
    for naam, soort in TABELLEN.items():
        # A table that nobody simulates yet shows what its columns look like.
        rijen = gemaakt.get(naam, [{k.naam: k.voorbeeld for k in soort.kolommen}])
        tabel(map_ / f"{naam}.csv", soort.kop(plannen.JAREN), rijen)
    tekst(map_ / "verslag.yml", _verslag(jaar))
    tekst(map_ / "stroomschema.yml", _STROOMSCHEMA)
    for slot, inhoud in teksten(jaar, w.naam).items():
        tekst(map_ / "teksten" / f"{slot}.md", inhoud)
