"""Which library files a step depends on is found from imports."""

from __future__ import annotations

from pathlib import Path

import pytest

from kkfzlib.kengetallen import REGISTER
from kkfzlib.uitvoeren import afhankelijk as a
from kkfzlib.uitvoeren.stappenplan import STAPPEN


@pytest.mark.parametrize(
    ("bron", "verwacht"),
    [
        ("import kkfzlib.fouten as o, os", {"kkfzlib.fouten"}),
        ("from kkfzlib.kengetallen.contract import lees", {"kkfzlib.kengetallen.contract.lees"}),
        (
            "from kkfzlib import (\n    fouten,  # ja\n    dossier as d,\n)",
            {"kkfzlib.fouten", "kkfzlib.dossier"},
        ),
        ("    from . import verzuim\n", {"kkfzlib.kengetallen.verzuim"}),
        ("from .verzuim import rijen", {"kkfzlib.kengetallen.verzuim.rijen"}),
        ("from ..fouten import getal", {"kkfzlib.fouten.getal"}),
        ("if TYPE_CHECKING:\n    from kkfzlib import fouten\n\n    import kkfzlib.dossier\nx = 1\n", set()),
        ("# from kkfzlib import fouten\nimport os", set()),
    ],
)
def test_imports(bron: str, verwacht: set[str]) -> None:
    assert a.imports(bron, "kkfzlib.kengetallen") == verwacht


@pytest.mark.parametrize(
    ("naam", "module"),
    [
        ("kkfzlib.fouten", "kkfzlib.fouten"),
        ("kkfzlib.fouten.getal", "kkfzlib.fouten"),
        ("kkfzlib.kengetallen.bereken", "kkfzlib.kengetallen.berekening"),
        ("kkfzlib.kengetallen.REGISTER", "kkfzlib.kengetallen.register"),
        ("kkfzlib.verslag.samenstellen", "kkfzlib.verslag.samenstelling"),
        ("kkfzlib.kader.gids", "kkfzlib.kader"),
        ("kkfzlib.kengetallen.bestaat_niet", "kkfzlib.kengetallen"),
    ],
)
def test_een_doorgegeven_naam_leidt_naar_zijn_module(naam: str, module: str) -> None:
    assert a.herkomst(naam) == module


def test_elke_stap_hangt_af_van_zijn_eigen_deel() -> None:
    code = {s.naam: set(a.code_van_notebook(s.pad)) for s in STAPPEN}
    assert "kkfzlib/kengetallen/verzuim.py" in code["kengetallen"]
    assert "kkfzlib/kader/gids-2024.yml" in code["kengetallen"]
    families = {k.functie.partition(".")[0] for k in REGISTER.values() if k.functie}
    assert {f"kkfzlib/kengetallen/{f}.py" for f in families} <= code["kengetallen"]
    assert "kkfzlib/controle/__init__.py" in code["controle"]
    assert "kkfzlib/controle/__init__.py" not in code["kengetallen"] | code["opschonen"]
    assert "kkfzlib/inlezen/lezing.py" in code["opschonen"]
    assert "kkfzlib/kengetallen/verzuim.py" not in code["continuiteit"] | code["voortgang"]
    assert "kkfzlib/uitvoeren/rapport.py" not in code["kengetallen"]
    for bestanden in code.values():
        assert "kkfzlib/stappen.py" in bestanden


@pytest.fixture
def vergeet_code():
    """Forgets what was read of the code; also afterwards, as other tests share this process."""
    echt = a._tekst

    def vergeet() -> None:
        for functie in (a._stapdelen, echt, a.code_van_notebook):
            functie.cache_clear()

    yield vergeet
    vergeet()


def test_alleen_de_gebruikte_stapfuncties_tellen(monkeypatch: pytest.MonkeyPatch, vergeet_code) -> None:
    def sleutels() -> dict[str, str]:
        vergeet_code()
        return {s.naam: a.code_van_notebook(s.pad)["kkfzlib/stappen.py"] for s in STAPPEN}

    eerst = sleutels()
    echt = a._tekst.__wrapped__
    monkeypatch.setattr(
        a, "_tekst", lambda pad: echt(pad).replace("Indicator 2: every", "Indicator two: every")
    )
    anders = sleutels()
    assert {n for n in eerst if eerst[n] != anders[n]} == {"continuiteit"}


def test_notebookhash_negeert_bewaarde_uitvoer(tmp_path: Path) -> None:
    import nbformat

    nb = nbformat.read(STAPPEN[0].pad, as_version=4)
    for cel in nb.cells:
        if cel.cell_type == "code":
            cel.outputs, cel.execution_count = [], None
    nbformat.write(nb, tmp_path / "kaal.ipynb")
    assert a.notebookhash(tmp_path / "kaal.ipynb") == a.notebookhash(STAPPEN[0].pad)
    nb.cells[0].source += "."
    nbformat.write(nb, tmp_path / "kaal.ipynb")
    assert a.notebookhash(tmp_path / "kaal.ipynb") != a.notebookhash(STAPPEN[0].pad)
