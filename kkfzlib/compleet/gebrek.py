"""One thing that is incomplete, and whether somebody signed for publishing it like that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kkfzlib.onthulling.besluiten import Besluit, gebrek_gedekt

Soort = Literal[
    "verplicht-ontbreekt",
    "sjabloon-ongewijzigd",
    "plaatshouder-zonder-waarde",
    "nalezen",
    "publicatiedatum-ontbreekt",
    "naam-ontbreekt",
]


@dataclass(frozen=True, slots=True)
class Gebrek:
    """``onderwerp`` is the part that a decision names (``onvolledig: <onderwerp>``); ``inhoud`` tells two gaps in it
    apart, and gaps before and after a change."""

    soort: Soort
    onderwerp: str
    plaats: str
    wat: str
    herstel: str
    inhoud: str = ""

    @property
    def sleutel(self) -> str:
        """What it is, whatever words are used for it."""
        return f"{self.soort};{self.onderwerp};{self.inhoud}"


def ontdubbeld(alle: Iterable[Gebrek]) -> list[Gebrek]:
    """Each gap once: of two ways of finding it the first."""
    return list({g.sleutel: g for g in reversed(list(alle))}.values())[::-1]


def sleutels_onder(alle: Iterable[Gebrek], onderwerp: str) -> list[str]:
    """The keys of all gaps in one part: what a decision about it covers."""
    return [g.sleutel for g in alle if g.onderwerp == onderwerp]


def open_gebreken(
    alle: Sequence[Gebrek], besluiten: Sequence[Besluit], vandaag: date | None = None
) -> list[Gebrek]:
    """The gaps that no valid signed decision covers."""
    gedekt = {
        onderwerp
        for onderwerp in {g.onderwerp for g in alle}
        if gebrek_gedekt(onderwerp, sleutels_onder(alle, onderwerp), besluiten, vandaag)
    }
    return [g for g in alle if g.onderwerp not in gedekt]
