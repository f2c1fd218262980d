"""An entry for ``besluiten.yml``: decides nothing until somebody signs, and then holds for just these data."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from kkfzlib.bevindingen import Bevinding
from kkfzlib.cli import draai
from kkfzlib.fouten import GebruikFout
from kkfzlib.onthulling.besluiten import bevinding_gedekt, lees_besluiten, tekst_gedekt, vrijgegeven
from kkfzlib.publiceren.tekenvoorstel import stel_op
from tests.rijen import Rijen

FRAME = Rijen().telling("clienten", {"fz": 3, "totaal": 18}).frame()
FOUT = Bevinding("totaal-delen", "fout", "clienten", "totaal", "20", "18", "klopt niet")
DAG = date(2025, 6, 30)


def _getekend(wat: str) -> list[dict[str, object]]:
    tekst = stel_op(wat, FRAME, [FOUT], {"terugblik": "Een cliënt die vertrok."}, DAG)
    (besluit,) = yaml.safe_load(tekst)
    assert besluit["waarom"] is None
    assert besluit["wie"] is None
    assert lees_besluiten([besluit])[0] == []  # not signed: decides nothing
    return [{**besluit, "waarom": "omdat", "wie": "de directeur"}]


def test_eigen_publicatie_geldt_voor_deze_cijfers_en_niet_voor_andere() -> None:
    besluiten, _ = lees_besluiten(_getekend("eigen publicatie: clienten/fz"))
    assert list(vrijgegeven(FRAME, besluiten, DAG)) == [True, False]
    anders = FRAME.assign(waarde=[4.0, 18.0])
    assert not vrijgegeven(anders, besluiten, DAG).any()


def test_bevinding_en_tekst() -> None:
    besluiten, _ = lees_besluiten(_getekend("bevinding: totaal-delen/clienten"))
    assert bevinding_gedekt(FOUT, [FOUT], besluiten, DAG)
    besluiten, _ = lees_besluiten(_getekend("tekst: terugblik"))
    assert tekst_gedekt("terugblik", "Een cliënt die vertrok.", besluiten, DAG)
    assert not tekst_gedekt("terugblik", "Een cliënt die bleef.", besluiten, DAG)


def test_verloopt_na_een_jaar_ook_op_schrikkeldag() -> None:
    tekst = stel_op("tekst: a", FRAME, [], {"a": "b"}, date(2024, 2, 29))
    assert yaml.safe_load(tekst)[0]["verloopt"] == date(2025, 2, 28)


@pytest.mark.parametrize(
    ("wat", "deel"),
    [
        ("iets anders", "Voorbeelden"),
        ("tekst: bestaat-niet", "terugblik"),
        ("bevinding: groei", "totaal-delen/clienten/totaal"),
        ("eigen publicatie: omzet", "clienten"),
    ],
)
def test_wat_er_niet_is_wordt_geweigerd_met_wat_er_wel_is(wat: str, deel: str) -> None:
    with pytest.raises(GebruikFout, match=deel):
        stel_op(wat, FRAME, [FOUT], {"terugblik": "tekst"}, DAG)


def test_zonder_cijfers_valt_er_niets_te_beslissen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "raw/testzorg/2024").mkdir(parents=True)
    assert draai(["besluit", "testzorg", "2024", "tekst: terugblik", "--data", str(tmp_path)]) == 2
    assert "nog geen cijfers" in capsys.readouterr().err
