"""All knowledge of an outsider as one programme over whole and continuous numbers: for the audit alone.

What is printed fixes most numbers; bounds are spread over the laws until nothing moves, and what is still free falls
apart into small components that are solved by themselves, exactly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, OptimizeResult, milp
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components

from kkfzlib.onthulling.betekenis import DOORLOPEND, Naam
from kkfzlib.onthulling.buitenstaander import Weet

Som = Mapping[Naam, float]
_RUIM = 1e-6
_MEESTE_DAGEN = 2e6


class Kennis:
    """Rows ``laag <= A x <= hoog`` over the numbers in ``namen``; amounts in ``bedrag_schaal`` euro.

    ``mogelijk`` says whether at least one world agrees; ``gevonden`` keeps every world met on the way, per component.
    """

    def __init__(self, weet: Sequence[Weet], bedrag_schaal: float) -> None:
        self.weet = list(weet)
        self.namen = sorted({n for w in weet for n, _ in w.som})
        self.plek = {n: k for k, n in enumerate(self.namen)}
        self.heel = np.array([n[0] not in DOORLOPEND for n in self.namen], dtype=bool)
        self.eenheid = np.array([bedrag_schaal if n[0] == "omzet" else 1.0 for n in self.namen])
        tellingen = [
            max(abs(w.laag), abs(w.hoog)) for w in weet
            if len(w.som) == 1 and np.isfinite(w.laag + w.hoog) and w.som[0][0][0] not in DOORLOPEND
        ]  # fmt: skip
        meest = 4 * max(tellingen, default=0.0) + 200
        self.plafond = np.array([_plafond(n, meest) for n in self.namen])
        self._rijen()
        self.mogelijk = self._begrens()
        self._verdeel()
        self.gevonden: dict[int, list[np.ndarray]] = {}

    def _rijen(self) -> None:
        paren = [
            (k, self.plek[n], f * self.eenheid[self.plek[n]])
            for k, w in enumerate(self.weet)
            for n, f in w.som
        ]
        self._r = np.array([p[0] for p in paren], dtype=int)
        self._k = np.array([p[1] for p in paren], dtype=int)
        self._a = np.array([p[2] for p in paren], dtype=float)
        deler = np.zeros(len(self.weet))
        np.maximum.at(deler, self._r, np.abs(self._a))
        deler[deler == 0] = 1.0
        self._a = self._a / deler[self._r]
        self.laag = np.array([w.laag for w in self.weet]) / deler
        self.hoog = np.array([w.hoog for w in self.weet]) / deler
        vorm = (len(self.weet), len(self.namen))
        self.A = csr_array(coo_array((self._a, (self._r, self._k)), shape=vorm))

    def _begrens(self, ronden: int = 25) -> bool:
        """Spread bounds over the rows; False when some number is left without a value."""
        onder, boven = np.zeros(len(self.namen)), self.plafond.copy()
        r, k, a = self._r, self._k, self._a
        for _ in range(ronden):
            minst, meest = (
                np.where(a > 0, a * onder[k], a * boven[k]),
                np.where(a > 0, a * boven[k], a * onder[k]),
            )
            som_laag, som_hoog = (np.bincount(r, x, len(self.weet)) for x in (minst, meest))
            ruimte_hoog, ruimte_laag = (
                self.hoog[r] - (som_laag[r] - minst),
                self.laag[r] - (som_hoog[r] - meest),
            )
            nieuw_boven, nieuw_onder = boven.copy(), onder.copy()
            np.minimum.at(nieuw_boven, k, np.where(a > 0, ruimte_hoog / a, ruimte_laag / a))
            np.maximum.at(nieuw_onder, k, np.where(a > 0, ruimte_laag / a, ruimte_hoog / a))
            nieuw_onder[self.heel] = np.ceil(nieuw_onder[self.heel] - _RUIM)
            nieuw_boven[self.heel] = np.floor(nieuw_boven[self.heel] + _RUIM)
            krap = nieuw_onder > nieuw_boven
            if (nieuw_onder - nieuw_boven > 1e-4 + 1e-6 * np.abs(nieuw_boven)).any():
                self.onder, self.boven = onder, boven
                return False
            nieuw_boven[krap] = nieuw_onder[krap]  # rounding: a number printed twice
            beweegt = (nieuw_onder - onder > _RUIM).any() or (boven - nieuw_boven > _RUIM).any()
            onder, boven = np.maximum(onder, nieuw_onder), np.minimum(boven, nieuw_boven)
            if not beweegt:
                break
        self.onder, self.boven = onder, boven
        return True

    def _verdeel(self) -> None:
        """Components of numbers that are still free; a fixed number binds nothing."""
        vrij = self.boven - self.onder > _RUIM
        self._knelt = self._beperkt()
        telt = vrij[self._k] & self._knelt[self._r]
        m, n = len(self.weet), len(self.namen)
        graaf = coo_array((np.ones(telt.sum()), (self._r[telt], m + self._k[telt])), shape=(m + n, m + n))
        _, label = connected_components(graaf, directed=False)
        self.deel = np.where(vrij, label[m:], -1)
        self._rijdeel = label[:m]
        self._cache: dict[int, tuple[np.ndarray, csr_array, np.ndarray, np.ndarray]] = {}

    def _beperkt(self) -> np.ndarray:
        """Which rows still forbid something within the bounds that were found."""
        a, k, r = self._a, self._k, self._r
        minst = np.bincount(r, np.where(a > 0, a * self.onder[k], a * self.boven[k]), len(self.weet))
        meest = np.bincount(r, np.where(a > 0, a * self.boven[k], a * self.onder[k]), len(self.weet))
        return (minst < self.laag - _RUIM / 10) | (meest > self.hoog + _RUIM / 10)

    def _component(self, deel: int) -> tuple[np.ndarray, csr_array, np.ndarray, np.ndarray]:
        if deel not in self._cache:
            plekken = np.flatnonzero(self.deel == deel)
            rijen = np.flatnonzero((self._rijdeel == deel) & self._knelt)
            vast = self.onder.copy()
            vast[plekken] = 0.0
            blok = self.A[rijen]
            rest = blok @ vast
            self._cache[deel] = (
                plekken,
                csr_array(blok[:, plekken]),
                self.laag[rijen] - rest,
                self.hoog[rijen] - rest,
            )
        return self._cache[deel]

    def los_op(
        self, deel: int, doel: Mapping[int, float], minstens: Mapping[int, float]
    ) -> np.ndarray | None:
        """The world of one component with the smallest Σ ``doel``, where numbers are at least ``minstens``."""
        plekken, rijen, laag, hoog = self._component(deel)
        onder = self.onder[plekken].copy()
        c = np.zeros(len(plekken))
        waar = {int(k): i for i, k in enumerate(plekken)}
        for k, f in doel.items():
            c[waar[k]] = f
        for k, f in minstens.items():
            onder[waar[k]] = max(onder[waar[k]], f)
        if (onder > self.boven[plekken] + _RUIM).any():
            return None
        if not len(laag):  # nothing but bounds
            return self._bewaar(deel, np.where(c < 0, np.maximum(onder, self.boven[plekken]), onder))
        r: OptimizeResult = milp(
            c, constraints=LinearConstraint(rijen, laag - _RUIM / 10, hoog + _RUIM / 10),
            bounds=Bounds(onder, np.maximum(onder, self.boven[plekken])),
            integrality=self.heel[plekken].astype(int), options={"node_limit": 20000, "mip_rel_gap": 1e-6},
        )  # fmt: skip
        if r.x is None:
            return None
        return self._bewaar(deel, np.asarray(r.x))

    def _bewaar(self, deel: int, x: np.ndarray) -> np.ndarray:
        self.gevonden.setdefault(deel, []).append(x)
        return x

    def uiterste(self, som: Som, richting: int, minstens_een: Naam | None = None) -> float | None:
        """Largest (+1) or smallest (-1) possible Σ factor x name, None when no world agrees.

        With ``minstens_een`` as the insider's own cell.
        """
        totaal = 0.0
        per_deel: dict[int, dict[int, float]] = {}
        for naam, factor in som.items():
            k = self.plek[naam]
            if self.deel[k] < 0:
                totaal += factor * self.eenheid[k] * self.onder[k]
            else:
                per_deel.setdefault(int(self.deel[k]), {})[k] = -richting * factor * self.eenheid[k]
        eigen = None if minstens_een is None else self.plek[minstens_een]
        if eigen is not None and self.deel[eigen] < 0 and self.boven[eigen] < 1:
            return None
        for deel, doel in per_deel.items():
            grens = {eigen: 1.0} if eigen is not None and self.deel[eigen] == deel else {}
            x = self.los_op(deel, doel, grens)
            if x is None:
                return None
            waar = {int(k): i for i, k in enumerate(self._component(deel)[0])}
            totaal += sum(-richting * f * x[waar[k]] for k, f in doel.items())
        if all(self.heel[self.plek[n]] for n in som) and all(f.is_integer() for f in som.values()):
            return float(round(totaal))
        return float(totaal)

    def waarden(self, naam: Naam) -> np.ndarray:
        """The values of a number in the worlds met so far; its only value when it is fixed."""
        k = self.plek[naam]
        if self.deel[k] < 0:
            return np.array([self.onder[k]])
        i = int(np.flatnonzero(self._component(int(self.deel[k]))[0] == k)[0])
        return np.array([x[i] for x in self.gevonden.get(int(self.deel[k]), [])])

    def zelfde_deel(self, a: Naam, b: Naam) -> bool:
        """Whether one number can say anything of the other at all."""
        return self.deel[self.plek[a]] >= 0 and self.deel[self.plek[a]] == self.deel[self.plek[b]]


def _plafond(naam: Naam, meest: float) -> float:
    if naam[0] == "omzet":
        return 20000.0
    if naam[0] in DOORLOPEND or naam[0] == "punten":
        return _MEESTE_DAGEN
    return meest * (20 if naam[0] in ("aanvullend", "antwoorden", "continuiteit_vermeldingen") else 1)
