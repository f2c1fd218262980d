"""The step that Quarto runs before rendering in the project root."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml

from kkfzlib.dossier import PROJECT
from kkfzlib.fouten import GebruikFout
from kkfzlib.uitvoeren.voorbereiden import (
    bereid_voor,
    gekozen_profiel,
    weiger_opzetten,
    weiger_parameters,
)

STAP = PROJECT / yaml.safe_load((PROJECT / "_quarto.yml").read_text("utf-8"))["project"]["pre-render"]


def _als_quarto(map: Path, **omgeving: str) -> subprocess.CompletedProcess[str]:
    """The step as Quarto runs it: a filter of pandoc, in the project's folder."""
    import pypandoc

    opdracht = [pypandoc.get_pandoc_path(), "--from", "markdown", "--to", "plain", "--lua-filter", str(STAP)]
    return subprocess.run(opdracht, cwd=map, env=omgeving, capture_output=True, text=True, input="")


def _nep_python(pad: Path, *, met_kkfz: bool, code: int = 0) -> Path:
    """An interpreter that knows whether it has kkfz, and writes down what it is asked."""
    pad.parent.mkdir(parents=True, exist_ok=True)
    heeft = 0 if met_kkfz else 9
    pad.write_text(
        f'#!/bin/sh\n[ "$1" = -c ] && exit {heeft}\necho "$0 $@" >&2\nexit {code}\n', encoding="utf-8"
    )
    pad.chmod(0o755)
    return pad


def test_quarto_roept_een_module_aan_die_bestaat() -> None:
    [module] = re.findall(r"-m ([\w.]+)", STAP.read_text("utf-8"))
    assert find_spec(module) is not None


@pytest.mark.parametrize(
    ("met", "wie"),
    [
        (("eigen python", ".venv/bin/python", "bin/python3"), "eigen python"),
        ((".venv/bin/python", "bin/python3", "bin/python"), ".venv/bin/python"),
        (("bin/python3", "bin/python"), "bin/python3"),
        (("bin/python",), "bin/python"),
    ],
)
def test_de_python_met_kkfz_wordt_gevonden(tmp_path: Path, met: tuple[str, ...], wie: str) -> None:
    map = tmp_path / "mijn 'verslag' é"
    for naam in ("eigen python", ".venv/bin/python", "bin/python3", "bin/python"):
        _nep_python(map / naam, met_kkfz=naam in met)
    klaar = _als_quarto(map, PATH=str(map / "bin"), QUARTO_PYTHON=str(map / "eigen python"))
    assert klaar.returncode == 0, klaar.stderr
    assert klaar.stderr.strip().endswith(f"{wie} -m kkfzlib.uitvoeren.voorbereiden")


@pytest.mark.parametrize("namen", [(), ("python3",)])
def test_zonder_python_met_kkfz_een_regel_die_zegt_wat_te_doen(
    tmp_path: Path, namen: tuple[str, ...]
) -> None:
    for naam in namen:
        _nep_python(tmp_path / naam, met_kkfz=False)
    klaar = _als_quarto(tmp_path, PATH=str(tmp_path))
    assert klaar.returncode == 3
    assert klaar.stderr.count("\n") == 1 and "Draai eerst: make" in klaar.stderr


def test_een_fout_van_het_samenstellen_stopt_quarto(tmp_path: Path) -> None:
    _nep_python(tmp_path / "python3", met_kkfz=True, code=2)
    assert _als_quarto(tmp_path, PATH=str(tmp_path)).returncode == 2


@pytest.mark.parametrize(
    "extra", [["-P", "organisatie:nourzorg"], ["--execute-params", "p.yml"], ["--execute-param=jaar:2024"]]
)
def test_parameters_worden_geweigerd(extra: list[str]) -> None:
    quarto = ["deno", "run", "quarto.js", "render", "report.qmd"]
    with pytest.raises(GebruikFout, match="KKFZ_ORGANISATIE="):
        weiger_parameters([["pandoc", "--lua-filter", "x.lua"], [*quarto, *extra]])
    weiger_parameters([["ssh", "-P", "22"], [*quarto, "--profile", "indiening"]])


def test_de_aanroepers_worden_gezien() -> None:
    code = (
        "import subprocess, sys; subprocess.run([sys.executable, '-c', "
        "'from kkfzlib.uitvoeren.voorbereiden import _aanroepers as a; print(a()[0][-1])'])"
    )
    klaar = subprocess.run(
        [sys.executable, "-c", code, "-P"], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert klaar.stdout.strip() == "-P"


@pytest.mark.parametrize(
    ("opzet", "opdracht"),
    [
        ("vergelijking", "kkfz vergelijk"),
        ("gespreksblad", "kkfz rapport"),
        ("kort", "kkfz rapport .* --kort"),
    ],
)
def test_een_opzet_zonder_eigen_inhoud_is_geen_verslag(opzet: str, opdracht: str) -> None:
    with pytest.raises(GebruikFout, match=opdracht):
        weiger_opzetten(f"/map/report.qmd\n/map/{opzet}.qmd\n")
    weiger_opzetten("/map/report.qmd\n")


@pytest.mark.parametrize(
    ("namen", "verwacht"),
    [
        ("", ("openbaar", True)),
        ("concept", ("openbaar", True)),
        ("openbaar", ("openbaar", False)),
        ("indiening,axe", ("indiening", False)),
    ],
)
def test_profiel(namen: str, verwacht: tuple[str, bool]) -> None:
    assert gekozen_profiel(namen) == verwacht


def test_onbekende_organisatie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KKFZ_ORGANISATIE", "bestaat-niet")
    with pytest.raises(GebruikFout):
        bereid_voor(tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.traag(reden="every notebook of a report")
def test_stelt_het_verslag_samen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KKFZ_ORGANISATIE", "sofia-zorg")
    monkeypatch.setenv("KKFZ_JAAR", "2023")
    monkeypatch.setenv("QUARTO_PROFILE", "concept")
    bereid_voor(tmp_path)
    waarden = yaml.safe_load((tmp_path / "_variables.yml").read_text("utf-8"))
    assert waarden["jaar"] in (2023, "2023") and "concept" in str(waarden["profielmerk"]).lower()
    opzet = (tmp_path / "report.qmd").read_text("utf-8")
    for naam in re.findall(r"\{\{< inhoud (\S+) >\}\}", opzet):
        assert (tmp_path / "inhoud" / f"{naam}.md").is_file(), naam
    assert (tmp_path / "inhoud" / "lettertypen" / "SourceSansPro-Regular.ttf").is_file()
