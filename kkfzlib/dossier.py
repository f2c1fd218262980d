"""Where everything of one run lives: the paths of one organisation and year, and nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kkfzlib.fouten import GebruikFout
from kkfzlib.project import MEEGELEVERD, zoek_project

EIGEN_PROJECT = zoek_project(Path.cwd())
"""The project that the command is given in; None when there is none, as right after installing a package."""
PROJECT = EIGEN_PROJECT or MEEGELEVERD
NOTEBOOKS = PROJECT / "notebooks"
DATA = (EIGEN_PROJECT or Path.cwd()) / "data"
UITVOER = (EIGEN_PROJECT or Path.cwd()) / "output"
BRONNEN = "bronnen"
KOPPELING = "koppeling.yml"
AANVULLING = "aanvulling.xlsx"
TEKSTMAP = "teksten"
NALEZEN = "nalezen.yml"
"""What was carried over from last year and still has to be read."""

Profiel = Literal["indiening", "openbaar"]
PROFIELEN: tuple[Profiel, ...] = ("indiening", "openbaar")

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_JAAR = re.compile(r"20\d{2}")
# Windows opens a device, whatever the folder, when a path part has one of these names.
_APPARAATNAMEN = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{a}{n}" for a in ("com", "lpt") for n in range(10)}
)


def is_tekst(naam: str) -> bool:
    """Whether a name in the raw folder of a year (its first part) holds texts: ``teksten/…`` or ``teksten.docx``."""
    return naam.partition("/")[0] in (TEKSTMAP, f"{TEKSTMAP}.docx")


def controleer_slug(organisatie: object) -> str:
    """Return ``organisatie`` if it has the form of a slug; GebruikFout otherwise (nothing is written yet)."""
    naam = str(organisatie)
    if _SLUG.fullmatch(naam) is None or naam in _APPARAATNAMEN:
        raise GebruikFout(
            f"Geen geldige organisatienaam: {naam[:60]!r}. Gebruik kleine letters, cijfers en koppeltekens "
            "(hoogstens 40 tekens, beginnend met een letter of cijfer), bijvoorbeeld 'voorbeeldzorg'."
        )
    return naam


def controleer_jaar(jaar: object) -> int:
    """Return the report year as an int; GebruikFout unless it is written as 2000…2099."""
    tekst = str(jaar)
    if isinstance(jaar, bool) or _JAAR.fullmatch(tekst) is None:
        raise GebruikFout(f"Geen geldig verslagjaar: {tekst[:20]!r}. Gebruik vier cijfers, zoals 2024.")
    return int(tekst)


@dataclass(frozen=True)
class Dossier:
    """Every path of one organisation and year; ``data`` holds ``raw/`` and ``processed/``, ``uit`` the output.

    ``bronmap`` is where the exports lie when that is not ``raw/<organisatie>/<jaar>/bronnen``.
    """

    organisatie: str
    jaar: int
    data: Path = DATA
    uit: Path = UITVOER
    bronmap: Path | None = None

    def __post_init__(self) -> None:
        controleer_slug(self.organisatie)
        object.__setattr__(self, "jaar", controleer_jaar(self.jaar))
        object.__setattr__(self, "data", Path(self.data).absolute())
        object.__setattr__(self, "uit", Path(self.uit).absolute())
        if self.bronmap is not None:
            object.__setattr__(self, "bronmap", Path(self.bronmap).absolute())

    @property
    def naam(self) -> str:
        """Short label for progress and logs."""
        return f"{self.organisatie} {self.jaar}"

    @property
    def raw_organisatie(self) -> Path:
        """Folder with what stays the same over the years (``organisatie.yml``)."""
        return self.data / "raw" / self.organisatie

    @property
    def raw(self) -> Path:
        """Folder with the raw input of this year."""
        return self.raw_organisatie / str(self.jaar)

    @property
    def teksten(self) -> Path:
        """Folder with the Markdown texts, one per slot."""
        return self.raw / TEKSTMAP

    @property
    def bronnen(self) -> Path:
        """Folder with the exports as the systems gave them."""
        return self.bronmap or self.raw / BRONNEN

    @property
    def heeft_recept(self) -> bool:
        """Whether this year is made from exports: there is a recipe, and exports or a recipe for this very year."""
        if (self.raw / KOPPELING).is_file():
            return True
        return (self.raw_organisatie / KOPPELING).is_file() and self.bronnen.is_dir()

    @property
    def ingevoerd(self) -> Path:
        """Folder with the contract tables that were made from the exports."""
        return self.processed / "invoer"

    @property
    def processed(self) -> Path:
        """Folder with the cleaned tables, key figures and findings of this year."""
        return self.data / "processed" / self.organisatie / str(self.jaar)

    @property
    def kengetallen(self) -> Path:
        """The key figures in the output contract (csv; the parquet twin lies beside it)."""
        return self.processed / "kengetallen.csv"

    @property
    def bevindingen(self) -> Path:
        """The findings of the consistency audit."""
        return self.processed / "bevindingen.csv"

    @property
    def inleesbevindingen(self) -> Path:
        """Warnings about the input, kept for the report's appendix."""
        return self.processed / "inleesbevindingen.json"

    @property
    def publicatie(self) -> Path:
        """The unit that is replaced as a whole: ``uit/ORG/JAAR`` with both profiles."""
        return self.uit / self.organisatie / str(self.jaar)

    @property
    def concept(self) -> Path:
        """Folder of the draft for board and cliëntenraad: beside the publication, and never part of it."""
        return self.uit / self.organisatie / f"{self.jaar}-concept"

    @property
    def publicatieregister(self) -> Path:
        """The ledger of everything this organisation published: one file, whatever folder reports are made in."""
        return self.data / "publicatie" / f"{self.organisatie}.json"

    def eerdere_jaren(self) -> list[Dossier]:
        """The dossiers of all years before this one that have a raw folder, oldest first."""
        jaren = sorted(
            int(m.name)
            for m in (self.raw_organisatie.iterdir() if self.raw_organisatie.is_dir() else ())
            if _JAAR.fullmatch(m.name) and int(m.name) < self.jaar and m.is_dir()
        )
        return [self.jaar_ervoor(jaar) for jaar in jaren]

    def uitvoer(self, profiel: Profiel) -> Path:
        """Folder of one profile's published files."""
        return self.publicatie / profiel

    def jaar_ervoor(self, jaar: int | None = None) -> Dossier:
        """The dossier of the year that this one compares with."""
        return Dossier(self.organisatie, self.jaar - 1 if jaar is None else jaar, self.data, self.uit)


