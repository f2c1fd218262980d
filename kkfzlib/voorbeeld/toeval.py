"""Chance with a seed: one stream per subject, so that a change to one table leaves the others as they were."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TypeVar

T = TypeVar("T")


class Toeval:
    """Draws that stay the same on every machine and Python version.

    Only ``random.Random.random()`` is used: its stream is guaranteed, that of the other methods (and of numpy's
    distributions) is not.
    """

    def __init__(self, zaad: int, onderdeel: str) -> None:
        self._bron = random.Random(f"{zaad}/{onderdeel}")

    def kans(self, p: float) -> bool:
        """True with probability ``p``."""
        return self._bron.random() < p

    def heel(self, laagste: int, hoogste: int) -> int:
        """A whole number from ``laagste`` up to and including ``hoogste``."""
        return laagste + int(self._bron.random() * (hoogste - laagste + 1))

    def kies(self, mogelijk: Sequence[T]) -> T:
        """One of ``mogelijk``, all equally likely."""
        return mogelijk[self.heel(0, len(mogelijk) - 1)]

    def gewogen(self, gewichten: Mapping[T, float]) -> T:
        """One key, with chance in proportion to its weight."""
        rest = self._bron.random() * sum(gewichten.values())
        for sleutel, gewicht in gewichten.items():
            rest -= gewicht
            if rest < 0:
                return sleutel
        return list(gewichten)[-1]

    def enkele(self, mogelijk: Sequence[T], aantal: int) -> list[T]:
        """``aantal`` different ones (or all), in the order of ``mogelijk``."""
        over = list(range(len(mogelijk)))
        gekozen = sorted(over.pop(self.heel(0, len(over) - 1)) for _ in range(min(aantal, len(mogelijk))))
        return [mogelijk[i] for i in gekozen]

    def dag(self, eerste: date, laatste: date) -> date:
        """A day from ``eerste`` up to and including ``laatste``."""
        return eerste + timedelta(days=self.heel(0, (laatste - eerste).days))

    def werkdag(self, eerste: date, laatste: date) -> date:
        """A Monday to Friday from ``eerste`` up to and including ``laatste``."""
        dag = self.dag(eerste, laatste)
        terug = max(0, dag.weekday() - 4)
        return max(eerste, dag - timedelta(days=terug))
