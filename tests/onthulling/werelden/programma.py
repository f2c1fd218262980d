"""An integer programme over kinds of records: what is known bounds it, and every solution is a possible world."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import LinearConstraint, milp
from scipy.sparse import csr_array

ONEINDIG = float("inf")
_SPELING = 1e-6
KNOPEN = 50_000
"""Search limit of one programme, in nodes: what is found must not depend on how busy the machine is."""
_NOODREM = 1800.0
"""Seconds after which a search is given up all the same; such an outcome is never counted as an answer."""


@dataclass(frozen=True)
class Som:
    """A linear expression: coefficient per variable, and a constant."""

    delen: Mapping[int, float] = field(default_factory=dict)
    vast: float = 0.0

    def __add__(self, ander: Som | float) -> Som:
        if not isinstance(ander, Som):
            return Som(self.delen, self.vast + ander)
        delen = dict(self.delen)
        for i, c in ander.delen.items():
            delen[i] = delen.get(i, 0.0) + c
        return Som({i: c for i, c in delen.items() if c}, self.vast + ander.vast)

    def __mul__(self, factor: float) -> Som:
        return Som({i: c * factor for i, c in self.delen.items()} if factor else {}, self.vast * factor)

    def __sub__(self, ander: Som | float) -> Som:
        return self + (ander * -1.0 if isinstance(ander, Som) else -ander)

    def in_wereld(self, wereld: np.ndarray | list[float]) -> float:
        """The value that this expression has in one world."""
        return float(sum(c * wereld[i] for i, c in self.delen.items()) + self.vast)


def som(delen: list[Som]) -> Som:
    """The sum of a list, in one pass."""
    uit: dict[int, float] = {}
    for deel in delen:
        for i, c in deel.delen.items():
            uit[i] = uit.get(i, 0.0) + c
    return Som({i: c for i, c in uit.items() if c}, sum(d.vast for d in delen))


class Onmogelijk(Exception):
    """The true records do not give the published figures: the definitions of attacker and product differ."""


class Programma:
    """Variables, bounds and requirements; ``werelden`` holds each world found so far, the true one first."""

    def __init__(self, knopen: int = KNOPEN) -> None:
        self.onder: list[float] = []
        self.boven: list[float] = []
        self.geheel: list[int] = []
        self.waar: list[float] = []
        self.eisen: list[tuple[Som, float, float, str]] = []
        self.werelden: list[np.ndarray] = []
        self.open: dict[tuple[str, str, int], str] = {}
        self.opgelost = 0
        self.onbeslist = 0
        self._matrix: tuple[csr_array, np.ndarray, np.ndarray] | None = None
        self._knopen = knopen

    def var(self, waar: float, onder: float = 0, boven: float = ONEINDIG, *, geheel: bool = True) -> Som:
        """A new variable, with its value in the true world."""
        self.onder.append(onder)
        self.boven.append(boven)
        self.geheel.append(int(geheel))
        self.waar.append(waar)
        self._matrix = None
        return Som({len(self.waar) - 1: 1.0})

    def eis(self, s: Som, onder: float = -ONEINDIG, boven: float = ONEINDIG, bron: str = "model") -> None:
        """Every world has ``onder <= s <= boven``."""
        self.eisen.append((s, onder - s.vast, boven - s.vast, bron))
        self._matrix = None

    def sluit(self) -> None:
        """Check that the true world fits; Onmogelijk, with what it breaks, when it does not."""
        ware = np.array(self.waar)
        gebroken = self.breuken(ware)
        if gebroken:
            raise Onmogelijk("; ".join(gebroken[:5]))
        self.werelden = [ware]

    def breuken(self, wereld: np.ndarray) -> list[str]:
        """The requirements that a world breaks."""
        uit = [f"variabele {i}" for i, w in enumerate(wereld)
               if not self.onder[i] - _SPELING <= w <= self.boven[i] + _SPELING]  # fmt: skip
        for s, laag, hoog, bron in self.eisen:
            w = sum(c * wereld[i] for i, c in s.delen.items())
            ruimte = _SPELING * max(1.0, abs(w))
            if not laag - ruimte <= w <= hoog + ruimte:
                uit.append(f"{bron}: {w:.6g} niet in [{laag:.6g}, {hoog:.6g}]")
        return uit

    def kleinste(self, s: Som, extra: tuple[Som, float] | None = None) -> float | None:
        """The smallest value of ``s`` over all worlds; None when the solver could not tell within its limit.

        ``extra`` is an expression and the least it must be, for this question only.
        """
        if not s.delen:
            return s.vast
        matrix, laag, hoog = self._eisen()
        regels = [LinearConstraint(matrix, laag, hoog)] if len(self.eisen) else []
        if extra is not None:
            regels.append(LinearConstraint(self._rij(extra[0]), extra[1] - extra[0].vast, np.inf))
        doel = np.zeros(len(self.waar))
        doel[list(s.delen)] = list(s.delen.values())
        uitkomst = milp(
            doel,
            integrality=np.array(self.geheel),
            bounds=(np.array(self.onder), np.array(self.boven)),
            constraints=regels,
            options={"node_limit": self._knopen, "time_limit": _NOODREM, "mip_rel_gap": 1e-4},
        )
        self.opgelost += 1
        if uitkomst.x is not None:
            wereld = np.where(np.array(self.geheel) == 1, np.round(uitkomst.x), uitkomst.x)
            if not self.breuken(wereld):
                self.werelden.append(wereld)
        if uitkomst.status == 3:
            return -ONEINDIG
        if uitkomst.status != 0:
            self.onbeslist += 1
            return None
        return float(uitkomst.fun) + s.vast

    def grootste(self, s: Som) -> float | None:
        """The largest value of ``s`` over all worlds; None when the solver could not tell within its limit."""
        uit = self.kleinste(s * -1.0)
        return None if uit is None else -uit

    def bereik(self, s: Som) -> tuple[float, float]:
        """Smallest and largest value of ``s`` in the worlds found so far."""
        waarden = [s.in_wereld(w) for w in self.werelden]
        return min(waarden), max(waarden)

    def _eisen(self) -> tuple[csr_array, np.ndarray, np.ndarray]:
        if self._matrix is None:
            rijen, kolommen, waarden = [], [], []
            for r, (s, *_) in enumerate(self.eisen):
                rijen += [r] * len(s.delen)
                kolommen += list(s.delen)
                waarden += list(s.delen.values())
            vorm = (len(self.eisen), len(self.waar))
            grenzen = np.array([e[1:3] for e in self.eisen], dtype=float).reshape(-1, 2)
            self._matrix = (
                csr_array((waarden, (rijen, kolommen)), shape=vorm),
                grenzen[:, 0],
                grenzen[:, 1],
            )
        return self._matrix

    def _rij(self, s: Som) -> csr_array:
        return csr_array(
            (list(s.delen.values()), ([0] * len(s.delen), list(s.delen))), shape=(1, len(self.waar))
        )
