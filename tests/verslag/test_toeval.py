"""When a figure has a margin and a change a judgement: from what is published only, never on a stock or amount."""

from __future__ import annotations

import pytest

from kkfzlib.cijfers import Cijfer
from kkfzlib.verslag.getallen import Cijfers
from kkfzlib.verslag.tabellen.vergelijking import vergelijking
from kkfzlib.verslag.toeval import marge, oordeel
from tests.rijen import publiceer, rij

SCHALEN = {"cto": (1.0, 10.0)}


def _oordeel(*rijen: Cijfer) -> str | None:
    g = publiceer(rijen)
    nu = next(c for c in g if c.periode == "2024")
    gevonden = oordeel(nu, g.vorig(nu.kengetal, nu.uitsplitsing), g, SCHALEN)
    return None if gevonden is None else gevonden.uitkomst


def test_marge_alleen_met_gepubliceerde_groep() -> None:
    met = rij("personeel_vast", "", 2024, 100 * 13 / 33, 13, 33)
    assert marge(met, SCHALEN) == pytest.approx((24.6, 56.3), abs=0.2)
    assert marge(rij("personeel_vast", "", 2024, 39.4), SCHALEN) is None
    verborgen = publiceer([met], [("personeel_vast", "")]).get("personeel_vast")
    assert marge(verborgen, SCHALEN) is None
    assert marge(rij("omzet_aandeel", "fz", 2024, 80.0, 8, 10), SCHALEN) is None, "money is no sample"


def test_score_zonder_schaal_heeft_geen_marge() -> None:
    score = rij("tevredenheid", "cto", 2024, 7.4, 100, 23)
    assert marge(score, {}) is None
    laag, hoog = marge(score, SCHALEN) or (0.0, 0.0)
    assert 1.0 <= laag < 7.4 < hoog <= 10.0


@pytest.mark.parametrize(
    ("rijen", "verwacht"),
    [
        ([("personeel_vast", 50.0, 20, 40), ("personeel_vast", 55.0, 22, 40)], "past"),
        ([("personeel_vast", 20.0, 20, 100), ("personeel_vast", 60.0, 60, 100)], "buiten"),
        ([("personeel_vast", 50.0, 20, 40), ("personeel_vast", 50.0, 20, 40)], None),
        ([("clienten_aandeel", 50.0, 20, 40), ("clienten_aandeel", 90.0, 36, 40)], None),
        ([("verzuim", 3.0, None, None), ("verzuim", 9.0, None, None)], "onbekend"),
    ],
)
def test_oordeel(rijen: list[tuple[str, float, float | None, float | None]], verwacht: str | None) -> None:
    assert (
        _oordeel(*(rij(k, "", j, w, t, n) for j, (k, w, t, n) in zip((2023, 2024), rijen, strict=True)))
        == verwacht
    )


def test_score_past_nooit_zeker_bij_toeval() -> None:
    rijen = [rij("tevredenheid", "cto", j, w, 100, 23) for j, w in ((2023, 7.9), (2024, 7.4))]
    assert _oordeel(*rijen) == "onzeker"
    ver = [rij("tevredenheid", "cto", j, w, 900, 400) for j, w in ((2023, 8.9), (2024, 5.4))]
    assert _oordeel(*ver) == "buiten"


def test_aantallen_gebeurtenissen() -> None:
    assert _oordeel(*(rij("incidenten", "totaal", j, w) for j, w in ((2023, 42), (2024, 48)))) == "past"
    assert _oordeel(*(rij("incidenten", "totaal", j, w) for j, w in ((2023, 10), (2024, 42)))) == "buiten"


def test_verzuim_naast_drie_eerdere_jaren() -> None:
    eerder = [rij("verzuim", "", j, w) for j, w in ((2021, 4.0), (2022, 4.4), (2023, 4.1))]
    assert _oordeel(*eerder, rij("verzuim", "", 2024, 4.6)) == "past"
    assert _oordeel(*eerder, rij("verzuim", "", 2024, 9.6)) == "buiten"


def test_tabel_toont_marge_en_merk() -> None:
    rijen = [rij("personeel_vast", "", 2023, 50.0, 20, 40), rij("personeel_vast", "", 2024, 55.0, 22, 40)]
    tabel = vergelijking(Cijfers(publiceer(rijen)), "tbl-x", "X", [("personeel_vast", "", "Vast")])
    assert tabel is not None
    assert "([40–69]{.kg-marge}; n" in tabel.rijen[0][1] and tabel.rijen[0][3].endswith("≈")
    assert any("past bij toeval" in n for n in tabel.noten)
