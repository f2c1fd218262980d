"""Rounding as printed, and what a printed number can mean: its interval, and the counts that fit a percentage."""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Decimal

# Absorbs binary noise at the very edge of an interval: 5,15 is a fitting value for a printed 5,1 and for 5,2.
SPELING = 1e-9


def afgerond(waarde: float, decimalen: int) -> float:
    """``waarde`` as it is printed with this many decimals, so that export and print agree; never minus zero.

    A half goes up, as readers do on paper; Python's own rounding (to even) makes 0,125 into 0,12.
    """
    stap = 10**decimalen
    uit = math.copysign(math.floor(abs(waarde) * stap + 0.5 + SPELING) / stap, waarde)
    return 0.0 if uit == 0 else uit


def decimalen(waarde: float) -> int:
    """Decimals that a number was written with, as far as it tells itself: 5.1 → 1, 8.33 → 2, 18.0 → 0."""
    exponent = Decimal(repr(float(waarde))).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def halve_eenheid(waarde: float, cijfers: int | None = None) -> float:
    """Half of the last printed decimal: how far the true value may lie from the printed one."""
    return 0.5 * 10 ** -(decimalen(waarde) if cijfers is None else cijfers)


def past(werkelijk: float, gedrukt: float, extra: float = 0.0) -> bool:
    """Whether ``werkelijk`` rounds to ``gedrukt`` as printed (halves either way), give or take ``extra``."""
    return abs(werkelijk - gedrukt) <= halve_eenheid(gedrukt) + extra + SPELING


def teller_bij(procent: float, noemer: float) -> float | None:
    """The only whole count out of ``noemer`` that rounds to ``procent``; None where none or several do."""
    if noemer <= 0 or 100 / noemer <= 10.0 ** -decimalen(procent):
        return None
    teller = float(round(procent * noemer / 100))
    return teller if past(100 * teller / noemer, procent) else None


def passende_tellers(percentage: float, noemer: int) -> range:
    """The whole counts k for which 100·k/noemer rounds to ``percentage``; an empty range when there are none."""
    half = halve_eenheid(percentage) + SPELING
    laag = max(0, math.ceil((percentage - half) * noemer / 100 - SPELING))
    hoog = min(noemer, math.floor((percentage + half) * noemer / 100 + SPELING))
    return range(laag, hoog + 1)


def past_op_noemer(percentages: Iterable[float], noemer: int) -> bool:
    """Whether every percentage is some whole count out of ``noemer``."""
    return all(len(passende_tellers(p, noemer)) > 0 for p in percentages)


def kleinste_noemer(percentages: Iterable[float], hoogstens: int = 10_000) -> int | None:
    """The smallest number of people that every one of these percentages can come from; None above ``hoogstens``."""
    lijst = list(percentages)
    return next((n for n in range(1, hoogstens + 1) if past_op_noemer(lijst, n)), None)
