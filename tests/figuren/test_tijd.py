"""Gantt charts: only goals of the overview, in order of number, on whole months, whatever today is."""

from __future__ import annotations

from datetime import date
from importlib import import_module

import pandas as pd
import pytest

from kkfzlib.verslag import figuren
from tests.rijen import publiceer

from . import gegevens

tijd = import_module("kkfzlib.verslag.figuren.tijd")


def _doel(begin: date, eind: date, nummer: str = "1") -> object:
    return tijd._Doel(nummer, "Doel", "Actie", "Resultaat", begin, eind, "gepland")


@pytest.mark.parametrize(
    ("begin", "eind", "tekst"),
    [
        (date(2025, 1, 1), date(2025, 12, 31), "jan – dec 2025"),
        (date(2025, 6, 1), date(2025, 6, 30), "jun 2025"),
        (date(2024, 11, 1), date(2025, 3, 31), "nov 2024 – mrt 2025"),
    ],
)
def test_tijdpad(begin: date, eind: date, tekst: str) -> None:
    assert _doel(begin, eind).tijdpad == tekst  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("eind", "namen"),
    [
        (
            date(2025, 12, 31),
            ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
        ),
        (date(2026, 6, 30), ["K1", "K2", "K3", "K4", "K1", "K2"]),
        (date(2029, 12, 31), ["2025", "2026", "2027", "2028", "2029"]),
    ],
)
def test_indeling_van_de_tijdas(eind: date, namen: list[str]) -> None:
    tijdas = tijd._Tijdas.van((_doel(date(2025, 1, 10), eind),))
    assert [naam for _, _, naam in tijdas.streepjes()] == namen
    assert tijdas.begin == date(2025, 1, 1)


def test_alleen_het_eigen_overzicht() -> None:
    doelen = gegevens.doelen()
    invoer = gegevens.maak_invoer(doelen=doelen[doelen["overzicht"] == "detail"])
    assert figuren.gantt_hoofdlijn(publiceer([]), invoer) is None
    assert figuren.gantt_detail(publiceer([]), invoer) is not None


def test_nummers_op_natuurlijke_volgorde() -> None:
    doelen = gegevens.doelen(3)
    doelen["nummer"] = doelen["nummer"].map({"1": "10", "2": "2", "3": "2a"})
    figuur = figuren.gantt_detail(publiceer([]), gegevens.maak_invoer(doelen=doelen))
    assert figuur is not None and figuur.tabel is not None
    assert [r[0] for r in figuur.tabel.rijen] == ["2", "2a", "10"]


def test_doel_zonder_datum_staat_niet_in_de_tekening() -> None:
    doelen = gegevens.doelen(1)
    doelen["eind"] = pd.NaT
    assert figuren.gantt_detail(publiceer([]), gegevens.maak_invoer(doelen=doelen)) is None


def test_tweeling_heeft_doel_actie_resultaat_en_tijdpad() -> None:
    figuur = figuren.gantt_hoofdlijn(publiceer([]), gegevens.volledige_invoer())
    assert figuur is not None and figuur.tabel is not None
    assert figuur.tabel.kop == ("Nr.", "Doel", "Actie", "Resultaat", "Tijdpad", "Stand")
    assert figuur.tabel.rijen[0][2] == r"Overleg \| plan"
