"""What values say about a column: kind, notation, and whether an end is the last day that counts."""

from __future__ import annotations

from datetime import date

import pytest

from kkfzlib.koppelen.inhoud import aansluiting, datumvorm, getalvorm, past, verschillende


@pytest.mark.parametrize(
    ("cellen", "vorm"),
    [
        (["1-2-2024", "12-11-2024"], "d-m-jjjj"),
        (["01-02-2024", "12-11-2024"], "dd-mm-jjjj"),
        (["2024-02-01"], "jjjj-mm-dd"),
        (["1 feb 2024"], "d mmm jjjj"),
        ([date(2024, 2, 1)], ""),
        (["1-2-2024", "2024-02-01"], ""),
    ],
)
def test_datumvorm(cellen: list[object], vorm: str) -> None:
    assert datumvorm(cellen) == vorm


@pytest.mark.parametrize(
    ("cellen", "vorm"), [(["1.234,50", "12"], "nl"), (["1,234.50"], "en"), (["12", "13"], ""), ([1.5], "")]
)
def test_getalvorm(cellen: list[object], vorm: str) -> None:
    assert getalvorm(cellen) == vorm


def test_namen_en_burgerservicenummers_zijn_geen_nummer_van_een_client() -> None:
    assert past(["104233", "C-12"], "id")
    assert not past(["Jan Jansen", "Els Bakker"], "id")
    assert not past(["999990019", "999990020"], "id")


def test_vrije_tekst_en_namen_worden_niet_opgesomd() -> None:
    assert verschillende(["vast", "vast", "tijdelijk"]).telling == (("vast", 2), ("tijdelijk", 1))
    assert not verschillende([f"tekst {n}" for n in range(41)]).telling
    assert not verschillende(["vast", "mevrouw De Vries"]).telling
    assert not verschillende(
        ["een zin die veel te lang is om een keuze te zijn, want dit is een verslag"]
    ).telling


def test_perioden_die_op_elkaar_volgen_zeggen_wat_een_einde_is() -> None:
    laatste = [("A", "1-1-2024", "31-1-2024"), ("A", "1-2-2024", "5-3-2024"), ("A", "6-3-2024", "")]
    eerste = [("A", "1-1-2024", "1-2-2024"), ("A", "1-2-2024", "6-3-2024"), ("B", "1-2-2024", "6-3-2024")]
    assert aansluiting(laatste, "d-m-jjjj") == (2, 0)
    assert aansluiting(eerste, "d-m-jjjj") == (0, 1)
