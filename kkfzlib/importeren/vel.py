"""One sheet or text file of an export: its first rows to find the header in, and those columns that are asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

ZOEK = 60
"""A header is looked for in this many rows."""


@dataclass
class Ruwekolom:
    """A column as numbers per row (``nummers``, int32) into its distinct values: text, number, bool or day."""

    nummers: np.ndarray
    waarden: list[Any]

    def neem(self, keuze: np.ndarray) -> Ruwekolom:
        """The rows of a mask or of positions."""
        return Ruwekolom(self.nummers[keuze], self.waarden)

    def masker(self, goed: Callable[[Any], bool]) -> np.ndarray:
        """Rows of which the value is ``goed``."""
        return np.array([goed(w) for w in self.waarden], dtype=bool)[self.nummers]

    def leeg(self) -> np.ndarray:
        """Rows without a value."""
        per_waarde = [not w or w.isspace() if type(w) is str else False for w in self.waarden]
        return (
            np.array(per_waarde, dtype=bool)[self.nummers]
            if any(per_waarde)
            else np.zeros(len(self.nummers), bool)
        )

    @classmethod
    def van(cls, cellen: Sequence[Any]) -> Ruwekolom:
        """From the cells themselves; equal cells of another type stay apart."""
        plaats: dict[Any, int] = {}
        if any(type(c) is bool for c in cellen):
            nummers = [plaats.setdefault((type(c), c), len(plaats)) for c in cellen]
            return cls(np.array(nummers, dtype="int32"), [c for _, c in plaats])
        nummers = [plaats.setdefault(c, len(plaats)) for c in cellen]
        return cls(np.array(nummers, dtype="int32"), list(plaats))

    @classmethod
    def vast(cls, waarde: Any, aantal: int) -> Ruwekolom:
        """The same value on every row."""
        return cls(np.zeros(aantal, dtype="int32"), [waarde])


@dataclass
class Gelezen:
    """The rows below a header: their row numbers in the file and the columns asked for.

    ``kort`` are rows with fewer or more fields than the header, ``gebreken`` cells without a usable value as (row
    number, place of the column in what was asked, code of the message).
    """

    rijen: np.ndarray
    kolommen: list[Ruwekolom]
    kort: dict[int, int] = field(default_factory=dict)
    gebreken: list[tuple[int, int, str]] = field(default_factory=list)


Lezer = Callable[[int, Sequence[int]], Gelezen]
"""Reads the rows below a row number, of columns by number from 0."""


@dataclass
class Vel:
    """``begin`` are the first rows as (row number, cells as text). ``vorm`` says how it was read, for the summary.

    ``samengevoegd`` are merged cells as ((row, column), (row, column)), from 0; ``verborgen`` hidden rows.
    """

    bestand: str
    blad: str
    vorm: str
    begin: list[tuple[int, list[str]]]
    lees: Lezer
    samengevoegd: Sequence[tuple[tuple[int, int], tuple[int, int]]] = ()
    is_verborgen: bool = False
    verborgen: int = 0
    twijfel: tuple[str, ...] = ()
    """What was assumed in reading and may be wrong, in Dutch."""
