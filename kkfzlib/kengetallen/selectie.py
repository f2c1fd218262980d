"""A selection: which raw rows count for a kengetal, and how they add up to its teller and noemer."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from kkfzlib.cijfers import Cijfer
from kkfzlib.kengetallen.register import Kengetal

Bools = npt.NDArray[np.bool_]
Getallen = npt.NDArray[Any]
Maat = Callable[[Bools], float]
"""How the units under a mask become one number."""


@dataclass(frozen=True)
class Deel:
    """One side of a fraction, or a count or sum: the units of ``tabel`` that count, and how they add up.

    ``keuze`` flags the units: the rows of the table, or what they form together (the stays of placements); then
    ``eenheid_van_rij`` tells of each row which unit it is part of. It is only called when somebody asks for the rows.
    """

    tabel: str
    keuze: Bools
    maat: Maat = np.count_nonzero
    eenheid_van_rij: Callable[[], npt.NDArray[np.int64]] | None = None

    @cached_property
    def getal(self) -> float:
        """The number that these units add up to."""
        return float(self.maat(self.keuze))

    @property
    def rijen(self) -> Bools:
        """Flag per raw row of ``tabel``: whether it counts."""
        if self.eenheid_van_rij is None:
            return self.keuze
        return self.keuze[self.eenheid_van_rij()] if len(self.keuze) else np.zeros(0, dtype=bool)


@dataclass(frozen=True, slots=True)
class Selectie:
    """What stands behind one uitsplitsing; ``noemer`` is None for counts and sums, a bare number where no rows count.

    ``periode`` is the year it is shown under; None: the report year. ``waarde`` is given where the value is not
    ``teller`` or ``teller / noemer`` (a mean whose teller and noemer are two counts beside it).
    """

    uitsplitsing: str
    teller: Deel
    noemer: Deel | float | None = None
    periode: int | None = None
    waarde: float | None = None

    def cijfer(self, k: Kengetal, jaar: int) -> Cijfer | None:
        """The figure that follows; None where the noemer is 0 (not computable is no row)."""
        periode, teller = str(self.periode or jaar), self.teller.getal
        if self.noemer is None:
            return Cijfer(k.id, self.uitsplitsing, periode, teller, k.eenheid)
        noemer = self.noemer.getal if isinstance(self.noemer, Deel) else float(self.noemer)
        if not noemer:
            return None
        waarde = k.factor * teller / noemer if self.waarde is None else self.waarde
        return Cijfer(k.id, self.uitsplitsing, periode, waarde, k.eenheid, teller, noemer)


def som(gewicht: Getallen, deler: float = 1.0) -> Maat:
    """The measure Σ ``gewicht`` / ``deler``; ``gewicht`` holds one number per unit.

    Fractions are added exactly and rounded once, so that neither the order of rows nor a split changes the last digit.
    """

    def maat(keuze: Bools) -> float:
        gekozen = gewicht[keuze]
        heel = gekozen.dtype.kind in "iu"
        return float(gekozen.sum() if heel else math.fsum(gekozen)) / deler

    return maat


def verschillende(codes: npt.NDArray[np.int64], aantal: int) -> Maat:
    """The measure that counts different persons; ``codes`` holds per unit a number below ``aantal``, or -1: nobody."""

    def maat(keuze: Bools) -> float:
        gezien = np.zeros(aantal + 1, dtype=bool)
        gezien[codes[keuze]] = True  # -1 is the last, which is nobody
        return float(np.count_nonzero(gezien[:aantal]))

    return maat


def verschillende_waarden(kolom: pd.Series) -> Maat:
    """The measure that counts different values of a column with one value per unit; empty ones do not count."""
    codes, namen = pd.factorize(kolom)
    return verschillende(codes, len(namen))


def per_waarde(kolom: pd.Series, binnen: Bools | None = None) -> Iterator[tuple[str, Bools]]:
    """Each value that a column takes (within a mask) with the rows that have it; empty ones are left out."""
    codes, namen = pd.factorize(kolom)
    for code, naam in enumerate(namen):
        keuze = codes == code if binnen is None else (codes == code) & binnen
        if keuze.any():
            yield str(naam), keuze
