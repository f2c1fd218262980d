"""Revenue from days of care, and the figures that the organisation states itself."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from kkfzlib.voorbeeld.maat import Maat
from kkfzlib.voorbeeld.schrijven import Rij
from kkfzlib.voorbeeld.team import Teamwereld
from kkfzlib.voorbeeld.zorg import Plaatsing, Zorgwereld

# Invented price of one day of care in 2021, and the yearly indexation.
DAGPRIJS = {"verblijf": 189.0, "ambulant": 46.0, "dagbesteding": 38.0}
OPSLAG = {"fz": 1.0, "zvw": 0.97, "wlz": 0.94, "wmo": 0.81, "anders": 0.85}
INDEX = 1.042


def _jaargrens(jaar: int) -> tuple[date, date]:
    return date(jaar, 1, 1), date(jaar + 1, 1, 1)


def dagen(begin: date, eind: date, van: date, tot: date) -> int:
    """Days of ``begin <= d < eind`` that fall in ``van <= d < tot``."""
    return max(0, (min(eind, tot) - max(begin, van)).days)


def omzet(zorg: Zorgwereld, jaar: int) -> list[Rij]:
    """Revenue per month and funding in whole euros; only fundings that occur in the year."""
    soorten = [f for f in OPSLAG if any(_in_jaar(p, jaar) for p in zorg.plaatsingen if p.financiering == f)]
    rijen: list[Rij] = []
    for maand in range(1, 13):
        van = date(jaar, maand, 1)
        tot = date(jaar + maand // 12, maand % 12 + 1, 1)
        for soort in soorten:
            eigen = (p for p in zorg.plaatsingen if p.financiering == soort)
            rijen.append({"financiering": soort, "bedrag": _bedrag(eigen, jaar, van, tot), "maand": maand})
    return rijen


def _in_jaar(p: Plaatsing, jaar: int) -> bool:
    return dagen(p.begin, p.eind, *_jaargrens(jaar)) > 0


def _bedrag(plaatsingen: Iterable[Plaatsing], jaar: int, van: date, tot: date) -> int:
    som = sum(
        dagen(p.begin, p.eind, van, tot) * DAGPRIJS[p.zorgvorm] * OPSLAG[p.financiering] for p in plaatsingen
    )
    return round(som * INDEX ** (jaar - 2021))


def capaciteit(maat: Maat) -> list[Rij]:
    """Beds per house, with a second row from the day on which beds were added."""
    rijen: list[Rij] = []
    for huis in maat.locaties:
        rijen.append({"locatie": huis.naam, "bedden": huis.bedden, "begindatum": huis.sinds})
        if huis.uitbreiding:
            rijen.append({"locatie": huis.naam, "bedden": huis.erbij, "begindatum": huis.uitbreiding})
    return rijen


def _verzuim(team: Teamwereld, jaar: int) -> float:
    """Sickness absence in %, by the definition of the kengetal."""
    grens = _jaargrens(jaar)
    mensen = {m.medewerker_id: m for m in team.medewerkers if m.soort == "team"}
    dienst = sum(dagen(m.in_dienst, m.uit_dienst, *grens) * m.fte for m in mensen.values())
    ziek = sum(
        dagen(v.begin, v.eind, *grens) * v.percentage / 100 * mensen[v.medewerker_id].fte
        for v in team.verzuim
        if v.soort == "ziekte"
    )
    return ziek / dienst * 100


def _beddagen(zorg: Zorgwereld, jaar: int) -> int:
    return sum(
        dagen(p.begin, p.eind, *_jaargrens(jaar)) for p in zorg.plaatsingen if p.zorgvorm == "verblijf"
    )


def _verblijfsduur(zorg: Zorgwereld, jaar: int) -> float:
    """Mean days of the stays in a house that ended in ``jaar``, from the first arrival."""
    binnen = [p for p in zorg.plaatsingen if p.zorgvorm == "verblijf"]
    eerste = {c: min(p.begin for p in binnen if p.client_id == c) for c in {p.client_id for p in binnen}}
    laatste = {c: max(p.eind for p in binnen if p.client_id == c) for c in eerste}
    duren = [(laatste[c] - eerste[c]).days for c in eerste if laatste[c].year == jaar]
    return sum(duren) / len(duren)


def opgave(zorg: Zorgwereld, team: Teamwereld, maat: Maat, jaar: int, *, met_vorig: bool) -> list[Rij]:
    """What the annual accounts say of this year; in the first year also the year before, which has no records here."""
    totaal = sum(int(str(r["bedrag"])) for r in omzet(zorg, jaar))
    rijen = [_rij("omzet", "totaal", jaar, totaal, "jaarrekening, resultatenrekening"),
             _rij("beddagen", "", jaar, _beddagen(zorg, jaar), "jaarrekening, productieoverzicht")]  # fmt: skip
    if not met_vorig:
        return rijen
    vorig, bron = jaar - 1, f"kwaliteitsverslag {jaar - 1}"
    bedragen = omzet(zorg, vorig)
    fz = sum(int(str(r["bedrag"])) for r in bedragen if r["financiering"] == "fz")
    alles = sum(int(str(r["bedrag"])) for r in bedragen)
    jaardagen = (date(jaar, 1, 1) - date(vorig, 1, 1)) / timedelta(days=1)
    beddagen = _beddagen(zorg, vorig)
    bedden = sum(h.bedden for h in maat.locaties)
    modules = sum(s.datum.year == vorig and s.soort == "leerlijn" for s in team.scholing)
    return [
        *rijen,
        _rij("omzet", "fz", vorig, fz, bron),
        _rij("omzet", "anders", vorig, alles - fz, bron),
        _rij("omzet", "totaal", vorig, alles, bron),
        _rij("beddagen", "", vorig, beddagen, bron),
        _rij("bezette_bedden", "", vorig, round(beddagen / jaardagen, 1), bron),
        _rij("bezettingsgraad", "", vorig, round(beddagen / jaardagen / bedden * 100, 1), bron),
        _rij("verblijfsduur", "uitgestroomd", vorig, round(_verblijfsduur(zorg, vorig)), bron),
        _rij("verzuim", "", vorig, round(_verzuim(team, vorig), 1), bron),
        _rij("leerlijnmodules", "", vorig, modules, bron),
    ]


def _rij(kengetal: str, uitsplitsing: str, periode: int, waarde: float, vindplaats: str) -> Rij:
    return {"kengetal": kengetal, "uitsplitsing": uitsplitsing, "periode": periode, "waarde": waarde,
            "vindplaats": vindplaats}  # fmt: skip


def benchmarks(jaar: int) -> list[Rij]:
    """Invented figures of an invented sector, under a name that nobody can mistake for a real source."""
    stand = {
        "verzuim": 6.8 + (jaar % 3) * 0.2,
        "personeel_vast": 78.0,
        "bezettingsgraad": 92.0,
        "zorgervaring": 7.1,
    }
    return [
        {"kengetal": k, "waarde": round(w, 1), "periode": jaar, "bron": "Voorbeeldbranche"}
        for k, w in stand.items()
    ]
