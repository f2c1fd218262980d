"""Numbers in running text: value, unit and precision; years, dates, references and ranges left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .telwoorden import TELWOORDEN

MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip

_EENHEDEN = {
    "%": "%", "procent": "%", "procentpunt": "procentpunt", "procentpunten": "procentpunt", "%-punt": "procentpunt",
    "dagen": "dagen", "dag": "dagen", "jaar": "jaar", "jaren": "jaar", "bedden": "bedden", "euro": "euro",
    "weken": "weken", "week": "weken", "maanden": "maanden", "maand": "maanden", "uur": "uren", "uren": "uren",
    "minuten": "minuten", "fte": "fte", "kilometer": "km",
}  # fmt: skip
_SCHAAL = {"miljoen": 1e6, "mln": 1e6, "duizend": 1e3}
_NA = (
    r"%-punt|%|procentpunten|procentpunt|procent|dagen|dag|jaren|jaar|(?:bezette\s+)?bedden|euro|weken"
    r"|week|maanden|maand|uur|uren|minuten|fte|kilometer"
)

_GETAL = re.compile(
    rf"""(?P<ervoor>(?:€|\bEUR)\s*)?
    (?<![\w.,/])(?<!\w-)(?P<teken>[+\-−])?\s?
    (?P<heel>\d{{1,3}}(?:\.\d{{3}})+|\d+)(?:,(?P<deel>\d+))?(?:,-)?
    (?:\s*(?P<schaal>miljoen|mln|duizend)\b\.?)?
    (?:\s*(?P<na>{_NA})(?!\w))?
    (?![\w/]|[.,]\d|-\w)""",
    re.VERBOSE | re.IGNORECASE,
)
_WOORD = re.compile(rf"\b(?P<woord>[a-zéë]{{3,}})\b(?:\s+(?P<na>{_NA})(?!\w))?", re.IGNORECASE)
_BENADERD = re.compile(
    r"(?:\b(?:ongeveer|circa|ca\.|zo['’]n|rond(?: de)?|ruim|bijna|krap|ongeveer een|om en nabij|net (?:geen"
    r"|onder|boven)|"
    r"meer dan|minder dan|zeker|tegen de|maximaal|minimaal|minstens|hooguit)|[~±<>])\s*$",
    re.IGNORECASE,
)
_NABIJ = 40  # characters: more than the longest such word and the space behind it
JAAR = re.compile(r"(?<![\d.,€-])\b(?:19|20)\d{2}\b(?![\d%]|[.,]\d|\s*(?:euro|dagen|beddagen|cliënten))")
_DATUM = re.compile(
    rf"\b\d{{1,2}}(?:e)?\s+(?:{'|'.join(MAANDEN)})\b(?:\s+\d{{4}})?|\b\d{{1,2}}-\d{{1,2}}-\d{{4}}\b|\b[12]e\b",
    re.I,
)
# Numbers that name something instead of counting it.
_NAAM = re.compile(
    r"""\b(?:pijlers?|thema(?:['’]s)?|hoofdstuk(?:ken)?|paragraaf|paragrafen|(?:prestatie-)?indicator(?:en)?|bijlagen?
    |tabel(?:len)?|figuur|kwaliteitsaspect(?:en)?|ggz|fase|stap|artikel|art\.|bvn|categorie|q|kwartaal|pagina
    |blz\.?|week|iso|nen|hkz|versie|zzp[- ]?(?:c|vg|ggz)?|vg-?|c-?|niveau|schaal(?:\s+van)?|doel|nummer|nr\.?
    |locatie|gids)
    \s*(?:\d[\d.,]*(?:\s*(?:t/m|tot\s+en\s+met|en|of|,|–|-)\s*(?:de\s+|c-|vg-)?\d[\d.,]*)*)(?!\w|\s*%)""",
    re.IGNORECASE | re.VERBOSE,
)
_BEREIK = re.compile(
    r"\btussen\s+(?:de\s+|een\s+)?\d[\d.,]*\s*%?\s+en\s+(?:de\s+|een\s+)?\d[\d.,]*\s*%?"
    r"|(?<!van )(?<![\d.,])\d+\s*%?\s+tot(?:\s+en\s+met)?\s+\d[\d.,]*\s*%?"
    r"|(?<![\d.,])\d[\d.,]*\s*%?\s*(?:à|–|—)\s*\d[\d.,]*\s*%?|\b(?:één|een|1) op de \w+|\b24[ -]uurs?\b|\b24/7\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Getal:
    """One number: value, unit ('%', 'euro', … or 'aantal'), text and place.

    ``cijfers`` counts the decimals as written (25,0 has one); ``teken``: it carries a plus or minus;
    ``benaderd``: a word like "ruim" stands before it.
    """

    waarde: float
    eenheid: str
    tekst: str
    plaats: int
    cijfers: int = 0
    teken: bool = False
    benaderd: bool = False
    eenheidsmaat: float = 1.0

    @property
    def einde(self) -> int:
        """Offset just behind the number and its unit."""
        return self.plaats + len(self.tekst)

    @property
    def half(self) -> float:
        """Half of the last written decimal, in the unit of ``waarde`` (1,2 miljoen: 50.000)."""
        return 0.5 * self.eenheidsmaat * 10.0**-self.cijfers


def getallen(zin: str) -> list[Getal]:
    """Every number that measures something, in order of place."""
    bedekt = bedek(zin)
    return sorted((*_cijfers(bedekt), *_woorden(bedekt)), key=lambda g: g.plaats)


def bedek(zin: str) -> str:
    """The sentence with placeholders, dates, ranges, years and reference numbers blanked, offsets kept."""
    for patroon in (_PLAATSHOUDER, _DATUM, _BEREIK, _NAAM, JAAR):
        zin = patroon.sub(lambda m: " " * len(m.group()), zin)
    return zin


_PLAATSHOUDER = re.compile(r"\{[^{}]*\}|https?://\S+|@\w+-[\w-]+")


def _cijfers(zin: str) -> Iterator[Getal]:
    for m in _GETAL.finditer(zin):
        waarde = float(m["heel"].replace(".", "") + ("." + m["deel"] if m["deel"] else ""))
        maat = _SCHAAL.get((m["schaal"] or "").lower(), 1.0)
        tekst = m.group().strip()
        plaats = m.start() + len(m.group()) - len(m.group().lstrip())
        yield Getal(
            waarde * maat * (-1 if m["teken"] in ("-", "−") else 1),
            "euro" if m["ervoor"] else _eenheid(m["na"]),
            tekst, plaats, len(m["deel"] or ""), bool(m["teken"]),
            bool(_BENADERD.search(zin, max(0, m.start() - _NABIJ), m.start())), maat,
        )  # fmt: skip


def _eenheid(na: str | None) -> str:
    return _EENHEDEN.get((na or "").lower().split()[-1] if na else "", "aantal")


def _woorden(zin: str) -> Iterator[Getal]:
    for m in _WOORD.finditer(zin):
        waarde = TELWOORDEN.get(m["woord"].lower())
        if waarde is not None:
            ruw = bool(_BENADERD.search(zin, max(0, m.start() - _NABIJ), m.start()))
            tekst = m["woord"] if m["na"] is None else m.group()
            yield Getal(float(waarde), _eenheid(m["na"]), tekst, m.start(), benaderd=ruw)


def jaren(zin: str) -> list[tuple[int, int]]:
    """Years named in a sentence with their offsets, in order."""
    return [(int(m.group()), m.start()) for m in JAAR.finditer(zin)]


def maanden(zin: str) -> set[str]:
    """Months named in a sentence, lower case."""
    return {m for m in MAANDEN if re.search(rf"\b{m}\b", zin, re.IGNORECASE)}
