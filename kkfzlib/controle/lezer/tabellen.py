"""Tables that end in a total, found in running text: rows of a label and as many numbers as the total has."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kkfzlib.nederlands.getal import Getal
from kkfzlib.nederlands.lezen import lees_los
from kkfzlib.nederlands.patronen import CIJFERS

_TOKEN = re.compile(
    rf"(?P<getal>(?:€\s*)?(?<![\w.,]){CIJFERS}\s*%?(?![\w,.]*\w))"
    r"|(?P<woord>[^\s\d€][^\s]*|\S)"
)
VENSTER = 1500
"""How many characters before a total its rows may lie."""


@dataclass(frozen=True)
class Tabelrij:
    """One row: the words before its numbers, and the numbers."""

    label: str
    getallen: tuple[Getal, ...]

    @property
    def begin(self) -> int:
        """Offset of its first number."""
        return self.getallen[0].plaats


@dataclass(frozen=True)
class Cijfertabel:
    """Rows and their total; every row has as many numbers as the total."""

    rijen: tuple[Tabelrij, ...]
    totaal: Tabelrij
    bereik: tuple[int, int]


def cijfertabellen(tekst: str) -> list[Cijfertabel]:
    """Every table with a row *Totaal* and at least two rows of as many numbers before it.

    A table with a hidden cell (``x``) cannot be added up and is left out.
    """
    uit = []
    for begin in re.finditer(r"\b[Tt]otaal\b(?!\s+(?:aantal|van|zijn|waren|\w+en\b))", tekst):
        eind = min(len(tekst), begin.end() + 160)
        na = _rijen(re.split(r"\n\s*\n\s*\n|\n(?=[ \t]*[A-Z])", tekst[begin.end() : eind])[0], begin.end())
        if not na or not na[0].getallen or len(na[0].label) > 20:
            continue
        totaal = na[0]
        vanaf = max(0, begin.start() - VENSTER)
        rijen = _erboven(_rijen(tekst[vanaf : begin.start()], vanaf), totaal)
        if len(rijen) >= 2:
            bereik = (rijen[0].begin, totaal.getallen[-1].einde)
            uit.append(Cijfertabel(tuple(rijen), totaal, bereik))
    return uit


def _erboven(ervoor: list[Tabelrij], totaal: Tabelrij) -> list[Tabelrij]:
    rijen: list[Tabelrij] = []
    for rij in reversed(ervoor):
        if len(rij.getallen) != len(totaal.getallen) or not _zelfde_soort(rij, totaal):
            break
        if _VERBORGEN.search(rij.label):
            return []
        rijen.insert(0, rij)
        if re.match(r"[Tt]otaal\b", rij.label):
            return rijen[1:]
        if len(rij.label) > LABEL:
            break
    return rijen


_VERBORGEN = re.compile(r"(?:^|\s)x(?:\s|$)")
LABEL = 160
"""A longer text before the numbers is what stands above the table; the row below it is its first."""


def _rijen(tekst: str, verschuiving: int = 0) -> list[Tabelrij]:
    rijen: list[Tabelrij] = []
    woorden: list[str] = []
    cijfers: list[Getal] = []
    for token in _TOKEN.finditer(tekst):
        if token["getal"]:
            if (getal := lees_los(token["getal"])) is not None:
                cijfers.append(replace(getal, plaats=token.start() + verschuiving))
        elif token["woord"] not in "€%|":
            if cijfers:
                rijen.append(Tabelrij(" ".join(woorden), tuple(cijfers)))
                woorden, cijfers = [], []
            woorden.append(token["woord"])
    if cijfers:
        rijen.append(Tabelrij(" ".join(woorden), tuple(cijfers)))
    return rijen


def _zelfde_soort(rij: Tabelrij, totaal: Tabelrij) -> bool:
    # A year is a heading, no cell; and a row of years is no row.
    if any(g.eenheid == "aantal" and 2000 <= g.waarde <= 2099 and g.tekst.isdigit() for g in totaal.getallen):
        return False
    return all(
        "euro" not in (a.eenheid, b.eenheid) or a.eenheid == b.eenheid
        for a, b in zip(rij.getallen, totaal.getallen, strict=True)
    )
