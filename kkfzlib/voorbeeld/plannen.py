"""Goals and ontwikkelpunten that come back the next year with what became of them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from kkfzlib.voorbeeld.maat import EERSTE_JAAR
from kkfzlib.voorbeeld.schrijven import Rij

JAREN = range(EERSTE_JAAR, EERSTE_JAAR + 6)


@cache
def _plannen() -> dict[str, Any]:
    inhoud: dict[str, Any] = yaml.safe_load((files(__package__) / "plannen.yml").read_text(encoding="utf-8"))
    return inhoud


def _doel(
    plan: dict[str, Any], aangekondigd: int, volgnummer: int, status: str, *, uitgesteld: bool = False
) -> Rij:
    """One goal announced in the report over ``aangekondigd``, to be done in the year after."""
    jaar, (van, tot) = aangekondigd + 1, plan["maanden"]
    eind = date(jaar + 1, 6, 30) if uitgesteld else date(jaar, tot, monthrange(jaar, tot)[1])
    return {
        "nummer": (aangekondigd - EERSTE_JAAR + 2) * 10 + volgnummer,
        "begin": date(jaar, van, 1),
        "eind": eind,
        "kwaliteitsaspect": plan["aspect"],
        "status": status,
        **{k: plan[k] for k in ("pijler", "doel", "actie", "resultaat", "overzicht")},
    }


def _ronde(aangekondigd: int) -> list[dict[str, Any]]:
    rondes = _plannen()["rondes"]
    gekozen: list[dict[str, Any]] = rondes[(aangekondigd - EERSTE_JAAR + 1) % len(rondes)]
    return gekozen


def doelen(jaar: int) -> list[Rij]:
    """The goals in the report over ``jaar``: those postponed earlier, last year's with their outcome, the new ones."""
    rijen = [
        _doel(p, jaar - 2, n, "gereed", uitgesteld=True)
        for n, p in enumerate(_ronde(jaar - 2), start=1)
        if p["uitkomst"] == "loopt" and jaar - 2 >= EERSTE_JAAR - 1
    ]
    rijen += [
        _doel(p, jaar - 1, n, p["uitkomst"], uitgesteld=p["uitkomst"] == "loopt")
        for n, p in enumerate(_ronde(jaar - 1), start=1)
    ]
    return rijen + [_doel(p, jaar, n, "gepland") for n, p in enumerate(_ronde(jaar), start=1)]


def _merken(punt: dict[str, Any], stand: int) -> list[int]:
    """The year offsets that the report over offset ``stand`` marks."""
    eerder = [j for j in punt.get("schuift", {}) if j <= stand]
    merken: list[int] = punt["schuift"][max(eerder)] if eerder else punt["jaren"]
    return merken


def ontwikkelpunten(jaar: int) -> list[Rij]:
    """The ontwikkelpunten as the report over ``jaar`` lists them, with an x per planned year."""
    stand = jaar - EERSTE_JAAR
    return [
        {"thema": p["thema"], "ontwikkelpunt": p["punt"], **{str(JAREN[i]): "x" for i in _merken(p, stand)}}
        for p in _plannen()["ontwikkelpunten"]
        if stand < p.get("vervalt", 99)
    ]
