"""Years in texts against the years of the same ontwikkelpunt or goal."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import pandas as pd
import yaml

from kkfzlib.bevindingen import Bevinding
from kkfzlib.nederlands.kalender import JAAR
from kkfzlib.nederlands.opmaak import opsomming

from .zinnen import Zin

OVERLAP = 0.6
"""Share of the content words of a plan that a sentence must hold to be about it."""

_LEUNT = re.compile(r"\b(?:hier|hieraan|hiermee|dit|dat|deze|die|daar|daarmee|het|ze)\b", re.IGNORECASE)
_REEKS = re.compile(r"(20\d\d)\s*(?:–|-|t/m|tot en met|tot)\s*(20\d\d)")
_VANAF = re.compile(r"\b(?:vanaf|sinds)\s+(?:\w+\s+)?(20\d\d)", re.IGNORECASE)
_NIET_MEER = re.compile(
    r"\b(?:eerder|oorspronkelijk|aanvankelijk|was)\b[^,.;]*\b(?:voorzien|gepland)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Plan:
    """Something planned: its words, the years marked for it, and what kind of list it stands in."""

    tekst: str
    jaren: frozenset[int]
    soort: str


def plannen(ontwikkelpunten: pd.DataFrame | None, doelen: pd.DataFrame | None = None) -> list[Plan]:
    """The ontwikkelpunten with their marked years and the goals with the years they run."""
    uit: list[Plan] = []
    if ontwikkelpunten is not None:
        kolommen = [k for k in ontwikkelpunten.columns if re.fullmatch(r"20\d{2}", str(k))]
        punten: list[dict[Any, Any]] = ontwikkelpunten.to_dict("records")
        uit += [
            Plan(str(r["ontwikkelpunt"]), frozenset(int(k) for k in kolommen if r[k]), "ontwikkelpunt")
            for r in punten
        ]
    rijen: list[dict[Any, Any]] = [] if doelen is None else doelen.to_dict("records")
    for r in rijen:
        if not pd.isna(r["begin"]) and not pd.isna(r["eind"]):
            jaren = frozenset(range(pd.Timestamp(r["begin"]).year, pd.Timestamp(r["eind"]).year + 1))
            uit.append(Plan(str(r["doel"]), jaren, "doel"))
    return [p for p in uit if p.jaren]


@cache
def _woordenlijst() -> tuple[frozenset[str], dict[str, str]]:
    bron = yaml.safe_load((files(__package__) / "plantaal.yml").read_text(encoding="utf-8"))
    gelijk = {woord: groep[0] for groep in bron["gelijk"] for woord in groep}
    return frozenset(bron["algemeen"]), gelijk


@cache
def stammen(tekst: str) -> frozenset[str]:
    """Content words cut to their stem (eight letters), near synonyms alike, words of every plan left out."""
    algemeen, gelijk = _woordenlijst()
    uit = set()
    for woord in re.findall(r"[a-zà-ÿ]{3,}", tekst.lower().replace("delict analyse", "delictanalyse")):
        if woord in algemeen:
            continue
        stam = re.sub(
            r"(?:ingen|ing|en|s|e|(?:(?<=.{6})de|(?<=.{7})[dt]))$", "", re.sub(r"^ge(?=.{6})", "", woord)
        )[:8]
        stam = next((doel for begin, doel in gelijk.items() if stam.startswith(begin)), stam)
        if len(stam) >= 4 and stam not in algemeen:
            uit.add(stam)
    return frozenset(uit)


def jaar_tekst(zinnen: Sequence[Zin], plannen: Sequence[Plan], jaar: int) -> Iterator[Bevinding]:
    """A sentence that plans something for another year than its list marks; ``jaar`` is the report year.

    Of several plans that fit a sentence about equally well, one with the right year is enough.
    """
    zeldzaam = Counter(s for p in plannen for s in stammen(p.tekst))
    for i, zin in enumerate(zinnen):
        if zin.soort == "kop":
            continue
        passend = _passend(zin.tekst, plannen, zeldzaam)
        genoemd = _jaren(zin.tekst, zinnen[i + 1] if i + 1 < len(zinnen) else None, zin)
        toekomst = {j for j in genoemd if j > jaar}
        if not passend or not toekomst or any(p.jaren & toekomst == toekomst for p in passend):
            continue
        plan = passend[0]
        anders = toekomst - plan.jaren
        if anders:
            yield _bevinding(zin, plan, anders)


def _passend(tekst: str, plannen: Sequence[Plan], zeldzaam: Counter[str]) -> list[Plan]:
    """Plans the sentence is about, best first; only those near the best."""
    woorden = stammen(tekst)
    uit: list[tuple[float, Plan]] = []
    for plan in plannen:
        eigen = stammen(plan.tekst)
        samen = eigen & woorden
        if not samen:
            continue
        deel = len(samen) / len(eigen)
        # One word is enough when it is long and no other plan has it.
        uniek = any(zeldzaam[s] == 1 and len(s) >= 7 for s in samen)
        if deel >= OVERLAP and (len(samen) >= 2 or uniek):
            uit.append((deel, plan))
    beste = max((d for d, _ in uit), default=0.0)
    return [p for d, p in sorted(uit, key=lambda x: -x[0]) if d >= beste - 0.25]


def _jaren(tekst: str, volgende: Zin | None, zin: Zin) -> set[int]:
    """Years of the sentence, and of the next one when that leans on it; a former plan is none."""
    vlak_erna = volgende is not None and (volgende.slot, volgende.blok) == (zin.slot, zin.blok)
    if volgende is not None and vlak_erna and _LEUNT.search(volgende.tekst) and not JAAR.search(tekst):
        tekst = f"{tekst} {volgende.tekst}"
    uit = {int(m.group()) for m in JAAR.finditer(tekst)}
    for m in _REEKS.finditer(tekst):
        uit |= set(range(int(m[1]), int(m[2]) + 1))
    return uit - {int(m[1]) for m in _VANAF.finditer(tekst)}


def _bevinding(zin: Zin, plan: Plan, anders: set[int]) -> Bevinding:
    in_tabel, in_tekst = (opsomming([str(j) for j in sorted(js)]) for js in (plan.jaren, anders))
    lijst = "de ontwikkelpunten noemen" if plan.soort == "ontwikkelpunt" else "het doel noemt"
    return Bevinding(
        "jaar-tekst", "waarschuwing", "", "", in_tabel, in_tekst,
        f"{zin.slot}, regel {zin.regel}: de tekst noemt {in_tekst}, {lijst} {in_tabel} bij “{plan.tekst}”.",
    )  # fmt: skip
