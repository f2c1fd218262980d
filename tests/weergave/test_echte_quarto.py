"""The same report by the real Quarto and by the built-in engine: the same content. Skipped where Quarto is absent."""

from __future__ import annotations

import contextlib
import difflib
import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pikepdf
import pytest
from lxml import html
from pypdf import PdfReader

from kkfzlib.cli import draai
from kkfzlib.dossier import PROJECT, Dossier, Profiel
from kkfzlib.uitvoeren.rapport import maak_rapport
from kkfzlib.weergave import proces
from kkfzlib.weergave.basis import lees_variabelen, richt_in
from kkfzlib.weergave.ingebouwd import Ingebouwd, _typst_sjabloon, los_op
from kkfzlib.weergave.quarto import _WAARSCHUWING, Quarto, vind_quarto
from tests.conftest import Verslagmaker

QUARTO = vind_quarto()
pytestmark = [
    pytest.mark.traag(reden="a real Quarto"),
    pytest.mark.quarto,
    pytest.mark.skipif(QUARTO is None, reason="Quarto staat niet op deze machine"),
]
_ENGINE = re.compile(r"(?:Quarto|ingebouwde engine) ?(?:\([^)]*\)|[\d.]+\S*)?")


def _woorden(pad: Path) -> list[str]:
    if pad.suffix == ".pdf":
        tekst = "\n".join(p.extract_text() for p in PdfReader(pad).pages)
        # Where a line or a word breaks, and how many dots lead to a page number, follows from widths that differ.
        return sorted(re.sub(r"[^\w%€]", "", _ENGINE.sub("", tekst)))
    wortel = html.document_fromstring(pad.read_bytes())
    for weg in wortel.xpath("//style | //script"):
        weg.drop_tree()
    return _ENGINE.sub("", wortel.text_content()).split()


