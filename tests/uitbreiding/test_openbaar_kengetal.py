"""A new kengetal that the public may see: one more line, in the audit's own list, and it stands in every public place.

The audit reads its meaning from a list of its own on purpose (``onthulling/betekenis.py``): without that line it
cannot vouch for the figure, so that a class in the register alone shows nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from ..kopie import gewijzigd, kopieer_project, vervang, voeg_toe
from .test_kengetal import FUNCTIE, REGISTER, SPEC, _draai

ORGANISATIE, JAAR = "voorbeeldzorg", 2022
ANDER = ("nourzorg", "2024")
INGEDEELD = REGISTER.replace(
    "  functie:", "  onthulling: {telt: client, binnen: clienten/totaal}\n  functie:"
)
OPENBAAR = Path("output") / ORGANISATIE / str(JAAR) / "openbaar"
_RAPPORT = ("kkfzlib", "rapport", ORGANISATIE, str(JAAR), "--engine", "ingebouwd")

pytestmark = pytest.mark.traag(
    reden="reports made by a copy of the project, with and without the audit's line"
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy with a classified kengetal and without the line of the audit."""
    kopie = kopieer_project(
        tmp_path_factory.mktemp("openbaar"), (ORGANISATIE, str(JAAR)), ANDER, ook=("tests", "docs")
    )
    voeg_toe(kopie / "kkfzlib/kengetallen/register.yml", INGEDEELD)
    voeg_toe(kopie / "kkfzlib/kengetallen/clienten.py", FUNCTIE)
    voeg_toe(kopie / "tests/kengetallen/specs_zorg.py", SPEC, voor="    Spec(\n")
    return kopie


@pytest.fixture(scope="module")
def zonder_audit(project: Path) -> str:
    """What the public csv shows of it while only the register knows the kengetal."""
    _draai(project, *_RAPPORT)
    return str(_rij(project)["waarde"])


@pytest.fixture(scope="module")
def openbaar(project: Path, zonder_audit: str) -> Path:
    """The copy after the audit's line was added, with its report and a comparison."""
    vervang(
        project / "kkfzlib/onthulling/betekenis.py",
        '    "clienten": ("fz", "anders", "totaal"),\n',
        '    "clienten": ("fz", "anders", "totaal"),\n    "testgetal": ("",),\n',
    )
    _draai(project, *_RAPPORT)
    _draai(project, "kkfzlib", "rapport", *ANDER, "--engine", "ingebouwd", "--profiel", "openbaar")
    _draai(project, "kkfzlib", "vergelijk", "--engine", "ingebouwd")
    return project


def _rij(p: Path) -> pd.Series:
    tabel = pd.read_csv(p / OPENBAAR / "kengetallen.csv", dtype=str, keep_default_na=False)
    [(_, rij)] = tabel[tabel["kengetal"].eq("testgetal")].iterrows()
    return rij


def _werkmap(p: Path) -> str:
    return pd.read_excel(p / OPENBAAR / "kengetallen.xlsx", dtype=str, engine="openpyxl").to_csv()


def _html(p: Path) -> str:
    return (p / OPENBAAR / "kwaliteitsverslag.html").read_text("utf-8")


def _vergelijking(p: Path) -> str:
    return "".join(pad.read_text("utf-8") for pad in sorted((p / "output/vergelijking").rglob("*.html")))


PLAATSEN: dict[str, Callable[[Path], str]] = {
    "CSV": lambda p: (p / OPENBAAR / "kengetallen.csv").read_text("utf-8"),
    "XLSX": _werkmap,
    "verslag": _html,
    "vergelijking": _vergelijking,
}


def test_zonder_de_regel_van_de_audit_blijft_het_verborgen(zonder_audit: str) -> None:
    assert zonder_audit == "x"


@pytest.mark.parametrize("plaats", PLAATSEN)
def test_met_de_regel_van_de_audit_staat_het_er(openbaar: Path, plaats: str) -> None:
    waarde = _rij(openbaar)["waarde"]
    assert waarde.isdigit() and int(waarde) >= 5
    tekst = PLAATSEN[plaats](openbaar)
    assert "testgetal" in tekst or "Cliënten met een lang traject" in tekst


def test_het_raakt_vier_bestanden(openbaar: Path) -> None:
    assert gewijzigd(openbaar) == {
        "kkfzlib/kengetallen/register.yml",
        "kkfzlib/kengetallen/clienten.py",
        "kkfzlib/onthulling/betekenis.py",
        "tests/kengetallen/specs_zorg.py",
    }
