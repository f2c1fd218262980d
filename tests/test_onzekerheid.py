"""Intervals beside a second implementation (statsmodels), and what they promise, by brute force."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from statsmodels.stats import proportion, weightstats

from kkfzlib import onzekerheid

PAREN = [(0, 1), (1, 1), (0, 10), (3, 12), (13, 33), (10, 10), (120, 400), (1, 1000)]


@pytest.mark.parametrize(("teller", "noemer"), PAREN)
def test_wilson_is_die_van_statsmodels(teller: int, noemer: int) -> None:
    verwacht = proportion.proportion_confint(teller, noemer, method="wilson")
    assert onzekerheid.wilson(teller, noemer) == pytest.approx(verwacht, abs=1e-9)


@pytest.mark.parametrize(("nu", "toen"), list(itertools.product(PAREN, PAREN)))
def test_verschil_van_aandelen_is_dat_van_statsmodels(nu: tuple[int, int], toen: tuple[int, int]) -> None:
    verwacht = proportion.confint_proportions_2indep(*nu, *toen, method="newcomb", compare="diff")
    assert onzekerheid.verschil_aandelen(nu, toen) == pytest.approx(verwacht, abs=1e-9)


def test_score_is_het_t_interval_van_de_meest_gespreide_antwoorden() -> None:
    for n, boven in ((10, 7), (25, 20), (4, 2)):
        antwoorden = [1.0] * (n - boven) + [10.0] * boven
        verwacht = weightstats.DescrStatsW(antwoorden).tconfint_mean()
        gevonden = onzekerheid.score(float(np.mean(antwoorden)), n, (-1e9, 1e9))
        assert gevonden != pytest.approx(verwacht)
        nauw = onzekerheid.score(float(np.mean(antwoorden)), n, (1.0, 10.0))
        assert nauw == pytest.approx((max(1.0, verwacht[0]), min(10.0, verwacht[1])), abs=1e-9)


def test_geen_antwoorden_geven_een_breder_interval_dan_beloofd() -> None:
    from scipy.stats import t

    rng = np.random.default_rng(7)
    for _ in range(400):
        n = int(rng.integers(2, 40))
        antwoorden = rng.integers(1, 11, n)
        half = t.ppf(0.975, n - 1) * antwoorden.std(ddof=1) / n**0.5
        laag, hoog = onzekerheid.score(float(antwoorden.mean()), n, (1.0, 10.0))
        assert laag <= max(1.0, antwoorden.mean() - half) + 1e-9
        assert hoog >= min(10.0, antwoorden.mean() + half) - 1e-9


def test_welch_is_die_van_statsmodels_bij_uiterste_spreiding() -> None:
    a, b = [1.0] * 3 + [10.0] * 9, [1.0] * 8 + [10.0] * 12
    vergelijking = weightstats.CompareMeans.from_data(a, b)
    verwacht = vergelijking.tconfint_diff(usevar="unequal")
    nu, toen = (float(np.mean(a)), len(a)), (float(np.mean(b)), len(b))
    assert onzekerheid.verschil_scores(nu, toen, (1.0, 10.0)) == pytest.approx(verwacht, abs=1e-9)


def test_tellingen_met_de_hand() -> None:
    # Twee tegen tien: P(0, 1, 2, 10, 11 of 12 van 12 bij kop of munt) = 2 * (1 + 12 + 66) / 4096.
    assert onzekerheid.kans_gelijke_tellingen(2, 10) == pytest.approx(2 * 79 / 4096)
    assert onzekerheid.kans_gelijke_tellingen(0, 0) == 1.0


def test_dekking_van_wilson_door_alle_uitkomsten_na_te_gaan() -> None:
    """The mean coverage over all shares is near 95%; counted out, not drawn."""
    from scipy.stats import binom

    n = 33
    grenzen = [onzekerheid.wilson(k, n) for k in range(n + 1)]
    dekking = [
        sum(binom.pmf(k, n, p) for k, (laag, hoog) in enumerate(grenzen) if laag <= p <= hoog)
        for p in np.linspace(0.02, 0.98, 97)
    ]
    assert 0.94 < float(np.mean(dekking)) < 0.965


def test_gewone_grenzen() -> None:
    assert onzekerheid.gewone_grenzen([4.0, 5.0]) is None
    assert onzekerheid.gewone_grenzen([4.0, 4.0, 4.0]) is None
    assert onzekerheid.gewone_grenzen([4.0, 5.0, 4.5]) == pytest.approx(
        (4.5 - 2.66 * 0.75, 4.5 + 2.66 * 0.75)
    )
