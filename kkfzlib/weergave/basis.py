"""What every render engine promises, and the checks on what it delivered."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

import yaml

from kkfzlib.dossier import PROJECT
from kkfzlib.fouten import MachineFout
from kkfzlib.project import MEEGELEVERD

EngineNaam = Literal["auto", "quarto", "ingebouwd"]

BRON = "report.qmd"
HTML = "kwaliteitsverslag.html"
PDF = "kwaliteitsverslag.pdf"
DOCX = "kwaliteitsverslag.docx"
# The same relative place in the project and in a work directory, so one _quarto.yml serves both.
MIDDELEN_PAD = Path("_extensions/kkfz")
MIDDELEN = next(
    (m / MIDDELEN_PAD for m in (PROJECT, MEEGELEVERD) if (m / MIDDELEN_PAD).is_dir()), PROJECT / MIDDELEN_PAD
)
"""The Quarto extension with filters, templates and styles: the project's own, else the one the package brought."""


@dataclass(frozen=True, slots=True)
class Weergave:
    """The two finished files; ``motor`` says what made them, ``pdf_norm`` what the PDF conforms to."""

    html: Path
    pdf: Path
    motor: str
    pdf_norm: str


@dataclass(frozen=True, slots=True)
class Conceptweergave:
    """The two files of a draft; ``motor`` says what made them."""

    html: Path
    docx: Path
    motor: str


class Engine(Protocol):
    """A render engine. ``motor`` and ``pdf_norm`` are known beforehand, for the colophon.

    ``gereedschap`` names the programs that make the pages and the versions they have here.
    """

    @property
    def naam(self) -> str: ...
    @property
    def motor(self) -> str: ...
    @property
    def pdf_norm(self) -> str: ...
    @property
    def gereedschap(self) -> Mapping[str, str]: ...

    def render(self, werkmap: Path) -> Weergave:
        """Render ``report.qmd`` of an assembled work directory.

        Raises:
            MachineFout: the engine fails, warns, exceeds its time limit or delivers no whole file.
        """
        ...

    def render_concept(self, werkmap: Path) -> Conceptweergave:
        """Render ``report.qmd`` of an assembled draft as HTML and Word; MachineFout as above."""
        ...


def richt_in(werkmap: Path) -> None:
    """Put the filters, styles and templates (and, where absent, the Quarto project files) in the work directory."""
    if not (werkmap / BRON).is_file():
        raise MachineFout(f"In de werkmap ontbreekt {BRON}; het verslag is nog niet samengesteld.")
    if not (MIDDELEN / "_extension.yml").is_file():
        raise MachineFout(f"De map {MIDDELEN_PAD.as_posix()} ontbreekt (de opmaak). Installeer kkfz opnieuw.")
    doel = werkmap / MIDDELEN_PAD
    if doel.resolve() != MIDDELEN.resolve():
        shutil.copytree(MIDDELEN, doel, dirs_exist_ok=True)
        for bestand in PROJECT.glob("_quarto*.yml"):
            if not (werkmap / bestand.name).exists():
                shutil.copyfile(bestand, werkmap / bestand.name)


def lees_variabelen(werkmap: Path) -> Mapping[str, Any]:
    """The values of ``_variables.yml``; empty when the report has none."""
    bestand = werkmap / "_variables.yml"
    if not bestand.exists():
        return {}
    waarden = yaml.safe_load(bestand.read_text("utf-8"))
    return waarden if isinstance(waarden, dict) else {}


def controleer_uitvoer(*bestanden: Path) -> None:
    """Refuse missing, empty or half-written results (a failed engine may leave any of these behind)."""
    for bestand in bestanden:
        begin, eind = _VORM[bestand.suffix]
        inhoud = bestand.read_bytes() if bestand.is_file() else b""
        if not inhoud:
            raise MachineFout(f"De weergave leverde geen {bestand.name}.")
        if not inhoud[:64].lstrip().upper().startswith(begin.upper()) or eind not in inhoud[-64:]:
            raise MachineFout(f"De weergave leverde een onvolledige {bestand.name}.")


_VORM = {
    ".html": (b"<!DOCTYPE", b"</html>"),
    ".pdf": (b"%PDF-", b"%%EOF"),
    ".docx": (b"PK", b"PK\x05\x06"),
}
"""How a whole file begins and ends."""
