"""Broken copies: whole files, headers, rows, sheets, folders and settings; and what may only warn."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from kkfzlib.dossier import Dossier
from tests.acceptatie.basis import BASIS, controleer, csv_bytes, fouten, met, schrijf, schrijf_boek

pytestmark = pytest.mark.traag(reden="the whole reading of an organisation, eighty times")

PLAATSINGEN = csv_bytes(BASIS["plaatsingen"]).decode()
OMZET = csv_bytes(BASIS["omzet"]).decode()


def _een(b: list[dict], **waar: object) -> dict:
    raak = [x for x in b if all(x[k] == v for k, v in waar.items())]
    assert raak, f"geen {waar} in {b}"
    assert raak[0]["code"] and raak[0]["regeltekst"] and raak[0]["herstel"]
    return raak[0]


def _tekst(b: dict) -> str:
    return f"{b['regeltekst']} {b['herstel']}".lower()


@pytest.mark.parametrize(
    ("inhoud", "waar", "woord"),
    [
        (b"", {"regel": None}, "leeg"),
        (OMZET.encode("utf-16"), {}, "utf-16"),
        (OMZET.replace(",", ".").replace(";", ",").encode(), {"regel": 1}, "komma"),
        (OMZET.replace(";", "\t").encode(), {"regel": 1}, "tab"),
        (b"Omzet 2024;;\n;;\n" + OMZET.encode(), {"regel": 1}, "boven"),
        (OMZET.replace("bedrag", "omzet").encode(), {"regel": 1, "kolom": "omzet"}, "bedrag"),
        (OMZET.replace("bedrag", "bedrga").encode(), {"regel": 1, "kolom": "bedrga"}, "bedrag"),
        (OMZET.replace("maand", "bedrag").encode(), {"regel": 1, "kolom": "bedrag"}, "dubbel"),
        (OMZET.replace("maand", "kleur").encode(), {"regel": 1, "kolom": "kleur"}, "onbekend"),
        (OMZET.replace("wlz;-10;", "wlz;-10").encode(), {"regel": 3}, "velden"),
        (OMZET.replace("wlz;-10;", "wlz;-10;;").encode(), {"regel": 3}, "velden"),
        (OMZET.replace("wlz;-10;", "wlz;-10;1;x").encode(), {"regel": 3}, "velden"),
        (OMZET.replace("wlz;-10;", 'wlz;"-10;').encode(), {"regel": 3}, "aanhalingsteken"),
        (b"a;b\n1;2\n", {"regel": 1}, "kop"),
        (b"fz;1234,50;1\nwlz;-10;\n", {"regel": 1}, "kop"),
        (b"PK\x03\x04rest van een werkboek", {}, "excel"),
        (OMZET.encode() + b"\x00\x00", {}, "nul"),
        (OMZET.encode() + b"Totaal;1224,50;\n", {"regel": 4}, "totaal"),
    ],
)  # fmt: skip
def test_een_bestand_kapot(tmp_path: Path, capsys, inhoud: bytes, waar: dict, woord: str) -> None:
    dossier = schrijf(tmp_path)
    (dossier.raw / "omzet.csv").write_bytes(inhoud)
    code, b = controleer(dossier, capsys)
    assert code == 1
    assert woord in _tekst(_een(fouten(b), bestand="omzet.csv", **waar))
    assert all(x["bestand"] == "omzet.csv" for x in fouten(b))


def test_alle_rijen_te_lang(tmp_path: Path, capsys) -> None:
    dossier = schrijf(tmp_path)
    (dossier.raw / "omzet.csv").write_text("financiering;bedrag;maand\nfz;1;1;9\nfz;1;1;9\n")
    code, b = controleer(dossier, capsys)
    assert code == 1
    assert [x["regel"] for x in fouten(b)] == [2, 3]


def test_regel_na_regeleinde_binnen_aanhalingstekens(tmp_path: Path, capsys) -> None:
    dossier = schrijf(tmp_path)
    kapot = PLAATSINGEN.replace("\n", "\r\n").replace("31-12-2023", "31-13-2023")
    (dossier.raw / "plaatsingen.csv").write_bytes(kapot.encode())
    assert (
        _een(fouten(controleer(dossier, capsys)[1]), bestand="plaatsingen.csv", kolom="begindatum")["regel"]
        == 6
    )


@pytest.mark.parametrize("naam", ["plaatsing.csv", "Omzetten.csv", "klanten.csv", "omzet (1).csv"])
def test_onbekende_tabel(tmp_path: Path, capsys, naam: str) -> None:
    dossier = schrijf(tmp_path)
    (dossier.raw / naam).write_bytes(OMZET.encode())
    code, b = controleer(dossier, capsys)
    assert code == 1
    fout = _een(fouten(b), bestand=naam)
    if naam in ("plaatsing.csv", "Omzetten.csv"):
        assert "bedoelt u" in _tekst(fout)


@pytest.mark.parametrize("inhoud", [OMZET.encode(), b"", b"geen werkboek"])
def test_csv_met_de_naam_xlsx(tmp_path: Path, capsys, inhoud: bytes) -> None:
    dossier = schrijf(tmp_path)
    (dossier.raw / "invoer.xlsx").write_bytes(inhoud)
    code, b = controleer(dossier, capsys)
    assert code == 1
    _een(fouten(b), bestand="invoer.xlsx")


def test_xlsm_en_xls(tmp_path: Path, capsys) -> None:
    for naam in ("invoer.xlsm", "invoer.xls", "omzet.xlsx"):
        dossier = schrijf(tmp_path / naam)
        boek = schrijf_boek(tmp_path / f"boek {naam}", {"omzet": BASIS["omzet"]}).raw / "invoer.xlsx"
        (dossier.raw / naam).write_bytes(boek.read_bytes())
        code, b = controleer(dossier, capsys)
        assert code == 1, naam
        _een(fouten(b), bestand=naam)


def test_zip_met_entiteiten(tmp_path: Path, capsys) -> None:
    dossier = schrijf_boek(tmp_path)
    pad = dossier.raw / "invoer.xlsx"
    delen = {n: zipfile.ZipFile(pad).read(n) for n in zipfile.ZipFile(pad).namelist()}
    delen["xl/workbook.xml"] = b'<!DOCTYPE a [<!ENTITY b "c">]>' + delen["xl/workbook.xml"]
    with zipfile.ZipFile(pad, "w") as zip_:
        for naam, inhoud in delen.items():
            zip_.writestr(naam, inhoud)
    code, b = controleer(dossier, capsys)
    assert code == 1
    _een(fouten(b), bestand="invoer.xlsx")


def _zet(blad: str, cel: str, waarde: object, opmaak: str = "") -> Callable[[Workbook], None]:
    def doe(boek: Workbook) -> None:
        boek[blad][cel] = waarde
        if opmaak:
            boek[blad][cel].number_format = opmaak

    return doe


@pytest.mark.parametrize(
    ("verander", "cel", "kolom"),
    [
        (_zet("omzet", "B2", "=1+1"), "omzet!B2", "bedrag"),
        (_zet("omzet", "B2", "#REF!"), "omzet!B2", "bedrag"),
        (_zet("plaatsingen", "G4", 45444), "plaatsingen!G4", "begindatum"),
        (_zet("plaatsingen", "H4", 45444.5), "plaatsingen!H4", "einddatum"),
        (_zet("incidenten", "A2", datetime(2024, 3, 12, 14, 30)), "incidenten!A2", "datum"),
        (_zet("uitstroom", "D2", datetime(2024, 1, 5)), "uitstroom!D2", "vervolgzorg"),
        (_zet("uitstroom", "D2", 5.1), "uitstroom!D2", "vervolgzorg"),
        (_zet("verzuim", "D2", 0.5, "0%"), "verzuim!D2", "percentage"),
        (_zet("plaatsingen", "I1", "kleur"), "plaatsingen!I1", "kleur"),
        (_zet("plaatsingen", "G1", "start"), "plaatsingen!G1", "start"),
        (_zet("plaatsingen", "A4", 111222333), "plaatsingen!A4", "client_id"),
        (_zet("capaciteit", "B2", 2.5), "capaciteit!B2", "bedden"),
        (_zet("medewerkers", "E2", True), "medewerkers!E2", "fte"),
        (_zet("omzet", "A4", "Totaal"), "omzet!A4", "financiering"),
    ],
)  # fmt: skip
def test_een_cel_van_excel(tmp_path: Path, capsys, verander: Callable, cel: str, kolom: str) -> None:
    code, b = controleer(schrijf_boek(tmp_path, na=verander), capsys)
    if cel == "uitstroom!D2" and code == 0:
        return  # 5.1 as a number can only be code 5.1
    assert code == 1
    _een(fouten(b), bestand="invoer.xlsx", cel=cel, kolom=kolom)
    assert {x["cel"] for x in fouten(b)} == {cel}


def test_werkboek_1904_leest_zijn_eigen_jaartelling(tmp_path: Path, capsys) -> None:
    def doe(boek: Workbook) -> None:
        from openpyxl.utils.datetime import CALENDAR_MAC_1904

        boek.epoch = CALENDAR_MAC_1904
        boek["plaatsingen"]["H4"] = datetime(2024, 5, 30)

    code, b = controleer(schrijf_boek(tmp_path, na=doe), capsys)
    assert code == 1
    fout = _een(fouten(b), cel="plaatsingen!H4")
    assert "2024" in fout["waarde"]


def test_onbekend_blad_en_tabel_tweemaal(tmp_path: Path, capsys) -> None:
    dossier = schrijf_boek(tmp_path, na=lambda boek: boek.create_sheet("Plaatsing").append(["a"]))
    (dossier.raw / "omzet.csv").write_bytes(OMZET.encode())
    code, b = controleer(dossier, capsys)
    assert code == 1
    assert len(fouten(b)) == 2
    assert any("bedoelt u" in _tekst(x) for x in fouten(b))
    assert any("omzet" in _tekst(x) for x in fouten(b))


def test_verborgen_rijen_en_bladen_waarschuwen(tmp_path: Path, capsys) -> None:
    def doe(boek: Workbook) -> None:
        boek["plaatsingen"].row_dimensions[3].hidden = True
        boek["omzet"].sheet_state = "hidden"

    code, b = controleer(schrijf_boek(tmp_path, na=doe), capsys)
    assert (code, fouten(b)) == (0, [])
    assert sum("verborgen" in _tekst(x) for x in b) >= 2


@pytest.mark.parametrize(
    ("naam", "inhoud", "regel"),
    [
        ("verslag.yml", "gids: 2024\npeildatum: 31-13-2024\n", 2),
        ("verslag.yml", "gids: 2024\ngids: 2023\n", 2),
        ("verslag.yml", "gids: 2024\npeildtum: 31-12-2024\n", 2),
        ("verslag.yml", "\nverblijfsduur: gemiddeld\n", 2),
        ("verslag.yml", "a: &x 1\n", 1),
        ("verslag.yml", "gids: !!python/object/apply:os.system ['id']\n", 1),
        ("verslag.yml", "gids: [2024\n", None),
        ("verslag.yml", "thema: 15\n", 1),
        ("stroomschema.yml", "knopen: [{id: a, naam: A}]\npijlen: [{van: a, naar: b, tekst: x}]\n", 2),
        ("besluiten.yml", "- wat: x\n  waarom: y\n  wei: z\n", 3),
        ("../organisatie.yml", "naam: A\nnaam: B\n", 2),
    ],
)  # fmt: skip
def test_yaml(tmp_path: Path, capsys, naam: str, inhoud: str, regel: int | None) -> None:
    dossier = schrijf(tmp_path)
    (dossier.raw / naam).write_text(inhoud)
    code, b = controleer(dossier, capsys)
    assert code == 1
    fout = [x for x in fouten(b) if x["bestand"] == Path(naam).name]
    assert fout and (regel is None or regel in {x["regel"] for x in fout}), b


@pytest.mark.parametrize("naam", ["inleiding.md", "pijler-6-beeld.md", "Omzet2.md", "pijler-1.md"])
def test_onbekende_tekst(tmp_path: Path, capsys, naam: str) -> None:
    dossier = schrijf(tmp_path)
    dossier.teksten.mkdir()
    (dossier.teksten / naam).write_text("Tekst.")
    code, b = controleer(dossier, capsys)
    assert code == 1
    _een(fouten(b), bestand=naam)


def test_verwijzing_naar_buiten(tmp_path: Path, capsys) -> None:
    dossier = schrijf(tmp_path / "data")
    buiten = tmp_path / "elders.csv"
    buiten.write_bytes(OMZET.encode())
    (dossier.raw / "omzet.csv").unlink()
    (dossier.raw / "omzet.csv").symlink_to(buiten)
    code, b = controleer(dossier, capsys)
    assert code == 1
    _een(fouten(b), bestand="omzet.csv")


def test_jaarmap_zonder_tabel(tmp_path: Path, capsys) -> None:
    code, b = controleer(schrijf(tmp_path, {}), capsys)
    assert code == 1 and fouten(b)
    alleen_kop = schrijf(tmp_path / "kop", {"omzet": BASIS["omzet"][:1]})
    assert controleer(alleen_kop, capsys)[0] == 1


@pytest.mark.parametrize(
    ("tabel", "rij", "kolom", "waarde", "woord"),
    [
        ("plaatsingen", 2, "begindatum", "01-01-2025", "buiten"),
        ("uitstroom", 1, "datum", "03-10-2024", "31"),
        ("plaatsingen", 3, "einddatum", "03-10-2024", "31"),
        ("plaatsingen", 1, "zorgtitel", "een titel die niemand kent", "titel"),
        ("plaatsingen", 2, "locatie", "No\u200bord", "zichtbare"),
    ],
)  # fmt: skip
def test_zacht_waarschuwt_alleen(tmp_path: Path, capsys, tabel, rij, kolom, waarde, woord) -> None:
    code, b = controleer(schrijf(tmp_path, met(tabel, rij, kolom, waarde)), capsys)
    assert (code, fouten(b)) == (0, [])
    raak = [
        x for x in b if x["bestand"] == f"{tabel}.csv" and x["ernst"] == "waarschuwing" and woord in _tekst(x)
    ]
    assert raak, b


def test_fz_naast_een_andere_financiering_waarschuwt(tmp_path: Path, capsys) -> None:
    tabellen = met("plaatsingen", 4, "financiering", "fz")
    tabellen["plaatsingen"][4][4] = "ISD"
    tabellen["plaatsingen"][2][0] = "C-03"
    code, b = controleer(schrijf(tmp_path, tabellen), capsys)
    assert (code, fouten(b)) == (0, [])
    _een(b, bestand="plaatsingen.csv", kolom="financiering", ernst="waarschuwing", regel=4)


def test_overlap_en_dag_van_nul_dagen(tmp_path: Path, capsys) -> None:
    """A day in common is an overlap; a stay of zero days overlaps nothing."""
    raak, los = (
        met("plaatsingen", 3, "begindatum", "31-05-2024"),
        met("plaatsingen", 1, "einddatum", "01-06-2024"),
    )
    los["plaatsingen"][3] = [*los["plaatsingen"][3][:6], "01-03-2024", "01-03-2024"]
    code, b = controleer(schrijf(tmp_path / "a", raak), capsys)
    assert code == 1 and _een(fouten(b), bestand="plaatsingen.csv")["regel"] in (2, 5)
    assert controleer(schrijf(tmp_path / "b", los), capsys)[0] == 0
    ziek = met("verzuim", 2, "begindatum", "14-03-2024")
    assert controleer(schrijf(tmp_path / "c", ziek), capsys)[0] == 1


def test_voorloopnullen(tmp_path: Path, capsys) -> None:
    tabellen = met("plaatsingen", 1, "client_id", "007")
    tabellen["plaatsingen"][3][0] = "007"
    tabellen["uitstroom"][1][0] = "7"
    code, b = controleer(schrijf(tmp_path, tabellen), capsys)
    assert code == 1
    _een(fouten(b), bestand="uitstroom.csv", regel=2, kolom="client_id")


@pytest.mark.traag(reden="commands in processes of their own")
@pytest.mark.parametrize(
    "kapot", [met("plaatsingen", 3, "einddatum", "31-05-2024"), met("uitstroom", 1, "vervolgzorg", "10|6")]
)
def test_rapport_weigert_en_laat_alles_staan(tmp_path: Path, kapot: dict) -> None:
    dossier = schrijf(tmp_path)
    opdracht = [sys.executable, "-m", "kkfzlib", "rapport", "testzorg", "2024", "--zonder-verslag"]
    opdracht += ["--data", str(tmp_path), "--uit", str(dossier.uit)]
    assert subprocess.run(opdracht, capture_output=True, text=True).returncode == 0
    voor = _stand(dossier)
    dossier.bevindingen.unlink()
    for naam, rijen in kapot.items():
        (dossier.raw / f"{naam}.csv").write_bytes(csv_bytes(rijen))
    klaar = subprocess.run(opdracht, capture_output=True, text=True)
    assert klaar.returncode == 1
    assert "Traceback" not in klaar.stderr
    assert _stand(dossier) == voor
    assert dossier.bevindingen.is_file()


def _stand(dossier: Dossier) -> dict[str, bytes]:
    return {str(p.relative_to(dossier.uit)): p.read_bytes() for p in dossier.uit.rglob("*") if p.is_file()}
