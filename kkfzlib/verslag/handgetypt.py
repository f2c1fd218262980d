"""Numbers that were typed by hand in a text, for the analyst: years, dates, list numbers and references aside."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kkfzlib.nederlands.kalender import MAAND
from kkfzlib.nederlands.patronen import CIJFERS

# What looks like a number but states none; blanked out before looking, so that positions stay.
_NUMMERS = r"\d+(?:[.,]\d+)*[a-z]?(?:(?:,\s*|\s+(?:en|tot en met|t/m)\s+)\d+(?:\.\d+)*[a-z]?)*"
_AANDUIDING = (
    r"artikel|art\.|bijlage|fase|figuur|gids|hoofdstuk|indicator|kwaliteitsaspect(?:en)?|kwartaal|niveau|paragraaf"
    r"|par\.|pijlers?|stap|tabel|thema(?:’s|'s|s)?|versie|week"
)
_TERZIJDE = re.compile(
    r"(?P<plaatshouder>\{[^{}]*\})"
    r"|(?P<adres>(?:https?://|mailto:|www\.)\S+)"
    r"|(?P<voetnoot>\[\^[^\]]+\]:?)"
    r"|(?P<lijst>^\s*(?:\d+[.)]|#+)\s)"
    rf"|(?P<datum>\b\d{{1,2}}\s+(?:{MAAND})(?:\s+\d{{4}})?|\b\d{{1,2}}-\d{{1,2}}-\d{{2,4}}\b|\b\d{{4}}-\d{{2}}-\d{{2}}\b)"
    r"|(?P<tijd>\b\d{1,2}[:.]\d{2}\s*uur\b)"
    rf"|(?P<aanduiding>\b(?:{_AANDUIDING})\s+{_NUMMERS})"
    r"|(?P<code>\b[A-Za-z]+[-/]?\d[\w.-]*|\b\d+-?[A-Za-z][\w-]*)"
    r"|(?P<jaar>(?<![\d.,€])\b(?:19|20)\d{2}(?:\s*[–/-]\s*(?:19|20)?\d{2})?\b(?![.,]\d|\s*(?:%|euro|dagen|cli)))",
    re.IGNORECASE | re.MULTILINE,
)
_GETAL = re.compile(rf"(?:€\s*)?{CIJFERS}(?:\s*%)?")
_ZIN = re.compile(r"[^.!?\n]*(?:[.,](?=\d)[^.!?\n]*)*[.!?\n]?")


@dataclass(frozen=True, slots=True)
class Handgetypt:
    """One number: the text it stands in, the physical line, the number as typed and its sentence."""

    slot: str
    regel: int
    getal: str
    zin: str


def handgetypt(teksten: Mapping[str, str]) -> list[Handgetypt]:
    """Every number typed by hand, by slot and line."""
    return [g for slot in sorted(teksten) for g in _in_tekst(slot, teksten[slot])]


def _in_tekst(slot: str, tekst: str) -> list[Handgetypt]:
    blank = _TERZIJDE.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), tekst)
    return [
        Handgetypt(slot, tekst.count("\n", 0, m.start()) + 1, " ".join(m[0].split()), _zin(tekst, m.start()))
        for m in _GETAL.finditer(blank)
    ]


def _zin(tekst: str, plaats: int) -> str:
    """The sentence around a position, on one line."""
    for m in _ZIN.finditer(tekst):
        if m.start() <= plaats < m.end():
            return " ".join(m[0].split())
    return ""
