"""In a copy of the project: a chart declared in one file appears with all that a figure of the report has."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import html

from kkfzlib.dossier import PROJECT

VERKLARING = '''
@maker
def bijeenkomsten(gepubliceerd: Gepubliceerd, invoer: Invoer) -> Grafiek:
    """``fig-bijeenkomsten``: meetings with partners per kind."""
    soorten = per_uitsplitsing(gepubliceerd, invoer, "bijeenkomsten")
    return Grafiek(
        "bijeenkomsten", "Bijeenkomsten naar soort", "Staafdiagram van de bijeenkomsten.",
        (Deel(soorten, "aantal bijeenkomsten"),), liggend.teken, ("Soort",), (("Aantal", "waarde"),),
        bij="bijeenkomsten",
    )


GRAFIEKEN: tuple[Maker, ...] = (
    bijeenkomsten,'''

pytestmark = pytest.mark.traag(reden="a report made by a copy of the project")


def _inhoud(map_: Path) -> dict[str, str]:
    return {
        p.relative_to(map_).as_posix(): sha256(p.read_bytes()).hexdigest()
        for p in map_.rglob("*.py")
        if p.is_file()
    }


@pytest.fixture
def verslag_met_nieuwe_grafiek(tmp_path: Path) -> html.HtmlElement:
    """The public report of the example, made by a copy of the project in which one file was changed."""
    kopie = tmp_path / "project"
    shutil.copytree(PROJECT / "kkfzlib", kopie / "kkfzlib", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(PROJECT / "notebooks", kopie / "notebooks")
    shutil.copytree(PROJECT / "data" / "raw" / "voorbeeldzorg", kopie / "data" / "raw" / "voorbeeldzorg")
    for pad in (p for p in PROJECT.glob("*") if p.suffix in (".qmd", ".yml", ".toml", ".lock")):
        shutil.copyfile(pad, kopie / pad.name)
    grafieken = kopie / "kkfzlib" / "verslag" / "figuren" / "grafieken.py"
    oud, begin = grafieken.read_text(encoding="utf-8"), "\nGRAFIEKEN: tuple[Maker, ...] = ("
    assert oud.count(begin) == 1
    grafieken.write_text(oud.replace(begin, VERKLARING), encoding="utf-8")
    eerder, nu = _inhoud(PROJECT / "kkfzlib"), _inhoud(kopie / "kkfzlib")
    assert {n for n in nu if nu[n] != eerder[n]} == {"verslag/figuren/grafieken.py"}
    klaar = subprocess.run(
        [sys.executable, "-m", "kkfzlib", "rapport", "voorbeeldzorg", "2024", "--engine", "ingebouwd",
         "--profiel", "openbaar"],
        cwd=kopie, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(kopie), "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    assert klaar.returncode == 0, klaar.stdout + klaar.stderr
    uit = kopie / "output" / "voorbeeldzorg" / "2024" / "openbaar" / "kwaliteitsverslag.html"
    return html.document_fromstring(uit.read_bytes())


def test_een_verklaarde_grafiek_staat_met_alles_in_het_verslag(
    verslag_met_nieuwe_grafiek: html.HtmlElement,
) -> None:
    boom = verslag_met_nieuwe_grafiek
    figuur = boom.get_element_by_id("fig-bijeenkomsten")
    assert "Bijeenkomsten naar soort" in figuur.findtext(".//figcaption")
    (beeld,) = figuur.iterfind(".//img")
    assert beeld.get("src").startswith("data:image/svg+xml")

    tabel = boom.get_element_by_id("tbl-bij-bijeenkomsten")
    getallen = {
        el.get("data-kengetal").partition("/")[2]: el.text_content()
        for el in tabel.iterfind(".//*[@data-kengetal]")
    }
    assert len(getallen) > 2 and "totaal" in getallen
    alt = beeld.get("alt")
    assert alt.startswith("Staafdiagram van de bijeenkomsten. ")
    assert all(f"{soort}: {getal}" in alt.lower() for soort, getal in getallen.items())

    verwijzingen = boom.xpath("//li//a[@href='#fig-bijeenkomsten']")
    assert verwijzingen, "niet in de lijst van figuren"
    kop = figuur.xpath("preceding::*[self::h2 or self::h3 or self::h4 or self::h5][1]")[0]
    assert "Bijeenkomsten" in kop.text_content()
