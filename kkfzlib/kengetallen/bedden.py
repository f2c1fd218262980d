"""Bed-days, occupied beds and occupancy."""

from __future__ import annotations

import pandas as pd

from kkfzlib.kengetallen.dagen import Tijdvak, dagnummers
from kkfzlib.kengetallen.rijen import Rij, breuk, telling
from kkfzlib.kengetallen.verblijven import VERBLIJF, Plaatsingen


def rijen(p: Plaatsingen, capaciteit: pd.DataFrame | None, tijdvak: Tijdvak) -> list[Rij]:
    """Rows of ``beddagen``, ``bezette_bedden`` and, where there is capacity in the year, ``bezettingsgraad``."""
    binnen = p.vorm == VERBLIJF
    beddagen = int(tijdvak.dagen_in_jaar(p.begin[binnen], p.eind[binnen]).sum())
    uit = telling("beddagen", {"": beddagen}, tijdvak.jaar)
    uit += breuk("bezette_bedden", beddagen, tijdvak.dagen, tijdvak.jaar)
    if capaciteit is not None:
        beschikbaar = beschikbare_beddagen(capaciteit, tijdvak)
        uit += breuk("bezettingsgraad", beddagen, beschikbaar, tijdvak.jaar, factor=100.0)
    return uit


def beschikbare_beddagen(capaciteit: pd.DataFrame, tijdvak: Tijdvak) -> float:
    """Σ bedden × days within the year over ``capaciteit`` (columns bedden, begindatum, einddatum)."""
    dagen = tijdvak.dagen_in_jaar(dagnummers(capaciteit["begindatum"]), dagnummers(capaciteit["einddatum"]))
    return float((capaciteit["bedden"].to_numpy(dtype="float64") * dagen).sum())
