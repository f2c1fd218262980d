"""The registry: what every kengetal is, so that report, definitions, disclosure and audit agree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any, Literal

import yaml

from kkfzlib.kader import Gids

Richting = Literal["hoger", "lager", "geen"]
Maat = Literal["aantal", "som", "aandeel", "gemiddelde", "verhouding", "groei"]

GEKOZEN = "*"
"""Stands for the uitsplitsing that a report chooses itself: the form of ``verblijfsduur`` in its settings."""

BREUKEN = frozenset({"aandeel", "gemiddelde", "verhouding", "groei"})
"""The measures that have a teller and a noemer."""


@dataclass(frozen=True)
class Plek:
    """A place in one of the report's lists: ``rang`` orders it, ``uitsplitsing`` is what stands there."""

    rang: int
    uitsplitsing: str
    label: str = ""


@dataclass(frozen=True)
class Tonen:
    """Where a kengetal shows up beside its own chapter, and under which words.

    ``familie`` is its section in the comparison and ``plaats`` its place there; ``getekend`` are the uitsplitsingen
    drawn there (``GEKOZEN``: all), ``buiten_tabel`` how those begin that its table leaves out. ``kpi`` are its tiles,
    ``trend`` its lines over the years, ``kort`` is a heading shorter than its name.
    """

    familie: str = ""
    plaats: int = 0
    getekend: tuple[str, ...] = ("", "totaal")
    buiten_tabel: tuple[str, ...] = ()
    kpi: tuple[Plek, ...] = ()
    trend: tuple[Plek, ...] = ()
    kort: str = ""


@dataclass(frozen=True)
class Kengetal:
    """One entry. ``formule`` is LaTeX without dollars; ``richting`` says which way is better.

    ``uitsplitsingen`` lists the closed codes (empty: none, or open); ``clienten`` and ``medewerkers`` tell whose
    data it reveals (the disclosure threshold holds for clients); ``bron`` is the source of the definition.
    ``deeldefinities`` holds (uitsplitsing, definition) pairs where the uitsplitsing changes what is measured;
    ``labels`` the Dutch names of uitsplitsingen.
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
    deeldefinities: tuple[tuple[str, str], ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict, hash=False)
    tonen: Tonen = Tonen()

    @property
    def is_breuk(self) -> bool:
        """Whether rows of this kengetal carry a teller and a noemer."""
        return self.maat in BREUKEN

    def definitie_voor(self, uitsplitsing: str) -> str:
        """The definition that belongs to one uitsplitsing; the general one where there is no other."""
        return dict(self.deeldefinities).get(uitsplitsing, self.definitie)


def _ingang(bron: dict[str, Any]) -> Kengetal:
    rest = {k: v for k, v in bron.items() if k not in ("uitsplitsingen", "deeldefinities", "tonen")}
    return Kengetal(
        pijler=rest.pop("pijler", None),
        uitsplitsingen=tuple(bron.get("uitsplitsingen", ())),
        deeldefinities=tuple(bron.get("deeldefinities", {}).items()),
        tonen=_tonen(bron.get("tonen", {})),
        **rest,
    )


def _tonen(bron: dict[str, Any]) -> Tonen:
    """The lists of YAML as tuples, and the places in the report's lists as ``Plek``."""
    familie, plaats = bron.get("familie", ("", 0))
    lijsten = {k: tuple(bron[k]) for k in ("getekend", "buiten_tabel") if k in bron}
    kpi = tuple(Plek(rang, deel, label) for deel, (rang, label) in bron.get("kpi", {}).items())
    trend = tuple(Plek(rang, deel) for deel, rang in bron.get("trend", {}).items())
    return Tonen(familie, plaats, kpi=kpi, trend=trend, kort=bron.get("kort", ""), **lijsten)


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


def plekken(lijst: Literal["kpi", "trend"]) -> list[tuple[Kengetal, Plek]]:
    """The tiles of the panel (``kpi``) or the lines over the years (``trend``), in their order."""
    alle = [(k, plek) for k in REGISTER.values() for plek in getattr(k.tonen, lijst)]
    return sorted(alle, key=lambda p: p[1].rang)
