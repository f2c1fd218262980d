"""Which values of the input a message may show: only what looks like what its column should hold."""

from __future__ import annotations

import re

from kkfzlib.bevindingen import MASKER, PERSOONSKOLOMMEN
from kkfzlib.inlezen.waarden import lijkt_bsn
from kkfzlib.nederlands.kalender import MAAND_OF_KORT
from kkfzlib.schema import Kolom

_LANG_NUMMER = re.compile(r"(?<!\d)\d{8,}")
_LEEG_WOORD = r"n/?a|#n/[ab]|nan|null|none|n\.?v\.?t\.?|onbekend|totaal|-{1,2}|\?|\."
_TIJD = r"(?:[ T]+[\d:.,+Z-]{1,20})?"
_DATUM = re.compile(
    rf"(?:\d{{1,4}}[-/. ]\d{{1,2}}[-/. ]\d{{1,4}}{_TIJD}"
    rf"|(?:\d{{1,2}}[-/. ]+)?{MAAND_OF_KORT}(?:[-/. ]+\d{{1,4}}){{0,2}}{_TIJD}"
    rf"|[\d./-]{{1,7}}|{_LEEG_WOORD})",
    re.IGNORECASE,
)
_GETAL = re.compile(
    rf"[(<>~±-]{{0,2}}\s?(?:€|eur|euro)?\s?[-+\u2212]?[\d., \u00a0]*\d[\d., \u00a0]*[-%)]{{0,3}}"
    rf"\s?(?:%|€|eur|euro|uur|uren|u|dag|dagen|fte|jaar|procent)?|{_LEEG_WOORD}",
    re.IGNORECASE,
)
_FORMULE = re.compile(r"#[A-Z0-9/!?]{3,10}")
_VORM = {"datum": _DATUM, "decimaal": _GETAL, "geheel": _GETAL, "jaar": _GETAL}
_CIJFERS = 7
"""More digits than this in a number may be somebody's number."""


def mag_getoond(kolom: Kolom, tekst: str) -> bool:
    """Whether a message may show ``tekst``, found in ``kolom``: nothing of persons, no long numbers, no names.

    Of a column of days or numbers only what is written like one; a word that strayed there may be anybody's.
    """
    kaal = tekst.strip()
    if kolom.naam in PERSOONSKOLOMMEN or lijkt_bsn(kaal) or _LANG_NUMMER.search(kaal):
        return False
    vorm = _VORM.get(kolom.soort)
    if vorm is None:
        return not _is_naam(kaal)
    if _FORMULE.fullmatch(kaal):
        return True
    cijfers = sum(t.isdigit() for t in kaal)
    return vorm.fullmatch(kaal) is not None and (vorm is _DATUM or cijfers <= _CIJFERS)


def getoond(kolom: Kolom, tekst: str) -> str:
    """The value as a message shows it: itself, or that it is shielded; empty stays empty."""
    return tekst if not tekst or mag_getoond(kolom, tekst) else MASKER


def _is_naam(tekst: str) -> bool:
    from kkfzlib.lekken.namen import namen

    return any(n.sterkte == "zeker" for n in namen(tekst, frozenset()))
