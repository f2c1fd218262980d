"""Horizontal bars with the name on the left and the value at the end; rows may hold one bar per series."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kkfzlib.verslag.figuren import huisstijl as stijl
from kkfzlib.verslag.figuren import waarden
from kkfzlib.verslag.figuren.blad import Blad, blad
from kkfzlib.verslag.figuren.letters import breedte, wikkel
from kkfzlib.verslag.figuren.paneel import Paneel, Paneelrij, heeft_verborgen, reikt_tot

_NAAMDEEL = 0.42  # the names take at most this share of the width
_STAPEL = 11.0  # thickness of a bar that shares its row
_LOS = 14.0
_WIT = 6.0


@lru_cache(maxsize=16)
def teken(panelen: tuple[Paneel, ...], titel: str) -> bytes:
    """Draw the panels under each other and return the SVG."""
    maten = _Maten.van(panelen)
    voet = heeft_verborgen(panelen)
    hoogte = sum(map(maten.paneelhoogte, panelen)) + (14 if voet else 0) + 4
    with blad(hoogte) as vel:
        y = 2.0
        for paneel in panelen:
            _teken_paneel(vel, paneel, maten, y)
            y += maten.paneelhoogte(paneel)
        if voet:
            vel.voetnoot(y + 6, waarden.VOETNOOT)
        return vel.svg(titel)


@dataclass(frozen=True)
class _Maten:
    naam: float
    serie: float
    eind: float

    @classmethod
    def van(cls, panelen: Sequence[Paneel]) -> _Maten:
        rijen = [r for p in panelen for r in p.rijen]
        namen = max(breedte(" ".join(wikkel(r.naam, 9e9, stijl.GEWOON)), stijl.GEWOON) for r in rijen)
        staven = [s for r in rijen for s in r.staven]
        serie = max(breedte(s.naam, stijl.KLEIN) for s in staven)
        eind = max(breedte(s.tekst, stijl.GEWOON) for s in staven)
        return cls(min(namen, stijl.BREEDTE * _NAAMDEEL) + 8, serie + 6 if serie else 4, eind + 8)

    @property
    def links(self) -> float:
        return self.naam + self.serie

    @property
    def rechts(self) -> float:
        return stijl.BREEDTE - self.eind

    def regels(self, rij: Paneelrij) -> list[str]:
        return wikkel(rij.naam, self.naam - 4, stijl.GEWOON)

    def rijhoogte(self, rij: Paneelrij) -> float:
        staven = _LOS if len(rij.staven) == 1 else _STAPEL * len(rij.staven)
        return max(staven, len(self.regels(rij)) * stijl.GEWOON * stijl.REGEL) + _WIT

    def paneelhoogte(self, paneel: Paneel) -> float:
        kop = len(self.kopregels(paneel)) * stijl.GEWOON * stijl.REGEL + 5 if paneel.kop else 0
        return kop + sum(map(self.rijhoogte, paneel.rijen)) + 15 + len(self.eenheidregels(paneel)) * 11 + 6

    def kopregels(self, paneel: Paneel) -> list[str]:
        return wikkel(paneel.kop, stijl.BREEDTE - 4, stijl.GEWOON, vet=True)

    def eenheidregels(self, paneel: Paneel) -> list[str]:
        return wikkel(paneel.eenheid, stijl.BREEDTE - self.links - 4, stijl.KLEIN)


def _teken_paneel(vel: Blad, paneel: Paneel, maten: _Maten, y: float) -> None:
    if paneel.kop:
        regels = maten.kopregels(paneel)
        vel.tekst(2, y, regels, vet=True, v="top")
        y += len(regels) * stijl.GEWOON * stijl.REGEL + 5
    hoogste = reikt_tot(s for r in paneel.rijen for s in r.staven)
    schaal = (maten.rechts - maten.links) / (hoogste or 1.0)
    onder = y + sum(map(maten.rijhoogte, paneel.rijen))
    _teken_as(vel, paneel, maten, hoogste, schaal, y, onder)
    for rij in paneel.rijen:
        _teken_rij(vel, rij, maten, schaal, y)
        y += maten.rijhoogte(rij)


def _teken_as(
    vel: Blad, paneel: Paneel, maten: _Maten, hoogste: float, schaal: float, boven: float, onder: float
) -> None:
    stappen = [s for s in waarden.asverdeling(hoogste, geheel=paneel.geheel) if s <= hoogste * 1.0001]
    for stap, naam in zip(stappen, waarden.asgetallen(stappen), strict=True):
        x = maten.links + stap * schaal
        vel.lijn([(x, boven), (x, onder)], stijl.RASTER if stap else stijl.ASLIJN)
        vel.tekst(x, onder + 7, naam, grootte=stijl.KLEIN, kleur=stijl.INKT_ZACHT, h="center")
    vel.tekst(
        maten.links,
        onder + 14,
        maten.eenheidregels(paneel),
        grootte=stijl.KLEIN,
        kleur=stijl.INKT_ZACHT,
        v="top",
    )


def _teken_rij(vel: Blad, rij: Paneelrij, maten: _Maten, schaal: float, boven: float) -> None:
    hoogte = maten.rijhoogte(rij)
    dikte = _LOS if len(rij.staven) == 1 else _STAPEL
    vel.tekst(2, boven + hoogte / 2, maten.regels(rij))
    y = boven + (hoogte - dikte * len(rij.staven)) / 2
    for staaf in rij.staven:
        if staaf.naam:
            vel.tekst(
                maten.links - 4,
                y + dikte / 2,
                staaf.naam,
                grootte=stijl.KLEIN,
                kleur=stijl.INKT_ZACHT,
                h="right",
            )
        lengte = (staaf.waarde or 0.0) * schaal
        if staaf.waarde:
            kleur, arcering = stijl.KLEUREN[staaf.serie], stijl.ARCERING[staaf.serie]
            vel.rechthoek(maten.links, y + 0.5, lengte, dikte - 1, kleur, arcering=arcering)
        einde = maten.links + lengte
        if staaf.marge is not None:
            van, einde = (maten.links + g * schaal for g in staaf.marge)
            vel.marge(van, einde, y + dikte / 2)
        zacht = staaf.waarde is None
        kleur = stijl.INKT_ZACHT if zacht else stijl.INKT
        vel.tekst(einde + 4, y + dikte / 2, staaf.tekst, kleur=kleur, op_wit=True)
        y += dikte
