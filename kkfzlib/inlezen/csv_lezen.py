"""A CSV to a raw table with physical line numbers; quoted newlines, short and long rows included."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import islice

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv as pacsv

from kkfzlib.inlezen.codering import Coderingsfout, decodeer
from kkfzlib.inlezen.koppen import ZOEK_KOP, Kop, is_kop, lees_kop
from kkfzlib.inlezen.ruw import Melder, Ruwbestand, RuweTabel
from kkfzlib.schema import Tabel
from kkfzlib.schema.kolom import MERK

csv.field_size_limit(10_000_000)


def lees_csv(inhoud: bytes, bestand: str, tabel: Tabel, melder: Melder) -> RuweTabel | None:
    """The raw table in ``inhoud``, or None when the file is refused as a whole or holds a header only."""
    try:
        tekst, codering = decodeer(inhoud)
    except Coderingsfout as fout:
        melder.meld(fout.code, bestand)
        return None
    try:
        return _lees_tekst(tekst, codering, bestand, tabel, melder)
    except csv.Error:
        return None


def _lees_tekst(tekst: str, codering: str, bestand: str, tabel: Tabel, melder: Melder) -> RuweTabel | None:
    begin = list(islice(_records(tekst, bestand, melder), ZOEK_KOP))
    if not any(any(v.strip() for v in velden) for _, velden in begin):
        melder.meld("leeg-bestand", bestand)
        return None
    kop = _kop(begin, bestand, tabel, melder)
    if kop is None:
        return None
    breedte = len(kop.namen)
    tafel, regels = _snel(tekst, breedte) or _langzaam(tekst, breedte, bestand, melder)
    if not len(regels):
        if not any(b.bestand == bestand and b.code.startswith("rij-te") for b in melder.bevindingen):
            melder.meld("alleen-kop", bestand, regel=1, ernst="waarschuwing")
        return None
    frame = pd.DataFrame({naam: tafel[n] for n, naam in enumerate(kop.namen) if naam is not None}, copy=False)
    bron = Ruwbestand(bestand, regels)
    voorbeelden = np.flatnonzero((tafel[0] == MERK).to_numpy(dtype=bool))
    melder.meld_rijen("voorbeeld-gewijzigd", bron, voorbeelden, merk=MERK)
    return RuweTabel(tabel.naam, bron, frame.astype("str"), codering, len(frame))


def _records(tekst: str, bestand: str, melder: Melder) -> Iterator[tuple[int, list[str]]]:
    """(first physical line, fields) of every record; an unclosed quote is reported and ends the reading."""
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=";", strict=True)
    regel = 1
    try:
        for velden in lezer:
            yield regel, velden
            regel = lezer.line_num + 1
    except csv.Error:
        melder.meld("aanhalingsteken", bestand, regel=regel)
        raise


def _kop(begin: list[tuple[int, list[str]]], bestand: str, tabel: Tabel, melder: Melder) -> Kop | None:
    """The header, which must be the first row; otherwise one finding that says what stands there instead."""
    regel, velden = begin[0]
    if is_kop(velden, tabel):
        return lees_kop(velden, tabel, melder, bestand, lambda _nummer: (regel, ""))
    for regel, velden in begin:
        if is_kop(velden, tabel):
            melder.meld("titelregels", bestand, regel=1, kopregel=regel)
            return None
        for teken, code in ((",", "komma-gescheiden"), ("\t", "tab-gescheiden")):
            if is_kop(";".join(velden).split(teken), tabel):
                melder.meld(code, bestand, regel=regel)
                return None
    melder.meld("geen-kop", bestand, regel=1, tabel=tabel.naam, kolommen=";".join(tabel.per_naam))
    return None


def _snel(tekst: str, breedte: int) -> tuple[list[pd.Series], np.ndarray] | None:
    """Every column at once through Arrow, when a physical line is a row: no quotes, no blank or ragged lines."""
    if '"' in tekst or tekst.count("\r") != tekst.count("\r\n"):
        return None
    namen = [str(n) for n in range(breedte)]
    aantal = tekst.count("\n") - tekst.endswith("\n")
    if aantal < 1:
        return None
    try:
        tafel = pacsv.read_csv(
            io.BytesIO(tekst.encode("utf-8")),
            pacsv.ReadOptions(column_names=namen, skip_rows=1),
            pacsv.ParseOptions(delimiter=";", quote_char=False),
            pacsv.ConvertOptions(column_types=dict.fromkeys(namen, pa.string()), strings_can_be_null=False),
        )
    except pa.ArrowInvalid:
        return None
    if tafel.num_rows != aantal:
        return None
    return _zonder_lege([tafel[n].to_pandas().astype("str") for n in namen], np.arange(2, aantal + 2))


def _langzaam(tekst: str, breedte: int, bestand: str, melder: Melder) -> tuple[list[pd.Series], np.ndarray]:
    """Record by record; rows with another number of fields are reported and left out."""
    goed, regels = [], []
    for regel, velden in islice(_records(tekst, bestand, melder), 1, None):
        if len(velden) == breedte:
            goed.append(velden)
            regels.append(regel)
        elif velden and any(v.strip() for v in velden):
            code = "rij-te-kort" if len(velden) < breedte else "rij-te-lang"
            melder.meld(code, bestand, regel=regel, gevonden=len(velden), verwacht=breedte)
    kolommen = list(zip(*goed, strict=True)) if goed else [()] * breedte
    return _zonder_lege([pd.Series(k, dtype="str") for k in kolommen], np.array(regels, dtype="int64"))


def _zonder_lege(kolommen: list[pd.Series], regels: np.ndarray) -> tuple[list[pd.Series], np.ndarray]:
    """Without wholly empty rows (Excel writes them as ``;;;;``)."""
    leeg = np.ones(len(regels), dtype=bool)
    for kolom in kolommen:
        if not leeg.any():
            return kolommen, regels
        leeg &= (kolom.str.strip() == "").to_numpy(dtype=bool)
    return [k[~leeg].reset_index(drop=True) for k in kolommen], regels[~leeg]
