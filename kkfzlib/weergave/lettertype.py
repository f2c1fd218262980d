"""The typeface and the clock of a PDF: from the package, never from the machine."""

from __future__ import annotations

from datetime import UTC, datetime

from kkfzlib.lettertype import map_met_letters

__all__ = ["map_met_letters", "tijdstempel"]


def tijdstempel(jaar: int) -> int:
    """Fixed moment (Unix seconds) for everything in a PDF that wants a time: the end of the report year."""
    return int(datetime(jaar, 12, 31, tzinfo=UTC).timestamp())
