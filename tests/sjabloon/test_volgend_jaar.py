"""What a first user stumbled on between one year and the next, and between the exports and the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from kkfzlib.aanvulling.vragen import stel_vragen
from kkfzlib.cli import draai
from kkfzlib.controle import bronnen
from kkfzlib.dossier import Dossier
from kkfzlib.inlezen.tekstlezing import geleverde_teksten
from kkfzlib.sjabloon import maak_sjabloon
from kkfzlib.stand import bepaal
from tests.importeren.klein import KOP, RECEPT, RIJEN, csv, maak

MISSIE = "Wij bieden een plek om te herstellen, en dat doen wij samen met de buurt."


def test_wie_in_markdown_schreef_krijgt_het_daar_terug(tmp_path: Path) -> None:
    """The document that nobody wrote in lies in every folder."""
    vorig, nieuw = Dossier("wissel-zorg", 2024, tmp_path), Dossier("wissel-zorg", 2025, tmp_path)
    maak_sjabloon(vorig)
    (vorig.teksten / "missie.md").write_text(f"{MISSIE}\n", encoding="utf-8")
    (vorig.raw / "verslag.yml").write_text("verblijfsduur: uitgestroomd\n", encoding="utf-8")
    maak_sjabloon(nieuw)
    assert MISSIE in (nieuw.teksten / "missie.md").read_text(encoding="utf-8")
    assert "missie" not in geleverde_teksten(nieuw).document.plekken
    regels = (nieuw.raw / "verslag.yml").read_text(encoding="utf-8").splitlines()
    assert "peildatum: 31-12-2025  # of 2025-12-31" in regels
    assert any(r.startswith("verblijfsduur: uitgestroomd ") for r in regels)
    assert (vorig.raw / "verslag.yml").is_file()


def test_bedden_van_vorig_jaar_zeggen_dat(tmp_path: Path) -> None:
    bed = {"locatie": "Noord", "bedden": 12, "begindatum": None, "einddatum": None, "toelichting": "vul in"}
    rijen = stel_vragen({"plaatsingen": []}, 2025, {}, {"capaciteit": [bed]})["capaciteit"]
    assert rijen == [{**bed, "toelichting": "van vorig jaar; pas aan als het veranderde"}]


def test_de_zin_over_meer_antwoorden_stelt_de_regel_tevreden() -> None:
    assert bronnen._MEERVOUD.search(bronnen.MEERVOUD)


@pytest.fixture
def dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    """One export with a recipe, without a supplement."""
    monkeypatch.setenv("HOME", str(tmp_path / "thuis"))
    return maak(tmp_path, clienten__csv=csv(KOP, *RIJEN[:2]))


def test_controleer_noemt_de_aanvulling(dossier: Dossier, capsys: pytest.CaptureFixture[str]) -> None:
    (dossier.raw / "uitstroom.csv").write_text(
        "client_id;datum;terug_naar_detentie;vervolgzorg\n", encoding="utf-8"
    )
    draai(["controleer", "testzorg", "2024", "--data", str(dossier.data)])
    uit = capsys.readouterr().out
    assert uit.splitlines()[-1] == "Daarna: kkfz aanvulling testzorg 2024" and "Alleen een koprij" not in uit


def test_stand_telt_geen_tabellen_die_niet_te_lezen_zijn(dossier: Dossier) -> None:
    recept = dossier.raw_organisatie / "koppeling.yml"
    recept.write_text(RECEPT.replace("Justitie: fz, ", ""), encoding="utf-8")
    regels = bepaal(dossier).regels
    assert [(r.teken, r.wat) for r in regels if r.onderdeel == "Tabellen"] == [
        ("kijken", "pas te tellen als de invoer zonder fouten is")
    ]
    assert sum(r.onderdeel == "Teksten" for r in regels) == 1
    assert not any(r.onderdeel == "Cijfers" for r in regels)
    assert [r.herstel for r in regels if r.onderdeel == "Aanvulling"] == ["kkfz aanvulling testzorg 2024"]
