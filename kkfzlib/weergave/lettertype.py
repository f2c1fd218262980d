"""The typeface and the clock of a PDF: from the package, never from the machine."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

from kkfzlib.lettertype import map_met_letters, vereis

__all__ = ["leg_neer", "map_met_letters", "tijdstempel", "vereis"]

LETTERMAP = "inhoud/lettertypen"
"""Where Quarto looks for the typeface (``font-paths`` in our extension), in a work directory and in the project."""


def tijdstempel(jaar: int) -> int:
    """Fixed moment (Unix seconds) for everything in a PDF that wants a time: the end of the report year."""
    return int(datetime(jaar, 12, 31, tzinfo=UTC).timestamp())


def leg_neer(map: Path) -> None:
    """Put the typeface where the Quarto extension looks for it: a link where the system has them, else a copy."""
    letters, doel = vereis(), map / LETTERMAP
    if doel.exists():
        return
    doel.parent.mkdir(parents=True, exist_ok=True)
    doel.unlink(missing_ok=True)  # a link to an environment that is gone
    try:
        doel.symlink_to(letters, target_is_directory=True)
    except OSError:
        shutil.copytree(letters, doel)
