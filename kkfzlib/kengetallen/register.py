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


Telt = Literal["client", "medewerker", "respondent", "voorval", "document", "geld"]
SAMENHANG = (
    frozenset({"plaatsingen", "uitstroom", "capaciteit", "omzet"}),
    frozenset({"medewerkers", "verzuim", "scholing"}),
    frozenset({"antwoorden", "onderzoeken"}),
)
"""Raw tables whose figures tell something about each other: an amount has clients behind it, as a bed has."""

PERSONEN = frozenset({"client", "medewerker", "respondent", "voorval"})
"""What is about persons: clients, employees, respondents, and events that happened to one of them."""


@dataclass(frozen=True)
class Onthulling:
    """The disclosure class of a kengetal: what it counts and which quantities its fields stand for.

    ``telt`` says what is counted. ``velden`` are the fields that may leave the house at all. ``teller``, ``noemer``,
    ``som`` and ``aantal`` name the quantity behind a field (``*`` is the uitsplitsing); ``deel_van`` and
    ``groei_van`` name the kengetal of which it is a share or the growth. ``totaal`` lists the parts of
    uitsplitsing ``totaal`` (``*``: all others), ``binnen`` a quantity it cannot exceed, ``vult`` quantities that all
    uitsplitsingen together may add up to, ``stroom`` whether it counts who came or who went. ``personen`` tells how
    many persons stand behind a ratio whose noemer counts something else. ``vrij`` are beginnings of uitsplitsingen
    that say nothing of a person, ``open`` that any uitsplitsing may occur, ``een_van`` the choice in verslag.yml that
    says which single uitsplitsing is published, ``grof_onder`` the base under which no decimals are printed,
    ``gesplitst_vanaf`` the total from which its parts are published at all.
    """

    telt: Telt
    velden: tuple[str, ...] = ("waarde", "teller", "noemer")
    totaal: tuple[str, ...] = ()
    deel_van: str = ""
    groei_van: str = ""
    bijdragers: str = ""
    binnen: str = ""
    vult: tuple[str, ...] = ()
    stroom: Literal["", "in", "uit"] = ""
    teller: str = ""
    noemer: str = ""
    som: str = ""
    aantal: str = ""
    personen: str = ""
    vrij: tuple[str, ...] = ()
    open: bool = False
    een_van: str = ""
    grof_onder: int = 0
    gesplitst_vanaf: int = 0

    @property
    def over_personen(self) -> bool:
        """Whether a small number of these can point at somebody."""
        return self.telt in PERSONEN


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
    ``trend`` its lines over the years, ``kort`` is a heading shorter than its name. ``marge`` says how far chance may
    carry it: as a share of its base, as a mean score on its scale, or as a count of what happens by itself. ``per``
    is the published figure (``kengetal/uitsplitsing``) that a funnel of the comparison sets the count against.
    """

    familie: str = ""
    plaats: int = 0
    getekend: tuple[str, ...] = ("", "totaal")
    buiten_tabel: tuple[str, ...] = ()
    kpi: tuple[Plek, ...] = ()
    trend: tuple[Plek, ...] = ()
    kort: str = ""
    marge: Literal["", "aandeel", "score", "telling"] = ""
    per: str = ""


@dataclass(frozen=True)
class Kengetal:
    """One entry. ``formule`` is LaTeX without dollars; ``richting`` says which way is better.

    ``uitsplitsingen`` lists the closed codes (empty: none, or open); ``onthulling`` is the disclosure class, and
    without one nothing of this kengetal is published; ``bron`` is the source of the definition.
    ``brontabel`` lists the raw tables that it is computed from, ``functie`` (``module.function`` in this package) the
    function that selects their rows; ``afgeleid_van`` is the kengetal whose figures it is computed from instead.
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
    functie: str = ""
    afgeleid_van: str = ""
    uitsplitsingen: tuple[str, ...] = ()
    onthulling: Onthulling | None = None
    bron: str = "Kwaliteitskader Forensische Zorg; definitie van dit project"
    deeldefinities: tuple[tuple[str, str], ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict, hash=False)
    tonen: Tonen = Tonen()

    @property
    def over_clienten(self) -> bool:
        """Whether it tells something of clients, or of people among whom clients are."""
        return self.onthulling is not None and self.onthulling.telt in ("client", "respondent")

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

    @property
    def verwante_tabellen(self) -> frozenset[str]:
        """Its raw tables, with all whose figures may tell something about these (see ``SAMENHANG``)."""
        eigen = frozenset(self.brontabellen)
        return eigen.union(*(groep for groep in SAMENHANG if groep & eigen))

    def definitie_voor(self, uitsplitsing: str) -> str:
        """The definition that belongs to one uitsplitsing; the general one where there is no other."""
        return dict(self.deeldefinities).get(uitsplitsing, self.definitie)


def _ingang(bron: dict[str, Any]) -> Kengetal:
    eigen = ("uitsplitsingen", "deeldefinities", "onthulling", "tonen")
    rest = {k: v for k, v in bron.items() if k not in eigen}
    return Kengetal(
        pijler=rest.pop("pijler", None),
        uitsplitsingen=tuple(bron.get("uitsplitsingen", ())),
        deeldefinities=tuple(bron.get("deeldefinities", {}).items()),
        onthulling=_klasse(bron["onthulling"]) if "onthulling" in bron else None,
        tonen=_tonen(bron.get("tonen", {})),
        **rest,
    )


def _klasse(bron: dict[str, Any]) -> Onthulling:
    delen: dict[str, Any] = {
        k: tuple(v) if isinstance(v, list) or k == "totaal" else v for k, v in bron.items()
    }
    return Onthulling(**delen)


def _tonen(bron: dict[str, Any]) -> Tonen:
    """The lists of YAML as tuples, and the places in the report's lists as ``Plek``."""
    familie, plaats = bron.get("familie", ("", 0))
    lijsten = {k: tuple(bron[k]) for k in ("getekend", "buiten_tabel") if k in bron}
    kpi = tuple(Plek(rang, deel, label) for deel, (rang, label) in bron.get("kpi", {}).items())
    trend = tuple(Plek(rang, deel) for deel, rang in bron.get("trend", {}).items())
    return Tonen(
        familie,
        plaats,
        kpi=kpi,
        trend=trend,
        kort=bron.get("kort", ""),
        marge=bron.get("marge", ""),
        per=bron.get("per", ""),
        **lijsten,
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


def plekken(lijst: Literal["kpi", "trend"]) -> list[tuple[Kengetal, Plek]]:
    """The tiles of the panel (``kpi``) or the lines over the years (``trend``), in their order."""
    alle = [(k, plek) for k in REGISTER.values() for plek in getattr(k.tonen, lijst)]
    return sorted(alle, key=lambda p: p[1].rang)
