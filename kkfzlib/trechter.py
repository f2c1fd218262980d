"""Funnel plots: how far chance may carry a share or a rate from what all organisations have together.

The limits at a base are the exact quantiles of the binomial (a share of ``n``) or the Poisson distribution (events over
an exposure), not a normal curve: with the bases of this field that curve runs below zero and calls a signal at the
wrong places. As counts are whole, fewer than the named share of chance falls outside; never more.

Sources: D.J. Spiegelhalter, *Funnel plots for comparing institutional performance*, Statistics in Medicine 24 (2005);
the exact interval of a count after F. Garwood, *Biometrika* 28 (1936); the variance of a squared residual from the
fourth moments of both distributions, fitted to a scaled chi-squared after F.E. Satterthwaite (1946).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Soort = Literal["aandeel", "tempo"]
"""A share (``teller`` out of ``noemer`` persons) or a rate (``teller`` events over an exposure ``noemer``)."""

WAARSCHUWING, SIGNAAL = 0.95, 0.998
"""The two pairs of limits: drawn only, and beyond which a point is called a signal (about three standard errors)."""

MINSTE_PUNTEN = 3
"""With fewer organisations their own sum is no yardstick."""

MINSTE_VERWACHT = 1.0
KANS_OVERSPREIDING = 0.01

Grenzen = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Punt:
    """One organisation: ``teller`` whole, ``noemer`` above zero (whole for a share)."""

    naam: str
    teller: float
    noemer: float

    @property
    def waarde(self) -> float:
        """``teller / noemer``."""
        return self.teller / self.noemer


@dataclass(frozen=True)
class Overspreiding:
    """How many times as much the organisations differ as chance alone would make them, and the chance of that."""

    factor: float
    kans: float

    @property
    def aanwezig(self) -> bool:
        """Whether it is too much for chance: then a point outside the funnel need be no exception."""
        return self.kans < KANS_OVERSPREIDING and self.factor > 1


@dataclass(frozen=True)
class Trechter:
    """The points of one figure, with the level that they have together."""

    soort: Soort
    punten: tuple[Punt, ...]

    @cached_property
    def midden(self) -> float:
        """Σ teller / Σ noemer: a share in 0…1, or events per unit of exposure."""
        return sum(p.teller for p in self.punten) / sum(p.noemer for p in self.punten)

    def grenzen(self, noemer: float, zekerheid: float) -> Grenzen:
        """Lower and upper limit (of teller / noemer) at this base: exact quantiles; on them is within."""
        laag, hoog = telgrenzen(self.soort, self.midden, noemer, zekerheid)
        return laag / noemer, hoog / noemer

    def kant(self, punt: Punt, zekerheid: float = SIGNAAL) -> int:
        """+1 above the upper limit, -1 below the lower one, 0 within."""
        laag, hoog = telgrenzen(self.soort, self.midden, punt.noemer, zekerheid)
        return (punt.teller > hoog) - (punt.teller < laag)

    @cached_property
    def signalen(self) -> tuple[tuple[Punt, int], ...]:
        """The points beyond the outer limits with their side, in the order of the points."""
        return tuple((p, kant) for p in self.punten if (kant := self.kant(p)))

    @cached_property
    def overspreiding(self) -> Overspreiding | None:
        """Pearson's dispersion over the points that expect enough events; None where fewer than three do."""
        return _overspreiding(self)


def maak(soort: Soort, punten: Sequence[Punt]) -> Trechter | None:
    """The funnel of these points; None with too few of them, or where nothing (or everything) was counted."""
    uit = Trechter(soort, tuple(punten))
    if len(punten) < MINSTE_PUNTEN or uit.midden <= 0 or (soort == "aandeel" and uit.midden >= 1):
        return None
    return uit


def telgrenzen(soort: Soort, midden: float, noemer: float, zekerheid: float) -> Grenzen:
    """The least and the largest count that chance gives within ``zekerheid``, each tail having half of the rest.

    >>> telgrenzen("aandeel", 0.5, 20, 0.95)
    (6.0, 14.0)
    """
    from scipy.stats import binom, poisson

    staart = (1 - zekerheid) / 2
    if soort == "aandeel":
        return float(binom.ppf(staart, noemer, midden)), float(binom.ppf(1 - staart, noemer, midden))
    mu = midden * noemer
    return float(poisson.ppf(staart, mu)), float(poisson.ppf(1 - staart, mu))


def telinterval(teller: float, zekerheid: float = WAARSCHUWING) -> Grenzen:
    """Garwood's exact interval of the level behind a count of events.

    >>> [round(g, 2) for g in telinterval(0)]
    [0.0, 3.69]
    """
    from scipy.stats import chi2

    staart = (1 - zekerheid) / 2
    laag = float(chi2.ppf(staart, 2 * teller)) / 2 if teller > 0 else 0.0
    return laag, float(chi2.ppf(1 - staart, 2 * teller + 2)) / 2


def _overspreiding(t: Trechter) -> Overspreiding | None:
    from scipy.stats import chi2

    q = 1 - t.midden if t.soort == "aandeel" else 1.0
    tel = [p for p in t.punten if p.noemer * t.midden * q >= MINSTE_VERWACHT]
    if len(tel) < MINSTE_PUNTEN:
        return None
    variantie = [p.noemer * t.midden * q for p in tel]
    som = sum((p.teller - p.noemer * t.midden) ** 2 / v for p, v in zip(tel, variantie, strict=True))
    vrij = len(tel) - 1
    scheef = 1 - 6 * t.midden * q if t.soort == "aandeel" else 1.0
    spreiding = vrij / len(tel) * sum(2 + scheef / v for v in variantie)
    schaal = 2 * vrij / spreiding
    return Overspreiding(som / vrij, float(chi2.sf(som * schaal, vrij * schaal)))
