"""A copy of the project that a test may change, and commands that run in it with the copy's own code."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from kkfzlib.dossier import PROJECT


def kopieer_project(doel: Path, *verslagen: tuple[str, str]) -> Path:
    """Library, notebooks, settings and the raw folders of ``verslagen`` (organisation and year), in ``doel``."""
    for naam in ("kkfzlib", "notebooks"):
        shutil.copytree(PROJECT / naam, doel / naam, ignore=shutil.ignore_patterns("__pycache__"))
    for pad in PROJECT.glob("*"):
        if pad.suffix in (".qmd", ".yml", ".toml", ".lock") and pad.is_file():
            shutil.copyfile(pad, doel / pad.name)
    raw = Path("data") / "raw"
    for org, jaar in verslagen:
        shutil.copytree(PROJECT / raw / org / jaar, doel / raw / org / jaar)
        shutil.copyfile(PROJECT / raw / org / "organisatie.yml", doel / raw / org / "organisatie.yml")
    return doel


def draai_in(project: Path, *argumenten: str) -> subprocess.CompletedProcess[str]:
    """``python ARGUMENTEN`` in the copy; its exit code is the caller's to judge."""
    env = {**os.environ, "PYTHONPATH": str(project), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, *argumenten], cwd=project, env=env, capture_output=True, text=True, check=False
    )


def vervang(pad: Path, oud: str, nieuw: str) -> None:
    """Change one place in a file of the copy; it must be there once."""
    tekst = pad.read_text(encoding="utf-8")
    assert tekst.count(oud) == 1, (pad, tekst.count(oud))
    pad.write_text(tekst.replace(oud, nieuw), encoding="utf-8")
