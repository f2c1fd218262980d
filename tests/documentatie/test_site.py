"""The documentation as a site: every page built, every link checked, and a broken one told where it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs.site.bouw import DOCS, besluitenlijst, bouw, documenten, navigatie
from kkfzlib.fouten import GebruikFout

KLEIN = {
    "_quarto.yml": "website: {sidebar: {contents: [{text: Begin, href: index.md}]}}\n",
    "index.md": "# Begin\n\nZie [de ander](ander.md#een-kop).\n\n![Een plaatje](beelden/a.png)\n",
    "ander.md": "# Ander\n\n## Een kop\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
}


@pytest.fixture
def klein(tmp_path: Path) -> Path:
    bron = tmp_path / "docs"
    (bron / "beelden").mkdir(parents=True)
    (bron / "beelden" / "a.png").write_bytes(b"png")
    for naam, tekst in KLEIN.items():
        (bron / naam).write_text(tekst, encoding="utf-8")
    return bron


def test_een_kleine_site(klein: Path, tmp_path: Path) -> None:
    doel = tmp_path / "site"
    assert [p.name for p in bouw(klein, doel)] == ["ander.html", "index.html"]
    pagina = (doel / "index.html").read_text("utf-8")
    assert 'href="ander.html#een-kop"' in pagina
    assert '<a href="index.html" aria-current="page">Begin</a>' in pagina
    assert (doel / "beelden" / "a.png").read_bytes() == b"png"
    tabel = re.search(r'<div class="tabel"[^>]*>', (doel / "ander.html").read_text("utf-8"))
    assert tabel and 'tabindex="0"' in tabel[0]


@pytest.mark.parametrize(
    ("regel", "melding"),
    [
        (
            "[weg](bestaat-niet.md)",
            "index.md, regel 7: de verwijzing naar bestaat-niet.md leidt nergens heen.",
        ),
        ("[kop](ander.md#geen-kop)", "index.md, regel 7: ander.md heeft geen kop geen-kop."),
        (
            "![Beeld](beelden/b.png)",
            "index.md, regel 7: de verwijzing naar beelden/b.png leidt nergens heen.",
        ),
        ("![Beeld](https://elders.nl/b.png)", "index.md, regel 7: https://elders.nl/b.png wordt van elders"),
        ("[map](beelden/)", "index.md, regel 7: de verwijzing naar beelden/ leidt nergens heen."),
    ],
)
def test_een_kapotte_verwijzing_houdt_de_bouw_tegen(
    klein: Path, tmp_path: Path, regel: str, melding: str
) -> None:
    doel = tmp_path / "site"
    doel.mkdir()
    (doel / "oud.html").touch()
    with (klein / "index.md").open("a", encoding="utf-8") as bestand:
        bestand.write(f"\n{regel}\n")
    with pytest.raises(GebruikFout) as fout:
        bouw(klein, doel)
    assert str(fout.value).startswith(melding)
    assert "\n" not in str(fout.value)
    assert [p.name for p in doel.iterdir()] == ["oud.html"]
    assert not list(tmp_path.glob(".site*"))


def test_een_kapotte_navigatie_wordt_in_quarto_yml_aangewezen(klein: Path, tmp_path: Path) -> None:
    (klein / "_quarto.yml").write_text(KLEIN["_quarto.yml"].replace("index.md", "weg.md"), encoding="utf-8")
    with pytest.raises(GebruikFout, match=r"^_quarto.yml, regel 1: de verwijzing naar weg.md"):
        bouw(klein, tmp_path / "site")


def test_ieder_document_staat_in_de_navigatie() -> None:
    paden = {
        d["href"].split("#")[0]
        for deel in navigatie()
        for d in ([deel] if "href" in deel else deel["contents"])
    }
    assert paden == {p.name for p in DOCS.glob("*.md")}


def test_de_lijst_van_besluiten_is_bij() -> None:
    assert (DOCS / "besluiten.md").read_text("utf-8") == besluitenlijst()


@pytest.mark.traag(reden="some fifty runs of pandoc")
def test_de_hele_documentatie(tmp_path: Path) -> None:
    """The build checks its own links; that nothing is fetched and every page has one title is looked at here."""
    paginas = bouw(DOCS, tmp_path / "site")
    assert len(paginas) == len(documenten())
    for pad in paginas:
        tekst = pad.read_text("utf-8")
        assert not re.search(r"<(?:img|script|link)[^>]+(?:src|href)=\"(?:https?:)?//", tekst), pad.name
        assert tekst.count("<h1") == 1, pad.name
