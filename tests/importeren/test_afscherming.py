"""No message shows a value of a person, wherever in an export or a table it strayed."""

from __future__ import annotations

from pathlib import Path

import pytest

from kkfzlib.inlezen import lees_invoer
from kkfzlib.inlezen.afscherming import mag_getoond
from kkfzlib.inlezen.waarden import bevat_bsn
from kkfzlib.schema import TABELLEN
from tests.importeren.klein import KOP, RIJEN, csv, een, fouten, maak, voer_in

DATUM, GETAL = TABELLEN["plaatsingen"].per_naam["begindatum"], TABELLEN["verzuim"].per_naam["percentage"]
ERNST, LOCATIE = TABELLEN["incidenten"].per_naam["ernst"], TABELLEN["plaatsingen"].per_naam["locatie"]
MENSEN = [
    "Lotte Schijnveld",
    "Schijnveld",
    "L. Schijnveld",
    "schijnveld, l",
    "123456782",
    "1234.56.782",
    "12345678",
]


@pytest.mark.parametrize("waarde", MENSEN)
@pytest.mark.parametrize("kolom", [DATUM, GETAL, ERNST])
def test_wat_van_een_mens_kan_zijn_blijft_weg(kolom: object, waarde: str) -> None:
    assert not mag_getoond(kolom, waarde)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kolom", "waarde"),
    [
        (DATUM, "31-02-2024"), (DATUM, "2024-01-07"), (DATUM, "7/1/24"), (DATUM, "10 jan 2024"), (DATUM, "mei 2024"),
        (DATUM, "2024-01-07 12:30"), (DATUM, "45291"), (DATUM, "onbekend"), (GETAL, "12,5 %"), (GETAL, "€ 12.500,00"),
        (GETAL, "1.5"), (GETAL, "36 uur"), (GETAL, "-3"), (GETAL, "#DEEL/0!"), (ERNST, "7"), (LOCATIE, "De Linde"),
    ],
)  # fmt: skip
def test_wat_de_kolom_hoort_te_bevatten_is_te_zien(kolom: object, waarde: str) -> None:
    assert mag_getoond(kolom, waarde)  # type: ignore[arg-type]


def test_naam_in_een_datumkolom_van_een_export(tmp_path: Path) -> None:
    rijen = [[*RIJEN[0][:7], "Kwispelaar, Barthold", ""], [*RIJEN[1][:7], "Zonneveld", ""]]
    gedaan = voer_in(tmp_path, clienten__csv=csv(KOP, *rijen))
    assert [b.waarde for b in fouten(gedaan)] == ["", ""]
    assert "waarde (afgeschermd)" in fouten(gedaan)[0].regeltekst


def test_nummer_en_naam_in_een_tabel_in_raw(tmp_path: Path) -> None:
    dossier = maak(tmp_path, "")
    (dossier.raw_organisatie / "koppeling.yml").unlink()
    (dossier.raw / "incidenten.csv").write_text(
        "datum;locatie;soort;ernst\nLotte Schijnveld;N;agressie;1\n02-01-2024;N;agressie;123456782\n"
        "03-01-2024;N;over 123456782;2\n", encoding="utf-8",
    )  # fmt: skip
    _, bevindingen = lees_invoer(dossier)
    tekst = "\n".join(map(str, bevindingen))
    assert "Schijnveld" not in tekst and "123456782" not in tekst
    assert [(b.regel, b.kolom) for b in bevindingen if b.ernst == "fout"] == [
        (2, "datum"), (3, "ernst"), (4, "soort")]  # fmt: skip
    assert tekst.count("(afgeschermd)") == 3


@pytest.mark.parametrize(
    ("tekst", "wel"),
    [
        ("123456782", True), ("melding over 123456782.", True), ("1234.56.782", True), ("123-456-782", True),
        ("123456789", False), ("12345678", False), ("NL12BANK123456782", False), ("1123456782", False), ("", False),
        ("123456782,50", False),
    ],
)  # fmt: skip
def test_bsn_in_een_tekst(tekst: str, wel: bool) -> None:
    assert bevat_bsn(tekst) == wel


def test_bsn_in_een_gelezen_kolom_wordt_geweigerd(tmp_path: Path) -> None:
    rijen = [[*RIJEN[0][:3], "123456782", *RIJEN[0][4:]], [*RIJEN[1][:3], "afd. 111222333", *RIJEN[1][4:]]]
    gedaan = voer_in(tmp_path, clienten__csv=csv(KOP, *rijen))
    b = een(gedaan, "export-bsn")
    assert (b.kolom, b.regel, b.waarde, b.ernst) == ("Locatie", 2, "", "fout")
    assert b.regeltekst.startswith("2 × ") and "plaatsingen" not in gedaan.tafels


def test_bsn_in_een_kolom_die_niemand_leest(tmp_path: Path) -> None:
    kop = [*KOP, "Kenmerk", "Dossier"]
    rijen = [[*RIJEN[0], "123456782", "123456789"], [*RIJEN[1], "", "987654320"]]
    gedaan = voer_in(tmp_path, clienten__csv=csv(kop, *rijen))
    b = een(gedaan, "export-lijkt-bsn")
    assert (b.kolom, b.ernst) == ("Kenmerk", "waarschuwing") and not fouten(gedaan)
