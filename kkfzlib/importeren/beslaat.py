"""Whether an export spans the year: where it falls silent, compared with the rhythm that it had till then."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import numpy as np

from kkfzlib.importeren.tafel import Importbron, Tafel
from kkfzlib.inlezen.ruw import Melder
from kkfzlib.nederlands.cel import Waardefout, lees_datum, lees_geheel
from kkfzlib.nederlands.kalender import MAANDEN

DAGEN = {
    "plaatsingen": "begindatum",
    "incidenten": "datum",
    "scholing": "datum",
    "verzuim": "begindatum",
}
"""Tables that grow all year, and the day of a row."""
MINST = 15
"""With fewer different days than this a silence says nothing."""
VERWACHT = 8.0
"""So many days would have stood in the silence: by chance that happens once in three thousand."""
MAAND = 31
"""A silence of less than a month is a holiday."""


def controleer(naam: str, tafel: Tafel, jaar: int, melder: Melder) -> None:
    """A warning for a table that begins late in the year or stops early, all its exports taken together."""
    if naam in DAGEN and DAGEN[naam] in tafel.kolommen:
        _dagen(tafel, DAGEN[naam], jaar, melder)
    elif naam == "omzet" and "maand" in tafel.kolommen:
        _maanden(tafel, melder)


def _dagen(tafel: Tafel, kolom: str, jaar: int, melder: Melder) -> None:
    rijen = _rijen_per_dag(tafel, kolom, jaar)
    dagen = sorted(rijen)
    if len(dagen) < MINST:
        return
    eerste, laatste = dagen[0], dagen[-1]
    voor, na = (eerste - date(jaar, 1, 1)).days, (date(jaar, 12, 31) - laatste).days
    grens = _stilte(dagen)
    ritme = f"op {len(dagen)} dagen"
    if voor > grens:
        _meld("export-begint-laat", tafel, kolom, rijen[eerste], melder, eerste=_noem(eerste), ritme=ritme)
    if na > grens:
        _meld("export-stopt-vroeg", tafel, kolom, rijen[laatste], melder, laatste=_noem(laatste), ritme=ritme)


def _stilte(dagen: Sequence[date]) -> float:
    """Days without a row from which on it is no chance: by how often there are rows, twice the longest gap at least."""
    per_dag = len(dagen) / ((dagen[-1] - dagen[0]).days + 1)
    langste = max((b - a).days for a, b in pairwise(dagen))
    return max(VERWACHT / per_dag, 2.0 * langste, MAAND)


def _rijen_per_dag(tafel: Tafel, kolom: str, jaar: int) -> dict[date, int]:
    """The first row of every day within the year; what is no day is reported elsewhere."""
    bron = tafel.kolommen[kolom]
    _, plaats = np.unique(bron.nummers, return_index=True)
    uit: dict[date, int] = {}
    for rij in plaats.tolist():
        try:
            dag = lees_datum(bron.waarden[bron.nummers[rij]])
        except Waardefout:
            continue
        if dag.year == jaar:
            uit.setdefault(dag, rij)
    return uit


def _maanden(tafel: Tafel, melder: Melder) -> None:
    """Months of turnover from which none is left out between, but some before or after."""
    rijen: dict[int, int] = {}
    for rij, tekst in enumerate(tafel.teksten("maand").tolist()):
        try:
            rijen.setdefault(lees_geheel(tekst), rij)
        except Waardefout:
            continue
    maanden = sorted(rijen)
    if len(maanden) < 3 or maanden[0] < 1 or maanden[-1] > 12:
        return
    ritme = f"voor {len(maanden)} maanden"
    if maanden[0] > 1:
        eerste = MAANDEN[maanden[0] - 1]
        _meld("export-begint-laat", tafel, "maand", rijen[maanden[0]], melder, eerste=eerste, ritme=ritme)
    if maanden[-1] < 12:
        laatste = MAANDEN[maanden[-1] - 1]
        _meld("export-stopt-vroeg", tafel, "maand", rijen[maanden[-1]], melder, laatste=laatste, ritme=ritme)


def _noem(dag: date) -> str:
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def _meld(code: str, tafel: Tafel, kolom: str, rij: int, melder: Melder, **details: str) -> None:
    bron = Importbron(tafel.bronnen, tafel.nr, tafel.rij)
    melder.meld_rijen(code, bron, [rij], kolom, ernst="waarschuwing", **details)
