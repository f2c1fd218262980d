"""A raw table with the place of every row, and the collector of everything found wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

import numpy as np
import pandas as pd

from kkfzlib.bevindingen import Ernst, Invoerbevinding
from kkfzlib.schema.meldingen import herstel_import, tekst

TOON = 60
"""A value is shown up to this many characters."""


@dataclass(frozen=True)
class Ruwbestand:
    """Where rows came from: file, sheet (empty for a CSV), physical row numbers, column letters of a sheet."""

    bestand: str
    rijen: np.ndarray
    blad: str = ""
    letters: Mapping[str, str] = field(default_factory=dict)
    ingevoerd: ClassVar[bool] = False
    """Whether the rows came from exports: then mistakes are mended in the recipe."""

    def plaats(self, positie: int, kolom: str = "") -> tuple[int | None, str]:
        """(physical line, "") in a CSV, (None, "sheet!C7") in a workbook, of the row at ``positie``."""
        rij = int(self.rijen[positie])
        return (None, f"{self.blad}!{self.letters.get(kolom, 'A')}{rij}") if self.blad else (rij, "")

    def bestand_van(self, positie: int) -> str:
        """The file that the row at ``positie`` came from."""
        return self.bestand

    def noem(self, positie: int) -> str:
        """The row in words, to refer to it from another row's finding."""
        rij = int(self.rijen[positie])
        return f"rij {rij}" if self.blad else f"regel {rij}"


@dataclass(frozen=True)
class RuweTabel:
    """One table as read: text columns only (``str``), index 0…n-1. ``gemeld`` holds positions already reported."""

    naam: str
    bron: Ruwbestand
    frame: pd.DataFrame
    codering: str = ""
    gelezen: int = 0
    gemeld: Mapping[str, frozenset[int]] = field(default_factory=dict)


class Melder:
    """Collects findings; texts come from the catalogue, values are shortened and made printable here."""

    def __init__(self) -> None:
        self.bevindingen: list[Invoerbevinding] = []

    def meld(
        self, code: str, bestand: str, *, regel: int | None = None, cel: str = "", kolom: str = "", waarde: str = "",
        ernst: Ernst = "fout", **details: object,
    ) -> None:  # fmt: skip
        """Add one finding about a file, a line or a cell."""
        wat, hoe = tekst(code, **details)
        self.bevindingen.append(
            Invoerbevinding(toonbaar(bestand), regel, cel, kolom, toonbaar(waarde), code, wat, hoe, ernst)
        )

    def meld_rijen(
        self, code: str, bron: Ruwbestand, posities: Iterable[int], kolom: str = "",
        waarden: Sequence[str] | None = None, ernst: Ernst = "fout", **details: object,
    ) -> None:  # fmt: skip
        """Add one finding per row position; ``waarden`` run along with ``posities``."""
        wat, hoe = tekst(code, **details)
        if bron.ingevoerd:
            hoe = herstel_import(code, kolomnaam=kolom, **details) or hoe
        for n, positie in enumerate(posities):
            regel, cel = bron.plaats(positie, kolom)
            waarde = toonbaar(waarden[n]) if waarden is not None else ""
            self.bevindingen.append(
                Invoerbevinding(bron.bestand_van(positie), regel, cel, kolom, waarde, code, wat, hoe, ernst)
            )

    @property
    def fout(self) -> bool:
        """Whether anything hard was found."""
        return any(b.ernst == "fout" for b in self.bevindingen)


def toonbaar(waarde: Any) -> str:
    """A value for a message: one line, printable, at most ``TOON`` characters."""
    kort = str(waarde)[: TOON + 1]
    if not kort.isprintable():
        kort = "".join(t if t.isprintable() else "�" for t in kort)
    return kort if len(kort) <= TOON else kort[:TOON] + "…"


def bedoeld(waarde: str, mogelijk: Iterable[str], grens: float = 60) -> str:
    """ " Bedoelt u x?" with the nearest known name, or empty when nothing is near."""
    from rapidfuzz import fuzz, process

    beste = process.extractOne(
        waarde.lower(), list(mogelijk), scorer=fuzz.WRatio, processor=str.lower, score_cutoff=grens
    )
    return f" Bedoelt u '{beste[0]}'?" if beste else ""
