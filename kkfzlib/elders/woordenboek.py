"""The dictionary beside an export: a kengetal that is defined otherwise there is another kengetal.

Read are ``woordenboek.csv`` and the sheet *Toelichting* of a workbook, each with the columns ``begrip`` and
``betekenis``, as the exports of kkfz have them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from kkfzlib.elders.oogst import Oogst
from kkfzlib.inlezen.codering import Coderingsfout, decodeer
from kkfzlib.inlezen.xlsx_veilig import Werkboekfout, open_werkboek
from kkfzlib.kengetallen.register import REGISTER, Kengetal

BESTAND = "woordenboek.csv"
_BLAD = "Toelichting"
_KOP = ("begrip", "betekenis")
_MEESTE = 2_000


def afwijkend(map_: Path, naam: str, oogst: Oogst) -> frozenset[str]:
    """The kengetallen that the dictionary in ``map_`` defines otherwise than the registry does; none without one.

    A dictionary that cannot be read is an error under ``naam``: then nobody knows what its figures mean.
    """
    uit = set()
    for begrip, betekenis in _paren(map_, naam, oogst):
        ingang = REGISTER.get(begrip.strip())
        if ingang is not None and _kaal(betekenis) not in (_kaal(_tekst(ingang)), _kaal(ingang.definitie)):
            uit.add(ingang.id)
    return frozenset(uit)


def _tekst(k: Kengetal) -> str:
    return f"{k.naam}. {k.definitie}"


def _kaal(tekst: str) -> str:
    return " ".join(tekst.split()).casefold().rstrip(".")


def _paren(map_: Path, naam: str, oogst: Oogst) -> Iterator[tuple[str, str]]:
    if (pad := map_ / BESTAND).is_file():
        try:
            yield from _uit_rijen(_csv_rijen(pad))
        except (Coderingsfout, csv.Error):
            oogst.fout(
                f"{naam}/{BESTAND}", None, "", "", "dit woordenboek is niet te lezen", "bewaar het als UTF-8"
            )
    for pad in sorted(map_.glob("*.xlsx")):
        try:
            yield from _uit_rijen(_xlsx_rijen(pad))
        except Werkboekfout:
            oogst.fout(
                f"{naam}/{pad.name}", None, "", "", "dit werkboek is niet te lezen", "haal het opnieuw op"
            )


def _csv_rijen(pad: Path) -> Iterable[list[str]]:
    tekst, _ = decodeer(pad.read_bytes())
    kop = tekst.partition("\n")[0].strip().lower()
    scheiding = next((s for s in ";,\t|" if tuple(c.strip(' "') for c in kop.split(s)[:2]) == _KOP), ",")
    return csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding)


def _xlsx_rijen(pad: Path) -> Iterable[list[str]]:
    from openpyxl import load_workbook

    open_werkboek(pad.read_bytes()).close()
    boek = load_workbook(pad, read_only=True, data_only=True)
    try:
        if _BLAD not in boek.sheetnames:
            return []
        rijen = boek[_BLAD].iter_rows(max_row=_MEESTE, max_col=2, values_only=True)
        return [["" if w is None else str(w) for w in rij] for rij in rijen]
    finally:
        boek.close()


def _uit_rijen(rijen: Iterable[list[str]]) -> Iterator[tuple[str, str]]:
    """The pairs below the heading; nothing for a table with other columns."""
    kop: tuple[str, ...] | None = None
    for rij in rijen:
        if kop is None:
            kop = tuple(c.strip().lower() for c in rij[:2])
            if kop != _KOP:
                return
        elif len(rij) >= 2:
            yield rij[0], rij[1]
