"""The check in the notebooks can fail, and holds its tongue only where there is nothing to compare."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from kkfzlib.kengetallen import bereken
from kkfzlib.schema import TABELLEN
from kkfzlib.toon import uitleg
from tests.kengetallen.spec import invoer

TEKST = """
plaatsingen
client_id | financiering | begindatum
A         | fz           | 2024-03-01
B         | wlz          | 2024-03-01
"""
GEVAL = invoer(TEKST)
klopt = uitleg.toets(bereken(GEVAL), GEVAL)


def test_een_andere_uitkomst_valt_op() -> None:
    assert klopt("clienten", "fz", 1) and not klopt("clienten", "fz", 2)
    assert klopt("clienten_aandeel", "fz", 1, 2) and not klopt("clienten_aandeel", "fz", 1, 3)
    with pytest.raises(KeyError, match="clienten"):
        klopt("clienden", "fz", 1)


def test_zonder_rij_hoort_de_noemer_nul_te_zijn_of_de_tabel_er_niet() -> None:
    assert klopt("verblijfsduur", "uitgestroomd", 0, 0)
    assert not klopt("verblijfsduur", "uitgestroomd", 10, 1)
    assert klopt("verzuim", "", 3, 4)


def test_een_gestelde_waarde_is_geen_uitkomst_om_mee_te_vergelijken() -> None:
    gesteld = invoer("opgave\nkengetal | uitsplitsing | waarde\nclienten | fz | 16")
    assert uitleg.toets(bereken(gesteld), gesteld)("clienten", "fz", 0)


def test_een_tabel_die_ontbreekt_heeft_kolommen_zonder_rijen() -> None:
    g = uitleg.Voorbeeldgrondslag(GEVAL)
    for naam, tabel in TABELLEN.items():
        if naam not in GEVAL.tabellen:
            assert list(g.tabel(naam).columns) == list(tabel.per_naam) and g.tabel(naam).empty
    assert g.tabel("plaatsingen") is GEVAL.tabellen["plaatsingen"]
    assert g.in_jaar("incidenten").sum() == 0
    with pytest.raises(KeyError):
        g.tabel("onbekend")


def test_leden_in_de_volgorde_van_het_register_met_wat_ervan_is_afgeleid() -> None:
    assert uitleg.leden("omzet") == ["omzet", "omzet_aandeel", "omzet_groei"]
    assert uitleg.leden("clienten") == ["clienten", "clienten_aandeel", "zorgzwaarte"]


def test_stappen_en_deling() -> None:
    assert math.isnan(uitleg.deling(1, 0)) and uitleg.deling(1, 4, 100) == 25
    frame = uitleg.stappen({"rijen": 1200, "gemiddelde": 2.5, "niets": math.nan}).frame
    pd.testing.assert_frame_equal(
        frame,
        pd.DataFrame({
            "stap": ["rijen", "gemiddelde", "niets"], "aantal": ["1.200", "2,50", "niet te berekenen"],
        }),
    )  # fmt: skip
