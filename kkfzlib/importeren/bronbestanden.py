"""The files in ``bronnen/``: which a glob means, read once, with their hash."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from hashlib import sha256
from pathlib import Path
from unicodedata import normalize

from kkfzlib.importeren.tekstbestand import open_tekst
from kkfzlib.importeren.vel import Vel
from kkfzlib.inlezen.codering import Coderingsfout
from kkfzlib.inlezen.mappen import inhoud, lees_bytes
from kkfzlib.inlezen.ruw import Melder
from kkfzlib.inlezen.xlsx_veilig import Werkboekfout

UITGANGEN = frozenset({".xlsx", ".xls", ".ods", ".csv", ".tsv", ".txt"})


@dataclass
class Bestand:
    """One export as it was read: base name, fingerprint, size and its sheets (None: refused, and reported)."""

    naam: str
    sha256: str
    bytes: int
    vellen: list[Vel] | None


class Bronbestanden:
    """The exports of one year. Each is opened at most once; what is wrong with one is reported once."""

    def __init__(self, map: Path, melder: Melder) -> None:
        self._melder = melder
        self._paden = dict(_bestanden(map, melder)) if map.is_dir() else {}
        self._open: dict[str, Bestand | None] = {}

    @property
    def namen(self) -> list[str]:
        """Names of all exports, within the folder, sorted."""
        return sorted(self._paden)

    def passend(self, glob: str) -> list[str]:
        """The exports that a glob names, in any case, sorted."""
        patroon = _vouw(glob)
        return [
            n
            for n in self.namen
            if fnmatchcase(_vouw(n), patroon) or fnmatchcase(_vouw(Path(n).name), patroon)
        ]

    def open(self, naam: str) -> Bestand | None:
        """The export; None when its bytes can't be had."""
        if naam not in self._open:
            self._open[naam] = self._lees(self._paden[naam])
        return self._open[naam]

    def sluit(self) -> None:
        """Forget what was opened."""
        self._open.clear()

    def _lees(self, pad: Path) -> Bestand | None:
        ruw = lees_bytes(pad, self._melder)
        if ruw is None:
            return None
        vellen = open_export(ruw, pad.name, self._melder)
        return Bestand(pad.name, sha256(ruw).hexdigest(), len(ruw), vellen)


def open_export(ruw: bytes, naam: str, melder: Melder) -> list[Vel] | None:
    """The sheets of an export, by what its bytes are; None, and reported, when it is refused."""
    try:
        if ruw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
            from kkfzlib.importeren.werkbladen import (
                open_bladen,  # slow to import, and not every export is one
            )

            return open_bladen(ruw, naam)
        if ruw.lstrip()[:200].lower().startswith((b"<html", b"<!doctype html", b"<table")):
            melder.meld("export-webpagina", naam)
            return None
        if not naam.lower().endswith((".csv", ".tsv", ".txt")) and ruw:
            melder.meld("export-kapot", naam)
            return None
        return open_tekst(ruw, naam)
    except (Coderingsfout, Werkboekfout) as fout:
        melder.meld(fout.code, naam)
        return None


def _bestanden(map: Path, melder: Melder) -> Iterator[tuple[str, Path]]:
    for pad in inhoud(map, melder, diep=True):
        if pad.suffix.lower() in UITGANGEN:
            yield pad.relative_to(map).as_posix(), pad
        else:
            melder.meld("extra-bestand", pad.name, ernst="waarschuwing")


def _vouw(naam: str) -> str:
    return normalize("NFC", naam).casefold()
