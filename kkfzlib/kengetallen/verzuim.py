"""Sickness absence in calendar days, as CBS and Vernet count it."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from kkfzlib.kengetallen.dagen import Tijdvak, dagnummers
from kkfzlib.kengetallen.personeel import eigen
from kkfzlib.kengetallen.rijen import Rij, breuk


def rijen(verzuim: pd.DataFrame, medewerkers: pd.DataFrame, tijdvak: Tijdvak) -> list[Rij]:
    """The row of ``verzuim``; teller and noemer are calendar days weighted with fte.

    Only ``ziekte`` of people employed by the organisation, and only days on which they were in service. An open
    period runs to the end of the year.
    """
    mensen = medewerkers[eigen(medewerkers)].set_index("medewerker_id")
    begin, eind = dagnummers(mensen["in_dienst"]), dagnummers(mensen["uit_dienst"])
    fte = mensen["fte"].to_numpy(dtype="float64")
    dienst = math.fsum(tijdvak.dagen_in_jaar(begin, eind) * fte)

    ziek = verzuim[verzuim["soort"] == "ziekte"]
    wie = mensen.index.get_indexer(pd.Index(ziek["medewerker_id"]))
    ziek, wie = ziek[wie >= 0], wie[wie >= 0]
    van = np.maximum(dagnummers(ziek["begindatum"]), begin[wie])
    tot = np.minimum(dagnummers(ziek["einddatum"]), eind[wie])
    deel = ziek["percentage"].to_numpy(dtype="float64") / 100
    gemist = math.fsum(tijdvak.dagen_in_jaar(van, tot) * deel * fte[wie])
    return breuk("verzuim", gemist, dienst, tijdvak.jaar, factor=100.0)
