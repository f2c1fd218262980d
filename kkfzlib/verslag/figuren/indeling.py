"""A layered layout of boxes and arrows in which no arrow crosses a text (after Sugiyama, with label nodes)."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kkfzlib.verslag.figuren.gelaagd import lagen, volgorde
from kkfzlib.verslag.figuren.isotoon import plaats_in_rij

TUSSEN = 12.0  # white space between neighbours in a layer
STEEL = 9.0  # vertical piece on both sides of a layer; arrow heads stand in it
SCHUIN = 10.0  # the only zone between two layers where lines may slant
STIP = 8.0  # width kept free for a line that passes through a layer

Punt = tuple[float, float]


@dataclass(frozen=True)
class Vak:
    """What has to be placed: a box or the text of an arrow; sizes in points."""

    id: str
    breed: float
    hoog: float


@dataclass(frozen=True)
class Indeling:
    """Centre of every Vak, and per arrow its pieces of line; the last point of the last piece bears the head."""

    plaatsen: Mapping[str, Punt]
    lijnen: tuple[tuple[tuple[Punt, ...], ...], ...]
    hoogte: float


@dataclass
class _Graaf:
    """Boxes, texts and pass-through points in layers, joined by steps between neighbouring layers."""

    knopen: frozenset[str]
    maten: dict[str, Vak]
    lagen: list[list[str]]
    stappen: list[tuple[str, str]]
    paden: list[tuple[list[str], bool]] = field(default_factory=list)


def deel_in(knopen: Sequence[Vak], pijlen: Sequence[tuple[str, str, Vak | None]], breedte: float) -> Indeling:
    """Place ``knopen`` and the texts of ``pijlen`` (van, naar, text) within ``breedte`` points.

    Both ends of an arrow must be among ``knopen`` and differ. Deterministic: order of input decides ties.
    """
    graaf = _bouw(knopen, pijlen, breedte)
    graaf.lagen = volgorde(graaf.lagen, graaf.stappen)
    x = _horizontaal(graaf, breedte)
    y, banden, hoogte = _verticaal(graaf)
    poorten = _poorten(graaf, x)
    lijnen = tuple(_lijn(graaf, pad, om, x, y, banden, poorten) for pad, om in graaf.paden)
    echte = {v.id for v in knopen} | {t.id for _, _, t in pijlen if t is not None}
    return Indeling({id: (x[id], y[id]) for id in x if id in echte}, lijnen, hoogte)


def _bouw(knopen: Sequence[Vak], pijlen: Sequence[tuple[str, str, Vak | None]], breedte: float) -> _Graaf:
    """Layers with pass-through points; narrower layers are tried until everything fits in the width.

    Which arrow of a cycle must point upwards is free: every box is tried as the first one of the walk, and the
    drawing with the fewest layers wins.
    """
    maten = {v.id: v for v in [*knopen, *(t for _, _, t in pijlen if t is not None)]}
    ids = [v.id for v in knopen]
    for budget in (1.0, 0.8, 0.6, 0.4, 0.2):
        pogingen: list[tuple[int, int, int, int, _Graaf]] = []
        for begin in ids:
            laag, omgekeerd = lagen(sorted(ids, key=lambda k: k != begin), pijlen, maten, breedte * budget)
            graaf = _met_doorgangen(frozenset(ids), dict(maten), laag, pijlen, omgekeerd)
            pogingen.append((len(graaf.lagen), len(omgekeerd), len(graaf.stappen), len(pogingen), graaf))
        beste = min(pogingen, key=lambda p: p[:4])[4]
        if all(_laagbreedte(beste, rij) <= breedte for rij in beste.lagen):
            break
    return beste


def _laagbreedte(graaf: _Graaf, rij: list[str]) -> float:
    return sum(graaf.maten[id].breed for id in rij) + TUSSEN * (len(rij) - 1)


def _met_doorgangen(
    knopen: frozenset[str], maten: dict[str, Vak], laag: dict[str, int],
    pijlen: Sequence[tuple[str, str, Vak | None]], omgekeerd: set[int],
) -> _Graaf:  # fmt: skip
    rijen: list[list[str]] = [[] for _ in range(max(laag.values()) + 1)]
    for id, nummer in laag.items():
        rijen[nummer].append(id)
    graaf = _Graaf(knopen, maten, rijen, [])
    for nummer, (van, naar, tekst) in enumerate(pijlen):
        begin, eind = (naar, van) if nummer in omgekeerd else (van, naar)
        haltes = [begin, *([tekst.id] if tekst else []), eind]
        pad = [begin]
        for a, b in itertools.pairwise(haltes):
            for tussen in range(laag[a] + 1, laag[b]):
                stip = f"\0{nummer}/{tussen}"
                maten[stip] = Vak(stip, STIP, 0.0)
                rijen[tussen].append(stip)
                pad.append(stip)
            pad.append(b)
        graaf.stappen += list(itertools.pairwise(pad))
        graaf.paden.append((pad, nummer in omgekeerd))
    return graaf


def _horizontaal(graaf: _Graaf, breedte: float) -> dict[str, float]:
    """Pull every item towards its neighbours, layer by layer, without changing the order within a layer."""
    x: dict[str, float] = {}
    for rij in graaf.lagen:
        x.update(plaats_in_rij(rij, [breedte / 2] * len(rij), graaf.maten, TUSSEN, breedte))
    buren: dict[str, list[str]] = {id: [] for rij in graaf.lagen for id in rij}
    for a, b in graaf.stappen:
        buren[a].append(b)
        buren[b].append(a)
    for ronde in range(24):
        for rij in graaf.lagen if ronde % 2 else reversed(graaf.lagen):
            wens = [sum(x[b] for b in buren[id]) / len(buren[id]) if buren[id] else x[id] for id in rij]
            x.update(plaats_in_rij(rij, wens, graaf.maten, TUSSEN, breedte))
    for pad, _ in graaf.paden:
        _recht(graaf, [id for id in pad if graaf.maten[id].hoog == 0], x, breedte)
    return x


def _recht(graaf: _Graaf, stippen: list[str], x: dict[str, float], breedte: float) -> None:
    """Put the pass-through points of one arrow under each other where their neighbours leave room for it."""
    laagste, hoogste = 0.0, breedte
    for rij in graaf.lagen:
        for id in set(stippen).intersection(rij):
            plek = rij.index(id)
            if plek:
                laagste = max(laagste, x[rij[plek - 1]] + graaf.maten[rij[plek - 1]].breed / 2 + TUSSEN)
            if plek + 1 < len(rij):
                hoogste = min(hoogste, x[rij[plek + 1]] - graaf.maten[rij[plek + 1]].breed / 2 - TUSSEN)
    if stippen and laagste <= hoogste:
        midden = sum(x[id] for id in stippen) / len(stippen)
        x.update(dict.fromkeys(stippen, min(max(midden, laagste), hoogste)))


def _verticaal(graaf: _Graaf) -> tuple[dict[str, float], list[Punt], float]:
    """Centre of every item, (top, bottom) of every layer's band, and the total height."""
    y: dict[str, float] = {}
    banden = []
    boven = 2.0
    for rij in graaf.lagen:
        hoog = max(graaf.maten[id].hoog for id in rij)
        y.update(dict.fromkeys(rij, boven + hoog / 2))
        banden.append((boven, boven + hoog))
        boven += hoog + 2 * STEEL + SCHUIN
    return y, banden, banden[-1][1] + 2.0


