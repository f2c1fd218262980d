"""Dutch formatting of numbers, percentages, money and dates (babel, CLDR ``nl``)."""

from __future__ import annotations

import math
from datetime import date
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

from kkfzlib.nederlands.afronding import afgerond

TAAL = "nl_NL"
NBSP = "\u00a0"  # keeps a unit on the line of its number
MIN = "\u2212"


@lru_cache(maxsize=1 << 16)
def getal(waarde: float, decimalen: int = 0, *, groepen: bool = True) -> str:
    """A number as text: ``1.236.365`` or ``16,8``. ``waarde`` must be finite."""
    if not math.isfinite(waarde):
        raise ValueError("alleen eindige getallen kunnen worden opgemaakt")
    patroon = ("#,##0" if groepen else "0") + ("." + "0" * decimalen if decimalen else "")
    return format_decimal(afgerond(waarde, decimalen), format=patroon, locale=TAAL).replace("-", MIN)


def procent(waarde: float, decimalen: int = 2) -> str:
    """A percentage (0…100) as text: ``94,40%``."""
    return f"{getal(waarde, decimalen)}%"


def euro(waarde: float, decimalen: int = 0) -> str:
    """An amount as text: ``€ 1.236.365`` (no-break space)."""
    return f"€{NBSP}{getal(waarde, decimalen)}"


def met_teken(tekst: str, waarde: float) -> str:
    """Put a plus before a positive change: ``+9,8%``; negative numbers already carry their minus."""
    return f"+{tekst}" if waarde > 0 and not tekst.startswith("+") else tekst


_ACHTERVOEGSEL = {"dagen": "dagen", "jaar": "jaar", "bedden": "bedden"}


def met_eenheid(waarde: float, eenheid: str, decimalen: int) -> str:
    """A value with its unit, for running text: ``278 dagen``, ``94,40%``, ``€ 1.236.365``, ``18``."""
    if eenheid == "%":
        return procent(waarde, decimalen)
    if eenheid == "euro":
        return euro(waarde, decimalen)
    achter = _ACHTERVOEGSEL.get(eenheid)
    return getal(waarde, decimalen) + (f"{NBSP}{achter}" if achter else "")


def datum(dag: date) -> str:
    """A date in words: ``31 december 2024``."""
    return format_date(dag, format="d MMMM y", locale=TAAL)


def opsomming(delen: list[str]) -> str:
    """``a, b en c``."""
    if len(delen) < 2:
        return "".join(delen)
    return ", ".join(delen[:-1]) + " en " + delen[-1]
