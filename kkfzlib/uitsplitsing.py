"""The keys within an uitsplitsing that have parts, built and taken apart in one place.

Only closed first parts make a key: ``maand/01`` of incidenten, ``cto/vraag`` of tevredenheid, ``verzuim/CBS`` of
benchmark. In an organisation's own words (``Brand/rookmelding``) a stroke is just a stroke.
"""

from __future__ import annotations

import re

_MAAND = re.compile(r"maand/(0[1-9]|1[0-2])")
MET_DELEN = frozenset({"tevredenheid", "benchmark"})
"""Kengetallen of which an uitsplitsing is a first part, and behind the first stroke anything."""


def maandcode(maand: int) -> str:
    """The uitsplitsing of a month, 1…12."""
    return f"maand/{maand:02d}"


def maand_van(uitsplitsing: str) -> int | None:
    """The month that an uitsplitsing stands for; None for anything else, ``maand/onbekend`` included."""
    m = _MAAND.fullmatch(uitsplitsing)
    return int(m[1]) if m else None


def splits(kengetal: str, uitsplitsing: str) -> tuple[str, str]:
    """First part and rest; the rest is empty where the uitsplitsing has no parts."""
    if kengetal not in MET_DELEN:
        return uitsplitsing, ""
    eerste, _, rest = uitsplitsing.partition("/")
    return eerste, rest
