"""Values of workbook cells, and how they read as text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import numpy as np

from kkfzlib.nederlands.cel import komma, kort


class Procent(float):
    """A number that the workbook shows as a percentage: 0,5 that reads 50%."""


@dataclass(frozen=True)
class Gebrek:
    """A cell without a usable value; ``code`` is a code of the message catalogue."""

    code: str


def cel_als_tekst(waarde: Any, soort: str = "tekst") -> str:
    """A cell's value as an analyst would type it in a CSV, so that one set of rules reads both.

    Days become ISO dates; numbers get a decimal comma, but a point in a column of codes (5.1 is a code there).
    """
    if isinstance(waarde, str):
        return waarde
    if isinstance(waarde, Gebrek):
        return ""
    if isinstance(waarde, Procent):
        return f"{kort(waarde * 100)}%"
    if isinstance(waarde, datetime):
        return (
            waarde.date().isoformat()
            if waarde.time() == time()
            else waarde.isoformat(sep=" ", timespec="seconds")
        )
    if isinstance(waarde, (date, time)):
        return waarde.isoformat()
    if isinstance(waarde, timedelta):
        return f"{waarde.total_seconds() / 3600:g} uur"
    tekst = np.format_float_positional(waarde, trim="-") if isinstance(waarde, float) else str(waarde)
    return tekst if soort in ("codes", "uitsplitsing", "nummer") else komma(tekst)
