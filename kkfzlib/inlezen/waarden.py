"""One cell's text to its value, per kind of column. Strict: what could mean two things is refused."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from kkfzlib.inlezen.ruw import bedoeld
from kkfzlib.kader import SCHEIDING
from kkfzlib.lekken.namen import voornamen
from kkfzlib.nederlands.cel import Waardefout, lees_datum, lees_geheel, lees_getal
from kkfzlib.nederlands.kalender import lijkt_datum
from kkfzlib.schema import SOORTNAMEN, Kolom

LANG = 32_767
"""Longest text in a cell (Excel's own limit)."""
KORT = 120
"""Longest pseudonym."""

_NIET_BESCHIKBAAR = frozenset(
    {
        "na",
        "n/a",
        "#n/a",
        "#n/b",
        "nan",
        "null",
        "none",
        "nvt",
        "n.v.t.",
        "n.v.t",
        "onbekend",
        "-",
        "--",
        "?",
        ".",
        "x.x",
    }
)
_BSN = re.compile(r"[0-9]{8,9}|[0-9]{2,3}[-. ][0-9]{3}[-. ][0-9]{3}|[0-9]{4}[-. ][0-9]{2}[-. ][0-9]{3}")


GEWOON_ID = "[A-Za-z][A-Za-z0-9]{0,5}(?:-[A-Za-z]{0,3}[0-9][A-Za-z0-9]{0,20}){1,3}"
"""A pseudonym like ``C-0001``: no number of a person, no date, no name, nothing that stands for a missing value."""


@dataclass(frozen=True)
class Omgeving:
    """What reading a value may depend on besides its column: the codes of the gids year."""

    gidsjaar: int
    codes: tuple[str, ...]


def schoon(tekst: str) -> str:
    """Text in NFC, trimmed, without invisible characters (zero width, direction marks, control characters)."""
    if tekst.isascii() and tekst.isprintable():
        return tekst.strip()
    nfc = unicodedata.normalize("NFC", tekst.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(t for t in nfc if t in "\n\t" or unicodedata.category(t) not in ("Cf", "Cc")).strip()


def heeft_onzichtbaar(tekst: str) -> bool:
    """Whether ``schoon`` drops a character that a reader can't see."""
    if tekst.isprintable():
        return False
    return any(t not in "\n\t\r" and unicodedata.category(t) in ("Cf", "Cc") for t in tekst)


def lijkt_bsn(tekst: str) -> bool:
    """Whether a text has the form and check digit of a burgerservicenummer (a lost leading zero included)."""
    if _BSN.fullmatch(tekst) is None:
        return False
    cijfers = [int(t) for t in tekst if t.isdigit()]
    cijfers = [0] * (9 - len(cijfers)) + cijfers
    som = sum(g * c for g, c in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), cijfers, strict=True))
    return any(cijfers) and som % 11 == 0


_LOS_BSN = re.compile(r"(?<![\w.,/-])[0-9]{9}(?![\w]|[.,/-][0-9])")


def bevat_bsn(tekst: str) -> bool:
    """Whether nine digits with the check digit of a burgerservicenummer stand in a text, alone or among words.

    Eight digits are left alone: care institutions are known by such codes, and one in eleven passes.
    """
    if len(tekst) < 9:
        return False
    geheel = sum(t.isdigit() for t in tekst) == 9 and lijkt_bsn(tekst)
    return geheel or any(lijkt_bsn(m) for m in _LOS_BSN.findall(tekst))


_LETTERWOORD = r"[^\W\d_]"
_MET_VOORLETTER = re.compile(
    rf"(?:{_LETTERWOORD}\.)+{_LETTERWOORD}{{2,}}|{_LETTERWOORD}{{2,}}\.(?:{_LETTERWOORD}\.?)+"
    r"|[A-ZÀ-Þ][a-zß-ÿ]{2,}_[A-Z]\.?"
)
_TWEE_WOORDEN = re.compile(rf"({_LETTERWOORD}{{2,}})[._-]+(?:[^\W\d]+[._-]+)*({_LETTERWOORD}{{2,}})")
_AANEEN = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]+|[^\W\d_]+")


def lijkt_naam(tekst: str) -> bool:
    """Whether a pseudonym is somebody's name: with a space or a comma, initials, or a given name with a surname.

    Codes hold digits or one short row of letters, and pass: ``C-001``, ``a1b2``, ``MW0012``, a uuid.
    """
    if re.search(r"\s|[^\W\d_]\.?,", tekst):
        return True
    if any(t.isdigit() for t in tekst):
        return False
    if _MET_VOORLETTER.fullmatch(tekst):
        return True
    if len(tekst) <= 3 and tekst.isupper():
        return False
    woorden = [w.lower() for w in _AANEEN.findall(tekst)]
    if woorden and len(woorden) <= 6 and {woorden[0], woorden[-1]} & voornamen():
        return True
    m = _TWEE_WOORDEN.fullmatch(tekst)
    return m is not None and (
        "." in tekst or all(w[0].isupper() and w[1:].islower() and len(w) > 2 for w in m.groups())
    )


