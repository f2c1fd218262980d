"""One line of the overview, and the whole of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Fase = Literal["leeg", "in bewerking", "klaar om te publiceren", "gepubliceerd"]
Teken = Literal["klaar", "doen", "kijken"]
GETOOND = 6
"""Names in one line; what more there is, is counted (and is whole in ``--json``)."""


@dataclass(frozen=True, slots=True)
class Regel:
    """``doen`` stands in the way of publishing, ``kijken`` is worth a look, ``klaar`` is in order. ``namen`` are what
    it is about, ``herstel`` the command or file that mends it."""

    onderdeel: str
    teken: Teken
    wat: str
    herstel: str = ""
    namen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stand:
    """Where one organisation and year stands, with every line in the order of the year."""

    organisatie: str
    jaar: int
    fase: Fase
    regels: Sequence[Regel]

    @property
    def te_doen(self) -> int:
        """How many lines stand in the way of publishing."""
        return sum(r.teken == "doen" for r in self.regels)


def opgesomd(namen: Iterable[str], hoeveel: int = GETOOND) -> str:
    """``a, b, c en nog 4``."""
    alle = list(namen)
    meer = f" en nog {len(alle) - hoeveel}" if len(alle) > hoeveel else ""
    return ", ".join(alle[:hoeveel]) + meer
