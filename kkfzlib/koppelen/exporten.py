"""The exports of one year as sheets: the first rows to find a header in, and the values of chosen columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from kkfzlib.dossier import Dossier
from kkfzlib.importeren.bronbestanden import Bronbestanden
from kkfzlib.importeren.vel import Vel
from kkfzlib.inlezen.cellen import cel_als_tekst
from kkfzlib.inlezen.ruw import Melder

_LABELS = 4
"""A row of totals says so in one of its first cells."""
_TOTAAL = re.compile(r"\s*(?:sub|eind)?totaal\b", re.IGNORECASE)


@dataclass
class Blad:
    """One sheet of an export. ``enig``: the only one of its workbook, or a text file."""

    vel: Vel
    enig: bool
    _gelezen: dict[tuple[int, int], list[Any]] = field(default_factory=dict)

    @property
    def bestand(self) -> str:
        """Base name of the file."""
        return self.vel.bestand

    @property
    def naam(self) -> str:
        """Name of the sheet; empty for a text file."""
        return self.vel.blad

    @property
    def hoogte(self) -> int:
        """Rows in which a header is looked for."""
        return len(self.vel.begin)

    def kop(self, nummer: int) -> list[str]:
        """Row ``nummer`` (from 0) as texts."""
        return [tekst(cel) for cel in self.vel.begin[nummer][1]]

    def waarden(self, koprij: int, kolom: int) -> list[Any]:
        """The filled cells of one column below the header, rows of totals left out."""
        if (koprij, kolom) not in self._gelezen:
            self._gelezen[koprij, kolom] = list(self._lees(koprij, kolom))
        return self._gelezen[koprij, kolom]

    def _lees(self, koprij: int, kolom: int) -> Iterator[Any]:
        labels = range(min(_LABELS, len(self.vel.begin[koprij][1])))
        gelezen = self.vel.lees(self.vel.begin[koprij][0], [*labels, kolom])
        *kop, cellen = gelezen.kolommen
        weg = [k.masker(is_totaal) for k in kop]
        for n, nummer in enumerate(cellen.nummers.tolist()):
            if not any(masker[n] for masker in weg) and cellen.waarden[nummer] not in (None, ""):
                yield cellen.waarden[nummer]

    def rijen(self, koprij: int, kolommen: Sequence[int]) -> list[tuple[Any, ...]]:
        """The cells of some columns, row by row."""
        gelezen = self.vel.lees(self.vel.begin[koprij][0], kolommen)
        cellen = ([k.waarden[n] for n in k.nummers.tolist()] for k in gelezen.kolommen)
        return list(zip(*cellen, strict=True))

    def totalen(self, koprij: int) -> dict[int, list[str]]:
        """Labels of totals below the header, per column number."""
        labels = list(range(min(_LABELS, len(self.vel.begin[koprij][1]))))
        gelezen = self.vel.lees(self.vel.begin[koprij][0], labels)
        gevonden = {n: [tekst(w) for w in k.waarden if is_totaal(w)] for n, k in enumerate(gelezen.kolommen)}
        return {n: list(dict.fromkeys(w)) for n, w in gevonden.items() if w}


def is_totaal(cel: Any) -> bool:
    """Whether a cell is the label of a row of totals."""
    return isinstance(cel, str) and _TOTAAL.match(cel) is not None


def tekst(cel: Any) -> str:
    """A cell as text, a whole number without decimals, on one line."""
    return " ".join(cel_als_tekst(cel).split())


def lees_exporten(dossier: Dossier) -> tuple[list[list[Blad]], list[str]]:
    """Every export as its sheets, and the names of files that can't be read.

    A text file comes as a sheet per separator that makes columns of it: the header decides which one it is.
    """
    bestanden = Bronbestanden(dossier.bronnen, Melder())
    uit: list[list[Blad]] = []
    onleesbaar: list[str] = []
    for naam in bestanden.namen:
        bestand = bestanden.open(naam)
        vellen = bestand.vellen if bestand is not None else None
        if vellen is None:
            onleesbaar.append(naam)
            continue
        zichtbaar = [v for v in vellen if v.begin]
        uit.append([Blad(v, not v.blad or len(zichtbaar) == 1) for v in zichtbaar])
    return uit, onleesbaar
