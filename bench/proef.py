"""Material for measurements: synthetic organisations, each with data of its own, in a temporary data root."""

from __future__ import annotations

from pathlib import Path

from kkfzlib.dossier import Dossier
from kkfzlib.voorbeeld import JAREN, maak_sector


def maak_wortel(wortel: Path, aantal: int) -> list[Dossier]:
    """``aantal`` organisations with one year each. No two are equal: nothing kept in memory helps with the next."""
    jaar = max(JAREN)
    mappen = maak_sector(wortel / "data", aantal, [jaar])
    return [Dossier(map.parent.name, jaar, wortel / "data", wortel / "uit") for map in mappen]
