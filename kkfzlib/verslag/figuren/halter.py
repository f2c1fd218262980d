"""Dumbbells: per row last year's value and this year's on one axis, tied by a line; the newest is the full dot."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from kkfzlib.verslag.figuren import huisstijl as stijl
from kkfzlib.verslag.figuren import waarden
from kkfzlib.verslag.figuren.blad import Blad, blad
from kkfzlib.verslag.figuren.letters import breedte, wikkel
from kkfzlib.verslag.figuren.paneel import Paneel, Paneelrij, Staaf, heeft_verborgen, reikt_tot

_NAMEN = 150.0
_RIJ = 17.0
_KOP = 18.0
_STIP = 7.0


@lru_cache(maxsize=8)
def teken(panelen: tuple[Paneel, ...], titel: str) -> bytes:
    """Draw the first panel (two bars per row: last year, this year) and return the SVG."""
    paneel = panelen[0]
    regels = [wikkel(r.naam, _NAMEN - 6, stijl.GEWOON) for r in paneel.rijen]
    hoogten = [max(_RIJ, len(r) * stijl.GEWOON * stijl.REGEL + 5) for r in regels]
    label = max(breedte(r.staven[-1].tekst, stijl.GEWOON) for r in paneel.rijen)
    links, rechts = _NAMEN + 8, stijl.BREEDTE - label - 10
    hoogste = reikt_tot(s for r in paneel.rijen for s in _getekend(r)) or 1.0
    stappen = waarden.asverdeling(hoogste)
    schaal = (rechts - links) / max(stappen[-1], hoogste)
    onder = _KOP + sum(hoogten)
    voet = heeft_verborgen(panelen)
    with blad(onder + 36 + (12 if voet else 0)) as vel:
        _legenda(vel, paneel.rijen[0].staven, links)
        _as(vel, stappen, links, schaal, onder, paneel.eenheid)
        y = _KOP
        for rij, naam, hoog in zip(paneel.rijen, regels, hoogten, strict=True):
            vel.tekst(2, y + hoog / 2, naam)
            _rij(vel, rij, links, schaal, y + hoog / 2)
            y += hoog
        if voet:
            vel.voetnoot(onder + 40, waarden.VOETNOOT)
        return vel.svg(titel)


def _getekend(rij: Paneelrij) -> list[Staaf]:
    """Of last year the value alone: two intervals on one line cannot be told apart."""
    return [*(replace(s, marge=None) for s in rij.staven[:-1]), rij.staven[-1]]


def _legenda(vel: Blad, staven: tuple[Staaf, ...], x: float) -> None:
    for nummer, staaf in enumerate(staven):
        _stip(vel, x + 4, 7, nieuw=nummer == len(staven) - 1)
        vel.tekst(x + 12, 7, staaf.naam, grootte=stijl.KLEIN, kleur=stijl.INKT_ZACHT)
        x += 24 + breedte(staaf.naam, stijl.KLEIN)


def _as(vel: Blad, stappen: list[float], links: float, schaal: float, onder: float, eenheid: str) -> None:
    for stap, naam in zip(stappen, waarden.asgetallen(stappen), strict=True):
        x = links + stap * schaal
        vel.lijn([(x, _KOP), (x, onder)], stijl.RASTER if stap else stijl.ASLIJN)
        vel.tekst(x, onder + 7, naam, grootte=stijl.KLEIN, kleur=stijl.INKT_ZACHT, h="center")
    regels = wikkel(eenheid, stijl.BREEDTE - links - 4, stijl.KLEIN)
    vel.tekst(links, onder + 13, regels, grootte=stijl.KLEIN, kleur=stijl.INKT_ZACHT, v="top")


def _rij(vel: Blad, rij: Paneelrij, links: float, schaal: float, y: float) -> None:
    toen, nu = rij.staven[0], rij.staven[-1]
    punten = [links + s.waarde * schaal if s.waarde is not None else None for s in (toen, nu)]
    if punten[0] is not None and punten[1] is not None:
        vel.lijn([(punten[0], y), (punten[1], y)], stijl.ASLIJN, 2.0, z=2)
    if nu.marge is not None:
        vel.marge(links + nu.marge[0] * schaal, links + nu.marge[1] * schaal, y)
    for x, nieuw in zip(punten, (False, True), strict=True):
        if x is not None:
            _stip(vel, x, y, nieuw=nieuw)
    zacht = nu.waarde is None
    vel.tekst(stijl.BREEDTE - 2, y, nu.tekst, h="right", kleur=stijl.INKT_ZACHT if zacht else stijl.INKT)


def _stip(vel: Blad, x: float, y: float, *, nieuw: bool) -> None:
    vel.stippen([x], [y], stijl.KLEUREN[0], _STIP, z=5)
    if not nieuw:
        vel.stippen([x], [y], stijl.WIT, _STIP - 3, z=5.5)
