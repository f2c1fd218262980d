"""Read a finished public report back, from HTML, exports and ledger: every number it shows and every one it hides."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import html

MARKERING = "x"
_SLOT = re.compile(rb"</(?:body|html)\s*>", re.IGNORECASE)
_GETAL = re.compile(r"[-\u2212]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?")
_EENHEDEN = (
    ("procentpunt", "%"),
    ("%", "%"),
    ("€", "euro"),
    ("dag", "dagen"),
    ("bed", "bedden"),
    ("jaar", "jaar"),
)


@dataclass(frozen=True, slots=True)
class Getoond:
    """One number as an outsider sees it: between ``laag`` and ``hoog`` (both None: hidden).

    ``bron`` is 0 for the report under audit and a number of its own for every other publication (1 the newest).
    """

    kengetal: str
    uitsplitsing: str
    periode: str
    soort: str
    laag: float | None
    hoog: float | None
    plaats: str
    eenheid: str = ""
    bron: int = 0

    @property
    def verborgen(self) -> bool:
        """Whether the marker stands where the number was."""
        return self.laag is None

    @property
    def sleutel(self) -> tuple[str, str, str]:
        """(kengetal, uitsplitsing, periode)."""
        return self.kengetal, self.uitsplitsing, self.periode


def lees_nederlands(tekst: str) -> tuple[float, float] | None:
    """Interval of a printed Dutch number: ``8,33%`` is 8,325…8,335 and ``1.236`` is exactly that count."""
    treffer = _GETAL.search(tekst.replace("\u00a0", " "))
    if treffer is None:
        return None
    kaal = treffer[0].replace(".", "").replace(",", ".").replace("\u2212", "-")
    return _interval(kaal, _decimalen(kaal), heel="%" not in tekst and "€" not in tekst)


def _decimalen(kaal: str) -> int:
    return len(kaal.partition(".")[2])


def _interval(kaal: str, decimalen: int, heel: bool) -> tuple[float, float]:
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
        eenheid = next((e for teken, e in _EENHEDEN if teken in tekst), "")
        yield Getoond(kengetal, uitsplitsing, periode, eigen_soort, laag, hoog, pad.name, eenheid)


def lees_rijen(rijen: Iterable[Mapping[str, Any]], plaats: str, bron: int = 0) -> Iterator[Getoond]:
    """The numbers of published contract rows (decimal point, hidden ones ``x``, empty ones not there)."""
    rijen = [{k: str(w or "").strip() for k, w in rij.items()} for rij in rijen]
    # An export writes 7.0 as 7: how precise a computed value is shows in the other rows of its kengetal.
    precies: dict[str, int] = {}
    for rij in rijen:
        if rij["waarde"] != MARKERING and rij.get("herkomst") == "registratie":
            precies[rij["kengetal"]] = max(
                precies.get(rij["kengetal"], 0), _decimalen(rij["waarde"].removesuffix(".0"))
            )
    for rij in rijen:
        for soort in ("waarde", "teller", "noemer"):
            tekst = rij.get(soort, "")
            sleutel = (rij["kengetal"], rij["uitsplitsing"].lstrip("'"), rij["periode"], soort)
            eenheid = rij.get("eenheid", "") if soort == "waarde" else "aantal"
            if tekst == MARKERING:
                yield Getoond(*sleutel, None, None, plaats, eenheid, bron)
            elif tekst:
                kaal = tekst.removesuffix(".0")
                decimalen = _decimalen(kaal)
                if soort == "waarde" and rij.get("herkomst") == "registratie":
                    decimalen = max(decimalen, precies.get(rij["kengetal"], 0))
                grens = _interval(kaal, decimalen, heel=eenheid in ("aantal", "dagen"))
                yield Getoond(*sleutel, *grens, plaats, eenheid, bron)


def lees_export(pad: Path) -> Iterator[Getoond]:
    """Every number of a published ``kengetallen.csv`` (comma, decimal point, hidden ones ``x``)."""
    with pad.open(encoding="utf-8-sig", newline="") as bestand:
        yield from lees_rijen(list(csv.DictReader(bestand)), pad.name)


def lees_meetrapport(pad: Path) -> Iterator[Getoond]:
    """The counts and shares of indicator 2 in its FHIR form; masked ones are absent there."""
    rapport = json.loads(pad.read_text(encoding="utf-8"))
    jaar = str(rapport["period"]["start"])[:4]
    for groep in rapport["group"]:
        code = "+".join(c["code"] for c in groep["code"]["coding"])
        vaste = {
            "initial-population": ("uitstroom", "totaal", jaar, "waarde"),
            "denominator": ("uitstroom", "noemer", jaar, "waarde"),
            "numerator": ("continuiteit", code, jaar, "teller"),
        }
        for deel in groep.get("population", ()):
            sleutel = vaste.get(deel["code"]["coding"][0]["code"])
            if sleutel is not None and deel.get("count") is not None:
                yield Getoond(*sleutel, deel["count"], deel["count"], pad.name, "aantal")
        waarde = groep.get("measureScore", {}).get("value")
        if waarde is not None:
            kaal = str(waarde).removesuffix(".0")
            grens = _interval(kaal, _decimalen(kaal), heel=False)
            yield Getoond("continuiteit", code, jaar, "waarde", *grens, pad.name, "%")


def lees_artefact(map_: Path, jaar: int) -> list[Getoond]:
    """Everything that a folder with a finished report shows or hides: pages, exports, indicator 2."""
    uit: list[Getoond] = []
    for pad in sorted(map_.glob("*.html")):
        uit += lees_html(pad, jaar)
    for pad in sorted(map_.glob("*.csv")):
        uit += lees_export(pad)
    for pad in sorted(map_.glob("indicator-2.json")):
        uit += lees_meetrapport(pad)
    return uit


def lees_register(pad: Path) -> list[list[Getoond]]:
    """The publications in a ledger, newest first; ValueError or KeyError when it is no ledger."""
    uitgaven = json.loads(pad.read_text(encoding="utf-8"))["uitgaven"]
    return [
        list(lees_rijen(u["rijen"], f"uitgave van {u['op']} over {u['jaar']}")) for u in reversed(uitgaven)
    ]
