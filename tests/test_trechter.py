"""Funnel limits against a summation of their own, false signals in sectors without differences, power by theory."""

from __future__ import annotations

from fractions import Fraction
from math import comb, exp, log

import numpy as np
import pytest
from scipy.stats import binom, poisson

from kkfzlib.trechter import (
    SIGNAAL,
    WAARSCHUWING,
    Punt,
    Trechter,
    maak,
    telgrenzen,
    telinterval,
)


def _eerste(kansen: list[Fraction] | list[float], kwantiel: Fraction | float) -> int:
    """The smallest count at which the summed probability reaches the quantile."""
    som = kansen[0] * 0
    for telling, kans in enumerate(kansen):
        som += kans
        if som >= kwantiel:
            return telling
    raise AssertionError("not reached")


def _binomiaal(n: int, p: Fraction) -> list[Fraction]:
    return [comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1)]


def _poisson(mu: float) -> list[float]:
    kansen, log_k = [], 0.0
    for k in range(int(mu + 12 * mu**0.5 + 40)):
        log_k += log(k) if k else 0.0
        kansen.append(exp(k * log(mu) - mu - log_k))
    return kansen


@pytest.mark.parametrize("n", [1, 7, 10, 33, 58, 120])
@pytest.mark.parametrize("p", [Fraction(1, 50), Fraction(7, 29), Fraction(1, 2), Fraction(19, 20)])
@pytest.mark.parametrize("zekerheid", [WAARSCHUWING, SIGNAAL])
def test_aandeel_zoals_breuken_het_optellen(n: int, p: Fraction, zekerheid: float) -> None:
    staart = (1 - Fraction(str(zekerheid))) / 2
    kansen = _binomiaal(n, p)
    verwacht = (_eerste(kansen, staart), _eerste(kansen, 1 - staart))
    assert telgrenzen("aandeel", float(p), n, zekerheid) == verwacht


@pytest.mark.parametrize("mu", [0.3, 2.0, 9.7, 41.5, 260.0])
@pytest.mark.parametrize("zekerheid", [WAARSCHUWING, SIGNAAL])
def test_tempo_zoals_optellen_het_geeft(mu: float, zekerheid: float) -> None:
    staart = (1 - zekerheid) / 2
    kansen = _poisson(mu)
    verwacht = (_eerste(kansen, staart), _eerste(kansen, 1 - staart))
    assert telgrenzen("tempo", mu / 40, 40, zekerheid) == verwacht


def test_grenzen_zijn_de_kwantielen_van_scipy() -> None:
    t = Trechter("aandeel", (Punt("a", 12, 40), Punt("b", 3, 20), Punt("c", 30, 90)))
    laag, hoog = t.grenzen(40, 0.95)
    assert (laag * 40, hoog * 40) == (binom.ppf(0.025, 40, 0.3), binom.ppf(0.975, 40, 0.3))
    tempo = Trechter("tempo", t.punten)
    assert tempo.grenzen(40, 0.998)[1] == poisson.ppf(0.999, 12) / 40


def test_op_de_grens_is_binnen_en_een_verder_buiten() -> None:
    t = Trechter("aandeel", tuple(Punt(str(n), 30, 100) for n in range(50)))
    laag, hoog = (int(g) for g in telgrenzen("aandeel", t.midden, 100, SIGNAAL))
    assert [t.kant(Punt("x", k, 100)) for k in (laag - 1, laag, hoog, hoog + 1)] == [-1, 0, 0, 1]


@pytest.mark.parametrize("telling", [0, 1, 9, 40])
def test_telinterval_laat_aan_elke_kant_zijn_staart(telling: int) -> None:
    """Garwood by definition: at the ends the count or more (or fewer) has 2,5% probability."""
    laag, hoog = telinterval(telling)
    assert sum(_poisson(hoog)[: telling + 1]) == pytest.approx(0.025, abs=1e-9)
    if telling:
        assert 1 - sum(_poisson(laag)[:telling]) == pytest.approx(0.025, abs=1e-9)


def test_te_weinig_organisaties_of_niets_geteld_is_geen_trechter() -> None:
    assert maak("aandeel", [Punt("a", 1, 10), Punt("b", 2, 10)]) is None
    assert maak("aandeel", [Punt("abc"[i], 0, 10) for i in range(3)]) is None
    assert maak("aandeel", [Punt("abc"[i], 10, 10) for i in range(3)]) is None
    assert maak("tempo", [Punt("abc"[i], 10, 10) for i in range(3)]) is not None


# A sector: 40 organisations with bases as in this field (clients or staff), drawn once.
_NOEMERS = np.random.default_rng(19).integers(12, 160, size=40)
_SECTOREN = 1000


