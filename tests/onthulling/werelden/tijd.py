"""Histories of one person in one kind of care or employment: the year each period begins and ends, and the days.

Within a year only sums of dates matter to what is published, so a kind of history is a row of (begin year, end year)
and carries the sum of its dates. For any sums within the bounds there are people who have them (the bounds are those
of an order polytope, which has the integer decomposition property), so nothing is lost to a grid of dates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations_with_replacement

from tests.onthulling.werelden.gegevens import dagnummer, lengte
from tests.onthulling.werelden.programma import Programma, Som, som

VROEGSTE = 15 * 365
"""Days before the first year that somebody may have begun."""


@dataclass(frozen=True, order=True)
class Periode:
    """Begin in year number ``b`` (0: before the first), end in ``e`` (one past the last: still running).

    ``leeg``: the end falls on 1 January, so that year holds none of its days.
    """

    b: int
    e: int
    leeg: bool = False


Verloop = tuple[Periode, ...]
Periodedata = tuple[date, date | None]


def verlopen(jaren: int, meer: bool = True) -> list[Verloop]:
    """Every history of one period, and of two when ``meer``."""
    los = [Periode(b, e, leeg) for b in range(jaren + 1) for e in range(max(b, 1), jaren + 2)
           for leeg in ((False, True) if b < e <= jaren else (False,))]  # fmt: skip
    paren = [(a, z) for a, z in combinations_with_replacement(sorted(los), 2)
             if not a.leeg and a.e <= z.b and a.e <= jaren] if meer else []  # fmt: skip
    return [*((p,) for p in los), *paren]


def verloop_van(
    perioden: Sequence[Periodedata], jaren: Sequence[int]
) -> tuple[Verloop, list[int], list[int]]:
    """The kind of a true history, with the day numbers of its begins and ends; empty when all lies outside."""
    klassen, begin, eind = [], [], []
    for van, tot in sorted(perioden, key=lambda p: p[0]):
        if van.year > jaren[-1] or (tot is not None and tot.year < jaren[0]):
            continue
        b = max(van.year - jaren[0] + 1, 0)
        e = len(jaren) + 1 if tot is None or tot.year > jaren[-1] else tot.year - jaren[0] + 1
        einddag = dagnummer(tot) if tot is not None and e <= len(jaren) else 0
        klassen.append(Periode(b, e, leeg=b < e <= len(jaren) and einddag == 0))
        begin.append((date(jaren[0], 1, 1) - van).days if b == 0 else dagnummer(van))
        eind.append(einddag)
    return tuple(klassen), begin, eind


def verblijven(plaatsingen: Sequence[Periodedata]) -> list[Periodedata]:
    """Placements as stays: what begins at most a day after the former ends goes on."""
    uit: list[Periodedata] = []
    for van, tot in sorted(plaatsingen, key=lambda p: (p[0], p[1] or date.max)):
        if uit and (uit[-1][1] is None or van <= uit[-1][1] + timedelta(days=1)):
            laatste = uit[-1][1]
            uit[-1] = (uit[-1][0], None if tot is None or laatste is None else max(tot, laatste))
        else:
            uit.append((van, tot))
    return uit


class Groep:
    """All people with one kind of history: how many (``n``) and, when asked, the sums of their dates."""

    def __init__(self, p: Programma, verloop: Verloop, jaren: Sequence[int], waar: int, dagen: bool,
                 begin: Sequence[int] = (), eind: Sequence[int] = (), hoogstens: float = 400) -> None:  # fmt: skip
        self.verloop, self.jaren = verloop, jaren
        self.n = p.var(waar, 0, hoogstens)
        self.begin: list[Som] = []
        self.eind: list[Som] = []
        if not dagen:
            return
        for k, periode in enumerate(verloop):
            self._datum(p, k, periode, begin[k] if begin else 0, eind[k] if eind else 0)
        for k in range(1, len(verloop)):
            self._volgorde(p, k)

    def _datum(self, p: Programma, k: int, periode: Periode, begin: int, eind: int) -> None:
        b, e, laatste = periode.b, periode.e, len(self.jaren)
        van = p.var(begin)
        hoogste = VROEGSTE if b == 0 else lengte(self.jaren[b - 1]) - 1
        p.eis(van - self.n * hoogste, boven=0)
        if b == 0:
            p.eis(van - self.n, onder=0)
        tot = p.var(eind) if e <= laatste and not periode.leeg else Som()
        if tot.delen:
            p.eis(tot - self.n * (lengte(self.jaren[e - 1]) - 1), boven=0)
            p.eis(tot - (van if b == e else Som()) - self.n, onder=0)
        self.begin.append(van)
        self.eind.append(tot)

    def _volgorde(self, p: Programma, k: int) -> None:
        """Two stays are two when at least one day lies between."""
        voor, na = self.verloop[k - 1], self.verloop[k]
        tussen = sum(lengte(self.jaren[y - 1]) for y in range(voor.e, na.b))
        if na.b - voor.e <= 1:
            p.eis(self.begin[k] + self.n * tussen - self.eind[k - 1] - self.n * 2, onder=0)

    def in_jaar(self, y: int) -> Som:
        """Days present in year number ``y``."""
        return som([self._deel(k, y) for k in range(len(self.verloop))])

    def _deel(self, k: int, y: int) -> Som:
        periode = self.verloop[k]
        if not max(periode.b, 1) <= y <= periode.e:
            return Som()
        tot = self.eind[k] if y == periode.e else self.n * lengte(self.jaren[y - 1])
        return tot - self.begin[k] if y == periode.b else tot

    def hele_duur(self, y: int) -> Som:
        """Whole lengths of the periods that ended in year ``y``."""
        return som([self._tot(k, y) for k, q in enumerate(self.verloop) if q.e == y])

    def lopend(self, y: int) -> Som:
        """Days so far, the last day of year ``y`` counted, of the periods that run then."""
        return som([self._tot(k, y) for k, q in enumerate(self.verloop) if q.b <= y < q.e])

    def _tot(self, k: int, y: int) -> Som:
        delen = [self._deel(k, j) for j in range(1, y + 1)]
        if self.verloop[k].b == 0:
            delen.append(self.begin[k])
        return som(delen)

    def begonnen(self, y: int) -> Som:
        return self.n * sum(q.b == y for q in self.verloop)

    def geeindigd(self, y: int) -> Som:
        return self.n * sum(q.e == y for q in self.verloop)

    def aanwezig(self, y: int) -> bool:
        """Whether these people are there on the last day of year ``y``."""
        return any(q.b <= y < q.e for q in self.verloop)

    def bediend(self, y: int) -> bool:
        """Whether these people are there on at least one day of year ``y``."""
        return any(q.b <= y <= q.e and not (q.leeg and q.e == y) for q in self.verloop)
