"""Every key of a column, and of a table."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from tests.importeren.klein import csv, een, fouten, kolom, voer_in, werkboek


@pytest.mark.parametrize(
    ("recept", "cellen", "naam", "uit"),
    [
        ("{uit: A}", [(5, ""), (2.5, ""), ("7,25", "")], "bedrag", ["5", "2,5", "7,25"]),
        ("{uit: [A, B]}", [("", 3), (1, 3)], "bedrag", ["3", "1"]),
        ("{uit: A, anders_uit: B}", [("", 3), (1, 3)], "bedrag", ["3", "1"]),
        ("{uit: A, getal: nl}", [("1.234,50", ""), ("€ 5,-", ""), ("(5)", ""), ("5-", ""), (3.5, "")], "bedrag",
         ["1234,5", "5", "-5", "-5", "3,5"]),
        ("{uit: A, getal: en}", [("1,234.50", ""), ("-0.5", ""), (1234.5, "")], "bedrag", ["1234,5", "-0,5", "1234,5"]),
        ("{uit: A, gedeeld_door: 36}", [(43.2, ""), ("18", "")], "bedrag", ["1,2", "0,5"]),
        ("{uit: A, maal: 1000}", [(1.5, "")], "bedrag", ["1500"]),
        ("{uit: A, getal: nl}", [("100%", ""), ("33,3 %", "")], "percentage", ["100", "33,3"]),
        ("{uit: A}", [("100%", "")], "percentage", ["100"]),
        ('{uit: A, waarden: {"justitie*": fz, "a [x]": zvw, "*": anders}}',
         [("JUSTITIE  dji", ""), ("A  [X]", ""), ("ax", "")], "financiering", ["fz", "zvw", "anders"]),
        ("{uit: A, waarden: {Wlz: wlz}, overig: anders}", [("wlz ", ""), ("PGB", "")], "financiering",
         ["wlz", "anders"]),
        (r"{uit: A, patroon: 'maand (\d+)', wordt: '\1', overig: ''}", [("Maand 7 (juli)", ""), ("jaar", "")],
         "maand", ["7", ""]),
        ("{uit: A, datum: d-m-jjjj}", [("1-2-2024", ""), (date(2024, 2, 3), ""), ("05-12-2024 13:45", "")],
         "begindatum", ["2024-02-01", "2024-02-03", "2024-12-05"]),
        ("{uit: A, datum: dd-mm-jjjj, laatste_dag: ja}", [("28-02-2024", ""), (datetime(2024, 12, 31, 9), "")],
         "begindatum", ["2024-02-29", "2025-01-01"]),
        ("{uit: A, datum: jjjj-mm-dd}", [("2024-02-01T00:00:00Z", "")], "begindatum", ["2024-02-01"]),
        ("{uit: A, datum: d mmm jjjj}", [("3 mrt 2024", ""), ("3 MAART 2024", ""), ("12 okt. 2024", "")], "begindatum",
         ["2024-03-03", "2024-03-03", "2024-10-12"]),
        ("{uit: A, voorvoegsel: M-}", [(12, ""), ("A7", "")], "medewerker_id", ["M-12", "M-A7"]),
    ],
)  # fmt: skip
def test_kolomsleutel(tmp_path: Path, recept: str, cellen: list, naam: str, uit: list[str]) -> None:
    assert kolom(recept, cellen, naam, tmp_path) == uit


@pytest.mark.parametrize(
    ("recept", "cel", "code"),
    [
        ("{uit: A, getal: nl}", "1,234.50", "export-getal"),
        ("{uit: A, getal: en}", "1.234,50", "export-getal"),
        ("{uit: A, gedeeld_door: 36}", "36.5", "getal-punt"),
        ("{uit: A}", True, "export-geen-getal"),
        ("{uit: A}", date(2024, 1, 1), "export-geen-getal"),
    ],
)
def test_getal_dat_geen_getal_is(tmp_path: Path, recept: str, cel: object, code: str) -> None:
    tekst = f"omzet:\n  bron: x.xlsx\n  kolommen: {{financiering: {{vast: fz}}, bedrag: {recept}}}\n"
    b = een(voer_in(tmp_path, tekst, x__xlsx=werkboek(["A"], [1], [cel])), code)
    assert (b.cel, b.kolom) == ("Export!A3", "A")


OMZET = "omzet:\n  bron: x.csv\n  rijen: {%s}\n  kolommen: {financiering: {uit: W}, bedrag: {uit: B}}\n"


@pytest.mark.parametrize(
    ("regels", "over", "geteld"),
    [
        ("zonder: {W: Tot*}", ["1", "2", "3"], {"zonder W": 2}),
        ("zonder: {W: [tot, 'a  b'], S: x}", ["2", "5"], {"zonder W": 2, "zonder S": 1}),
        ("alleen: {W: [fz, wlz]}", ["1", "2"], {"alleen W": 3}),
        ("leeg: [S]", ["1", "3", "5"], {"leeg S": 2}),
        ("leeg: S, alleen: {W: fz}", ["1"], {"leeg S": 2, "alleen W": 2}),
    ],
)
def test_rijen(tmp_path: Path, regels: str, over: list[str], geteld: dict[str, int]) -> None:
    rijen = [["fz", 1, "x"], ["WLZ", 2, ""], ["A B", 3, "x"], ["Tot", 4, ""], ["Tot. x", 5, "y"]]
    gedaan = voer_in(tmp_path, OMZET % regels, x__csv=csv(["W", "B", "S"], *rijen))
    assert gedaan.tafels["omzet"].teksten("bedrag").tolist() == over
    assert dict(gedaan.verslagen[0].vervallen) == geteld


def test_smelt(tmp_path: Path) -> None:
    recept = """
