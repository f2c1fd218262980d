"""Stays that began and ended in the year, per zorgvorm.

Source of the definitions: this project, as the registry words them (a move between locations within a day is one stay).
"""

from __future__ import annotations

from collections.abc import Iterator

from kkfzlib.kengetallen.dagen import Dagen
from kkfzlib.kengetallen.grondslag import Grondslag
from kkfzlib.kengetallen.selectie import Selectie
from kkfzlib.kengetallen.verblijven import ZORGVORMEN


def instroom(g: Grondslag) -> Iterator[Selectie]:
    """``instroom``: stays (aantal) that began in the year; 0 where a zorgvorm had none."""
    return _per_vorm(g, g.verblijven.begin)


def uitstroom_plaatsing(g: Grondslag) -> Iterator[Selectie]:
    """``uitstroom_plaatsing``: stays (aantal) that ended in the year; 0 where a zorgvorm had none."""
    return _per_vorm(g, g.verblijven.eind)


def _per_vorm(g: Grondslag, dag: Dagen) -> Iterator[Selectie]:
    in_jaar = g.tijdvak.in_jaar(dag)
    for nummer, vorm in enumerate(ZORGVORMEN):
        keuze = in_jaar & (g.verblijven.vorm == nummer)
        yield Selectie(vorm, g.deel_van_verblijven(keuze))
