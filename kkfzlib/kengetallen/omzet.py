"""Revenue by funding, its shares, and its growth since the year before.

Source of the definitions: Kwaliteitskader Forensische Zorg (size of the forensic care), as the registry words them.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from kkfzlib.cijfers import OPGAVE, Cijfer
from kkfzlib.kengetallen.grondslag import Grondslag
from kkfzlib.kengetallen.selectie import Deel, Selectie, som
from kkfzlib.nederlands.afronding import past


def omzet(g: Grondslag) -> Iterator[Selectie]:
    """``omzet``: the amounts under each funding together (euro)."""
    for code, deel in g.eens(_financiering).items():
        yield Selectie(code, deel)


def aandeel(g: Grondslag) -> Iterator[Selectie]:
    """``omzet_aandeel``: those amounts out of all (%); nothing where the total is 0."""
    delen = g.eens(_financiering)
    for code, deel in delen.items():
        yield Selectie(code, deel, delen["totaal"])


def _financiering(g: Grondslag) -> dict[str, Deel]:
    tabel = g.tabel("omzet")
    fz = (tabel["financiering"] == "fz").to_numpy(dtype=bool)
    keuzes = {"fz": fz, "anders": ~fz, "totaal": np.ones(len(fz), dtype=bool)}
    bedragen = som(tabel["bedrag"].to_numpy(dtype="float64"))
    return {code: Deel("omzet", keuze, bedragen) for code, keuze in keuzes.items()}


def groei(bekend: list[Cijfer], jaren: dict[str, str]) -> list[Cijfer]:
    """``omzet_groei`` (%) from the ``omzet`` figures in ``bekend``; ``jaren`` maps a periode to the one before it.

    No figure where one of the two amounts is not known or the earlier one is 0. It is ``opgave`` as soon as one of the
    two is. A stated growth that is a rounding of the computed one gives way to it; one that contradicts it stays as
    stated.
    """
    omzet = {(c.uitsplitsing, c.periode): c for c in bekend if c.kengetal == "omzet"}
    gesteld = {(c.uitsplitsing, c.periode): c.waarde for c in bekend if c.kengetal == "omzet_groei"}
    uit = []
    for periode, ervoor in jaren.items():
        for code in ("fz", "totaal"):
            nu, toen = omzet.get((code, periode)), omzet.get((code, ervoor))
            if nu is None or toen is None or nu.waarde is None or not toen.waarde:
                continue
            waarde = (nu.waarde / toen.waarde - 1) * 100
            herkomst = OPGAVE if OPGAVE in (nu.herkomst, toen.herkomst) else nu.herkomst
            printed = gesteld.get((code, periode))
            if printed is not None and herkomst == OPGAVE and not past(waarde, printed):
                waarde = printed
            uit.append(Cijfer("omzet_groei", code, periode, waarde, "%", nu.waarde, toen.waarde, herkomst))
    return uit
