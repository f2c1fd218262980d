"""What periods that follow each other say of an end: the last day that counts, or the first that doesn't."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise

from kkfzlib.importeren.recept import Tabelrecept
from kkfzlib.importeren.tafel import Importbron, Tafel
from kkfzlib.inlezen.ruw import Melder
from kkfzlib.nederlands.cel import Waardefout, lees_datum

EINDEN = {"einddatum": "begindatum", "uit_dienst": "in_dienst"}
"""Every column with an end, and the column where that period begins."""
BEWIJS = 3
"""So many periods that follow each other say what an end means."""
_WIE = ("client_id", "medewerker_id", "zorgvorm")


def controleer(recept: Tabelrecept, tafel: Tafel, melder: Melder) -> None:
    """A warning where the periods contradict what the recipe says of their ends (``laatste_dag``).

    Only when they speak with one voice: three times or more, and never the other way.
    """
    for eind, begin in EINDEN.items():
        if not {eind, begin} <= tafel.kolommen.keys():
            continue
        gezegd = {k.laatste_dag for b in recept.bronnen for k in b.kolommen if k.naam == eind and k.uit}
        if len(gezegd) != 1:
            continue
        afstanden = _afstanden(tafel, begin, eind)
        (laatste_dag,) = gezegd
        # An end that counts itself, read as one that doesn't, leaves a day between; the other way they overlap.
        verkeerd = -1 if laatste_dag else 1
        if afstanden[verkeerd] >= BEWIJS and not afstanden[0]:
            bron = Importbron(tafel.bronnen, tafel.nr, tafel.rij)
            melder.meld_rijen(
                "laatste-dag-teveel" if laatste_dag else "laatste-dag-mist", bron, [0], eind, ernst="waarschuwing",
                aantal=afstanden[verkeerd], naam=eind,
            )  # fmt: skip


def _afstanden(tafel: Tafel, begin: str, eind: str) -> Counter[int]:
    """How many days lie between an end and the next begin of the same person (and form of care), counted."""
    namen = [k for k in _WIE if k in tafel.kolommen]
    per: dict[tuple[str, ...], list[tuple[date, date]]] = {}
    kolommen = [tafel.teksten(k) for k in (*namen, begin, eind)]
    for *wie, van, tot in zip(*kolommen, strict=True):
        try:
            per.setdefault(tuple(wie), []).append((lees_datum(van), lees_datum(tot) if tot else date.max))
        except Waardefout:
            continue
    return Counter((b[0] - a[1]).days for rij in per.values() for a, b in pairwise(sorted(rij)))
