"""Goals on a time axis: one Gantt chart per overview (hoofdlijn, detail, samenwerking)."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import pandas as pd

from kkfzlib.nederlands.opmaak import opsomming
from kkfzlib.onthulling.gepubliceerd import Gepubliceerd
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag.bouwstenen import Figuur
from kkfzlib.verslag.figuren import huisstijl as stijl
from kkfzlib.verslag.figuren import waarden
from kkfzlib.verslag.figuren.blad import Blad, blad
from kkfzlib.verslag.figuren.letters import breedte, wikkel
from kkfzlib.verslag.figuren.reeks import tweeling
from kkfzlib.verslag.markdown import veilig

STATUSSEN = ("gereed", "loopt", "gepland", "vervallen")
"""In the order of their colour and hatch."""

_MAAND = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_STAAF = 9.0
_RAND = 6.0


@dataclass(frozen=True)
class _Doel:
    nummer: str
    doel: str
    actie: str
    resultaat: str
    begin: date
    eind: date
    status: str

    @property
    def tijdpad(self) -> str:
        """Months from begin to eind, both included: ``jan – dec 2025``."""
        van, tot = (f"{_MAAND[d.month - 1]} {d.year}" for d in (self.begin, self.eind))
        if van == tot:
            return van
        return f"{van[:3] if self.begin.year == self.eind.year else van} – {tot}"


def gantt_hoofdlijn(gepubliceerd: Gepubliceerd, invoer: Invoer) -> Figuur | None:
    """``fig-gantt-hoofdlijn``: the goals in outline."""
    return _gantt(invoer, "hoofdlijn", "Doelen op hoofdlijnen in de tijd")


def gantt_detail(gepubliceerd: Gepubliceerd, invoer: Invoer) -> Figuur | None:
    """``fig-gantt-detail``: the goals in detail."""
    return _gantt(invoer, "detail", "Doelen in detail in de tijd")


def gantt_samenwerking(gepubliceerd: Gepubliceerd, invoer: Invoer) -> Figuur | None:
    """``fig-gantt-samenwerking``: the goals for cooperation."""
    return _gantt(invoer, "samenwerking", "Doelen voor samenwerking in de tijd")


def _standen(doelen: list[_Doel]) -> str:
    """``2 gereed, 1 lopend en 3 gepland``."""
    telling = Counter(d.status for d in doelen)
    return opsomming([f"{telling[s]} {'lopend' if s == 'loopt' else s}" for s in STATUSSEN if telling[s]])


def _gantt(invoer: Invoer, overzicht: str, titel: str) -> Figuur | None:
    doelen = _doelen(invoer.tabellen.get("doelen"), overzicht)
    if not doelen:
        return None
    zinnen = [f"{d.nummer} {d.doel}: {d.tijdpad.replace('–', 'tot en met')} ({d.status})" for d in doelen]
    return Figuur(
        f"fig-gantt-{overzicht}",
        f"{titel}: {_standen(doelen)}",
        f"Balkenplanning van {_geteld(len(doelen))}. {waarden.opgesomd(zinnen)}.",
        _teken(tuple(doelen), titel),
        tweeling(
            f"gantt-{overzicht}",
            titel,
            ("Nr.", "Doel", "Actie", "Resultaat", "Tijdpad", "Stand"),
            tuple(
                tuple(map(veilig, (d.nummer, d.doel, d.actie, d.resultaat, d.tijdpad, d.status)))
                for d in doelen
            ),
            ("l",) * 6,
            breed=True,
        ),
    )


def _geteld(aantal: int) -> str:
    return "één doel" if aantal == 1 else f"{aantal} doelen"


def _doelen(tabel: pd.DataFrame | None, overzicht: str) -> list[_Doel]:
    """The goals of one overview that have a begin and an end, by number."""
    if tabel is None:
        return []
    gekozen = tabel[(tabel["overzicht"] == overzicht) & tabel["begin"].notna() & tabel["eind"].notna()]
    doelen = []
    for r in gekozen.to_dict("records"):
        nummer, doel, actie, resultaat, status = (
            str(r[k]) for k in ("nummer", "doel", "actie", "resultaat", "status")
        )
        doelen.append(_Doel(nummer, doel, actie, resultaat, r["begin"].date(), r["eind"].date(), status))
    return sorted(doelen, key=lambda d: _natuurlijk(d.nummer))


def _natuurlijk(nummer: str) -> list[tuple[int, int, str]]:
    """Sort key that puts 10 after 9 and 2a after 2."""
    return [(0, int(d), "") if d.isdigit() else (1, 0, d) for d in re.findall(r"\d+|\D+", nummer)]


@dataclass(frozen=True)
class _Tijdas:
    """Whole months from the first begin to the last end, on the width of the sheet."""

    begin: date
    eind: date  # first day that is not shown

    @classmethod
    def van(cls, doelen: tuple[_Doel, ...]) -> _Tijdas:
        laatste = max(d.eind for d in doelen)
        return cls(min(d.begin for d in doelen).replace(day=1), _maand_verder(laatste.replace(day=1), 1))

    def x(self, dag: date) -> float:
        ruimte = stijl.BREEDTE - 2 * _RAND
        return _RAND + ruimte * (dag - self.begin).days / (self.eind - self.begin).days

    @property
    def maanden(self) -> int:
        return (self.eind.year - self.begin.year) * 12 + self.eind.month - self.begin.month

    def streepjes(self) -> list[tuple[date, date, str]]:
        """(begin, end, label) of each period that the axis names: months, quarters or years."""
        stap, naam = next((s, n) for grens, s, n in _INDELINGEN if self.maanden <= grens)
        begin = self.begin.replace(month=(self.begin.month - 1) // stap * stap + 1)
        delen = []
        while begin < self.eind:
            eind = _maand_verder(begin, stap)
            delen.append((max(begin, self.begin), min(eind, self.eind), naam(begin)))
            begin = eind
        return delen


_INDELINGEN = (
    (14, 1, lambda d: _MAAND[d.month - 1]),
    (36, 3, lambda d: f"K{(d.month + 2) // 3}"),
    (10**6, 12, lambda d: str(d.year)),
)


def _maand_verder(dag: date, maanden: int) -> date:
    teller = dag.year * 12 + dag.month - 1 + maanden
    return date(teller // 12, teller % 12 + 1, 1)


@lru_cache(maxsize=8)
def _teken(doelen: tuple[_Doel, ...], titel: str) -> bytes:
    tijdas = _Tijdas.van(doelen)
    ruimte = stijl.BREEDTE - 2 * _RAND
    koppen = []
    for doel in doelen:
        rechts = f"{doel.tijdpad} · {doel.status}"
        koppen.append(
            (
                wikkel(
                    f"{doel.nummer}. {doel.doel}", ruimte - breedte(rechts, stijl.KLEIN) - 10, stijl.GEWOON
                ),
                rechts,
            )
        )
    regel = stijl.GEWOON * stijl.REGEL
    rijen = [len(links) * regel + _STAAF + 10 for links, _ in koppen]
    kop = 14.0 if tijdas.maanden > 36 else 26.0
    with blad(kop + sum(rijen) + 4) as vel:
        _teken_as(vel, tijdas, kop, kop + sum(rijen))
        y = kop + 3
        for doel, (links, rechts), hoog in zip(doelen, koppen, rijen, strict=True):
            vel.tekst(_RAND, y, links, v="top", op_wit=True)
            vel.tekst(
                stijl.BREEDTE - _RAND,
                y + regel / 2,
                rechts,
                grootte=stijl.KLEIN,
                kleur=stijl.INKT_ZACHT,
                h="right",
                op_wit=True,
            )
            _teken_staaf(vel, doel, tijdas, y + len(links) * regel + 1)
            y += hoog
        return vel.svg(titel)


def _teken_as(vel: Blad, tijdas: _Tijdas, boven: float, onder: float) -> None:
    for begin, eind, naam in tijdas.streepjes():
        links, rechts = tijdas.x(begin), tijdas.x(eind)
        vel.lijn([(links, boven), (links, onder)], stijl.RASTER, 0.6)
        if breedte(naam, stijl.KLEIN) <= rechts - links - 1:
            vel.tekst(
                (links + rechts) / 2, boven - 6, naam, grootte=stijl.KLEIN, kleur=stijl.INKT_ZACHT, h="center"
            )
    vel.lijn([(tijdas.x(tijdas.eind), boven), (tijdas.x(tijdas.eind), onder)], stijl.RASTER, 0.6)
    vel.lijn([(_RAND, boven), (stijl.BREEDTE - _RAND, boven)])
    if tijdas.maanden > 36:
        return
    for jaar in range(tijdas.begin.year, (tijdas.eind - timedelta(days=1)).year + 1):
        links = tijdas.x(max(date(jaar, 1, 1), tijdas.begin))
        rechts = tijdas.x(min(date(jaar + 1, 1, 1), tijdas.eind))
        if links > _RAND:
            vel.lijn([(links, boven - 24), (links, onder)], stijl.ASLIJN)
        if breedte(str(jaar), stijl.KLEIN, True) <= rechts - links - 2:
            vel.tekst((links + rechts) / 2, boven - 18, str(jaar), grootte=stijl.KLEIN, h="center", vet=True)


def _teken_staaf(vel: Blad, doel: _Doel, tijdas: _Tijdas, y: float) -> None:
    """The bar runs to the end of its last day; an unknown status is drawn as planned."""
    links = tijdas.x(doel.begin)
    breed = max(tijdas.x(doel.eind + timedelta(days=1)) - links, 2.0)
    plaats = STATUSSEN.index(doel.status) if doel.status in STATUSSEN else STATUSSEN.index("gepland")
    kleur, arcering = stijl.KLEUREN[plaats], stijl.ARCERING[plaats]
    vel.rechthoek(links, y, breed, _STAAF, kleur, arcering=arcering)
