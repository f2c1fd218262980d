"""In a copy of the project: a chart declared in one file appears with all that a figure of the report has."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from ..kopie import draai_in, gewijzigd, kopieer_project, vervang

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


@pytest.fixture
def verslag_met_nieuwe_grafiek(tmp_path: Path) -> html.HtmlElement:
    """The public report of the example, made by a copy of the project in which one file was changed."""
    jaren = [("voorbeeldzorg", jaar) for jaar in ("2022", "2023", "2024")]
    kopie = kopieer_project(tmp_path / "project", *jaren)
    grafieken = kopie / "kkfzlib" / "verslag" / "figuren" / "grafieken.py"
    vervang(grafieken, "\nGRAFIEKEN: tuple[Maker, ...] = (", VERKLARING)
    assert gewijzigd(kopie) == {"kkfzlib/verslag/figuren/grafieken.py"}
    opdracht = ("rapport", "voorbeeldzorg", "2024", "--engine", "ingebouwd", "--profiel", "openbaar")
    klaar = draai_in(kopie, "-m", "kkfzlib", *opdracht)
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
