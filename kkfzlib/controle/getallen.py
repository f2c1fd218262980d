"""Numbers in running text: value, unit and what kind of thing they are, years and references left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

TELWOORDEN = {
    "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9,
    "tien": 10, "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15, "zestien": 16,
    "zeventien": 17, "achttien": 18, "negentien": 19, "twintig": 20,
}  # fmt: skip
MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip

_EENHEDEN = {
    "%": "%", "procent": "%", "procentpunt": "procentpunt", "procentpunten": "procentpunt", "dagen": "dagen",
    "dag": "dagen", "jaar": "jaar", "bedden": "bedden", "euro": "euro",
}  # fmt: skip
_GETAL = re.compile(
    r"(?P<ervoor>€\s*)?(?<![\w.,/\-])(?P<teken>[+\-−])?(?P<heel>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<deel>\d+))?"
    r"(?:\s*(?P<na>%|procentpunten\b|procentpunt\b|procent\b|dagen\b|dag\b|jaar\b|bezette bedden\b|bedden\b|euro\b))?(?![\w/]|[.,]\d)"
)
_JAAR = re.compile(r"\b(?:19|20)\d{2}\b")
_DATUM = re.compile(
    rf"\b\d{{1,2}}(?:e)?\s+(?:{'|'.join(MAANDEN)})\b(?:\s+\d{{4}})?|\b\d{{1,2}}-\d{{1,2}}-\d{{4}}\b", re.I
)
# Numbers that name something instead of counting it.
_NAAM = re.compile(
    r"\b(?:pijlers?|thema(?:['’]s)?|hoofdstuk|paragraaf|indicator|prestatie-indicator|bijlage|tabel|figuur|kwaliteitsaspect(?:en)?|"
    r"zzp|ggz|fase|stap|artikel|art\.|bvn|categorie|q|kwartaal|pagina|blz\.?|week|iso|nen|hkz|versie|lid|vg-?|c-?|niveau)"
    r"\s*(?:\d[\d.,]*(?:\s*(?:t/m|tot en met|en|,|–|-)\s*\d[\d.,]*)*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Getal:
    """One number in a sentence: value, unit ('%', 'euro', … or 'aantal'), decimals, text and offset."""

    waarde: float
    eenheid: str
    tekst: str
    plaats: int


def getallen(zin: str) -> list[Getal]:
    """Every number that measures something, in order of place."""
    bedekt = _bedek(zin)
    return sorted((*_cijfers(bedekt), *_woorden(bedekt)), key=lambda g: g.plaats)


def _bedek(zin: str) -> str:
    """The sentence with dates, years and reference numbers blanked, offsets kept."""
    for patroon in (_DATUM, _NAAM, _JAAR):
        zin = patroon.sub(lambda m: " " * len(m.group()), zin)
    return zin


def _cijfers(zin: str) -> Iterator[Getal]:
    for m in _GETAL.finditer(zin):
        waarde = float(m["heel"].replace(".", "") + ("." + m["deel"] if m["deel"] else ""))
        na = (m["na"] or "").lower().replace("bezette ", "")
        eenheid = "euro" if m["ervoor"] else _EENHEDEN.get(na, "aantal")
        yield Getal(-waarde if m["teken"] in ("-", "−") else waarde, eenheid, m.group().strip(), m.start())


def _woorden(zin: str) -> Iterator[Getal]:
    for m in re.finditer(r"\b[a-zé]+\b", zin.lower()):
        # "een" is nearly always the article.
        if m.group() in TELWOORDEN and m.group() != "een":
            yield Getal(float(TELWOORDEN[m.group()]), "aantal", m.group(), m.start())


def jaren(zin: str) -> list[tuple[int, int]]:
    """Years named in a sentence with their offsets, in order."""
    return [(int(m.group()), m.start()) for m in _JAAR.finditer(zin)]


def maanden(zin: str) -> set[str]:
    """Months named in a sentence, lower case."""
    return {m for m in MAANDEN if re.search(rf"\b{m}\b", zin, re.IGNORECASE)}
