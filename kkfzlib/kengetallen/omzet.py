"""Revenue by funding, its shares, and its growth since the year before."""

from __future__ import annotations

import math

import pandas as pd

from kkfzlib.kengetallen.rijen import OPGAVE, Rij, aandelen, telling
from kkfzlib.nederlands.afronding import past


def rijen(omzet: pd.DataFrame, jaar: int) -> list[Rij]:
    """Rows of ``omzet`` and ``omzet_aandeel``; ``omzet`` has columns financiering and bedrag (euro)."""
    is_fz = (omzet["financiering"] == "fz").to_numpy(dtype=bool)
    bedrag = omzet["bedrag"].to_numpy(dtype="float64")
    # fsum rounds once, so that neither the order of rows nor a split by month changes the last digit
    sommen = {
        "fz": math.fsum(bedrag[is_fz]),
        "anders": math.fsum(bedrag[~is_fz]),
        "totaal": math.fsum(bedrag),
    }
    return [*telling("omzet", sommen, jaar), *aandelen("omzet_aandeel", sommen, sommen["totaal"], jaar)]


def groei(bekend: list[Rij], jaren: dict[str, str]) -> list[Rij]:
    """Rows of ``omzet_groei`` from the ``omzet`` rows in ``bekend``; ``jaren`` maps a periode to the one before it.

    A row is ``opgave`` as soon as one of its two amounts is. A stated growth that is a rounding of the computed one
    gives way to it; one that contradicts it stays as stated.
    """
    omzet = {(r.uitsplitsing, r.periode): r for r in bekend if r.kengetal == "omzet"}
    gesteld = {(r.uitsplitsing, r.periode): r.waarde for r in bekend if r.kengetal == "omzet_groei"}
    uit = []
    for periode, ervoor in jaren.items():
        for code in ("fz", "totaal"):
            nu, toen = omzet.get((code, periode)), omzet.get((code, ervoor))
            if nu is None or toen is None or not toen.waarde:
                continue
            waarde = (nu.waarde / toen.waarde - 1) * 100
            herkomst = OPGAVE if OPGAVE in (nu.herkomst, toen.herkomst) else nu.herkomst
            printed = gesteld.get((code, periode))
            if printed is not None and herkomst == OPGAVE and not past(waarde, printed):
                waarde = printed
            uit.append(Rij("omzet_groei", code, periode, waarde, "%", nu.waarde, toen.waarde, herkomst))
    return uit
