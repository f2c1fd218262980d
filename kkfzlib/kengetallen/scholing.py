"""Training: modules of the forensic curriculum, and further courses per person."""

from __future__ import annotations

import pandas as pd

from kkfzlib.kengetallen.dagen import Tijdvak, dagnummers
from kkfzlib.kengetallen.personeel import eigen
from kkfzlib.kengetallen.rijen import Rij, breuk, telling


def rijen(scholing: pd.DataFrame, medewerkers: pd.DataFrame | None, tijdvak: Tijdvak) -> list[Rij]:
    """Rows of ``leerlijnmodules`` (everyone's) and ``aanvullende_trainingen`` (own staff served in the year)."""
    dit_jaar = scholing[tijdvak.in_jaar(dagnummers(scholing["datum"]))]
    uit = telling("leerlijnmodules", {"": int((dit_jaar["soort"] == "leerlijn").sum())}, tijdvak.jaar)
    if medewerkers is None:
        return uit
    dagen = tijdvak.dagen_in_jaar(dagnummers(medewerkers["in_dienst"]), dagnummers(medewerkers["uit_dienst"]))
    basis = medewerkers.loc[eigen(medewerkers) & (dagen > 0), "medewerker_id"]
    aanvullend = dit_jaar.loc[dit_jaar["soort"] == "aanvullend", "medewerker_id"].isin(basis)
    return uit + breuk("aanvullende_trainingen", int(aanvullend.sum()), len(basis), tijdvak.jaar)
