"""The pages of a comparison read back: every published value that they show, and all other text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lxml import html


class Getoond(NamedTuple):
    """One shown value: of whom, which, of when, which number, and its text with a decimal point."""

    organisatie: str
    naam: str
    periode: str
    soort: str
    tekst: str


def getoond(map_: Path) -> set[Getoond]:
    """Every value on every page under ``map_``; benchmarks, that are nobody's, left out."""
    return {g for pad in sorted(map_.rglob("*.html")) for g in _van(pad)}


def _van(pad: Path) -> Iterator[Getoond]:
    for el in html.document_fromstring(pad.read_bytes()).iter():
        if not isinstance(el.tag, str) or not el.get("data-kengetal"):
            continue
        rij = el if el.tag == "tr" else next(v for v in el.iterancestors("tr"))
        if rij.get("data-organisatie"):
            yield Getoond(
                rij.get("data-organisatie"), el.get("data-kengetal"), el.get("data-periode"),
                el.get("data-soort", "waarde"), _kaal(el.text_content()),
            )  # fmt: skip


def _kaal(tekst: str) -> str:
    kaal = tekst.replace("\xa0", "").replace("€", "").strip().rstrip("%")
    return kaal.replace(".", "").replace(",", ".").replace("−", "-")
