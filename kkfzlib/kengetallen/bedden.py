"""Bed-days, occupied beds and occupancy.

Source of the definitions: this project, as the registry words them; the framework asks for the size of the care.
"""

from __future__ import annotations

from collections.abc import Iterator

from kkfzlib.kengetallen.dagen import dagnummers
from kkfzlib.kengetallen.grondslag import Grondslag
from kkfzlib.kengetallen.selectie import Deel, Selectie, som
from kkfzlib.kengetallen.verblijven import VERBLIJF


def beddagen(g: Grondslag) -> Iterator[Selectie]:
    """``beddagen``: days present in the year over the placements of ``verblijf`` (dagen)."""
    yield Selectie("", g.eens(_beddagen))


def bezette_bedden(g: Grondslag) -> Iterator[Selectie]:
    """``bezette_bedden``: bed-days per day of the year (bedden)."""
    yield Selectie("", g.eens(_beddagen), g.tijdvak.dagen)


def bezettingsgraad(g: Grondslag) -> Iterator[Selectie]:
    """``bezettingsgraad``: bed-days out of Σ bedden × days available (%); nothing without capacity in the year."""
    c = g.tabel("capaciteit")
    dagen = g.tijdvak.dagen_in_jaar(dagnummers(c["begindatum"]), dagnummers(c["einddatum"]))
    beschikbaar = c["bedden"].to_numpy(dtype="float64") * dagen
    yield Selectie("", g.eens(_beddagen), Deel("capaciteit", dagen > 0, som(beschikbaar)))


def _beddagen(g: Grondslag) -> Deel:
    return Deel("plaatsingen", (g.plaatsingen.vorm == VERBLIJF) & (g.dagen > 0), som(g.dagen))
