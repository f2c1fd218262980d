"""What the fork server does beforehand works, and covers what the notebooks import."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kkfzlib.dossier import DATA
from kkfzlib.uitvoeren import opwarmen

_STAPPEN = """
import sys
from kkfzlib.uitvoeren import opwarmen
for stap in opwarmen.EERST + opwarmen.DAARNA:
    stap()
"""
_NOTEBOOKS = (
    _STAPPEN
    + """
import json
from kkfzlib.uitvoeren.stappenplan import STAPPEN
bekend = set(sys.modules)
for s in STAPPEN:
    ruimte = {"display": lambda *wat, **_: None, "__name__": "__main__"}
    for cel in json.loads(s.pad.read_text(encoding="utf-8"))["cells"]:
        if cel["cell_type"] == "code":
            exec("".join(cel["source"]), ruimte)
            if "parameters" in cel["metadata"].get("tags", []):
                ruimte.update(organisatie="nourzorg", jaar=2024, data=sys.argv[1])
print(json.dumps(sorted(set(sys.modules) - bekend)))
"""
)


def _draai(code: str, *argumenten: str) -> str:
    regel = [sys.executable, "-c", code, *argumenten]
    klaar = subprocess.run(
        regel, capture_output=True, text=True, env={"MPLBACKEND": "agg", "PATH": "/usr/bin:/bin"}
    )
    assert klaar.returncode == 0, klaar.stderr
    return klaar.stdout


@pytest.mark.traag(reden="imports in fresh processes")
def test_elke_stap_slaagt() -> None:
    _draai(_STAPPEN)


def test_een_mislukte_stap_houdt_de_server_niet_tegen() -> None:
    def mislukt() -> None:
        raise RuntimeError

    opwarmen.doe(mislukt)


@pytest.mark.traag(reden="imports in fresh processes")
def test_een_notebook_hoeft_niets_meer_te_importeren(tmp_path: Path) -> None:
    shutil.copytree(DATA / "raw" / "nourzorg", tmp_path / "raw" / "nourzorg")
    nieuw = json.loads(_draai(_NOTEBOOKS, str(tmp_path)).splitlines()[-1])
    zwaar = ("kkfzlib", "pandas", "pandera", "pyarrow", "matplotlib", "seaborn", "scipy", "numpy", "IPython")
    assert [n for n in nieuw if n.split(".")[0] in zwaar] == []
