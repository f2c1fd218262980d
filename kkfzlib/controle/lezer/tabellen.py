"""Tables that end in a total, found in running text: rows of a label and as many numbers as the total has."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kkfzlib.controle.getallen import Getal

_TOKEN = re.compile(
    r"(?P<getal>(?:€\s*)?(?<![\w.,])(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?\s*%?(?![\w,.]*\w))|(?P<woord>[^\s\d€][^\s]*|\S)"
)
VENSTER = 1500
"""How many characters before a total its rows may lie."""


@dataclass(frozen=True)
class Rij:
    """One row: the words before its numbers, and the numbers."""

    label: str
    getallen: tuple[Getal, ...]


@dataclass(frozen=True)
class Cijfertabel:
    """Rows and their total; every row has as many numbers as the total."""

    rijen: tuple[Rij, ...]
    totaal: Rij


def cijfertabellen(tekst: str) -> list[Cijfertabel]:
    """Every table with a row *Totaal* and at least two rows of as many numbers before it."""
    uit = []
    for begin in re.finditer(r"\bTotaal\b", tekst):
        na = _rijen("Totaal " + tekst[begin.end() : begin.end() + 160].split("\n\n\n")[0])
        if not na or not na[0].getallen:
            continue
        totaal = na[0]
        ervoor = _rijen(tekst[max(0, begin.start() - VENSTER) : begin.start()])
        rijen: list[Rij] = []
        for rij in reversed(ervoor):
            if len(rij.getallen) != len(totaal.getallen) or not _zelfde_soort(rij, totaal):
                break
            rijen.insert(0, rij)
        if len(rijen) >= 2:
            uit.append(Cijfertabel(tuple(rijen), totaal))
    return uit


def _rijen(tekst: str) -> list[Rij]:
    rijen: list[Rij] = []
    woorden: list[str] = []
    cijfers: list[Getal] = []
    for token in _TOKEN.finditer(tekst):
        if token["getal"]:
            cijfers.append(_getal(token["getal"], token.start()))
        elif token["woord"] not in "€%|":
            if cijfers:
                rijen.append(Rij(" ".join(woorden), tuple(cijfers)))
                woorden, cijfers = [], []
            woorden.append(token["woord"])
    if cijfers:
        rijen.append(Rij(" ".join(woorden), tuple(cijfers)))
    return rijen


def _getal(tekst: str, plaats: int) -> Getal:
    waarde = float(re.sub(r"[^\d,]", "", tekst).replace(",", "."))
    eenheid = "euro" if "€" in tekst else "%" if "%" in tekst else "aantal"
    return Getal(waarde, eenheid, tekst.strip(), plaats)


def _zelfde_soort(rij: Rij, totaal: Rij) -> bool:
    return all(
        "euro" not in (a.eenheid, b.eenheid) or a.eenheid == b.eenheid
        for a, b in zip(rij.getallen, totaal.getallen, strict=True)
    )
