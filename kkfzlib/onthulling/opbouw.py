"""From the rows of an organisation's reports to the linked system over all of them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from kkfzlib.onthulling.feiten import Drukrij, lees_rij
from kkfzlib.onthulling.relaties import Schalen, alle_relaties
from kkfzlib.onthulling.stelsel import Stelsel


def bouw(
    bronnen: Sequence[Drukrij], drempel: int, schalen: Schalen | None = None, gaten: Iterable[str] = ()
) -> Stelsel:
    """The system over these rows; ``drempel`` is the threshold, ``schalen`` (lowest, highest score) per onderzoek.

    ``gaten`` are the years between two reports of which there is none yet.
    """
    stelsel = Stelsel()
    rijen = [b.rij for b in bronnen]
    bedragen = [abs(r.waarde) for r in rijen if r.kengetal == "omzet" and not math.isnan(r.waarde)]
    schaal = max([*bedragen, 1.0]) / 1000
    stelsel.rijen += [lees_rij(stelsel, b, schaal, drempel) for b in bronnen]
    alle_relaties(stelsel, rijen, drempel, schalen, gaten)
    return stelsel
