"""One cell of an export to the notation of the contract: dates, numbers, translations. Strict, per distinct value."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, timedelta
from fnmatch import translate
from functools import lru_cache
from typing import Any

import numpy as np

from kkfzlib.importeren.patroon import CEL
from kkfzlib.importeren.recept import Kolomrecept
from kkfzlib.inlezen.cellen import cel_als_tekst
from kkfzlib.nederlands.cel import Waardefout, komma, lees_datum, lees_getal
from kkfzlib.nederlands.kalender import MAANDEN, MAANDEN_KORT
from kkfzlib.schema import Kolom

VORMEN = ("d-m-jjjj", "jjjj-mm-dd", "d mmm jjjj")
"""Notations of a day, in the words of the recipe."""

_TIJD = r"(?:[ T]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
_DMJ = re.compile(rf"([0-9]{{1,2}})-([0-9]{{1,2}})-([0-9]{{4}}){_TIJD}")
_JMD = re.compile(rf"([0-9]{{4}})-([0-9]{{1,2}})-([0-9]{{1,2}}){_TIJD}")
_DMMMJ = re.compile(rf"([0-9]{{1,2}})[ -]([^\W\d_]{{3,9}})\.?[ -]([0-9]{{4}}){_TIJD}")
_MAAND = {
    **{naam: n for n, naam in enumerate(MAANDEN, 1)},
    **{naam: n for n, naam in enumerate(MAANDEN_KORT, 1)},
    "mar": 3, "maa": 3, "may": 5, "oct": 10, "sept": 9,
}  # fmt: skip
_GETAL = {
    "nl": (re.compile(r"-?(?:[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+)(?:,[0-9]+)?"), ".", ","),
    "en": (re.compile(r"-?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?"), ",", "."),
}
_GELD = re.compile(r"€|\bEUR\b|\beuro\b", re.IGNORECASE)


class GeenVertaling(Waardefout):
    """The value is in no translation of the recipe."""

    def __init__(self) -> None:
        super().__init__("waarde-zonder-vertaling")


def is_leeg(waarde: Any) -> bool:
    """Whether a cell holds nothing."""
    return isinstance(waarde, str) and not waarde.strip()


def als_tekst(waarde: Any, soort: str = "tekst") -> str:
    """A cell as trimmed text on one spelling of its characters."""
    tekst = cel_als_tekst(waarde, soort) if not isinstance(waarde, bool) else ("WAAR" if waarde else "ONWAAR")
    return (
        tekst.strip()
        if tekst.isascii()
        else unicodedata.normalize("NFC", tekst.replace("\u00a0", " ")).strip()
    )


def vouw(tekst: str) -> str:
    """As values are compared: any case, spaces within as one."""
    return " ".join(tekst.split()).casefold()


@lru_cache(maxsize=4096)
def _glob(patroon: str) -> Callable[[str], Any]:
    # A bracket is a bracket in a care record's product name; only * and ? are special.
    return re.compile(translate(vouw(patroon).replace("[", "[[]"))).match


def past(patroon: str, gevouwen: str) -> bool:
    """Whether a folded value equals or globs ``patroon``; nothing but an empty pattern matches an empty value."""
    if not gevouwen or not patroon.strip():
        return not gevouwen and not patroon.strip()
    return _glob(patroon)(gevouwen) is not None


def omzetter(recept: Kolomrecept, kolom: Kolom) -> Callable[[Any], str]:
    """The function from a cell to the text that the contract column gets; it raises Waardefout.

    Pseudonyms are no part of it: they are made of all distinct values at once.
    """
    stappen: list[Callable[[Any], Any]] = []
    if recept.waarden:
        stappen.append(lambda w: _vertaal(recept, kolom, w))
    elif recept.patroon is not None:
        stappen.append(lambda w: _patroon(recept, kolom, w))
    if kolom.soort == "datum":
        stappen.append(lambda w: _datum(recept, w))
    elif kolom.soort in ("decimaal", "geheel", "jaar"):
        stappen.append(lambda w: _getal(recept, kolom, w))
    elif kolom.soort == "janee":
        stappen.append(lambda w: ("ja" if w else "nee") if isinstance(w, bool) else w)
    if kolom.soort == "tekst":
        # 2024-01-05 00:00 in a column of texts is what the sheet shows; nothing to convert.
        stappen.append(als_tekst)

    def zet_om(waarde: Any) -> str:
        for stap in stappen:
            waarde = stap(waarde)
        tekst = als_tekst(waarde, kolom.soort)
        return f"{recept.voorvoegsel}{tekst}" if tekst and recept.voorvoegsel else tekst

    return zet_om


def _vertaal(recept: Kolomrecept, kolom: Kolom, waarde: Any) -> Any:
    gevouwen = vouw(als_tekst(waarde, kolom.soort))
    for patroon, naar in recept.waarden:
        if past(patroon, gevouwen):
            return naar
    return _overig(recept, gevouwen)


def _patroon(recept: Kolomrecept, kolom: Kolom, waarde: Any) -> Any:
    assert recept.patroon is not None
    tekst = " ".join(als_tekst(waarde, kolom.soort).split())[:CEL]
    m = recept.patroon.search(tekst) if tekst else None
    return m.expand(recept.wordt) if m else _overig(recept, tekst)


def _overig(recept: Kolomrecept, tekst: str) -> str:
    """What an untranslated value becomes. An empty cell stays empty: ``overig`` speaks of values that are there."""
    if not tekst:
        return ""
    if recept.overig is None:
        raise GeenVertaling
    return recept.overig


def _datum(recept: Kolomrecept, waarde: Any) -> str:
    if is_leeg(waarde):
        return ""
    if isinstance(waarde, str) and not recept.datum:
        dag = _zonder_vorm(recept, als_tekst(waarde))
        if dag is None or not recept.laatste_dag:
            return waarde
    else:
        dag = _in_vorm(recept, waarde)
    return (dag + timedelta(days=recept.laatste_dag)).isoformat()


def _in_vorm(recept: Kolomrecept, waarde: Any) -> date:
    """The day in the form of the recipe; Waardefout names the form that fits where it is another."""
    try:
        return lees_dag(waarde, recept.datum)
    except Waardefout as fout:
        vorm = vorm_van(als_tekst(waarde)) if fout.code == "export-datum" else ""
        if vorm:
            raise Waardefout(
                "export-datum-anders", naam=recept.naam, vorm=vorm, gezegd=recept.datum
            ) from None
        raise


def vorm_van(tekst: str) -> str:
    """The notation in which a text is a day; empty when in none."""
    for vorm in VORMEN:
        try:
            lees_dag(tekst, vorm)
        except Waardefout:
            continue
        return vorm
    return ""


def _zonder_vorm(recept: Kolomrecept, tekst: str) -> date | None:
    """A day as the contract writes it; None for what is no day at all, which reading reports.

    Waardefout names the form that the recipe should have: it is the recipe that is mended, never the export.
    """
    try:
        return lees_datum(tekst)
    except Waardefout:
        if vorm := vorm_van(tekst):
            raise Waardefout("export-datum-vorm", naam=recept.naam, vorm=vorm) from None
    if recept.laatste_dag:
        lees_datum(tekst)
    return None


def lees_dag(waarde: Any, vorm: str) -> date:
    """The day in a cell: a day of the workbook itself, or a text in the form that the recipe names.

    A time of day behind it is left away. Waardefout for anything else.
    """
    if isinstance(waarde, datetime):
        return waarde.date()
    if isinstance(waarde, date):
        return waarde
    tekst = als_tekst(waarde)
    if not isinstance(waarde, str):
        raise Waardefout("datum-getal")
    dag, maand, jaar = _delen(tekst, vorm)
    if not 1900 <= jaar <= 2100:
        raise Waardefout("datum-jaartal")
    try:
        return date(jaar, maand, dag)
    except ValueError:
        raise Waardefout("datum-onmogelijk") from None


def _delen(tekst: str, vorm: str) -> tuple[int, int, int]:
    if vorm in ("d-m-jjjj", "dd-mm-jjjj") and (m := _DMJ.fullmatch(tekst)):
        return int(m[1]), int(m[2]), int(m[3])
    if vorm == "jjjj-mm-dd" and (m := _JMD.fullmatch(tekst)):
        return int(m[3]), int(m[2]), int(m[1])
    if vorm == "d mmm jjjj" and (m := _DMMMJ.fullmatch(tekst)) and m[2].casefold() in _MAAND:
        return int(m[1]), _MAAND[m[2].casefold()], int(m[3])
    raise Waardefout("export-datum", vorm=vorm)


def _getal(recept: Kolomrecept, kolom: Kolom, waarde: Any) -> Any:
    if is_leeg(waarde):
        return ""
    rekent = recept.gedeeld_door is not None or recept.maal is not None
    if isinstance(waarde, str):
        tekst = als_tekst(waarde)
        if recept.getal:
            waarde = lees_getal_van(tekst, recept.getal)
        elif rekent:
            waarde = lees_getal(tekst.removesuffix("%").rstrip())
        else:
            return tekst.removesuffix("%").rstrip()
    elif isinstance(waarde, bool) or not isinstance(waarde, (int, float)):
        raise Waardefout("export-geen-getal")
    if rekent:
        # 15 figures is what a double holds: 43,2 / 36 is 1,2 and not a trifle more than a column allows.
        waarde = float(f"{waarde * (recept.maal or 1.0) / (recept.gedeeld_door or 1.0):.15g}")
    return schrijf_getal(waarde)


def lees_getal_van(tekst: str, notatie: str) -> float:
    """A number in Dutch or English notation, with thousands, currency, percent sign, brackets or a minus behind it."""
    kaal = (
        _GELD.sub("", tekst)
        .replace("\u00a0", "")
        .replace("\u202f", "")
        .replace(" ", "")
        .replace("\u2212", "-")
    )
    kaal = kaal.removesuffix("%").removesuffix(",-").removesuffix(",--")
    min_ = (kaal.startswith("(") and kaal.endswith(")")) or (kaal.endswith("-") and not kaal.startswith("-"))
    kaal = kaal.strip("()").removesuffix("-") if min_ else kaal
    vorm, duizend, deel = _GETAL[notatie]
    if vorm.fullmatch(kaal) is None:
        raise Waardefout("export-getal", notatie="Nederlandse" if notatie == "nl" else "Engelse")
    waarde = float(kaal.replace(duizend, "").replace(deel, "."))
    return -waarde if min_ else waarde


def schrijf_getal(waarde: float) -> str:
    """A number as the contract writes it, with every digit that it has."""
    heel = isinstance(waarde, int) or (float(waarde).is_integer() and abs(waarde) < 1e15)
    return str(int(waarde)) if heel else komma(np.format_float_positional(waarde, trim="-"))
