"""The registry: what every kengetal is, so that report, definitions, disclosure and audit agree."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Literal

import yaml

from kkfzlib.kader import Gids

Richting = Literal["hoger", "lager", "geen"]
Maat = Literal["aantal", "som", "aandeel", "gemiddelde", "verhouding", "groei"]

BREUKEN = frozenset({"aandeel", "gemiddelde", "verhouding", "groei"})
"""The measures that have a teller and a noemer."""


@dataclass(frozen=True)
class Kengetal:
    """One entry. ``formule`` is LaTeX without dollars; ``richting`` says which way is better.

    ``uitsplitsingen`` lists the closed codes (empty: none, or open); ``clienten`` and ``medewerkers`` tell whose
    data it reveals (the disclosure threshold holds for clients); ``bron`` is the source of the definition.
    ``brontabel`` lists the raw tables that it is computed from, ``functie`` (``module.function`` in this package) the
    function that selects their rows; ``afgeleid_van`` is the kengetal whose figures it is computed from instead.
    ``deeldefinities`` holds (uitsplitsing, definition) pairs where the uitsplitsing changes what is measured.
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
    functie: str = ""
    afgeleid_van: str = ""
    uitsplitsingen: tuple[str, ...] = ()
    clienten: bool = False
    medewerkers: bool = False
    bron: str = "Kwaliteitskader Forensische Zorg; definitie van dit project"
    deeldefinities: tuple[tuple[str, str], ...] = ()

    @property
    def is_breuk(self) -> bool:
        """Whether rows of this kengetal carry a teller and a noemer."""
        return self.maat in BREUKEN

    @property
    def factor(self) -> float:
        """What teller / noemer is multiplied by: 100 for percentages."""
        return 100.0 if self.eenheid == "%" else 1.0

    @property
    def brontabellen(self) -> tuple[str, ...]:
        """The names in ``brontabel``."""
        return tuple(naam.strip() for naam in self.brontabel.split(","))

    def definitie_voor(self, uitsplitsing: str) -> str:
        """The definition that belongs to one uitsplitsing; the general one where there is no other."""
        return dict(self.deeldefinities).get(uitsplitsing, self.definitie)


def _ingang(bron: dict[str, Any]) -> Kengetal:
    rest = {k: v for k, v in bron.items() if k not in ("uitsplitsingen", "deeldefinities")}
    return Kengetal(
        pijler=rest.pop("pijler", None),
        uitsplitsingen=tuple(bron.get("uitsplitsingen", ())),
        deeldefinities=tuple(bron.get("deeldefinities", {}).items()),
        **rest,
    )


def _laad() -> dict[str, Kengetal]:
    bron = yaml.safe_load((files(__package__) / "register.yml").read_text(encoding="utf-8"))
    return {k.id: k for k in map(_ingang, bron)}


REGISTER: dict[str, Kengetal] = _laad()
"""Every kengetal by id, in the order of the appendix."""


def kengetal(id: str) -> Kengetal:
    """The entry with this id; KeyError that names the nearest one otherwise."""
    if id in REGISTER:
        return REGISTER[id]
    from rapidfuzz import process

    dichtbij = process.extractOne(id, list(REGISTER))
    raise KeyError(
        f"onbekend kengetal {id!r}" + (f"; bedoeld is misschien {dichtbij[0]!r}" if dichtbij else "")
    )


def gesloten_uitsplitsingen(id: str, gids: Gids) -> tuple[str, ...]:
    """The closed codes of a kengetal; for ``continuiteit`` those of the gids. Empty: none, or an open list."""
    return gids.codes if id == "continuiteit" else kengetal(id).uitsplitsingen
