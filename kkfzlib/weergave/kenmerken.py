"""Which Quarto features a document uses: the embedded engine refuses what it does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

ONDERSTEUND = frozenset(
    {
        "shortcode:include",
        "shortcode:inhoud",
        "shortcode:var",
        "verwijzing:sec",
        "verwijzing:tbl",
        "verwijzing:fig",
        "kop:title",
        "kop:subtitle",
        "kop:author",
        "kop:lang",
        "kop:keywords",
    }
)
"""Everything beyond plain pandoc Markdown that the embedded engine renders as Quarto does."""

_SHORTCODE = re.compile(r"\{\{<\s*/?\s*([\w-]+)")
_VERWIJZING = re.compile(r"(?<![\w.@])-?@([A-Za-z]{2,4})-\w|\{#([a-z]{2,4})-\w")
_VERWIJSSOORTEN = frozenset(
    {
        "sec", "fig", "tbl", "lst", "eq", "thm", "lem", "cor", "prp", "cnj", "def", "exm",
        "exr", "sol", "rem", "alg", "tip", "nte", "wrn", "imp", "cau", "vid",
    }
)  # fmt: skip
_BLOK = re.compile(r"^\s*(?:```+|~~~+)\s*\{\s*(=?)([^}\s]*)", re.MULTILINE)
_RUW = re.compile(r"`\{=([\w+-]+)\}")
_CODE_IN_TEKST = re.compile(r"`\{?(python|r|julia|ojs)\}?\s[^`]+`")
_DIV = re.compile(r"^\s*:{3,}\s*(\{[^}]*\}|[\w.-]+)", re.MULTILINE)
_DIVKLASSE = re.compile(r"\.?((?:callout|panel|column|content|cell|layout)(?:-[\w-]+)?)")
_LAYOUT = re.compile(r"\b(layout(?:-[a-z]+)?)\s*=")
_KOP = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


def kopgegevens(qmd: str) -> tuple[dict[str, object], str]:
    """Split a document into its YAML header and its body; no header gives an empty dict."""
    gevonden = _KOP.match(qmd)
    if gevonden is None:
        return {}, qmd
    kop = yaml.safe_load(gevonden.group(1)) or {}
    return (kop if isinstance(kop, dict) else {}), qmd[gevonden.end() :]


def _eigen_vorm(sleutel: str, waarde: object) -> bool:
    """Whether a header key only asks for the formats of our own extension, which both engines make."""
    return (
        sleutel == "format" and isinstance(waarde, dict) and all(str(v).startswith("kkfz-") for v in waarde)
    )


def _zoek(qmd: str) -> Iterator[str]:
    kop, tekst = kopgegevens(qmd)
    yield from (f"kop:{sleutel}" for sleutel, waarde in kop.items() if not _eigen_vorm(sleutel, waarde))
    yield from (f"shortcode:{naam}" for naam in _SHORTCODE.findall(qmd))
    for gebruikt, gemerkt in _VERWIJZING.findall(tekst):
        soort = (gebruikt or gemerkt).lower()
        if soort in _VERWIJSSOORTEN:
            yield f"verwijzing:{soort}"
    for ruw, taal in _BLOK.findall(tekst):
        yield f"ruw:{taal}" if ruw else f"codeblok:{taal}"
    yield from (f"ruw:{taal}" for taal in _RUW.findall(tekst))
    yield from (f"code:{taal}" for taal in _CODE_IN_TEKST.findall(tekst))
    for div in _DIV.findall(tekst):
        yield from (f"div:{klasse}" for klasse in _DIVKLASSE.findall(div))
        yield from (f"div:{sleutel}" for sleutel in _LAYOUT.findall(div))


def kenmerken(qmd: str) -> frozenset[str]:
    """The Quarto features that a document uses, as ``soort:naam`` (``shortcode:include``, ``verwijzing:tbl``)."""
    return frozenset(_zoek(qmd))


def onbekend(qmd: str) -> list[str]:
    """The features in use that the embedded engine does not know, sorted."""
    return sorted(kenmerken(qmd) - ONDERSTEUND)
