"""All arithmetic over running text, with what was read and tested, for the coverage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kkfzlib.bevindingen import Bevinding
from kkfzlib.controle.zinnen import Zin
from kkfzlib.nederlands.lezen import lees
from kkfzlib.nederlands.patronen import CIJFER

from .aandeel import aandelen
from .delen import delen
from .rollen import Leeszin, alineas, lees_zinnen
from .tabel import Tabel
from .tweemaal import reeksen_tegen_tabellen, tegen_tabellen, tweemaal
from .verandering import veranderingen


@dataclass(frozen=True, slots=True)
class Tekstuitslag:
    """What arithmetic finds in sentences; of those with numbers which were read, which tested (slot, line, text)."""

    bevindingen: list[Bevinding]
    met_getallen: set[tuple[str, int, str]]
    gelezen: set[tuple[str, int, str]]
    getoetst: set[tuple[str, int, str]]


def in_tekst(zinnen: Sequence[Zin], tabellen: Sequence[Tabel] = ()) -> Tekstuitslag:
    """Every contradiction between numbers that stand together, and between sentences (and tables) that say the same."""
    gelezen = lees_zinnen(zinnen)
    groepen = list(alineas(gelezen))
    uit: list[Bevinding] = []
    for groep in groepen:
        uit += [*veranderingen(groep), *delen(groep)]
    uit += [*aandelen(groepen), *tweemaal(gelezen), *tegen_tabellen(gelezen, tabellen)]
    uit += reeksen_tegen_tabellen(groepen, tabellen)
    met = [z for z in gelezen if z.zin.soort != "kop" and _heeft_getal(z)]
    return Tekstuitslag(
        uit, {_sleutel(z) for z in met}, {_sleutel(z) for z in met if not z.vreemd},
        set(gelezen[0].merk) if gelezen else set(),
    )  # fmt: skip


def _sleutel(z: Leeszin) -> tuple[str, int, str]:
    return z.zin.slot, z.zin.regel, z.zin.tekst


def _heeft_getal(z: Leeszin) -> bool:
    """Whether a sentence states a number; years and dates are none."""
    if z.vreemd:
        return bool(CIJFER.search(z.tekst)) and bool(lees(z.tekst[:2000]).getallen)
    return bool(z.getallen)
