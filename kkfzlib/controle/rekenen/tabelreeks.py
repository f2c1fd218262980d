"""Rows of years with a row of changes: each change follows from the year before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kkfzlib.bevindingen import Bevinding
from kkfzlib.nederlands.getal import Getal

from .melden import SPELING, getoond
from .tabel import Tabel
from .tabelcel import meld, procentkolom

_WIJZIGING = re.compile(
    r"verandering|groei|stijging|daling|toename|afname|mutatie|ontwikkeling|verschil|t\.?o\.?v\.?\s+(?:vor|jaar)",
    re.IGNORECASE,
)
_JAAR = re.compile(r"^(?:.*\D)?((?:19|20)\d\d)\*?$")
Stap = tuple[int, int]
Mis = tuple[int, int, float]


def reeksen(t: Tabel, kant: str) -> Iterator[Bevinding]:
    """A column of changes beside a column of levels, where the rows are years: one change, or one level, is off."""
    jaren = [int(m[1]) if (m := _JAAR.match(label.strip())) else None for label in t.labels]
    stappen = [
        (i, n)
        for i, j in enumerate(jaren)
        for n, ander in enumerate(jaren)
        if j is not None and ander is not None and ander == j - 1
    ]
    if len(stappen) < 3:
        return
    for k in range(t.breedte):
        if not _WIJZIGING.search(t.koppen[k]):
            continue
        lezingen = [
            (j, *_lezing(t, j, k, stappen))
            for j in range(t.breedte)
            if j != k and not (procentkolom(t, k) and procentkolom(t, j))
        ]
        # Where some column of levels explains every change, no other is listened to.
        if lezingen and not any(goed >= 2 and not mis for _, goed, mis in lezingen):
            j, goed, mis = max(lezingen, key=lambda uit: uit[1])
            yield from _fout(t, kant, (j, k), goed, mis)


def _lezing(t: Tabel, j: int, k: int, stappen: Sequence[Stap]) -> tuple[int, list[Mis]]:
    """How many changes of column k follow from column j, and those that don't, with what they should be."""
    goed, mis = 0, list[Mis]()
    for nu, toen in stappen:
        a, b, w = t.cellen[toen][j], t.cellen[nu][j], t.cellen[nu][k]
        if a is None or b is None or w is None or a.waarde <= 0:
            continue
        procent = procentkolom(t, k)
        waar = (b.waarde / a.waarde - 1) * 100 if procent else b.waarde - a.waarde
        if _past(waar, w, a, b, procent):
            goed += 1
        else:
            mis.append((nu, toen, waar))
    return goed, mis


def _fout(
    t: Tabel, kant: str, kolommen: tuple[int, int], goed: int, mis: Sequence[Mis]
) -> Iterator[Bevinding]:
    j, k = kolommen
    if len(mis) == 1 and goed >= 2:
        nu, _, waar = mis[0]
        w = t.cellen[nu][k]
        assert w is not None
        verwacht = getoond(waar, w.cijfers, "%" if procentkolom(t, k) else "")
        yield meld(t, "groei", "fout", nu, k, kant, f"de verandering is {verwacht}", verwacht, w.tekst)
    elif len(mis) == 2 and goed >= 1 and (raak := set(mis[0][:2]) & set(mis[1][:2])):
        rij = raak.pop()
        g = t.cellen[rij][j]
        assert g is not None
        lezing = "de veranderingen ervoor en erna passen er niet bij"
        yield meld(t, "groei", "fout", rij, j, kant, lezing, "een ander getal", g.tekst)


def _past(waar: float, w: Getal, a: Getal, b: Getal, procent: bool) -> bool:
    speling = w.half + SPELING
    if not procent:
        speling += a.half + b.half if a.cijfers or b.cijfers or a.maat > 1 else 0.0
    elif a.cijfers or a.maat > 1:
        speling += 100 * (a.half + b.half) / a.waarde
    return abs(abs(waar) - abs(w.waarde)) <= speling and (not w.teken or waar * w.waarde >= -SPELING)
