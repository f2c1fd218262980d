"""The table of indicator 2, read by the names of its categories: a count or a percentage behind each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from kkfzlib.controle.feiten import Feit, gelezen
from kkfzlib.controle.vermelding import categoriepatroon
from kkfzlib.kader import Gids
from kkfzlib.nederlands.cel import decimalen_geschreven, lees_getal

_GETAL = re.compile(r"(?<![\d.,/])(\d{1,3}(?:,\d+)?)\s*(%)?(?![\d.,/]*\d)")
_BEGIN = re.compile(r"uitstroomcategorie|gewenste\s+vervolgzorg|\bcategorie\b", re.IGNORECASE)
LENGTE = 4000
"""How many characters after its heading the table may run."""


@dataclass(frozen=True)
class Uitstroomtabel:
    """What was read, and where the table stands in the text."""

    feiten: list[Feit]
    bereik: tuple[int, int]
    verborgen: frozenset[str] = frozenset()


def uitstroomtabel(tekst: str, gids: Gids, jaar: int) -> Uitstroomtabel | None:
    """``continuiteit`` (percentage) and ``continuiteit/<code>:n`` (count) of the fullest table; None without one."""
    kandidaten = [t for m in _BEGIN.finditer(tekst) for t in [_lees(tekst, m.end(), gids, jaar)] if t]
    return max(kandidaten, key=lambda t: (len(t.feiten), t.bereik[0]), default=None)


def _lees(tekst: str, begin: int, gids: Gids, jaar: int) -> Uitstroomtabel | None:
    deel = tekst[begin : begin + LENGTE]
    plaatsen: list[tuple[str, int, int]] = []
    vanaf = 0
    # In the order of the gids each name is looked for behind the one before it.
    for c in gids.categorieen:
        m = re.compile(categoriepatroon(c.code, c.naam), re.IGNORECASE).search(deel, vanaf)
        if m and (not plaatsen or m.start() - vanaf < 700):
            plaatsen.append((c.code, m.start(), m.end()))
            vanaf = m.end()
    if len(plaatsen) < 5:
        return None
    eindes = [
        *((deel[e : p[1]], p[0]) for (_, _, e), p in pairwise(plaatsen)),
        (deel[plaatsen[-1][2] :][:40], ""),
    ]
    uit = [
        f for (code, *_), (rest, na) in zip(plaatsen, eindes, strict=True) for f in _cel(code, rest, na, jaar)
    ]
    totaal, lengte = _totaal(deel[plaatsen[-1][2] :], jaar)
    einde = plaatsen[-1][2] + lengte
    # A cell marked x is not published, so nothing can be added up.
    weg = (
        frozenset({"continuiteit"})
        if re.search(r"(?:^|\s)x(?=\s|$)", deel[plaatsen[0][1] : einde])
        else frozenset[str]()
    )
    return Uitstroomtabel(uit + totaal, (begin, begin + einde), weg) if uit else None


def _cel(code: str, rest: str, volgende: str, jaar: int) -> list[Feit]:
    """The numbers between a name and the next: its own count and percentage, not the number of the next category."""
    rest = re.sub(r"\([^)]*\)|\bbvn\s+\d|:[^\n\d]*", " ", rest.split("Totaal")[0])
    # What comes last may be the number that the next category carries in front, as printed (and not always rightly).
    rest = re.sub(
        rf"(?:\d{{1,2}}\.(?:\d\.?)?|(?<=[%\d])\s+{re.escape(volgende) or '$^'})\s*\D{{0,60}}$", " ", rest
    )
    uit: dict[str, Feit] = {}
    for m in list(_GETAL.finditer(rest))[:2]:
        sleutel = code if m[2] else f"{code}:n"
        uit.setdefault(
            sleutel, gelezen("continuiteit", sleutel, str(jaar), lees_getal(m[1]), decimalen_geschreven(m[1]))
        )
    return list(uit.values())


def _totaal(rest: str, jaar: int) -> tuple[list[Feit], int]:
    gevonden = re.search(r"Totaal[^%]{0,60}?(\d{1,3}(?:,\d+)?)\s*%", rest[:400])
    if gevonden is None:
        return [], 40
    getal = gevonden[1]
    feit = gelezen("continuiteit_vermeldingen", "", str(jaar), lees_getal(getal), decimalen_geschreven(getal))
    return [feit], gevonden.end()
