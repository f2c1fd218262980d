"""A new raw table is a specification and its place in the list: it is then read, checked, templated and documented."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from ..kopie import draai_in, kopieer_project, vervang

pytestmark = pytest.mark.traag(
    reden="a report made by a copy of the project, and six commands in processes of their own"
)

SPECIFICATIE = """

KLACHTEN = Tabel(
    "klachten", "Eén rij per klacht.",
    (
        CLIENT,
        Kolom("datum", "datum", "Dag waarop de klacht binnenkwam.", "12-03-2024", synoniemen=("klachtdatum",)),
        Kolom("afgehandeld", "datum", "Dag van de beslissing; leeg: loopt nog.", "20-03-2024", leeg=True),
        Kolom("oordeel", "keuze", "Beslissing op de klacht.", "gegrond", ("gegrond", "ongegrond"), leeg=True),
    ),
    periode=("datum", "afgehandeld"), jaardatum="datum",
)  # fmt: skip
"""
KOP = "client_id;datum;afgehandeld;oordeel"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    kopie = kopieer_project(tmp_path_factory.mktemp("project"), ("nourzorg", "2024"))
    schema = kopie / "kkfzlib" / "schema"
    with (schema / "zorg.py").open("a", encoding="utf-8") as bestand:
        bestand.write(SPECIFICATIE)
    vervang(schema / "__init__.py", "zorg.OMZET,", "zorg.OMZET, zorg.KLACHTEN,")
    return kopie


def kkfz(project: Path, *argumenten: str, uitgang: int = 0) -> str:
    klaar = draai_in(project, "-m", "kkfzlib", *argumenten)
    assert klaar.returncode == uitgang, klaar.stdout + klaar.stderr
    return klaar.stdout + klaar.stderr


def test_zij_wordt_gelezen_en_telt_mee_in_het_verslag(project: Path) -> None:
    raw = project / "data" / "raw" / "nourzorg" / "2024" / "klachten.csv"
    raw.write_text(f"{KOP}\nC-0001;12-03-2024;20-03-2024;gegrond\nC-0002;01-11-2024;;\n", encoding="utf-8")
    kkfz(project, "rapport", "nourzorg", "2024", "--engine", "ingebouwd")
    lees = (
        "import pandas as pd; print(pd.read_parquet('data/processed/nourzorg/2024/klachten.parquet').dtypes)"
    )
    soorten = draai_in(project, "-c", lees).stdout
    assert all(naam in soorten for naam in KOP.split(";"))
    assert soorten.count("datetime64[ns]") == 2
    uit = project / "output" / "nourzorg" / "2024"
    html = {p: (uit / p / "kwaliteitsverslag.html").read_text("utf-8") for p in ("indiening", "openbaar")}
    assert "klachten.csv" in html["indiening"]
    # A table of clients: that it exists and how many rows it has is nobody's business outside.
    assert "klachten" not in html["openbaar"]


@pytest.mark.parametrize(
    ("regel", "woorden"),
    [
        ("C-0001;12-03-2024;01-03-2024;gegrond", ("klachten.csv:2", "afgehandeld")),
        ("C-0001;12-03-2024;;misschien", ("klachten.csv:2", "oordeel", "gegrond, ongegrond")),
        (";12-03-2024;;gegrond", ("klachten.csv:2", "client_id")),
    ],
)
def test_haar_fouten_worden_gemeld(project: Path, regel: str, woorden: tuple[str, ...]) -> None:
    raw = project / "data" / "raw" / "nourzorg" / "2024" / "klachten.csv"
    raw.write_text(f"{KOP}\n{regel}\n", encoding="utf-8")
    uitvoer = " ".join(kkfz(project, "controleer", "nourzorg", "2024", uitgang=1).split())
    assert all(w in uitvoer for w in woorden), uitvoer


def test_een_andere_naam_van_een_kolom_krijgt_raad(project: Path) -> None:
    raw = project / "data" / "raw" / "nourzorg" / "2024" / "klachten.csv"
    raw.write_text("client_id;klachtdatum;afgehandeld;oordeel\nC-0001;12-03-2024;;\n", encoding="utf-8")
    assert "klachtdatum" in kkfz(project, "controleer", "nourzorg", "2024", uitgang=1)


def test_zij_staat_in_sjabloon_werkboek_en_woordenboek(project: Path) -> None:
    kkfz(project, "nieuw", "proefzorg", "2024")
    sjabloon = project / "data" / "raw" / "proefzorg" / "2024"
    assert (sjabloon / "klachten.csv").read_text("utf-8-sig").strip() == KOP
    lees = f"import openpyxl; print(openpyxl.load_workbook(r'{next(sjabloon.glob('*.xlsx'))}')['klachten']['D1'].value)"
    assert draai_in(project, "-c", lees).stdout.strip() == "oordeel"
    (project / "docs").mkdir()
    assert draai_in(project, "-m", "kkfzlib.schema.woordenboek").returncode == 0
    woordenboek = (project / "docs" / "datawoordenboek.md").read_text("utf-8")
    assert "klachten" in woordenboek and "Beslissing op de klacht." in woordenboek


def test_het_voorbeeld_heeft_haar_ook_en_is_geldig(project: Path) -> None:
    data = project / "voorbeeld"
    kkfz(project, "voorbeeld", "--organisatie", "verzonnenzorg", "--data", str(data))
    paden = list((data / "raw" / "verzonnenzorg").glob("20*/klachten.csv"))
    assert paden
    for pad in paden:
        rijen = list(csv.reader(pad.read_text("utf-8").splitlines(), delimiter=";"))
        assert rijen == [KOP.split(";"), ["C-0001", "12-03-2024", "20-03-2024", "gegrond"]]
    kkfz(project, "controleer", "verzonnenzorg", "2024", "--data", str(data))
