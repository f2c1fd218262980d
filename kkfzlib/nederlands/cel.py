"""One cell of a raw table, strictly: what could mean two things is refused, and the same notation out."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

_NL_DATUM = re.compile(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})")
_ISO_DATUM = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_MET_TIJD = re.compile(r"(?:[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})[ T][0-9]{1,2}:.*")
_GETAL = re.compile(r"-?[0-9]+(?:,[0-9]+)?")


class Waardefout(ValueError):
    """A cell that can't be read; ``code`` and ``details`` fill the message, the value itself is not in it."""

    def __init__(self, code: str, **details: Any) -> None:
        self.code = code
        self.details: dict[str, Any] = details
        super().__init__(code)


def lees_datum(tekst: str) -> date:
    """A calendar day from ``d-m-jjjj`` (one or two digits for day and month) or ISO."""
    if m := _NL_DATUM.fullmatch(tekst):
        dag, maand, jaar = (int(g) for g in m.groups())
    elif m := _ISO_DATUM.fullmatch(tekst):
        jaar, maand, dag = (int(g) for g in m.groups())
    elif re.fullmatch(r"[0-9]+(?:[.,][0-9]+)?", tekst):
        raise Waardefout("datum-getal")
    elif _MET_TIJD.fullmatch(tekst):
        raise Waardefout("datum-tijd")
    else:
        raise Waardefout("datum-notatie")
    if not 1900 <= jaar <= 2100:
        raise Waardefout("datum-jaartal")
    try:
        return date(jaar, maand, dag)
    except ValueError:
        raise Waardefout("datum-onmogelijk") from None


def lees_getal(tekst: str) -> float:
    """A number with a decimal comma; no points, signs of money or percentage, brackets or spaces."""
    if _GETAL.fullmatch(tekst) is None:
        if tekst.endswith("%"):
            raise Waardefout("getal-procent")
        met_punt = "." in tekst and re.fullmatch(r"-?[0-9.,]*", tekst)
        raise Waardefout("getal-punt" if met_punt else "getal-notatie")
    waarde = float(tekst.replace(",", "."))
    if abs(waarde) >= 1e12:
        raise Waardefout("getal-te-groot")
    return waarde


def lees_geheel(tekst: str) -> int:
    """A whole number of at most twelve digits."""
    if re.fullmatch(r"-?[0-9]{1,12}", tekst) is None:
        lees_getal(tekst)
        raise Waardefout("geen-geheel-getal")
    return int(tekst)


def decimalen_geschreven(tekst: str) -> int:
    """Digits behind the decimal comma as typed: ``94,40`` has two."""
    m = re.search(r",([0-9]+)$", tekst.strip())
    return len(m[1]) if m else 0


def komma(getal: str) -> str:
    """A number in the computer's notation (``0.5``, ``1e-05``, ``12.5%``) with a decimal comma."""
    return getal.replace(".", ",")


def kort(waarde: float) -> str:
    """A number in at most six figures and no more than it needs: ``0,5``, ``100``."""
    return komma(f"{waarde:g}")
