"""How far chance may carry a printed figure: intervals and tests from the printed numbers alone.

Everything here is reckoned from a value, its base and, for scores, the ends of the scale: no row of a person is
needed, so an interval tells no more than the figure that it stands beside.

Sources: E.B. Wilson, *Probable inference* (1927) for one share; R.G. Newcombe, *Interval estimation for the difference
between independent proportions* (1998), method 10, for two; Student's t and Welch for means; the conditional exact
test of two Poisson counts (Przyborowski and Wilenski, 1940); natural limits after D. Wheeler (1993).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

ZEKERHEID = 0.95
"""Of a hundred intervals of this kind about this share holds the value that chance blurs."""

FACTOR = 2.66  # 3 / d2, with d2 = 1,128 for moving ranges of two

Grenzen = tuple[float, float]


@cache
def _z() -> float:
    # Here, as scipy's distributions are slow to import and most reports' helpers need only types.
    from scipy.stats import norm

    return float(norm.ppf(0.5 + ZEKERHEID / 2))


@cache
def _t(vrijheid: float) -> float:
    from scipy.stats import t

    return float(t.ppf(0.5 + ZEKERHEID / 2, vrijheid))


def wilson(teller: float, noemer: float) -> Grenzen:
    """Wilson's score interval of the share ``teller / noemer``, both ends in 0…1; ``noemer`` is at least 1."""
    z2, p = _z() ** 2, teller / noemer
    midden = (p + z2 / (2 * noemer)) / (1 + z2 / noemer)
    half = _z() / (1 + z2 / noemer) * math.sqrt(p * (1 - p) / noemer + z2 / (4 * noemer**2))
    return max(0.0, midden - half), min(1.0, midden + half)


def verschil_aandelen(nu: Grenzen, toen: Grenzen) -> Grenzen:
    """Newcombe's interval of a difference of shares; both arguments are (teller, noemer), the ends in -1…1."""
    (k1, n1), (k2, n2) = nu, toen
    p1, p2 = k1 / n1, k2 / n2
    (laag1, hoog1), (laag2, hoog2) = wilson(*nu), wilson(*toen)
    d = p1 - p2
    return d - math.hypot(p1 - laag1, hoog2 - p2), d + math.hypot(hoog1 - p1, p2 - laag2)


def grootste_variantie(gemiddelde: float, n: float, schaal: Grenzen) -> float:
    """The largest variance (over n - 1) that ``n`` answers on ``schaal`` with this mean can have."""
    laag, hoog = schaal
    return max(0.0, (gemiddelde - laag) * (hoog - gemiddelde)) * n / (n - 1)


def score(gemiddelde: float, n: float, schaal: Grenzen) -> Grenzen:
    """The widest t interval of a mean score: whoever knows the answers themselves finds one that is no wider.

    ``n`` is at least 2; the ends stay within ``schaal``. How far answers lie apart is not published, and this needs
    it not: no answers with this mean can lie further apart.
    """
    half = _t(n - 1) * math.sqrt(grootste_variantie(gemiddelde, n, schaal) / n)
    return max(schaal[0], gemiddelde - half), min(schaal[1], gemiddelde + half)


def verschil_scores(nu: Grenzen, toen: Grenzen, schaal: Grenzen) -> Grenzen:
    """The widest Welch interval of a difference of mean scores; both arguments are (mean, n), n at least 2."""
    v1, v2 = (grootste_variantie(m, n, schaal) / n for m, n in (nu, toen))
    d, som = nu[0] - toen[0], v1 + v2
    if not som:
        return d, d
    vrijheid = som**2 / (v1**2 / (nu[1] - 1) + v2**2 / (toen[1] - 1))
    half = _t(vrijheid) * math.sqrt(som)
    return d - half, d + half


def kans_gelijke_tellingen(nu: float, toen: float) -> float:
    """Two-sided exact probability of counts at least this unequal when both years have the same rate."""
    from scipy.stats import binomtest

    som = round(nu) + round(toen)
    return float(binomtest(round(nu), som, 0.5).pvalue) if som else 1.0


def gewone_grenzen(reeks: Sequence[float]) -> Grenzen | None:
    """Natural limits of a short series (mean ± 2,66 × mean moving range); None under three values or without change."""
    sprongen = [abs(b - a) for a, b in pairwise(reeks)]
    if len(reeks) < 3 or not any(sprongen):
        return None
    midden, marge = sum(reeks) / len(reeks), FACTOR * sum(sprongen) / len(sprongen)
    return midden - marge, midden + marge
