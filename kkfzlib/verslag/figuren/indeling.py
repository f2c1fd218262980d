"""A layered layout of boxes and arrows in which no arrow crosses a text (after Sugiyama, with label nodes)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kkfzlib.verslag.figuren.gelaagd import lagen, volgorde
from kkfzlib.verslag.figuren.isotoon import plaats_in_rij

TUSSEN = 12.0  # white space between neighbours in a layer
STEEL = 10.0  # vertical piece on both sides of a layer; arrow heads stand in it
SCHUIN = 15.0  # the only zone between two layers where lines may slant
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

    maten: dict[str, Vak]
    lagen: list[list[str]]
    stappen: list[tuple[str, str]]
    paden: list[tuple[list[str], bool]] = field(default_factory=list)


def deel_in(
    knopen: Sequence[Vak], pijlen: Sequence[tuple[str, str, Vak | None]], breedte: float
) -> Indeling:
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
    """Layers with pass-through points; narrower layers are tried until everything fits in the width."""
    maten = {v.id: v for v in [*knopen, *(t for _, _, t in pijlen if t is not None)]}
    for budget in (1.0, 0.8, 0.6, 0.4, 0.2):
        laag, omgekeerd = lagen([v.id for v in knopen], pijlen, maten, breedte * budget)
        graaf = _met_doorgangen(dict(maten), laag, pijlen, omgekeerd)
        if all(_laagbreedte(graaf, rij) <= breedte for rij in graaf.lagen):
            break
    return graaf


def _laagbreedte(graaf: _Graaf, rij: list[str]) -> float:
    return sum(graaf.maten[id].breed for id in rij) + TUSSEN * (len(rij) - 1)


def _met_doorgangen(
    maten: dict[str, Vak], laag: dict[str, int], pijlen: Sequence[tuple[str, str, Vak | None]], omgekeerd: set[int]
) -> _Graaf:
    rijen: list[list[str]] = [[] for _ in range(max(laag.values()) + 1)]
    for id, nummer in laag.items():
        rijen[nummer].append(id)
    graaf = _Graaf(maten, rijen, [])
    for nummer, (van, naar, tekst) in enumerate(pijlen):
        begin, eind = (naar, van) if nummer in omgekeerd else (van, naar)
        haltes = [begin, *([tekst.id] if tekst else []), eind]
        pad = [begin]
        for a, b in zip(haltes, haltes[1:], strict=False):
            for tussen in range(laag[a] + 1, laag[b]):
                stip = f"\0{nummer}/{tussen}"
                maten[stip] = Vak(stip, STIP, 0.0)
                rijen[tussen].append(stip)
                pad.append(stip)
            pad.append(b)
        graaf.stappen += list(zip(pad, pad[1:], strict=False))
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
    return x


def _verticaal(graaf: _Graaf) -> tuple[dict[str, float], list[Punt], float]:
    """Centre of every item, (top, bottom) of every layer's band, and the total height."""
    y: dict[str, float] = {}
    banden = []
    boven = 2.0
    for rij in graaf.lagen:
        hoog = max(graaf.maten[id].hoog for id in rij)
        y.update({id: boven + hoog / 2 for id in rij})
        banden.append((boven, boven + hoog))
        boven += hoog + 2 * STEEL + SCHUIN
    return y, banden, banden[-1][1] + 2.0


def _poorten(graaf: _Graaf, x: dict[str, float]) -> dict[tuple[str, str], float]:
    """Where each step leaves its upper item and enters its lower one: side by side, in the order of the far ends."""
    poorten: dict[tuple[str, str], float] = {}
    for kant in (0, 1):
        per_vak: dict[str, list[str]] = {}
        for stap in graaf.stappen:
            per_vak.setdefault(stap[kant], []).append(stap[1 - kant])
        for id, verre in per_vak.items():
            verre = sorted(dict.fromkeys(verre), key=lambda v: x[v])
            steek = min(16.0, graaf.maten[id].breed * 0.7 / max(len(verre) - 1, 1))
            for nummer, ver in enumerate(verre):
                poorten[id, ver] = x[id] + (nummer - (len(verre) - 1) / 2) * steek
    return poorten


def _lijn(
    graaf: _Graaf, pad: list[str], om: bool, x: dict[str, float], y: dict[str, float], banden: list[Punt],
    poorten: dict[tuple[str, str], float],
) -> tuple[tuple[Punt, ...], ...]:  # fmt: skip
    """Pieces of line along ``pad``, broken where it meets its own text; ``om`` turns the arrow round."""
    laag = {id: nummer for nummer, rij in enumerate(graaf.lagen) for id in rij}
    stukken: list[list[Punt]] = [[]]
    for a, b in zip(pad, pad[1:], strict=False):
        if graaf.maten[a].hoog and stukken[-1]:
            stukken.append([])
        xa, xb = poorten[a, b], poorten[b, a]
        onder, boven = banden[laag[a]][1], banden[laag[b]][0]
        stukken[-1] += [(xa, y[a] + graaf.maten[a].hoog / 2), (xa, onder + STEEL)]
        stukken[-1] += [(xb, boven - STEEL), (xb, y[b] - graaf.maten[b].hoog / 2)]
    if om:
        stukken = [stuk[::-1] for stuk in reversed(stukken)]
    return tuple(tuple(dict.fromkeys(stuk)) for stuk in stukken)
