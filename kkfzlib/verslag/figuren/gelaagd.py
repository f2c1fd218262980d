"""Layers and their order for a drawing of boxes and arrows: cycles broken, crossings few."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

Stap = tuple[str, str]


class _Maat(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def breed(self) -> float: ...


def lagen(
    knopen: Sequence[str],
    pijlen: Sequence[tuple[str, str, _Maat | None]],
    maten: Mapping[str, _Maat],
    budget: float,
) -> tuple[dict[str, int], set[int]]:
    """Layer of every box and arrow text, and the numbers of arrows that point upwards because of a cycle.

    A layer takes no more than ``budget`` points of width, unless a single item is wider.
    """
    omgekeerd = _terugpijlen(knopen, [(van, naar) for van, naar, _ in pijlen])
    voor: dict[str, list[str]] = {k: [] for k in knopen}
    for nummer, (van, naar, tekst) in enumerate(pijlen):
        begin, eind = (naar, van) if nummer in omgekeerd else (van, naar)
        if tekst is None:
            voor[eind].append(begin)
        else:
            voor[tekst.id] = [begin]
            voor[eind].append(tekst.id)
    laag: dict[str, int] = {}
    gevuld: dict[int, float] = {}
    while len(laag) < len(voor):
        id = next(i for i in voor if i not in laag and all(v in laag for v in voor[i]))
        nummer = max((laag[v] + 1 for v in voor[id]), default=0)
        while gevuld.get(nummer) and gevuld[nummer] + maten[id].breed > budget:
            nummer += 1
        laag[id] = nummer
        gevuld[nummer] = gevuld.get(nummer, 0.0) + maten[id].breed + 12.0
    return _aaneen(laag), omgekeerd


def _aaneen(laag: dict[str, int]) -> dict[str, int]:
    """The same layers, numbered without gaps."""
    nieuw = {oud: nummer for nummer, oud in enumerate(sorted(set(laag.values())))}
    return {id: nieuw[nummer] for id, nummer in laag.items()}


def _terugpijlen(knopen: Sequence[str], pijlen: Sequence[Stap]) -> set[int]:
    """Numbers of the arrows that close a cycle, walking depth-first from the first box on."""
    uit: dict[str, list[tuple[int, str]]] = {k: [] for k in knopen}
    for nummer, (van, naar) in enumerate(pijlen):
        uit[van].append((nummer, naar))
    terug: set[int] = set()
    klaar: set[str] = set()
    for begin in knopen:
        if begin in klaar:
            continue
        pad = [begin]
        open_ = {begin: iter(uit[begin])}
        while pad:
            volgende = next(open_[pad[-1]], None)
            if volgende is None:
                klaar.add(pad.pop())
            elif volgende[1] in pad:
                terug.add(volgende[0])
            elif volgende[1] not in klaar:
                pad.append(volgende[1])
                open_[volgende[1]] = iter(uit[volgende[1]])
    return terug


def volgorde(rijen: Sequence[Sequence[str]], stappen: Sequence[Stap]) -> list[list[str]]:
    """Order within every layer with few crossings: barycentre sweeps, the best one seen is kept."""
    huidig = [list(r) for r in rijen]
    beste, minste = [list(r) for r in huidig], kruisingen(huidig, stappen)
    for ronde in range(16):
        omlaag = ronde % 2 == 0
        for nummer in range(1, len(huidig)) if omlaag else range(len(huidig) - 2, -1, -1):
            vast = {id: plek for plek, id in enumerate(huidig[nummer + (-1 if omlaag else 1)])}
            huidig[nummer].sort(key=_zwaartepunt(huidig[nummer], vast, stappen, omlaag=omlaag).__getitem__)
        aantal = kruisingen(huidig, stappen)
        if aantal < minste:
            beste, minste = [list(r) for r in huidig], aantal
    return beste


def _zwaartepunt(
    rij: Sequence[str], vast: Mapping[str, int], stappen: Sequence[Stap], *, omlaag: bool
) -> dict[str, float]:
    buren: dict[str, list[int]] = {id: [] for id in rij}
    for a, b in stappen:
        eigen, ander = (b, a) if omlaag else (a, b)
        if eigen in buren and ander in vast:
            buren[eigen].append(vast[ander])
    return {id: sum(buren[id]) / len(buren[id]) if buren[id] else float(plek) for plek, id in enumerate(rij)}


def kruisingen(rijen: Sequence[Sequence[str]], stappen: Sequence[Stap]) -> int:
    """How many pairs of steps between the same two layers cross."""
    plek = {id: (laag, nummer) for laag, rij in enumerate(rijen) for nummer, id in enumerate(rij)}
    punten = [(plek[a][0], plek[a][1], plek[b][1]) for a, b in stappen]
    return sum(
        p[0] == q[0] and (p[1] - q[1]) * (p[2] - q[2]) < 0
        for n, p in enumerate(punten)
        for q in punten[n + 1 :]
    )
