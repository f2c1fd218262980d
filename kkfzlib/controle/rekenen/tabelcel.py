"""What every sum in a table needs: how exact its cells are, which columns are shares, and how a fault is told."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kkfzlib.bevindingen import Bevinding, Ernst
from kkfzlib.nederlands.getal import Getal

from .tabel import Tabel, stap

_AFGEROND = re.compile(
    r"x\s*€?\s*1\.?000|duizend|miljoen|mln|afgerond|afronding|€|euro|begroting|rekening|baten|lasten|bedrag|balans|activa|passiva|vermogen",
    re.IGNORECASE,
)
VERSCHIL = re.compile(
    r"verschil|mutatie|toename|afname|saldo|overschot|groei|ontwikkeling|verandering|δ|\+/-|resultaat",
    re.IGNORECASE,
)
GROOT = 10_000
"""Whole numbers from here on are often thousands or estimates: a last figure too many is no contradiction."""


def meld(
    t: Tabel, regel: str, ernst: Ernst, rij: int, k: int, kant: str, lezing: str, verwacht: str, gevonden: str
) -> Bevinding:
    label, kop = t.labels[rij] or f"rij {rij + 1}", t.koppen[k] or f"kolom {k + 2}"
    cel = f"rij “{label}”, kolom “{kop}”" if kant == "kolom" else f"rij “{kop}”, kolom “{label}”"
    return Bevinding(
        regel, ernst, "", "", verwacht, gevonden,
        f"{t.plaats}, {cel}: {lezing}; er staat {gevonden}. Kleinste herstel: {gevonden} wordt {verwacht}, "
        "of een van de andere getallen klopt niet.",
    )  # fmt: skip


def speling(t: Tabel, getallen: Sequence[Getal]) -> float:
    """What rounding can explain: half a step for each number, where they are rounded at all."""
    # What all whole numbers of a table are rounded to, these are too.
    alle = [
        g
        for rij in t.cellen
        for g in rij
        if g is not None and g.eenheid == getallen[0].eenheid and not g.cijfers
    ]
    s = stap(getallen) if any(g.cijfers for g in getallen) else stap(alle)
    heel = s == 1.0 and all(g.eenheid == "aantal" and g.maat == 1 for g in getallen)
    groot = any(abs(g.waarde) >= GROOT for g in getallen)
    if (
        heel
        and not groot
        and not any(g.waarde < 0 for g in getallen)
        and not _AFGEROND.search(f"{t.titel} {' '.join(t.koppen)}")
    ):
        return 0.0
    return s / 2 * len(getallen)


_AANDEELWOORDEN = frozenset((
    "aandeel", "percentage", "percentages", "procent", "perc", "verdeling", "in", "van", "de", "het", "aantal",
    "totaal", "cliënten", "clienten", "medewerkers", "personen", "patiënten", "bewoners", "respondenten", "deelnemers",
    "antwoorden", "jaar", "n", "als", "op",
))  # fmt: skip


def aandeelkop(t: Tabel, k: int) -> bool:
    """Whether the heading of a column says no more than that it is a share: "%", "Aandeel", "2023 in %"."""
    woorden = re.findall(r"[a-zà-ÿ]+", t.koppen[k].lower())
    return all(w in _AANDEELWOORDEN for w in woorden)


def procentkolom(t: Tabel, k: int) -> bool:
    cellen = [g for g in t.kolom(k) if g is not None]
    return bool(cellen) and (
        all(g.eenheid == "%" for g in cellen)
        or bool(re.search(r"%|percentage|procent", t.koppen[k], re.IGNORECASE))
    )
