"""A text export (.csv, .tsv, .txt) as one sheet: separator and header found together, columns read at once."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from functools import partial
from itertools import islice

import numpy as np
import pyarrow as pa
import pyarrow.csv as pacsv

from kkfzlib.importeren.tekstcodering import Tekst, naar_utf8
from kkfzlib.importeren.vel import ZOEK, Gelezen, Ruwekolom, Vel

SCHEIDINGEN = {";": "puntkomma", ",": "komma", "\t": "tab", "|": "streep"}
_MONSTER = 400
"""Records by which a separator is judged."""
csv.field_size_limit(10_000_000)


def open_tekst(inhoud: bytes, bestand: str) -> list[Vel]:
    """One sheet per separator that makes columns, the most consistent first: the header decides which it is.

    Coderingsfout when the bytes are no text.
    """
    tekst = naar_utf8(inhoud)
    monster = _eerste_regels(tekst.inhoud)
    kansen = sorted(((_gelijkmatig(monster, t), t) for t in SCHEIDINGEN), reverse=True)
    gekozen = [t for deel, t in kansen if deel > 0] or [";"]
    return [_vel(tekst, teken, bestand) for teken in gekozen]


def _eerste_regels(inhoud: bytes) -> str:
    return inhoud[:2_000_000].decode("utf-8", errors="ignore")


def _records(tekst: str, teken: str) -> list[list[str]]:
    try:
        return list(islice(csv.reader(io.StringIO(tekst, newline=""), delimiter=teken), _MONSTER))
    except csv.Error:
        return []


def _gelijkmatig(tekst: str, teken: str) -> float:
    """Share of the records that have the commonest number of fields; 0 when that is one field."""
    breedtes = Counter(len(r) for r in _records(tekst, teken) if any(v.strip() for v in r))
    meer = {b: n for b, n in breedtes.items() if b > 1}
    if not meer:
        return 0.0
    return max(meer.values()) / sum(breedtes.values())


def _vel(tekst: Tekst, teken: str, bestand: str) -> Vel:
    begin = []
    regel = 1
    lezer = csv.reader(io.StringIO(_eerste_regels(tekst.inhoud), newline=""), delimiter=teken)
    try:
        for velden in islice(lezer, ZOEK):
            begin.append((regel, velden))
            regel = lezer.line_num + 1
    except csv.Error:
        pass
    twijfel = [f"de tekencodering {tekst.codering} is een aanname"] if tekst.twijfel else []
    if b"\n" in tekst.inhoud and not tekst.inhoud.endswith((b"\n", b"\r")):
        twijfel.append("de laatste regel eindigt zonder regeleinde, dus het bestand kan zijn afgekapt")
    vorm = f"{tekst.codering}, {SCHEIDINGEN[teken]}"
    return Vel(bestand, "", vorm, begin, partial(_lees, tekst.inhoud, teken, begin), twijfel=tuple(twijfel))


def _lees(
    inhoud: bytes, teken: str, begin: list[tuple[int, list[str]]], koprij: int, kolommen: Sequence[int]
) -> Gelezen:
    breedte = next(len(velden) for regel, velden in begin if regel == koprij)
    return _snel(inhoud, teken, koprij, breedte, kolommen) or _langzaam(
        inhoud, teken, koprij, breedte, kolommen
    )


def _snel(inhoud: bytes, teken: str, koprij: int, breedte: int, kolommen: Sequence[int]) -> Gelezen | None:
    """Only these columns, through Arrow, when a physical line is a row; None for anything less regular."""
    regels = inhoud.count(b"\n") + (not inhoud.endswith(b"\n"))
    if inhoud.count(b"\r") != inhoud.count(b"\r\n") or regels <= koprij:
        return None
    namen = [str(n) for n in range(breedte)]
    gekozen = [str(k) for k in dict.fromkeys(kolommen)]
    try:
        tafel = pacsv.read_csv(
            pa.py_buffer(inhoud),
            pacsv.ReadOptions(column_names=namen, skip_rows=koprij, block_size=8 << 20),
            pacsv.ParseOptions(delimiter=teken, quote_char='"' if b'"' in inhoud else False, ignore_empty_lines=False),
            pacsv.ConvertOptions(
                column_types=dict.fromkeys(gekozen, pa.dictionary(pa.int32(), pa.string())),
                include_columns=gekozen, strings_can_be_null=False,
            ),
        )  # fmt: skip
    except pa.ArrowInvalid:
        return None
    if tafel.num_rows != regels - koprij:
        return None
    per_naam = {n: _uit_arrow(tafel[n]) for n in gekozen}
    return _zonder_lege(
        np.arange(koprij + 1, regels + 1, dtype="int64"), [per_naam[str(k)] for k in kolommen], {}
    )


def _uit_arrow(kolom: pa.ChunkedArray) -> Ruwekolom:
    heel = kolom.unify_dictionaries().combine_chunks()
    if isinstance(heel, pa.ChunkedArray):
        heel = heel.chunk(0)
    return Ruwekolom(heel.indices.to_numpy(), heel.dictionary.to_pylist())


def _langzaam(inhoud: bytes, teken: str, koprij: int, breedte: int, kolommen: Sequence[int]) -> Gelezen:
    """Record by record; a row with another number of fields is kept and noted."""
    lezer = csv.reader(io.TextIOWrapper(io.BytesIO(inhoud), "utf-8", newline=""), delimiter=teken)
    cellen: list[list[str]] = [[] for _ in kolommen]
    regels: list[int] = []
    kort: dict[int, int] = {}
    regel = 1
    for velden in lezer:
        if regel > koprij and any(v.strip() for v in velden):
            regels.append(regel)
            if len(velden) != breedte and not (
                len(velden) > breedte and not any(v.strip() for v in velden[breedte:])
            ):
                kort[regel] = len(velden)
            for plek, k in enumerate(kolommen):
                cellen[plek].append(velden[k] if k < len(velden) else "")
        regel = lezer.line_num + 1
    return _zonder_lege(np.array(regels, dtype="int64"), [Ruwekolom.van(c) for c in cellen], kort)


def _zonder_lege(rijen: np.ndarray, kolommen: list[Ruwekolom], kort: dict[int, int]) -> Gelezen:
    """Without rows that are empty as far as these columns go."""
    leeg = np.ones(len(rijen), dtype=bool)
    for kolom in kolommen:
        if leeg.any():
            leeg &= kolom.leeg()
    if not leeg.any():
        return Gelezen(rijen, kolommen, kort)
    weg = set(rijen[leeg].tolist())
    return Gelezen(
        rijen[~leeg], [k.neem(~leeg) for k in kolommen], {r: n for r, n in kort.items() if r not in weg}
    )
