"""How a finding of arithmetic is told: the place, the sum as read, what stands there, the smallest repair."""

from __future__ import annotations

import math

from kkfzlib.bevindingen import Bevinding, Ernst
from kkfzlib.controle.vermelding import genoemd
from kkfzlib.controle.zinnen import Zin
from kkfzlib.nederlands.getal import Getal
from kkfzlib.nederlands.opmaak import getal as opmaak

SPELING = 1e-9


def getoond(waarde: float, cijfers: int = 0, eenheid: str = "", teken: bool = False) -> str:
    """A number for readers, with its unit behind it."""
    tekst = opmaak(waarde, cijfers)
    if teken and waarde > 0:
        tekst = f"+{tekst}"
    if eenheid == "%":
        return f"{tekst}%"
    return f"{tekst} {eenheid}".rstrip() if eenheid not in ("aantal", "euro") else tekst


def overlapt(a: tuple[float, float], b: tuple[float, float]) -> bool:
    """Whether two intervals have a value in common."""
    return a[0] <= b[1] + SPELING * max(1, abs(b[1])) and b[0] <= a[1] + SPELING * max(1, abs(a[1]))


def deel_door(a: tuple[float, float], b: tuple[float, float]) -> tuple[float, float]:
    """The interval of a quotient of what is not negative."""
    laag = a[0] / b[1] if b[1] > 0 and not math.isinf(b[1]) else 0.0
    return laag, a[1] / b[0] if b[0] > 0 else math.inf


def plaats(zin: Zin) -> str:
    """Where a sentence stands, for a reader."""
    return f"{zin.slot.strip()}, regel {zin.regel}"


def bevinding(regel: str, ernst: Ernst, zin: Zin, lezing: str, verwacht: str, gevonden: str) -> Bevinding:
    """A finding about a sentence: its place, the reading, the smallest repair."""
    kengetal, uitsplitsing = _kengetal(zin)
    return Bevinding(
        regel, ernst, kengetal, uitsplitsing, verwacht, gevonden,
        f"{plaats(zin)}: {lezing}; er staat {gevonden}. Kleinste herstel: {gevonden} wordt {verwacht}, "
        "of een van de andere getallen klopt niet.",
    )  # fmt: skip


def _kengetal(zin: Zin) -> tuple[str, str]:
    """The one figure of the framework that a sentence names; empty where it names none or several."""
    bekend = {(w.kengetal, w.uitsplitsing) for w in genoemd(zin.tekst)}
    return bekend.pop() if len(bekend) == 1 else ("", "")


def tekst(g: Getal) -> str:
    """A number as the text writes it, without the unit's neighbours."""
    return g.tekst.strip()
