"""Months, dates and years as they stand in Dutch texts and cells."""

from __future__ import annotations

import re

from kkfzlib.nederlands.eenheden import TELBAAR

MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
MAANDEN_KORT = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")

MAAND = "|".join(MAANDEN)
"""Pattern of a month in full, for use in other patterns (case ignored)."""

MAAND_OF_KORT = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|mrt|maart|mar|apr(?:il)?|mei|may|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?|"
    r"okt(?:ober)?|oct|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATUMACHTIG = re.compile(
    rf"""
    [0-9]{{1,2}}[-/.\ ]{MAAND_OF_KORT}(?:[-/.\ ][0-9]{{2,4}})?   # 5-jan, 5 jan 2024
    | {MAAND_OF_KORT}[-/.\ ][0-9]{{1,4}}                        # jan-05
    | [0-9]{{1,2}}[-/][0-9]{{1,2}}(?:[-/][0-9]{{2,4}})? # 5-1, 05-01-2024, 1/5/24
    | [0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?:[\ T].*)?      # 2024-01-05
    """,
    re.IGNORECASE | re.VERBOSE,
)
# Behind one of these a four-digit number is a year, whatever it stands before.
_ERVOOR = ("in", "over", "sinds", "eind", "begin", "medio", "vanaf", "tot", "per", "jaar", *MAANDEN)
_NA_JAARWOORD = "|".join(rf"(?<=\b{woord}\s\d{{4}})" for woord in _ERVOOR)
JAAR = re.compile(
    rf"(?<![\d.,€-])\b(?:19|20)\d{{2}}\b(?![\d%]|[.,]\d)(?:{_NA_JAARWOORD}|(?!\s{{0,3}}(?:[a-zà-ÿ-]{{3,20}}e\s)?(?:{TELBAAR})\b))",
    re.IGNORECASE,
)
"""A year from 1900 up to 2099; a four-digit number before something counted or measured is a count."""

DATUM = re.compile(
    rf"\b(?P<dag>\d{{1,2}})e?\s{{1,3}}(?P<maand>{MAAND})\b(?:\s{{1,3}}(?P<jaar>\d{{4}}))?"
    r"|\b(?P<dag2>\d{1,2})-(?P<maand2>\d{1,2})-(?P<jaar2>\d{4})\b",
    re.IGNORECASE,
)


def lijkt_datum(tekst: str) -> bool:
    """Whether a text is a date in any notation, also one that Excel made of a code (``5-jan``)."""
    return _DATUMACHTIG.fullmatch(tekst) is not None


def jaren(zin: str) -> list[tuple[int, int]]:
    """Years named in a sentence with their offsets, in order."""
    return [(int(m.group()), m.start()) for m in JAAR.finditer(zin)]
