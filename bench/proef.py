"""Material for measurements: copies of the synthetic example under made-up names, in a temporary data root."""

from __future__ import annotations

import shutil
from pathlib import Path

from kkfzlib.dossier import DATA, Dossier

VOORBEELD, JAAR = "voorbeeldzorg", 2025


def maak_wortel(wortel: Path, aantal: int) -> list[Dossier]:
    """``aantal`` organisations with one year each, all with the example's input of that year."""
    dossiers = []
    for n in range(aantal):
        d = Dossier(f"proefzorg-{n:03}", JAAR, wortel / "data", wortel / "uit")
        shutil.copytree(DATA / "raw" / VOORBEELD / str(JAAR), d.raw)
        shutil.copyfile(DATA / "raw" / VOORBEELD / "organisatie.yml", d.raw_organisatie / "organisatie.yml")
        dossiers.append(d)
    return dossiers
