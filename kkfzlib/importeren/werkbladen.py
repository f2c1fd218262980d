"""Workbooks (.xlsx, .xls, .ods) as sheets. The cells come from calamine; what it doesn't tell, from the XML itself."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from functools import partial
from operator import itemgetter
from typing import Any

import numpy as np
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from kkfzlib.importeren.bladxml import Bladxml, bladen_van
from kkfzlib.importeren.vel import ZOEK, Gelezen, Ruwekolom, Vel
from kkfzlib.inlezen.cellen import cel_als_tekst
from kkfzlib.inlezen.xlsx_veilig import UITGEPAKT, VERHOUDING, Werkboekfout, open_werkboek

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HERHAALD = re.compile(
    rb'number-columns-repeated="\d{4,}"[^>]*office:value|'
    rb'number-rows-repeated="\d{5,}"[^>]*>\s*<table:table-cell[^>]*office:value'
)
"""A filled cell or row that is repeated thousands of times: an .ods of a few bytes that fills memory."""


def open_bladen(inhoud: bytes, bestand: str) -> list[Vel]:
    """Every worksheet; Werkboekfout with the code of the message when the workbook is refused as a whole."""
    soort, xml = _keur(inhoud)
    try:
        boek = CalamineWorkbook.from_filelike(io.BytesIO(inhoud))
        return [
            _vel(boek, m.name, m.visible != SheetVisibleEnum.Visible, soort, bestand, xml.get(m.name))
            for m in boek.sheets_metadata
            if m.typ == SheetTypeEnum.WorkSheet
        ]
    except Werkboekfout:
        raise
    except (CalamineError, KeyError, ValueError, OverflowError, OSError):
        raise Werkboekfout("kapot-werkboek") from None


def _keur(inhoud: bytes) -> tuple[str, dict[str, Bladxml]]:
    """What kind of workbook it is, and of an .xlsx its sheets as XML; Werkboekfout when it is not safe to open."""
    if inhoud.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in inhoud:
            raise Werkboekfout("beveiligd")
        return "xls", {}
    try:
        archief = zipfile.ZipFile(io.BytesIO(inhoud))
    except (zipfile.BadZipFile, OSError, ValueError):
        raise Werkboekfout("kapot-werkboek") from None
    if "content.xml" in archief.namelist():
        _keur_ods(archief)
        return "ods", {}
    return "xlsx", bladen_van(open_werkboek(inhoud))


def _keur_ods(archief: zipfile.ZipFile) -> None:
    delen = archief.infolist()
    if any(d.flag_bits & 1 for d in delen):
        raise Werkboekfout("beveiligd")
    te_dicht = any(
        d.file_size > UITGEPAKT // 10 and d.file_size > 2 * VERHOUDING * max(d.compress_size, 1)
        for d in delen
    )
    if te_dicht or sum(d.file_size for d in delen) > UITGEPAKT:
        raise Werkboekfout("zipbom")
    try:
        tekst = archief.read("content.xml")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError):
        raise Werkboekfout("kapot-werkboek") from None
    if b"<!DOCTYPE" in tekst or b"<!ENTITY" in tekst:
        raise Werkboekfout("xml-entiteiten")
    if _HERHAALD.search(tekst):
        raise Werkboekfout("zipbom")


def _vel(
    boek: CalamineWorkbook, naam: str, verborgen: bool, soort: str, bestand: str, xml: Bladxml | None
) -> Vel:
    if xml is not None and xml.is_ijl:
        # A lone cell far away: calamine would lay out the whole rectangle in memory.
        raise Werkboekfout("zipbom")
    blad = boek.get_sheet_by_name(naam)
    voor = blad.start[1] if blad.start else 0
    kop = blad.to_python(skip_empty_area=False, nrows=ZOEK) if blad.start else []
    begin = [(n, [cel_als_tekst(c) for c in rij]) for n, rij in enumerate(kop, 1)]
    return Vel(
        bestand, naam, soort, begin, partial(_lees, blad, voor, xml), blad.merged_cell_ranges or (), verborgen,
        0 if xml is None else xml.verborgen_rijen(),
    )  # fmt: skip


def _lees(blad: Any, voor: int, xml: Bladxml | None, koprij: int, kolommen: Sequence[int]) -> Gelezen:
    """The rows below ``koprij``; wholly empty ones, as far as these columns go, left out."""
    kiezer = itemgetter(*(k - voor for k in kolommen), *(() if len(kolommen) > 1 else (kolommen[0] - voor,)))
    rijen = list(_rijen(blad, koprij, kiezer))
    cellen = list(zip(*rijen, strict=True)) if rijen else [()] * max(2, len(kolommen))
    uit = [Ruwekolom.van(_gewoon(k)) for k in cellen[: len(kolommen)]]
    nummers = np.arange(koprij + 1, koprij + 1 + len(rijen), dtype="int64")
    gebreken: list[tuple[int, int, str]] = []
    if xml is not None and rijen:
        gebreken = xml.gebreken(koprij, kolommen)
        _zet_procenten(uit, xml, koprij, kolommen)
    leeg = np.ones(len(rijen), dtype=bool)
    for kolom in uit:
        leeg &= kolom.leeg()
    leeg[[rij - koprij - 1 for rij, _, _ in gebreken if rij - koprij - 1 < len(rijen)]] = False
    return Gelezen(nummers[~leeg], [k.neem(~leeg) for k in uit], gebreken=gebreken)


def _rijen(blad: Any, koprij: int, kiezer: Any) -> Iterator[tuple[Any, ...]]:
    for nummer, rij in enumerate(blad.iter_rows(), 1):
        if nummer > koprij:
            yield kiezer(rij)


def _gewoon(cellen: Sequence[Any]) -> Sequence[Any]:
    """Cells with whole numbers as int: Excel knows one kind of number."""
    if not any(type(c) is float for c in cellen):
        return cellen
    return [int(c) if type(c) is float and c.is_integer() and abs(c) < 1e15 else c for c in cellen]


def _zet_procenten(kolommen: list[Ruwekolom], xml: Bladxml, koprij: int, nummers: Sequence[int]) -> None:
    """Numbers that the sheet shows as a percentage read as they are shown: 0,5 as ``50%``."""
    for plek, rijen in xml.procenten(koprij, nummers).items():
        kolom = kolommen[plek]
        posities = np.array(
            [r - koprij - 1 for r in rijen if r - koprij - 1 < len(kolom.nummers)], dtype="int64"
        )
        erbij: dict[int, int] = {}
        nieuw = kolom.nummers.copy()
        for oud in np.unique(kolom.nummers[posities]).tolist():
            if type(kolom.waarden[oud]) in (int, float):
                erbij[oud] = len(kolom.waarden)
                kolom.waarden.append(f"{cel_als_tekst(round(kolom.waarden[oud] * 100, 9))}%")
        nieuw[posities] = [erbij.get(int(n), int(n)) for n in kolom.nummers[posities]]
        kolom.nummers = nieuw
