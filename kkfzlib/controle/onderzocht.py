"""What the rules look at: the figures and sentences of one report, and what only one kind of report has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from kkfzlib.tabellen import Invoer

from .beweringen import Bewering
from .feiten import Feit, Feiten
from .jaartekst import Plan
from .lezer import Cijfertabel
from .zinnen import Zin


@dataclass(frozen=True)
class Onderzocht:
    """Any report. ``teksten`` maps a slot or heading to its text; ``pijlers`` says which pijler is treated."""

    feiten: Feiten
    zinnen: Sequence[Zin]
    beweringen: Sequence[Bewering]
    teksten: Mapping[str, str]
    pijlers: Mapping[str, bool]
    plannen: Sequence[Plan]


@dataclass(frozen=True)
class EigenVerslag(Onderzocht):
    """A report in the making: its raw tables too, what was ``gesteld``, and last year's report (None: unknown).

    ``kengetallen`` is a frame in the output contract.
    """

    invoer: Invoer
    kengetallen: pd.DataFrame
    gesteld: Sequence[Feit]
    vorig: Feiten | None

    def tabel(self, naam: str) -> pd.DataFrame | None:
        """A clean raw table; None when it was not supplied."""
        return self.invoer.tabellen.get(naam)


@dataclass(frozen=True)
class GepubliceerdVerslag(Onderzocht):
    """A report that is out: what can be read of it, with its headings and its tables that end in a total."""

    koppen: Sequence[str]
    cijfertabellen: Sequence[Cijfertabel]
