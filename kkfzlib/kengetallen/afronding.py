"""Whether a printed number is a rounding of an exact one, and which count a printed percentage stands for."""

from __future__ import annotations

from decimal import Decimal

_SPELING = 1e-9


def decimalen(getal: float) -> int:
    """Decimals that a number was printed with, as far as the number itself tells: ``8.33`` has 2, ``25.0`` none."""
    exponent = Decimal(repr(float(getal))).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def past_bij(gedrukt: float, exact: float) -> bool:
    """Whether ``gedrukt`` can be ``exact`` rounded to the decimals that it shows (a half may go either way)."""
    return abs(gedrukt - exact) <= 0.5 * 10.0 ** -decimalen(gedrukt) + _SPELING


def teller_bij(procent: float, noemer: float) -> float | None:
    """The only whole count out of ``noemer`` that rounds to ``procent``; None where none or several do."""
    if noemer <= 0 or 100 / noemer <= 10.0 ** -decimalen(procent):
        return None
    teller = float(round(procent * noemer / 100))
    return teller if past_bij(procent, 100 * teller / noemer) else None
