"""Which numbers of a sentence the audit judges: counts and measures in a notation that leaves no doubt."""

from __future__ import annotations

from kkfzlib.nederlands.getal import Getal
from kkfzlib.nederlands.lezen import lees


def getallen(zin: str) -> list[Getal]:
    """Every single number that measures something, in order of place; ranges, parts and multiples state none."""
    return [g for g in lees(zin).getallen if g.soort == "getal" and not g.opmerking]
