"""What an outsider knows from the printed numbers themselves: for the audit alone."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from kkfzlib.onthulling.artefact import Getoond
from kkfzlib.onthulling.betekenis import Betekenis, Jaren, Naam, betekenis

Kracht = Literal["getoond", "vast", "gangbaar"]
"""Printed; certain by definition; or what anybody would assume (nobody comes back within the year, …)."""

_OPENING = 1e-9


@dataclass(frozen=True, slots=True)
class Weet:
    """One piece of knowledge: ``laag <= Σ factor x name <= hoog``."""

    som: tuple[tuple[Naam, float], ...]
    laag: float
    hoog: float
    kracht: Kracht
    reden: str


def weet(som: Mapping[Naam, float], laag: float, hoog: float, reden: str, kracht: Kracht = "vast") -> Weet:
    """``laag <= Σ som <= hoog``."""
    return Weet(tuple(som.items()), laag, hoog, kracht, reden)


def nul(plus: Iterable[Naam], min_: Iterable[Naam], reden: str, kracht: Kracht = "vast") -> Weet:
    """Σ plus = Σ min."""
    som: dict[Naam, float] = {}
    for naam in plus:
        som[naam] = som.get(naam, 0.0) + 1.0
    for naam in min_:
        som[naam] = som.get(naam, 0.0) - 1.0
    return weet(som, 0.0, 0.0, reden, kracht)


def hoogstens(
    klein: Mapping[Naam, float], groot: Mapping[Naam, float], reden: str, kracht: Kracht = "vast"
) -> Weet:
    """Σ klein <= Σ groot."""
    som = dict(klein)
    for naam, factor in groot.items():
        som[naam] = som.get(naam, 0.0) - factor
    return weet(som, -math.inf, 0.0, reden, kracht)


def delen_samen(k: str, delen: Iterable[str], geheel: str, p: str) -> Weet:
    """The parts of ``k`` add up to ``geheel``."""
    return nul([(k, d, p) for d in delen], [(k, geheel, p)], f"de delen van {k} zijn {geheel}")


def uit_getal(g: Getoond, jaren: Jaren) -> list[Weet]:
    """What one number tells: a visible one its interval, a hidden ratio that its base is not empty."""
    b = betekenis(g.kengetal, g.uitsplitsing, g.periode, jaren)
    if b is None:
        return []
    reden = f"{g.plaats}: {g.kengetal}/{g.uitsplitsing} {g.soort}"
    bestaat = (
        [] if b.onder is None else [weet({b.onder: 1.0}, 1.0, math.inf, "een verhouding heeft een noemer")]
    )
    if g.kengetal == "incidenten" and g.uitsplitsing != "totaal" and not g.uitsplitsing.startswith("maand/"):
        bestaat = [weet({b.boven: 1.0}, 1.0, math.inf, "een soort staat er als zij voorkomt")]
    if g.laag is None or g.hoog is None:
        return bestaat
    if g.soort in ("teller", "noemer"):
        naam = b.teller if g.soort == "teller" else b.noemer
        return (
            []
            if naam is None
            else [weet({naam: 1.0}, g.laag - _OPENING, g.hoog + _OPENING, reden, "getoond")]
        )
    if g.soort == "waarde":
        return bestaat + _uit_waarde(b, *_afgerond(g, b), reden)
    if is_grootheid(b):
        return _uit_groei(g, b, jaren, reden)
    return []


def is_grootheid(b: Betekenis) -> bool:
    """Whether a change is one of the number itself, printed exactly; of a ratio it is one of rounded values."""
    return b.onder is None and b.factor == 1.0


def _afgerond(g: Getoond, b: Betekenis) -> tuple[float, float]:
    """The printed interval; a share, mean or amount printed without decimals is a rounding."""
    assert g.laag is not None and g.hoog is not None
    half = 0.5 if b.soort != "personen" and b.boven[0] != "beddagen" and g.laag == g.hoog else 0.0
    if b.factor not in (1.0, 100.0) and g.laag == g.hoog:
        half = 0.5
    return g.laag - half - _OPENING, g.hoog + half + _OPENING


def _uit_waarde(b: Betekenis, laag: float, hoog: float, reden: str) -> list[Weet]:
    if b.onder is None:
        return [weet({b.boven: b.factor}, laag, hoog, reden, "getoond")]
    if b.onder == b.boven:
        return []
    laag, hoog = laag + b.meer, hoog + b.meer
    return [
        weet({b.boven: b.factor, b.onder: -laag}, 0.0, math.inf, reden, "getoond"),
        weet({b.boven: b.factor, b.onder: -hoog}, -math.inf, 0.0, reden, "getoond"),
    ]


def _uit_groei(g: Getoond, b: Betekenis, jaren: Jaren, reden: str) -> list[Weet]:
    toen = (*b.boven[:2], jaren.voor(b.boven[2]))
    assert g.laag is not None and g.hoog is not None
    if g.soort == "groei":
        return _uit_waarde(replace(b, onder=toen, factor=100.0, meer=100.0), g.laag, g.hoog, reden)
    return [weet({b.boven: b.factor, toen: -b.factor}, g.laag, g.hoog, reden, "getoond")]
