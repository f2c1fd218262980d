"""One linked system over all published numbers of an organisation: what an outsider can know for certain.

Variables are the true quantities, printed ones and those behind them (who stayed, came and went). A *fact* is what
one published row tells about them (a count, a share at its printed precision); it is known only while that row is
visible. A *relation* is always known. A *secret* is what a hidden row must keep uncertain.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from kkfzlib.nederlands.afronding import afgerond

Grootheid = Literal["aantal", "som", "score", "bedrag"]
"""A count; a sum of days or years; a sum of whole scores; an amount."""

GEHEEL = frozenset({"aantal", "score"})
Soort = Literal["aantal", "bedrag", "gemiddelde", "impliciet"]
Termen = dict[int, float]


@dataclass(frozen=True, slots=True)
class Feit:
    """``laag <= Σ coefficient x variable <= hoog``; ``zeker`` is False for a relation that holds by chance at most."""

    termen: tuple[tuple[int, float], ...]
    laag: float
    hoog: float
    naam: str = ""
    zeker: bool = True

    def geldt(self, waarden: np.ndarray, speling: float = 1e-6) -> bool:
        """Whether the fact is true of these values of all variables."""
        som = sum(c * waarden[i] for i, c in self.termen)
        schaal = 1 + sum(abs(c * waarden[i]) for i, c in self.termen)
        return bool(self.laag - speling * schaal <= som <= self.hoog + speling * schaal)


@dataclass(frozen=True, slots=True)
class Geheim:
    """What must stay uncertain about variable ``var``.

    ``aantal``: some world has at most 1 and another at least the threshold. ``bedrag``: a wide interval.
    ``gemiddelde``: ``var`` over ``noemer`` (variables) may lie ``punten`` apart around its true value ``midden``.
    ``impliciet``: a count that no row prints, which must not be known to be small.
    """

    var: int
    soort: Soort
    noemer: int = -1
    midden: float = math.nan
    punten: float = math.nan


@dataclass(slots=True)
class Stelselrij:
    """One row of the report: what it tells when visible, what it must protect when hidden."""

    sleutel: tuple[str, str, str]
    feiten: list[Feit] = field(default_factory=list)
    geheim: list[Geheim] = field(default_factory=list)
    gewicht: float = 1.0
    vast: bool = False
    """Already published (another year's report, a decision): cannot be hidden any more."""


class Stelsel:
    """Variables by name, relations and rows. Amounts are kept in thousandths of the largest one (``schaal``)."""

    def __init__(self) -> None:
        self.namen: dict[str, int] = {}
        self.grootheden: list[Grootheid] = []
        self.relaties: list[Feit] = []
        self.rijen: list[Stelselrij] = []
        self.geheim: list[Geheim] = []
        """Secrets that no row prints."""
        self._waar: dict[int, float] = {}

    def var(self, naam: str, grootheid: Grootheid = "aantal") -> int:
        """Number of the variable with this name, made when it is new."""
        if naam not in self.namen:
            self.namen[naam] = len(self.namen)
            self.grootheden.append(grootheid)
        return self.namen[naam]

    def heeft(self, naam: str) -> bool:
        """Whether some row or relation speaks about this variable."""
        return naam in self.namen

    def leer(self, var: int, waarde: float) -> None:
        """Note the true value of a variable (the first statement counts)."""
        if not math.isnan(waarde):
            self._waar.setdefault(var, float(waarde))

    def waarde(self, naam: str) -> float:
        """The true value of the variable with this name; NaN where it is unknown or nothing speaks about it."""
        return self._waar.get(self.namen.get(naam, -1), math.nan)

    def relatie(
        self, termen: Mapping[int, float], laag: float, hoog: float, naam: str, *, zeker: bool = True
    ) -> None:
        """Add what an outsider knows whether or not rows are visible."""
        self.relaties.append(Feit(tuple(termen.items()), laag, hoog, naam, zeker))

    @property
    def geheel(self) -> np.ndarray:
        """Flag per variable: whether it is a whole number."""
        return np.array([g in GEHEEL for g in self.grootheden], dtype=bool)

    @property
    def waar(self) -> np.ndarray:
        """True values; NaN where the report itself doesn't know them."""
        return np.array([self._waar.get(i, math.nan) for i in range(len(self.namen))])

    def bovengrens(self, drempel: int) -> np.ndarray:
        """A bound per variable, far above anything in the report: outsiders know none, solvers need one."""
        waar = self.waar
        soort = np.array(self.grootheden)
        grens = np.empty(len(waar))
        for g in set(self.grootheden):
            bekend = waar[(soort == g) & ~np.isnan(waar)]
            ruim = 10 * drempel if g in ("aantal", "bedrag") else 5000 * drempel
            grens[soort == g] = 4 * (bekend.max() if bekend.size else 0) + ruim
        return grens


def aandeel_feit(
    teller: int, noemer: int, waarde: float, decimalen: int, naam: str = "", factor: float = 100.0
) -> list[Feit]:
    """A printed ratio as two facts: ``(w - h) n <= factor t <= (w + h) n`` with h half of the last decimal."""
    if teller == noemer:
        return []
    getoond, half = afgerond(waarde, decimalen), 0.5 / 10**decimalen
    return [
        Feit(((teller, factor), (noemer, -(getoond - half))), 0.0, math.inf, naam),
        Feit(((teller, factor), (noemer, -(getoond + half))), -math.inf, 0.0, naam),
    ]


def gelijk(var: int, waarde: float, half: float = 0.0, naam: str = "") -> list[Feit]:
    """A printed number; nothing when it is missing."""
    return [] if math.isnan(waarde) else [Feit(((var, 1.0),), waarde - half, waarde + half, naam)]
