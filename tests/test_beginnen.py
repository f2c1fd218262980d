"""A project folder without a checkout: what it begins with, where it is looked for, and a package that holds it all."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from kkfzlib.beginnen import begin
from kkfzlib.cli import draai
from kkfzlib.dossier import PROJECT
from kkfzlib.fouten import GebruikFout, MachineFout
from kkfzlib.project import SJABLOON, VARIABELE, is_project, zoek_project

from .kopie import kopieer_project


def _sjabloon() -> set[str]:
    return {p.relative_to(PROJECT).as_posix() for patroon in SJABLOON for p in PROJECT.glob(patroon)}


def test_begin_zet_een_project_klaar_met_het_voorbeeld(tmp_path: Path) -> None:
    jaren = begin(tmp_path / "mijn verslag é")
    map = tmp_path / "mijn verslag é"
    assert is_project(map)
    assert {p for p in _sjabloon() if not (map / p).is_file()} == set()
    assert [j.name for j in jaren] == ["2022", "2023", "2024", "2025"]
    assert "synthetisch: true" in (jaren[0].parent / "organisatie.yml").read_text("utf-8")


def test_begin_raakt_niets_aan_wat_er_al_is(tmp_path: Path) -> None:
    (tmp_path / "eigen.txt").write_text("blijft", encoding="utf-8")
    with pytest.raises(GebruikFout, match="niet leeg"):
        begin(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["eigen.txt"]
    assert draai(["start", str(tmp_path)]) == 2


def test_een_installatie_zonder_bestanden_zegt_het(tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    with pytest.raises(MachineFout, match="niet volledig"):
        begin(tmp_path / "nieuw", bron=tmp_path / "leeg")


def test_een_omgevingsvariabele_gaat_voor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABELE, str(tmp_path))
    assert zoek_project(Path("/")) == tmp_path
    monkeypatch.delenv(VARIABELE)
    assert zoek_project(Path("/")) == PROJECT


@pytest.mark.traag(reden="builds the package and runs it in a folder of its own")
def test_het_pakket_begint_een_project_zonder_uitgecheckte_bron(tmp_path: Path) -> None:
    """The package, unpacked as an installer would, in a fresh interpreter that doesn't see this checkout."""
    bron = kopieer_project(tmp_path / "bron")
    for naam in ("README.md", "LICENSE", "data/raw/LEESMIJ.md"):
        (bron / naam).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(PROJECT / naam, bron / naam)
    bouw = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        tmp_path,
        bron,
    ]
    subprocess.run(bouw, check=True, capture_output=True)
    [wiel] = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wiel) as pakket:
        pakket.extractall(tmp_path / "uit")
    [mee] = (tmp_path / "uit").glob("*.data/data/share/kkfz")
    assert {p.relative_to(mee).as_posix() for p in mee.rglob("*") if p.is_file()} == _sjabloon()
    los = tmp_path / "los"
    los.mkdir()
    code = (
        "import json, sys; sys.path.insert(0, sys.argv[1]); from pathlib import Path; from kkfzlib import project; "
        "project.MEEGELEVERD = Path(sys.argv[2]); from kkfzlib import dossier; from kkfzlib.beginnen import begin; "
        "jaren = begin(Path('project')); "
        "print(json.dumps([str(dossier.PROJECT), str(dossier.DATA), dossier.EIGEN_PROJECT, len(jaren)]))"
    )
    omgeving = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", VARIABELE)}
    klaar = subprocess.run([sys.executable, "-c", code, tmp_path / "uit", mee], cwd=los, env=omgeving,
                           capture_output=True, text=True, check=True)  # fmt: skip
    assert json.loads(klaar.stdout) == [str(mee), str(los / "data"), None, 4]
    assert is_project(los / "project")


def test_het_pakket_neemt_dezelfde_bestanden_mee() -> None:
    inpakken = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"][
        "data-files"
    ]
    assert sorted(p for patronen in inpakken.values() for p in patronen) == sorted(SJABLOON)
