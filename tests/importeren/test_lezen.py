"""Files of every kind: encodings, separators, titles, merged and hidden cells, percentages, epochs, bombs."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from kkfzlib.importeren.tekstcodering import naar_utf8
from tests.importeren.klein import csv, een, fouten, voer_in, werkboek

RECEPT = """capaciteit:
  bron: x.*
  kolommen: {locatie: {uit: Locatie}, bedden: {uit: Aantal}, begindatum: {uit: Van}}
"""
RIJEN = [["Locatie", "Aantal", "Van"], ["Coöperatie ’t Veld", 12, "1-1-2024"], ["Reünie", 3, "1-2-2024"]]


def _locaties(root: Path, naam: str, inhoud: bytes, recept: str = RECEPT) -> list[str]:
    gedaan = voer_in(root, recept, **{naam: inhoud})
    assert not fouten(gedaan), "\n".join(map(str, fouten(gedaan)))
    return gedaan.tafels["capaciteit"].teksten("locatie").tolist()


@pytest.mark.parametrize(
    "codering", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "mac_roman", "utf-32"]
)
@pytest.mark.parametrize("teken", [";", ",", "\t", "|"])
def test_codering_en_scheiding(tmp_path: Path, codering: str, teken: str) -> None:
    inhoud = csv(*RIJEN, teken=teken).decode().encode(codering)
    assert _locaties(tmp_path, "x__txt", inhoud) == ["Coöperatie ’t Veld", "Reünie"]


def test_dos_codering() -> None:
    assert (
        naar_utf8("Reünie in de coöperatie\nprivé".encode("cp850")).inhoud.decode()
        == "Reünie in de coöperatie\nprivé"
    )


def test_regels_met_aanhalingstekens_en_regeleinden(tmp_path: Path) -> None:
    inhoud = (
        b'Titel\r\n\r\nLocatie;Aantal;Van\r\n"Huis ""Ruim""\r\nachter";3;1-1-2024\r\n;;\r\nB;4;2-1-2024\r\n'
    )
    gedaan = voer_in(tmp_path, RECEPT, x__csv=inhoud)
    tafel = gedaan.tafels["capaciteit"]
    assert tafel.teksten("locatie").tolist() == ['Huis "Ruim"\r\nachter', "B"] and tafel.rij.tolist() == [
        4,
        7,
    ]


def test_korte_rij_die_niet_vervalt(tmp_path: Path) -> None:
    inhoud = csv(*RIJEN) + b"A;3\nTotaal\n"
    recept = RECEPT.replace("  kolommen", "  rijen: {zonder: {Locatie: Totaal}}\n  kolommen")
    b = een(voer_in(tmp_path, recept, x__csv=inhoud), "rij-te-kort")
    assert (b.regel, b.ernst) == (4, "fout")


def test_titels_samengevoegde_kop_en_lege_rijen(tmp_path: Path) -> None:
    boek = Workbook()
    blad = boek.active
    assert blad is not None
    for rij in (
        ["Overzicht"],
        [],
        ["Locatie", "Bedden", None, "x"],
        [None, "Aantal", "Van", "y"],
        *RIJEN[1:],
        [None] * 4,
    ):
        blad.append(rij)
    blad.merge_cells("A3:A4")
    blad.merge_cells("B3:C3")
    blad.row_dimensions[5].hidden = True
    stroom = io.BytesIO()
    boek.save(stroom)
    gedaan = voer_in(tmp_path, RECEPT, x__xlsx=stroom.getvalue())
    assert not fouten(gedaan) and gedaan.tafels["capaciteit"].rij.tolist() == [5, 6]
    assert een(gedaan, "verborgen-rijen").ernst == "waarschuwing"


def test_samengevoegde_rijen_worden_geweigerd(tmp_path: Path) -> None:
    boek = Workbook()
    blad = boek.active
    assert blad is not None
    for rij in RIJEN:
        blad.append(rij)
    blad.merge_cells("A2:A3")
    stroom = io.BytesIO()
    boek.save(stroom)
    assert een(voer_in(tmp_path, RECEPT, x__xlsx=stroom.getvalue()), "samengevoegd").cel.endswith("!A2")


def test_epoche_van_1904_en_procenten(tmp_path: Path) -> None:
    boek = Workbook()
    boek.epoch = CALENDAR_MAC_1904
    blad = boek.active
    assert blad is not None
    blad.append(["Nr", "Van", "Procent"])
    blad.append(["m-1", date(2024, 3, 1), 0.5])
    blad.append(["m-2", date(2024, 3, 1), 100])
    blad["C2"].number_format = "0%"
    stroom = io.BytesIO()
    boek.save(stroom)
    recept = ("verzuim:\n  bron: x.xlsx\n  kolommen: {medewerker_id: {uit: Nr}, begindatum: {uit: Van}, "
              "percentage: {uit: Procent}, soort: {vast: ziekte}}\n")  # fmt: skip
    tafel = voer_in(tmp_path, recept, x__xlsx=stroom.getvalue()).tafels["verzuim"]
    assert tafel.teksten("begindatum").tolist() == ["2024-03-01"] * 2
    assert tafel.teksten("percentage").tolist() == ["50", "100"]


def _ods(*rijen: list[str]) -> bytes:
    cel = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    regels = "".join(f"<table:table-row>{''.join(cel.format(c) for c in r)}</table:table-row>" for r in rijen)
    ns = "urn:oasis:names:tc:opendocument:xmlns:"
    tekst = (f'<?xml version="1.0"?><office:document-content xmlns:office="{ns}office:1.0" xmlns:table="{ns}table:1.0" '
             f'xmlns:text="{ns}text:1.0"><office:body><office:spreadsheet><table:table table:name="Blad1">{regels}'
             "</table:table></office:spreadsheet></office:body></office:document-content>")  # fmt: skip
    stroom = io.BytesIO()
    with zipfile.ZipFile(stroom, "w") as z:
        z.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        z.writestr("content.xml", tekst)
        z.writestr("META-INF/manifest.xml", "<x/>")
    return stroom.getvalue()


def test_ods(tmp_path: Path) -> None:
    assert _locaties(tmp_path, "x__ods", _ods(*[[str(c) for c in r] for r in RIJEN])) == [
        "Coöperatie ’t Veld",
        "Reünie",
    ]


def test_naam_en_inhoud_verschillen(tmp_path: Path) -> None:
    assert _locaties(tmp_path, "x__csv", werkboek(*RIJEN)) == ["Coöperatie ’t Veld", "Reünie"]
    assert een(voer_in(tmp_path / "h", RECEPT, x__xls=b"<html><table></table></html>"), "export-webpagina")
    assert een(voer_in(tmp_path / "t", RECEPT, x__xlsx=csv(*RIJEN)), "export-kapot")
    assert een(
        voer_in(tmp_path / "o", RECEPT, x__xls=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        "kapot-werkboek",
    )


def test_bommen(tmp_path: Path) -> None:
    boek = Workbook()
    blad = boek.active
    assert blad is not None
    blad["A1"] = "Locatie"
    blad["XFD1048576"] = "ver"
    stroom = io.BytesIO()
    boek.save(stroom)
    assert een(voer_in(tmp_path, RECEPT, x__xlsx=stroom.getvalue()), "zipbom")
    ods = _ods(["x"])
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        z.writestr("content.xml", zipfile.ZipFile(io.BytesIO(ods)).read("content.xml") + b" " * 450_000_000)
    assert een(voer_in(tmp_path / "o", RECEPT, x__ods=uit.getvalue()), "zipbom")


def test_tabel_die_elders_op_het_blad_begint(tmp_path: Path) -> None:
    rijen = [[], [], ["", "", *RIJEN[0]], *(["", "", *r] for r in RIJEN[1:])]
    gedaan = voer_in(tmp_path, RECEPT, x__xlsx=werkboek(*rijen))
    tafel = gedaan.tafels["capaciteit"]
    assert tafel.teksten("bedden").tolist() == ["12", "3"] and tafel.rij.tolist() == [4, 5]
    assert tafel.bronnen[0].letters["bedden"] == "D"
    met = RECEPT.replace("  kolommen", "  koprij: 3\n  kolommen")
    assert not fouten(voer_in(tmp_path / "k", met, x__xlsx=werkboek(*rijen)))
    naast = RECEPT.replace("  kolommen", "  koprij: 2\n  kolommen")
    assert fouten(voer_in(tmp_path / "n", naast, x__xlsx=werkboek(*rijen)))[0].code == "export-geen-kop"


def test_open_aanhalingsteken(tmp_path: Path) -> None:
    inhoud = csv(*RIJEN) + b'"B;3;1-1-2024\n' + b"C;3;1-1-2024\n" * 900_000
    assert fouten(voer_in(tmp_path, RECEPT, x__csv=inhoud))[0].code in ("aanhalingsteken", "rij-te-kort")
    kort = csv(*RIJEN) + b'"B;3;1-1-2024\nC;3;1-1-2024\n'
    assert fouten(voer_in(tmp_path / "k", RECEPT, x__csv=kort))[0].code == "rij-te-kort"
