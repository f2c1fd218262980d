"""Outflow and indicator 2: which follow-up care leavers need (continuïteit van zorg)."""

from __future__ import annotations

import pandas as pd

from kkfzlib.kader import Gids
from kkfzlib.kengetallen.dagen import Tijdvak, dagnummers
from kkfzlib.kengetallen.rijen import Rij, aandelen, breuk, telling


def rijen(uitstroom: pd.DataFrame, gids: Gids, tijdvak: Tijdvak) -> list[Rij]:
    """Rows of ``uitstroom``, ``continuiteit`` and ``continuiteit_vermeldingen``.

    ``uitstroom`` has columns datum, terug_naar_detentie (bool) and vervolgzorg (codes joined by ``|``); a row is one
    outflow. What stands beside terug_naar_detentie is ignored.
    """
    in_jaar = tijdvak.in_jaar(dagnummers(uitstroom["datum"]))
    detentie = uitstroom["terug_naar_detentie"].to_numpy(dtype=bool)
    totaal, terug = int(in_jaar.sum()), int((in_jaar & detentie).sum())
    noemer = totaal - terug
    tellers = vermeldingen(uitstroom.loc[in_jaar & ~detentie, "vervolgzorg"], gids)
    return [
        *telling("uitstroom", {"totaal": totaal, "detentie": terug, "noemer": noemer}, tijdvak.jaar),
        *aandelen("continuiteit", tellers, noemer, tijdvak.jaar),
        *breuk("continuiteit_vermeldingen", sum(tellers.values()), noemer, tijdvak.jaar, factor=100.0),
    ]


def vermeldingen(vervolgzorg: pd.Series, gids: Gids) -> dict[str, int]:
    """Rows that name each category of the gids, in its order; a code repeated within a cell counts once."""
    aantal = dict.fromkeys(gids.codes, 0)
    # There are few distinct combinations, however many rows: take each apart once.
    for combinatie, keer in vervolgzorg.value_counts().items():
        for code in {deel.strip() for deel in str(combinatie).split("|")} & aantal.keys():
            aantal[code] += int(keer)
    return aantal
