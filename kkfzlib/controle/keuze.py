"""Which figure a number in a sentence is about: the only one named, the one in the same order, or the nearest."""

from __future__ import annotations

import re
from dataclasses import replace

from kkfzlib.nederlands.getal import Getal

from .getallen import getallen
from .vermelding import Woord, genoemd
from .zinnen import Zin
from .zinsdelen import Deel


def is_geheel(zin: str, getal: Getal) -> bool:
    """Whether the number is the whole of a part ("16 van de 18")."""
    return getal.eenheid in ("aantal", "bedden") and bool(_GEHEEL.search(zin[: getal.plaats]))


_KAAL = re.compile(r"\s*(?:$|[.,;:)]|in\b|een jaar|het jaar|vorig|eind\b|vergeleken)", re.IGNORECASE)


def _als_vorige(zin: Zin, vorig: Deel, deel: Deel, getal: Getal) -> Woord | None:
    """The figure of a count that names no noun but follows one that does ("42 incidenten, tegen 49 in 2023")."""
    if getal.eenheid != "aantal" or not _KAAL.match(zin.tekst[getal.einde :]):
        return None
    for ander in getallen(zin.tekst):
        if vorig.begin <= ander.plaats < vorig.begin + len(vorig.tekst):
            kandidaten = _kandidaten(vorig.tekst, zin.tekst, _verschoven(ander, vorig.begin), False)
            if kandidaten and kandidaten[0].eenheid == "aantal":
                return kandidaten[0]
    return None


_GEHEEL = re.compile(
    r"\bvan\s+(?:de|onze|alle|het|hun|in\s+totaal|de\s+in\s+totaal|deze|die)\s*$", re.IGNORECASE
)


def _verschoven(getal: Getal, begin: int) -> Getal:
    return replace(getal, plaats=getal.plaats - begin)


def kies(
    tekst: str, begin: int, zin: str, getal: Getal, buren: list[Getal], is_verandering: bool
) -> Woord | None:
    """The figure a number is about: the only one, the one in the same order, or else the nearest name."""
    lokaal = _verschoven(getal, begin)
    kandidaten = _kandidaten(tekst, zin, lokaal, is_verandering)
    if len(kandidaten) <= 1:
        return kandidaten[0] if kandidaten else None
    plaatsen = sorted(kandidaten, key=lambda w: m.start() if (m := w.kern.search(tekst)) else 0)
    gelijke = [g for g in buren if any(w.meet(tekst, _verschoven(g, begin)) for w in kandidaten)]
    if len(gelijke) == len(plaatsen) and getal in gelijke and getal.eenheid != "aantal":
        return plaatsen[gelijke.index(getal)]
    return min(kandidaten, key=lambda w: w.afstand(tekst, lokaal))


def _kandidaten(tekst: str, zin: str, getal: Getal, is_verandering: bool) -> list[Woord]:
    """Figures named here that the number can be of: one per kengetal and place, the more precise name first."""
    uit: list[Woord] = []
    for woord in genoemd(tekst, zin):
        past = woord.meet(tekst, getal) if not is_verandering else _verandert(woord, tekst, getal)
        plek = woord.kern.search(tekst)
        botst = any(
            w.kengetal == woord.kengetal
            and (m := w.kern.search(tekst))
            and plek
            and _raakt(m.span(), plek.span())
            for w in uit
        )
        if past and not botst:
            uit.append(woord)
    # A count belongs to one thing only: the first entry whose noun follows it.
    return (
        uit[:1]
        if getal.eenheid == "aantal" and not is_verandering and uit and uit[0].eenheid == "aantal"
        else uit
    )


def _raakt(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _verandert(woord: Woord, tekst: str, getal: Getal) -> bool:
    if getal.eenheid == "procentpunt":
        return woord.eenheid == "%"
    if getal.eenheid == "%":
        return (
            not woord.kengetal.endswith("_aandeel")
            or "aandeel" in tekst.lower()
            or "verhouding" in tekst.lower()
        )
    return woord.eenheid == getal.eenheid or woord.meet(tekst, getal)


def geleend(
    zin: Zin, ervoor: Zin | None, delen: list[Deel], k: int, getal: Getal, is_verandering: bool
) -> Woord | None:
    """The figure of the part before, for a part that names none; or of the whole sentence when it names just one."""
    if delen[k].leunt:
        for j in range(k - 1, -1, -1):
            tekst = zin.tekst[delen[j].begin : delen[k].begin + len(delen[k].tekst)]
            kandidaten = _kandidaten(tekst, zin.tekst, _verschoven(getal, delen[j].begin), is_verandering)
            if kandidaten:
                return min(kandidaten, key=lambda w: w.afstand(tekst, _verschoven(getal, delen[j].begin)))
            woord = _als_vorige(zin, delen[j], delen[k], getal)
            if woord is not None:
                return woord
        if ervoor is not None and all(d.leunt for d in delen[: k + 1]):
            voor = f"{ervoor.tekst} {zin.tekst}"
            kandidaten = _kandidaten(voor, voor, _verschoven(getal, -len(ervoor.tekst) - 1), is_verandering)
            return kandidaten[0] if len({(w.kengetal, w.uitsplitsing) for w in kandidaten}) == 1 else None
    kandidaten = _kandidaten(zin.tekst, zin.tekst, getal, is_verandering)
    zelfde = [g for g in getallen(zin.tekst) if g.eenheid == getal.eenheid]
    return (
        kandidaten[0]
        if len({(w.kengetal, w.uitsplitsing) for w in kandidaten}) == 1 and len(zelfde) == 1
        else None
    )
