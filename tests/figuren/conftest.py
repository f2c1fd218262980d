"""What the tests of the figures share: the ordinary set, and the matplotlib figures behind it."""

from __future__ import annotations

from importlib import import_module

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from kkfzlib.verslag import figuren
from kkfzlib.verslag.bouwstenen import Figuur
from kkfzlib.verslag.figuren.blad import Blad
from tests.rijen import publiceer

from . import gegevens

Vak = tuple[str, Bbox]

TEKENAARS = [
    ("liggend", "teken"),
    ("staand", "teken"),
    ("lijnen", "teken"),
    ("tijd", "_teken"),
    ("stroomschema", "_teken"),
    ("waardendriehoek", "_teken"),
]


def vergeet() -> None:
    """Empty the drawing functions' memory, so that the next figure is really drawn."""
    for naam, tekenaar in TEKENAARS:
        getattr(import_module(f"kkfzlib.verslag.figuren.{naam}"), tekenaar).cache_clear()


@pytest.fixture(scope="session")
def gewoon() -> dict[str, Figuur]:
    """Every figure of the ordinary year, by id."""
    return {f.id: f for f in figuren.maak(publiceer(gegevens.gewoon()), gegevens.volledige_invoer())}


def meet_bladen(even: pytest.MonkeyPatch) -> list[tuple[str, Bbox, list[Vak]]]:
    """Filled while figures are drawn: title, sheet, and the box that each text takes on it (points)."""
    vergeet()
    bladen: list[tuple[str, Bbox, list[Vak]]] = []
    schrijf = Blad.svg

    def met_meting(self: Blad, titel: str) -> bytes:
        tekenaar = FigureCanvasAgg(self.figuur).get_renderer()
        teksten = [t for t in self.figuur.findobj(Text) if t.get_visible() and t.get_text().strip()]
        vakken = [(t.get_text(), t.get_window_extent(tekenaar)) for t in teksten]
        bladen.append((titel, self.figuur.bbox.frozen(), vakken))
        return schrijf(self, titel)

    even.setattr(Blad, "svg", met_meting)
    return bladen
