"""The recipe as values: what each table is made from, and how each column follows from the export."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

NA_TE_GAAN = "telt deze dag zelf nog mee?"
TELLEN_ZIJ = "tellen deze rijen mee?"
"""Questions that ``kkfz koppel`` puts into the recipe as remarks; while one stands there, it is not answered."""

Filter = Literal["zonder", "alleen", "leeg"]
Notatie = Literal["", "nl", "en"]


@dataclass(frozen=True)
class Rijregel:
    """Drop rows of which ``kolom`` globs one of ``waarden`` (zonder), globs none (alleen) or is empty (leeg)."""

    soort: Filter
    kolom: str
    waarden: tuple[str, ...] = ()

    @property
    def naam(self) -> str:
        """The rule as the step's summary names it."""
        return f"{self.soort} {self.kolom}"


@dataclass(frozen=True)
class Kolomrecept:
    """How one contract column follows from the export. ``regel`` is its line in the recipe.

    ``uit`` are headers of which the first filled cell counts (``anders_uit`` behind them); ``vast`` is a constant
    instead. ``overig`` None: a value without translation is a finding.
    """

    naam: str
    regel: int
    uit: tuple[str, ...] = ()
    vast: str | None = None
    waarden: tuple[tuple[str, str], ...] = ()
    overig: str | None = None
    patroon: re.Pattern[str] | None = None
    wordt: str = ""
    datum: str = ""
    laatste_dag: bool = False
    getal: Notatie = ""
    gedeeld_door: float | None = None
    maal: float | None = None
    pseudoniem: str = ""
    voorvoegsel: str = ""


@dataclass(frozen=True)
class Smelt:
    """Wide to long: a row per question; its header becomes column ``naar`` and its cell column ``waarde``."""

    vragen: tuple[str, ...]
    naar: str
    waarde: str


@dataclass(frozen=True)
class Samen:
    """Rows of one ``sleutel`` of which the periods adjoin become one row."""

    sleutel: str
    begin: str
    eind: str


@dataclass(frozen=True)
class Bronrecept:
    """One source of a table: a glob of files, with everything said about them."""

    bron: str
    regel: int
    blad: str = ""
    koprij: int | None = None
    rijen: tuple[Rijregel, ...] = ()
    kolommen: tuple[Kolomrecept, ...] = ()
    smelt: Smelt | None = None
    samen: Samen | None = None

    def koppen(self) -> tuple[str, ...]:
        """Every header that this source names, each once, in the order of the recipe."""
        return tuple(dict.fromkeys(self._koppen()))

    def _koppen(self) -> Iterator[str]:
        for kolom in self.kolommen:
            yield from kolom.uit
        for regel in self.rijen:
            yield regel.kolom
        if self.smelt is not None:
            yield from self.smelt.vragen


@dataclass(frozen=True)
class Tabelrecept:
    """One contract table: its sources, stacked in this order, and what joins rows over all of them."""

    naam: str
    bestand: str
    regel: int
    bronnen: tuple[Bronrecept, ...]
    samen: Samen | None = None


@dataclass(frozen=True)
class Recept:
    """A whole recipe; ``tabellen`` in the order of the data model."""

    tabellen: dict[str, Tabelrecept] = field(default_factory=dict)

    @property
    def met_pseudoniem(self) -> bool:
        """Whether any column asks for a pseudonym, so that a key is needed."""
        return any(k.pseudoniem for t in self.tabellen.values() for b in t.bronnen for k in b.kolommen)