def _buiten(tellers: np.ndarray, laag: np.ndarray, hoog: np.ndarray) -> float:
    return float(((tellers < laag) | (tellers > hoog)).mean())


@pytest.mark.parametrize("soort", ["aandeel", "tempo"])
@pytest.mark.parametrize("niveau", [0.08, 0.3, 0.55])
def test_duizend_sectoren_zonder_verschil(soort: str, niveau: float) -> None:
    """False signals stay within half a percentage point of what the limits promise, at both pairs of limits.

    Counts are whole, so what the limits promise is the probability that is really outside them: at most the nominal.
    """
    toeval = np.random.default_rng(2026)
    verdeling = binom(_NOEMERS, niveau) if soort == "aandeel" else poisson(_NOEMERS * niveau)
    tellers = verdeling.rvs(size=(_SECTOREN, 40), random_state=toeval)
    for zekerheid in (WAARSCHUWING, SIGNAAL):
        staart, fout = (1 - zekerheid) / 2, 0.0
        for totaal in np.unique(tellers.sum(axis=1)):
            rijen = tellers[tellers.sum(axis=1) == totaal]
            midden = totaal / _NOEMERS.sum()  # as the product does: from the sector itself
            eigen = binom(_NOEMERS, midden) if soort == "aandeel" else poisson(_NOEMERS * midden)
            fout += _buiten(rijen, eigen.ppf(staart), eigen.ppf(1 - staart)) * len(rijen) / _SECTOREN
        laag, hoog = verdeling.ppf((1 - zekerheid) / 2), verdeling.ppf((1 + zekerheid) / 2)
        beloofd = float((verdeling.cdf(laag - 1) + verdeling.sf(hoog)).mean())
        assert beloofd <= 1 - zekerheid + 1e-12
        assert abs(fout - beloofd) < 0.005
    assert abs(fout - (1 - SIGNAAL)) < 0.005  # a signal: of the nominal 0,2% itself


def test_het_product_telt_dezelfde_signalen() -> None:
    """The vectorised simulation above stands for ``Trechter``: the same sector, point by point."""
    toeval = np.random.default_rng(7)
    for _ in range(5):
        tellers = toeval.binomial(_NOEMERS, 0.3)
        tellers[3] = _NOEMERS[3]
        paren = zip(map(float, tellers), map(float, _NOEMERS), strict=True)
        t = Trechter("aandeel", tuple(Punt(str(i), k, n) for i, (k, n) in enumerate(paren)))
        eigen = binom(_NOEMERS, t.midden)
        buiten = (tellers < eigen.ppf(0.001)) | (tellers > eigen.ppf(0.999))
        assert [int(p.naam) for p, _ in t.signalen] == list(np.flatnonzero(buiten))


@pytest.mark.parametrize("noemer", [20, 40, 80, 150])
def test_het_dubbele_wordt_gezien_zo_vaak_als_de_theorie_zegt(noemer: int) -> None:
    """One organisation at twice the rate of 39 others: found as often as the tail beyond the limit is probable."""
    niveau, keren = 0.2, 1000
    toeval = np.random.default_rng(noemer)
    noemers = np.append(_NOEMERS[:39], noemer)
    gevonden, theorie = 0, 0.0
    for _ in range(keren):
        tellers = toeval.binomial(noemers, np.append(np.full(39, niveau), 2 * niveau))
        midden = tellers.sum() / noemers.sum()
        _, hoog = telgrenzen("aandeel", midden, noemer, SIGNAAL)
        gevonden += tellers[-1] > hoog
        rest = tellers[:-1].sum() / noemers[:-1].sum()
        samen = (rest * noemers[:-1].sum() + 2 * niveau * noemer) / noemers.sum()
        theorie += binom.sf(binom.ppf(0.999, noemer, samen), noemer, 2 * niveau)
    assert gevonden / keren == pytest.approx(theorie / keren, abs=0.04)


def test_overspreiding_wordt_genoemd_als_zij_er_is_en_anders_zelden() -> None:
    toeval = np.random.default_rng(3)
    vals, echt = 0, 0
    for _ in range(300):
        gelijk = toeval.binomial(_NOEMERS, 0.2)
        anders = toeval.binomial(_NOEMERS, toeval.beta(4, 16, size=40))
        for tellers, geteld in ((gelijk, "vals"), (anders, "echt")):
            punten = [Punt("", float(k), float(n)) for k, n in zip(tellers, _NOEMERS, strict=True)]
            t = maak("aandeel", punten)
            assert t is not None and t.overspreiding is not None
            vals += geteld == "vals" and t.overspreiding.aanwezig
            echt += geteld == "echt" and t.overspreiding.aanwezig
    assert vals <= 12  # 1% nominal of 300; more than 12 has a probability under 1 in 10,000
    assert echt > 280
