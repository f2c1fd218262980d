"""Columns of percentages that divide a whole: they make a hundred, and their labels or the other columns tell so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kkfzlib.bevindingen import Bevinding

from .melden import getoond
from .tabel import Tabel, is_totaal
from .tabelcel import VERSCHIL, aandeelkop, meld, procentkolom

_KLASSE = re.compile(
    r"^(?:\D{0,12}\d+\s*(?:-|–|tot(?:\s+en\s+met)?|t/m)\s*\d+\b|(?:jonger|korter|minder|lager|tot|<|ouder|langer|meer|hoger|>)\b.*\d"
    r"|[<>]\s*\d|.*\d.*\b(?:ouder|jonger|langer|korter|meer|minder|hoger|lager)\b|\d+\s*\+)",
    re.IGNORECASE,
)
"""Labels of classes that follow each other: 18-29, 30 tot 40, 60 en ouder."""
_TEGENDELEN = (
    ("ja", "nee"),
    ("man", "vrouw"),
    ("mannen", "vrouwen"),
    ("gegrond", "ongegrond"),
    ("wel", "niet"),
)
VER = 40
"""Percentages whose sum lies further from a hundred were never meant to make one."""


def verdelingen(t: Tabel, kant: str) -> Iterator[Bevinding]:
    """A column of percentages that make no hundred, where the labels are a division or all other columns make one."""
    weinig = len(t.labels) < 3 and not (len(t.labels) == 2 and _tegendelen(t))
    if any(is_totaal(label) for label in t.labels) or weinig or VERSCHIL.search(t.titel):
        return
    kolommen = {k: _som(t, k) for k in range(t.breedte) if procentkolom(t, k)}
    sommen = {k: s for k, s in kolommen.items() if s is not None}
    vol = [k for k, (som, marge) in sommen.items() if abs(som - 100) <= marge]
    klassen = sum(bool(_KLASSE.match(label.strip())) for label in t.labels) >= max(3, len(t.labels) - 1)
    for k, (som, marge) in sommen.items():
        if abs(som - 100) <= marge or abs(som - 100) > VER:
            continue
        eens = len(vol) >= 2 and len(vol) == len(sommen) - 1
        if not eens and not ((klassen or _tegendelen(t)) and aandeelkop(t, k)):
            continue
        grootste = max(
            range(len(t.labels)), key=lambda i: g.waarde if (g := t.cellen[i][k]) is not None else 0
        )
        cijfers = max(g.cijfers for g in t.kolom(k) if g is not None)
        getoonde = getoond(som, cijfers, "%")
        yield meld(
            t, "totaal-delen", "fout", grootste, k, kant, f"de {len(t.labels)} aandelen zijn samen {getoonde}", "100%",
            getoonde,
        )  # fmt: skip


def _som(t: Tabel, k: int) -> tuple[float, float] | None:
    """What a full column adds up to, and how far rounding may take that from a hundred."""
    cellen = [g for g in t.kolom(k) if g is not None]
    if (
        len(cellen) != len(t.labels)
        or any(g.teken or g.waarde < 0 for g in cellen)
        or VERSCHIL.search(t.koppen[k])
    ):
        return None
    return sum(g.waarde for g in cellen), sum(g.half for g in cellen) + 1e-9


def _tegendelen(t: Tabel) -> bool:
    """Whether the first labels exclude each other."""
    woorden = {label.strip().lower() for label in t.labels}
    return any(a in woorden and b in woorden for a, b in _TEGENDELEN)
