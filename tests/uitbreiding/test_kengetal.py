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
    lang = g.aanwezig & (g.tijdvak.peil - g.plaatsingen.begin > 365)
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
