"""Clean frames: names, order and types of the columns, whatever the input looked like."""

from __future__ import annotations

import pandas as pd
import pytest

from kkfzlib.inlezen.ruw import Melder, Ruwbestand, RuweTabel
from kkfzlib.instellingen import Instellingen
from kkfzlib.kader import gids
from kkfzlib.opschonen import _met_decimalen, maak_schoon
from kkfzlib.schema import TABELLEN
from kkfzlib.schema.kolom import dtype
from tests.inlezen.dossiers import lees_goed


@pytest.fixture(scope="module")
def tabellen(tmp_path_factory):
    return lees_goed(tmp_path_factory.mktemp("goed")).tabellen


@pytest.mark.parametrize("naam", TABELLEN)
def test_kolommen_in_volgorde_met_hun_type(tabellen, naam):
    frame = tabellen[naam]
    assert frame.columns.tolist()[: len(TABELLEN[naam].per_naam)] == list(TABELLEN[naam].per_naam)
    for kolom in frame.columns.drop("decimalen", errors="ignore"):
        verwacht = dtype(TABELLEN[naam].kolom(kolom))
        assert frame[kolom].dtype == (pd.Series([], dtype="str").dtype if verwacht == "str" else verwacht), (
            kolom
        )
    assert frame.index.equals(pd.RangeIndex(len(frame)))


def test_waarden(tabellen):
    plaatsingen = tabellen["plaatsingen"]
    assert plaatsingen["zorgvorm"].tolist() == ["verblijf", "ambulant"]
    assert plaatsingen["zorgtitel"].tolist() == ["tbs met voorwaarden", ""]
    assert plaatsingen["einddatum"].isna().tolist() == [False, True]
    assert tabellen["uitstroom"]["terug_naar_detentie"].tolist() == [False]
    assert tabellen["ontwikkelpunten"][["2024", "2025"]].to_numpy().tolist() == [[True, False]]
    assert tabellen["antwoorden"]["score"].isna().tolist() == [False, True]
    assert tabellen["opgave"]["periode"].tolist() == ["2024", "2024"]


def test_een_opgave_houdt_de_decimalen_waarmee_zij_is_opgegeven():
    rijen = [["omzet_aandeel", "fz", "2024", waarde, "par. 1"] for waarde in ("94,40", "94,4", "94")]
    frame = pd.DataFrame(rijen, columns=["kengetal", "uitsplitsing", "periode", "waarde", "vindplaats"])
    assert _met_decimalen(frame, frame["waarde"])["decimalen"].tolist() == [2, 1, 0]


def ruw(naam: str, rijen: list[list[str]]) -> RuweTabel:
    frame = pd.DataFrame(rijen, columns=list(TABELLEN[naam].per_naam), dtype="str")
    return RuweTabel(naam, Ruwbestand(f"{naam}.csv", frame.index.to_numpy() + 2), frame, "utf-8", len(frame))


def test_ruwe_tabel_blijft_ongemoeid():
    tabel = ruw("beleid", [["2024", " a ", "b"], ["24", "c", "d"]])
    voor = tabel.frame.copy()
    melder = Melder()
    schoon = maak_schoon({"beleid": tabel}, Instellingen.standaard(2024), gids(2024), melder)["beleid"]
    pd.testing.assert_frame_equal(tabel.frame, voor)
    assert schoon.to_numpy().tolist() == [[2024, "a", "b"]]
    assert [(b.code, b.regel) for b in melder.bevindingen] == [("geen-jaar", 3)]


def test_jaarkolommen_oplopend_ook_als_ze_door_elkaar_staan(tmp_path):
    punten = lees_goed(
        tmp_path, {"ontwikkelpunten": "2026;thema;2024;ontwikkelpunt;2025\nx;1;;iets;x\n"}
    ).tabellen["ontwikkelpunten"]
    assert punten.columns.tolist() == ["thema", "ontwikkelpunt", "2024", "2025", "2026"]
    assert punten.loc[0, ["2024", "2025", "2026"]].tolist() == [False, True, True]
