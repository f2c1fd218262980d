"""Sickness absence in calendar days.

Source of the definition: the way of CBS and Vernet (calendar days, more than a year included, pregnancy excluded).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from kkfzlib.kengetallen.dagen import dagnummers
from kkfzlib.kengetallen.grondslag import Grondslag
from kkfzlib.kengetallen.personeel import eigen, eigen_in_jaar
from kkfzlib.kengetallen.selectie import Deel, Selectie, som


def verzuim(g: Grondslag) -> Iterator[Selectie]:
    """``verzuim``: days ill out of days in service, both weighted with fte (%).

    Only ``ziekte`` of people employed by the organisation, and only days on which they were in service. An open
    period runs to the end of the year. Nothing where nobody was in service.
    """
    m = g.tabel("medewerkers")
    dagen = g.tijdvak.dagen_in_jaar(dagnummers(m["in_dienst"]), dagnummers(m["uit_dienst"]))
    in_dienst = som(dagen * m["fte"].to_numpy(dtype="float64"))
    yield Selectie("", _ziek(g, m), Deel("medewerkers", eigen_in_jaar(g), in_dienst))


def _ziek(g: Grondslag, medewerkers: pd.DataFrame) -> Deel:
    ziek = g.tabel("verzuim")
    wie = pd.Index(medewerkers["medewerker_id"]).get_indexer(pd.Index(ziek["medewerker_id"]))
    van_eigen = (wie >= 0) & eigen(medewerkers)[wie]
    m = medewerkers.iloc[wie]
    van = np.maximum(dagnummers(ziek["begindatum"]), dagnummers(m["in_dienst"]))
    tot = np.minimum(dagnummers(ziek["einddatum"]), dagnummers(m["uit_dienst"]))
    dagen = g.tijdvak.dagen_in_jaar(van, tot)
    deel = ziek["percentage"].to_numpy(dtype="float64") / 100
    keuze = (ziek["soort"] == "ziekte").to_numpy(dtype=bool) & van_eigen & (dagen > 0)
    return Deel("verzuim", keuze, som(dagen * deel * m["fte"].to_numpy(dtype="float64")))
