"""Columns over time or beside each other, each with its value on top; a column may float (``onder``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kkfzlib.verslag.figuren import huisstijl as stijl
from kkfzlib.verslag.figuren import waarden
from kkfzlib.verslag.figuren.blad import Blad, blad
from kkfzlib.verslag.figuren.letters import breedte, wikkel
from kkfzlib.verslag.figuren.paneel import Paneel, Staaf, heeft_verborgen

_TUSSEN = 18.0
_STEEK = 92.0  # the widest that one column with its white space gets


@lru_cache(maxsize=16)
def teken(panelen: tuple[Paneel, ...], titel: str, *, hoogte: float = 92.0) -> bytes:
    """Draw the panels beside each other, the plotting area ``hoogte`` points high, and return the SVG."""
    breed = (stijl.BREEDTE - _TUSSEN * (len(panelen) - 1)) / len(panelen)
    geplaatst = [_Geplaatst.van(p, i * (breed + _TUSSEN), breed) for i, p in enumerate(panelen)]
    koppen = max(len(g.kop) for g in geplaatst) * 11 + 14 * any(p.kop for p in panelen)
    namen = max(len(r) for g in geplaatst for r in g.namen) * stijl.GEWOON * stijl.REGEL
    voet = heeft_verborgen(panelen)
    boven = 4 + koppen + 16
    with blad(boven + hoogte + 6 + namen + (14 if voet else 2)) as vel:
        for vak in geplaatst:
            _teken_paneel(vel, vak, boven, boven + hoogte)
        if voet:
            y = boven + hoogte + 6 + namen + 7
            vel.voetnoot(y, waarden.VOETNOOT)
        return vel.svg(titel)


@dataclass(frozen=True)
class _Geplaatst:
    paneel: Paneel
    x: float
    links: float
    steek: float
    stappen: tuple[float, ...]
    kop: list[str]
    namen: list[list[str]]

    @classmethod
    def van(cls, paneel: Paneel, x: float, breed: float) -> _Geplaatst:
        toppen = [k.onder + k.waarde for _, k in paneel.staven if k.waarde is not None]
        grenzen = [*toppen, *(k.onder for _, k in paneel.staven if k.waarde is not None)]
        grenzen += [waarde for waarde, _ in paneel.lijnen]
        laagste = min([0.0, *grenzen])
        stappen = waarden.asverdeling(max([0.0, *grenzen]), geheel=paneel.geheel, laagste=laagste)
        as_breed = max(breedte(t, stijl.KLEIN) for t in waarden.asgetallen(stappen)) + 8
        rechts = max((breedte(naam, stijl.KLEIN) + 6 for _, naam in paneel.lijnen), default=0.0)
        steek = min(_STEEK, (breed - as_breed - 4 - rechts) / len(paneel.staven))
        kop = wikkel(f"{paneel.eenheid}", breed - 2, stijl.KLEIN)
        namen = [wikkel(naam, steek - 3, stijl.KLEIN) for naam, _ in paneel.staven]
        return cls(paneel, x, x + as_breed, steek, tuple(stappen), kop, namen)


def _teken_paneel(vel: Blad, vak: _Geplaatst, boven: float, onder: float) -> None:
    kolommen = [k for _, k in vak.paneel.staven]
    laag, hoog = vak.stappen[0], max(vak.stappen[-1], vak.stappen[0] + 1e-9)
    schaal = (onder - boven) / (hoog - laag)
    rechts = vak.links + vak.steek * len(kolommen)
    y = 2.0
    if vak.paneel.kop:
        vel.tekst(vak.x + 2, y, vak.paneel.kop, vet=True, v="top")
        y += 13
    vel.tekst(vak.x + 2, y, vak.kop, grootte=stijl.KLEIN, kleur=stijl.INKT_ZACHT, v="top")
    for stap, naam in zip(vak.stappen, waarden.asgetallen(vak.stappen), strict=True):
        hoogte = onder - (stap - laag) * schaal
        vel.lijn([(vak.links, hoogte), (rechts, hoogte)], stijl.ASLIJN if stap == 0 else stijl.RASTER)
        vel.tekst(vak.links - 4, hoogte, naam, grootte=stijl.KLEIN, kleur=stijl.INKT_ZACHT, h="right")
    for waarde, naam in vak.paneel.lijnen:
        hoogte = onder - (waarde - laag) * schaal
        vel.lijn([(vak.links, hoogte), (rechts, hoogte)], stijl.INKT_ZACHT, 1.0, streep="--", z=4)
        vel.tekst(rechts + 4, hoogte, naam, grootte=stijl.KLEIN, kleur=stijl.INKT_ZACHT)
    breed = min(vak.steek * 0.68, 46)
    past = all(breedte(k.tekst, stijl.GEWOON) <= vak.steek - 3 for k in kolommen)
    grootte = stijl.GEWOON if past else stijl.KLEIN
    nul = onder + laag * schaal
    for nummer, (kolom, regels) in enumerate(zip(kolommen, vak.namen, strict=True)):
        midden = vak.links + vak.steek * (nummer + 0.5)
        _teken_kolom(vel, kolom, midden, breed, nul, schaal, grootte)
        if vak.paneel.doorloop and nummer and kolom.waarde is not None:
            peil = nul - (kolom.onder or kolom.waarde) * schaal
            vel.lijn(
                [(midden - vak.steek + breed / 2, peil), (midden - breed / 2, peil)],
                stijl.INKT_ZACHT,
                streep=":",
                z=2,
            )
        vel.tekst(midden, onder + 5, regels, grootte=stijl.KLEIN, h="center", v="top")


def _teken_kolom(
    vel: Blad, kolom: Staaf, midden: float, breed: float, nul: float, schaal: float, grootte: float
) -> None:
    if kolom.waarde is None:
        vel.tekst(
            midden, nul - 7, kolom.tekst, grootte=grootte, kleur=stijl.INKT_ZACHT, h="center", op_wit=True
        )
        return
    onder, boven = sorted((kolom.onder, kolom.onder + kolom.waarde))
    top = nul - boven * schaal
    if boven > onder:
        kleur, arcering = stijl.KLEUREN[kolom.serie], stijl.ARCERING[kolom.serie]
        vel.rechthoek(midden - breed / 2, top, breed, (boven - onder) * schaal, kleur, arcering=arcering)
    vel.tekst(midden, top - 7, kolom.tekst, grootte=grootte, h="center", op_wit=True)
