"""The loop of plan, do, check, act: what became of what last year's report promised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pandas as pd
from rapidfuzz import fuzz, process, utils

from kkfzlib import voortgang as vg
from kkfzlib.kader import themas
from kkfzlib.opmaak import datum, opsomming
from kkfzlib.verslag.bouwstenen import Tabel
from kkfzlib.verslag.context import Context
from kkfzlib.verslag.markdown import veilig

_UITLEG: dict[str, str] = {
    "gereed": "gereed",
    "loopt": "loopt nog",
    "verplaatst": "verplaatst naar later",
    "vervallen": "vervallen",
    "zonder bericht": "zonder bericht: komt in dit verslag niet terug",
}


def _vorige(ctx: Context, tabel: str) -> pd.DataFrame | None:
    return None if ctx.vorig is None else ctx.vorig.tabellen.get(tabel)


def _doelen(ctx: Context) -> list[vg.Voortgang]:
    return vg.doelen(_vorige(ctx, "doelen"), ctx.frame("doelen"))


def _punten(ctx: Context) -> list[vg.Voortgang]:
    vorig = _vorige(ctx, "ontwikkelpunten")
    return vg.ontwikkelpunten(vorig, ctx.frame("ontwikkelpunten"), ctx.instellingen.jaar)


def beloften(ctx: Context, pijler: int) -> str:
    """Table of last year's goals and ontwikkelpunten of one pijler with what became of each; empty without any."""
    van_thema = {t.nummer: t.pijler for t in themas()}
    doelen = [v for v in _doelen(ctx) if v.groep == pijler]
    punten = [v for v in _punten(ctx) if van_thema.get(v.groep) == pijler]
    if not doelen and not punten:
        return ""
    rijen = [("Doel", v) for v in doelen] + [(f"Ontwikkelpunt (thema {v.groep})", v) for v in punten]
    tabel = Tabel(
        id=f"tbl-beloften-{pijler}",
        bijschrift=f"Wat er is geworden van de plannen bij pijler {pijler} uit het verslag over {_toen(ctx)}",
        kop=("Plan uit het vorige verslag", "Soort", "Gepland tot", "Nu gepland tot", "Stand"),
        rijen=tuple(
            (veilig(v.tekst), soort, _wanneer(v.planning_toen), _wanneer(v.planning_nu), _UITLEG[v.uitkomst])
            for soort, v in rijen
        ),
        uitlijning=("l",) * 5,
    )
    kop = f"#### Wat is er geworden van de plannen van vorig jaar? {{#sec-beloften-{pijler}}}"
    return ctx.onderdeel(kop, _samenvatting(ctx, doelen + punten), ctx.tabel(tabel))


def _toen(ctx: Context) -> int:
    return ctx.vorig.instellingen.jaar if ctx.vorig else ctx.instellingen.vergelijk_met


def _samenvatting(ctx: Context, alle: list[vg.Voortgang]) -> str:
    telling = Counter(v.uitkomst for v in alle)
    delen = [f"{telling[u]} {u}" for u in vg.UITKOMSTEN if telling[u]]
    aantal = "één plan" if len(alle) == 1 else f"{len(alle)} plannen"
    toen = f"In het verslag over {_toen(ctx)} stond" + ("" if len(alle) == 1 else "en")
    return (
        f"{toen} bij deze pijler {aantal} voor {ctx.cijfers.jaar} en later. De stand nu: {opsomming(delen)}."
    )


def _wanneer(planning: str) -> str:
    """A date in words, a year as it is, or a dash."""
    if not planning:
        return "–"
    return planning if planning.isdigit() else datum(pd.Timestamp(planning).date())


def stand_ontwikkelpunten(ctx: Context) -> Mapping[tuple[int, str], str]:
    """Per (thema, ontwikkelpunt) of this year what changed since last year; empty without a report of last year."""
    vorig, nu = _vorige(ctx, "ontwikkelpunten"), ctx.frame("ontwikkelpunten")
    if vorig is None or nu is None:
        return {}
    uitkomsten = _punten(ctx)
    stand = {}
    for thema, punt in nu[["thema", "ontwikkelpunt"]].itertuples(index=False):
        zelfde = {v.tekst: v.uitkomst for v in uitkomsten if v.groep == thema}
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
