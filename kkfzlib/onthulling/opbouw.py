"""From the rows of a report to the linked system over all of them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import Any

from kkfzlib.onthulling.feiten import lees_rij
from kkfzlib.onthulling.relaties import alle_relaties
from kkfzlib.onthulling.stelsel import Stelsel


def bouw(rijen: Iterable[Any], decimalen: Callable[[str, str], int], vast: Iterable[bool]) -> Stelsel:
    """The system of contract rows (namedtuples); ``decimalen(kengetal, eenheid)`` is the printed precision.

    ``vast`` says per row whether it is public already and can no longer be hidden.
    """
    lijst = list(rijen)
    stelsel = Stelsel()
    bedragen = [abs(r.waarde) for r in lijst if r.kengetal == "omzet" and not math.isnan(r.waarde)]
    schaal = max([*bedragen, 1.0]) / 1000
    for rij, is_vast in zip(lijst, vast, strict=True):
        stelsel.rijen.append(lees_rij(stelsel, rij, decimalen, schaal, is_vast))
    alle_relaties(stelsel, lijst)
    return stelsel
