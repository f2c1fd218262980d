"""Placing items in a row as near as possible to where they want to be, without touching each other."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from typing import Protocol


class _Maat(Protocol):
    @property
    def breed(self) -> float: ...


def plaats_in_rij(
    rij: Sequence[str], wens: Sequence[float], maten: Mapping[str, _Maat], tussen: float, breedte: float
) -> dict[str, float]:
    """Centres nearest (least squares) to ``wens``, in order, ``tussen`` apart, within 0 … ``breedte``.

    Isotonic regression by pooling adjacent violators: subtracting the room that the items before it need makes
    every minimum distance zero.
    """
    voor = _benodigd(rij, maten, tussen)
    blokken: list[tuple[float, int]] = []
    for w, v in zip(wens, voor, strict=True):
        blok = (w - v, 1)
        while blokken and blokken[-1][0] >= blok[0]:
            gemiddelde, aantal = blokken.pop()
            blok = ((gemiddelde * aantal + blok[0] * blok[1]) / (aantal + blok[1]), aantal + blok[1])
        blokken.append(blok)
    los = [waarde for waarde, aantal in blokken for _ in range(aantal)]
    laagste = maten[rij[0]].breed / 2
    hoogste = max(laagste, breedte - maten[rij[-1]].breed / 2 - voor[-1])
    return {id: min(max(p, laagste), hoogste) + v for id, p, v in zip(rij, los, voor, strict=True)}


def _benodigd(rij: Sequence[str], maten: Mapping[str, _Maat], tussen: float) -> list[float]:
    """Distance from the first centre to each centre when all stand as close as allowed."""
    voor = [0.0]
    for links, rechts in itertools.pairwise(rij):
        voor.append(voor[-1] + (maten[links].breed + maten[rechts].breed) / 2 + tussen)
    return voor
