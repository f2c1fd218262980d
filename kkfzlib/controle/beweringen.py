"""What sentences state: this figure, of that year, is this number. The ground of every rule that compares texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from .getallen import Getal, getallen
from .rol import is_benchmark, is_onderdeel, is_plan, jaar_van, valt_onder_plan, verandering, verbonden_jaren
from .vannaar import VanNaar, van_naar
from .vermelding import Woord, genoemd
from .zinnen import Zin
from .zinsdelen import Deel, zinsdelen

Soort = Literal["stand", "groei", "punten", "benchmark"]
LANG = 600
"""Longer than any sentence: cells of a table that a text layer ran together."""


@dataclass(frozen=True, slots=True)
class Bewering:
    """One number that a sentence gives to a figure. ``groei``/``punten``: its change in percent or percentage points.

    ``periode`` is a year; ``mogelijk`` are all years it may be about where the sentence leaves that open.
    """

    woord: Woord
    periode: int
    mogelijk: tuple[int, ...]
    getal: Getal
    soort: Soort
    zin: Zin
    zelf: bool = False
    """The unit was stated with the change itself ("3 dagen langer"): an absolute change."""

    @property
    def sleutel(self) -> tuple[str, str]:
        """Kengetal and uitsplitsing."""
        return self.woord.kengetal, self.woord.uitsplitsing


def beweringen(zinnen: Sequence[Zin], jaar: int) -> list[Bewering]:
    """Every statement of all sentences, in order; ``jaar`` is the report year."""
    uit: list[Bewering] = []
    for i, zin in enumerate(zinnen):
        if zin.soort != "kop" and len(zin.tekst) <= LANG:
            ervoor = zinnen[i - 1] if i and _grenst(zinnen[i - 1], zin) else None
            uit += _uit_zin(zin, ervoor, jaar)
    return uit


def _grenst(ervoor: Zin, zin: Zin) -> bool:
    """Whether two sentences follow each other in one text; a text layer may have cut their paragraph."""
    zelfde = (ervoor.slot, ervoor.blok) == (zin.slot, zin.blok)
    return zelfde or (
        ervoor.slot == zin.slot and ervoor.soort == zin.soort == "zin" and zin.blok - ervoor.blok == 1
    )


def _uit_zin(zin: Zin, ervoor: Zin | None, jaar: int) -> Iterator[Bewering]:
    gehad: set[int] = set()
    for paar in van_naar(zin.tekst):
        woord = woord_bij_paar(zin.tekst, paar)
        if woord is not None:
            gehad |= {paar.van.plaats, paar.naar.plaats}
            yield from _uit_paar(zin, paar, woord, jaar)
    for bewering in _uit_delen(zin, ervoor, jaar):
        if bewering.getal.plaats not in gehad:
            gehad.add(bewering.getal.plaats)
            yield bewering


def _uit_paar(zin: Zin, paar: VanNaar, woord: Woord, jaar: int) -> Iterator[Bewering]:
    toen, nu = verbonden_jaren(zin.tekst, paar, jaar)
    if nu <= jaar and not is_plan(zin.tekst) and not is_onderdeel(zin.tekst, Deel(zin.tekst, 0), woord):
        yield Bewering(woord, toen, (toen,), paar.van, "stand", zin)
        yield Bewering(woord, nu, (nu,), paar.naar, "stand", zin)


def woord_bij_paar(zin: str, paar: VanNaar) -> Woord | None:
    """The figure that went from one number to another: named before it, else anywhere in the sentence."""
    for tekst in (zin[: paar.begin], zin[: paar.einde], zin):
        for woord in genoemd(tekst, zin):
            if woord.eenheid == paar.eenheid or (
                woord.eenheid in ("score", "bedden", "aantal") and paar.eenheid == "aantal"
            ):
                return woord
    return None


def _uit_delen(zin: Zin, ervoor: Zin | None, jaar: int) -> Iterator[Bewering]:
    delen = zinsdelen(zin.tekst)
    alle = getallen(zin.tekst)
    for k, deel in enumerate(delen):
        eigen = [g for g in alle if deel.begin <= g.plaats < deel.begin + len(deel.tekst)]
        for getal in eigen:
            yield from _bij_getal(zin, ervoor, delen, k, getal, eigen, jaar)


def _bij_getal(
    zin: Zin, ervoor: Zin | None, delen: list[Deel], k: int, getal: Getal, buren: list[Getal], jaar: int
) -> Iterator[Bewering]:
    deel = delen[k]
    tekst, begin = deel.tekst, deel.begin
    if _is_geheel(zin.tekst, getal):
        return
    anders = verandering(zin.tekst, getal)
    woord = _kies(tekst, begin, zin.tekst, getal, buren, anders is not None)
    if woord is None:
        woord = _geleend(zin, ervoor, delen, k, getal, anders is not None)
    if woord is None:
        return
    if is_benchmark(zin.tekst, deel, getal):
        yield Bewering(woord, jaar, (jaar,), getal, "benchmark", zin)
        return
    if valt_onder_plan(delen, k, getal) or is_onderdeel(zin.tekst, deel, woord):
        return
    jaren = jaar_van(zin.tekst, deel, getal, jaar)
    if not jaren or min(jaren) > jaar:
        return
    soort: Soort = "stand" if anders is None else "punten" if getal.eenheid == "procentpunt" else "groei"
    zelf = anders is not None and getal.eenheid not in ("%", "procentpunt")
    yield Bewering(woord, jaren[0], jaren, getal, soort, zin, zelf)


def _is_geheel(zin: str, getal: Getal) -> bool:
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


def _kies(
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


def _geleend(
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
