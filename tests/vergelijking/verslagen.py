"""Published reports in miniature: a folder ``uit`` with exports and manifests, as ``kkfz rapport`` leaves them."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path

from kkfzlib.cijfers import KOLOMMEN, Cijfer
from kkfzlib.onthulling import MARKERING
from kkfzlib.publiceren import export
from kkfzlib.uitvoeren.schijf import hash_van
from tests.rijen import publiceer as gepubliceerd
from tests.rijen import rij

Rij = tuple[str, str, str, str]
"""kengetal, uitsplitsing, periode, waarde as it is printed in the export."""


def publiceer(uit: Path, organisatie: str, jaar: int, rijen: list[Rij], *, synthetisch: bool = False) -> Path:
    """Put one public report under ``uit`` and return its folder."""
    verborgen = [r[:3] for r in rijen if r[3] == MARKERING]
    cijfers = [rij(*r[:3], 0.0 if r[3] == MARKERING else float(r[3])) for r in rijen]
    return publiceer_rijen(uit, organisatie, jaar, cijfers, verborgen, synthetisch=synthetisch)


def publiceer_rijen(
    uit: Path,
    organisatie: str,
    jaar: int,
    cijfers: Sequence[Cijfer],
    verborgen: Sequence[tuple[str, ...]] = (),
    *,
    synthetisch: bool = False,
) -> Path:
    """The same from figures, so that shares have their teller and noemer."""
    map_ = uit / organisatie / str(jaar) / "openbaar"
    map_.mkdir(parents=True)
    with (map_ / "kengetallen.csv").open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.writer(bestand, lineterminator="\n")
        schrijver.writerows([KOLOMMEN, *export.rijen(gepubliceerd(cijfers, verborgen, jaar=jaar))])
    sluit_af(map_, synthetisch=synthetisch)
    return map_


def sluit_af(map_: Path, *, synthetisch: bool = False) -> None:
    """The report and the manifest beside an export."""
    merk = '<div class="synthetisch"></div>' if synthetisch else ""
    (map_ / "kwaliteitsverslag.html").write_text(f"<html>{merk}</html>", encoding="utf-8")
    manifest = {"bestanden": {"kengetallen.csv": {"sha256": hash_van(map_ / "kengetallen.csv")}}}
    (map_ / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def maanden(jaar: int, waarden: list[str]) -> list[Rij]:
    """Twelve rows of incidents; an empty string leaves the month out."""
    return [("incidenten", f"maand/{m:02d}", str(jaar), w) for m, w in enumerate(waarden, start=1) if w]
