"""What lies in a dossier's raw folder: which file is which, and what doesn't belong there."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kkfzlib.dossier import AANVULLING, KOPPELING, NALEZEN, TEKSTMAP, Dossier, is_tekst
from kkfzlib.inlezen.ruw import Melder, bedoeld
from kkfzlib.inlezen.teksten import onbekend_slot
from kkfzlib.schema import TABELLEN

WERKBOEK = "invoer.xlsx"
TEKSTDOCUMENT = "teksten.docx"
VOOR_IMPORT = (KOPPELING, AANVULLING)
"""Read by the import; without a recipe a supplement is refused like any other workbook."""
YAML_NAMEN = ("verslag.yml", "stroomschema.yml", "besluiten.yml", NALEZEN)
_ANDERE_VORM = {".xlsm": "macro", ".xltm": "macro", ".xls": "oud-excel", ".docm": "macro-word", ".doc": "oud-word",
                ".dotm": "macro-word", ".docx": "ander-word", ".dotx": "ander-word", ".odt": "ander-word"}  # fmt: skip
_GEEN_VORM = frozenset({".ods", ".xlsb", ".tsv", ".txt", ".json", ".parquet", ".sav", ".zip"})
GROOTTE = 1_000_000_000


@dataclass
class Inventaris:
    """The files of a dossier that are to be read. ``csv`` maps table to file, ``teksten`` slot to file."""

    csv: dict[str, Path] = field(default_factory=dict)
    werkboek: Path | None = None
    yaml: dict[str, Path] = field(default_factory=dict)
    teksten: dict[str, Path] = field(default_factory=dict)
    document: Path | None = None
    """The Word document with texts."""


def inventariseer(dossier: Dossier, melder: Melder) -> Inventaris:
    """Look at every entry of the raw folder; links that lead out of it and unknown tables are reported."""
    uit = Inventaris()
    organisatie = dossier.raw_organisatie / "organisatie.yml"
    if (organisatie.exists() or organisatie.is_symlink()) and _mag(
        organisatie, dossier.raw_organisatie, melder
    ):
        uit.yaml[organisatie.name] = organisatie
    if not dossier.raw.is_dir():
        return uit
    # Wherever its exports lie, a year with a recipe may have a supplement.
    met_recept = any((m / KOPPELING).is_file() for m in (dossier.raw_organisatie, dossier.raw))
    for pad in inhoud(dossier.raw, melder):
        if not (met_recept and pad.name in VOOR_IMPORT):
            _bestand(pad, uit, melder)
    _tekstbestanden(dossier, uit, melder)
    return uit


def teksten_in(dossier: Dossier, melder: Melder) -> Inventaris:
    """Only what holds the texts of the year; of the other files nothing is said."""
    uit = Inventaris()
    for pad in sorted(dossier.raw.glob("*")) if dossier.raw.is_dir() else ():
        if is_tekst(pad.name) and pad.name != TEKSTMAP and _mag(pad, dossier.raw, melder):
            _bestand(pad, uit, melder)
    _tekstbestanden(dossier, uit, melder)
    return uit


def _tekstbestanden(dossier: Dossier, uit: Inventaris, melder: Melder) -> None:
    if not dossier.teksten.is_dir() or not _binnen(dossier.teksten, dossier.raw):
        return
    for pad in inhoud(dossier.teksten, melder, basis=dossier.raw):
        if pad.suffix.lower() != ".md":
            melder.meld("extra-bestand", pad.name, ernst="waarschuwing")
        elif not onbekend_slot(pad.stem, pad.name, melder):
            uit.teksten[pad.stem] = pad


def inhoud(map: Path, melder: Melder, basis: Path | None = None, diep: bool = False) -> Iterator[Path]:
    """Regular files of ``map`` by name; hidden files and Excel's lock files are none of ours.

    With ``diep`` also those of the folders in it. A link that leads out of ``basis`` (or ``map``) is reported.
    """
    try:
        paden = sorted(map.iterdir())
    except OSError as fout:
        melder.meld("onleesbaar", map.name, reden=fout.strerror or "onbekend")
        return
    for pad in paden:
        if pad.name.startswith((".", "~$")):
            if pad.is_symlink():
                _mag(pad, basis or map, melder)
            continue
        if pad.is_dir() and not pad.is_symlink():
            if diep:
                yield from inhoud(pad, melder, basis or map, diep)
            continue
        if pad.is_symlink() and pad.is_dir() and _binnen(pad, basis or map):
            continue
        if _mag(pad, basis or map, melder):
            yield pad


def _mag(pad: Path, basis: Path, melder: Melder) -> bool:
    if pad.is_symlink() and not _binnen(pad, basis):
        melder.meld("verwijzing-naar-buiten", pad.name)
    elif not pad.exists() or not stat.S_ISREG(pad.stat().st_mode):
        melder.meld("geen-bestand", pad.name)
    else:
        return True
    return False


def _binnen(pad: Path, basis: Path) -> bool:
    try:
        return pad.resolve().is_relative_to(basis.resolve())
    except (OSError, RuntimeError):
        return False


def _bestand(pad: Path, uit: Inventaris, melder: Melder) -> None:
    naam, vorm = pad.name, pad.suffix.lower()
    if vorm == ".csv":
        _csv(pad, uit, melder)
    elif naam.lower() == WERKBOEK:
        if uit.werkboek is not None:
            melder.meld("dubbele-tabel", naam, tabel="invoer", eerste=uit.werkboek.name, tweede=naam)
        uit.werkboek = pad
    elif naam.lower() == TEKSTDOCUMENT:
        uit.document = pad
    elif naam in YAML_NAMEN:
        uit.yaml[naam] = pad
    elif vorm in (".yml", ".yaml"):
        melder.meld(
            "onbekende-tabel",
            naam,
            naam=naam,
            bedoeld=bedoeld(naam, YAML_NAMEN),
            tabellen=", ".join(YAML_NAMEN),
        )
    elif vorm in _ANDERE_VORM:
        melder.meld(_ANDERE_VORM[vorm], naam)
    elif vorm == ".xlsx":
        melder.meld("aanvulling-zonder-recept" if naam == AANVULLING else "werkboeknaam", naam, naam=naam)
    elif vorm in _GEEN_VORM:
        melder.meld("bestandsvorm", naam)
    elif vorm != ".md":
        melder.meld("extra-bestand", naam, ernst="waarschuwing")


def _csv(pad: Path, uit: Inventaris, melder: Melder) -> None:
    tabel = pad.stem.lower()
    if tabel not in TABELLEN:
        melder.meld(
            "onbekende-tabel",
            pad.name,
            naam=pad.name,
            bedoeld=bedoeld(pad.stem, TABELLEN),
            tabellen=", ".join(TABELLEN),
        )
    elif tabel in uit.csv:
        melder.meld("dubbele-tabel", pad.name, tabel=tabel, eerste=uit.csv[tabel].name, tweede=pad.name)
    else:
        uit.csv[tabel] = pad


def lees_bytes(pad: Path, melder: Melder) -> bytes | None:
    """The bytes of a file, or None with a finding when it can't be opened or is absurdly large."""
    try:
        if pad.stat().st_size > GROOTTE:
            melder.meld("te-groot", pad.name, grens="1 GB")
            return None
        return pad.read_bytes()
    except OSError as fout:
        melder.meld("onleesbaar", pad.name, reden=fout.strerror or "onbekend")
        return None
