"""A copy of the project to change and run, which keeps count of the files that were written by hand."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from kkfzlib.dossier import PROJECT

ONDERDELEN = ("kkfzlib", "notebooks", "tests", "docs", "report.qmd", "pyproject.toml", "requirements.lock")


@dataclass
class Project:
    """``geraakt`` holds the files changed by ``schrijf``; what a command of the project makes anew does not count."""

    pad: Path
    geraakt: set[str] = field(default_factory=set)

    @classmethod
    def kopie(cls, doel: Path, organisatie: str) -> Project:
        """The project with the raw data of one organisation, and nothing that was made from it."""
        for naam in (*ONDERDELEN, *(p.name for p in PROJECT.glob("_quarto*.yml"))):
            bron = PROJECT / naam
            if bron.is_dir():
                shutil.copytree(bron, doel / naam, ignore=shutil.ignore_patterns("__pycache__", ".*"))
            else:
                shutil.copy2(bron, doel / naam)
        ruw = Path("data", "raw", organisatie)
        shutil.copytree(PROJECT / ruw, doel / ruw)
        return cls(doel)

    def schrijf(self, bestand: str, tekst: str, voor: str = "") -> None:
        """Add ``tekst`` at the end of a file, or right before the first ``voor``."""
        pad = self.pad / bestand
        inhoud = pad.read_text(encoding="utf-8")
        assert voor in inhoud, f"{bestand} heeft geen {voor!r}"
        plek = inhoud.index(voor) if voor else len(inhoud)
        pad.write_text(inhoud[:plek] + tekst + inhoud[plek:], encoding="utf-8")
        self.geraakt.add(bestand)

    def draai(self, *opdracht: str) -> str:
        """The output of ``python -m …`` in the copy; AssertionError with it when that fails."""
        omgeving = {**os.environ, "PYTHONPATH": str(self.pad), "PYTHONDONTWRITEBYTECODE": "1"}
        gedaan = subprocess.run(
            [sys.executable, "-m", *opdracht], cwd=self.pad, env=omgeving, capture_output=True, text=True
        )
        assert gedaan.returncode == 0, gedaan.stdout + gedaan.stderr
        return gedaan.stdout

    def lees(self, bestand: str) -> str:
        """The text of one file of the copy."""
        return (self.pad / bestand).read_text(encoding="utf-8-sig")
