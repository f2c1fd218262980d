"""The embedded engine: the dialect as HTML, what it refuses, and the same bytes on a rerun."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from kkfzlib.fouten import MachineFout
from kkfzlib.weergave.ingebouwd import Ingebouwd, los_op
from kkfzlib.weergave.proces import draai


@pytest.fixture(scope="module")
def pagina(tmp_path_factory: pytest.TempPathFactory) -> BeautifulSoup:
    import shutil

    from tests.weergave.conftest import MONSTER

    werkmap = tmp_path_factory.mktemp("ingebouwd") / "werk map"
    shutil.copytree(MONSTER, werkmap)
    return BeautifulSoup(Ingebouwd().render(werkmap).html.read_text("utf-8"), "lxml")


def _voeg_toe(werkmap: Path, tekst: str, naam: str = "aanleiding") -> None:
    with (werkmap / "inhoud" / f"{naam}.md").open("a", encoding="utf-8") as bestand:
        bestand.write(f"\n\n{tekst}\n")


def test_titel_en_koppen(pagina: BeautifulSoup) -> None:
    assert [h.get_text() for h in pagina.select("h1")] == ["Kwaliteitsverslag Voorbeeldzorg 2024"]
    assert pagina.title is not None and pagina.title.get_text() == "Kwaliteitsverslag Voorbeeldzorg 2024"
    koppen = [" ".join(h.get_text().split()) for h in pagina.select("main h2")]
    assert koppen == ["1 Inleiding", "2 Stand van zaken", "3 Kengetallen", "Bijlagen"]
    assert pagina.html is not None and pagina.html["lang"] == "nl"


def test_kruisverwijzingen(pagina: BeautifulSoup) -> None:
    tekst = " ".join(pagina.select_one("main").get_text(" ", strip=True).replace("\xa0", " ").split())  # type: ignore[union-attr]
    assert "in hoofdstuk 2 de stand" in tekst.replace(" 2 ", " 2 ")
    assert "Hoofdstuk 3 geeft de cijfers" in tekst
    assert "Figuur 1 staat ook in de lijst" in tekst
    assert "paragraaf 3.2" in tekst
    for verwijzing in pagina.select("a.quarto-xref"):
        assert pagina.find(id=str(verwijzing["href"])[1:]) is not None


def test_elke_tabel_heeft_bijschrift_en_koppen(pagina: BeautifulSoup) -> None:
    for tabel in pagina.select("table"):
        assert tabel.caption is not None and tabel.caption.get_text().startswith("Tabel")
        assert all(th.get("scope") in ("col", "row") for th in tabel.select("th") if th.get_text(strip=True))


def test_elk_getal_houdt_zijn_merk(pagina: BeautifulSoup) -> None:
    merk = pagina.select_one('.kg[data-kengetal="omzet_aandeel/fz"][data-soort="vorig"]')
    assert merk is not None and merk.get_text() == "91,02%" and merk["data-periode"] == "2023"
    assert len(pagina.select(".kg-x")) >= 26


def test_alles_ingesloten_en_geen_script(pagina: BeautifulSoup) -> None:
    assert not pagina.select("script, link, iframe, object, embed")
    assert all(str(img["src"]).startswith("data:image/") for img in pagina.select("img"))
    assert all(img.get("alt") for img in pagina.select("img"))


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        ("Zie @tbl-bestaat-niet.", "tbl-bestaat-niet"),
        ("Zie @fig-weg en @sec-inleiding.", "fig-weg"),
        ("Zie @sec-nergens.", "sec-nergens"),
        ("![Weg](figuren/weg.svg){#fig-weg fig-alt='weg'}", "weg.svg"),
        ("![Buiten](../../etc/hostname.svg){#fig-weg fig-alt='weg'}", "hostname.svg"),
        ("{{< var bestaat_niet >}}", "bestaat_niet"),
        ("{{< include weg.md >}}", "weg.md"),
        ("{{< include ../buiten.md >}}", "buiten.md"),
        ("{{< include inhoud/aanleiding.md >}}", "voegt zichzelf in"),
        ("{{< env HOME >}}", "shortcode:env"),
        ("::: {.callout-note}\nx\n:::", "callout-note"),
    ],
)
def test_wat_niet_klopt_is_een_fout(werkmap: Path, tekst: str, melding: str) -> None:
    (werkmap.parent / "buiten.md").write_text("van elders")
    _voeg_toe(werkmap, tekst)
    with pytest.raises(MachineFout, match=melding):
        Ingebouwd().render(werkmap)
    over = {p.name for p in werkmap.iterdir()}
    assert not {n for n in over if n.startswith((".ingebouwd", "kwaliteitsverslag")) or n.endswith(".typ")}


@pytest.mark.parametrize(
    "ruw", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<iframe src=/>"]
)
def test_ruwe_html_is_tekst(werkmap: Path, ruw: str) -> None:
    _voeg_toe(werkmap, ruw)
    pagina = BeautifulSoup(Ingebouwd().render(werkmap).html.read_text("utf-8"), "lxml")
    assert not pagina.select("script, iframe, [onerror]")
    assert ruw.split()[0].split(">")[0] in pagina.get_text()


def test_typst_en_tex_zijn_tekst(werkmap: Path) -> None:
    _voeg_toe(werkmap, '#read("/etc/hostname") en \\input{geheim} en #sys.version')
    html = Ingebouwd().render(werkmap).html.read_text("utf-8")
    assert "#sys.version" in html


def test_zelfde_bytes_bij_herhaling(werkmap: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import shutil

    elders = tmp_path / "elders"
    shutil.copytree(werkmap, elders)
    eerste = Ingebouwd().render(werkmap)
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    monkeypatch.setenv("LC_ALL", "tr_TR.UTF-8")
    monkeypatch.chdir("/")
    tweede = Ingebouwd().render(elders)
    assert eerste.html.read_bytes() == tweede.html.read_bytes()
    assert eerste.pdf.read_bytes() == tweede.pdf.read_bytes()


def test_tijdslimiet(werkmap: Path) -> None:
    with pytest.raises(MachineFout, match="Pandoc was na"):
        Ingebouwd(tijd_s=0.01).render(werkmap)


def test_variabelen_worden_ingevuld(werkmap: Path) -> None:
    document = los_op(werkmap, {"titel": "T", "ondertitel": "O", "organisatie": "Een  huis", "jaar": 2024,
                                "motor": "m", "peildatum": "p"})  # fmt: skip
    assert "van Een huis in 2024" in document
    assert "{{<" not in document


def test_proces_zonder_programma(tmp_path: Path) -> None:
    with pytest.raises(MachineFout, match="Iets kan niet worden gestart"):
        draai([tmp_path / "weg"], cwd=tmp_path, naam="Iets", tijd_s=1)
