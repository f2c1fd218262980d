"""The embedded engine: ``report.qmd`` to HTML and PDF with pandoc and Typst from pip, without Quarto or network.

Of Quarto's features it supports just what the report uses (``kenmerken.ONDERSTEUND``; anything else is refused):

* ``{{< inhoud naam >}}`` (what ``inhoud/naam.md`` holds) and ``{{< include pad >}}`` on a line of their own;
* ``{{< var naam >}}`` from ``_variables.yml``;
* the header keys title, subtitle, author, lang and keywords, with ``var`` in them;
* numbered headings and the cross-references ``@sec-…``, ``@tbl-…``, ``@fig-…`` (a capital where a sentence starts);
* ``fig-alt`` of figures, captions with ``{#tbl-…}`` / ``{#fig-…}``;
* table of contents, lists of figures and tables, HTML with everything embedded, PDF through Typst.

What these look like is not decided here: the Quarto extension in ``_extensions/kkfz/`` does, for both engines.
"""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from kkfzlib import programmas
from kkfzlib.fouten import MachineFout
from kkfzlib.programmas import pandoc, versie_van_pandoc, versie_van_typst
from kkfzlib.weergave import lettertype
from kkfzlib.weergave.basis import (
    BRON,
    DOCX,
    HTML,
    MIDDELEN,
    PDF,
    Conceptweergave,
    Weergave,
    controleer_uitvoer,
    lees_variabelen,
    richt_in,
)  # fmt: skip
from kkfzlib.weergave.huisstijl import HUISSTIJL
from kkfzlib.weergave.kenmerken import kopgegevens, onbekend
from kkfzlib.weergave.proces import Uitslag, draai
from kkfzlib.weergave.tekens import TekensFout, ontbrekend

TIJD_S = 120.0
_INCLUDE = re.compile(r"^\{\{<\s*(?:include\s+(\S+)|inhoud\s+([\w-]+))\s*>\}\}[ \t]*$", re.MULTILINE)
_VAR = re.compile(r"\{\{<\s*var\s+([\w.-]+)\s*>\}\}")
_IMG = re.compile(r'(<img[^>]*?\ssrc=")([^"]+)(")')
_DIEPTE = 5
# Raw HTML, TeX or Typst in a text never reaches a writer.
_LEZER = "markdown-raw_html-raw_tex-raw_attribute-tex_math_dollars-latex_macros+table_attributes"
_FILTERS = ("kkfz-voor.lua", "kruisverwijzingen.lua", "kkfz.lua")
_MIME = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}


