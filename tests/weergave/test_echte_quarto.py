"""The same report by the real Quarto and by the built-in engine: the same content. Skipped where Quarto is absent."""

from __future__ import annotations

import difflib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html
from pypdf import PdfReader

from kkfzlib.dossier import PROJECT, Dossier, Profiel
from kkfzlib.uitvoeren.rapport import maak_rapport
from kkfzlib.weergave.quarto import vind_quarto
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
    """The project as a fresh checkout has it, after ``make installeren``."""
    doel = tmp_path_factory.mktemp("project")
    namen = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, text=True, check=True)
    for naam in filter(None, namen.stdout.split("\0")):
        if not naam.startswith(("tests/", "docs/", "bench/")):
            (doel / naam).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(PROJECT / naam, doel / naam)
    _python(doel, "-m", "kkfzlib.uitvoeren.voorbereiden", "--leeg")
    return doel


def _omgeving(project: Path) -> dict[str, str]:
    import os

    bin = str(Path(sys.executable).parent)
    return {**os.environ, "PATH": f"{bin}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(project)}


def _python(project: Path, *argumenten: str) -> None:
    subprocess.run([sys.executable, *argumenten], cwd=project, env=_omgeving(project), check=True)


@pytest.mark.parametrize(
    ("profiel", "merk"), [("", "CONCEPT"), ("indiening", "VERTROUWELIJK"), ("openbaar", "")]
)
def test_quarto_render_in_de_projectmap(kopie: Path, profiel: str, merk: str) -> None:
    keuze = ["--profile", profiel] if profiel else []
    klaar = subprocess.run([str(QUARTO), "render", "report.qmd", *keuze], cwd=kopie, env=_omgeving(kopie),
                           capture_output=True, text=True)  # fmt: skip
    assert klaar.returncode == 0, klaar.stderr[-3000:]
    pagina = kopie / "output" / ".quarto" / "kwaliteitsverslag.html"
    tekst = " ".join(_woorden(pagina))
    assert "Voorbeeldzorg" in tekst
    assert merk.lower() in tekst.lower()
    assert (kopie / "output" / ".quarto" / "kwaliteitsverslag.pdf").read_bytes().startswith(b"%PDF")
    gewijzigd = [n for n in (".gitignore", "report.qmd", "_quarto.yml")
                 if (kopie / n).read_bytes() != (PROJECT / n).read_bytes()]  # fmt: skip
    assert gewijzigd == []
