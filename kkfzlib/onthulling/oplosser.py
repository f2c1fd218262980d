"""Smallest and largest value that an outsider must hold possible, with the rows that force it (LP, then MILP)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_array, hstack, identity

from kkfzlib.onthulling.stelsel import Feit, Stelsel, Termen
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

    def __init__(
        self, stelsel: Stelsel, relaties: Sequence[Feit], drempel: int, tabel: np.ndarray | None = None
    ) -> None:
        self.stelsel = stelsel
        self.n = len(stelsel.namen)
        self.heel = stelsel.geheel.astype(int)
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
        if tabel is not None:
            self.bewaar(tabel)

    def _bekend(self, zichtbaar: np.ndarray) -> np.ndarray:
        return np.append(zichtbaar, True)[self.eigenaar]  # -1, a relation, is the last

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

    def _doel(self, doel: Termen, richting: int) -> np.ndarray:
        c = np.zeros(self.n)
        for var, factor in doel.items():
            c[var] = -richting * factor
        return c

    def lp(self, doel: Termen, richting: int, zichtbaar: np.ndarray) -> Grens | None:
        """Smallest (richting -1) or largest (+1) value of Σ factor x variable, in fractions too.

        None when nothing is consistent.
        """
        k = np.flatnonzero(self._bekend(zichtbaar))
        gelijk = self.laag[k] == self.hoog[k]
        ke = k[gelijk]
        kh = k[~gelijk & np.isfinite(self.hoog[k])]
        kl = k[~gelijk & np.isfinite(self.laag[k])]
        A_ub = np.vstack([self.A[kh], -self.A[kl]])  # noqa: N806
        b_ub = np.concatenate([self.hoog[kh], -self.laag[kl]])
        r = linprog(self._doel(doel, richting), A_ub=A_ub if len(b_ub) else None, b_ub=b_ub if len(b_ub) else None,
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
        return Grens(self.waarde(doel, r.x), tuple(int(i) for i in eigenaars if i >= 0), heel)

    @staticmethod
    def waarde(doel: Termen, tabellen: np.ndarray) -> Any:
        """Σ factor x variable of one table (a number) or of many (an array)."""
        return sum(factor * tabellen[..., var] for var, factor in doel.items())

    def heeltallig(self, doel: Termen, richting: int, zichtbaar: np.ndarray) -> float | None:
        """The same bound over whole counts; the table found is stored. None when nothing is consistent."""
        k = self._bekend(zichtbaar)
        with stil():
            r = milp(self._doel(doel, richting),
                     constraints=LinearConstraint(csr_array(self.A[k]), self.laag[k], self.hoog[k]),
                     integrality=self.heel, bounds=Bounds(np.zeros(self.n), self.boven),
                     options={"node_limit": KNOPEN})  # fmt: skip
        if r.x is None:
            return None
        self.bewaar(r.x)
        return float(self.waarde(doel, r.x))

    def mogelijk(self, zichtbaar: np.ndarray) -> bool:
        """Whether any table at all agrees with relations and visible rows."""
        return len(self.gevonden(zichtbaar)) > 0 or self.lp({}, 1, zichtbaar) is not None


@dataclass(frozen=True, slots=True)
class Eensgezind:
    """``relaties`` that can hold together with all figures, those that cannot, and one table in which they do."""

    relaties: list[Feit]
    onwaar: list[Feit]
    tabel: np.ndarray | None


def eensgezind(stelsel: Stelsel, drempel: int) -> Eensgezind:
    """Which relations agree with the figures; facts that contradict each other are dropped in place.

    Both published reports show figures that contradict each other. An outsider can conclude nothing from such a
    contradiction, and a system that holds it would have no solution: so the fewest relations (then facts) go.
    """
    waar = stelsel.waar
    kandidaten = [(None, f) for f in stelsel.relaties] + [(r, f) for r in stelsel.rijen for f in r.feiten]
    weg: set[int] = set()
    tabel: np.ndarray | None = waar
    if np.isnan(waar).any() or not all(f.geldt(waar) for _, f in kandidaten):
        weg, tabel = _kleinste_strijd([f for _, f in kandidaten], len(stelsel.relaties), stelsel, drempel)
    goed = [f for k, (r, f) in enumerate(kandidaten) if r is None and k not in weg]
    slecht = [f for k, (r, f) in enumerate(kandidaten) if r is None and k in weg]
    for k, (rij, feit) in enumerate(kandidaten):
        if rij is not None and k in weg:
            rij.feiten.remove(feit)
    return Eensgezind(goed, slecht, tabel)


def _kleinste_strijd(
    feiten: list[Feit], aantal_relaties: int, stelsel: Stelsel, drempel: int
) -> tuple[set[int], np.ndarray | None]:
    """The fewest facts to drop, and a table that agrees with the rest."""
    n, m = len(stelsel.namen), len(feiten)
    k = np.repeat(np.arange(m), [len(f.termen) for f in feiten])
    var = np.array([v for f in feiten for v, _ in f.termen], dtype=int)
    factor = np.array([c for f in feiten for _, c in f.termen])
    A = csr_array((factor, (k, var)), shape=(m, n))  # noqa: N806
    rek = identity(m, format="csr")
    laag, hoog = np.array([f.laag for f in feiten]), np.array([f.hoog for f in feiten])
    # What holds by chance goes first, then what follows from a definition, and last what is printed.
    prijs = np.array(
        [1000.0 if k >= aantal_relaties else 20.0 if f.zeker else 1.0 for k, f in enumerate(feiten)]
    )
    boven = np.concatenate([stelsel.bovengrens(drempel), np.full(2 * m, np.inf)])
    heel = np.concatenate([stelsel.geheel.astype(int), np.zeros(2 * m)])
    with stil():
        r = milp(np.concatenate([np.zeros(n), prijs, prijs]),
                 constraints=LinearConstraint(hstack([A, rek, -rek], format="csr"), laag, hoog), integrality=heel,
                 bounds=Bounds(np.zeros(n + 2 * m), boven), options={"node_limit": KNOPEN})  # fmt: skip
    if r.x is None:
        return set(range(aantal_relaties)), None
    gerekt = r.x[n : n + m] + r.x[n + m :]
    return {i for i in range(m) if gerekt[i] > EPS}, r.x[:n]
