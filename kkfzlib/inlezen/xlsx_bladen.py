"""The parts of a workbook: its sheets, epoch, shared texts and number formats, and a sheet's cells as a stream."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, cached_property
from posixpath import join, normpath
from typing import Any

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.cell import column_index_from_string, coordinate_to_tuple
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from kkfzlib.inlezen.cellen import Gebrek, Procent

_M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRIKT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass(frozen=True)
class Blad:
    """One sheet: its name, whether it is hidden, and its part in the archive."""

    naam: str
    verborgen: bool
    deel: str


@dataclass
class Bladinhoud:
    """The filled rows of a sheet. ``cellen`` maps column number (from 1) to value; ``gebreken`` holds formulas
    without value and error values as (row, column, code)."""

    rijen: list[tuple[int, dict[int, Any]]] = field(default_factory=list)
    gebreken: list[tuple[int, int, str]] = field(default_factory=list)
    verborgen: list[str] = field(default_factory=list)
    samengevoegd: list[str] = field(default_factory=list)


class Werkboek:
    """An opened workbook; ``bladen`` in its own order, ``procentstijlen`` the styles that show a percentage."""

    def __init__(self, archief: zipfile.ZipFile) -> None:
        self._archief = archief
        self._getallen: dict[tuple[str, int], Any] = {}
        wortel = self._wortel("xl/workbook.xml")
        instelling = wortel.find(f"{_M}workbookPr")
        is_1904 = instelling is not None and instelling.get("date1904") in ("1", "true")
        self._epoche = CALENDAR_MAC_1904 if is_1904 else CALENDAR_WINDOWS_1900
        doelen = {r.get("Id"): r.get("Target") for r in self._wortel("xl/_rels/workbook.xml.rels")}
        self.bladen = [
            Blad(b.get("name"), b.get("state", "visible") != "visible", _pad(doelen[b.get(f"{_R}id")]))
            for b in wortel.iterfind(f"{_M}sheets/{_M}sheet")
        ]
        self._datum, self.procentstijlen = self._lees_opmaak()

    def _wortel(self, deel: str) -> Any:
        ruw = self._archief.read(deel).replace(_STRIKT.encode(), _M[1:-1].encode())
        ruw = ruw.replace(b"http://purl.oclc.org/ooxml/officeDocument/relationships", _R[1:-1].encode())
        return etree.fromstring(ruw, etree.XMLParser(resolve_entities=False, no_network=True))

    @cached_property
    def _teksten(self) -> list[str]:
        if "xl/sharedStrings.xml" not in self._archief.namelist():
            return []
        return [_tekst(si) for si in self._wortel("xl/sharedStrings.xml").iterfind(f"{_M}si")]

    def _lees_opmaak(self) -> tuple[frozenset[int], frozenset[int]]:
        """Numbers of the cell styles that show a date, and of those that show a percentage."""
        if "xl/styles.xml" not in self._archief.namelist():
            return frozenset(), frozenset()
        wortel = self._wortel("xl/styles.xml")
        eigen = {
            int(f.get("numFmtId")): f.get("formatCode") for f in wortel.iterfind(f"{_M}numFmts/{_M}numFmt")
        }
        datum, procent = set(), set()
        for nummer, stijl in enumerate(wortel.iterfind(f"{_M}cellXfs/{_M}xf")):
            code = int(stijl.get("numFmtId", 0))
            opmaak = eigen.get(code) or BUILTIN_FORMATS.get(code, "General")
            # 27…36 and 50…58 are dates in the file format's list, with a notation that depends on the language.
            if is_date_format(opmaak) or 27 <= code <= 36 or 50 <= code <= 58:
                datum.add(nummer)
            elif "%" in opmaak:
                procent.add(nummer)
        return frozenset(datum), frozenset(procent)

    def lees(self, blad: Blad) -> Bladinhoud:
        """Every filled cell of a sheet; texts as str, numbers as int or float, dates as datetime."""
        uit = Bladinhoud()
        with self._archief.open(blad.deel) as stroom:
            naam = _Namen(f"{{{_STRIKT}}}" if _STRIKT.encode() in stroom.read(4096) else _M)
        with self._archief.open(blad.deel) as stroom:
            nummer = 0
            labels = (naam.rij, naam.samen, naam.kolom)
            for _, element in etree.iterparse(stroom, tag=labels, resolve_entities=False, no_network=True):
                if element.tag == naam.rij:
                    nummer = int(element.get("r") or nummer + 1)
                    self._rij(element, nummer, naam, uit)
                elif element.tag == naam.samen:
                    uit.samengevoegd.append(element.get("ref"))
                elif element.get("hidden") in ("1", "true"):
                    uit.verborgen.append(f"kolom {element.get('min')}")
                _wis(element)
        return uit

    def _rij(self, element: Any, nummer: int, naam: _Namen, uit: Bladinhoud) -> None:
        cellen: dict[int, Any] = {}
        kolom = 0
        for cel in element.iterchildren(naam.cel):
            plaats = cel.get("r")
            kolom = _kolomnummer(plaats.rstrip("0123456789")) if plaats else kolom + 1
            waarde = self._cel(cel, naam)
            if isinstance(waarde, Gebrek):
                uit.gebreken.append((nummer, kolom, waarde.code))
                cellen[kolom] = waarde
            elif waarde is not None and waarde != "":
                cellen[kolom] = waarde
        if cellen:
            uit.rijen.append((nummer, cellen))
            if element.get("hidden") in ("1", "true"):
                uit.verborgen.append(f"rij {nummer}")

    def _cel(self, cel: Any, naam: _Namen) -> Any:
        soort = cel.get("t", "n")
        if soort == "inlineStr":
            tekst = cel.find(naam.binnen)
            return "" if tekst is None else _tekst(tekst, naam)
        waarde = cel.findtext(naam.waarde)
        if not waarde:
            zonder = cel.find(naam.formule) is not None and soort != "str"
            return Gebrek("formule-zonder-waarde") if zonder else None
        if soort == "s":
            return self._teksten[int(waarde)]
        if soort == "str":
            return waarde
        if soort == "e":
            return Gebrek("celfout")
        if soort == "b":
            return "WAAR" if waarde == "1" else "ONWAAR"
        if soort == "d":
            return datetime.fromisoformat(waarde.replace("Z", ""))
        return self._getal(waarde, int(cel.get("s") or 0))

    def _getal(self, tekst: str, stijl: int) -> Any:
        """A number by how its cell shows it; the days of a year recur endlessly, so they are remembered."""
        sleutel = (tekst, stijl)
        if sleutel not in self._getallen:
            self._getallen[sleutel] = self._lees_getal(float(tekst), stijl)
        return self._getallen[sleutel]

    def _lees_getal(self, waarde: float, stijl: int) -> Any:
        if stijl in self._datum:
            try:
                return from_excel(waarde, self._epoche)
            except (ValueError, OverflowError):
                return waarde
        if stijl in self.procentstijlen:
            return Procent(waarde)
        return int(waarde) if waarde == int(waarde) and abs(waarde) < 1e15 else waarde


class _Namen:
    """The element names of a sheet in one namespace, made once."""

    def __init__(self, ns: str) -> None:
        self.rij, self.samen, self.kolom = f"{ns}row", f"{ns}mergeCell", f"{ns}col"
        self.cel, self.waarde, self.formule, self.binnen = f"{ns}c", f"{ns}v", f"{ns}f", f"{ns}is"
        self.tekst, self.deel = f"{ns}t", f"{ns}r"


_NAMEN = _Namen(_M)
_kolomnummer = cache(column_index_from_string)


def _pad(doel: str) -> str:
    return doel.lstrip("/") if doel.startswith("/") else normpath(join("xl", doel))


def _tekst(element: Any, naam: _Namen = _NAMEN) -> str:
    """The text of a string item: its own and that of its runs, without the phonetic help."""
    if len(element) == 1 and element[0].tag == naam.tekst:
        return element[0].text or ""
    delen = []
    for deel in element:
        if deel.tag == naam.tekst:
            delen.append(deel.text or "")
        elif deel.tag == naam.deel:
            delen.append(deel.findtext(naam.tekst) or "")
    return "".join(delen)


def _wis(element: Any) -> None:
    """Forget a parsed element and its elder siblings, so that memory stays flat."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def eerste_rij(bereik: str) -> int:
    """The first row of a range like ``A1:B2``."""
    return int(coordinate_to_tuple(bereik.split(":")[0])[0])
