"""The trend figure of one kengetal: organisations over the years, the better direction, and benchmarks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from string import ascii_lowercase

from kkfzlib.cijfers import Cijfer
from kkfzlib.kengetallen.register import REGISTER
from kkfzlib.onthulling.gepubliceerd import MARKERING
from kkfzlib.vergelijking.families import getekend
from kkfzlib.vergelijking.spiegel import Spiegel
from kkfzlib.vergelijking.tabellen import deelnaam, ijkpunten
from kkfzlib.verslag.bouwstenen import Figuur
from kkfzlib.verslag.figuren import huisstijl as stijl
from kkfzlib.verslag.figuren import waarden
from kkfzlib.verslag.figuren.blad import Blad, blad
from kkfzlib.verslag.figuren.letters import breedte, wikkel

Plek = Callable[[float, float], tuple[float, float]]
"""From (place on the time axis, value) to a point on the sheet."""

MEESTE_LIJNEN = len(stijl.ARCERING)
"""More organisations than this get a panel each, instead of a line each in one panel."""

_STREPEN = ("-", (0, (6, 2)), (0, (2, 1.5)), (0, (7, 2, 1.5, 2)))
_RICHTING = {
    "hoger": "↑ hoger is beter",
    "lager": "↓ lager is beter",
    "geen": "geen betere richting vastgesteld",
}
_VLAK, _ONDER = 92.0, 20.0
_VEEL = 6  # more panels than this stand three in a row, and lower


@dataclass(frozen=True)
class Lijn:
    """One line: name, style number, and the cell of each year (None: no figure).

    A benchmark has style -1 and a letter, that tells it from other benchmarks.
    """

    naam: str
    stijl: int
    cellen: tuple[Cijfer | None, ...]
    letter: str = ""

    @property
    def punten(self) -> list[tuple[int, float]]:
        """(place of the year, value as printed) of every year that shows one."""
        return [(i, w) for i, c in enumerate(self.cellen) if (w := waarden.getekend(c)) is not None]


@dataclass(frozen=True)
class Vak:
    """One panel."""

    kop: str
    lijnen: tuple[Lijn, ...]


def trendfiguur(spiegel: Spiegel, kengetal: str) -> Figuur | None:
    """``fig-<kengetal>``; None unless some line has two years or some panel compares two organisations."""
    vakken = [v for v in _vakken(spiegel, kengetal) if _zinvol(v)]
    if not vakken:
        return None
    naam = REGISTER[kengetal].naam
    titel = f"{naam} over de jaren" if len(spiegel.jaren) > 1 else f"{naam} in {spiegel.jaren[0]}"
    richting = _RICHTING[REGISTER[kengetal].richting]
    return Figuur(
        f"fig-{kengetal.replace('_', '-')}",
        titel,
        f"Lijndiagram per organisatie, {richting.lstrip('↑↓ ')}. "
        + " ".join(_zin(v, spiegel.jaren, naam) for v in vakken),
        _teken(vakken, spiegel.jaren, titel, richting, REGISTER[kengetal].eenheid),
    )


def _vakken(spiegel: Spiegel, kengetal: str) -> list[Vak]:
    delen = getekend(kengetal, spiegel.uitsplitsingen(kengetal))
    jaar = int(spiegel.jaren[-1])
    uit = []
    for deel in delen:
        kop = "" if deel in ("", "totaal") and len(delen) == 1 else deelnaam(kengetal, deel, jaar)
        lijnen = [
            Lijn(d.naam, n, tuple(spiegel.get(d.slug, kengetal, deel, j) for j in spiegel.jaren))
            for n, d in enumerate(spiegel.deelnemers)
        ]
        ijk = _ijklijnen(spiegel, kengetal) if deel in ("", "totaal") else []
        if len(lijnen) <= MEESTE_LIJNEN:
            uit.append(Vak(kop, (*lijnen, *ijk)))
        else:
            uit += [
                Vak(f"{kop}: {x.naam}" if kop else x.naam, (Lijn(x.naam, 0, x.cellen), *ijk)) for x in lijnen
            ]
    return uit


def _ijklijnen(spiegel: Spiegel, kengetal: str) -> list[Lijn]:
    return [
        Lijn(bron, -1, tuple(reeks.get(j) for j in spiegel.jaren), letter)
        for letter, (bron, _, reeks) in zip(ascii_lowercase, ijkpunten(spiegel, kengetal), strict=False)
    ]


def _zinvol(vak: Vak) -> bool:
    """Whether there is something to compare; a panel of nothing but zeros has nothing to show."""
    eigen = [x for x in vak.lijnen if x.stijl >= 0]
    if not any(w for x in eigen for _, w in x.punten):
        return False
    return any(len(x.punten) > 1 for x in eigen) or sum(bool(x.punten) for x in eigen) > 1


def _teken(vakken: Sequence[Vak], jaren: Sequence[str], titel: str, richting: str, eenheid: str) -> bytes:
    per_rij = 1 if len(vakken) == 1 else 3 if len(vakken) > _VEEL else 2
    vlak = _VLAK * (0.6 if per_rij == 3 else 1)
    breed = (stijl.BREEDTE - 14 * (per_rij - 1)) / per_rij
    namen = _legenda(vakken)
    koppen = [wikkel(v.kop, breed - 4, stijl.GEWOON, vet=True) if v.kop else [] for v in vakken]
    rijen = [range(i, min(i + per_rij, len(vakken))) for i in range(0, len(vakken), per_rij)]
    hoogten = [max(len(koppen[i]) for i in rij) * 11 + 12 + vlak + _ONDER for rij in rijen]
    boven = 16.0 + 13 * len(namen)
    voet = waarden.verborgen(c for v in vakken for x in v.lijnen for c in x.cellen)
    with blad(boven + sum(hoogten) + (14 if voet else 2)) as vel:
        _teken_kop(vel, namen, richting, eenheid)
        y = boven
        for rij, hoog in zip(rijen, hoogten, strict=True):
            for kolom, i in enumerate(rij):
                _teken_vak(vel, vakken[i], koppen[i], jaren, kolom * (breed + 14), y, breed, hoog, vlak)
            y += hoog
        if voet:
            vel.voetnoot(y + 6, waarden.VOETNOOT)
        return vel.svg(titel)


def _legenda(vakken: Sequence[Vak]) -> list[list[Lijn]]:
    """Names of the lines, spread over rows that fit; empty when each panel has one line of its own name."""
    uniek = {
        (x.naam, x.stijl): x for v in vakken for x in v.lijnen if x.punten or waarden.verborgen(x.cellen)
    }
    if sum(x.stijl == 0 for x in uniek.values()) > 1:  # a panel per organisation, with its name above it
        uniek = {k: x for k, x in uniek.items() if x.stijl < 0}
    if not uniek:
        return []
    rijen: list[list[Lijn]] = [[]]
    ruimte = stijl.BREEDTE
    for lijn in sorted(uniek.values(), key=lambda x: (x.stijl < 0, x.stijl, x.letter)):
        nodig = 38 + breedte(lijn.naam, stijl.KLEIN)
        if rijen[-1] and nodig > ruimte:
            rijen.append([])
            ruimte = stijl.BREEDTE
        rijen[-1].append(lijn)
        ruimte -= nodig
    return rijen


def _teken_kop(vel: Blad, namen: list[list[Lijn]], richting: str, eenheid: str) -> None:
    vel.tekst(2, 7, richting, grootte=stijl.KLEIN, vet=True)
    vel.tekst(
        stijl.BREEDTE - 2, 7, f"eenheid: {eenheid}", grootte=stijl.KLEIN, kleur=stijl.INKT_ZACHT, h="right"
    )
    for rij, lijnen in enumerate(namen):
        x, y = 2.0, 20.0 + 13 * rij
        for lijn in lijnen:
            _teken_lijnstuk(vel, lijn, [(x, y), (x + 24, y)])
            merk(vel, x + 12, y, lijn.stijl)
            if lijn.letter:
                vel.tekst(x + 12, y, lijn.letter, grootte=stijl.KLEIN, h="center", op_wit=True)
            vel.tekst(x + 28, y, lijn.naam, grootte=stijl.KLEIN)
            x += 38 + breedte(lijn.naam, stijl.KLEIN)


def _teken_vak(
    vel: Blad,
    vak: Vak,
    kop: list[str],
    jaren: Sequence[str],
    x: float,
    y: float,
    breed: float,
    hoog: float,
    vlak: float,
) -> None:
    if kop:
        vel.tekst(x + 2, y + 2, kop, vet=True, v="top")
    hoogten = [w for lijn in vak.lijnen for _, w in lijn.punten]
    stappen = waarden.asverdeling(max([0.0, *hoogten]), laagste=min([0.0, *hoogten]))
    getallen = waarden.asgetallen(stappen)
    links, onder = x + max(breedte(t, stijl.KLEIN) for t in getallen) + 8, y + hoog - _ONDER
    rechts = x + breed - 10
    laag, top = stappen[0], max(stappen[-1], stappen[0] + 1e-9)
    stap = (rechts - links - 16) / max(len(jaren) - 1, 1)

    def plek(i: float, waarde: float) -> tuple[float, float]:
        midden = links + 8 + (i * stap if len(jaren) > 1 else (rechts - links) / 2 - 8)
        return midden, onder - (waarde - laag) / (top - laag) * vlak

    for waarde, tekst in zip(stappen, getallen, strict=True):
        hoogte = plek(0, waarde)[1]
        vel.lijn([(links, hoogte), (rechts, hoogte)], stijl.ASLIJN if waarde == 0 else stijl.RASTER)
        vel.tekst(links - 4, hoogte, tekst, grootte=stijl.KLEIN, kleur=stijl.INKT_ZACHT, h="right")
    om_de = 1 if stap >= 26 or len(jaren) == 1 else 2
    for i, jaar in enumerate(jaren):
        if (len(jaren) - 1 - i) % om_de:
            continue
        vel.tekst(plek(i, laag)[0], onder + 10, jaar, grootte=stijl.KLEIN, h="center")
    for lijn in vak.lijnen:
        _teken_lijn(vel, lijn, plek)
    _teken_verborgen(vel, vak, plek, laag)


def _teken_lijn(vel: Blad, lijn: Lijn, plek: Plek) -> None:
    """Neighbouring years are joined; a year that is hidden or missing leaves a gap."""
    for (i, a), (j, b) in pairwise(lijn.punten):
        if j == i + 1:
            _teken_lijnstuk(vel, lijn, [plek(i, a), plek(j, b)])
    plekken = {i for i, _ in lijn.punten}
    for i, waarde in lijn.punten:
        x, y = plek(i, waarde)
        if lijn.stijl < 0 and not plekken & {i - 1, i + 1}:  # a level of one year: a short stroke
            _teken_lijnstuk(vel, lijn, [(x - 14, y), (x + 14, y)])
        merk(vel, x, y, lijn.stijl)
    if lijn.letter and lijn.punten:
        x, y = plek(*lijn.punten[-1])
        schuif = 8.0 * (
            ascii_lowercase.index(lijn.letter) - 1
        )  # beside each other where levels nearly coincide
        vel.tekst(x + schuif, y, lijn.letter, grootte=stijl.KLEIN, h="center", op_wit=True)


def _teken_lijnstuk(vel: Blad, lijn: Lijn, punten: list[tuple[float, float]]) -> None:
    if lijn.stijl < 0:
        vel.lijn(punten, stijl.INKT_ZACHT, 1.2, streep=":", z=2)
    else:
        vel.lijn(punten, stijl.KLEUREN[lijn.stijl], 1.6, streep=_STREPEN[lijn.stijl], z=3)  # type: ignore[arg-type]


def merk(vel: Blad, x: float, y: float, nummer: int, maat: float = 2.8) -> None:
    """The mark of one series: round, square, triangle or diamond, so that it needs no colour."""
    if nummer < 0:
        return
    kleur = stijl.KLEUREN[nummer]
    if nummer == 0:
        vel.stippen([x], [y], kleur, maat * 2)
        return
    m = maat * 1.25
    vormen = {
        1: [(x - maat, y - maat), (x + maat, y - maat), (x + maat, y + maat), (x - maat, y + maat)],
        2: [(x, y - m), (x + m, y + maat), (x - m, y + maat)],
        3: [(x, y - m), (x + m, y), (x, y + m), (x - m, y)],
    }
    vel.veelhoek(vormen[nummer], kleur, kleur, 0.3)


def _teken_verborgen(vel: Blad, vak: Vak, plek: Plek, laag: float) -> None:
    """An ``x`` at the foot of each year in which a line is hidden, beside each other in the order of the legend."""
    for i in range(len(vak.lijnen[0].cellen)):
        weg = [x for x in vak.lijnen if (c := x.cellen[i]) is not None and c.verborgen]
        for n, lijn in enumerate(weg):
            x, y = plek(i, laag)
            kleur = stijl.KLEUREN[lijn.stijl] if lijn.stijl >= 0 else stijl.INKT_ZACHT
            schuif = (n - (len(weg) - 1) / 2) * 8
            vel.tekst(x + schuif, y - 6, MARKERING, grootte=stijl.KLEIN, kleur=kleur, h="center", op_wit=True)


def _zin(vak: Vak, jaren: Sequence[str], naam: str) -> str:
    delen = []
    for lijn in vak.lijnen:
        bekend = [(j, c) for j, c in zip(jaren, lijn.cellen, strict=True) if c is not None]
        soort = "vergelijkingscijfer " if lijn.stijl < 0 else ""
        if bekend:
            delen.append(f"{soort}{lijn.naam} " + ", ".join(f"{j} {waarden.gezegd(c)}" for j, c in bekend))
        elif lijn.stijl >= 0:
            delen.append(f"{lijn.naam} geen cijfer")
    return f"{vak.kop or naam}: {waarden.opgesomd(delen)}."
