"""Published reports in miniature: a folder ``uit`` with exports and manifests, as ``kkfz rapport`` leaves them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from kkfzlib.cijfers import KOLOMMEN
from kkfzlib.uitvoeren.schijf import hash_van

Rij = tuple[str, str, str, str]
"""kengetal, uitsplitsing, periode, waarde as it is printed in the export."""

_EENHEID = {"verzuim": "%", "clienten_aandeel": "%", "omzet": "euro", "benchmark": "%", "continuiteit": "%"}


def publiceer(uit: Path, organisatie: str, jaar: int, rijen: list[Rij], *, synthetisch: bool = False) -> Path:
    """Put one public report under ``uit`` and return its folder."""
    map_ = uit / organisatie / str(jaar) / "openbaar"
    map_.mkdir(parents=True)
    with (map_ / "kengetallen.csv").open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.writer(bestand, lineterminator="\n")
        schrijver.writerow(KOLOMMEN)
        for kengetal, uitsplitsing, periode, waarde in sorted(rijen):
            x = "x" if waarde == "x" else ""
            eenheid = _EENHEID.get(kengetal, "aantal")
            schrijver.writerow([kengetal, uitsplitsing, periode, waarde, eenheid, x, x, "registratie"])
    merk = '<div class="synthetisch"></div>' if synthetisch else ""
    (map_ / "kwaliteitsverslag.html").write_text(f"<html>{merk}</html>", encoding="utf-8")
    manifest = {"bestanden": {"kengetallen.csv": {"sha256": hash_van(map_ / "kengetallen.csv")}}}
    (map_ / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return map_


def maanden(jaar: int, waarden: list[str]) -> list[Rij]:
    """Twelve rows of incidents; an empty string leaves the month out."""
    return [("incidenten", f"maand/{m:02d}", str(jaar), w) for m, w in enumerate(waarden, start=1) if w]
