"""Columns of a table that follow from others: what most rows say of a column, one row may contradict."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import permutations

from kkfzlib.bevindingen import Bevinding
from kkfzlib.nederlands.getal import Getal

from . import taal
from .melden import SPELING, getoond
from .tabel import Tabel, is_totaal
from .tabelcel import VERSCHIL, meld, procentkolom, speling

_GROEI = re.compile(r"verschil|mutatie|toename|afname|groei|ontwikkeling|verandering|index|%", re.IGNORECASE)


Verband = tuple[str, int, Callable[[Sequence[Getal]], tuple[float, float] | None], str]


def _verschil(g: Sequence[Getal]) -> tuple[float, float] | None:
    m = g[0].half + g[1].half if g[0].cijfers or g[1].cijfers or g[0].maat > 1 else 0.0
    return g[0].waarde - g[1].waarde - m, g[0].waarde - g[1].waarde + m


def _som(g: Sequence[Getal]) -> tuple[float, float] | None:
    m = sum(x.half for x in g) if any(x.cijfers or x.maat > 1 for x in g) else 0.0
    return sum(x.waarde for x in g) - m, sum(x.waarde for x in g) + m


def _groei(g: Sequence[Getal]) -> tuple[float, float] | None:
    m = [x.half if x.cijfers or x.maat > 1 else 0.0 for x in g]
    if g[1].waarde - m[1] <= 0:
        return None
    return ((g[0].waarde - m[0]) / (g[1].waarde + m[1]) - 1) * 100, (
        (g[0].waarde + m[0]) / (g[1].waarde - m[1]) - 1
    ) * 100


def _aandeel(g: Sequence[Getal]) -> tuple[float, float] | None:
    if g[1].waarde <= 0:
        return None
    m = [x.half if x.cijfers or x.maat > 1 else 0.0 for x in g]
    return 100 * (g[0].waarde - m[0]) / (g[1].waarde + m[1]), 100 * (g[0].waarde + m[0]) / max(
        1e-9, g[1].waarde - m[1]
    )


def _stroom(g: Sequence[Getal]) -> tuple[float, float] | None:
    som = g[0].waarde + g[1].waarde - g[2].waarde
    return som, som


_VERBANDEN: tuple[Verband, ...] = (
    ("{0} − {1}", 2, _verschil, "identiteit"),
    ("{0} + {1}", 2, _som, "totaal-delen"),
    ("de groei van {1} naar {0}", 2, _groei, "groei"),
    ("het aandeel van {0} in {1}", 2, _aandeel, "percentage-aantal"),
    ("{0} + {1} − {2}", 3, _stroom, "identiteit"),
)
BREED = 9
"""Wider tables are not searched for relations: what is found there by chance grows with every column."""
SMAL = 6
"""The same for relations of four columns."""
KLEIN = 10
SALDO = 100
"""Balances from here on that hold in one of two years show what they are the balance of."""


def verbanden(t: Tabel, kant: str) -> Iterator[Bevinding]:
    """A column that follows from others in nearly every row, and not in one."""
    if not 3 <= t.breedte <= BREED:
        return
    procenten = [procentkolom(t, k) for k in range(t.breedte)]
    kolommen = [[(k2, g) for k2, g in enumerate(t.kolom(k)) if g is not None] for k in range(t.breedte)]
    rond = speling(t, [kolom[0][1] for kolom in kolommen if kolom][:1]) if any(kolommen) else 0.0
    for k in range(t.breedte):
        if len(kolommen[k]) < 2:
            continue
        gevonden: list[tuple[int, list[Bevinding]]] = []
        for naam, aantal, f, regel in _VERBANDEN:
            procent = regel in ("groei", "percentage-aantal")
            if (
                (aantal > 2 and t.breedte > SMAL)
                or procent != procenten[k]
                or (is_totaal(t.koppen[k]) and aantal == 2 and not procent and t.breedte > 3)
            ):
                continue
            for uit in permutations(
                [j for j in range(t.breedte) if j != k and len(kolommen[j]) >= 2], aantal
            ):
                if regel == "totaal-delen" and uit[0] > uit[1]:
                    continue
                if procent and any(procenten[j] for j in uit):
                    continue
                goed, fouten = _toets(t, k, uit, f, rond)
                kop = (f is _stroom and _is_stroom(t, k, uit)) or bool(
                    (_GROEI if procent else VERSCHIL).search(t.koppen[k])
                )
                saldo = f is _verschil and kop and max(uit) < k and _is_saldo(t, k)
                if _bewezen(goed, len(fouten), kop, aantal) or (saldo and goed == len(fouten) == 1):
                    gevonden.append(
                        (goed, [_verband_fout(t, kant, k, uit, naam, regel, r, w) for r, w in fouten])
                    )
        # Where some reading explains every row, no other is listened to.
        if gevonden and not any(not f for _, f in gevonden):
            hoogste = max(g for g, _ in gevonden)
            lijsten = [f for g, f in gevonden if g == hoogste]
            yield from lijsten[0]


def _is_stroom(t: Tabel, k: int, uit: Sequence[int]) -> bool:
    """Whether headings name a begin and an end."""
    return bool(taal.EIND.search(t.koppen[k]) and taal.BEGIN.search(t.koppen[uit[0]]))


def _is_saldo(t: Tabel, k: int) -> bool:
    """Whether a column of two rows holds balances so large that no two others differ by one of them by chance."""
    cellen = [g for g in t.kolom(k) if g is not None]
    return len(cellen) == len(t.cellen) == 2 and all(abs(g.waarde) >= SALDO and not g.cijfers for g in cellen)


def _bewezen(goed: int, fout: int, kop: bool, aantal: int) -> bool:
    if fout > 1 and fout > 0.2 * (goed + fout):
        return False
    if kop:
        return goed >= 2 and goed >= 0.6 * (goed + fout)
    return goed >= (3 if aantal == 2 else 4) and goed >= 0.75 * (goed + fout)


def _toets(
    t: Tabel,
    k: int,
    uit: Sequence[int],
    f: Callable[[Sequence[Getal]], tuple[float, float] | None],
    rond: float,
) -> tuple[int, list[tuple[int, float]]]:
    """How many rows the relation holds in that tell something, and those where it fails with what it gives."""
    goed, fouten = 0, list[tuple[int, float]]()
    gemengd = len({x.eenheid == "%" for rij in t.cellen for j in (k, *uit) if (x := rij[j]) is not None}) > 1
    for i, rij in enumerate(t.cellen):
        g, bronnen = rij[k], [x for j in uit if (x := rij[j]) is not None]
        if g is None or len(bronnen) < len(uit):
            continue
        waarden = f(bronnen)
        if waarden is None:
            continue
        alle = [g, *bronnen]
        if f not in (_groei, _aandeel) and (gemengd and any(x.eenheid == "%" for x in alle)):
            continue
        marge = g.half if g.cijfers or g.eenheid == "%" or g.maat > 1 else rond * len(alle)
        if f in (_groei, _aandeel):
            marge = g.half
        if waarden[0] - marge - SPELING <= g.waarde <= waarden[1] + marge + SPELING:
            # Zeros and equal numbers agree with everything.
            goed += all(x.waarde for x in bronnen) and g.waarde != 0 and _zegt_iets(alle)
        else:
            fouten.append((i, (waarden[0] + waarden[1]) / 2))
    return goed, fouten


def _zegt_iets(getallen: Sequence[Getal]) -> bool:
    """Whether that a relation holds is no chance: of figures below ten some always does."""
    return any(abs(g.waarde) >= KLEIN or g.cijfers for g in getallen)


def _verband_fout(
    t: Tabel, kant: str, k: int, uit: Sequence[int], naam: str, regel: str, rij: int, waarde: float
) -> Bevinding:
    g = t.cellen[rij][k]
    assert g is not None
    eenheid = "%" if procentkolom(t, k) else ""
    verwacht = getoond(waarde, g.cijfers, eenheid)
    bronnen = [x.tekst for j in uit if (x := t.cellen[rij][j]) is not None]
    return meld(t, regel, "fout", rij, k, kant, f"{naam.format(*bronnen)} is {verwacht}", verwacht, g.tekst)
