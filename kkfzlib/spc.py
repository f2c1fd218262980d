"""Statistical process control of a monthly count: an XmR chart, its natural limits and three rules.

The limits are the mean ± 2,66 × the mean moving range (Wheeler, *Understanding Variation*, 1993); 2,66 is 3 / d₂ with
d₂ = 1,128 for ranges of two. A month without a published number is a gap: it counts in no mean, makes no moving
range with its neighbours, and ends a run.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

FACTOR = 2.66
MINSTE_PUNTEN = 12
"""With fewer months the limits say more about chance than about the process."""

REEKS, TREND = 8, 6


@dataclass(frozen=True)
class Regel:
    """One rule: what it sees, in Dutch, and where it comes from."""

    nummer: int
    naam: str
    uitleg: str
    bron: str


REGELS = (
    Regel(
        1, "Punt buiten de grenzen", "één maand ligt boven de bovenste of onder de onderste natuurlijke procesgrens",
        "W.A. Shewhart, Economic Control of Quality of Manufactured Product (1931)",
    ),
    Regel(
        2, "Acht op rij aan één kant", f"{REEKS} of meer maanden op rij liggen alle boven of alle onder het "
        "gemiddelde; "
        "een maand die er precies op ligt, telt niet mee en breekt de rij niet",
        "Western Electric, Statistical Quality Control Handbook (1956)",
    ),
    Regel(
        3, "Zes op rij stijgend of dalend", f"{TREND} of meer maanden op rij stijgen steeds of dalen steeds; "
        "twee gelijke maanden na elkaar breken de rij",
        "L.S. Nelson, The Shewhart Control Chart – Tests for Special Causes, Journal of Quality "
        "Technology 16 (1984)",
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Grenzen:
    """Mean and natural process limits; ``onder`` is what the formula gives, also when it is below zero."""

    gemiddelde: float
    onder: float
    boven: float

    @property
    def onder_getekend(self) -> float:
        """A count cannot be below zero, so no lower limit is drawn there."""
        return max(0.0, self.onder)


@dataclass(frozen=True)
class Signaal:
    """Places ``van`` … ``tot`` (inclusive, from 0) in the series that break one rule; ``kant`` is +1 or -1."""

    regel: int
    van: int
    tot: int
    kant: int


def grenzen(reeks: Sequence[float | None]) -> Grenzen | None:
    """Limits of a series with gaps (None); None with fewer than twelve points or no two neighbours.

    >>> grenzen([4.0, 6.0] * 6)
    Grenzen(gemiddelde=5.0, onder=-0.3200000000000003, boven=10.32)
    """
    punten = [w for w in reeks if w is not None]
    sprongen = [abs(b - a) for a, b in pairwise(reeks) if a is not None and b is not None]
    if len(punten) < MINSTE_PUNTEN or not sprongen:
        return None
    midden = sum(punten) / len(punten)
    marge = FACTOR * sum(sprongen) / len(sprongen)
    return Grenzen(midden, midden - marge, midden + marge)


def signalen(reeks: Sequence[float | None], g: Grenzen) -> list[Signaal]:
    """Every break of the three rules, in the order of the rules and then of time."""
    return [*_buiten(reeks, g), *_aan_een_kant(reeks, g.gemiddelde), *_op_rij(reeks)]


def _buiten(reeks: Sequence[float | None], g: Grenzen) -> list[Signaal]:
    return [
        Signaal(1, i, i, 1 if w > g.boven else -1)
        for i, w in enumerate(reeks)
        if w is not None and not g.onder <= w <= g.boven
    ]


def _aan_een_kant(reeks: Sequence[float | None], midden: float) -> list[Signaal]:
    kanten = [None if w is None else (w > midden) - (w < midden) for w in reeks]
    uit: list[Signaal] = []
    plekken: list[int] = []

    def sluit() -> None:
        if len(plekken) >= REEKS:
            uit.append(Signaal(2, plekken[0], plekken[-1], int(kanten[plekken[0]] or 0)))
        plekken.clear()

    for i, kant in enumerate(kanten):
        if kant is None or (kant and plekken and kant != kanten[plekken[-1]]):
            sluit()
        if kant:
            plekken.append(i)
    sluit()
    return uit


def _op_rij(reeks: Sequence[float | None]) -> list[Signaal]:
    uit: list[Signaal] = []
    begin, richting = 0, 0
    for i in range(1, len(reeks) + 1):
        stap = _stap(reeks, i)
        if stap != richting or stap == 0:
            if richting and i - begin >= TREND:
                uit.append(Signaal(3, begin, i - 1, richting))
            begin, richting = i - 1 if stap else i, stap
    return uit


def _stap(reeks: Sequence[float | None], i: int) -> int:
    """Direction from place ``i - 1`` to ``i``: +1, -1, or 0 (equal, a gap, or past the end)."""
    if i >= len(reeks):
        return 0
    a, b = reeks[i - 1], reeks[i]
    return 0 if a is None or b is None else (b > a) - (b < a)
