"""A sheet to draw on, measured in points from the upper left corner, thread-safe and without pyplot."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, cast

import matplotlib
from matplotlib.artist import Artist
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch, Polygon, Rectangle, Wedge
from matplotlib.transforms import Affine2D

from kkfzlib.verslag.figuren import huisstijl as stijl
from kkfzlib.verslag.figuren import letters, svg

Punt = tuple[float, float]

# matplotlib's settings are global to the process: one drawing at a time, or threads take each other's style.
_SLOT = threading.RLock()


class Blad:
    """One figure in the making. Every coordinate is in points; y grows downwards."""

    def __init__(self, hoogte: float) -> None:
        self.hoogte = hoogte
        self.figuur = Figure(figsize=(stijl.BREEDTE / 72, hoogte / 72), dpi=72)
        FigureCanvasSVG(self.figuur)
        # Straight onto the sheet: axes of their own would cost more time than all that is drawn in them.
        self._punten = Affine2D().scale(1, -1).translate(0, hoogte)

    def tekst(
        self,
        x: float,
        y: float,
        tekst: str | Sequence[str],
        *,
        grootte: float = stijl.GEWOON,
        kleur: str = stijl.INKT,
        h: str = "left",
        v: str = "center",
        vet: bool = False,
        op_wit: bool = False,
    ) -> None:
        """Write a text, or lines under each other. ``h`` and ``v`` align the block as a whole."""
        regels = [tekst] if isinstance(tekst, str) else list(tekst)
        stap = grootte * stijl.REGEL
        hoogte = stap * len(regels)
        boven = y - {"top": 0.0, "center": hoogte / 2, "bottom": hoogte}[v]
        if op_wit:
            breed = max(letters.breedte(r, grootte, vet) for r in regels) + 4
            links = x - {"left": 2.0, "center": breed / 2, "right": breed - 2.0}[h]
            self.rechthoek(links, boven + 1, breed, hoogte - 2, stijl.WIT, rand=stijl.WIT)
        for nummer, regel in enumerate(regels):
            # The baseline is set by hand: matplotlib's own alignment depends on which letters the line holds.
            self.figuur.text(
                x, boven + stap * nummer + stap / 2 + grootte * 0.36, letters.schoon(regel), fontsize=grootte,
                color=kleur, ha=h, va="baseline", fontweight="bold" if vet else "normal", parse_math=False, zorder=5,
                transform=self._punten,
            )  # fmt: skip

    def voetnoot(self, y: float, tekst: str) -> None:
        """A remark under the drawing, at the right edge."""
        self.tekst(stijl.BREEDTE - 2, y, tekst, grootte=stijl.KLEIN, kleur=stijl.INKT_ZACHT, h="right")

    def rechthoek(
        self,
        x: float,
        y: float,
        breed: float,
        hoog: float,
        kleur: str,
        *,
        arcering: str = "",
        rand: str = stijl.WIT,
    ) -> None:
        """A filled rectangle; the hatch is drawn in white, so that the colour itself keeps its contrast."""
        vak = Rectangle(
            (x, y), breed, hoog, facecolor=kleur, edgecolor=rand, linewidth=0.6, hatch=arcering or None
        )
        self._zet(vak, 3)

    def _zet(self, vorm: Artist, z: float) -> None:
        vorm.set_transform(self._punten)
        vorm.set_zorder(z)
        self.figuur.add_artist(vorm)

    def kader(self, x: float, y: float, breed: float, hoog: float, kleur: str, rand: str) -> None:
        """A box with round corners."""
        vorm = "round,pad=0,rounding_size=4"
        vak = FancyBboxPatch(
            (x, y), breed, hoog, boxstyle=vorm, facecolor=kleur, edgecolor=rand, linewidth=1.2
        )
        self._zet(vak, 4)

    def veelhoek(self, punten: Sequence[Punt], kleur: str, rand: str, dikte: float = 1.2) -> None:
        """A filled polygon."""
        self._zet(Polygon(punten, closed=True, facecolor=kleur, edgecolor=rand, linewidth=dikte), 2)

    def ringdeel(
        self,
        midden: Punt,
        straal: float,
        dikte: float,
        van: float,
        tot: float,
        kleur: str,
        *,
        arcering: str = "",
    ) -> None:
        """A part of a ring between two angles in degrees, clockwise from the right."""
        deel = Wedge(
            midden, straal, van, tot, width=dikte, facecolor=kleur, edgecolor=stijl.WIT, linewidth=1.0
        )
        deel.set_hatch(arcering)
        self._zet(deel, 3)

    def lijn(
        self,
        punten: Sequence[Punt],
        kleur: str = stijl.ASLIJN,
        dikte: float = 0.8,
        *,
        streep: str = "-",
        z: float = 1,
    ) -> None:
        """A line through points; ``streep`` is a matplotlib line style."""
        xs, ys = zip(*punten, strict=True)
        self._zet(
            Line2D(xs, ys, color=kleur, linewidth=dikte, linestyle=cast(Any, streep), solid_capstyle="butt"),
            z,
        )

    def marge(self, van: float, tot: float, y: float) -> None:
        """A thin line with ends: the interval of a value, to be seen on a bar and beside it."""
        for kleur, dikte, z in ((stijl.WIT, 2.8, 4.0), (stijl.INKT, 1.0, 4.5)):
            self.lijn([(van, y), (tot, y)], kleur, dikte, z=z)
            for x in (van, tot):
                self.lijn([(x, y - 2.5), (x, y + 2.5)], kleur, dikte, z=z)

    def stippen(
        self, xs: Sequence[float], ys: Sequence[float], kleur: str, grootte: float, z: float = 4
    ) -> None:
        """Round dots of ``grootte`` points across."""
        if len(xs):
            self._zet(
                Line2D(xs, ys, marker="o", linestyle="", color=kleur, markersize=grootte, markeredgewidth=0),
                z,
            )

    def vlak(self, x: float, y: float, breed: float, hoog: float) -> matplotlib.axes.Axes:
        """A plotting area with axes of its own."""
        onder = 1 - (y + hoog) / self.hoogte
        rechthoek = (x / stijl.BREEDTE, onder, breed / stijl.BREEDTE, hoog / self.hoogte)
        return self.figuur.add_axes(rechthoek, facecolor="none")

    def svg(self, titel: str) -> bytes:
        """The finished sheet as SVG bytes."""
        return svg.schrijf(self.figuur, letters.schoon(titel))


@contextmanager
def blad(hoogte: float) -> Iterator[Blad]:
    """Open a sheet of the full width and ``hoogte`` points; write it (``Blad.svg``) within the block."""
    with _SLOT, matplotlib.rc_context(cast(Any, stijl.instellingen())):
        yield Blad(hoogte)
