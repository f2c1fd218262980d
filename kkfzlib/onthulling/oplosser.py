"""Smallest and largest value that an outsider must hold possible, with the rows that force it (LP, then MILP)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_array

from kkfzlib.onthulling.stelsel import Feit, Stelsel
from kkfzlib.onthulling.stilte import stil

EPS = 1e-6
KNOPEN = 20_000
"""Search limit of one programme, in nodes: unlike seconds the same on every machine."""


@dataclass(frozen=True, slots=True)
class Grens:
    """Outcome of one search: the value reached, the visible rows that together force it, whether in whole counts."""

    waarde: float
    rijen: tuple[int, ...] = ()
    heel: bool = False


class Oplosser:
    """The system as matrices, with a store of tables found so far (each consistent with the relations)."""

    def __init__(self, stelsel: Stelsel, relaties: Sequence[Feit], drempel: int) -> None:
        self.stelsel = stelsel
        self.n = len(stelsel.namen)
        self.heel = np.array(stelsel.geheel, dtype=int)
        self.boven = stelsel.bovengrens(drempel)
        paren = [(-1, f) for f in relaties]
        paren += [(i, f) for i, rij in enumerate(stelsel.rijen) for f in rij.feiten]
        self.eigenaar = np.array([i for i, _ in paren], dtype=int)
        self.laag = np.array([f.laag for _, f in paren])
        self.hoog = np.array([f.hoog for _, f in paren])
        self.A = np.zeros((len(paren), self.n))
        for k, (_, feit) in enumerate(paren):
            for var, c in feit.termen:
                self.A[k, var] += c
        self._tabellen = np.zeros((0, self.n))
        self._botst = np.zeros((0, len(stelsel.rijen)), dtype=bool)
        waar = stelsel.waar
        if not np.isnan(waar).any():
            self.bewaar(waar)

    def _bekend(self, zichtbaar: np.ndarray) -> np.ndarray:
        return (self.eigenaar < 0) | zichtbaar[self.eigenaar]

    def bewaar(self, tabel: np.ndarray) -> None:
        """Store a table, unless it breaks a relation."""
        x = np.where(self.heel == 1, np.round(tabel), tabel)
        som = self.A @ x
        ruimte = EPS * (1 + np.abs(self.A) @ np.abs(x))
        fout = (som < self.laag - ruimte) | (som > self.hoog + ruimte)
        if fout[self.eigenaar < 0].any():
            return
        botst = np.zeros(len(self.stelsel.rijen), dtype=bool)
        botst[self.eigenaar[fout]] = True
        self._tabellen = np.vstack([self._tabellen, x])
        self._botst = np.vstack([self._botst, botst])

    def gevonden(self, zichtbaar: np.ndarray) -> np.ndarray:
        """Tables in store that agree with all visible rows (k x n)."""
        return self._tabellen[~(self._botst & zichtbaar).any(axis=1)]

    def lp(self, var: int, richting: int, zichtbaar: np.ndarray) -> Grens | None:
        """Bound on ``var`` (richting -1 smallest, +1 largest) without integrality; None when nothing is consistent."""
        k = np.flatnonzero(self._bekend(zichtbaar))
        gelijk = self.laag[k] == self.hoog[k]
        ke = k[gelijk]
        kh = k[~gelijk & np.isfinite(self.hoog[k])]
        kl = k[~gelijk & np.isfinite(self.laag[k])]
        c = np.zeros(self.n)
        c[var] = -richting
        A_ub = np.vstack([self.A[kh], -self.A[kl]])  # noqa: N806
        b_ub = np.concatenate([self.hoog[kh], -self.laag[kl]])
        r = linprog(c, A_ub=A_ub if len(b_ub) else None, b_ub=b_ub if len(b_ub) else None,
                    A_eq=self.A[ke] if len(ke) else None, b_eq=self.hoog[ke] if len(ke) else None,
                    bounds=np.column_stack([np.zeros(self.n), self.boven]), method="highs")  # fmt: skip
        if r.status != 0:
            return None
        tellingen = r.x[self.heel == 1]
        heel = bool((np.abs(tellingen - np.round(tellingen)) < 1e-7).all())
        if heel:
            self.bewaar(r.x)
        steun = []
        if len(b_ub):
            steun.append(np.concatenate([kh, kl])[np.abs(r.ineqlin.marginals) > 1e-9])
        if len(ke):
            steun.append(ke[np.abs(r.eqlin.marginals) > 1e-9])
        eigenaars = np.unique(self.eigenaar[np.concatenate(steun)]) if steun else np.zeros(0, dtype=int)
        return Grens(float(r.x[var]), tuple(int(i) for i in eigenaars if i >= 0), heel)

    def heeltallig(self, var: int, richting: int, zichtbaar: np.ndarray) -> float | None:
        """The same bound over whole counts; the table found is stored. None when nothing is consistent."""
        k = self._bekend(zichtbaar)
        c = np.zeros(self.n)
        c[var] = -richting
        with stil():
            r = milp(c, constraints=LinearConstraint(csr_array(self.A[k]), self.laag[k], self.hoog[k]),
                     integrality=self.heel, bounds=Bounds(np.zeros(self.n), self.boven),
                     options={"node_limit": KNOPEN})  # fmt: skip
        if r.x is None:
            return None
        self.bewaar(r.x)
        return float(r.x[var])

    def mogelijk(self, zichtbaar: np.ndarray) -> bool:
        """Whether any table at all agrees with relations and visible rows."""
        return len(self.gevonden(zichtbaar)) > 0 or self.lp(0, 1, zichtbaar) is not None


def eensgezind(stelsel: Stelsel, drempel: int) -> tuple[list[Feit], list[Feit]]:
    """Relations that hold in the true figures, and those that do not; contradictory facts are dropped in place.

    Both published reports show figures that contradict each other. An outsider can conclude nothing from such a
    contradiction, and a system that holds it would have no solution: so the fewest relations (then facts) go.
    """
    waar = stelsel.waar
    kandidaten = [(None, f) for f in stelsel.relaties] + [(r, f) for r in stelsel.rijen for f in r.feiten]
    weg: set[int] = set()
    if np.isnan(waar).any() or not all(f.geldt(waar) for _, f in kandidaten):
        weg = _kleinste_strijd([f for _, f in kandidaten], len(stelsel.relaties), stelsel, drempel)
    goed = [f for k, (r, f) in enumerate(kandidaten) if r is None and k not in weg]
    slecht = [f for k, (r, f) in enumerate(kandidaten) if r is None and k in weg]
    for k, (rij, feit) in enumerate(kandidaten):
        if rij is not None and k in weg:
            rij.feiten.remove(feit)
    return goed, slecht


def _kleinste_strijd(feiten: list[Feit], aantal_relaties: int, stelsel: Stelsel, drempel: int) -> set[int]:
    n, m = len(stelsel.namen), len(feiten)
    A = np.zeros((m, n + 2 * m))  # noqa: N806
    for k, feit in enumerate(feiten):
        for var, factor in feit.termen:
            A[k, var] += factor
        A[k, n + k], A[k, n + m + k] = 1.0, -1.0
    laag, hoog = np.array([f.laag for f in feiten]), np.array([f.hoog for f in feiten])
    gewicht = np.where(np.arange(m) < aantal_relaties, 1.0, 1000.0)
    c = np.concatenate([np.zeros(n), gewicht, gewicht])
    boven = np.concatenate([stelsel.bovengrens(drempel), np.full(2 * m, np.inf)])
    heel = np.concatenate([np.array(stelsel.geheel, dtype=int), np.zeros(2 * m)])
    with stil():
        r = milp(c, constraints=LinearConstraint(csr_array(A), laag, hoog), integrality=heel,
                 bounds=Bounds(np.zeros(n + 2 * m), boven), options={"node_limit": KNOPEN})  # fmt: skip
    if r.x is None:
        return set(range(aantal_relaties))
    rek = r.x[n : n + m] + r.x[n + m :]
    return {k for k in range(m) if rek[k] > EPS}
