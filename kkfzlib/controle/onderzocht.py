"""What the rules look at: the figures and sentences of one report, and what only one kind of report has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from kkfzlib.bevindingen import Bevinding
from kkfzlib.tabellen import Invoer

from .beweringen import Bewering
from .feiten import Feit, Feiten
from .jaartekst import Plan
from .lezer import Gelezen
from .rekenen.tabel import Tabel
from .rekenen.tabelsommen import in_tabel
from .rekenen.tekst import Tekstuitslag, in_tekst
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

    @property
    def tabellen(self) -> Sequence[Tabel]:
        """The tables that it prints; none where they are made from the figures themselves."""
        return ()

    @property
    def kader(self) -> bool:
        """Whether it is a report of the framework, whose figures the tool knows."""
        return True

    def zinnen_tekst(self) -> str:
        """All sentences in a row."""
        return " ".join(z.tekst for z in self.zinnen)

    @cached_property
    def sommen(self) -> list[Bevinding]:
        """All that local arithmetic finds in its sentences and tables."""
        return [*self.tekstuitslag.bevindingen, *(b for t in self.tabellen for b in in_tabel(t))]

    @cached_property
    def tekstuitslag(self) -> Tekstuitslag:
        """What arithmetic finds in its sentences, and which of them it read and tested."""
        return in_tekst(self.zinnen, self.tabellen)

    def gerekend(self, *regels: str) -> Iterator[Bevinding]:
        """What arithmetic finds, of these rules."""
        return (b for b in self.sommen if b.regel in regels)


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
    """A report that is out: what can be read of it, with its headings and its tables."""

    koppen: Sequence[str]
    gelezen: Gelezen

    @property
    def tabellen(self) -> Sequence[Tabel]:
        """The tables that it prints."""
        return self.gelezen.tabellen

    @property
    def kader(self) -> bool:
        """Whether it is a report of the framework, whose figures the tool knows."""
        return self.gelezen.kader