@pytest.fixture(scope="module")
def met_quarto(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    basis = tmp_path_factory.mktemp("quarto ë")
    dossier = Dossier("nourzorg", 2024, basis / "data", basis / "uit")
    shutil.copytree(PROJECT / "data" / "raw" / "nourzorg", dossier.raw_organisatie)
    maak_rapport(dossier, engine="quarto")
    return dossier


@pytest.mark.parametrize("profiel", ["indiening", "openbaar"])
@pytest.mark.parametrize("soort", ["html", "pdf"])
def test_zelfde_tekst_als_de_ingebouwde_engine(
    met_quarto: Dossier, verslag: Verslagmaker, profiel: Profiel, soort: str
) -> None:
    naam = f"kwaliteitsverslag.{soort}"
    ingebouwd = _woorden(verslag("nourzorg", 2024).uitvoer(profiel) / naam)
    quarto = _woorden(met_quarto.uitvoer(profiel) / naam)
    verschil = [r for r in difflib.unified_diff(ingebouwd, quarto, lineterm="", n=0) if r[0] in "+-"]
    assert len(ingebouwd) > 1000
    assert not verschil, verschil[:20]


@pytest.fixture(scope="module")
def kopie(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as a fresh clone has it: nothing was prepared."""
    doel = tmp_path_factory.mktemp("een project ë")
    namen = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, text=True, check=True)
    for naam in filter(None, namen.stdout.split("\0")):
        if not naam.startswith(("tests/", "docs/", "bench/")):
            (doel / naam).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(PROJECT / naam, doel / naam)
    return doel


def _quarto(project: Path, *argumenten: str, **anders: str) -> subprocess.CompletedProcess[str]:
    """Quarto as a person calls it, with the interpreter of these tests; its warnings are for the caller to judge."""
    omgeving = {**os.environ, "QUARTO_PYTHON": sys.executable, "PYTHONPATH": str(project), **anders}
    return subprocess.run(
        [str(QUARTO), *argumenten], cwd=project, env=omgeving, capture_output=True, text=True
    )


def _letters(pad: Path) -> tuple[set[str], str | None]:
    """The typefaces of a PDF, and the part of PDF/UA that it says it meets."""
    with pikepdf.open(pad) as pdf:
        namen = [
            str(o["/BaseFont"]) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/BaseFont" in o
        ]
        return {n.split("+")[-1].lstrip("/") for n in namen}, pdf.open_metadata().get("pdfuaid:part")


def _regels(klaar: subprocess.CompletedProcess[str]) -> list[str]:
    return [r for r in proces._schoon((klaar.stdout + klaar.stderr).encode()).splitlines() if "Fout:" in r]


MERKEN = {
    "": "concept – vertrouwelijk",
    "indiening": "indiening – vertrouwelijk – niet publiceren",
    "openbaar": "openbaar",
}


@pytest.mark.parametrize("profiel", MERKEN)
def test_quarto_render_in_een_verse_kopie(kopie: Path, verslag: Verslagmaker, profiel: str) -> None:
    klaar = _quarto(kopie, "render", "report.qmd", *(["--profile", profiel] if profiel else []))
    gezegd = proces._schoon(klaar.stderr.encode())
    assert klaar.returncode == 0, gezegd[-3000:]
    assert not _WAARSCHUWING.findall(gezegd), _WAARSCHUWING.findall(gezegd)
    map_ = kopie / "output" / ".quarto"
    pagina = html.document_fromstring((map_ / "kwaliteitsverslag.html").read_bytes())
    [merk] = pagina.xpath("//header//p[contains(@class, 'merk')]")
    assert merk.text_content().strip().lower() == MERKEN[profiel]
    assert "Voorbeeldzorg" in pagina.text_content()
    assert not pagina.xpath("//script | //link[@href] | //*[starts-with(@src, 'http')]")
    letters, ua1 = _letters(map_ / "kwaliteitsverslag.pdf")
    assert "SourceSansPro-Regular" in letters
    assert (
        letters <= _letters(verslag("voorbeeldzorg", 2025).uitvoer("indiening") / "kwaliteitsverslag.pdf")[0]
    )
    assert (ua1 == "1") == (Quarto(QUARTO).pdf_norm == "PDF/UA-1")
    gewijzigd = [n for n in (".gitignore", "report.qmd", "_quarto.yml")
                 if (kopie / n).read_bytes() != (PROJECT / n).read_bytes()]  # fmt: skip
    assert gewijzigd == []


def test_een_onbekende_verwijzing_stopt_quarto(kopie: Path) -> None:
    bron = kopie / "report.qmd"
    toen = bron.read_text("utf-8")
    bron.write_text(
        toen.replace("# Inleiding {#sec-inleiding}\n", "# Inleiding {#sec-inleiding}\n\nZie @fig-weg.\n"),
        "utf-8",
    )
    try:
        klaar = _quarto(kopie, "render", "report.qmd", "--to", "kkfz-html")
    finally:
        bron.write_text(toen, "utf-8")
    assert klaar.returncode != 0 and "@fig-weg" in _regels(klaar)[0]


def test_parameters_en_de_kale_vergelijking_worden_geweigerd(kopie: Path) -> None:
    met_parameter = _quarto(kopie, "render", "report.qmd", "-P", "organisatie:nourzorg")
    assert met_parameter.returncode != 0 and "KKFZ_ORGANISATIE=" in _regels(met_parameter)[0]
    los = _quarto(kopie, "render", "vergelijking.qmd")
    assert los.returncode != 0 and "kkfz vergelijk" in _regels(los)[0]


def test_zonder_python_met_kkfz_een_regel(kopie: Path, tmp_path: Path) -> None:
    for naam in ("python3", "python"):
        (tmp_path / naam).write_text("#!/bin/sh\nexit 1\n")
        (tmp_path / naam).chmod(0o755)
    klaar = _quarto(
        kopie, "render", "report.qmd", QUARTO_PYTHON="", PATH=f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    )
    assert klaar.returncode != 0 and "Draai eerst: make" in _regels(klaar)[0]


def test_quarto_preview_toont_het_verslag(kopie: Path, tmp_path: Path) -> None:
    omgeving = {**os.environ, "QUARTO_PYTHON": sys.executable, "PYTHONPATH": str(kopie)}
    opdracht = [str(QUARTO), "preview", "report.qmd", "--to", "kkfz-html", "--no-browser"]
    log = tmp_path / "gezegd"
    with log.open("wb") as gezegd:
        kind = subprocess.Popen(opdracht, cwd=kopie, env=omgeving, start_new_session=True,
                                stdin=subprocess.DEVNULL, stdout=gezegd, stderr=gezegd)  # fmt: skip
    try:
        pagina, einde = "", time.monotonic() + 240
        while "Voorbeeldzorg" not in pagina and time.monotonic() < einde and kind.poll() is None:
            time.sleep(1)
            adres = re.search(r"Browse at (http://\S+)", proces._schoon(log.read_bytes()))
            with contextlib.suppress(OSError):
                pagina = urllib.request.urlopen(adres[1]).read().decode() if adres else ""
        assert "Voorbeeldzorg" in pagina and "concept – vertrouwelijk" in pagina, log.read_text("utf-8")[
            -2000:
        ]
    finally:
        proces._beeindig(kind)


def test_vergelijken_met_quarto(met_quarto: Dossier, verslag: Verslagmaker, tmp_path: Path) -> None:
    uit = tmp_path / "uit"
    shutil.copytree(met_quarto.uit, uit)
    shutil.copytree(
        verslag("voorbeeldzorg", 2025).uitvoer("openbaar"), uit / "voorbeeldzorg" / "2025" / "openbaar"
    )
    assert draai(["vergelijk", "--uit", str(uit), "--engine", "quarto"]) == 0
    [pagina] = (uit / "vergelijking").glob("*.html")
    tekst = html.document_fromstring(pagina.read_bytes()).text_content()
    assert "Nourzorg" in tekst and "Voorbeeldzorg" in tekst and "?inhoud" not in tekst


def test_het_manifest_noemt_wat_quarto_gebruikte(met_quarto: Dossier) -> None:
    manifest = json.loads((met_quarto.uitvoer("openbaar") / "manifest.json").read_text("utf-8"))
    zegt = subprocess.run([str(QUARTO), "typst", "--version"], capture_output=True, text=True, check=True)
    assert manifest["gereedschap"]["typst"] in zegt.stdout + zegt.stderr
    assert manifest["motor"] == f"Quarto {manifest['gereedschap']['quarto']}"


@pytest.fixture(scope="module")
def typst_bronnen(
    met_quarto: Dossier, kopie: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, str]:
    """What each engine hands to Typst, of one work directory."""
    assert _quarto(kopie, "render", "report.qmd", "--to", "kkfz-typst", "-M", "keep-typ:true").returncode == 0
    werkmap = tmp_path_factory.mktemp("typst") / "werk"
    werkmap.mkdir()
    for naam in ("report.qmd", "_variables.yml", "inhoud", "figuren"):
        bron = kopie / naam
        (shutil.copytree if bron.is_dir() else shutil.copyfile)(bron, werkmap / naam)
    motor = Ingebouwd()
    richt_in(werkmap)
    document = los_op(werkmap, lees_variabelen(werkmap))
    ingebouwd = motor._schrijf(werkmap, werkmap, document, "typst", _typst_sjabloon())
    return {"quarto": (kopie / "report.typ").read_text("utf-8"), "ingebouwd": ingebouwd}


def test_tabellen_hebben_in_beide_engines_dezelfde_kolommen(typst_bronnen: dict[str, str]) -> None:
    def kolommen(typst: str) -> list[list[float]]:
        rijen = re.findall(r"table\(\s*columns: \(([^)]*)\)", typst)
        return [[float(b) for b in re.findall(r"([\d.]+)%", rij)] for rij in rijen]

    een, ander = kolommen(typst_bronnen["quarto"]), kolommen(typst_bronnen["ingebouwd"])
    assert len(een) == len(ander) > 20
    assert all(a and a == pytest.approx(b, abs=0.02) for a, b in zip(een, ander, strict=True))
