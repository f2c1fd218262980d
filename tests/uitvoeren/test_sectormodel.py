"""The model behind ``docs/cluster.md`` keeps the rules of a batch: workers, years in order, one scheduler."""

from __future__ import annotations

import pytest

from bench.sector import duren, samenvatting, speel


def test_een_werker_doet_alles_na_elkaar() -> None:
    assert speel([10.0], 4, 5, 1, 0.0) == pytest.approx(200)


def test_meer_werkers_dan_organisaties_helpt_niet() -> None:
    """Years of one organisation go in order, so its five years are the least that it takes."""
    assert speel([10.0], 4, 5, 4, 0.0) == speel([10.0], 4, 5, 16, 0.0) == pytest.approx(50)


def test_met_genoeg_organisaties_is_de_winst_het_aantal_werkers() -> None:
    assert speel([10.0], 200, 5, 1, 0.0) / speel([10.0], 200, 5, 16, 0.0) == pytest.approx(16, rel=0.02)


def test_een_trage_planner_wordt_de_grens() -> None:
    assert speel([1.0], 200, 5, 100, 0.5) > 1000 * 0.5


def test_uit_de_einden_volgen_de_duren_en_hun_som() -> None:
    regels = [{"t": t, "status": "gedaan"} for t in (10.0, 14.0, 20.0, 29.0)]
    assert duren(regels, 2) == [10.0, 14.0, 10.0, 15.0]
    regels.append({"t": 30.0, "werkers_mb": [100, 120], "planner_mb": 90, "cpu": 44.0})
    uit = samenvatting(regels)
    assert uit["gedaan"] == 4 and uit["cpu_per_organisatiejaar"] == 11.0 and uit["hoogste_mb"] == 220
    assert uit["helften"] == [7.0, 7.5]
