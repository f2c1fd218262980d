"""What a form of chart draws: values as printed, each with its label. Hashable, so that a drawing can be kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kkfzlib.onthulling.gepubliceerd import MARKERING


@dataclass(frozen=True)
class Staaf:
    """One bar, column or point. ``waarde`` None draws none; ``onder`` is what it stands on.

    ``marge`` are the ends of the interval of ``waarde``, on the same axis; None where there is none to show.
    """

    naam: str
    waarde: float | None
    tekst: str
    serie: int = 0
    onder: float = 0.0
    marge: tuple[float, float] | None = None


@dataclass(frozen=True)
class Paneelrij:
    """A named row of bars; with one bar in it, that bar needs no name of its own."""

    naam: str
    staven: tuple[Staaf, ...]


@dataclass(frozen=True)
class Paneel:
    """Rows on one axis. ``eenheid`` is the title of the axis; ``doorloop`` ties each bar to the one before it;
    ``lijnen`` are (value, name) drawn across the whole axis."""

    rijen: tuple[Paneelrij, ...]
    eenheid: str
    kop: str = ""
    doorloop: bool = False
    lijnen: tuple[tuple[float, str], ...] = ()

    @property
    def staven(self) -> tuple[tuple[str, Staaf], ...]:
        """Every bar with its name, row after row."""
        return tuple((s.naam or r.naam, s) for r in self.rijen for s in r.staven)

    @property
    def geheel(self) -> bool:
        """Whether the axis counts things, so that its values are whole."""
        return self.eenheid.startswith("aantal")


def reikt_tot(staven: Iterable[Staaf]) -> float:
    """How far an axis must go to hold every value and its interval; 0 with nothing to show."""
    einden = [(s.waarde, *(s.marge or ())) for s in staven if s.waarde is not None]
    return max((max(e) for e in einden), default=0.0)


def heeft_verborgen(panelen: tuple[Paneel, ...]) -> bool:
    """Whether a marker is drawn, so that the figure must explain it."""
    return any(s.tekst == MARKERING for p in panelen for _, s in p.staven)
