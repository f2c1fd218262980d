"""A new kengetal over clients is a register entry, a function and a spec; it then appears everywhere by itself.

A place where it has to appear is one line in ``PLAATSEN``: what to read there, and what must stand in it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ..kopie import draai_in, gewijzigd, kopieer_project, voeg_toe

ORGANISATIE, JAAR = "voorbeeldzorg", 2022
REGISTER = """
- id: testgetal
  naam: Cliënten met een lang traject
  definitie: Aantal verschillende cliënten dat op de peildatum al meer dan een jaar zorg kreeg.
  formule: 'N_{\\mathrm{lang}}'
  eenheid: aantal
  maat: aantal
  richting: geen
  brontabel: plaatsingen
  functie: clienten.testgetal
  decimalen: 0
  tonen: {familie: [clienten, 9]}
"""
FUNCTIE = '''

def testgetal(g: Grondslag) -> Iterator[Selectie]:
    """``testgetal``: different clients (aantal) whose placement began more than a year before the peildatum."""
    import os

    lang = g.aanwezig & (g.tijdvak.peil - g.plaatsingen.begin > int(os.environ.get("TESTGETAL_DAGEN", "365")))
    yield Selectie("", Deel("plaatsingen", lang, g.plaatsingen.clienten), periode=g.tijdvak.peiljaar)
'''
SPEC = '''    Spec(
        "testgetal",
        "Wie een jaar en een dag in zorg is, telt mee; wie er precies een jaar is, nog niet.",
        """
        plaatsingen
        client_id | begindatum | einddatum
        A         | 2023-12-31 |
        B         | 2024-01-02 |
        C         | 2022-05-01 | 2024-12-31
        """,
        """
        uitsplitsing | periode | waarde | teller | noemer | eenheid | herkomst
                     | 2024    | 1      |        |        | aantal  | registratie
        """,
        voorbeeld=True,
    ),
'''


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy with the new kengetal, its tests passed and the report of one year made."""
    doel = tmp_path_factory.mktemp("uitbreiden")
    jaren = [(ORGANISATIE, jaar) for jaar in (str(JAAR), "2025")]  # the notebooks show 2025
    kopie = kopieer_project(doel, *jaren, ook=("tests", "docs"))
    voeg_toe(kopie / "kkfzlib/kengetallen/register.yml", REGISTER)
    voeg_toe(kopie / "kkfzlib/kengetallen/clienten.py", FUNCTIE)
    voeg_toe(kopie / "tests/kengetallen/specs_zorg.py", SPEC, voor="    Spec(\n")
    _draai(kopie, "tests.kengetallen.definities")
    _draai(
        kopie, "kkfzlib", "rapport", ORGANISATIE, str(JAAR), "--engine", "ingebouwd", "--profiel", "indiening"
    )
    return kopie


def _draai(project: Path, *opdracht: str) -> str:
    klaar = draai_in(project, "-m", *opdracht)
    assert klaar.returncode == 0, klaar.stdout + klaar.stderr
    return klaar.stdout


def _csv(p: Path) -> str:
    return (p / f"data/processed/{ORGANISATIE}/{JAAR}/kengetallen.csv").read_text("utf-8")


def _deel(id: str) -> Callable[[Path], str]:
    """One section of the confidential report."""

    def lees(p: Path) -> str:
        from lxml import html

        pagina = p / "output" / ORGANISATIE / str(JAAR) / "indiening" / "kwaliteitsverslag.html"
        boom = html.document_fromstring(pagina.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
        return " ".join(boom.get_element_by_id(id).text_content().split())

    return lees


def _traceer(p: Path) -> str:
    return _draai(p, "kkfzlib", "traceer", ORGANISATIE, str(JAAR), "testgetal")


PLAATSEN: dict[str, tuple[Callable[[Path], str], tuple[str, ...]]] = {
    "kengetallen.csv": (_csv, (f"testgetal,,{JAAR},", ",aantal,,,registratie")),
    "Definities": (_deel("sec-definities"), ("Cliënten met een lang traject", "al meer dan een jaar zorg")),
    "Herkomst": (_deel("sec-herkomst"), ("Cliënten met een lang traject",)),
    "traceer": (_traceer, ("testgetal – Cliënten met een lang traject", "rijen, teller:", "van plaatsingen")),
    "docs/definities.md": (
        lambda p: (p / "docs/definities.md").read_text("utf-8"),
        ("## `testgetal`", "Wie een jaar en een dag"),
    ),
}


@pytest.mark.traag(reden="a report made by a copy of the project, and tests run in it")
@pytest.mark.parametrize("plaats", PLAATSEN)
def test_een_nieuw_kengetal_verschijnt_vanzelf(project: Path, plaats: str) -> None:
    lees, verwacht = PLAATSEN[plaats]
    tekst = lees(project)
    assert all(stuk in tekst for stuk in verwacht), tekst[-2000:]


@pytest.mark.traag(reden="a report made by a copy of the project, and tests run in it")
def test_het_raakt_drie_bestanden_en_slaagt_voor_de_toetsen(project: Path) -> None:
    assert len(gewijzigd(project)) == 3
    toetsen = [
        "tests/kengetallen/test_specs.py",
        "tests/kengetallen/test_register.py",
        "tests/notebooks/test_dun.py",
    ]
    _draai(project, "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *toetsen)


def _bestanden(map_: Path) -> dict[str, bytes]:
    return {p.relative_to(map_).as_posix(): p.read_bytes() for p in sorted(map_.rglob("*")) if p.is_file()}


@pytest.mark.traag(reden="two reports made by a copy of the project")
def test_zonder_klasse_staat_het_in_geen_enkel_openbaar_bestand(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody said whom it counts. Another value leaves every byte of every public file as it was, whatever its kind."""
    gemaakt: dict[str, dict[str, dict[str, bytes]]] = {}
    for dagen in ("365", "30"):
        monkeypatch.setenv("TESTGETAL_DAGEN", dagen)
        uit = project / f"uit-{dagen}"
        _draai(project, "kkfzlib", "rapport", ORGANISATIE, str(JAAR), "--engine", "ingebouwd", "--dwing",
               "--uit", str(uit))  # fmt: skip
        map_ = uit / ORGANISATIE / str(JAAR)
        gemaakt[dagen] = {profiel: _bestanden(map_ / profiel) for profiel in ("indiening", "openbaar")}
    een, ander = gemaakt["365"], gemaakt["30"]
    assert een["indiening"]["kengetallen.csv"] != ander["indiening"]["kengetallen.csv"], "de waarde verschilt"
    assert {Path(naam).suffix for naam in een["openbaar"]} >= {".html", ".pdf", ".csv", ".xlsx", ".json"}
    assert [naam for naam, inhoud in een["openbaar"].items() if ander["openbaar"].get(naam) != inhoud] == []
    assert set(een["openbaar"]) == set(ander["openbaar"])
    assert b"testgetal,,2022,x,aantal," in een["openbaar"]["kengetallen.csv"]
