"""Days as whole numbers: a period is ``[begin, eind)``, the end date is the first day that no longer counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from kkfzlib.instellingen import Instellingen

Dagen = npt.NDArray[np.int64]

OPEN = 1_500_000
"""Day number of a period that still runs: later than any date that pandas can hold or an input may name."""

_EPOCH = date(1970, 1, 1)


def dagnummer(dag: date) -> int:
    """Days since 1 January 1970."""
    return (dag - _EPOCH).days


def dagen_van_jaar(jaar: int) -> int:
    """365 or 366."""
    return dagnummer(date(jaar + 1, 1, 1)) - dagnummer(date(jaar, 1, 1))


def dagnummers(kolom: pd.Series) -> Dagen:
    """Day numbers of a datetime column; a missing date becomes ``OPEN``."""
    dagen = kolom.to_numpy(dtype="datetime64[D]").view("int64")
    return np.where(dagen == np.iinfo("int64").min, OPEN, dagen)


def overlap(begin: Dagen, eind: Dagen, van: int, tot: int) -> Dagen:
    """Days that each period ``[begin, eind)`` shares with ``[van, tot)``; never negative."""
    return np.maximum(np.minimum(eind, tot) - np.maximum(begin, van), 0)


@dataclass(frozen=True)
class Tijdvak:
    """The report year as ``[begin, eind)`` and the peildatum, in day numbers, with the periods they are shown under."""

    jaar: int
    begin: int
    eind: int
    peil: int
    peiljaar: int

    @classmethod
    def van(cls, instellingen: Instellingen) -> Tijdvak:
        """The periods of one report."""
        jaar, peil = instellingen.jaar, instellingen.peildatum
        return cls(
            jaar, dagnummer(date(jaar, 1, 1)), dagnummer(date(jaar + 1, 1, 1)), dagnummer(peil), peil.year
        )

    @property
    def dagen(self) -> int:
        """365 or 366."""
        return self.eind - self.begin

    def dagen_in_jaar(self, begin: Dagen, eind: Dagen) -> Dagen:
        """Days of each period within the report year."""
        return overlap(begin, eind, self.begin, self.eind)

    def in_jaar(self, dagen: Dagen) -> npt.NDArray[np.bool_]:
        """Which day numbers fall in the report year."""
        return (dagen >= self.begin) & (dagen < self.eind)

    def op_peildatum(self, begin: Dagen, eind: Dagen) -> npt.NDArray[np.bool_]:
        """Which periods hold the peildatum."""
        return (begin <= self.peil) & (eind > self.peil)
