"""The notations of numbers in running text. Every repetition is bounded, so that reading stays linear."""

from __future__ import annotations

import re

from kkfzlib.nederlands.eenheden import EENHEID, PERSONEN, SCHALEN
from kkfzlib.nederlands.telwoorden import DELEN, KEREN, TELWOORDEN

CIJFER = re.compile(r"\d")

VENSTER = 24
"""How many characters before a number the word that colours it may begin."""

HEEL = r"(?:\d{1,3}(?:\.\d{3}){1,5}|\d{1,15})"
"""A whole number, with points between the thousands or without."""

CIJFERS = rf"{HEEL}(?:,\d{{1,9}})?"
"""A number with a decimal comma."""

_SCHAAL = "|".join(SCHALEN)
_NA = rf"(?:\s{{0,3}}(?P<schaal>{_SCHAAL})\b\.?)?(?:\s{{0,3}}(?P<na>{EENHEID})(?!\w))?"

_EEN_BEDRAG = rf"miljoen|duizend|euro|dagen|fte|{PERSONEN}|[a-zà-ÿ]{{5,24}}en"

GETAL = re.compile(
    rf"""(?P<ervoor>(?:€|\bEUR)\s{{0,3}})?
    (?<![\w.,/])(?<!\w-)(?:(?P<teken>[+\-−])\s?)?
    (?P<heel>
        [1-9]\d{{0,2}}(?:(?:\.\d{{3}}){{1,5}}|(?:[\u00a0\u2009\u202f]\d{{3}}){{1,5}})
        # A plain space may as well part two columns, unless something says that this is one amount.
        |[1-9]\d{{0,2}}(?:[ ]\d{{3}}){{1,4}}(?(ervoor)|(?=[ ](?:{_EEN_BEDRAG})\b))
        |\d{{1,15}}
    )
    (?:,(?P<deel>\d{{1,9}})|\.(?P<punt>\d{{1,2}}|(?<=\b0\.)\d{{1,9}}))?(?:,-)?
    {_NA}
    (?![\w/]|[.,]\d|-\w|-\s(?:tot|en|of)\s)""",
    re.VERBOSE | re.IGNORECASE,
)
NA = re.compile(_NA, re.IGNORECASE)
WOORD = re.compile(rf"\b(?P<woord>[a-zéë]{{3,30}})\b{_NA}", re.IGNORECASE)
TELT = re.compile(rf"\s{{1,3}}(?:[a-zà-ÿ-]{{2,20}}\s{{1,3}})?(?P<telt>{PERSONEN})\b", re.IGNORECASE)
ROND = re.compile(
    r"(?P<woord>\b(?:ongeveer(?:\s+een)?|circa|ca\.|zo['’]n|rond(?:\s+de)?|ruim|bijna|krap|om\s+en\s+nabij"
    r"|net\s+(?:geen|onder|boven)|meer\s+dan|minder\s+dan|zeker|tegen\s+de|maximaal|minimaal|minstens|hooguit"
    r"|hoogstens|ten\s+(?:minste|hoogste))|[~±<>≤≥])\s{0,3}$",
    re.IGNORECASE,
)
PLAATSHOUDER = re.compile(r"\{[^{}]{0,200}\}|https?://\S+|@\w+-[\w-]+")
TIJD_OF_ORDE = re.compile(r"\b\d{1,2}[:.]\d{2}\s{0,2}uur\b|\b[12]e\b", re.IGNORECASE)
JARENPAAR = re.compile(
    r"(?<![\d.,€-])\b(?P<van>(?:19|20)\d{2})\s?[/–—-]\s?(?P<tot>(?:19|20)\d{2}|(?<=/)\d{2})\b(?![\d%]|[.,]\d|[-/]\d)"
)
# Numbers that name something instead of counting it.
_NAAMWOORD = (
    r"\b(?:pijlers?|thema(?:['’]s)?|hoofdstuk(?:ken)?|paragraaf|paragrafen|(?:prestatie-)?indicator(?:en)?|bijlagen?"
    r"|tabel(?:len)?|figuur|kwaliteitsaspect(?:en)?|ggz|fase|stap|artikel|art\.|bvn|categorie|q|kwartaal|pagina"
    r"|blz\.?|week|iso|nen|hkz|versie|zzp[- ]?(?:c|vg|ggz)?|vg-?|c-?|niveau|schaal(?:\s+van)?|doel|nummer|nr\.?"
    r"|locatie|gids)\s{0,3}"
)
_NUMMER = r"\d{1,9}(?:[.,]\d{1,9}){0,6}+[.,]?"
NAAMWOORD = re.compile(_NAAMWOORD + "$", re.IGNORECASE)
NAAM = re.compile(
    rf"{_NAAMWOORD}{_NUMMER}(?:\s{{0,3}}(?:t/m|tot\s+en\s+met|en|of|,|–|-)\s{{0,3}}(?:de\s+|c-|vg-)?{_NUMMER}){{0,12}}"
    r"(?!\w|\s{0,3}%)",
    re.IGNORECASE,
)
_EINDE = rf"{CIJFERS}(?:\s{{0,3}}%)?"
_JAARTAL = r"(?:19|20)\d{2}"
BEREIK = re.compile(
    rf"\btussen\s+(?:de\s+|een\s+)?(?P<van1>{_EINDE})\s+en\s+(?:de\s+|een\s+)?(?P<tot1>{_EINDE})"
    # "In 2020 tot 288.336" is a year and a number, no range.
    rf"|(?<!van )(?<![\d.,])(?!{_JAARTAL}\s+tot\s+(?!(?:en\s+met\s+)?{_JAARTAL}\b))"
    rf"(?P<van2>{_EINDE})\s{{1,3}}tot(?:\s+en\s+met)?\s{{1,3}}(?P<tot2>{_EINDE})"
    rf"|(?<![\d.,])(?P<van3>{_EINDE})\s{{0,3}}(?:à|–|—)\s{{0,3}}(?P<tot3>{_EINDE})|\b24[ -]uurs?\b|\b24/7\b",
    re.IGNORECASE,
)
_TELWOORD = "|".join(w for w, n in TELWOORDEN.items() if 2 <= n <= 20)
_RANG = [d for d in DELEN if d.startswith(("een ", "één ")) and d.endswith("e")]
_DEEL = "|".join(sorted(DELEN.keys() - set(_RANG), key=len, reverse=True)).replace(" ", r"\s{1,3}")
DEEL_OF_KEER_WOORD = re.compile(
    "|".join(sorted({d.split()[-1] for d in DELEN} | {*KEREN, "keer", "maal", r"op\s+de"})), re.IGNORECASE
)
"""A word that every part or multiple holds: quick to look for, and most sentences have none."""
DEEL_OF_KEER = re.compile(
    rf"\b(?:(?P<teller>één|een|[1-9]|{_TELWOORD})\s+op\s+de\s+(?P<opde>\w{{1,30}})|(?P<deel>{_DEEL})\b"
    # "Een derde locatie" counts in order: such a part is one of something, or stands at the end.
    rf"|(?P<rang>{'|'.join(_RANG)})\b(?=\s+(?:van|deel|minder|meer)\b|\s*(?:[.,;:!?)]|\(\d|$))"
    rf"|(?P<keer>\d{{1,3}}(?:,\d)?|{_TELWOORD})\s+(?:keer|maal)(?=\s+zo(?:\s|veel|n))"
    rf"|(?:ge)?(?P<stam>{'|'.join(KEREN)})(?:ing|en|de|den|d|t|)\b)",
    re.IGNORECASE,
)


def haal_uit(patroon: re.Pattern[str], tekst: str) -> tuple[list[re.Match[str]], str]:
    """All matches, and ``tekst`` with each of them blanked, offsets kept."""
    treffers = list(patroon.finditer(tekst))
    if not treffers:
        return treffers, tekst
    delen, vanaf = [], 0
    for m in treffers:
        delen += [tekst[vanaf : m.start()], " " * len(m.group())]
        vanaf = m.end()
    return treffers, "".join(delen) + tekst[vanaf:]
