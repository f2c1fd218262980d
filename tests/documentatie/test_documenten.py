"""The documents point at what exists, pictures are light, and what comes from the code is up to date."""

from __future__ import annotations

import re
import runpy

import pytest
from typer.main import get_command

from kkfzlib.cli import app
from kkfzlib.dossier import PROJECT

DOCS = PROJECT / "docs"
BESLUITEN = sorted((DOCS / "besluiten").glob("*.md"))


@pytest.mark.parametrize("naam", ["handleiding.md", "architectuur.md", "gegevenslog.md"])
def test_verwijzingen_en_beelden_bestaan(naam: str) -> None:
    tekst = (DOCS / naam).read_text(encoding="utf-8")
    for doel in re.findall(r"\]\(([^)]+)\)", tekst):
        if not doel.startswith("http"):
            assert (DOCS / doel).exists(), doel


def test_ieder_beeld_heeft_een_alt_tekst_is_licht_en_wordt_gebruikt() -> None:
    tekst = (DOCS / "handleiding.md").read_text(encoding="utf-8")
    alt = {doel: woorden for woorden, doel in re.findall(r"!\[([^\]]*)\]\(beelden/([^)]+)\)", tekst)}
    assert set(alt) == {p.name for p in (DOCS / "beelden").glob("*.png")}
    assert all(len(woorden) > 20 for woorden in alt.values())
    assert all(p.stat().st_size < 200_000 for p in (DOCS / "beelden").glob("*.png"))


def test_de_handleiding_noemt_alleen_opdrachten_die_bestaan_en_vergeet_er_geen() -> None:
    tekst = (DOCS / "handleiding.md").read_text(encoding="utf-8")
    genoemd = set(re.findall(r"`kkfz (\w[\w-]*)", tekst))
    bestaand = set(get_command(app).commands)  # type: ignore[attr-defined]
    assert genoemd <= bestaand
    assert bestaand - genoemd <= {"alles", "voorbeeld"}  # for many reports, and for trying out


@pytest.mark.parametrize("plaat", ["architectuur", "kamers"])
def test_de_platen_van_de_architectuur_zijn_die_van_de_code(plaat: str) -> None:
    teken = runpy.run_path(str(DOCS / "beelden" / f"{plaat}.py"))["teken"]
    assert (DOCS / "beelden" / f"{plaat}.svg").read_bytes() == teken()


@pytest.mark.parametrize("pad", BESLUITEN, ids=lambda p: p.stem)
def test_besluiten_zijn_kort_en_genummerd(pad: object) -> None:
    nummer = BESLUITEN.index(pad) + 1  # type: ignore[arg-type]
    regels = BESLUITEN[nummer - 1].read_text(encoding="utf-8").splitlines()
    assert re.match(rf"# 0*{nummer}\. \S", regels[0])
    assert len(regels) <= 25
