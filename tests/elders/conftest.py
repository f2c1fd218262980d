"""Folders with published files in miniature, and a reading of them."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from kkfzlib.elders import Ingelezen, lees_in

Lezer = Callable[..., Ingelezen]


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    pad = tmp_path / "gepubliceerd"
    pad.mkdir()
    return pad


@pytest.fixture
def lees(map_: Path, tmp_path: Path) -> Lezer:
    """Read ``map_`` into ``tmp_path/uit``."""

    def doe(organisatie: str = "", jaar: int | None = None) -> Ingelezen:
        return lees_in(map_, tmp_path / "uit", organisatie, jaar)

    return doe


def zet(map_: Path, naam: str, inhoud: str | bytes, wie: str = "elders/2024") -> Path:
    """Put one file in the folder of an organisation and year."""
    pad = map_ / wie / naam
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_bytes(inhoud if isinstance(inhoud, bytes) else inhoud.encode())
    return pad


def waarden(pad: Path) -> dict[str, str]:
    """``kengetal/uitsplitsing/periode`` to the value in the export of one folder."""
    with (pad / "kengetallen.csv").open(encoding="utf-8", newline="") as bestand:
        rijen = list(csv.DictReader(bestand))
    return {f"{r['kengetal']}/{r['uitsplitsing']}/{r['periode']}": r["waarde"] for r in rijen}


def tabel(pad: Path, naam: str) -> list[dict[str, str]]:
    with (pad / naam).open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand))
