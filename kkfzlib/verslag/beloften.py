"""The loop of plan, do, check, act: what became of what last year's report promised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pandas as pd
from rapidfuzz import fuzz, process, utils

from kkfzlib import voortgang as vg
from kkfzlib.kader import themas
from kkfzlib.nederlands.opmaak import datum, opsomming
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag.context import Context
from kkfzlib.verslag.markdown import alineas, veilig

STAND: dict[str, str] = {
    **{u: u for u in vg.UITKOMSTEN},
    "loopt": "lopend",
    "verplaatst": "verplaatst naar later",
    "stand niet opgegeven": "zonder opgegeven stand",
}
"""The outcome behind a number: "3 lopend"."""


@dataclass(frozen=True)
class Beloften:
    """What became of last year's plans: goals, ontwikkelpunten, and the state of each ontwikkelpunt of this year."""

    jaar: int
    doelen: tuple[vg.Voortgang, ...] = ()
    punten: tuple[vg.Voortgang, ...] = ()
    stand: Mapping[tuple[int, str], str] = field(default_factory=dict)
    """Per (thema, ontwikkelpunt) of this year what changed; empty without a report of last year."""

    @classmethod
    def van(cls, invoer: Invoer, vorig: Invoer | None) -> Beloften:
        """From the clean tables of both years; nothing promised when last year's input is not there."""
        if vorig is None:
            return cls(invoer.instellingen.vergelijk_met)
        toen, nu = (i.tabellen.get("ontwikkelpunten") for i in (vorig, invoer))
        nu_doelen, dag = invoer.tabellen.get("doelen"), invoer.instellingen.peildatum
        doelen = vg.doelen(vorig.tabellen.get("doelen"), nu_doelen, dag)
        punten = _naast_doelen(vg.ontwikkelpunten(toen, nu, invoer.instellingen.jaar), doelen)
        stand = {} if toen is None or nu is None else _stand(toen, nu, punten)
        return cls(vorig.instellingen.jaar, tuple(doelen), tuple(punten), stand)

    @property
    def los(self) -> list[vg.Voortgang]:
        """The ontwikkelpunten that are no goal too."""
        namen = [d.tekst for d in self.doelen]
        return [p for p in self.punten if _beste(p.tekst, namen) is None]

    @property
    def telling(self) -> dict[str, int]:
        """How many plans had each outcome, in the fixed order; a goal that is an ontwikkelpunt too counts once."""
        telling = Counter(v.uitkomst for v in (*self.doelen, *self.los))
        return {u: telling[u] for u in vg.UITKOMSTEN if telling[u]}


def _naast_doelen(punten: list[vg.Voortgang], doelen: list[vg.Voortgang]) -> list[vg.Voortgang]:
    """The points, those that stand among the goals too with the outcome stated there: one plan has one outcome."""
    uitkomsten = {d.tekst: d.uitkomst for d in doelen if d.uitkomst != "zonder bericht"}
    gevonden = [_beste(p.tekst, list(uitkomsten)) for p in punten]
    return [
        replace(p, uitkomst=uitkomsten[d]) if d is not None else p
        for p, d in zip(punten, gevonden, strict=True)
    ]


def _beste(tekst: str, teksten: list[str]) -> str | None:
    """The most alike of ``teksten``, None where none is alike enough to be the same plan."""
    gevonden = process.extractOne(
        tekst,
        teksten,
        scorer=fuzz.token_sort_ratio,
        processor=utils.default_process,
        score_cutoff=vg.GELIJKENIS,
    )
    return gevonden[0] if gevonden else None


