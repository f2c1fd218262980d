"""Where the project's own files are: a checkout, a folder made by ``kkfz start``, or what the package brought along."""

from __future__ import annotations

import os
import sysconfig
from pathlib import Path

VARIABELE = "KKFZ_PROJECT"
"""Names the project folder; by default it is the current folder or one above it."""
KENMERKEN = ("report.qmd", "notebooks", "_quarto.yml")
"""What makes a folder a project."""
MEEGELEVERD = Path(sysconfig.get_path("data")) / "share" / "kkfz"
"""Where an installed package puts the files that a project begins with."""
SJABLOON = (
    "report.qmd",
    "kort.qmd",
    "vergelijking.qmd",
    "gespreksblad.qmd",
    "_quarto*.yml",
    "_extensions/kkfz/*",
    "environment.yml",
    "requirements.lock",
    "notebooks/*.ipynb",
    "data/raw/LEESMIJ.md",
)
"""The files that a project begins with, as patterns; ``pyproject.toml`` packs the same."""


_UITGECHECKT = Path(__file__).resolve().parents[1]


def is_project(map: Path) -> bool:
    """Whether this folder holds a project's notebooks and report."""
    return all((map / naam).exists() for naam in KENMERKEN)


def zoek_project(vanaf: Path) -> Path | None:
    """The project that ``vanaf`` lies in: the one named by ``KKFZ_PROJECT``, the checkout, or a folder above it."""
    eigen = os.environ.get(VARIABELE)
    if eigen:
        return Path(eigen).absolute()
    return next((m for m in (_UITGECHECKT, vanaf, *vanaf.parents) if is_project(m)), None)


def onthoud(project: Path | None) -> None:
    """Let processes that are started from here, in whatever folder, use the same project."""
    if project is not None and project != _UITGECHECKT:  # code in a checkout knows by itself
        os.environ[VARIABELE] = str(project)
