"""The step graph: which notebook makes which products, out of what."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from kkfzlib.dossier import NOTEBOOKS, Dossier
from kkfzlib.fouten import GebruikFout
from kkfzlib.schema import TABELLEN


class Klaar(str):
    """Progress: the title of a step that has ended. A plain string is the title of one that begins."""

    __slots__ = ()


@dataclass(frozen=True)
class Stap:
    """One step. ``producten`` are file patterns within its folder ``map`` of ``processed``.

    ``na`` names the steps whose products it reads. ``vorig`` are patterns of products of the year before that it
    reads, where they exist; ``raw`` says that it reads the raw folder but for its texts, ``teksten`` that it reads
    those, ``exports`` that it reads the exports with recipe and supplement.
    """

    naam: str
    titel: str
    producten: tuple[str, ...]
    na: tuple[str, ...] = ()
    vorig: tuple[str, ...] = ()
    raw: bool = False
    notebook: str = ""
    map: str = ""
    exports: bool = False
    teksten: bool = False

    @property
    def pad(self) -> Path:
        """The notebook of this step."""
        return NOTEBOOKS / self.notebook

    def maakt(self, naam: str) -> bool:
        """Whether a file of this name in ``processed`` is a product of this step."""
        return any(fnmatch(naam, patroon) for patroon in self.producten)


_KENGETALLEN = ("kengetallen.parquet",)
_DOELEN = ("doelen.parquet", "ontwikkelpunten.parquet")

IMPORTEREN = Stap(
    "importeren",
    "Exports omzetten volgens de koppeling",
    ("*.csv", "herkomst.parquet", "import.json"),
    notebook="00_importeren.ipynb",
    map="invoer",
    exports=True,
)
"""Step 0, of an organisation with a recipe only."""

STAPPEN: tuple[Stap, ...] = (
    Stap(
        "opschonen",
        "Invoer lezen, controleren en opschonen",
        (
            *(f"{t}.parquet" for t in TABELLEN),
            "invoer.json",
            "inleesbevindingen.json",
        ),
        na=("importeren",),
        raw=True,
        notebook="01_opschonen.ipynb",
    ),
    Stap(
        "kengetallen",
        "Kengetallen berekenen",
        ("kengetallen.csv", "kengetallen.parquet"),
        na=("opschonen",),
        vorig=_KENGETALLEN,
        notebook="02_kengetallen.ipynb",
    ),
    Stap(
        "continuiteit",
        "Indicator 2, continuïteit van zorg",
        ("continuiteit.csv", "continuiteit.parquet"),
        na=("opschonen", "kengetallen"),
        vorig=_KENGETALLEN,
        notebook="03_continuiteit.ipynb",
    ),
    Stap(
        "voortgang",
        "Doelen en ontwikkelpunten naast vorig jaar",
        ("voortgang.csv", "voortgang.parquet"),
        na=("opschonen", "kengetallen"),
        vorig=_DOELEN,
        notebook="04_voortgang.ipynb",
    ),
    Stap(
        "controle",
        "Samenhang van de cijfers controleren",
        ("bevindingen.csv", "teksten.json", "tekstbeelden.parquet"),
        na=("opschonen", "kengetallen"),
        vorig=_KENGETALLEN,
        teksten=True,
        notebook="05_controle.ipynb",
    ),
)

VERSLAG = Stap(
    "verslag",
    "Verslag samenstellen, weergeven en publiceren",
    (),
    na=tuple(s.naam for s in STAPPEN),
    vorig=(*_KENGETALLEN, *_DOELEN),
)
"""Assembling, rendering and publishing: no notebook; its products are the published files."""

VOOR_VOLGEND_JAAR = ("opschonen", "kengetallen")
"""The steps of the year before that this year reads."""


def stappen_van(dossier: Dossier) -> tuple[Stap, ...]:
    """The steps of one organisation and year, in order: step 0 only where a recipe lies."""
    return (IMPORTEREN, *STAPPEN) if dossier.heeft_recept else STAPPEN


def voor_volgend_jaar(dossier: Dossier) -> list[Stap]:
    """The steps of a year that the next year reads."""
    return [s for s in stappen_van(dossier) if s is IMPORTEREN or s.naam in VOOR_VOLGEND_JAAR]


def stap(naam: str) -> Stap:
    """The step with this name; GebruikFout that lists all names otherwise."""
    for kandidaat in (IMPORTEREN, *STAPPEN, VERSLAG):
        if kandidaat.naam == naam:
            return kandidaat
    raise GebruikFout(
        f"Onbekende stap: {naam!r}. Bekend zijn: {', '.join(s.naam for s in (*STAPPEN, VERSLAG))}."
    )
