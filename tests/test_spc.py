"""XmR limits against figures worked out by hand, and each rule at its boundary."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkfzlib.spc import Grenzen, Signaal, grenzen, signalen

WIJD = Grenzen(5.0, -100.0, 100.0)


def test_grenzen_met_de_hand() -> None:
    # mean 60/12 = 5; eleven ranges of 2, so 2,66 × 2 = 5,32
    g = grenzen([4.0, 6.0] * 6)
    assert g is not None
    assert (g.gemiddelde, g.onder, g.boven) == pytest.approx((5.0, -0.32, 10.32))
    assert g.onder_getekend == 0.0


def test_een_gat_telt_niet_mee_en_maakt_geen_sprong() -> None:
    # the jump from 4 to 40 runs over a gap, so both halves have ranges of 0
    g = grenzen([4.0] * 6 + [None] + [40.0] * 6)
    assert g is not None
    assert (g.gemiddelde, g.onder, g.boven) == (22.0, 22.0, 22.0)


@pytest.mark.parametrize("reeks", [[1.0] * 11, [1.0, None] * 12, []])
def test_te_weinig_gegevens_geeft_geen_grenzen(reeks: list[float | None]) -> None:
    assert grenzen(reeks) is None


def test_regel_1_pas_buiten_de_grens() -> None:
    g = Grenzen(5.0, 2.0, 8.0)
    assert signalen([8.0, 2.0], g) == []
    assert signalen([8.1, 5.0, 1.9], g) == [Signaal(1, 0, 0, 1), Signaal(1, 2, 2, -1)]


def test_regel_2_acht_wel_zeven_niet() -> None:
    assert signalen([6.0, 7.0] * 3 + [6.0, 4.0], WIJD) == []
    assert signalen([6.0, 7.0] * 4, WIJD) == [Signaal(2, 0, 7, 1)]
    assert signalen([4.0, 3.0] * 4 + [6.0], WIJD) == [Signaal(2, 0, 7, -1)]


def test_regel_2_op_het_gemiddelde_telt_niet_en_breekt_niet() -> None:
    reeks = [6.0, 7.0, 6.0, 7.0, 5.0, 6.0, 7.0, 6.0]
    assert signalen(reeks, WIJD) == []
    assert signalen([*reeks, 7.0], WIJD) == [Signaal(2, 0, 8, 1)]


def test_regel_3_zes_punten_stijgen_is_vijf_stappen() -> None:
    assert signalen([1.0, 2.0, 3.0, 4.0, 6.0], WIJD) == []
    assert signalen([1.0, 2.0, 3.0, 4.0, 6.0, 7.0], WIJD) == [Signaal(3, 0, 5, 1)]
    assert signalen([9.0, 8.0, 7.0, 4.0, 3.0, 2.0, 9.0], WIJD) == [Signaal(3, 0, 5, -1)]


def test_gelijke_waarden_breken_een_stijging() -> None:
    assert signalen([1.0, 2.0, 3.0, 3.0, 4.0, 6.0, 7.0], WIJD) == []


@pytest.mark.parametrize(
    "reeks", [[6.0, 7.0] * 2 + [None] + [6.0, 7.0] * 2, [1.0, 2.0, 3.0, None, 4.0, 6.0, 7.0]]
)
def test_een_gat_breekt_elke_rij(reeks: list[float | None]) -> None:
    assert signalen(reeks, WIJD) == []


@given(st.lists(st.one_of(st.none(), st.integers(0, 30).map(float)), max_size=60))
def test_signalen_liggen_in_de_reeks_en_nooit_op_een_gat(reeks: list[float | None]) -> None:
    g = grenzen(reeks)
    for s in signalen(reeks, g) if g else []:
        assert 0 <= s.van <= s.tot < len(reeks)
        assert None not in reeks[s.van : s.tot + 1]
        assert s.tot - s.van + 1 >= {1: 1, 2: 8, 3: 6}[s.regel]
