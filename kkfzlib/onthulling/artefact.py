"""Read a finished public report back: every number it shows and every one it hides, from HTML and export."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import html

MARKERING = "x"
_SLOT = re.compile(rb"</(?:body|html)\s*>", re.IGNORECASE)
_GETAL = re.compile(r"[-\u2212]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?")


@dataclass(frozen=True, slots=True)
class Getoond:
    """One number as an outsider sees it: between ``laag`` and ``hoog`` (both None: hidden)."""

    kengetal: str
    uitsplitsing: str
    periode: str
    soort: str
    laag: float | None
    hoog: float | None
    plaats: str

    @property
    def verborgen(self) -> bool:
        """Whether the marker stands where the number was."""
        return self.laag is None


def lees_nederlands(tekst: str) -> tuple[float, float] | None:
    """Interval of a printed Dutch number: ``8,33%`` is 8,325…8,335 and ``1.236`` is exactly that count."""
    treffer = _GETAL.search(tekst.replace("\u00a0", " "))
    if treffer is None:
        return None
    kaal = treffer[0].replace(".", "").replace(",", ".").replace("\u2212", "-")
    return _interval(kaal, heel="%" not in tekst and "€" not in tekst)


def _interval(kaal: str, heel: bool) -> tuple[float, float]:
    decimalen = len(kaal.partition(".")[2])
    half = 0.0 if heel and not decimalen else 0.5 / 10**decimalen
    return float(kaal) - half, float(kaal) + half


def lees_html(pad: Path, jaar: int) -> Iterator[Getoond]:
    """Every element with ``data-kengetal``; ``jaar`` is the periode of those that name none."""
    # A browser shows what stands behind </html> too; this parser would drop it.
    boom = html.document_fromstring(
        _SLOT.sub(b"", pad.read_bytes()), parser=html.HTMLParser(encoding="utf-8")
    )
    for element in boom.iter():
        wat = element.get("data-kengetal") if isinstance(element.tag, str) else None
        if not wat:
            continue
        kengetal, _, uitsplitsing = wat.partition("/")
        soort = element.get("data-soort") or "waarde"
        periode = element.get("data-periode") or str(jaar - (soort == "vorig"))
        tekst = " ".join(element.text_content().split())
        if soort == "groei" and "%" not in tekst:
            soort = "verschil"
        grens = None if tekst == MARKERING else lees_nederlands(tekst)
        if tekst != MARKERING and grens is None:
            continue
        laag, hoog = grens if grens is not None else (None, None)
        eigen_soort = "waarde" if soort == "vorig" else soort
        yield Getoond(kengetal, uitsplitsing, periode, eigen_soort, laag, hoog, pad.name)


def lees_export(pad: Path) -> Iterator[Getoond]:
    """Every number of a published ``kengetallen.csv`` (comma, decimal point, hidden ones ``x``)."""
    with pad.open(encoding="utf-8-sig", newline="") as bestand:
        for rij in csv.DictReader(bestand):
            for soort in ("waarde", "teller", "noemer"):
                tekst = (rij.get(soort) or "").strip()
                sleutel = (rij["kengetal"], rij["uitsplitsing"].lstrip("'"), rij["periode"], soort)
                if tekst == MARKERING:
                    yield Getoond(*sleutel, None, None, pad.name)
                elif tekst:
                    kaal = tekst.removesuffix(".0")
                    heel = soort != "waarde" or rij["eenheid"] == "aantal"
                    yield Getoond(*sleutel, *_interval(kaal, heel), pad.name)


def lees_artefact(map_: Path, jaar: int) -> list[Getoond]:
    """Everything that a folder with a finished report shows or hides (``*.html`` and ``*.csv``)."""
    uit: list[Getoond] = []
    for pad in sorted(map_.glob("*.html")):
        uit += lees_html(pad, jaar)
    for pad in sorted(map_.glob("*.csv")):
        uit += lees_export(pad)
    return uit