antwoorden:
  bron: x.xlsx
  smelt: {vragen: [Eten, "Wonen"], naar: vraag, waarde: score}
  kolommen:
    onderzoek: {vast: cto}
    respondent_id: {uit: ID}
    score: {waarden: {Goed: 8, Matig: 5, "": ""}, overig: ""}
"""
    gedaan = voer_in(
        tmp_path,
        recept,
        x__xlsx=werkboek(["ID", "Eten", "Wonen"], ["r-1", "goed", "matig"], ["r-2", "", "Goed"]),
    )
    tafel = gedaan.tafels["antwoorden"]
    kolommen = ("respondent_id", "vraag", "score", "toelichting")
    assert list(zip(*(tafel.teksten(k) for k in kolommen), strict=True)) == [
        ("r-1", "Eten", "8", ""), ("r-1", "Wonen", "5", ""), ("r-2", "Eten", "", ""),
        ("r-2", "Wonen", "8", "")]  # fmt: skip
    assert tafel.rij.tolist() == [2, 2, 3, 3]


def test_samen(tmp_path: Path) -> None:
    recept = """
medewerkers:
  bron: x.csv
  kolommen: {medewerker_id: {uit: N}, functie: {uit: F}, opleiding: {vast: mbo}, dienstverband: {vast: vast},
             fte: {vast: 1}, in_dienst: {uit: Van}, uit_dienst: {uit: Tot}}
  samen: {sleutel: medewerker_id, begin: in_dienst, eind: uit_dienst}
"""
    rijen = [
        ["m-2", "laat", "1-6-2023", ""], ["m-1", "b", "1-1-2024", "1-1-2025"], ["m-1", "a", "1-1-2023", "31-12-2023"],
        ["m-2", "vroeg", "1-1-2023", "1-4-2023"], ["m-1", "c", "1-7-2024", "1-8-2024"],
    ]  # fmt: skip
    tafel = voer_in(tmp_path, recept, x__csv=csv(["N", "F", "Van", "Tot"], *rijen)).tafels["medewerkers"]
    kolommen = ("medewerker_id", "functie", "in_dienst", "uit_dienst")
    assert list(zip(*(tafel.teksten(k) for k in kolommen), strict=True)) == [
        ("m-2", "laat", "1-6-2023", ""), ("m-1", "c", "1-1-2023", "1-1-2025"), ("m-2", "vroeg", "1-1-2023", "1-4-2023"),
    ]  # fmt: skip
    assert {tuple(r) for r in tafel.erbij.tolist()} == {(1, 0, 3), (1, 0, 4)}


def test_lijst_van_bronnen(tmp_path: Path) -> None:
    recept = """
omzet:
  bron:
    - {bron: a.csv, kolommen: {financiering: {vast: fz}}}
    - bron: "b*.csv"
      kolommen: {financiering: {uit: Wet}}
  kolommen: {bedrag: {uit: Bedrag}}
"""
    gedaan = voer_in(tmp_path, recept, a__csv=csv(["Bedrag", "x"], [1, ""]), b1__csv=csv(["Wet", "Bedrag"], ["wlz", 2]),
                     b2__csv=csv(["Bedrag", "Wet"], [3, "wmo"]))  # fmt: skip
    assert not fouten(gedaan)
    tafel = gedaan.tafels["omzet"]
    assert tafel.teksten("financiering").tolist() == ["fz", "wlz", "wmo"]
    assert [tafel.bronnen[n].bestand for n in tafel.nr] == ["a.csv", "b1.csv", "b2.csv"]
