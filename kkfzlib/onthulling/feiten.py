"""What each kind of contract row tells an outsider, and what it has to keep secret when it is hidden."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from kkfzlib.onthulling.primair import is_telling
from kkfzlib.onthulling.stelsel import Feit, Rij, Stelsel, aandeel_feit, gelijk

GEWICHTEN = {
    ("uitstroom", "noemer"): 20.0,  # without it indicator 2 says nothing
    ("clienten", "totaal"): 12.0,
    ("clienten_aandeel", "totaal"): 0.2,  # always 100%
    ("omzet", "totaal"): 8.0,
    ("omzet_aandeel", "totaal"): 0.2,
    ("omzet", "fz"): 6.0,
}
"""How much a reader loses with a row; unlisted rows weigh 3, a zero 4, totals 5, verblijfsduur 10."""


def gewicht(rij: Any) -> float:
    """Cost of hiding this row."""
    bekend = GEWICHTEN.get((rij.kengetal, rij.uitsplitsing))
    if bekend is not None:
        return bekend
    if rij.kengetal == "verblijfsduur":
        return 10.0
    if rij.uitsplitsing == "totaal" or rij.kengetal == "continuiteit_vermeldingen":
        return 5.0
    aantal = rij.waarde if is_telling(rij.kengetal, rij.uitsplitsing) else rij.teller
    if aantal == 0:
        return 4.0
    return 3.0 + (0.0 if math.isnan(aantal) else min(aantal, 1e6) / 1e7)  # of two equals hide the smaller


def lees_rij(
    stelsel: Stelsel, rij: Any, decimalen: Callable[[str, str], int], schaal: float, vast: bool = False
) -> Rij:
    """The facts and secrets of one row; variables and true values are noted in ``stelsel``."""
    uit = Rij((rij.kengetal, rij.uitsplitsing, rij.periode), gewicht=gewicht(rij), vast=vast)
    if is_telling(rij.kengetal, rij.uitsplitsing):
        _telling(stelsel, rij, uit)
    elif rij.kengetal in ("clienten_aandeel", "continuiteit", "continuiteit_vermeldingen"):
        _aandeel(stelsel, rij, uit, decimalen(rij.kengetal, rij.eenheid))
    elif rij.kengetal.startswith("omzet"):
        _bedrag(stelsel, rij, uit, decimalen(rij.kengetal, rij.eenheid), schaal)
    elif rij.kengetal == "verblijfsduur":
        _noemer(stelsel, rij, uit, f"verblijfsduur/{rij.uitsplitsing}.n@{rij.periode}")
    elif rij.kengetal == "tevredenheid":
        _score(stelsel, rij, uit, decimalen(rij.kengetal, rij.eenheid))
    elif rij.kengetal == "respons":
        _noemer(stelsel, rij, uit, f"uitgenodigd/{rij.uitsplitsing}@{rij.periode}")
        _feit(stelsel, uit, f"respondenten/{rij.uitsplitsing}@{rij.periode}", rij.teller)
    return uit


def _feit(stelsel: Stelsel, uit: Rij, naam: str, waarde: float) -> int:
    var = stelsel.var(naam)
    stelsel.leer(var, waarde)
    uit.feiten += gelijk(var, waarde)
    return var


def _telling(stelsel: Stelsel, rij: Any, uit: Rij) -> None:
    code = (
        rij.uitsplitsing.removesuffix("n").removesuffix(":")
        if rij.kengetal[:4] == "cont"
        else rij.uitsplitsing
    )
    achter = f"/{code}" if code else ""
    var = _feit(stelsel, uit, f"{rij.kengetal}{achter}@{rij.periode}", rij.waarde)
    uit.geheim.append((var, "aantal"))


def _aandeel(stelsel: Stelsel, rij: Any, uit: Rij, decimalen: int) -> None:
    p = rij.periode
    if rij.kengetal == "clienten_aandeel":
        teller, noemer = f"clienten/{rij.uitsplitsing}@{p}", f"clienten/totaal@{p}"
    else:
        achter = f"/{rij.uitsplitsing}" if rij.uitsplitsing else ""
        teller, noemer = f"{rij.kengetal}{achter}@{p}", f"uitstroom/noemer@{p}"
    t = _feit(stelsel, uit, teller, rij.teller)
    n = _feit(stelsel, uit, noemer, rij.noemer)
    if not math.isnan(rij.waarde):
        uit.feiten += aandeel_feit(t, n, rij.waarde, decimalen)
    if rij.kengetal != "clienten_aandeel":  # there the count has a row of its own
        uit.geheim.append((t, "aantal"))


def _bedrag(stelsel: Stelsel, rij: Any, uit: Rij, decimalen: int, schaal: float) -> None:
    u, p = rij.uitsplitsing, rij.periode
    dit = stelsel.var(f"omzet/{u}@{p}", geheel=False)
    if rij.kengetal == "omzet":
        stelsel.leer(dit, rij.waarde / schaal)
        uit.feiten += gelijk(dit, rij.waarde / schaal, 0.5 / schaal)
        uit.geheim.append((dit, "bedrag"))
        return
    ander = f"omzet/totaal@{p}" if rij.kengetal == "omzet_aandeel" else f"omzet/{u}@{int(p) - 1}"
    noemer = stelsel.var(ander, geheel=False)
    for var, bedrag in ((dit, rij.teller), (noemer, rij.noemer)):
        stelsel.leer(var, bedrag / schaal)
        uit.feiten += gelijk(var, bedrag / schaal, 0.5 / schaal)
    if not math.isnan(rij.waarde):
        procent = rij.waarde + (100.0 if rij.kengetal == "omzet_groei" else 0.0)
        uit.feiten += aandeel_feit(dit, noemer, procent, decimalen)


def _noemer(stelsel: Stelsel, rij: Any, uit: Rij, naam: str) -> None:
    _feit(stelsel, uit, naam, rij.noemer)


def _score(stelsel: Stelsel, rij: Any, uit: Rij, decimalen: int) -> None:
    u, p = rij.uitsplitsing, rij.periode
    som = stelsel.var(f"tevredenheid/{u}.som@{p}", geheel=False)
    n = _feit(stelsel, uit, f"tevredenheid/{u}.n@{p}", rij.teller)
    _feit(stelsel, uit, f"respondenten/{u}@{p}", rij.noemer)
    if not math.isnan(rij.waarde):
        stelsel.leer(som, rij.waarde * rij.teller)
        uit.feiten += [_per_stuk(f) for f in aandeel_feit(som, n, rij.waarde, decimalen)]
    uit.geheim.append((som, "bedrag"))


def _per_stuk(feit: Feit) -> Feit:
    # a mean is sum / n, where a percentage is 100 x teller / noemer
    (som, _), (n, c) = feit.termen
    return replace(feit, termen=((som, 1.0), (n, c)))
