"""Printed figures that contradict each other, or what anybody knows: what has to go so that one world is left."""

from __future__ import annotations

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_array, hstack, identity, vstack

from kkfzlib.onthulling.buitenstaander import Weet
from kkfzlib.onthulling.kennis import Kennis

_RUIM = 1e-6
_PRIJS = {"gangbaar": 1.0, "vast": 10.0, "getoond": 1000.0}


def zonder_tegenspraak(weet: list[Weet], schaal: float) -> tuple[Kennis, list[Weet]]:
    """Knowledge without the fewest pieces that contradict what is printed, and those pieces.

    General assumptions go before definitions, and those before printed numbers.
    """
    weg: list[Weet] = []
    kennis = Kennis(weet, schaal)
    for heel in (False, True, True):
        if kennis.mogelijk and _kan(kennis):
            break
        strijdig = {id(w) for w in _onhoudbaar(kennis, heel)}
        weg += [w for w in kennis.weet if id(w) in strijdig]
        kennis = Kennis([w for w in kennis.weet if id(w) not in strijdig], schaal)
    return kennis, weg


def _kan(kennis: Kennis) -> bool:
    return all(kennis.los_op(int(d), {}, {}) is not None for d in np.unique(kennis.deel[kennis.deel >= 0]))


def _onhoudbaar(kennis: Kennis, heel: bool) -> list[Weet]:
    """The cheapest pieces of knowledge without which a world agrees; ``heel``: with whole numbers."""
    m, n = kennis.A.shape
    prijs = np.array([_PRIJS[w.kracht] for w in kennis.weet])
    onder, boven = np.isfinite(kennis.laag), np.isfinite(kennis.hoog)
    rek = identity(m, format="csr")
    rijen = csr_array(vstack([hstack([kennis.A, -rek])[boven], hstack([-kennis.A, -rek])[onder]]))
    b = np.concatenate([kennis.hoog[boven], -kennis.laag[onder]])
    c = np.concatenate([np.zeros(n), prijs])
    if heel:
        r = milp(c, constraints=LinearConstraint(rijen, -np.inf, b + _RUIM / 10),
                 bounds=Bounds(0, np.concatenate([kennis.plafond, np.full(m, np.inf)])),
                 integrality=np.concatenate([kennis.heel, np.zeros(m)]), options={"node_limit": 2000})  # fmt: skip
    else:
        grenzen = [*((0.0, float(p)) for p in kennis.plafond), *((0.0, None) for _ in range(m))]
        r = linprog(c, A_ub=rijen, b_ub=b, bounds=grenzen, method="highs")
    if r.x is None:
        return []
    return [w for w, s in zip(kennis.weet, r.x[n:], strict=True) if s > 10 * _RUIM]
