"""The organisations of exports: the same every time, plainly made up, and worth their contract tables."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
import yaml

from kkfzlib.bevindingen import Invoerbevinding
from kkfzlib.dossier import Dossier
from kkfzlib.fouten import GebruikFout
from kkfzlib.inlezen import lees_invoer
from kkfzlib.inlezen.waarden import lijkt_bsn
from kkfzlib.kengetallen import bereken
from kkfzlib.voorbeeld.bronnen import BRONNEN, GEIMPORTEERD, JAREN, maak_bronnen
from kkfzlib.voorbeeld.bronnen_bestand import schrijf_dag
from kkfzlib.voorbeeld.bronnen_personen import persoon
from tests.bronnen import SLEUTEL

NAMEN = [b.naam for b in BRONNEN]
DOSSIERS = [(naam, jaar) for naam in NAMEN for jaar in JAREN]


@pytest.fixture(autouse=True)
def sleutel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KKFZ_SLEUTEL", SLEUTEL)


def vingerafdruk(map_: Path) -> dict[str, str]:
    return {
        p.relative_to(map_).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in map_.rglob("*") if p.is_file()
    }  # fmt: skip


def cijfers(naam: str, jaar: int, data: Path) -> tuple[pd.DataFrame, list[Invoerbevinding]]:
    invoer, bevindingen = lees_invoer(Dossier(naam, jaar, data))
    assert invoer is not None, "\n".join(map(str, bevindingen))
    return bereken(invoer).reset_index(drop=True), bevindingen


@pytest.mark.parametrize(("naam", "jaar"), DOSSIERS)
def test_exports_geven_de_cijfers_van_de_contracttabellen(bronnen: Path, naam: str, jaar: int) -> None:
    eigen, bevindingen = cijfers(naam, jaar, bronnen)
    verwacht, _ = cijfers(naam, jaar, bronnen / "verwacht")
    pd.testing.assert_frame_equal(eigen, verwacht, check_exact=False, rtol=0, atol=1e-6)
    assert not [b for b in bevindingen if b.ernst == "fout"]


def test_opnieuw_maken_geeft_dezelfde_bytes(bronnen: Path, tmp_path: Path) -> None:
    maak_bronnen(tmp_path)
    assert vingerafdruk(tmp_path / "raw") == vingerafdruk(bronnen / "raw")


def test_een_andere_sleutel_verandert_alleen_de_aanvulling(
    bronnen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KKFZ_SLEUTEL", "een heel andere sleutel dan die")
    maak_bronnen(tmp_path)
    een, ander = vingerafdruk(bronnen / "raw"), vingerafdruk(tmp_path / "raw")
    assert {Path(n).name for n in een if een[n] != ander[n]} == {"aanvulling.xlsx"}


@pytest.mark.parametrize("naam", NAMEN)
def test_overal_staat_dat_het_verzonnen_is(bronnen: Path, naam: str) -> None:
    basis = bronnen / "raw" / naam
    beschrijving = yaml.safe_load((basis / "organisatie.yml").read_text(encoding="utf-8"))
    assert beschrijving["synthetisch"] is True and "verzonnen" in beschrijving["naam"]
    assert "bestaat niet" in (basis / "LEESMIJ.md").read_text(encoding="utf-8")
    assert "Synthetisch" in (basis / "koppeling.yml").read_text(encoding="utf-8")


def test_elke_organisatie_schrijft_anders(bronnen: Path) -> None:
    soorten = {
        naam: {p.suffix for p in (bronnen / "raw" / naam / "2024" / "bronnen").iterdir()} for naam in NAMEN
    }
    assert set(map(frozenset, soorten.values())) == {
        frozenset({".xlsx"}), frozenset({".csv"}), frozenset({".ods", ".tsv"}), frozenset({".csv", ".xlsx"})
    }  # fmt: skip
    oost = (bronnen / "raw/bronvoorbeeld-oost/2024/bronnen/clientenlijst_2024.csv").read_bytes()
    zuid = (bronnen / "raw/bronvoorbeeld-zuid/2024/bronnen/dienstverbanden 2024.tsv").read_bytes()
    assert b";" in oost and oost.decode("cp1252") and zuid.startswith((b"\xff\xfe", b"\xfe\xff"))
    noord = bronnen / "raw/bronvoorbeeld-noord/2024/bronnen/Clienten_producten_2024.xlsx"
    blad = openpyxl.load_workbook(noord)["Export"]
    assert blad["A5"].value == "Cliëntnummer" and {str(r) for r in blad.merged_cells.ranges} >= {
        "A4:D4",
        "E4:J4",
    }
    assert "Totaal" in {blad.cell(blad.max_row, 2).value}


def test_testnummers_doorstaan_de_elfproef_en_zijn_van_niemand() -> None:
    nummers = {persoon("client", str(n)).bsn for n in range(200)}
    assert len(nummers) > 190
    assert all(lijkt_bsn(n) and n.startswith("9999") for n in nummers)


@pytest.mark.parametrize("naam", NAMEN)
def test_personen_staan_in_de_exports_en_niet_in_de_tabellen(bronnen: Path, naam: str) -> None:
    exports = b"".join(_uitgepakt(p) for p in (bronnen / "raw" / naam / "2024" / "bronnen").iterdir())
    assert any(a in exports for a in ("Nergenshuizen".encode(c) for c in ("utf-8", "utf-16-le")))
    invoer, _ = lees_invoer(Dossier(naam, 2024, bronnen))
    assert invoer is not None
    tekst = "".join(invoer.tabellen[t].to_csv() for t in GEIMPORTEERD)
    assert "Nergenshuizen" not in tekst and "9999" not in tekst
    assert set(invoer.tabellen["antwoorden"]["toelichting"]) == {""}
    assert invoer.tabellen["plaatsingen"]["client_id"].str.fullmatch("c-[A-Z2-7]{12}").all()


def _uitgepakt(pad: Path) -> bytes:
    if pad.suffix not in (".xlsx", ".ods"):
        return pad.read_bytes()
    with zipfile.ZipFile(pad) as archief:
        return b"".join(archief.read(n) for n in archief.namelist())


def test_een_map_die_niet_synthetisch_is_blijft(tmp_path: Path) -> None:
    echt = tmp_path / "raw" / NAMEN[0]
    echt.mkdir(parents=True)
    (echt / "organisatie.yml").write_text("naam: Echt\n", encoding="utf-8")
    with pytest.raises(GebruikFout, match="niet als synthetisch"):
        maak_bronnen(tmp_path)
    assert [p.name for p in echt.iterdir()] == ["organisatie.yml"]


def test_dagen_in_elke_notatie() -> None:
    dag = pd.Timestamp("2024-03-05").date()
    assert [schrijf_dag(dag, v) for v in ("d-m-jjjj", "dd-mm-jjjj", "jjjj-mm-dd", "d mmm jjjj")] == [
        "5-3-2024", "05-03-2024", "2024-03-05", "5 mrt 2024"
    ]  # fmt: skip
