"""The typeface of report and figures: Source Sans Pro, from its package and never from the machine."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path


def map_met_letters() -> Path | None:
    """Folder with Source Sans Pro (package ``font-source-sans-pro``); None where that is not installed."""
    spec = find_spec("font_source_sans_pro")
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent / "files"


def pad_van(bestand: str) -> Path:
    """The file of one face; ModuleNotFoundError where the package is not installed."""
    map_ = map_met_letters()
    if map_ is None:
        raise ModuleNotFoundError("font-source-sans-pro is niet geïnstalleerd", name="font_source_sans_pro")
    return map_ / bestand
