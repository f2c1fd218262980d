"""The linked system in parts that share no unknown: each is searched by itself, which is quick.

What is published for good is no unknown any more: its number takes the variable's place. So figures of earlier years
tie nothing together, and staff, surveys, incidents, money and clients fall apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np

from kkfzlib.onthulling.stelsel import Feit, Geheim, Stelsel, Stelselrij


@dataclass
class Deel:
    """A part: its own system, and for each of its rows the number that it has in the whole."""

    stelsel: Stelsel = field(default_factory=Stelsel)
    rijen: list[int] = field(default_factory=list)


def delen(geheel: Stelsel) -> list[Deel]:
    """The parts of ``geheel``. Rows that tell nothing of an unknown and keep no secret are in none."""
    vast = _vastgelegd(geheel)
    relaties = [f for f in (_ingevuld(f, vast) for f in geheel.relaties) if f is not None]
    rijen = [
        replace(
            r,
            feiten=[f for f in (_ingevuld(f, vast) for f in r.feiten) if f is not None],
            geheim=[g for g in r.geheim if not _bekend(g, vast)],
        )
        for r in geheel.rijen
    ]
    geheim = [g for g in geheel.geheim if not _bekend(g, vast)]
    groep = _groepen(
        len(geheel.namen), [*map(_van_feit, relaties), *map(_van_rij, rijen), *map(_van_geheim, geheim)]
    )
    uit: dict[int, Deel] = {}
    namen = list(geheel.namen)
    waar = geheel.waar
    plek = np.full(len(namen), -1)
    for var, naam in enumerate(namen):
        if var not in vast:
            deel = uit.setdefault(groep[var], Deel())
            plek[var] = deel.stelsel.var(naam, geheel.grootheden[var])
            deel.stelsel.leer(int(plek[var]), float(waar[var]))
    for feit in relaties:
        uit[groep[feit.termen[0][0]]].stelsel.relaties.append(_verplaatst(feit, plek))
    for g in geheim:
        uit[groep[g.var]].stelsel.geheim.append(_geheim_verplaatst(g, plek))
    for nummer, rij in enumerate(rijen):
        vars_ = _van_rij(rij)
        if vars_:
            deel = uit[groep[vars_[0]]]
            deel.rijen.append(nummer)
            deel.stelsel.rijen.append(
                replace(
                    rij,
                    feiten=[_verplaatst(f, plek) for f in rij.feiten],
                    geheim=[_geheim_verplaatst(g, plek) for g in rij.geheim],
                )
            )
    return [d for d in uit.values() if d.rijen or d.stelsel.geheim]


def _vastgelegd(stelsel: Stelsel) -> dict[int, float]:
    """Variables whose number is published for good; of two numbers for one the first counts.

    What a hidden mean is taken over stays a variable, as its secret is a statement about both.
    """
    basis = {g.noemer for r in stelsel.rijen for g in r.geheim}
    uit: dict[int, float] = {}
    for rij in stelsel.rijen:
        for feit in rij.feiten if rij.vast else ():
            if len(feit.termen) == 1 and feit.laag == feit.hoog and feit.termen[0][0] not in basis:
                uit.setdefault(feit.termen[0][0], feit.laag / feit.termen[0][1])
    return uit


def _ingevuld(feit: Feit, vast: dict[int, float]) -> Feit | None:
    """The fact with what is known filled in; None when nothing unknown is left in it."""
    bekend = sum(c * vast[v] for v, c in feit.termen if v in vast)
    rest = tuple((v, c) for v, c in feit.termen if v not in vast)
    return replace(feit, termen=rest, laag=feit.laag - bekend, hoog=feit.hoog - bekend) if rest else None


def _bekend(geheim: Geheim, vast: dict[int, float]) -> bool:
    """A secret that is out already: nothing can keep it any more."""
    return geheim.var in vast


def _van_feit(feit: Feit) -> list[int]:
    return [v for v, _ in feit.termen]


def _van_geheim(geheim: Geheim) -> list[int]:
    return [geheim.var, geheim.noemer] if geheim.noemer >= 0 else [geheim.var]


def _van_rij(rij: Stelselrij) -> list[int]:
    return [v for f in rij.feiten for v, _ in f.termen] + [v for g in rij.geheim for v in _van_geheim(g)]


def _groepen(aantal: int, samen: Iterable[list[int]]) -> list[int]:
    """For each variable the number of the group that it is linked with."""
    bij = list(range(aantal))

    def wortel(v: int) -> int:
        while bij[v] != v:
            bij[v] = bij[bij[v]]
            v = bij[v]
        return v

    for vars_ in samen:
        for v in vars_[1:]:
            bij[wortel(v)] = wortel(vars_[0])
    return [wortel(v) for v in range(aantal)]


def _verplaatst(feit: Feit, plek: np.ndarray) -> Feit:
    return replace(feit, termen=tuple((int(plek[v]), c) for v, c in feit.termen))


def _geheim_verplaatst(geheim: Geheim, plek: np.ndarray) -> Geheim:
    noemer = int(plek[geheim.noemer]) if geheim.noemer >= 0 else -1
    return replace(geheim, var=int(plek[geheim.var]), noemer=noemer)
