"""Workbooks: every kind of cell, with the sheet and cell in the finding."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from kkfzlib.inlezen import lees_invoer
from tests.inlezen.dossiers import GELDIG, de_ene, lees, lees_goed, maak

UITSTROOM = ["client_id", "datum", "terug_naar_detentie", "vervolgzorg"]
OMZET = ["financiering", "bedrag"]


def werkboek(**bladen: list[list[Any]]) -> openpyxl.Workbook:
    boek = openpyxl.Workbook()
    boek.remove(boek.active)
    for naam, rijen in bladen.items():
        blad = boek.create_sheet(naam)
        for rij in rijen:
            blad.append(rij)
    return boek


def als_bytes(boek: openpyxl.Workbook) -> bytes:
    stroom = io.BytesIO()
    boek.save(stroom)
    return stroom.getvalue()


def xlsx(**bladen: list[list[Any]]) -> bytes:
    return als_bytes(werkboek(**bladen))


def test_werkboek_geeft_hetzelfde_als_csv(tmp_path):
    boek = xlsx(
        plaatsingen=[
            GELDIG["plaatsingen"].splitlines()[0].split(";"),
            [
                "C-01",
                "Noord",
                "verblijf",
                "fz",
                "tbs met voorwaarden",
                "C-3",
                date(2023, 2, 1),
                datetime(2024, 6, 1),
            ],
            ["C-02", "Noord", "Ambulant", "WLZ", None, None, "2024-02-01", None],
        ]
    )
    uit_boek = lees_goed(tmp_path / "a", {}, invoer__xlsx=boek).tabellen["plaatsingen"]
    uit_csv = lees_goed(tmp_path / "b", {"plaatsingen": GELDIG["plaatsingen"]}).tabellen["plaatsingen"]
    assert uit_boek.equals(uit_csv)


def test_getallen_en_codes(tmp_path):
    boek = xlsx(
        uitstroom=[
            UITSTROOM,
            [12, date(2024, 6, 1), "nee", 8],
            ["x", date(2024, 6, 2), "nee", 5.1],
            ["y", date(2024, 6, 2), "j", None],
        ],
        omzet=[OMZET, ["fz", 1234.5], ["wlz", -3], ["wmo", 0.1 + 0.2]],
    )
    tabellen = lees_goed(tmp_path, {}, invoer__xlsx=boek).tabellen
    assert tabellen["uitstroom"]["client_id"].tolist() == ["12", "x", "y"]
    assert tabellen["uitstroom"]["vervolgzorg"].tolist() == ["8", "5.1", ""]
    assert tabellen["omzet"]["bedrag"].tolist() == pytest.approx([1234.5, -3.0, 0.3])


@pytest.mark.parametrize(
    ("waarde", "code"),
    [
        (45292, "datum-getal"),
        (datetime(2024, 1, 5, 13, 30), "datum-tijd"),
        ("5-1-24", "datum-notatie"),
        ("=TODAY()", "formule-zonder-waarde"),
        (True, "datum-notatie"),
        (None, "verplicht-leeg"),
    ],
)
def test_datumcel_geweigerd(tmp_path, waarde, code):
    boek = xlsx(uitstroom=[UITSTROOM, ["C-1", waarde, "nee", "6"]])
    fout = de_ene(lees(tmp_path, {}, invoer__xlsx=boek), code)
    assert (fout.bestand, fout.regel, fout.cel, fout.kolom) == ("invoer.xlsx", None, "uitstroom!B2", "datum")


def test_code_die_een_datumcel_werd(tmp_path):
    boek = xlsx(uitstroom=[UITSTROOM, ["C-1", date(2024, 6, 1), "nee", date(2024, 1, 5)]])
    fout = de_ene(lees(tmp_path, {}, invoer__xlsx=boek), "excel-datum")
    assert fout.cel == "uitstroom!D2" and "5.1" in fout.regeltekst


def test_foutwaarde(tmp_path):
    boek = werkboek(omzet=[OMZET, ["fz", "#REF!"]])
    boek["omzet"]["B2"].data_type = "e"
    assert de_ene(lees(tmp_path, {}, invoer__xlsx=als_bytes(boek)), "celfout").cel == "omzet!B2"


def test_formule_met_berekende_waarde_is_goed(tmp_path):
    inhoud = herschrijf(
        xlsx(omzet=[OMZET, ["fz", "=1+1"]]), "xl/worksheets/sheet1.xml", "<v></v>", "<v>2</v>", "<v/>"
    )
    assert lees_goed(tmp_path, {}, invoer__xlsx=inhoud).tabellen["omzet"]["bedrag"].tolist() == [2.0]


def test_procentopmaak_is_dubbelzinnig(tmp_path):
    boek = werkboek(verzuim=[["medewerker_id", "begindatum", "einddatum", "percentage", "soort"]])
    boek["verzuim"].append(["M-1", date(2024, 1, 1), None, 0.5, "ziekte"])
    boek["verzuim"]["D2"].number_format = "0%"
    assert de_ene(lees(tmp_path, {}, invoer__xlsx=als_bytes(boek)), "getal-procent").waarde == "50%"


def test_epoche_1904(tmp_path):
    boek = werkboek(uitstroom=[UITSTROOM, ["C-1", date(2024, 6, 1), "nee", "6"]])
    boek.epoch = CALENDAR_MAC_1904
    assert lees_goed(tmp_path, {}, invoer__xlsx=als_bytes(boek)).tabellen["uitstroom"].loc[
        0, "datum"
    ] == datetime(2024, 6, 1)


def test_verborgen_rijen_kolommen_en_bladen_met_waarschuwing(tmp_path):
    boek = werkboek(
        omzet=[OMZET, ["fz", 1], ["wlz", 2]], beleid=[["jaar", "categorie", "titel"], [2024, "a", "b"]]
    )
    boek["omzet"].row_dimensions[3].hidden = True
    boek["beleid"].sheet_state = "hidden"
    inhoud = als_bytes(boek)
    bevindingen = lees(tmp_path, {}, invoer__xlsx=inhoud)
    assert {(b.code, b.ernst, b.cel) for b in bevindingen} == {
        ("verborgen-rijen", "waarschuwing", "omzet!A3"),
        ("verborgen-blad", "waarschuwing", "beleid!A1"),
    }
    assert len(lees_goed(tmp_path / "b", {}, invoer__xlsx=inhoud).tabellen["omzet"]) == 2


def test_samengevoegde_cellen_geweigerd(tmp_path):
    boek = werkboek(omzet=[OMZET, ["fz", 1], [None, 2]])
    boek["omzet"].merge_cells("A2:A3")
    assert de_ene(lees(tmp_path, {}, invoer__xlsx=als_bytes(boek)), "samengevoegd").cel == "omzet!A2"


def test_totaalrij(tmp_path):
    boek = xlsx(omzet=[OMZET, ["fz", 1], ["Totaal", 1]])
    assert de_ene(lees(tmp_path, {}, invoer__xlsx=boek), "totaalrij").cel == "omzet!A3"


def test_titelregels_en_lege_rijen(tmp_path):
    boek = xlsx(omzet=[["Omzet 2024"], [], OMZET, ["fz", 1]])
    assert "regel 3" in de_ene(lees(tmp_path, {}, invoer__xlsx=boek), "titelregels").regeltekst
    goed = xlsx(omzet=[OMZET, ["fz", 1], [None, None], [" ", None]])
    assert len(lees_goed(tmp_path / "b", {}, invoer__xlsx=goed).tabellen["omzet"]) == 1


def test_onbekend_blad_met_de_naaste_naam(tmp_path):
    fout = de_ene(lees(tmp_path, {}, invoer__xlsx=xlsx(omzt=[OMZET, ["fz", 1]])), "onbekend-blad")
    assert "omzet" in fout.regeltekst


def test_blad_uitleg_mag(tmp_path):
    assert lees(tmp_path, {}, invoer__xlsx=xlsx(Uitleg=[["tekst"]], omzet=[OMZET, ["fz", 1]])) == []


def test_kop_met_fouten_noemt_de_cel(tmp_path):
    bevindingen = lees(
        tmp_path, {}, invoer__xlsx=xlsx(omzet=[["financiering", "bedrg", "naam"], ["fz", 1, "x"]])
    )
    assert {(b.code, b.cel) for b in bevindingen if b.cel} == {
        ("onbekende-kolom", "omzet!B1"), ("persoonsgegeven", "omzet!C1"), ("ontbrekende-kolom", "omzet!A1"),
    }  # fmt: skip


def test_waarde_buiten_de_kolommen(tmp_path):
    fout = de_ene(lees(tmp_path, {}, invoer__xlsx=xlsx(omzet=[OMZET, ["fz", 1, None, "los"]])), "rij-te-lang")
    assert fout.cel == "omzet!D2"


def test_dezelfde_tabel_in_csv_en_werkboek(tmp_path):
    boek = xlsx(omzet=[OMZET, ["fz", 1]])
    fout = de_ene(lees(tmp_path, {"omzet": GELDIG["omzet"]}, invoer__xlsx=boek), "dubbele-tabel")
    assert "omzet.csv" in fout.regeltekst and "invoer.xlsx" in fout.regeltekst


def test_lege_csv_naast_gevuld_blad_is_geen_dubbele_tabel(tmp_path):
    assert (
        lees(tmp_path, {"omzet": "financiering;bedrag\n"}, invoer__xlsx=xlsx(omzet=[OMZET, ["fz", 1]])) == []
    )


def test_alleen_kop_en_leeg_blad(tmp_path):
    boek = xlsx(omzet=[OMZET], capaciteit=[], beleid=[["jaar", "categorie", "titel"], [2024, "a", "b"]])
    assert [(b.code, b.ernst) for b in lees(tmp_path, {}, invoer__xlsx=boek)] == [
        ("alleen-kop", "waarschuwing")
    ]


def test_gedeelde_teksten_zoals_excel_ze_schrijft(tmp_path):
    """Rich text in parts, with phonetic help that is no part of the text."""
    inhoud = xlsx(beleid=[["jaar", "categorie", "titel"], [2024, "ab", "cd"]])
    rijk = "<si><r><t>a</t></r><r><t>b</t></r><rPh sb='0' eb='1'><t>zz</t></rPh></si>"
    inhoud = herschrijf(inhoud, "xl/sharedStrings.xml", "<si><t>ab</t></si>", rijk)
    assert lees_goed(tmp_path, {}, invoer__xlsx=inhoud).tabellen["beleid"].loc[0, "categorie"] == "ab"


def test_werkboek_staat_in_het_protocol(tmp_path):
    invoer, _ = lees_invoer(maak(tmp_path, {}, invoer__xlsx=xlsx(omzet=[OMZET, ["fz", 1]])))
    assert invoer is not None
    assert (invoer.inlezing[0]["bestand"], invoer.inlezing[0]["rijen_gelezen"]) == ("invoer.xlsx", 1)


def herschrijf(inhoud: bytes, deel: str, *vervang: str) -> bytes:
    """The workbook with one of the texts replaced in one of its parts: (old, new, other old)."""
    import zipfile

    oud, nieuw, *anders = vervang
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as bron, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as doel:
        for naam in bron.namelist():
            tekst = bron.read(naam)
            if naam == deel:
                vorm = next(v for v in (oud, *anders) if v.encode() in tekst)
                tekst = tekst.replace(vorm.encode(), nieuw.encode())
            doel.writestr(naam, tekst)
    return uit.getvalue()
