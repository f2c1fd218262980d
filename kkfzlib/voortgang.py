"""Goals and ontwikkelpunten over the years: what became of what was promised last year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from datetime import date, timedelta
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
from rapidfuzz import fuzz, process, utils

Uitkomst = Literal["gereed", "loopt", "verplaatst", "vervallen", "stand niet opgegeven", "zonder bericht"]
UITKOMSTEN: tuple[Uitkomst, ...] = (
    "gereed", "loopt", "verplaatst", "vervallen", "stand niet opgegeven", "zonder bericht",
)  # fmt: skip

GELIJKENIS = 85.0
"""From this similarity (0…100) a reworded goal of the same pijler, or point of the same thema, is the same one."""


@dataclass(frozen=True, slots=True)
class Voortgang:
    """What became of one promise. ``groep`` is its pijler or thema; ``planning`` is until when it was planned and is
    planned now (a date or year as text; empty where unknown). ``status`` is as stated this year, empty without word."""

    groep: int
    tekst: str
    uitkomst: Uitkomst
    status: str
    planning_toen: str
    planning_nu: str


def doelen(
    vorig: pd.DataFrame | None, nu: pd.DataFrame | None, peildatum: date | None = None
) -> list[Voortgang]:
    """What became of last year's goals, in their order, seen from ``peildatum`` (None: whatever the date is).

    Both frames are clean tables ``doelen``. A goal is the same when its text is (case, punctuation and small rewording
    aside) within its pijler; failing that by equal nummer, pijler and overzicht. Gereed and vervallen follow the stated
    status; a later ``eind`` than promised is verplaatst; a goal that is not mentioned any more is zonder bericht. One
    still gepland whose end has passed has no stand that can be right, so that is stand niet opgegeven. What already was
    gereed or vervallen last year is left out.
    """
    if vorig is None:
        return []
    open_toen = vorig[~vorig["status"].isin(["gereed", "vervallen"])]
    if nu is None:
        nu = vorig.iloc[:0]
    paren = _koppel(open_toen, nu, "pijler", "doel", ["nummer", "pijler", "overzicht"])
    return [_doel(rij, paren.get(i), nu, peildatum) for i, (_, rij) in enumerate(open_toen.iterrows())]


def _doel(toen: pd.Series, plaats: int | None, nu: pd.DataFrame, peildatum: date | None) -> Voortgang:
    groep, tekst, planning = int(toen["pijler"]), str(toen["doel"]), _datum(toen["eind"])
    if plaats is None:
        return Voortgang(groep, tekst, "zonder bericht", "", planning, "")
    rij = nu.iloc[plaats]
    status = str(rij["status"])
    uitkomst: Uitkomst
    if status == "gereed":
        uitkomst = "gereed"
    elif status == "vervallen":
        uitkomst = "vervallen"
    elif status == "gepland" and peildatum is not None and _later(rij["eind"], peildatum + timedelta(days=1)):
        uitkomst = "stand niet opgegeven"
    else:
        uitkomst = "verplaatst" if _later(toen["eind"], rij["eind"]) else "loopt"
    return Voortgang(groep, tekst, uitkomst, status, planning, _datum(rij["eind"]))


def jaarkolommen(ontwikkelpunten: pd.DataFrame) -> list[str]:
    """The year columns of ``ontwikkelpunten``, ascending."""
    return sorted(k for k in ontwikkelpunten.columns.astype(str) if k.isdigit() and len(k) == 4)


def omvang(ontwikkelpunten: pd.DataFrame) -> tuple[int, int]:
    """Number of ontwikkelpunten and of year marks."""
    return len(ontwikkelpunten), int(
        ontwikkelpunten[jaarkolommen(ontwikkelpunten)].to_numpy(dtype=bool).sum()
    )


def ontwikkelpunten(vorig: pd.DataFrame | None, nu: pd.DataFrame | None, jaar: int) -> list[Voortgang]:
    """What became of the ontwikkelpunten in last year's report, seen from report year ``jaar``, in their order.

    The year marks are plans and say nothing of what was done: with nothing planned after ``jaar`` the stand is not
    stated; planned until a later year than before is verplaatst; still planned as before loopt; without any mark
    vervallen; no longer in the list zonder bericht. Points whose last mark lay before ``jaar`` are left out.
    """
    if vorig is None:
        return []
    laatste = _laatste_jaar(vorig)
    vorig, laatste = vorig[laatste >= jaar], laatste[laatste >= jaar]
    if nu is None:
        nu = vorig.iloc[:0]
    nu_laatste = _laatste_jaar(nu)
    paren = _koppel(vorig, nu, "thema", "ontwikkelpunt", [])
    uit = []
    for i, (thema, punt) in enumerate(vorig[["thema", "ontwikkelpunt"]].itertuples(index=False, name=None)):
        eind = int(nu_laatste.iloc[paren[i]]) if i in paren else None
        uitkomst = _punt(int(laatste.iloc[i]), eind, jaar)
        uit.append(Voortgang(int(thema), str(punt), uitkomst, "", str(laatste.iloc[i]), str(eind or "")))
    return uit


def _punt(toen: int, nu: int | None, jaar: int) -> Uitkomst:
    if nu is None:
        return "zonder bericht"
    if nu == 0:
        return "vervallen"
    if nu <= jaar:
        return "stand niet opgegeven"
    return "verplaatst" if nu > toen else "loopt"


def tel(voortgang: list[Voortgang]) -> dict[Uitkomst, int]:
    """How often each outcome occurs, all six in order."""
    aantal = Counter(v.uitkomst for v in voortgang)
    return {u: aantal[u] for u in UITKOMSTEN}


def als_frame(voortgang: Sequence[Voortgang]) -> pd.DataFrame:
    """One row per promise, a column per field of ``Voortgang``."""
    kolommen = [f.name for f in fields(Voortgang)]
    return pd.DataFrame([astuple(v) for v in voortgang], columns=kolommen)


def _laatste_jaar(punten: pd.DataFrame) -> pd.Series:
    """The last marked year of each point; 0 without any mark."""
    jaren = jaarkolommen(punten)
    if not jaren:
        return pd.Series(0, index=punten.index)
    gemerkt = punten[jaren].astype(bool)
    return gemerkt.mul([int(j) for j in jaren]).max(axis=1)


def _koppel(
    toen: pd.DataFrame, nu: pd.DataFrame, groep: str, tekst: str, sleutel: list[str]
) -> dict[int, int]:
    """Position in ``toen`` to position in ``nu``: each row of ``nu`` at most once, best likeness first."""
    kandidaten = []
    for waarde in toen[groep].unique():
        van = [i for i, w in enumerate(toen[groep]) if w == waarde]
        naar = [j for j, w in enumerate(nu[groep]) if w == waarde]
        if not naar:
            continue
        scores = _gelijkenis(list(toen[tekst].iloc[van].astype(str)), list(nu[tekst].iloc[naar].astype(str)))
        kandidaten += [
            (-float(scores[a, b]), i, j)
            for a, i in enumerate(van)
            for b, j in enumerate(naar)
            if scores[a, b] >= GELIJKENIS
        ]
    paren: dict[int, int] = {}
    for _, i, j in sorted(kandidaten):
        if i not in paren and j not in paren.values():
            paren[i] = j
    return paren | _op_sleutel(toen, nu, sleutel, paren) if sleutel else paren


def _gelijkenis(van: list[str], naar: list[str]) -> npt.NDArray[np.float32]:
    """Likeness 0…100 of every pair, whether letters (a split word) or the order of words changed."""
    letters = process.cdist(van, naar, scorer=fuzz.ratio, processor=utils.default_process)
    woorden = process.cdist(van, naar, scorer=fuzz.token_sort_ratio, processor=utils.default_process)
    return np.maximum(letters, woorden)


def _op_sleutel(
    toen: pd.DataFrame, nu: pd.DataFrame, sleutel: list[str], paren: dict[int, int]
) -> dict[int, int]:
    """Pairs with an equal key among the rows that have no pair yet; a key that occurs twice pairs nothing."""
    vrij_nu = [j for j in range(len(nu)) if j not in paren.values()]
    rijen = [tuple(map(str, nu.iloc[j][sleutel])) for j in vrij_nu]
    uniek = {rij: j for rij, j in zip(rijen, vrij_nu, strict=True) if rijen.count(rij) == 1}
    vrij = [i for i in range(len(toen)) if i not in paren]
    sleutels = {i: tuple(map(str, toen.iloc[i][sleutel])) for i in vrij}
    enkel = Counter(sleutels.values())
    return {i: uniek[rij] for i, rij in sleutels.items() if rij in uniek and enkel[rij] == 1}


def _later(toen: object, nu: object) -> bool:
    a, b = pd.to_datetime(str(toen), errors="coerce"), pd.to_datetime(str(nu), errors="coerce")
    return bool(pd.notna(a) and pd.notna(b) and b > a)


def _datum(waarde: object) -> str:
    tijd = pd.to_datetime(str(waarde), errors="coerce")
    return str(tijd.date()) if pd.notna(tijd) else ""
