"""What the values of a column say: whether they are days, numbers or ids, in what notation, and which there are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from kkfzlib.importeren.waarden import lees_dag
from kkfzlib.inlezen.waarden import bevat_bsn, lijkt_bsn
from kkfzlib.koppelen.exporten import tekst
from kkfzlib.lekken.namen import namen, voornamen
from kkfzlib.nederlands.cel import Waardefout

KIJK = 400
"""Values that are looked at to see of what kind a column is."""
MEEST = 40
"""A column with more different values than this is no list of choices but free text, and is not listed."""
LANGST = 60
ZELDEN = 10
"""At most one in so many cells may be about a person for a column to be a list of choices still."""

_DATUMVORMEN = (
    ("dd-mm-jjjj", re.compile(r"\d{2}[-/.]\d{2}[-/.]\d{4}(?: .*)?")),
    ("d-m-jjjj", re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}(?: .*)?")),
    ("jjjj-mm-dd", re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ].*)?")),
    ("d mmm jjjj", re.compile(r"\d{1,2} [a-z]{3,9}\.? \d{4}", re.IGNORECASE)),
)
_GETAL = re.compile(r"-?\s?€?\s?-?\d[\d.,]*\s?%?")
_NL = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?|-?\d+,\d+")
_EN = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+\.\d+")


@dataclass(frozen=True)
class Waarden:
    """The distinct values of a column with their counts, or why they are not shown (``waarom``).

    ``afgeschermd`` is the number of cells that are left out of the counts, for they may be about a person.
    """

    telling: tuple[tuple[str, int], ...]
    waarom: str = ""
    afgeschermd: int = 0


def past(cellen: Iterable[Any], soort: str) -> bool:
    """Whether at least four in five of the first values can be of this kind; an empty column fits anything."""
    eerste = _eerste(cellen)
    if not eerste:
        return True
    toets = {"datum": is_datum, "decimaal": is_getal, "geheel": is_getal, "id": _is_id}.get(soort)
    return toets is None or sum(map(toets, eerste)) >= 0.8 * len(eerste)


def _eerste(cellen: Iterable[Any]) -> list[Any]:
    return [c for _, c in zip(range(KIJK), cellen, strict=False)]


def is_datum(cel: Any) -> bool:
    """A day, as a date cell or in a notation that the import knows."""
    return isinstance(cel, date | datetime) or any(p.fullmatch(tekst(cel)) for _, p in _DATUMVORMEN)


def is_getal(cel: Any) -> bool:
    """A number, also with a sign of money or percentage."""
    return isinstance(cel, int | float) or _GETAL.fullmatch(tekst(cel)) is not None


def _is_id(cel: Any) -> bool:
    """A number or code: it holds a digit, and is no burgerservicenummer."""
    woord = tekst(cel)
    return any(t.isdigit() for t in woord) and not lijkt_bsn(woord) and not is_datum(cel)


def datumvorm(cellen: Iterable[Any]) -> str:
    """The notation of the days that are text; empty for date cells."""
    vormen = {_vorm(tekst(c)) for c in _eerste(cellen) if isinstance(c, str)} - {""}
    if vormen <= {"dd-mm-jjjj", "d-m-jjjj"}:
        return "d-m-jjjj" if "d-m-jjjj" in vormen else "dd-mm-jjjj" if vormen else ""
    return vormen.pop() if len(vormen) == 1 else ""


def _vorm(woord: str) -> str:
    return next((naam for naam, patroon in _DATUMVORMEN if patroon.fullmatch(woord)), "")


def getalvorm(cellen: Iterable[Any]) -> str:
    """``nl`` or ``en`` for numbers that are text in that notation; empty where it makes no difference."""
    teksten = [tekst(c).strip("€% ") for c in _eerste(cellen) if isinstance(c, str)]
    nl, en = (sum(p.fullmatch(t) is not None for t in teksten) for p in (_NL, _EN))
    return "nl" if nl > en else "en" if en > nl else ""


def verschillende(cellen: Iterable[Any]) -> Waarden:
    """The distinct values, most frequent first, unless they may be about a person or are somebody's own words."""
    telling = Counter(tekst(c) for c in cellen)
    if len(telling) > MEEST or any(len(w) > LANGST for w in telling):
        return Waarden((), f"{len(telling)} verschillende waarden, dus waarschijnlijk vrije tekst")
    dicht = {w for w in telling if bevat_bsn(w) or lijkt_bsn(w) or _is_naam(w)}
    cellen_dicht, alle = sum(telling[w] for w in dicht), telling.total()
    # A cell strayed into a list of choices; where they are many or values hardly come back, it is no such list.
    if dicht and (ZELDEN * cellen_dicht > alle or alle < 3 * len(telling)):
        return Waarden((), "ze kunnen over personen gaan")
    open_ = ((w, n) for w, n in telling.items() if w not in dicht)
    return Waarden(tuple(sorted(open_, key=lambda p: (-p[1], p[0]))), afgeschermd=cellen_dicht)


def _is_naam(waarde: str) -> bool:
    """A name by its form, or a given name at the front of two words."""
    woorden = waarde.lower().split()
    return bool(next(namen(waarde), None)) or (len(woorden) == 2 and woorden[0] in voornamen())


def aansluiting(rijen: Iterable[tuple[Any, Any, Any]], vorm: str) -> tuple[int, int]:
    """How often a period begins the day after the former one of the same id ended, and how often on that day itself.

    ``rijen`` are (id, begin, end); an empty end still runs. The first says that the end is the last day that counts,
    the second that it isn't.
    """
    per: dict[str, list[tuple[date, date]]] = {}
    for wie, begin, eind in rijen:
        try:
            einde = lees_dag(eind, vorm) if eind not in (None, "") else date.max
            per.setdefault(tekst(wie), []).append((lees_dag(begin, vorm), einde))
        except Waardefout:
            continue
    erna = zelfde = 0
    for perioden in per.values():
        eerder = sorted(perioden)
        dagen = [(b[0] - a[1]).days for a, b in pairwise(eerder)]
        erna += dagen.count(1)
        zelfde += dagen.count(0)
    return erna, zelfde
