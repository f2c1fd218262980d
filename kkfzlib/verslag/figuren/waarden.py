"""From published cells to what a figure draws and says; a hidden cell never gets further than its marker."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from matplotlib.ticker import MaxNLocator

from kkfzlib.cijfers import Cijfer
from kkfzlib.nederlands import opmaak
from kkfzlib.onthulling.gepubliceerd import MARKERING
from kkfzlib.verslag import getallen

NIET_GEPUBLICEERD = "niet gepubliceerd"
VOETNOOT = f"{MARKERING} = {NIET_GEPUBLICEERD}"


def getekend(cel: Cijfer | None) -> float | None:
    """The value as it is drawn: rounded as it is printed, so that a length tells no more than the number does."""
    if cel is None or cel.verborgen or cel.waarde is None:
        return None
    return getallen.gepubliceerd(cel)


def zichtbaar(cellen: Iterable[Cijfer | None]) -> bool:
    """Whether any of the cells has a value to draw; a figure without one is not made."""
    return any(getekend(c) is not None for c in cellen)


def verborgen(cellen: Iterable[Cijfer | None]) -> bool:
    """Whether any of the cells is hidden, so that the figure explains its marker."""
    return any(c is not None and c.verborgen for c in cellen)


def bij(cel: Cijfer | None, *, eenheid: bool = True) -> str:
    """The label beside a bar: the printed value, ``x`` when hidden, a dash when there is no figure."""
    return getallen.GEEN if cel is None else getallen.tekst(cel, eenheid=eenheid)


def gezegd(cel: Cijfer | None) -> str:
    """The value within a sentence of an alt text."""
    if cel is None:
        return "geen cijfer"
    return NIET_GEPUBLICEERD if cel.verborgen else getallen.tekst(cel).replace(opmaak.NBSP, " ")


def opgesomd(delen: Sequence[str]) -> str:
    """Parts that hold commas themselves, joined so that the reader hears where each ends."""
    return "; ".join(delen)


def asverdeling(hoogste: float, *, geheel: bool = False, laagste: float = 0.0) -> list[float]:
    """Round axis values from ``laagste`` to at least ``hoogste`` (both from shown values only)."""
    if hoogste == laagste == 0:
        return [0.0]
    top = max(hoogste, laagste)
    verdeler = MaxNLocator(nbins=5, steps=[1, 2, 2.5, 5, 10], integer=geheel, min_n_ticks=1)
    stappen = [float(round(s, 10)) for s in verdeler.tick_values(laagste, top)]
    return [s for s in stappen if s >= 0 or laagste < 0]


def asgetallen(stappen: Sequence[float]) -> list[str]:
    """Axis values as Dutch numbers, all with the decimals that the smallest step needs."""
    decimalen = max((_decimalen(s) for s in stappen), default=0)
    return [opmaak.getal(s, decimalen) for s in stappen]


def _decimalen(getal: float) -> int:
    return next((d for d in range(4) if abs(getal - round(getal, d)) < 1e-9), 4)
