"""Published reports in miniature: a folder ``uit`` with exports and manifests, as ``kkfz rapport`` leaves them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from kkfzlib.cijfers import KOLOMMEN
from kkfzlib.onthulling import MARKERING
from kkfzlib.publiceren import export
from kkfzlib.uitvoeren.schijf import hash_van
from tests.rijen import publiceer as gepubliceerd
from tests.rijen import rij

Rij = tuple[str, str, str, str]
"""kengetal, uitsplitsing, periode, waarde as it is printed in the export."""


def publiceer(uit: Path, organisatie: str, jaar: int, rijen: list[Rij], *, synthetisch: bool = False) -> Path:
    """Put one public report under ``uit`` and return its folder."""
    map_ = uit / organisatie / str(jaar) / "openbaar"
    map_.mkdir(parents=True)
    verborgen = [r[:3] for r in rijen if r[3] == MARKERING]
    cijfers = [rij(*r[:3], 0.0 if r[3] == MARKERING else float(r[3])) for r in rijen]
    with (map_ / "kengetallen.csv").open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.writer(bestand, lineterminator="\n")
        schrijver.writerows([KOLOMMEN, *export.rijen(gepubliceerd(cijfers, verborgen, jaar=jaar))])
    merk = '<div class="synthetisch"></div>' if synthetisch else ""
    (map_ / "kwaliteitsverslag.html").write_text(f"<html>{merk}</html>", encoding="utf-8")
    manifest = {"bestanden": {"kengetallen.csv": {"sha256": hash_van(map_ / "kengetallen.csv")}}}
    (map_ / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return map_


def maanden(jaar: int, waarden: list[str]) -> list[Rij]:
    """Twelve rows of incidents; an empty string leaves the month out."""
    return [("incidenten", f"maand/{m:02d}", str(jaar), w) for m, w in enumerate(waarden, start=1) if w]
