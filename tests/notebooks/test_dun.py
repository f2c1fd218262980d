"""Notebooks stay thin: prose, calls and pictures; all logic is in the library."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import nbformat
import pytest

from kkfzlib.dossier import NOTEBOOKS

ALLE = sorted(NOTEBOOKS.glob("*.ipynb"))
TOEGESTAAN = {"kkfzlib", "IPython", "matplotlib", "seaborn"}


@pytest.fixture(params=ALLE, ids=lambda p: p.stem)
def notebook(request: pytest.FixtureRequest) -> Any:
    return nbformat.read(request.param, as_version=4)


def _code(notebook: Any) -> list[Any]:
    return [c for c in notebook.cells if c.cell_type == "code"]


def test_er_zijn_vijf_notebooks() -> None:
    assert [p.stem[:2] for p in ALLE] == ["01", "02", "03", "04", "05"]


def test_eerste_cel_heeft_de_parameters(notebook: Any) -> None:
    eerste = _code(notebook)[0]
    assert "parameters" in eerste.metadata.get("tags", [])
    namen = {doel.id for knoop in ast.parse(eerste.source).body for doel in knoop.targets}  # type: ignore[attr-defined]
    assert namen == {"organisatie", "jaar", "data"}


def test_hoogstens_twaalf_korte_cellen(notebook: Any) -> None:
    cellen = _code(notebook)
    assert len(cellen) <= 12
    assert all(len(c.source.splitlines()) <= 8 for c in cellen)


def test_elke_cel_volgt_op_uitleg(notebook: Any) -> None:
    for ervoor, cel in zip(notebook.cells, notebook.cells[1:], strict=False):
        if cel.cell_type == "code":
            assert ervoor.cell_type == "markdown", cel.source


def test_geen_logica(notebook: Any) -> None:
    for cel in _code(notebook):
        for knoop in ast.walk(ast.parse(cel.source)):
            assert not isinstance(knoop, ast.FunctionDef | ast.ClassDef | ast.Lambda | ast.For | ast.While), (
                cel.source
            )
            if isinstance(knoop, ast.ImportFrom):
                assert (knoop.module or "").split(".")[0] in TOEGESTAAN
            if isinstance(knoop, ast.Import):
                assert all(n.name.split(".")[0] in TOEGESTAAN for n in knoop.names)
            if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str):
                assert "/" not in knoop.value and "\\" not in knoop.value, (
                    "geen paden of patronen in een notebook"
                )


def test_laatste_cel_legt_vast_met_een_aanroep(notebook: Any) -> None:
    laatste = ast.parse(_code(notebook)[-1].source).body
    assert len(laatste) == 1 and "stappen.bewaar_" in _code(notebook)[-1].source


def test_geen_pad_van_een_machine(notebook: Any) -> None:
    tekst = nbformat.writes(notebook)
    assert str(Path.home()) not in tekst and str(NOTEBOOKS) not in tekst
