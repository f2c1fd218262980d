"""Refresh the outputs that are committed with the notebooks: run them in a plain kernel on the synthetic example."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from kkfzlib.dossier import NOTEBOOKS, Dossier
from kkfzlib.uitvoeren.rapport import maak_rapport
from kkfzlib.uitvoeren.stappenplan import STAPPEN

VOORBEELD = ("voorbeeldzorg", 2025)


def ververs(notebook: Path) -> None:
    """Run one notebook in its own folder and keep its outputs, without times or other traces of the run."""
    inhoud = nbformat.read(notebook, as_version=4)
    NotebookClient(inhoud, timeout=600, resources={"metadata": {"path": str(notebook.parent)}}).execute()
    for cel in inhoud.cells:
        cel.metadata.pop("execution", None)
        if cel.cell_type == "code":
            for uitvoer in cel.outputs:
                uitvoer.get("metadata", {}).pop("needs_background", None)
    inhoud.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    nbformat.write(inhoud, notebook)


def main() -> None:
    """Run the years before (the notebooks compare with them), then every notebook in order."""
    os.environ["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"
    maak_rapport(Dossier(*VOORBEELD), zonder_verslag=True)
    for stap in STAPPEN:
        print(f"{stap.notebook} …", file=sys.stderr)
        ververs(NOTEBOOKS / stap.notebook)


if __name__ == "__main__":
    main()
