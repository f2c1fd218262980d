"""The real Quarto, called the way its behaviour demands (see ``docs`` on the render engines)."""

from __future__ import annotations

import os
import re
import shutil
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import mkdtemp

from kkfzlib.fouten import MachineFout
from kkfzlib.weergave import lettertype
from kkfzlib.weergave.basis import (
    BRON,
    DOCX,
    HTML,
    PDF,
    Conceptweergave,
    Weergave,
    controleer_uitvoer,
    lees_variabelen,
    richt_in,
)  # fmt: skip
from kkfzlib.weergave.proces import draai

TIJD_S = 300.0
_VERSIE_TIJD_S = 60.0
_MINSTENS = (1, 7)
# From this version on Quarto heeds the option pdf-standard of our extension; an older one passes it by.
_UA1_VANAF = (1, 9, 18)
_PROFIELEN = ("concept", "indiening", "openbaar")
# Quarto and pandoc tell about a missing image or cross-reference, and then go on with exit code 0.
# That veraPDF is absent says nothing about the PDF: Typst itself refuses what does not meet pdf-standard.
_WAARSCHUWING = re.compile(
    r"^(?!.*verapdf is not installed).*(?:\bWARN(?:ING)?\b|Unable to resolve|Could not fetch).*$",
    re.MULTILINE,
)


def vind_quarto() -> Path | None:
    """The Quarto program: ``QUARTO_PATH`` (program or its folder) first, then ``PATH``.

    MachineFout when ``QUARTO_PATH`` leads nowhere: who sets it does not want another engine.
    """
    gewenst = os.environ.get("QUARTO_PATH", "")
    if gewenst:
        pad = Path(gewenst)
        in_map = shutil.which("quarto", path=gewenst) if pad.is_dir() else None
        pad = Path(in_map) if in_map else pad
        if not pad.is_file():
            raise MachineFout(
                f"QUARTO_PATH is {gewenst}, maar daar is geen Quarto. Zet het op het programma of haal het weg."
            )
        return pad
    gevonden = shutil.which("quarto")
    return Path(gevonden) if gevonden else None


