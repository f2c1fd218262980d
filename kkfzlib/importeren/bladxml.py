"""What calamine doesn't tell of an .xlsx sheet, found by searching its XML: percentages, faulty cells, hidden rows."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from functools import cached_property

from lxml import etree
from openpyxl.utils.cell import column_index_from_string, get_column_letter

from kkfzlib.inlezen.xlsx_bladen import Werkboek
from kkfzlib.inlezen.xlsx_veilig import Werkboekfout

_C = rb"<(?:\w+:)?c "
_VER = re.compile(rb'\br="([A-Z]{2,3})\d+"')
_RIJ = re.compile(rb'<(?:\w+:)?row [^>]*?\br="(\d+)"')
_LAAG = re.compile(rb'\br="[A-Z]{1,3}(\d{6,7})"')
_VERBORGEN = re.compile(rb'<(?:\w+:)?row [^>]*\bhidden="(?:1|true)"')
_FOUT = re.compile(_C + rb'r="([A-Z]+)(\d+)"[^>]*\bt="e"')
_ZONDER = re.compile(
    _C
    + rb'r="([A-Z]+)(\d+)"[^>]*>\s*<(?:\w+:)?f(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)'
    + rb"\s*(?:<(?:\w+:)?v\s*/>|<v></v>)?</(?:\w+:)?c>"
)
_RUIM = re.compile(rb'r="(?:[A-Z]{2}|[A-Z]?(?:\d{7}|[2-9]\d{5}))')
"""A place beyond column Z or row 199.999; without any the rectangle stays below ``IJL``."""
IJL = 5_200_000
"""Cells of the rectangle from which on its filling is looked at."""


class Bladxml:
    """The XML of one sheet; ``procentstijlen`` are the numbers of the cell styles that show a percentage."""

    def __init__(self, archief: zipfile.ZipFile, deel: str, procentstijlen: frozenset[int]) -> None:
        self._archief, self._deel, self._procent = archief, deel, procentstijlen

    @cached_property
    def _xml(self) -> bytes:
        return self._archief.read(self._deel)

    @property
    def is_ijl(self) -> bool:
        """Whether the sheet spans a rectangle far larger than its cells."""
        if _RUIM.search(self._xml) is None:
            return False
        rijen = [int(m) for patroon in (_RIJ, _LAAG) for m in patroon.findall(self._xml)]
        ver = max((column_index_from_string(m.decode()) for m in set(_VER.findall(self._xml))), default=26)
        vlak = max(rijen, default=1) * ver
        return vlak > IJL and vlak > 50 * len(re.findall(_C, self._xml)) + IJL

    def verborgen_rijen(self) -> int:
        """Number of hidden rows that the sheet holds."""
        return len(_VERBORGEN.findall(self._xml)) if b"hidden=" in self._xml else 0

    def gebreken(self, koprij: int, kolommen: Sequence[int]) -> list[tuple[int, int, str]]:
        """Error values and formulas without a value below ``koprij``, in these columns (numbers from 0)."""
        plek = {get_column_letter(k + 1).encode(): n for n, k in enumerate(kolommen)}
        uit = []
        for patroon, teken, code in ((_FOUT, b't="e"', "celfout"), (_ZONDER, b"<f", "formule-zonder-waarde")):
            if teken in self._xml:
                uit += [
                    (int(r), plek[k], code)
                    for k, r in patroon.findall(self._xml)
                    if k in plek and int(r) > koprij
                ]
        return sorted(uit)

    def procenten(self, koprij: int, kolommen: Sequence[int]) -> dict[int, list[int]]:
        """Row numbers of the cells shown as a percentage, per place in ``kolommen``."""
        uit: dict[int, list[int]] = {}
        if not self._procent:
            return uit
        stijlen = b"|".join(str(s).encode() for s in sorted(self._procent))
        plek = {get_column_letter(k + 1).encode(): n for n, k in enumerate(kolommen)}
        for kolom, rij in re.findall(_C + rb'r="([A-Z]+)(\d+)"[^>]*\bs="(?:' + stijlen + rb')"', self._xml):
            if kolom in plek and int(rij) > koprij:
                uit.setdefault(plek[kolom], []).append(int(rij))
        return uit


def bladen_van(archief: zipfile.ZipFile) -> dict[str, Bladxml]:
    """The sheets of a workbook by name; Werkboekfout when its parts can't be read."""
    try:
        boek = Werkboek(archief)
        return {b.naam: Bladxml(archief, b.deel, boek.procentstijlen) for b in boek.bladen}
    except (etree.LxmlError, KeyError, ValueError, IndexError, TypeError, AttributeError, OSError):
        raise Werkboekfout("kapot-werkboek") from None
