"""Stated figures beside the oracle's rows: registration wins, shares and growth follow from what was stated."""

from __future__ import annotations

from tests.acceptatie.generator import Geval
from tests.acceptatie.orakel import Rij, Sleutel

EENHEID = {
    "omzet": "euro", "beddagen": "dagen", "clienten": "aantal", "personeel_vast": "%", "verzuim": "%",
    "zorgervaring": "jaar", "leerlijnmodules": "aantal", "bijeenkomsten": "aantal", "uitstroom": "aantal",
}  # fmt: skip


def gesteld(geval: Geval) -> dict[Sleutel, float]:
    """The stated values by key, completed to sums of two parts."""
    uit = {
        (r["kengetal"], r["uitsplitsing"] or "", r["periode"]): r["waarde"]
        for r in geval.tabellen.get("opgave", [])
    }
    for id in ("omzet", "clienten"):
        for periode in {p for k, _, p in uit if k == id}:
            fz, anders, totaal = ((id, deel, periode) for deel in ("fz", "anders", "totaal"))
            if fz in uit and anders in uit:
                uit.setdefault(totaal, uit[fz] + uit[anders])
            if totaal in uit and fz in uit:
                uit.setdefault(anders, uit[totaal] - uit[fz])
            if totaal in uit and anders in uit:
                uit.setdefault(fz, uit[totaal] - uit[anders])
    return uit


def omzet_toen(geval: Geval, folder: dict[str, float] | None) -> dict[str, float]:
    """Last year's stated revenue, for where last year's folder does not have it."""
    ervoor = str(geval.keuzes.jaar - 1)
    uit = {code: w for (id, code, periode), w in gesteld(geval).items() if (id, periode) == ("omzet", ervoor)}
    return {**uit, **(folder or {})}


def met_opgave(
    rijen: dict[Sleutel, Rij], geval: Geval, groei_uit_opgave: dict[str, float]
) -> dict[Sleutel, Rij]:
    """All rows of the csv: ``rijen``, and the stated ones that registration does not give."""
    uit = dict(rijen)
    waarden = gesteld(geval)
    for (id, code, periode), waarde in waarden.items():
        uit.setdefault((id, code, periode), (waarde, EENHEID[id], None, None, "opgave"))
        totaal = waarden.get((id, "totaal", periode))
        if id in ("omzet", "clienten") and totaal:
            deel = (waarde / totaal * 100, "%", waarde, totaal, "opgave")
            uit.setdefault((f"{id}_aandeel", code, periode), deel)
    for code in groei_uit_opgave:
        sleutel = ("omzet_groei", code, str(geval.keuzes.jaar))
        if sleutel in uit:
            uit[sleutel] = (*uit[sleutel][:4], "opgave")
    for r in geval.tabellen.get("benchmarks", []):
        naam = "/".join(deel for deel in (r["kengetal"], r["bron"]) if deel)
        uit["benchmark", naam, r["periode"] or str(geval.keuzes.jaar)] = (
            r["waarde"],
            "%",
            None,
            None,
            "opgave",
        )
    return uit
