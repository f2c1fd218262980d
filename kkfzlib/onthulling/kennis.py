"""All knowledge of an outsider as one programme over counts (whole) and amounts: for the audit alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.optimize import LinearConstraint, OptimizeResult, milp
from scipy.sparse import csr_array, hstack, identity

from kkfzlib.onthulling.buitenstaander import Naam, Weet

_RUIM = 1e-7


class Kennis:
    """Rows ``laag <= A x <= hoog`` over the numbers in ``namen``; amounts in ``bedrag_schaal`` euro."""

    def __init__(self, weet: Sequence[Weet], bedrag_schaal: float) -> None:
        self.namen = sorted({n for w in weet for n, _ in w.som})
        self.plek = {n: k for k, n in enumerate(self.namen)}
        self.bedrag = np.array([n[0] == "omzet" for n in self.namen], dtype=bool)
        self.eenheid = np.where(self.bedrag, bedrag_schaal, 1.0)
        alleen = [w for w in weet if len(w.som) == 1 and np.isfinite(w.hoog)]
        tellingen = [abs(w.hoog) for w in alleen if w.som[0][0][0] != "omzet"]
        self.plafond = np.where(self.bedrag, 20000.0, 4 * max(tellingen, default=0) + 200)
        self.gevonden: list[np.ndarray] = []
        self.A = np.zeros((len(weet), len(self.namen)))
        self.laag, self.hoog = np.zeros(len(weet)), np.zeros(len(weet))
        for k, w in enumerate(weet):
            for naam, factor in w.som:
                self.A[k, self.plek[naam]] += factor * self.eenheid[self.plek[naam]]
            deler = np.abs(self.A[k]).max() or 1.0
            self.A[k] /= deler
            self.laag[k], self.hoog[k] = w.laag / deler, w.hoog / deler
        self._onder, self._boven, blijft = self._vaste_getallen()
        self._rijen = csr_array(self.A[blijft])
        self._rijlaag, self._rijhoog = self.laag[blijft], self.hoog[blijft]

    def _vaste_getallen(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Printed numbers as bounds of one number, and which rows still say something beside those."""
        onder, boven = np.zeros(len(self.namen)), self.plafond.copy()
        aantal = (self.A != 0).sum(axis=1)
        for k in np.flatnonzero(aantal == 1):
            v = int(np.flatnonzero(self.A[k])[0])
            grenzen = sorted((self.laag[k] / self.A[k, v], self.hoog[k] / self.A[k, v]))
            onder[v], boven[v] = max(onder[v], grenzen[0]), min(boven[v], grenzen[1])
        boven = np.maximum(boven, onder)  # rounding: a number printed twice
        los = boven > onder
        return onder, boven, (aantal > 1) & (self.A[:, los] != 0).any(axis=1)

    def uiterste(self, naam: Naam, richting: int, minstens_een: Naam | None = None) -> float | None:
        """Largest (+1) or smallest (-1) possible value; with ``minstens_een`` as the insider's own cell."""
        onder = self._onder.copy()
        if minstens_een is not None:
            onder[self.plek[minstens_een]] = max(1.0, onder[self.plek[minstens_een]])
            if onder[self.plek[minstens_een]] > self._boven[self.plek[minstens_een]]:
                return None
        k = self.plek[naam]
        c = np.zeros(len(self.namen))
        c[k] = -float(richting)
        r: OptimizeResult = milp(
            c, constraints=LinearConstraint(self._rijen, self._rijlaag, self._rijhoog),
            bounds=(onder, self._boven), integrality=np.where(self.bedrag, 0, 1),
        )  # fmt: skip
        if r.x is None:
            return None
        self.gevonden.append(r.x)
        return float(r.x[k] * self.eenheid[k])

    def zoek_ruim(self, naam: Naam, laag: float, hoog: float, anderen: Sequence[Naam]) -> None:
        """Keep a table with ``naam`` between these bounds in which as many of ``anderen`` as can be are at least 1.

        One such table answers the insider's question for many clients at once.
        """
        n, m = len(self.namen), len(anderen)
        onder, boven = self._onder.copy(), self._boven.copy()
        k = self.plek[naam]
        onder[k], boven[k] = max(onder[k], laag), min(boven[k], hoog)
        if onder[k] > boven[k]:
            return
        kies = csr_array((np.ones(m), (np.arange(m), [self.plek[a] for a in anderen])), shape=(m, n))
        breed = hstack([self._rijen, csr_array((self._rijen.shape[0], m))])
        r: OptimizeResult = milp(
            np.concatenate([np.zeros(n), -np.ones(m)]),
            constraints=[LinearConstraint(breed, self._rijlaag, self._rijhoog),
                         LinearConstraint(hstack([-kies, identity(m)]), -np.inf, 0.0)],
            bounds=(np.concatenate([onder, np.zeros(m)]), np.concatenate([boven, np.ones(m)])),
            integrality=np.concatenate([np.where(self.bedrag, 0, 1), np.zeros(m)]), options={"node_limit": 2000},
        )  # fmt: skip
        if r.x is not None:
            self.gevonden.append(r.x[:n])
