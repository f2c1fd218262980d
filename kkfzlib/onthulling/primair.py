"""Primary suppression: which rows are themselves too small to show, by the class that the registry gives them."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from kkfzlib.kengetallen.dagen import dagen_van_jaar
from kkfzlib.kengetallen.register import REGISTER, Onthulling
from kkfzlib.onthulling.beleid import Beleid
from kkfzlib.onthulling.klassen import is_telling, is_vrij, klasse

Schalen = Mapping[str, tuple[float, float]]
"""(lowest, highest score) per onderzoek."""

Telling = Callable[[str, str], float]
"""(kengetal/uitsplitsing, periode) to that row's count; NaN where the report has none."""


def is_klein(aantal: float | None, drempel: int) -> bool:
    """Whether a count of persons is too small to show: more than none and under the threshold."""
    return aantal is not None and not math.isnan(aantal) and 0 < aantal < drempel


def te_smalle_basis(noemer: float | None, basis: int) -> bool:
    """Whether a share or mean stands on too few persons; an unknown base cannot be shown to be wide enough."""
    return noemer is None or math.isnan(noemer) or noemer < basis


def primair(frame: pd.DataFrame, beleid: Beleid, schalen: Schalen | None = None) -> pd.Series:
    """Bool per contract row: too small to show, too near an end of the scale, or of no known class.

    ``schalen`` gives the lowest and highest score per onderzoek, where it is known.
    """
    rijen: list[Any] = list(frame.itertuples(index=False))
    tellingen = {
        (f"{r.kengetal}/{r.uitsplitsing}", r.periode): float(r.waarde)
        for r in rijen
        if is_telling(r.kengetal, r.uitsplitsing)
    }

    def telling(naam: str, periode: str) -> float:
        return tellingen.get((naam, periode), math.nan)

    onveilig = [_onveilig(r, telling, beleid) or _allemaal_gelijk(r, telling, schalen or {}) for r in rijen]
    return pd.Series(np.array(onveilig, dtype=bool), index=frame.index)


def _onveilig(rij: Any, telling: Telling, beleid: Beleid) -> bool:
    soort = klasse(rij.kengetal, rij.uitsplitsing)
    if soort is None:
        return True
    if is_vrij(rij.kengetal, rij.uitsplitsing):
        return False
    if soort.telt == "geld":
        return _bedrag_onveilig(rij, telling, soort, beleid)
    if is_telling(rij.kengetal, rij.uitsplitsing):
        return is_klein(rij.waarde, beleid.drempel)
    if soort.personen:
        return _verhouding_onveilig(rij, telling, soort, beleid)
    # of a mean the teller is a sum: days, years, answers
    klein = bool(soort.teller or soort.deel_van) and is_klein(rij.teller, beleid.drempel)
    return klein or te_smalle_basis(rij.noemer, beleid.basis)


def _bedrag_onveilig(rij: Any, telling: Telling, soort: Onthulling, beleid: Beleid) -> bool:
    aantal = telling(f"{soort.bijdragers}/{rij.uitsplitsing}", rij.periode)
    if rij.waarde == 0 or math.isnan(aantal):  # nobody's amount, or no count that could single anyone out
        return klasse(soort.bijdragers, rij.uitsplitsing) is None
    return aantal < beleid.drempel


def _verhouding_onveilig(rij: Any, telling: Telling, soort: Onthulling, beleid: Beleid) -> bool:
    """A ratio whose noemer counts no persons: occupied beds are clients at small size, sick leave is a team's."""
    if soort.personen == "personeel/basis":
        vast, tijdelijk = (telling(f"personeel/{d}", rij.periode) for d in ("vast", "tijdelijk"))
        return te_smalle_basis(vast + tijdelijk, beleid.basis)
    bezet = rij.waarde if soort.personen == "waarde" else rij.teller / dagen_van_jaar(int(rij.periode))
    return math.isnan(bezet) or is_klein(bezet, beleid.drempel)


def _allemaal_gelijk(rij: Any, telling: Telling, schalen: Schalen) -> bool:
    """Whether a mean lies so near the end of what is possible that it tells nearly everybody's value."""
    laag, hoog, n, breed = _uitersten(rij, telling, schalen)
    if math.isnan(laag + hoog + n + rij.waarde) or n < 1:
        return False
    half = 0.5 / 10 ** REGISTER[rij.kengetal].decimalen
    som = (rij.waarde - half) * n, (rij.waarde + half) * n
    if rij.kengetal == "tevredenheid":
        som = math.ceil(som[0] - 1e-9), math.floor(som[1] + 1e-9)
    een = max(laag, som[0] - (n - 1) * hoog), min(hoog, som[1] - (n - 1) * laag)
    return een[1] - een[0] < breed - 1e-9


def _uitersten(rij: Any, telling: Telling, schalen: Schalen) -> tuple[float, float, float, float]:
    """Smallest and largest value one person can have, how many persons, and how far apart is far enough."""
    if rij.kengetal == "tevredenheid":
        laag, hoog = schalen.get(rij.uitsplitsing.split("/")[0], (math.nan, math.nan))
        return laag, hoog, rij.teller, 1.0
    if (rij.kengetal, rij.uitsplitsing) == ("verblijfsduur", "in_jaar"):
        dagen = float(dagen_van_jaar(int(rij.periode)))
        return 1.0, dagen, rij.noemer, 0.1 * dagen
    if rij.kengetal == "verzuim" and rij.waarde > 50:  # nobody ill is no news about anybody
        vast, tijdelijk = (telling(f"personeel/{d}", rij.periode) for d in ("vast", "tijdelijk"))
        return 0.0, 100.0, vast + tijdelijk, 10.0
    return math.nan, math.nan, math.nan, math.nan