@dataclass(frozen=True)
class Ingebouwd:
    """Renders with pandoc and Typst; nothing outside the work directory is read, nothing is fetched."""

    tijd_s: float = TIJD_S

    @property
    def naam(self) -> str:
        return "ingebouwd"

    @property
    def motor(self) -> str:
        return f"ingebouwde engine (pandoc {self._pandoc[1]}, Typst {versie_van_typst()})"

    @property
    def gereedschap(self) -> dict[str, str]:
        return {"pandoc": self._pandoc[1], "typst": versie_van_typst()}

    @property
    def pdf_norm(self) -> str:
        return "PDF/UA-1"

    @cached_property
    def _pandoc(self) -> tuple[Path, str]:
        return Path(pandoc()), versie_van_pandoc()

    def render(self, werkmap: Path) -> Weergave:
        """Render both files in a scratch folder inside the work directory, check them, and move them."""
        richt_in(werkmap)
        variabelen = lees_variabelen(werkmap)
        document = los_op(werkmap, variabelen)
        with TemporaryDirectory(prefix=".ingebouwd-", dir=werkmap) as naam:
            vers = Path(naam)
            pagina = self._schrijf(werkmap, vers, document, "html5", _html_sjabloon())
            (vers / HTML).write_text(_sluit_beelden_in(pagina, werkmap), "utf-8", newline="\n")
            bron = (
                werkmap / f"{vers.name}.typ"
            )  # beside report.qmd, so that figuren/… means the same as there
            bron.write_text(
                self._schrijf(werkmap, vers, document, "typst", _typst_sjabloon()), "utf-8", newline="\n"
            )
            try:
                _zet(bron, werkmap, vers / PDF, int(variabelen.get("jaar", 2000)))
            finally:
                bron.unlink()
            controleer_uitvoer(vers / HTML, vers / PDF)
            for bestand in (HTML, PDF):
                (vers / bestand).replace(werkmap / bestand)
        return Weergave(werkmap / HTML, werkmap / PDF, self.motor, self.pdf_norm)

    def pagina(self, werkmap: Path) -> str:
        """Only the web page, as text, with everything embedded: for a draft that is made over and over."""
        richt_in(werkmap)
        document = los_op(werkmap, lees_variabelen(werkmap))
        with TemporaryDirectory(prefix=".ingebouwd-", dir=werkmap) as naam:
            pagina = self._schrijf(werkmap, Path(naam), document, "html5", _html_sjabloon())
        return _sluit_beelden_in(pagina, werkmap)

    def stuk(self, werkmap: Path, markdown: str) -> str:
        """One piece of the body as HTML, as it would stand in the page; without references and footnotes only."""
        opdracht: list[str | Path] = [
            self._pandoc[0],
            "--sandbox",
            "--fail-if-warnings",
            "--from",
            _LEZER,
            "--to",
            "html5",
        ]
        opdracht += ["--wrap=preserve", "--mathml", "--section-divs", f"--lua-filter={MIDDELEN / 'kkfz.lua'}"]
        uitslag = draai(opdracht, cwd=werkmap, naam="Pandoc", tijd_s=self.tijd_s, invoer=markdown)
        if uitslag.code:
            raise MachineFout(f"Pandoc is mislukt (exitcode {uitslag.code}).")
        return uitslag.stdout

    def render_concept(self, werkmap: Path) -> Conceptweergave:
        """Render the draft's page and document in a scratch folder, check them, and move them."""
        richt_in(werkmap)
        document = los_op(werkmap, lees_variabelen(werkmap))
        with TemporaryDirectory(prefix=".ingebouwd-", dir=werkmap) as naam:
            vers = Path(naam)
            pagina = self._schrijf(werkmap, vers, document, "html5", _html_sjabloon())
            (vers / HTML).write_text(_sluit_beelden_in(pagina, werkmap), "utf-8", newline="\n")
            self._schrijf_docx(werkmap, vers / DOCX, document)
            controleer_uitvoer(vers / HTML, vers / DOCX)
            for bestand in (HTML, DOCX):
                (vers / bestand).replace(werkmap / bestand)
        return Conceptweergave(werkmap / HTML, werkmap / DOCX, self.motor)

    def _schrijf_docx(self, werkmap: Path, doel: Path, document: str) -> None:
        opdracht: list[str | Path] = [self._pandoc[0], "--sandbox", "--fail-if-warnings", "--standalone"]
        opdracht += ["--from", _LEZER, "--to", "docx", "--toc", "--toc-depth=3", "--output", doel]
        opdracht += [f"--reference-doc={werkmap / HUISSTIJL}", "--metadata=toc-title:Inhoud"]
        opdracht += [f"--lua-filter={MIDDELEN / filter}" for filter in _FILTERS]
        uitslag = draai(opdracht, cwd=werkmap, naam="Pandoc", tijd_s=self.tijd_s, invoer=document)
        if uitslag.code or "[WARNING]" in uitslag.stderr:
            raise MachineFout(_pandocfout(uitslag))

    def _schrijf(self, werkmap: Path, vers: Path, document: str, soort: str, sjabloon: str) -> str:
        """One run of pandoc; every warning of pandoc or of our filters is an error."""
        (vers / "sjabloon").write_text(sjabloon, "utf-8")
        opdracht: list[str | Path] = [self._pandoc[0], "--sandbox", "--fail-if-warnings", "--standalone"]
        opdracht += [
            "--from",
            _LEZER,
            "--to",
            soort,
            "--template",
            vers / "sjabloon",
            "--wrap=preserve",
            "--mathml",
        ]
        opdracht += ["--toc", "--toc-depth=3", "--section-divs"] if soort == "html5" else []
        opdracht += [f"--lua-filter={MIDDELEN / filter}" for filter in _FILTERS]
        uitslag = draai(opdracht, cwd=werkmap, naam="Pandoc", tijd_s=self.tijd_s, invoer=document)
        if uitslag.code or "[WARNING]" in uitslag.stderr:
            raise MachineFout(_pandocfout(uitslag))
        return uitslag.stdout + "\n"


def _pandocfout(uitslag: Uitslag) -> str:
    """What our own filters say of the document, or else the end of what pandoc says."""
    eigen = [
        regel.removeprefix("Fout: ") for regel in uitslag.stderr.splitlines() if regel.startswith("Fout: ")
    ]
    return eigen[-1] if eigen else f"Pandoc is mislukt (exitcode {uitslag.code}). {uitslag.stderr[-800:]}"