def beschikbaar(data: Path = DATA) -> list[tuple[str, int]]:
    """All (organisation, year) pairs that have a raw folder under ``data``, sorted."""
    raw = Path(data) / "raw"
    gevonden = []
    for jaarmap in raw.glob("*/*"):
        organisatie, jaar = jaarmap.parent.name, jaarmap.name
        if jaarmap.is_dir() and _SLUG.fullmatch(organisatie) and _JAAR.fullmatch(jaar):
            gevonden.append((organisatie, int(jaar)))
    return sorted(gevonden)


def open_dossier(organisatie: object, jaar: object, data: Path = DATA, uit: Path = UITVOER) -> Dossier:
    """Dossier of an existing organisation and year; GebruikFout that lists what exists otherwise."""
    dossier = Dossier(controleer_slug(organisatie), controleer_jaar(jaar), data, uit)
    if dossier.raw.is_dir():
        return dossier
    aanwezig = beschikbaar(dossier.data)
    jaren = sorted(j for o, j in aanwezig if o == dossier.organisatie)
    if jaren:
        uitleg = f"Van {dossier.organisatie} zijn er gegevens over: {', '.join(map(str, jaren))}."
    else:
        namen = sorted({o for o, _ in aanwezig})
        uitleg = f"Aanwezig: {', '.join(namen)}." if namen else "Er is nog geen enkele organisatie."
    raise GebruikFout(
        f"Geen ruwe gegevens voor {dossier.organisatie} {dossier.jaar} in {dossier.data / 'raw'}. {uitleg} "
        f"Maak een nieuwe map met: kkfz nieuw {dossier.organisatie} {dossier.jaar}"
    )