def beloften(ctx: Context, pijler: int, van_toen: Beloften) -> str:
    """What became of last year's plans of one pijler, in a sentence; the tables of goals and points show each."""
    van_thema = {t.nummer: t.pijler for t in themas()}
    doelen = [v for v in van_toen.doelen if v.groep == pijler]
    punten = [v for v in van_toen.punten if van_thema.get(v.groep) == pijler]
    if not doelen and not punten:
        return ""
    kop = f"#### Wat is er geworden van de plannen van vorig jaar? {{#sec-beloften-{pijler}}}"
    waar = f"Elk doel en elk ontwikkelpunt staat met zijn stand in @sec-pijler-{pijler}-doelen."
    weg = [v.tekst for v in punten if v.uitkomst == "zonder bericht"]
    stil = (
        f"Zonder bericht bleven de ontwikkelpunten {opsomming([f'*{veilig(t)}*' for t in weg])}."
        if weg
        else ""
    )
    open_ = [
        f"*{veilig(v.tekst)}* (was gepland tot en met {_wanneer(v.planning_nu)})"
        for v in doelen + punten
        if v.uitkomst == "stand niet opgegeven"
    ]
    onbekend = f"De stand is niet opgegeven van {opsomming(open_)}." if open_ else ""
    zinnen = [_samenvatting(ctx, van_toen.jaar, doelen + punten), onbekend, stil, waar]
    return ctx.onderdeel(kop, alineas(" ".join(filter(None, zinnen))))


def _samenvatting(ctx: Context, jaar: int, alle: list[vg.Voortgang]) -> str:
    telling = Counter(v.uitkomst for v in alle)
    delen = [f"{telling[u]} {STAND[u]}" for u in vg.UITKOMSTEN if telling[u]]
    aantal = "één plan" if len(alle) == 1 else f"{len(alle)} plannen"
    toen = f"In het verslag over {jaar} stond" + ("" if len(alle) == 1 else "en")
    return (
        f"{toen} bij deze pijler {aantal} voor {ctx.cijfers.jaar} en later. De stand nu: {opsomming(delen)}."
    )


def standen(van_toen: Beloften, doelen: list[str], pijler: int) -> dict[str, str]:
    """Per goal of this year what became of it since last year's report; a goal that was not in it is new."""
    toen = {v.tekst: v for v in van_toen.doelen if v.groep == pijler}
    if not van_toen.doelen:
        return {}
    gevonden = {d: _beste(d, list(toen)) for d in doelen}
    return {d: _met_wanneer(toen[t]) if t is not None else "nieuw" for d, t in gevonden.items()}


def _met_wanneer(v: vg.Voortgang) -> str:
    """``verplaatst naar later (was juni 2025)``."""
    stand = STAND[v.uitkomst]
    return (
        f"{stand} (was {_wanneer(v.planning_toen)})"
        if v.uitkomst == "verplaatst" and v.planning_toen
        else stand
    )


def _wanneer(planning: str) -> str:
    """A month and year in words; a year as it is; empty where unknown."""
    return (
        planning
        if planning.isdigit() or not planning
        else datum(pd.Timestamp(planning).date()).split(" ", 1)[1]
    )


def stille_doelen(van_toen: Beloften, pijler: int) -> list[tuple[str, str]]:
    """(goal, planned until) of last year's goals that this report does not mention."""
    eigen = (v for v in van_toen.doelen if v.groep == pijler and v.uitkomst == "zonder bericht")
    return [(v.tekst, _wanneer(v.planning_toen)) for v in eigen]


def _stand(vorig: pd.DataFrame, nu: pd.DataFrame, punten: list[vg.Voortgang]) -> dict[tuple[int, str], str]:
    stand = {}
    for thema, punt in nu[["thema", "ontwikkelpunt"]].itertuples(index=False):
        zelfde = {v.tekst: str(v.uitkomst) for v in punten if v.groep == thema}
        eerder = set(vorig.loc[vorig["thema"] == thema, "ontwikkelpunt"])
        stand[(int(thema), str(punt))] = _een(str(punt), zelfde, eerder)
    return stand


def _een(punt: str, uitkomsten: Mapping[str, str], eerder: set[str]) -> str:
    if (tekst := _beste(punt, list(uitkomsten))) is not None:
        return uitkomsten[tekst]
    return "eerder gepland" if _beste(punt, sorted(eerder)) is not None else "nieuw"
