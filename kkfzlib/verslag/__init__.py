"""Assembling the report: texts, tables, figures and variables, from published values only."""

from __future__ import annotations

from typing import Any


def __getattr__(naam: str) -> Any:
    """``samenstellen`` on demand: its charts are heavy to import, and other rooms need only small modules here."""
    if naam == "samenstellen":
        from kkfzlib.verslag.samenstelling import samenstellen

        return samenstellen
    raise AttributeError(f"module {__name__!r} has no attribute {naam!r}")
