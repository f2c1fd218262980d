"""The choices of one report (``verslag.yml``), with the framework's defaults."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Verblijfsduur = Literal["uitgestroomd", "in_jaar", "op_peildatum"]


@dataclass(frozen=True)
class Onthullingsregels:
    """Parameters of the disclosure control; stricter is free, laxer needs a signed decision."""

    drempel: int = 5
    basis: int = 10


@dataclass(frozen=True)
class Instellingen:
    """Choices of one report year; dates are calendar days, ``gids`` is the year of the outflow list."""

    jaar: int
    peildatum: date
    gids: int
    verblijfsduur: Verblijfsduur = "uitgestroomd"
    publicatiedatum: date | None = None
    thema: int | None = None
    vergelijk_met: int = 0
    onthulling: Onthullingsregels = field(default_factory=Onthullingsregels)

    @classmethod
    def standaard(cls, jaar: int) -> Instellingen:
        """The settings of a year without ``verslag.yml``."""
        return cls(jaar=jaar, peildatum=date(jaar, 12, 31), gids=jaar, vergelijk_met=jaar - 1)
