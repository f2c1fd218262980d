"""Revenue growth taken apart: how much is volume (bed-days), how much is price and everything else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kkfzlib.bevindingen import Bevinding

from .feiten import Feiten, gedrukt


@dataclass(frozen=True)
class Ontleding:
    """Growth factors as percentages; (1 + omzet) = (1 + volume) × (1 + prijs), all over one year."""

    uitsplitsing: str
    omzet: float
    volume: float
    prijs: float


def ontleed(feiten: Feiten) -> Ontleding | None:
    """Growth of forensic revenue (or of all, where only that is known) into bed-days and price; None if unknown."""
    bedden_nu, bedden_toen = feiten.get("bezette_bedden"), feiten.vorig("bezette_bedden")
    for deel in ("fz", "totaal"):
        nu, toen = feiten.get("omzet", deel), feiten.vorig("omzet", deel)
        if nu and toen and bedden_nu and bedden_toen and toen.waarde > 0 and bedden_toen.waarde > 0:
            omzet, volume = nu.waarde / toen.waarde, bedden_nu.waarde / bedden_toen.waarde
            if volume > 0:
                return Ontleding(deel, (omzet - 1) * 100, (volume - 1) * 100, (omzet / volume - 1) * 100)
    return None


def omzet_ontleding(feiten: Feiten) -> Iterator[Bevinding]:
    """State what volume leaves unexplained, so that the text can account for it."""
    delen = ontleed(feiten)
    if delen is None:
        return
    yield Bevinding(
        "omzet-ontleding", "info", "omzet_groei", delen.uitsplitsing, gedrukt(delen.volume), gedrukt(delen.omzet),
        f"De omzet veranderde {gedrukt(delen.omzet)}%, het aantal bezette bedden {gedrukt(delen.volume)}%; per bezet "
        f"bed blijft {gedrukt(delen.prijs)}% over voor tarief, zorgzwaarte en ambulante zorg.",
    )  # fmt: skip
