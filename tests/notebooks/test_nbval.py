"""The comparison of committed outputs really compares: a number that differs is a failure, a figure is not."""

from __future__ import annotations

import json
import re
import secrets
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kkfzlib.dossier import DATA, NOTEBOOKS, PROJECT, Dossier
from kkfzlib.uitvoeren.rapport import maak_rapport
from kkfzlib.uitvoeren.stappenplan import IMPORTEREN
from kkfzlib.voorbeeld.bronnen import maak_bronnen


@pytest.fixture(scope="module")
def berekend(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the notebooks read: the example with its figures computed, without a report."""
    dossier = Dossier("voorbeeldzorg", 2025, tmp_path_factory.mktemp("berekend"))
    shutil.copytree(DATA / "raw" / "voorbeeldzorg", dossier.raw_organisatie)
    maak_rapport(dossier, zonder_verslag=True)
    return dossier.data / "processed" / "voorbeeldzorg"


@pytest.fixture
def notebook(berekend: Path, tmp_path: Path) -> Path:
    """Notebook 02 with its committed outputs, reading a copy of the finished example."""
    shutil.copytree(berekend, tmp_path / "processed" / "voorbeeldzorg")
    return _met_data("02_kengetallen.ipynb", tmp_path)


def _met_data(naam: str, wortel: Path) -> Path:
    """A copy of a notebook with its committed outputs, that reads the data root ``wortel``."""
    inhoud = json.loads((NOTEBOOKS / naam).read_text(encoding="utf-8"))
    eerste = next(c for c in inhoud["cells"] if c["cell_type"] == "code")
    eerste["source"] = "".join(eerste["source"]).replace('data = ""', f"data = {str(wortel)!r}")
    return _bewaar(wortel / naam, inhoud)


def _bewaar(pad: Path, inhoud: Any) -> Path:
    pad.write_text(json.dumps(inhoud), encoding="utf-8")
    return pad


def _nbval(notebook: Path) -> subprocess.CompletedProcess[str]:
    regel = [
        "--nbval",
        "--nbval-sanitize-with",
        str(PROJECT / "tests" / "nbval.cfg"),
        "-p",
        "no:cacheprovider",
    ]
    opdracht = [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", *regel, str(notebook)]
    return subprocess.run(opdracht, cwd=notebook.parent, capture_output=True, text=True)


def _wijzig(notebook: Path, patroon: str, door: str, mime: str) -> None:
    inhoud = json.loads(notebook.read_text(encoding="utf-8"))
    for cel in inhoud["cells"]:
        for uitvoer in cel.get("outputs", []):
            oud = "".join(uitvoer.get("data", {}).get(mime, ""))
            nieuw = re.sub(patroon, door, oud, count=1)
            if nieuw != oud:
                uitvoer["data"][mime] = nieuw
                _bewaar(notebook, inhoud)
                return
    raise AssertionError(f"niets gevonden om te wijzigen: {patroon}")


@pytest.mark.traag(reden="nbval with a real kernel, in a process of its own")
def test_ongewijzigde_uitvoer_slaagt_ook_met_een_andere_tekening(notebook: Path) -> None:
    _wijzig(notebook, r"<path ", '<path class="anders" ', "image/svg+xml")
    uitslag = _nbval(notebook)
    assert uitslag.returncode == 0, uitslag.stdout
    assert "failed" not in uitslag.stdout


@pytest.mark.traag(reden="nbval with a real kernel, in a process of its own")
def test_een_ander_getal_in_een_tabel_faalt(notebook: Path) -> None:
    _wijzig(notebook, r"(<td>)(\d+)(</td>)", r"\g<1>9\2\3", "text/html")
    uitslag = _nbval(notebook)
    assert uitslag.returncode == 1, uitslag.stdout
    assert "1 failed" in uitslag.stdout


@pytest.mark.traag(reden="nbval with a real kernel, in a process of its own")
def test_het_importeren_geeft_de_bewaarde_uitvoer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The exports are made anew, under another key: what the notebook shows must not depend on it."""
    monkeypatch.setenv("KKFZ_SLEUTEL", secrets.token_hex(32))
    maak_bronnen(tmp_path)
    uitslag = _nbval(_met_data(IMPORTEREN.notebook, tmp_path))
    assert uitslag.returncode == 0, uitslag.stdout
