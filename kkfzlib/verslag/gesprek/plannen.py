"""What was promised and did not come: goals and ontwikkelpunten as the report's own tables show them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from kkfzlib.kader import pijlers, themas
from kkfzlib.verslag.beloften import STAND, Beloften, standen, stille_doelen
from kkfzlib.verslag.context import Context
from kkfzlib.verslag.gesprek.punten import Punt, kort, schakel
from kkfzlib.verslag.tabellen.doelen import anker_doel, anker_stil, tijdpad

_NIET = ("vervallen", "verplaatst", "zonder bericht", "stand niet opgegeven")
_VRAAG = {
    "vervallen": "Waarom is {} vervallen, en wat komt ervoor in de plaats?",
    "verplaatst": "Wat is er nodig om {} nu wel op tijd te halen?",
    "verlopen": "Wat is er nodig om {} alsnog te halen, en wanneer is het klaar?",
    "zonder bericht": "Wat is er geworden van {}?",
    "stand niet opgegeven": "Hoe ver is {}?",
}


def niet_nagekomen(ctx: Context, van_toen: Beloften) -> list[Punt]:
    """Promises of last year's report that were dropped, moved or not mentioned, and goals whose time path is over."""
    gevonden = [*_doelen(ctx, van_toen), *_punten(van_toen)]
    volgorde = {soort: n for n, soort in enumerate(("vervallen", "verlopen", *_NIET[1:]))}
    return [p for _, p in sorted(gevonden, key=lambda sp: volgorde[sp[0]])]


def voorrang(ctx: Context) -> list[Punt]:
    """The goals planned for next year; they raise a question where nothing else does."""
    frame = ctx.frame("doelen")
    if frame is None:
        return []
    gepland = frame.assign(plaats=range(len(frame)))
    gepland = gepland[gepland["status"] == "gepland"]
    namen = [schakel(kort(str(d["doel"])), anker_doel(d["plaats"])) for d in gepland.to_dict("records")]
    return [Punt(n, f"Waaraan is over een jaar te zien dat {n} is gelukt?") for n in namen]


def _doelen(ctx: Context, van_toen: Beloften) -> Iterator[tuple[str, Punt]]:
    frame = ctx.frame("doelen")
    rijen = [] if frame is None else frame.assign(plaats=range(len(frame))).to_dict("records")
    for p in pijlers():
        eigen = [d for d in rijen if int(d["pijler"]) == p.nummer]
        stand = standen(van_toen, [str(d["doel"]) for d in eigen], p.nummer)
        for d in eigen:
            yield from _doel(d, stand.get(str(d["doel"]), ""), p.nummer, ctx.instellingen.jaar)
        for n, (doel, tot) in enumerate(stille_doelen(van_toen, p.nummer)):
            was = f", was gepland tot {tot}" if tot else ""
            yield _punt("zonder bericht", doel, anker_stil(p.nummer, n), p.nummer, f"zonder bericht{was}")


def _doel(d: dict[Any, Any], stand: str, pijler: int, jaar: int) -> Iterator[tuple[str, Punt]]:
    soort = next((s for s in _NIET if stand.startswith(STAND[s])), "")
    voorbij = pd.notna(d["eind"]) and d["eind"].year <= jaar
    if not soort and voorbij and str(d["status"]) in ("gepland", "loopt"):
        soort, stand = "verlopen", f"{d['status']}, tijdpad was {tijdpad(d['begin'], d['eind'], kort=True)}"
    if soort:
        yield _punt(soort, str(d["doel"]), anker_doel(d["plaats"]), pijler, stand)


def _punten(van_toen: Beloften) -> Iterator[tuple[str, Punt]]:
    """Ontwikkelpunten of last year; those that are a goal too are told of there."""
    van_thema = {t.nummer: t.pijler for t in themas()}
    for v in van_toen.los:
        if v.uitkomst in _NIET and v.groep in van_thema:
            pijler = van_thema[v.groep]
            waar = f"tbl-ontwikkelpunten-{pijler}" if v.uitkomst in ("verplaatst", "vervallen") else ""
            yield _punt(
                v.uitkomst,
                v.tekst,
                waar or f"sec-beloften-{pijler}",
                pijler,
                f"ontwikkelpunt, {STAND[v.uitkomst]}",
            )


def _punt(soort: str, tekst: str, anker: str, pijler: int, stand: str) -> tuple[str, Punt]:
    naam = schakel(kort(tekst), anker)
    return soort, Punt(f"{naam} (pijler {pijler}): {stand}", _VRAAG[soort].format(f"“{naam}”"))