def _poorten(graaf: _Graaf, x: dict[str, float]) -> dict[tuple[str, str], float]:
    """Where each step leaves its upper item and enters its lower one: as straight as may be, side by side.

    A text and a pass-through point have one port, in their middle.
    """
    poorten: dict[tuple[str, str], float] = {}
    for kant in (0, 1):
        per_vak: dict[str, list[str]] = {}
        for stap in graaf.stappen:
            per_vak.setdefault(stap[kant], []).append(stap[1 - kant])
        for id, verre in per_vak.items():
            verre = sorted(dict.fromkeys(verre), key=lambda v: x[v])
            ruimte = graaf.maten[id].breed * 0.76 if len(verre) > 1 or id in graaf.knopen else 0.0
            links = x[id] - ruimte / 2
            punt = dict.fromkeys(verre, Vak("", 0.0, 0.0))
            steek = min(14.0, ruimte / max(len(verre) - 1, 1))
            plekken = plaats_in_rij(verre, [x[v] - links for v in verre], punt, steek, ruimte)
            poorten.update({(id, ver): links + plek for ver, plek in plekken.items()})
    return poorten


def _lijn(
    graaf: _Graaf, pad: list[str], om: bool, x: dict[str, float], y: dict[str, float], banden: list[Punt],
    poorten: dict[tuple[str, str], float],
) -> tuple[tuple[Punt, ...], ...]:  # fmt: skip
    """Pieces of line along ``pad``, broken where it meets its own text; ``om`` turns the arrow round."""
    laag = {id: nummer for nummer, rij in enumerate(graaf.lagen) for id in rij}
    stukken: list[list[Punt]] = [[]]
    for a, b in itertools.pairwise(pad):
        if graaf.maten[a].hoog and stukken[-1]:
            stukken.append([])
        xa, xb = poorten[a, b], poorten[b, a]
        onder, boven = banden[laag[a]][1], banden[laag[b]][0]
        stukken[-1] += [(xa, y[a] + graaf.maten[a].hoog / 2), (xa, onder + STEEL)]
        stukken[-1] += [(xb, boven - STEEL), (xb, y[b] - graaf.maten[b].hoog / 2)]
    if om:
        stukken = [stuk[::-1] for stuk in reversed(stukken)]
    return tuple(tuple(dict.fromkeys(stuk)) for stuk in stukken)
