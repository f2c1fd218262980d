"""The registry: what every kengetal is, so that report, definitions, disclosure and audit agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Richting = Literal["hoger", "lager", "geen"]
Maat = Literal["aantal", "som", "aandeel", "gemiddelde", "verhouding", "groei"]


@dataclass(frozen=True)
class Kengetal:
    """One entry. ``formule`` is LaTeX without dollars; ``richting`` says which way is better.

    ``uitsplitsingen`` lists the closed codes (empty: none, or open); ``clienten`` and ``medewerkers`` tell whose
    data it reveals (the disclosure threshold holds for clients); ``bron`` is the source of the definition.
    """

    id: str
    naam: str
    definitie: str
    formule: str
    eenheid: str
    maat: Maat
    richting: Richting
    pijler: int | None
    brontabel: str
    decimalen: int
    uitsplitsingen: tuple[str, ...] = ()
    clienten: bool = False
    medewerkers: bool = False
    bron: str = "Kwaliteitskader Forensische Zorg; definitie van dit project"


REGISTER: dict[str, Kengetal] = {}


def kengetal(id: str) -> Kengetal:
    """The entry with this id; KeyError that names the nearest one otherwise."""
    if id in REGISTER:
        return REGISTER[id]
    from rapidfuzz import process

    dichtbij = process.extractOne(id, list(REGISTER))
    raise KeyError(f"onbekend kengetal {id!r}" + (f"; bedoeld is misschien {dichtbij[0]!r}" if dichtbij else ""))