@dataclass(frozen=True)
class Quarto:
    """Renders with an installed Quarto."""

    pad: Path
    tijd_s: float = TIJD_S

    @property
    def naam(self) -> str:
        return "quarto"

    @cached_property
    def versie(self) -> tuple[int, ...]:
        """Version as numbers; the first question asked of Quarto, so it also shows whether it runs at all."""
        uitslag = draai(
            [self.pad, "--version"], cwd=Path.cwd(), naam="Quarto", tijd_s=min(self.tijd_s, _VERSIE_TIJD_S)
        )
        delen = re.match(r"(\d+)\.(\d+)(?:\.(\d+))?", uitslag.stdout)
        if uitslag.code or delen is None:
            raise MachineFout(
                f"Quarto noemt zijn versie niet (exitcode {uitslag.code}); installeer het opnieuw of gebruik "
                f"--engine ingebouwd. {_kort(uitslag.stderr)}".strip()
            )
        versie = tuple(int(deel) for deel in delen.groups() if deel)
        if versie < _MINSTENS:
            raise MachineFout(
                f"Quarto {'.'.join(map(str, versie))} is te oud: nodig is {'.'.join(map(str, _MINSTENS))} of nieuwer. "
                "Werk Quarto bij, of gebruik --engine ingebouwd."
            )
        return versie

    @cached_property
    def gereedschap(self) -> dict[str, str]:
        """Quarto's own pandoc and Typst, as they name themselves; not those of the Python packages."""
        return {
            "quarto": ".".join(map(str, self.versie)),
            "pandoc": self._van("pandoc"),
            "typst": self._van("typst"),
        }

    def _van(self, naam: str) -> str:
        uitslag = draai(
            [self.pad, naam, "--version"],
            cwd=Path.cwd(),
            naam="Quarto",
            tijd_s=min(self.tijd_s, _VERSIE_TIJD_S),
        )
        gezegd = re.search(r"\d+(?:\.\d+)+", uitslag.stdout + uitslag.stderr)
        return gezegd[0] if gezegd and not uitslag.code else "onbekend"

    @property
    def motor(self) -> str:
        return "Quarto " + ".".join(map(str, self.versie))

    @property
    def pdf_norm(self) -> str:
        return "PDF/UA-1" if self.versie >= _UA1_VANAF else "PDF zonder toegankelijkheidslabels"

    def render(self, werkmap: Path) -> Weergave:
        """Render into a fresh folder and move: after a failure Quarto leaves the former output where it was."""
        richt_in(werkmap)
        lettertype.leg_neer(werkmap)
        _zonder_voorstap(werkmap)
        vers = Path(mkdtemp(prefix=".quarto-uit-", dir=werkmap))
        try:
            uitslag = draai(
                [self.pad, "render", BRON, "--output-dir", vers, *self._profielen(werkmap)],
                cwd=werkmap,
                naam="Quarto",
                tijd_s=self.tijd_s,
                env=self._omgeving(werkmap),
            )
            _controleer(uitslag.code, uitslag.stderr)
            controleer_uitvoer(vers / HTML, vers / PDF)
            for naam in (HTML, PDF):
                (vers / naam).replace(werkmap / naam)
        finally:
            shutil.rmtree(vers, ignore_errors=True)
        return Weergave(werkmap / HTML, werkmap / PDF, self.motor, self.pdf_norm)

    def render_concept(self, werkmap: Path) -> Conceptweergave:
        """Render the two formats that ``_quarto-concept.yml`` asks for, one run each."""
        richt_in(werkmap)
        lettertype.leg_neer(werkmap)
        _zonder_voorstap(werkmap)
        vers = Path(mkdtemp(prefix=".quarto-uit-", dir=werkmap))
        try:
            for soort in ("kkfz-html", "kkfz-docx"):
                opdracht: list[str | Path] = [
                    self.pad,
                    "render",
                    BRON,
                    "--to",
                    soort,
                    "--output-dir",
                    vers,
                    "--profile",
                    "concept",
                ]
                uitslag = draai(
                    opdracht, cwd=werkmap, naam="Quarto", tijd_s=self.tijd_s, env=self._omgeving(werkmap)
                )
                _controleer(uitslag.code, uitslag.stderr)
            controleer_uitvoer(vers / HTML, vers / DOCX)
            for naam in (HTML, DOCX):
                (vers / naam).replace(werkmap / naam)
        finally:
            shutil.rmtree(vers, ignore_errors=True)
        return Conceptweergave(werkmap / HTML, werkmap / DOCX, self.motor)

    def _profielen(self, werkmap: Path) -> list[str]:
        profiel = str(lees_variabelen(werkmap).get("profiel", "concept"))
        return ["--profile", profiel if profiel in _PROFIELEN else "concept"]

    def _omgeving(self, werkmap: Path) -> dict[str, str]:
        jaar = int(lees_variabelen(werkmap).get("jaar", 2000))
        return {
            "QUARTO_PYTHON": sys.executable,
            "TYPST_IGNORE_SYSTEM_FONTS": "true",
            "SOURCE_DATE_EPOCH": str(lettertype.tijdstempel(jaar)),
        }


def _zonder_voorstap(werkmap: Path) -> None:
    """Drop the step that assembles a report in the project root: a work directory has been assembled already."""
    project = werkmap / "_quarto.yml"
    regels = project.read_text("utf-8").splitlines(keepends=True)
    project.write_text("".join(r for r in regels if not r.strip().startswith("pre-render:")), "utf-8")


def _controleer(code: int, stderr: str) -> None:
    if code:
        raise MachineFout(f"Quarto is mislukt (exitcode {code}). {_kort(stderr)}")
    waarschuwingen = _WAARSCHUWING.findall(stderr)
    if waarschuwingen:
        raise MachineFout(
            "Quarto waarschuwt, dus het verslag is niet in orde: " + _kort("\n".join(waarschuwingen))
        )


def _kort(tekst: str, regels: int = 6) -> str:
    """The last lines of an engine's text, enough to act on."""
    return " / ".join(regel.strip() for regel in tekst.splitlines()[-regels:] if regel.strip())[:800]