def _datum(kolom: Kolom, tekst: str, omgeving: Omgeving) -> date:
    return lees_datum(tekst)


def _decimaal(kolom: Kolom, tekst: str, omgeving: Omgeving) -> float:
    return _binnen(kolom, lees_getal(tekst))


def _geheel(kolom: Kolom, tekst: str, omgeving: Omgeving) -> int:
    if kolom.naam == "ernst":
        tekst = tekst.partition(SCHEIDING)[0]
    return int(_binnen(kolom, lees_geheel(tekst)))


def _binnen(kolom: Kolom, waarde: float) -> float:
    te_laag = kolom.minimum is not None and waarde < kolom.minimum
    te_hoog = kolom.maximum is not None and waarde > kolom.maximum
    if te_laag or te_hoog:
        raise Waardefout("buiten-bereik", bereik=kolom.bereik)
    return waarde


def _jaar(kolom: Kolom, tekst: str, omgeving: Omgeving) -> int:
    if re.fullmatch(r"(?:19|20)[0-9]{2}", tekst) is None:
        raise Waardefout("geen-jaar")
    return int(tekst)


def _keuze(kolom: Kolom, tekst: str, omgeving: Omgeving) -> str:
    for keuze in kolom.keuzes:
        if tekst.lower() == keuze.lower():
            return keuze
    raise Waardefout("geen-keuze", bedoeld=bedoeld(tekst, kolom.keuzes), keuzes=", ".join(kolom.keuzes))


def _janee(kolom: Kolom, tekst: str, omgeving: Omgeving) -> bool:
    try:
        return {"ja": True, "j": True, "nee": False, "n": False}[tekst.lower()]
    except KeyError:
        raise Waardefout("geen-janee") from None


def _kruis(kolom: Kolom, tekst: str, omgeving: Omgeving) -> bool:
    if tekst.lower() != "x":
        raise Waardefout("geen-kruis")
    return True


def _codes(kolom: Kolom, tekst: str, omgeving: Omgeving) -> str:
    """Codes joined by ``|``, each with or without its name as in the drop-down; a repeated code counts once."""
    gevonden: dict[str, None] = {}
    for deel in tekst.split("|"):
        code = deel.partition(SCHEIDING)[0].strip()
        if not code:
            raise Waardefout("lege-code")
        gevonden[controleer_code(code, omgeving)] = None
    return "|".join(gevonden)


def controleer_code(code: str, omgeving: Omgeving) -> str:
    """``code`` if the gids year knows it; a date is named for what it is."""
    if code in omgeving.codes:
        return code
    if lijkt_datum(code):
        raise Waardefout("excel-datum")
    hint = bedoeld(code.replace(",", "."), omgeving.codes, 70)
    raise Waardefout("onbekende-code", gids=omgeving.gidsjaar, bedoeld=hint, codes=", ".join(omgeving.codes))


def _id(kolom: Kolom, tekst: str, omgeving: Omgeving) -> str:
    if lijkt_bsn(tekst):
        raise Waardefout("bsn")
    if len(tekst) > KORT:
        raise Waardefout("te-lang", grens=KORT)
    if lijkt_naam(tekst):
        raise Waardefout("naam-als-id")
    return _nummer(kolom, tekst, omgeving)


def _nummer(kolom: Kolom, tekst: str, omgeving: Omgeving) -> str:
    if tekst[0].isdigit() and lijkt_datum(tekst) and not re.fullmatch(r"[0-9]{1,2}-[0-9]{1,2}", tekst):
        raise Waardefout("excel-datum")
    return tekst


def _uitsplitsing(kolom: Kolom, tekst: str, omgeving: Omgeving) -> str:
    if lijkt_datum(tekst):
        raise Waardefout("excel-datum")
    return tekst


def _tekst(kolom: Kolom, tekst: str, omgeving: Omgeving) -> str:
    if len(tekst) > LANG:
        raise Waardefout("te-lang", grens=LANG)
    if bevat_bsn(tekst):
        raise Waardefout("bsn")
    # An id of the registry is an enumeration like any other: its case doesn't matter.
    return tekst.lower() if kolom.naam == "kengetal" else tekst


_LEZERS: dict[str, Callable[[Kolom, str, Omgeving], Any]] = {
    "id": _id,
    "tekst": _tekst,
    "nummer": _nummer,
    "keuze": _keuze,
    "datum": _datum,
    "decimaal": _decimaal,
    "geheel": _geheel,
    "janee": _janee,
    "codes": _codes,
    "uitsplitsing": _uitsplitsing,
    "jaar": _jaar,
    "kruis": _kruis,
}


def lees_waarde(kolom: Kolom, tekst: str, omgeving: Omgeving) -> Any:
    """The value of a cleaned text; None for an empty cell that may be empty. Waardefout otherwise."""
    if not tekst:
        if kolom.leeg:
            return None
        raise Waardefout("verplicht-leeg", soort=SOORTNAMEN[kolom.soort])
    if kolom.soort != "tekst" and tekst.lower() in _NIET_BESCHIKBAAR:
        raise Waardefout("niet-leeg-maar-na")
    return _LEZERS[kolom.soort](kolom, tekst, omgeving)
