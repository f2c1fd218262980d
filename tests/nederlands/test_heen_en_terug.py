"""What is printed reads back as what it was: numbers, units, money, dates, and the strict notation of a cell."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkfzlib.nederlands.afronding import afgerond, passende_tellers, past, teller_bij
from kkfzlib.nederlands.cel import (
    Waardefout,
    decimalen_geschreven,
    komma,
    kort,
    lees_datum,
    lees_geheel,
    lees_getal,
)
from kkfzlib.nederlands.lezen import lees, lees_los
from kkfzlib.nederlands.opmaak import datum, euro, getal, met_eenheid, met_teken, procent

WAARDEN = st.floats(-1e11, 1e11, allow_nan=False)
DECIMALEN = st.integers(0, 4)
EENHEDEN = {"%": "%", "euro": "euro", "dagen": "dagen", "jaar": "jaar", "bedden": "bedden", "score": "aantal"}


@given(WAARDEN, DECIMALEN, st.booleans())
def test_een_getal_los(waarde: float, decimalen: int, groepen: bool) -> None:
    gelezen = lees_los(getal(waarde, decimalen, groepen=groepen))
    assert gelezen is not None
    assert (gelezen.waarde, gelezen.cijfers) == (afgerond(waarde, decimalen), decimalen)
    assert not gelezen.opmerking


@given(WAARDEN, DECIMALEN, st.sampled_from(sorted(EENHEDEN)))
def test_een_getal_in_een_zin(waarde: float, decimalen: int, eenheid: str) -> None:
    (gelezen,) = lees(
        f"In 2024 kwam het uit op {met_eenheid(waarde, eenheid, decimalen)}, zoals op 31 december."
    ).getallen
    assert gelezen.waarde == afgerond(waarde, decimalen)
    assert (gelezen.eenheid, gelezen.cijfers) == (EENHEDEN[eenheid], decimalen)
    laag, hoog = gelezen.interval
    assert laag - 1e-4 <= waarde <= hoog + 1e-4 or (eenheid == "score" and decimalen == 0)


@given(WAARDEN, DECIMALEN)
def test_een_verandering_houdt_haar_teken(waarde: float, decimalen: int) -> None:
    gelezen = lees_los(met_teken(procent(waarde, decimalen), afgerond(waarde, decimalen)))
    assert gelezen is not None
    assert gelezen.waarde == afgerond(waarde, decimalen)
    assert gelezen.teken == (gelezen.waarde != 0)


@given(WAARDEN, st.integers(0, 2))
def test_een_bedrag(waarde: float, decimalen: int) -> None:
    gelezen = lees_los(euro(waarde, decimalen))
    assert gelezen is not None
    assert (gelezen.waarde, gelezen.eenheid) == (afgerond(waarde, decimalen), "euro")


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_een_datum(dag: date) -> None:
    lezing = lees(f"Het was {datum(dag)}.")
    assert [d.als_dag for d in lezing.datums] == [dag]
    assert (lezing.getallen, lezing.jaren) == ((), ())
    assert lees_datum(f"{dag:%d-%m-%Y}") == lees_datum(dag.isoformat()) == dag


@given(st.floats(-1e11, 1e11, allow_nan=False).map(lambda w: round(w, 3)))
def test_een_cel(waarde: float) -> None:
    tekst = komma(f"{waarde:.3f}")
    assert lees_getal(tekst) == waarde
    assert decimalen_geschreven(tekst) == 3


@given(st.integers(-999_999, 999_999))
def test_een_geheel_getal_in_een_cel(waarde: int) -> None:
    assert lees_geheel(kort(waarde)) == lees_getal(kort(waarde)) == waarde


@pytest.mark.parametrize("tekst", ["1.000", "1.000,5", "8.5"])
def test_een_cel_weigert_de_punt_die_een_tekst_leest(tekst: str) -> None:
    with pytest.raises(Waardefout, match="getal-punt"):
        lees_getal(tekst)
    assert lees_los(tekst) is not None


@given(st.integers(1, 400), st.data(), DECIMALEN)
def test_een_afgerond_aandeel_past_bij_zijn_aantallen(
    noemer: int, data: st.DataObject, decimalen: int
) -> None:
    teller = data.draw(st.integers(0, noemer))
    gedrukt = afgerond(100 * teller / noemer, decimalen)
    assert past(100 * teller / noemer, gedrukt)
    assert teller in passende_tellers(gedrukt, noemer)
    assert teller_bij(gedrukt, noemer) in (None, float(teller))
