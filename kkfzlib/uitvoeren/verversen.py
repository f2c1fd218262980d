"""Refresh the outputs that are committed with the notebooks: run them in a plain kernel on the synthetic example."""

from __future__ import annotations

import os
import secrets
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from kkfzlib.dossier import NOTEBOOKS, Dossier
from kkfzlib.uitvoeren.rapport import maak_rapport
from kkfzlib.uitvoeren.stappenplan import IMPORTEREN, STAPPEN
from kkfzlib.voorbeeld.bronnen import maak_bronnen

VOORBEELD = ("voorbeeldzorg", 2025)
_STANDAARD = 'data = ""'


def ververs(notebook: Path, data: Path | None = None) -> None:
    """Run one notebook in its own folder and keep its outputs, without times or other traces of the run.

    ``data`` is the data root that it reads for this once; the parameter in the notebook stays empty.
    """
    inhoud = nbformat.read(notebook, as_version=4)
    eerste = next(c for c in inhoud.cells if c.cell_type == "code")
    bron = eerste.source
    if data is not None:
        eerste.source = bron.replace(_STANDAARD, f"data = {str(data)!r}")
    NotebookClient(inhoud, timeout=600, resources={"metadata": {"path": str(notebook.parent)}}).execute()
    eerste.source = bron
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


def ververs_import() -> None:
    """The notebook that imports, on made-up exports in a folder that goes, under a key that is kept nowhere."""
    os.environ["KKFZ_SLEUTEL"] = secrets.token_hex(32)
    with tempfile.TemporaryDirectory(prefix="kkfz-") as map:
        maak_bronnen(Path(map))
        ververs(IMPORTEREN.pad, Path(map))


def main() -> None:
    """Run the years before (the notebooks compare with them), then every notebook in order."""
    os.environ["PYDEVD_DISABLE_FILE_VALIDATION"] = "1"
    print(f"{IMPORTEREN.notebook} …", file=sys.stderr)
    ververs_import()
    maak_rapport(Dossier(*VOORBEELD), zonder_verslag=True)
    for stap in STAPPEN:
        print(f"{stap.notebook} …", file=sys.stderr)
        ververs(NOTEBOOKS / stap.notebook)


if __name__ == "__main__":
    main()
