"""When a figure is not disclosed: how far apart the worlds must lie, per kind of figure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from tests.onthulling.werelden.programma import Programma, Som

DREMPEL = 5
KLEINSTE_BASIS = 10
BREEDTE = 0.10
SCHAALPUNT = 1.0
_RUIM = 1e-6
Regel = Literal["telling", "breedte", "score", "kenmerk"]


@dataclass(frozen=True)
class Verhouding:
    """A mean or a share: ``factor`` × teller / noemer."""

    teller: Som
    noemer: Som
    factor: float = 1.0


@dataclass(frozen=True)
class Geheim:
    """Something an outsider must not find out, and by which rule that is judged."""

    soort: str
    naam: str
    waarde: Som | Verhouding
    regel: Regel


@dataclass(frozen=True)
class Vondst:
    """A figure that is the same, or nearly, in every world."""

    soort: str
    naam: str
    waar: float
    laag: float
    hoog: float
    regel: Regel = "telling"
    bewezen: bool = True
    """False when the solver reached its limit, so there may be worlds further apart."""

    @property
    def secundair(self) -> bool:
        """A count (or none) that could have been printed: hidden to protect another, and no secret by itself."""
        return self.regel == "telling" and not 0 < self.waar < DREMPEL

    def __str__(self) -> str:
        staart = "" if self.bewezen else ", niet bewezen"
        return f"{self.soort} {self.naam}: {self.laag:.6g} … {self.hoog:.6g} (waar {self.waar:.6g}){staart}"


def oordeel(p: Programma, geheim: Geheim) -> Vondst | None:
    """The find, when no two worlds lie far enough apart; new worlds are kept in ``p`` for the next question."""
    w = geheim.waarde
    waar = _in(w, p, 0)
    onbeslist = p.onbeslist
    genoeg = _maat(geheim.regel, waar)
    laag, hoog = _van_verhouding(p, w, genoeg) if isinstance(w, Verhouding) else _van_som(p, w, genoeg)
    return (
        None
        if genoeg(laag, hoog)
        else Vondst(geheim.soort, geheim.naam, waar, laag, hoog, geheim.regel, p.onbeslist == onbeslist)
    )


def _maat(regel: Regel, waar: float) -> Callable[[float, float], bool]:
    if regel == "telling":
        return lambda laag, hoog: (
            (laag <= 1 + _RUIM and hoog >= DREMPEL - _RUIM)
            or (laag >= DREMPEL - _RUIM and hoog - laag >= DREMPEL - _RUIM)
        )
    if regel == "score":
        return lambda laag, hoog: hoog - laag >= SCHAALPUNT - _RUIM
    if regel == "kenmerk":
        return lambda laag, hoog: laag < 0.5
    return lambda laag, hoog: hoog - laag >= BREEDTE * abs(waar) - _RUIM and hoog - laag > _RUIM


def _in(w: Som | Verhouding, p: Programma, i: int) -> float:
    if isinstance(w, Som):
        return w.in_wereld(p.werelden[i])
    noemer = w.noemer.in_wereld(p.werelden[i])
    return w.factor * w.teller.in_wereld(p.werelden[i]) / noemer if noemer else float("nan")


def _van_som(p: Programma, s: Som, genoeg: Callable[[float, float], bool]) -> tuple[float, float]:
    laag, hoog = p.bereik(s)
    if genoeg(laag, hoog):
        return laag, hoog
    onder = p.kleinste(s)
    laag = min(laag, p.bereik(s)[0]) if onder is None else onder
    if genoeg(laag, hoog):
        return laag, hoog
    boven = p.grootste(s)
    return laag, max(hoog, p.bereik(s)[1]) if boven is None else boven


def _van_verhouding(
    p: Programma, v: Verhouding, genoeg: Callable[[float, float], bool]
) -> tuple[float, float]:
    laag, hoog = _bereik(p, v)
    if not genoeg(laag, hoog):
        laag = _dinkelbach(p, v, laag, 1.0, lambda x: genoeg(x, hoog))
    if not genoeg(laag, hoog):
        laag_ = laag
        hoog = _dinkelbach(p, v, hoog, -1.0, lambda x: genoeg(laag_, x))
    return laag, hoog


def _bereik(p: Programma, v: Verhouding) -> tuple[float, float]:
    waarden = [_in(v, p, i) for i in range(len(p.werelden))]
    waarden = [w for w in waarden if w == w]
    return min(waarden), max(waarden)


def _dinkelbach(
    p: Programma, v: Verhouding, start: float, teken: float, klaar: Callable[[float], bool]
) -> float:
    """The extreme of a ratio, from worlds that each lie beyond the last; stops as soon as that is far enough."""
    beste = start
    for _ in range(8):
        if klaar(beste):
            break
        verschil = (v.teller * v.factor - v.noemer * beste) * teken
        uitkomst = p.kleinste(verschil, extra=(v.noemer, 1.0))
        nieuw = _in(v, p, -1)
        if uitkomst is None or uitkomst > -1e-6 or not (nieuw - beste) * teken < -1e-9:
            break
        beste = nieuw
    return beste
