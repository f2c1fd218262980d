"""The same attacker on finished reports: what the published CSV and HTML tell, against what was hidden."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from kkfzlib.kengetallen.register import REGISTER
from tests.conftest import Verslagmaker
from tests.onthulling.aanvaller import puzzel_van
from tests.onthulling.test_aanval import T, _onzeker

JAAR = 2024
SLEUTEL = ["kengetal", "uitsplitsing", "periode"]


def _lees(map: Path) -> pd.DataFrame:
    frame = pd.read_csv(map / "kengetallen.csv", dtype=str, keep_default_na=False)
    frame["verborgen"] = frame["waarde"] == "x"
    for kolom in ("waarde", "teller", "noemer"):
        frame[kolom] = pd.to_numeric(frame[kolom].where(frame[kolom] != "x"), errors="coerce")
    return frame


@pytest.fixture(scope="module")
def mappen(verslag: Verslagmaker) -> tuple[Path, Path]:
    dossier = verslag("voorbeeldzorg", JAAR)
    return dossier.uitvoer("openbaar"), dossier.uitvoer("indiening")


def test_geen_verborgen_telling_is_uit_het_verslag_te_herleiden(mappen: tuple[Path, Path]) -> None:
    openbaar, waar = _lees(mappen[0]), _lees(mappen[1]).set_index(SLEUTEL)
    # In the example clients have two care forms at once, so the flows do not balance and tell an attacker nothing.
    puzzel = puzzel_van(openbaar, JAAR, stromen=False)
    assert puzzel.kan(("clienten", "totaal", str(JAAR))), "de aanvaller gaat uit van iets dat niet klopt"
    verborgen = openbaar[
        openbaar["verborgen"] & (openbaar["eenheid"] == "aantal") & (openbaar["uitsplitsing"] != "")
    ]
    bekeken = 0
    for rij in verborgen.itertuples():
        sleutel = (rij.kengetal, rij.uitsplitsing, rij.periode)
        if sleutel in puzzel.namen and sleutel in waar.index:
            bekeken += 1
            assert _onzeker(puzzel, sleutel, int(waar.loc[sleutel, "waarde"])), sleutel
    assert bekeken >= 10, "het voorbeeld hoort iets te verbergen, anders toetst deze aanval niets"


def test_geen_kleine_telling_van_clienten_staat_open(mappen: tuple[Path, Path]) -> None:
    open_ = _lees(mappen[0]).query("~verborgen")
    telling = open_["eenheid"].eq("aantal") & open_["kengetal"].map(lambda k: REGISTER[k].over_clienten)
    klein = open_[telling & open_["waarde"].between(1, T - 1)]
    assert klein[SLEUTEL].to_numpy().tolist() == []


def test_html_toont_niet_meer_dan_de_csv(mappen: tuple[Path, Path]) -> None:
    boom = BeautifulSoup((mappen[0] / "kwaliteitsverslag.html").read_bytes(), "lxml")
    verborgen = {tuple(r) for r in _lees(mappen[0]).query("verborgen")[SLEUTEL].to_numpy()}
    getoond = 0
    for element in boom.find_all(attrs={"data-kengetal": True}):
        kengetal, _, uitsplitsing = str(element["data-kengetal"]).partition("/")
        periode = str(element.get("data-periode", JAAR))
        if (kengetal, uitsplitsing, periode) in verborgen:
            getoond += 1
            assert element.get_text().strip() == "x", element
    assert getoond >= 10
