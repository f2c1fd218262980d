"""``kengetallen.csv`` and its parquet twin: how the frame of figures is written and read."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from kkfzlib.cijfers import normaliseer

__all__ = ["lees", "lees_indien_berekend", "schrijf"]


def schrijf(frame: pd.DataFrame, csv: Path) -> None:
    """Write the frame as ``csv`` (UTF-8, comma, decimal point) and as the parquet twin beside it.

    OSError where the folder cannot be made or written.
    """
    uit = normaliseer(frame)
    csv.parent.mkdir(parents=True, exist_ok=True)
    uit.to_parquet(csv.with_suffix(".parquet"), index=False)
    uit.to_csv(csv, index=False, lineterminator="\n")


def lees(csv: Path) -> pd.DataFrame:
    """Read the parquet twin of ``csv``, so that values come back to the last bit.

    FileNotFoundError where the kengetallen of that year were not computed.
    """
    return normaliseer(pd.read_parquet(csv.with_suffix(".parquet")))


def lees_indien_berekend(csv: Path) -> pd.DataFrame | None:
    """The frame as ``lees`` gives it; None where the kengetallen of that year were not computed."""
    return lees(csv) if csv.with_suffix(".parquet").is_file() else None
