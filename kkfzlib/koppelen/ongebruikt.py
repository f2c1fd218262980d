"""Columns of an export that nothing is made from, and the values in them that say a row should not count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any

from kkfzlib.importeren.recept import TELLEN_ZIJ
from kkfzlib.koppelen.inhoud import is_datum, is_getal, verschillende
from kkfzlib.koppelen.regels import aanhaling
from kkfzlib.koppelen.woorden import woordenlijst
from kkfzlib.lekken.namen import achternamen, voornamen

_WEINIG = 12
"""A column with more different values says nothing about whether a row counts."""


def ongebruikt(kolommen: Mapping[str, Iterable[Any]], al_weg: str = "") -> Iterator[str]:
    """Remarks about columns (header → cells) without a use; ``al_weg`` are the filters that the source has already.

    Nothing of a column that may be about persons, that is free text, or of which the values are numbers or days.
    """
    for kop, cellen in kolommen.items():
        telling = toonbare_telling(cellen)
        if not telling:
            continue
        wat = ", ".join(f"{aanhaling(w)} {n} ×" for w, n in telling)
        vreemd = [(w, n) for w, n in telling if telt_niet(w)]
        # Where every row says so, it is no exception to leave out.
        if not vreemd or len(vreemd) == len(telling):
            yield f"# niet gebruikt: {aanhaling(kop)} ({wat}) → rijen: {{alleen: …}}?"
            continue
        weg = (
            f"{al_weg}, " * bool(al_weg) + f"{aanhaling(kop)}: [{', '.join(aanhaling(w) for w, _ in vreemd)}]"
        )
        in_plaats = " (in plaats van de regel hierboven)" * bool(al_weg)
        yield f"# niet gebruikt: {aanhaling(kop)} ({wat})"
        yield (
            f"# rijen: {{zonder: {{{weg}}}}}   # {sum(n for _, n in vreemd)} ×: {TELLEN_ZIJ} "
            f"Zo niet: haal het eerste hekje weg{in_plaats}; zo wel: verwijder deze regel"
        )


def toonbare_telling(cellen: Iterable[Any]) -> tuple[tuple[str, int], ...]:
    """The values with their counts; empty when they may not be shown or are no list of choices."""
    gevuld = list(cellen)
    gevonden = verschillende(gevuld)
    telling = gevonden.telling
    if gevonden.afgeschermd or not 2 <= len(telling) <= _WEINIG or len(gevuld) < 2 * len(telling):
        return ()
    if any(van_iemand(w) for w, _ in telling) or all(is_getal(w) or is_datum(w) for w, _ in telling):
        return ()
    return telling


def van_iemand(waarde: str) -> bool:
    """A given name or surname anywhere in it: closed by default, for nobody decided yet what this column is."""
    woorden = {woord.strip(".,()*") for woord in waarde.lower().split()}
    return not woorden.isdisjoint(voornamen()) or not woorden.isdisjoint(achternamen()[0])


def telt_niet(waarde: str) -> bool:
    """Whether a value says that its row is no fact: cancelled, a draft, not attended."""
    plat = " ".join(waarde.lower().split())
    return any(fnmatchcase(plat, vorm) for vorm in woordenlijst().telt_niet)
