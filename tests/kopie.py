"""A copy of the project that a test may change, and commands that run in it with the copy's own code."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from kkfzlib.dossier import PROJECT


def kopieer_project(doel: Path, *verslagen: tuple[str, str], ook: tuple[str, ...] = ()) -> Path:
    """Library, notebooks, settings and the raw folders of ``verslagen`` (organisation and year), in ``doel``.

    ``ook`` names more folders to copy.
    """
    for naam in ("kkfzlib", "notebooks", "_extensions", *ook):
        shutil.copytree(PROJECT / naam, doel / naam, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    for pad in PROJECT.glob("*"):
        if pad.suffix in (".qmd", ".yml", ".toml", ".lock") and pad.is_file():
            shutil.copyfile(pad, doel / pad.name)
    raw = Path("data") / "raw"
    for org, jaar in verslagen:
        shutil.copytree(PROJECT / raw / org / jaar, doel / raw / org / jaar)
        shutil.copyfile(PROJECT / raw / org / "organisatie.yml", doel / raw / org / "organisatie.yml")
    return doel


def gewijzigd(project: Path) -> set[str]:
    """Files of library and tests in the copy that are new there or were changed."""
    paden = [p for naam in ("kkfzlib", "tests") for p in (project / naam).rglob("*") if p.is_file()]
    namen = {p.relative_to(project).as_posix(): p.read_bytes() for p in paden}
    return {n for n, b in namen.items() if not (PROJECT / n).is_file() or (PROJECT / n).read_bytes() != b}


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


def voeg_toe(pad: Path, tekst: str, voor: str = "") -> None:
    """Add ``tekst`` at the end of a file of the copy, or right before the first ``voor``, which must be there."""
    inhoud = pad.read_text(encoding="utf-8")
    plek = inhoud.index(voor) if voor else len(inhoud)
    pad.write_text(inhoud[:plek] + tekst + inhoud[plek:], encoding="utf-8")
