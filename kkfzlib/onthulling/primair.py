"""Primary suppression: which rows are themselves too small to show, by the class that the registry gives them."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from kkfzlib.kengetallen.dagen import dagen_van_jaar
from kkfzlib.kengetallen.register import Onthulling
from kkfzlib.onthulling.beleid import Beleid
from kkfzlib.onthulling.klassen import is_telling, is_vrij, klasse

Telling = Callable[[str, str], float]
"""(kengetal/uitsplitsing, periode) to that row's count; NaN where the report has none."""


def is_klein(aantal: float | None, drempel: int) -> bool:
    """Whether a count of persons is too small to show: more than none and under the threshold."""
    return aantal is not None and not math.isnan(aantal) and 0 < aantal < drempel


def te_smalle_basis(noemer: float | None, basis: int) -> bool:
    """Whether a share or mean stands on too few persons; an unknown base cannot be shown to be wide enough."""
    return noemer is None or math.isnan(noemer) or noemer < basis


def primair(frame: pd.DataFrame, beleid: Beleid) -> pd.Series:
    """Bool per contract row: too small to show, or of no known class."""
    rijen: list[Any] = list(frame.itertuples(index=False))
    tellingen = {
        (f"{r.kengetal}/{r.uitsplitsing}", r.periode): float(r.waarde)
        for r in rijen
        if is_telling(r.kengetal, r.uitsplitsing)
    }

    def telling(naam: str, periode: str) -> float:
        return tellingen.get((naam, periode), math.nan)

    onveilig = [_onveilig(r, telling, beleid) for r in rijen]
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
