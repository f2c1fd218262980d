"""The exports in a folder as sheets: the first rows to find a header in, and the values of chosen columns."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from kkfzlib.inlezen.cellen import cel_als_tekst

ZOEK = 40
"""A header is looked for in this many rows."""
_WERKBOEKEN = frozenset({".xlsx", ".xls", ".ods", ".xlsm", ".xlsb"})
_TEKSTEN = frozenset({".csv", ".tsv", ".txt"})
_SCHEIDINGEN = ";\t,|"
_LABELS = 4
"""A row of totals says so in one of its first cells."""
_TOTAAL = re.compile(r"\s*(?:sub|eind)?totaal\b", re.IGNORECASE)


@dataclass(frozen=True)
class Blad:
    """One sheet of an export, or a text file (``blad`` is then empty). ``rijen`` are its cells, as they are stored."""

    bestand: str
    blad: str
    rijen: Sequence[Sequence[Any]]
    enig: bool

    def kop(self, nummer: int) -> list[str]:
        """Row ``nummer`` (from 0) as texts."""
        return [tekst(cel) for cel in self.rijen[nummer]]

    def waarden(self, koprij: int, kolom: int) -> Iterator[Any]:
        """The filled cells of one column below the header, rows of totals left out."""
        for rij in self.rijen[koprij + 1 :]:
            if kolom < len(rij) and rij[kolom] not in (None, "") and not any(map(is_totaal, rij[:_LABELS])):
                yield rij[kolom]

    def met(self, ander: Blad, koprij: int) -> Blad:
        """This sheet with the rows of another one below its own, where that has the same header; else just this."""
        kop = self.kop(koprij)
        for nummer in range(min(ZOEK, len(ander.rijen))):
            if ander.kop(nummer) == kop:
                return replace(self, rijen=[*self.rijen, *ander.rijen[nummer + 1 :]])
        return self

    def totalen(self, koprij: int) -> dict[int, list[str]]:
        """Labels of totals below the header, per column number."""
        uit: dict[int, dict[str, None]] = {}
        for rij in self.rijen[koprij + 1 :]:
            for kolom, cel in enumerate(rij[:_LABELS]):
                if is_totaal(cel):
                    uit.setdefault(kolom, {})[tekst(cel)] = None
        return {kolom: list(labels) for kolom, labels in uit.items()}


def is_totaal(cel: Any) -> bool:
    """Whether a cell is the label of a row of totals."""
    return isinstance(cel, str) and _TOTAAL.match(cel) is not None


def tekst(cel: Any) -> str:
    """A cell as text, a whole number without decimals, on one line."""
    return " ".join(cel_als_tekst(cel).split())


def lees_map(map_: Path) -> tuple[list[Blad], list[str]]:
    """Every sheet of every export in ``map_`` by name, and the names of files that can't be read."""
    bladen: list[Blad] = []
    onleesbaar: list[str] = []
    for pad in sorted(map_.iterdir() if map_.is_dir() else ()):
        if pad.name.startswith((".", "~$")) or not pad.is_file():
            continue
        try:
            bladen += _lees(pad)
        except (CalamineError, ValueError, OSError, csv.Error):
            onleesbaar.append(pad.name)
    return bladen, onleesbaar


def _lees(pad: Path) -> list[Blad]:
    if pad.suffix.lower() in _WERKBOEKEN:
        boek = CalamineWorkbook.from_path(pad)
        namen = boek.sheet_names
        alles = [(n, boek.get_sheet_by_name(n).to_python(skip_empty_area=False)) for n in namen]
        return [Blad(pad.name, naam, rijen, len(namen) == 1) for naam, rijen in alles if rijen]
    if pad.suffix.lower() in _TEKSTEN:
        inhoud = _ontcijfer(pad.read_bytes())
        rijen = list(csv.reader(io.StringIO(inhoud), delimiter=_scheiding(inhoud)))
        return [Blad(pad.name, "", rijen, True)] if rijen else []
    return []


def _ontcijfer(ruw: bytes) -> str:
    """The text in whatever encoding it is: a mark says so, else it is UTF-8, else that of Windows."""
    if ruw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ruw.decode("utf-16")
    if b"\x00" in ruw[:200]:
        return ruw.decode("utf-16-le" if ruw[1:2] == b"\x00" else "utf-16-be")
    try:
        return ruw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ruw.decode("cp1252", errors="replace")


def _scheiding(inhoud: str) -> str:
    """The separator under which most of the first rows have equally many fields; of equals the one with more fields."""
    begin = "\n".join(inhoud.splitlines()[: 2 * ZOEK])

    def eensgezind(teken: str) -> tuple[int, int]:
        breedtes = Counter(
            len(rij) for rij in csv.reader(io.StringIO(begin), delimiter=teken) if len(rij) > 1
        )
        return breedtes.most_common(1)[0][::-1] if breedtes else (0, 0)

    return max(_SCHEIDINGEN, key=eensgezind)