def los_op(werkmap: Path, variabelen: Mapping[str, Any]) -> str:
    """The document with includes and variables filled in; MachineFout on anything that is missing or unknown."""
    tekst = _voeg_in(werkmap, BRON, ())
    vreemd = onbekend(tekst)
    if vreemd:
        raise MachineFout(
            f"{BRON} gebruikt wat de ingebouwde engine niet kent: {', '.join(vreemd)}. Gebruik --engine quarto."
        )
    kop, romp = kopgegevens(tekst)
    kop = _van_profiel(werkmap, variabelen) | {k: v for k, v in kop.items() if k != "format"}
    kop = {
        sleutel: _vul(waarde, variabelen) if isinstance(waarde, str) else waarde
        for sleutel, waarde in kop.items()
    }
    return f"---\n{json.dumps(kop, ensure_ascii=False, default=str)}\n---\n\n{_vul(romp, variabelen)}"


def _van_profiel(werkmap: Path, variabelen: Mapping[str, Any]) -> dict[str, object]:
    """The keywords of ``_quarto-<profiel>.yml``, which Quarto merges in by itself."""
    pad = werkmap / f"_quarto-{Path(str(variabelen.get('profiel', 'concept'))).name}.yml"
    gegevens = yaml.safe_load(pad.read_text("utf-8")) if pad.is_file() else None
    return {"keywords": gegevens["keywords"]} if isinstance(gegevens, dict) and "keywords" in gegevens else {}


def _voeg_in(werkmap: Path, naam: str, keten: tuple[str, ...]) -> str:
    pad = (werkmap / naam).resolve()
    if not pad.is_relative_to(werkmap.resolve()) or not pad.is_file():
        raise MachineFout(f"{keten[-1] if keten else BRON} voegt {naam} in, maar dat bestand is er niet.")
    if naam in keten or len(keten) > _DIEPTE:
        raise MachineFout(f"{naam} voegt zichzelf in: {' → '.join((*keten, naam))}.")
    tekst = pad.read_text("utf-8").replace("\r\n", "\n")
    return _INCLUDE.sub(lambda t: _voeg_in(werkmap, t[1] or f"inhoud/{t[2]}.md", (*keten, naam)), tekst)


def _vul(tekst: str, variabelen: Mapping[str, Any]) -> str:
    def waarde(treffer: re.Match[str]) -> str:
        naam = treffer.group(1)
        if naam not in variabelen:
            raise MachineFout(f"{BRON} gebruikt de variabele {naam}, maar _variables.yml kent die niet.")
        return " ".join(str(variabelen[naam]).split())

    return _VAR.sub(waarde, tekst)


def _html_sjabloon() -> str:
    stijl = (MIDDELEN / "kkfz.css").read_text("utf-8").replace("$", "$$")
    sjabloon = (MIDDELEN / "pagina.html").read_text("utf-8")
    return sjabloon.replace("</head>", f"<style>\n{stijl}</style>\n</head>", 1)


def _typst_sjabloon() -> str:
    delen = [(MIDDELEN / naam).read_text("utf-8") for naam in ("typst-template.typ", "typst-show.typ")]
    return "\n".join([*delen, "$body$", ""])


def _sluit_beelden_in(pagina: str, werkmap: Path) -> str:
    """Replace every image file by its content; a missing or outside file is an error."""

    def vervang(treffer: re.Match[str]) -> str:
        naam = html.unescape(treffer.group(2))
        pad = (werkmap / naam).resolve()
        if not pad.is_relative_to(werkmap.resolve()) or not pad.is_file() or pad.suffix.lower() not in _MIME:
            raise MachineFout(f"Het verslag verwijst naar de afbeelding {naam}, maar die is er niet.")
        data = base64.b64encode(pad.read_bytes()).decode("ascii")
        return f"{treffer.group(1)}data:{_MIME[pad.suffix.lower()]};base64,{data}{treffer.group(3)}"

    return _IMG.sub(vervang, pagina)


def _zet(bron: Path, werkmap: Path, doel: Path, jaar: int) -> None:
    """Typst to PDF/UA-1: fonts from packages only, a fixed clock, no reading outside the work directory."""
    typst = programmas.typst()
    letters, eigen = lettertype.vereis(), werkmap / lettertype.LETTERMAP
    try:
        typst.compile(
            bron,
            output=doel,
            root=werkmap,
            font_paths=[eigen if eigen.is_dir() else letters],
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
            timestamp=lettertype.tijdstempel(jaar),
        )
    except (typst.TypstError, RuntimeError, OSError) as fout:
        tekens = ontbrekend(bron.read_text("utf-8"), letters) if "displayed with font" in str(fout) else ""
        if tekens:
            raise TekensFout(tekens) from fout
        raise MachineFout(f"Typst is mislukt: {str(fout)[:800]}") from fout
