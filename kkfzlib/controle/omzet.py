"""Revenue growth taken apart: how much is volume (bed-days), how much is price and everything else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kkfzlib.bevindingen import Bevinding

from .feiten import Feiten, gedrukt

# What measures volume, best first: days of care, else beds (a leap year then counts as price).
_VOLUME = (("beddagen", "aantal beddagen", "dag"), ("bezette_bedden", "aantal bezette bedden", "bezet bed"))


@dataclass(frozen=True)
class Ontleding:
    """Growth factors as percentages; (1 + omzet) = (1 + volume) × (1 + prijs), all over one year.

    ``maat`` names what volume was measured in, ``per`` one unit of it.
    """

    uitsplitsing: str
    omzet: float
    volume: float
    prijs: float
    maat: str
    per: str


def ontleed(feiten: Feiten) -> Ontleding | None:
    """Growth of forensic revenue (or of all, where only that is known) into bed-days and price; None if unknown."""
    for deel in ("fz", "totaal"):
        omzet = _factor(feiten, "omzet", deel)
        for kengetal, maat, per in _VOLUME:
            volume = _factor(feiten, kengetal, "")
            if omzet and volume:
                groei, dagen, prijs = ((f - 1) * 100 for f in (omzet, volume, omzet / volume))
                return Ontleding(deel, groei, dagen, prijs, maat, per)
    return None


def _factor(feiten: Feiten, kengetal: str, uitsplitsing: str) -> float | None:
    nu, toen = feiten.get(kengetal, uitsplitsing), feiten.vorig(kengetal, uitsplitsing)
    return nu.waarde / toen.waarde if nu and toen and toen.waarde > 0 else None


def omzet_ontleding(feiten: Feiten) -> Iterator[Bevinding]:
    """State what volume leaves unexplained, so that the text can account for it."""
    delen = ontleed(feiten)
    if delen is None:
        return
    yield Bevinding(
        "omzet-ontleding", "info", "omzet_groei", delen.uitsplitsing, gedrukt(delen.volume), gedrukt(delen.omzet),
        f"De omzet veranderde {gedrukt(delen.omzet)}%, het {delen.maat} {gedrukt(delen.volume)}%; per {delen.per} "
        f"blijft {gedrukt(delen.prijs)}% over voor tarief, zorgzwaarte en ambulante zorg.",
    )  # fmt: skip
