"""Numbers that were typed by hand in a text, for the analyst: years, dates, list numbers and references aside."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from operator import itemgetter

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
    r"|(?P<voetnoot>\[\^[^\[\]]{1,200}\]:?)"
    r"|(?P<lijst>^[^\S\n]*(?:\d+[.)]|#+)\s)"
    rf"|(?P<datum>\b\d{{1,2}}\s+(?:{MAAND})(?:\s+\d{{4}})?|\b\d{{1,2}}-\d{{1,2}}-\d{{2,4}}\b|\b\d{{4}}-\d{{2}}-\d{{2}}\b)"
    r"|(?P<tijd>\b\d{1,2}[:.]\d{2}\s*uur\b)"
    rf"|(?P<aanduiding>\b(?:{_AANDUIDING})\s+{_NUMMERS})"
    r"|(?P<code>\b[A-Za-z]+[-/]?\d[\w.-]*|\b\d+-?[A-Za-z][\w-]*)"
    r"|(?P<jaar>(?<![\d.,€])\b(?:19|20)\d{2}(?:\s*[–/-]\s*(?:19|20)?\d{2})?\b(?![.,]\d|\s*(?:%|euro|dagen|cli)))",
    re.IGNORECASE | re.MULTILINE,
)
_GETAL = re.compile(rf"(?:€\s*)?{CIJFERS}(?:\s*%)?")
_ZIN = re.compile(r"[^.!?\n]*(?:\.(?=\d)[^.!?\n]*)*[.!?\n]?")
_RUIM = (
    500  # characters of a sentence kept on either side of a number: who types more than that ends no sentence
)


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
    einden = [m.start() for m in re.finditer("\n", tekst)]
    zinnen = [m.span() for m in _ZIN.finditer(tekst)]
    uit = []
    for m in _GETAL.finditer(blank):
        begin, einde = zinnen[bisect_right(zinnen, m.start(), key=itemgetter(0)) - 1]
        zin = tekst[max(begin, m.start() - _RUIM) : min(einde, m.end() + _RUIM)]
        regel = bisect_left(einden, m.start()) + 1
        uit.append(Handgetypt(slot, regel, " ".join(m[0].split()), " ".join(zin.split())))
    return uit
