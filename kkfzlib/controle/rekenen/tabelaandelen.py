"""Counts and their shares in one table: what most rows say of a column, one cell may contradict."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kkfzlib.bevindingen import Bevinding
from kkfzlib.nederlands.getal import Getal

from .melden import SPELING, getoond
from .tabel import Tabel, is_totaal
from .tabelcel import VERSCHIL, aandeelkop, meld

MEESTE = 0.7
"""The share of rows in which a relation must hold to be what the column means."""


def aandelen(t: Tabel, kant: str) -> Iterator[Bevinding]:
    """A column of percentages next to the counts that it is the share of."""
    for k in range(1, t.breedte):
        for j in (k - 1, *range(k - 1)):
            if not _is_procent(t, k) or _is_procent(t, j):
                continue
            fouten = _aandeel_van(t, j, k)
            if fouten is None and (verkeerd := _een_cel(t, j, k)) is not None:
                rij, kolom, waar = verkeerd
                g = t.cellen[rij][kolom]
                assert g is not None
                verwacht = getoond(waar, g.cijfers, "%" if kolom == k else "")
                wat = "dit aandeel is" if kolom == k else "bij deze aandelen hoort"
                yield meld(
                    t, "percentage-aantal", "fout", rij, kolom, kant, f"{wat} {verwacht}", verwacht, g.tekst
                )
                break
            if fouten is not None:
                for rij, waar in fouten:
                    deel, aandeel = t.cellen[rij][j], t.cellen[rij][k]
                    assert deel is not None and aandeel is not None
                    verwacht = getoond(waar, aandeel.cijfers, "%")
                    yield meld(
                        t, "percentage-aantal", "fout", rij, k, kant,
                        f"{deel.tekst} van het totaal is {verwacht}", verwacht, aandeel.tekst,
                    )  # fmt: skip
                break


def _is_procent(t: Tabel, k: int) -> bool:
    cellen = [g for g in t.kolom(k) if g is not None]
    kop = t.koppen[k].strip().lower()
    return bool(cellen) and (
        all(g.eenheid == "%" for g in cellen)
        or kop.startswith("% ")
        or (aandeelkop(t, k) and re.search(r"%|percentage|procent|aandeel", kop) is not None)
    )


def _aandeel_van(t: Tabel, j: int, k: int) -> list[tuple[int, float]] | None:
    """Rows in which column k is not the share of column j, with what it should be; None where most say it is none."""
    totalen = [i for i, label in enumerate(t.labels) if is_totaal(label)]
    rijen = [
        i
        for i in range(len(t.labels))
        if t.cellen[i][j] is not None and t.cellen[i][k] is not None and i not in totalen
    ]
    if not rijen or (t.koppen and VERSCHIL.search(t.koppen[k])):
        return None
    som = sum(
        g.waarde for i in range(len(t.labels)) if i not in totalen and (g := t.cellen[i][j]) is not None
    )
    noemers = {som, *(g.waarde for i in totalen if (g := t.cellen[i][j]) is not None)} - {0.0}
    beste: list[tuple[int, float]] | None = None
    for noemer in noemers:
        fouten = []
        for i in rijen:
            deel, aandeel = t.cellen[i][j], t.cellen[i][k]
            assert deel is not None and aandeel is not None
            waar = 100 * deel.waarde / noemer
            ruimte = 100 * (deel.half if deel.cijfers or deel.maat > 1 else 0) / abs(noemer)
            if abs(waar - aandeel.waarde) > aandeel.half + ruimte + SPELING:
                fouten.append((i, waar))
        goed = len(rijen) - len(fouten)
        sluit = bool(totalen) and _sluit_op_honderd(t, totalen, k)
        # Two rows and a total of 100% tell as much as most of many rows.
        genoeg = goed >= max(2, MEESTE * len(rijen)) or (sluit and goed >= 1 and len(fouten) == 1)
        if genoeg and (beste is None or len(fouten) < len(beste)):
            beste = fouten
    return beste


def _sluit_op_honderd(t: Tabel, totalen: Sequence[int], k: int) -> bool:
    return any((g := t.cellen[i][k]) is not None and abs(g.waarde - 100) < 1 for i in totalen)


def _een_cel(t: Tabel, j: int, k: int) -> tuple[int, int, float] | None:
    """The one cell of counts and shares without a total that stands against all others: row, column, what fits."""
    if any(is_totaal(label) for label in t.labels) or VERSCHIL.search(t.koppen[k]) or not aandeelkop(t, k):
        return None
    rijen = [
        (i, c, p) for i, rij in enumerate(t.cellen) if (c := rij[j]) is not None and (p := rij[k]) is not None
    ]
    if len(rijen) < 3 or len(rijen) != len(t.labels) or any(c.cijfers or c.waarde < 0 for _, c, _ in rijen):
        return None
    som = sum(c.waarde for _, c, _ in rijen)
    if som <= 0:
        return None
    mis = [(i, c, p) for i, c, p in rijen if not _past_aandeel(c.waarde, som, p)]
    if len(mis) == 1 and len(rijen) > 2:
        return mis[0][0], k, 100 * mis[0][1].waarde / som
    speling = sum(p.half for _, _, p in rijen) + SPELING
    if len(mis) < 2 or abs(sum(p.waarde for _, _, p in rijen) - 100) > speling:
        return None
    gevonden = [
        (i, j, float(waar))
        for i, c, p in rijen
        if (waar := _passend_aantal(som - c.waarde, p)) is not None
        and waar != c.waarde
        and all(_past_aandeel(waar if n == i else d.waarde, som - c.waarde + waar, q) for n, d, q in rijen)
    ]
    return gevonden[0] if len(gevonden) == 1 else None


def _past_aandeel(deel: float, geheel: float, p: Getal) -> bool:
    return geheel > 0 and abs(100 * deel / geheel - p.waarde) <= p.half + SPELING


def _passend_aantal(rest: float, p: Getal) -> int | None:
    """The whole count that is this share of itself and the rest."""
    if not 0 < p.waarde < 100:
        return None
    waar = round(rest * p.waarde / (100 - p.waarde))
    return waar if _past_aandeel(waar, rest + waar, p) else None
