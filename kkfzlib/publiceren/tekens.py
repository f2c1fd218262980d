"""Where a sign that the PDF cannot hold stands in the raw files, and how to write it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from kkfzlib.bevindingen import Invoerbevinding

_TEKST = (".md", ".csv", ".yml", ".yaml")


def plaatsen(tekens: str, raw: Path) -> Iterator[Invoerbevinding]:
    """Where each sign stands under the raw folder (or in ``organisatie.yml`` beside it), with how to write it."""
    kandidaten = sorted(p for p in (*raw.rglob("*"), raw.parent / "organisatie.yml") if p.is_file())
    for teken in tekens:
        # A composed sign was typed in pieces, perhaps.
        vormen = (teken, unicodedata.normalize("NFD", teken))
        gevonden = False
        for pad in kandidaten:
            for regel in _regels(pad, vormen):
                gevonden = True
                yield _bevinding(teken, pad.name, regel)
        if not gevonden:
            yield _bevinding(teken, raw.name, None)


def _regels(pad: Path, vormen: tuple[str, ...]) -> Iterator[int | None]:
    """Lines that hold one of ``vormen``; None stands for somewhere in a workbook."""
    if pad.suffix.lower() in _TEKST:
        tekst = pad.read_text(encoding="utf-8", errors="replace")
        yield from (n for n, r in enumerate(tekst.split("\n"), start=1) if any(v in r for v in vormen))
    elif pad.suffix.lower() == ".xlsx":
        from kkfzlib.lekken.lezers import stukken

        if any(v in tekst for _, tekst in stukken(pad) for v in vormen):
            yield None


def _bevinding(teken: str, bestand: str, regel: int | None) -> Invoerbevinding:
    gewoon = unicodedata.normalize("NFKC", teken)
    herstel = (
        f"schrijf het als {gewoon}"
        if gewoon != teken and gewoon.isascii()
        else "laat het weg of beschrijf het"
    )
    naam = f"U+{ord(teken):04X}"
    return Invoerbevinding(bestand, regel, "", "", "", "teken-niet-te-zetten",
                           f"het teken {teken} ({naam}) heeft het lettertype van de PDF niet", herstel)  # fmt: skip
