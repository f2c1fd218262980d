"""The records of an organisation, the states its registration was in, and the editions it published."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

VERBLIJF, AMBULANT, DAGBESTEDING = ZORGVORMEN = ("verblijf", "ambulant", "dagbesteding")
BASIS = ("vast", "tijdelijk")
"""Kinds of employment that shares and means of staff are reckoned over."""


@dataclass(frozen=True)
class Plaatsing:
    client: str
    zorgvorm: str
    financiering: str
    zorgzwaarte: str
    begin: date
    eind: date | None
    locatie: str = "Noord"

    def op(self, dag: date) -> bool:
        """Present on this day."""
        return self.begin <= dag and (self.eind is None or dag < self.eind)


@dataclass(frozen=True)
class Vertrek:
    """A row of table uitstroom."""

    client: str
    datum: date
    detentie: bool
    codes: frozenset[str]


@dataclass(frozen=True)
class Medewerker:
    id: str
    opleiding: str
    dienstverband: str
    fte: float
    begin: date
    eind: date | None
    reden: str
    ervaring: date
    vast_vanaf: int | None = None
    """First year in which a temporary contract is a permanent one."""

    def soort(self, jaar: int) -> str:
        """The kind of employment that the registration of a year gives."""
        return "vast" if self.vast_vanaf is not None and jaar >= self.vast_vanaf else self.dienstverband


@dataclass(frozen=True)
class Verzuim:
    medewerker: str
    begin: date
    eind: date
    percentage: int


@dataclass(frozen=True)
class Antwoord:
    jaar: int
    onderzoek: str
    respondent: str
    vraag: str
    score: int | None


@dataclass(frozen=True)
class Incident:
    datum: date
    soort: str


@dataclass(frozen=True)
class Registratie:
    """Everything that was registered at one moment."""

    plaatsingen: tuple[Plaatsing, ...] = ()
    vertrekken: tuple[Vertrek, ...] = ()
    medewerkers: tuple[Medewerker, ...] = ()
    verzuim: tuple[Verzuim, ...] = ()
    trainingen: tuple[tuple[str, date], ...] = ()
    antwoorden: tuple[Antwoord, ...] = ()
    incidenten: tuple[Incident, ...] = ()
    omzet: tuple[tuple[int, str, int], ...] = ()
    uitgenodigd: tuple[tuple[int, str, int], ...] = ()
    opgave: tuple[tuple[str, str, int, int], ...] = ()


@dataclass(frozen=True)
class Organisatie:
    """``uitgaven`` are pairs (year, state) in the order of publishing; ``staten`` the registration at each state."""

    slug: str
    jaren: tuple[int, ...]
    staten: tuple[Registratie, ...]
    uitgaven: tuple[tuple[int, int], ...]
    bedden: int
    verblijfsduur: dict[int, str] = field(default_factory=dict)


def lengte(jaar: int) -> int:
    """The days of a year."""
    return (date(jaar + 1, 1, 1) - date(jaar, 1, 1)).days


def dagnummer(dag: date) -> int:
    """0 for 1 January."""
    return (dag - date(dag.year, 1, 1)).days
