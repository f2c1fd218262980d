"""What every relation of one periode is written in: sums and bounds between named quantities."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

from kkfzlib.onthulling.stelsel import Stelsel

ONEINDIG = math.inf


class Jaarrelaties:
    """Statements about the quantities of one periode, over the rows of it."""

    def __init__(self, stelsel: Stelsel, rijen: Sequence[Any], periode: str, drempel: int) -> None:
        self.stelsel, self.rijen, self.p, self.drempel = stelsel, rijen, periode, drempel
        self.vorig = str(int(periode) - 1) if periode.isdecimal() else ""

    def codes(self, kengetal: str) -> list[str]:
        return [r.uitsplitsing for r in self.rijen if r.kengetal == kengetal]

    def naam(self, kaal: str) -> str:
        return f"{kaal}@{self.p}"

    def heeft(self, *namen: str) -> bool:
        return all(self.stelsel.heeft(self.naam(n)) for n in namen)

    def som(self, plus: Iterable[str], min_: Iterable[str], naam: str, *, zeker: bool = True) -> None:
        """``Σ plus = Σ min`` (full names) when every variable is there."""
        delen = [*plus], [*min_]
        if all(delen) and all(self.stelsel.heeft(n) for n in (*delen[0], *delen[1])):
            termen = {self.stelsel.var(n): 1.0 for n in delen[0]}
            termen |= {self.stelsel.var(n): -1.0 for n in delen[1]}
            self.stelsel.relatie(termen, 0.0, 0.0, naam, zeker=zeker)

    def hoogstens(self, klein: str, groot: str, naam: str) -> None:
        """``klein <= groot`` (bare names of this year) when both are there."""
        if klein != groot and self.heeft(klein, groot):
            termen = {self.stelsel.var(self.naam(klein)): 1.0, self.stelsel.var(self.naam(groot)): -1.0}
            self.stelsel.relatie(termen, -ONEINDIG, 0.0, naam)

    def minstens_nul(self, termen: dict[str, float], naam: str) -> None:
        """``Σ coefficient x variable >= 0`` over full names."""
        self.stelsel.relatie({self.stelsel.var(n): c for n, c in termen.items()}, 0.0, ONEINDIG, naam)
