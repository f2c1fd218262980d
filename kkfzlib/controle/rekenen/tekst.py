"""All arithmetic over running text, with what was tested, for the coverage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kkfzlib.bevindingen import Bevinding
from kkfzlib.controle.zinnen import Zin

from .aandeel import aandelen
from .delen import delen
from .rollen import alineas, lees_zinnen
from .verandering import veranderingen


def in_tekst(zinnen: Sequence[Zin]) -> Iterator[Bevinding]:
    """Every contradiction between numbers that stand together, sentence by sentence."""
    groepen = list(alineas(lees_zinnen(zinnen)))
    for groep in groepen:
        yield from veranderingen(groep)
        yield from delen(groep)
    yield from aandelen(groepen)
