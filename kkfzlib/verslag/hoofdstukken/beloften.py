"""The loop of plan, do, check, act: what became of what last year's report promised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd
from rapidfuzz import fuzz, process, utils

from kkfzlib import voortgang as vg
from kkfzlib.kader import themas
from kkfzlib.nederlands.opmaak import datum, opsomming
from kkfzlib.verslag.bouwstenen import Tabel
from kkfzlib.verslag.context import Context
from kkfzlib.verslag.markdown import veilig


@dataclass(frozen=True)
class Beloften:
    """What became of last year's plans: goals, ontwikkelpunten, and the state of each ontwikkelpunt of this year."""

    jaar: int
    doelen: tuple[vg.Voortgang, ...] = ()
    punten: tuple[vg.Voortgang, ...] = ()
    stand: Mapping[tuple[int, str], str] = field(default_factory=dict)
    """Per (thema, ontwikkelpunt) of this year what changed; empty without a report of last year."""

    @classmethod
    def van(cls, ctx: Context) -> Beloften:
        """From the clean tables of both years; nothing promised when last year's input is not there."""
        keuzes = ctx.instellingen
        if ctx.vorig is None:
            return cls(keuzes.vergelijk_met)
        vorig, nu = ctx.vorig.tabellen.get("ontwikkelpunten"), ctx.frame("ontwikkelpunten")
        doelen = vg.doelen(ctx.vorig.tabellen.get("doelen"), ctx.frame("doelen"))
        punten = vg.ontwikkelpunten(vorig, nu, keuzes.jaar)
        stand = {} if vorig is None or nu is None else _stand(vorig, nu, punten)
        return cls(ctx.vorig.instellingen.jaar, tuple(doelen), tuple(punten), stand)


def beloften(ctx: Context, pijler: int, van_toen: Beloften) -> str:
    """Table of last year's goals and ontwikkelpunten of one pijler with what became of each; empty without any."""
    van_thema = {t.nummer: t.pijler for t in themas()}
    doelen = [v for v in van_toen.doelen if v.groep == pijler]
    punten = [v for v in van_toen.punten if van_thema.get(v.groep) == pijler]
    if not doelen and not punten:
        return ""
    rijen = [("Doel", v) for v in doelen] + [(f"Ontwikkelpunt (thema {v.groep})", v) for v in punten]
    tabel = Tabel(
        id=f"tbl-beloften-{pijler}",
        bijschrift=f"Wat er is geworden van de plannen bij pijler {pijler} uit het verslag over {van_toen.jaar}",
        kop=("Plan uit het vorige verslag", "Soort", "Gepland tot", "Nu gepland tot", "Stand"),
        rijen=tuple(
            (veilig(v.tekst), soort, _wanneer(v.planning_toen), _wanneer(v.planning_nu), vg.in_woorden(v))
            for soort, v in rijen
        ),
        uitlijning=("l",) * 5,
    )
    kop = f"#### Wat is er geworden van de plannen van vorig jaar? {{#sec-beloften-{pijler}}}"
    return ctx.onderdeel(kop, _samenvatting(ctx, van_toen.jaar, doelen + punten), ctx.tabel(tabel))


def _samenvatting(ctx: Context, jaar: int, alle: list[vg.Voortgang]) -> str:
    telling = Counter(v.uitkomst for v in alle)
    delen = [f"{telling[u]} {u}" for u in vg.UITKOMSTEN if telling[u]]
    aantal = "één plan" if len(alle) == 1 else f"{len(alle)} plannen"
    toen = f"In het verslag over {jaar} stond" + ("" if len(alle) == 1 else "en")
    return (
        f"{toen} bij deze pijler {aantal} voor {ctx.cijfers.jaar} en later. De stand nu: {opsomming(delen)}."
    )


def _wanneer(planning: str) -> str:
    """A date in words, a year as it is, or a dash."""
    if not planning:
        return "–"
    return planning if planning.isdigit() else datum(pd.Timestamp(planning).date())


def _stand(vorig: pd.DataFrame, nu: pd.DataFrame, punten: list[vg.Voortgang]) -> dict[tuple[int, str], str]:
    stand = {}
    for thema, punt in nu[["thema", "ontwikkelpunt"]].itertuples(index=False):
        zelfde = {v.tekst: str(v.uitkomst) for v in punten if v.groep == thema}
        eerder = set(vorig.loc[vorig["thema"] == thema, "ontwikkelpunt"])
        stand[(int(thema), str(punt))] = _een(str(punt), zelfde, eerder)
    return stand


def _een(punt: str, uitkomsten: Mapping[str, str], eerder: set[str]) -> str:
    def beste(teksten: list[str]) -> str | None:
        gevonden = process.extractOne(
            punt,
            teksten,
            scorer=fuzz.token_sort_ratio,
            processor=utils.default_process,
            score_cutoff=vg.GELIJKENIS,
        )
        return gevonden[0] if gevonden else None

    if (tekst := beste(list(uitkomsten))) is not None:
        return uitkomsten[tekst]
    return "eerder afgerond" if beste(sorted(eerder)) is not None else "nieuw"
