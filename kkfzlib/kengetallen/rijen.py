"""Rows of the output contract: counts, sums and fractions, with the unit from the registry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import pandas as pd

from kkfzlib.kengetallen.contract import KOLOMMEN, leeg, normaliseer
from kkfzlib.kengetallen.register import REGISTER

LEEG = float("nan")
REGISTRATIE = "registratie"
OPGAVE = "opgave"


class Rij(NamedTuple):
    """One row of ``kengetallen.csv``; ``teller`` and ``noemer`` are NaN where they do not apply."""

    kengetal: str
    uitsplitsing: str
    periode: str
    waarde: float
    eenheid: str
    teller: float = LEEG
    noemer: float = LEEG
    herkomst: str = REGISTRATIE


def telling(kengetal: str, aantallen: Mapping[str, float], periode: int) -> list[Rij]:
    """Rows of counts or sums, one per uitsplitsing; ``""`` is the kengetal as a whole."""
    eenheid = REGISTER[kengetal].eenheid
    return [Rij(kengetal, code, str(periode), float(n), eenheid) for code, n in aantallen.items()]


def breuk(
    kengetal: str, teller: float, noemer: float, periode: int, uitsplitsing: str = "", factor: float = 1.0
) -> list[Rij]:
    """One row ``factor × teller / noemer``, or none where the noemer is 0 (not computable is no row)."""
    if not noemer:
        return []
    waarde = factor * teller / noemer
    eenheid = REGISTER[kengetal].eenheid
    return [Rij(kengetal, uitsplitsing, str(periode), waarde, eenheid, float(teller), float(noemer))]


def aandelen(kengetal: str, tellers: Mapping[str, float], noemer: float, periode: int) -> list[Rij]:
    """Percentages of one shared noemer, one row per uitsplitsing; none where the noemer is 0."""
    return [r for code, t in tellers.items() for r in breuk(kengetal, t, noemer, periode, code, 100.0)]


def sleutel(rij: Rij) -> tuple[str, str, str]:
    """What no two rows share: kengetal, uitsplitsing, periode."""
    return rij.kengetal, rij.uitsplitsing, rij.periode


def uit_frame(frame: pd.DataFrame) -> list[Rij]:
    """The rows of a contract frame, typed."""
    return [Rij(*rij) for rij in frame[list(KOLOMMEN)].itertuples(index=False, name=None)]


def als_frame(rijen: Iterable[Rij]) -> pd.DataFrame:
    """Rows as a frame in the contract's columns, types and order."""
    lijst = list(rijen)
    return normaliseer(pd.DataFrame(lijst, columns=list(KOLOMMEN))) if lijst else leeg()
