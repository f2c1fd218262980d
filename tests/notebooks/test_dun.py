"""Notebooks stay thin: prose, calls and pictures; all logic is in the library."""

from __future__ import annotations

import ast
import csv
import json
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest

from kkfzlib.dossier import DATA, NOTEBOOKS
from kkfzlib.kengetallen import REGISTER
from kkfzlib.toon import uitleg

ALLE = sorted(NOTEBOOKS.glob("*.ipynb"))
TOEGESTAAN = {"kkfzlib", "IPython", "matplotlib", "seaborn"}


@pytest.fixture(params=ALLE, ids=lambda p: p.stem)
def notebook(request: pytest.FixtureRequest) -> Any:
    return nbformat.read(request.param, as_version=4)


def _code(notebook: Any) -> list[Any]:
    return [c for c in notebook.cells if c.cell_type == "code"]


def test_er_zijn_zes_notebooks() -> None:
    assert [p.stem[:2] for p in ALLE] == ["00", "01", "02", "03", "04", "05"]


def test_eerste_cel_heeft_de_parameters(notebook: Any) -> None:
    eerste = _code(notebook)[0]
    assert "parameters" in eerste.metadata.get("tags", [])
    namen = {doel.id for knoop in ast.parse(eerste.source).body for doel in knoop.targets}  # type: ignore[attr-defined]
    # Exports may lie anywhere, so the notebook that reads them has a parameter more.
    assert namen - {"bronnen"} == {"organisatie", "jaar", "data"}


def _aanroepen(notebook: Any, naam: str) -> list[ast.Call]:
    """Every call of a function or method of this name."""
    knopen = [k for c in _code(notebook) for k in ast.walk(ast.parse(c.source)) if isinstance(k, ast.Call)]
    return [k for k in knopen if (getattr(k.func, "attr", "") or getattr(k.func, "id", "")) == naam]


def _families(notebook: Any) -> list[str]:
    """The modules of kengetallen whose definitions a notebook shows."""
    return [
        str(a.value) for k in _aanroepen(notebook, "familie") for a in k.args if isinstance(a, ast.Constant)
    ]


def _alle() -> list[Any]:
    return [nbformat.read(pad, as_version=4) for pad in ALLE]


def test_hoogstens_twaalf_korte_cellen_of_drie_per_familie(notebook: Any) -> None:
    cellen = _code(notebook)
    assert len(cellen) <= max(12, 4 + 3 * len(_families(notebook)))
    assert all(len(c.source.splitlines()) <= 8 for c in cellen)


def test_elke_cel_volgt_op_uitleg(notebook: Any) -> None:
    for ervoor, cel in zip(notebook.cells, notebook.cells[1:], strict=False):
        if cel.cell_type == "code":
            assert ervoor.cell_type == "markdown", cel.source


def test_elk_kengetal_staat_in_een_notebook() -> None:
    getoond = {id for n in _alle() for id in uitleg.leden(*_families(n))}
    los = {
        a.value
        for n in _alle()
        for k in _aanroepen(n, "definitie")
        for a in k.args
        if isinstance(a, ast.Constant)
    }
    assert getoond | los == set(REGISTER)


def test_elke_familie_wordt_nagerekend() -> None:
    """Each family has a value that its notebook computes once more and asserts to be the registry's."""
    nagerekend = set()
    for n in _alle():
        for knoop in (k for c in _code(n) for k in ast.parse(c.source).body if isinstance(k, ast.Assert)):
            oproepen = [
                k for k in ast.walk(knoop) if isinstance(k, ast.Call) and getattr(k.func, "id", "") == "klopt"
            ]
            assert oproepen, ast.unparse(knoop)
            nagerekend |= {ast.literal_eval(k.args[0]) for k in oproepen}
    for familie in {f for n in _alle() for f in _families(n)}:
        assert nagerekend & set(uitleg.leden(familie)), familie
    assert nagerekend <= set(REGISTER)


def _regels(pad: Path) -> list[str]:
    return pad.read_text(encoding="utf-8-sig").splitlines(keepends=True)


def test_geen_pseudoniem_in_bewaarde_uitvoer(notebook: Any) -> None:
    ruw = DATA / "raw" / "voorbeeldzorg" / "2025"
    paren = {"plaatsingen": "client_id", "medewerkers": "medewerker_id", "antwoorden": "respondent_id"}
    namen = {
        rij[kolom]
        for tabel, kolom in paren.items()
        for rij in csv.DictReader(_regels(ruw / f"{tabel}.csv"), delimiter=";")
    }
    assert len(namen) > 50
    uitvoer = json.dumps([c.get("outputs", []) for c in _code(notebook)], ensure_ascii=False)
    assert not namen & set(re.findall(r"[\w-]+", uitvoer))


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
