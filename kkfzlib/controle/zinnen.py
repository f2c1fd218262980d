"""Texts cut into sentences and list items, each with its place, so that rules can look at one statement at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

Soort = Literal["zin", "kop", "item"]

# Points that end no sentence.
_AFKORTING = re.compile(
    r"\b(?:bijv|bv|o\.a|d\.w\.z|m\.b\.t|i\.p\.v|n\.a\.v|t/m|t\.a\.v|o\.b\.v|a\.d\.h\.v|i\.c|ca|resp|incl|excl|nr|blz|p|"
    r"art|jl|dr|mr|drs|prof|evt|etc|enz|vgl|max|min|gem|forens|zgn)\.$",
    re.IGNORECASE,
)
_ZINSEINDE = re.compile(r"(?<=[.!?])[”\"’')]*\s+(?=[A-ZÀ-Ý“\"‘'(•\d{])")
_ITEM = re.compile(
    r"^(?P<inspringing>\s{0,8})(?P<merk>[-*+•▪‣–]|o(?=\s\s?[A-Z])|\d{1,2}(?=[.)]))[.)]?\s+(?=\S)"
)
_KOP = re.compile(r"^\s{0,3}#{1,6}\s+")
LANGSTE = 1000
"""Longest sentence in characters; what goes on longer is no prose, and rules that compare words pairwise stay fast."""


@dataclass(frozen=True, slots=True)
class Zin:
    """One sentence, heading or list item. ``blok`` counts paragraphs, so that neighbours can be found."""

    slot: str
    regel: int
    tekst: str
    soort: Soort
    blok: int
    merk: str = ""
    """What an item is marked with: its number, or its bullet."""


def zinnen(teksten: Mapping[str, str]) -> list[Zin]:
    """All sentences of all texts, in order; emphasis and links are reduced to their words."""
    return [zin for slot, tekst in teksten.items() for zin in _van_slot(slot, tekst)]


def _van_slot(slot: str, tekst: str) -> Iterator[Zin]:
    for nummer, (begin, regels) in enumerate(_blokken(tekst)):
        kaal = _kaal(" ".join(r.strip() for r in regels))
        if _KOP.match(regels[0]):
            yield Zin(slot, begin, _KOP.sub("", kaal).strip("# "), "kop", nummer)
        elif item := _ITEM.match(regels[0]):
            # A list within a list item belongs to that item.
            soort: Soort = "item" if len(item["inspringing"]) < 2 else "zin"
            kaal = _kaal(" ".join([_ITEM.sub("", regels[0]), *regels[1:]]))
            yield from (Zin(slot, begin, z, soort, nummer, item["merk"]) for z in splits(kaal))
        else:
            yield from (Zin(slot, begin, z, "zin", nummer) for z in splits(kaal))


def _blokken(tekst: str) -> Iterator[tuple[int, list[str]]]:
    """Paragraphs, headings and single list items, with the line each begins on (from 1)."""
    begin, regels = 1, list[str]()
    for nummer, regel in enumerate(tekst.splitlines(), start=1):
        nieuw = not regel.strip() or _ITEM.match(regel) or _KOP.match(regel)
        if nieuw and regels:
            yield begin, regels
            regels = []
        if regel.strip():
            begin = begin if regels else nummer
            regels.append(regel)
            if _KOP.match(regel):
                yield begin, regels
                regels = []
    if regels:
        yield begin, regels


def _kaal(tekst: str) -> str:
    tekst = re.sub(r"!?\[([^\[\]]{0,500})\]\([^()]{0,500}\)", r"\1", tekst)
    return re.sub(r"[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}", "", tekst)


def splits(tekst: str) -> list[str]:
    """One paragraph as sentences; abbreviations and decimals do not end one."""
    delen: list[str] = []
    for deel in _ZINSEINDE.split(" ".join(tekst.split())):
        if delen and _AFKORTING.search(delen[-1][-12:]) and len(delen[-1]) < LANGSTE:
            delen[-1] += " " + deel
        else:
            delen.append(deel)
    return [d for lang in delen for d in _hoogstens(lang) if d]


def _hoogstens(zin: str) -> Iterator[str]:
    """Pieces of at most ``LANGSTE`` characters, cut between words where there are any."""
    while len(zin) > LANGSTE:
        spatie = zin.rfind(" ", 1, LANGSTE)
        knip = spatie if spatie > 0 else LANGSTE
        yield zin[:knip]
        zin = zin[knip:].lstrip()
    yield zin


def bijzinnen(zin: str) -> list[str]:
    """A sentence cut into clauses, at commas, semicolons and the conjunctions that start a new statement."""
    delen = re.split(
        r"[,;:](?=\s)|\s(?:terwijl|maar|waardoor|doordat|zodat|omdat|hoewel|en (?=(?:het|de|een|er)\b))", zin
    )
    return [d.strip() for d in delen if d and d.strip()]
