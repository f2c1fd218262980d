"""Indicator 2: every category of the gids in order, from computed rows and from published cells."""

from __future__ import annotations

import pandas as pd
import pytest

from kkfzlib.cijfers import Cijfer, leeg
from kkfzlib.cijfers import als_frame as kengetallen
from kkfzlib.continuiteit import als_frame, indicatortabel, totaalrij, verplicht
from kkfzlib.kader import gids
from tests.rijen import publiceer

GIDS = gids(2024)


def rij(code: str, teller: float, noemer: float = 12, periode: str = "2024") -> Cijfer:
    return Cijfer("continuiteit", code, periode, 100 * teller / noemer, "%", teller, noemer)


def test_all_categories_in_the_order_of_the_gids() -> None:
    tabel = indicatortabel(kengetallen([rij("10", 3), rij("6", 4), rij("6", 9, periode="2023")]), GIDS, 2024)
    assert [r.code for r in tabel] == list(GIDS.codes)
    per_code = {r.code: r for r in tabel}
    assert (per_code["6"].teller, per_code["6"].noemer) == (4, 12)
    assert per_code["10"].waarde == 25
    assert per_code["10"].naam == "Geen vervolgzorg nodig"
    assert not per_code["3"].bekend and per_code["3"].teller is None


def test_counts_without_noemer() -> None:
    frame = kengetallen([
        Cijfer("continuiteit", "2:n", "2024", 7, "aantal", herkomst="opgave"),
        Cijfer("continuiteit_vermeldingen", "n", "2024", 7, "aantal", herkomst="opgave"),
    ])  # fmt: skip
    rijen = {r.code: r for r in indicatortabel(frame, GIDS, 2024)}
    assert (rijen["2"].teller, rijen["2"].waarde, rijen["2"].bekend) == (7, None, True)
    totaal = totaalrij(frame, 2024)
    assert totaal is not None
    assert (totaal.teller, totaal.waarde) == (7, None)


def test_total_with_noemer_and_without_any_row() -> None:
    frame = kengetallen([Cijfer("continuiteit_vermeldingen", "", "2024", 400 / 3, "%", 16, 12)])
    totaal = totaalrij(frame, "2024")
    assert totaal is not None
    assert (totaal.teller, totaal.noemer, totaal.waarde) == (16, 12, pytest.approx(133.333333333))
    assert totaalrij(leeg(), 2024) is None


def test_merged_and_hidden_published_cells() -> None:
    gepubliceerd = publiceer([rij("3+4", 5), rij("8", 2)], [("continuiteit", "8")])
    tabel = indicatortabel(gepubliceerd, GIDS, 2024)
    codes = [r.code for r in tabel]
    assert codes.index("3+4") == 4 and "4" not in codes and len(codes) == len(GIDS.codes) - 1
    verborgen = next(r for r in tabel if r.code == "8")
    assert verborgen.verborgen and verborgen.bekend
    assert (verborgen.teller, verborgen.noemer, verborgen.waarde) == (None, None, None)


def test_as_a_frame() -> None:
    frame = als_frame(indicatortabel(kengetallen([rij("6", 4)]), GIDS, 2024))
    assert list(frame.columns) == ["code", "naam", "teller", "noemer", "waarde"]
    assert frame["waarde"].notna().sum() == 1
    assert len(frame) == 13
    pd.testing.assert_index_equal(als_frame([]).columns, frame.columns)


@pytest.mark.parametrize(
    ("aantallen", "oordeel"), [((14, 0), "vrijwillig"), ((14, 1), "verplicht"), ((), "onbekend")]
)
def test_compulsory_from_fifteen_inflowing_clients(aantallen: tuple[int, ...], oordeel: str) -> None:
    vormen = ("verblijf", "ambulant")
    rijen = [Cijfer("instroom", v, "2023", n, "aantal") for v, n in zip(vormen, aantallen, strict=False)]
    dit_jaar = [Cijfer("instroom", "verblijf", "2024", 99, "aantal")]
    gevonden = verplicht(kengetallen(rijen + dit_jaar), GIDS, 2024)
    assert (gevonden.oordeel, gevonden.grens, gevonden.jaar) == (oordeel, 15, "2023")
    assert gevonden.instroom == (sum(aantallen) if aantallen else None)


def test_an_inflow_that_is_both_stated_and_registered_counts_once() -> None:
    rijen = [Cijfer("instroom", "verblijf", "2023", n, "aantal") for n in (9, 8)]
    assert verplicht(rijen, GIDS, 2024).instroom == 8
