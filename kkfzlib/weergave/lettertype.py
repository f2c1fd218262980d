"""The typeface and the clock of a PDF: from the package, never from the machine."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path


def map_met_letters() -> Path | None:
    """Folder with Source Sans Pro (package ``font-source-sans-pro``); without it Typst's own Libertinus is used."""
    spec = find_spec("font_source_sans_pro")
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent / "files"


def tijdstempel(jaar: int) -> int:
    """Fixed moment (Unix seconds) for everything in a PDF that wants a time: the end of the report year."""
    return int(datetime(jaar, 12, 31, tzinfo=UTC).timestamp())
