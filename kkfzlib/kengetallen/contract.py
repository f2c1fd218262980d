"""The output contract of ``kengetallen.csv``: columns, order, and how it is written and read."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

KOLOMMEN = ("kengetal", "uitsplitsing", "periode", "waarde", "eenheid", "teller", "noemer", "herkomst")
SLEUTEL = ["kengetal", "uitsplitsing", "periode"]
TEKSTKOLOMMEN = ("kengetal", "uitsplitsing", "periode", "eenheid", "herkomst")
EENHEDEN = frozenset({"aantal", "%", "euro", "dagen", "jaar", "bedden", "score"})


def leeg() -> pd.DataFrame:
    """An empty frame in the contract's columns and types."""
    return normaliseer(pd.DataFrame(columns=list(KOLOMMEN)))


def normaliseer(frame: pd.DataFrame) -> pd.DataFrame:
    """The contract's columns in order, text as text, numbers as float64, sorted by key as text, fresh index."""
    uit = frame.loc[:, list(KOLOMMEN)].copy()
    for kolom in TEKSTKOLOMMEN:
        uit[kolom] = uit[kolom].astype("string").fillna("").astype("str")
    for kolom in ("waarde", "teller", "noemer"):
        uit[kolom] = pd.to_numeric(uit[kolom]).astype("float64")
    return uit.sort_values(SLEUTEL, kind="stable", ignore_index=True)


def schrijf(frame: pd.DataFrame, csv: Path) -> None:
    """Write the frame as ``csv`` (UTF-8, comma, decimal point) and as the parquet twin beside it."""
    uit = normaliseer(frame)
    csv.parent.mkdir(parents=True, exist_ok=True)
    uit.to_parquet(csv.with_suffix(".parquet"), index=False)
    uit.to_csv(csv, index=False, lineterminator="\n")


def lees(csv: Path) -> pd.DataFrame:
    """Read the parquet twin of ``csv``, so that values come back to the last bit."""
    return normaliseer(pd.read_parquet(csv.with_suffix(".parquet")))
