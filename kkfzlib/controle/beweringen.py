"""What sentences state: this figure, of that year, is this number. The ground of every rule that compares texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kkfzlib.nederlands.getal import Getal

from .getallen import getallen
from .keuze import geleend, is_geheel, kies
from .onderdeel import is_onderdeel
from .rol import is_benchmark, is_plan, jaar_van, valt_onder_plan, verandering, verbonden_jaren
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
    vanaf = 0
    for paar in van_naar(zin.tekst):
        # A second pair is about what is named since the first.
        woord = _bij_volgend_paar(zin.tekst, paar, vanaf) if vanaf else woord_bij_paar(zin.tekst, paar)
        vanaf = paar.naar.einde
        if woord is not None:
            gehad |= {paar.van.plaats, paar.naar.plaats}
            yield from _uit_paar(zin, paar, woord, jaar)
    for bewering in _uit_delen(zin, ervoor, jaar):
        if bewering.getal.plaats not in gehad:
            gehad.add(bewering.getal.plaats)
            yield bewering


def _uit_paar(zin: Zin, paar: VanNaar, woord: Woord, jaar: int) -> Iterator[Bewering]:
    toen, nu = verbonden_jaren(zin.tekst, paar, jaar)
    if nu <= jaar and not is_plan(zin.tekst) and not is_onderdeel(Deel(zin.tekst, 0), woord):
        yield Bewering(woord, toen, (toen,), paar.van, "stand", zin)
        yield Bewering(woord, nu, (nu,), paar.naar, "stand", zin)


def _bij_volgend_paar(zin: str, paar: VanNaar, vanaf: int) -> Woord | None:
    gevonden = genoemd(zin[vanaf : paar.begin], zin)
    return next((w for w in gevonden if _meet(w, paar)), None)


def _meet(woord: Woord, paar: VanNaar) -> bool:
    """Whether a pair has the unit of a figure; what counts is whole."""
    heel = not (paar.van.cijfers or paar.naar.cijfers)
    return woord.eenheid == paar.eenheid or (
        paar.eenheid == "aantal"
        and (woord.eenheid in ("score", "bedden") or (woord.eenheid == "aantal" and heel))
    )


def woord_bij_paar(zin: str, paar: VanNaar) -> Woord | None:
    """The figure that went from one number to another: named before it, else anywhere in the sentence."""
    for tekst in (zin[: paar.begin], zin[: paar.einde], zin):
        for woord in genoemd(tekst, zin):
            if _meet(woord, paar):
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
    if is_geheel(zin.tekst, getal):
        return
    anders = verandering(zin.tekst, getal)
    woord = kies(tekst, begin, zin.tekst, getal, buren, anders is not None)
    if woord is None:
        woord = geleend(zin, ervoor, delen, k, getal, anders is not None)
    if woord is None:
        return
    if is_benchmark(zin.tekst, deel, getal):
        yield Bewering(woord, jaar, (jaar,), getal, "benchmark", zin)
        return
    if valt_onder_plan(delen, k, getal) or is_onderdeel(deel, woord):
        return
    jaren = jaar_van(zin.tekst, deel, getal, jaar)
    if not jaren or min(jaren) > jaar:
        return
    soort: Soort = "stand" if anders is None else "punten" if getal.eenheid == "procentpunt" else "groei"
    zelf = anders is not None and getal.eenheid not in ("%", "procentpunt")
    yield Bewering(woord, jaren[0], jaren, getal, soort, zin, zelf)
