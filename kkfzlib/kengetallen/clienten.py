"""Clients on the peildatum: how many, under which funding, with which zorgzwaarte."""

from __future__ import annotations

import numpy as np
import pandas as pd

from kkfzlib.kengetallen.dagen import Tijdvak
from kkfzlib.kengetallen.register import REGISTER
from kkfzlib.kengetallen.rijen import Rij, aandelen, telling
from kkfzlib.kengetallen.verblijven import Bools, Plaatsingen


def rijen(p: Plaatsingen, tijdvak: Tijdvak) -> list[Rij]:
    """Rows of ``clienten``, ``clienten_aandeel`` and ``zorgzwaarte``."""
    aanwezig = tijdvak.op_peildatum(p.begin, p.eind)
    totaal = int(p.verschillende(aanwezig).sum())
    fz = int(p.verschillende(aanwezig & p.fz).sum())
    aantallen = {"fz": fz, "anders": totaal - fz, "totaal": totaal}
    return [
        *telling("clienten", aantallen, tijdvak.peiljaar),
        *aandelen("clienten_aandeel", aantallen, totaal, tijdvak.peiljaar),
        *telling("zorgzwaarte", _zorgzwaarte(p, aanwezig), tijdvak.peiljaar),
    ]


def _zorgzwaarte(p: Plaatsingen, aanwezig: Bools) -> dict[str, int]:
    codes = REGISTER["zorgzwaarte"].uitsplitsingen
    gevonden, namen = pd.factorize(p.zorgzwaarte[aanwezig])
    plaats = np.array(
        [codes.index(c) if (c := str(naam).upper()) in codes else -1 for naam in namen], dtype="int64"
    )
    welke = plaats[gevonden] if len(plaats) else gevonden
    gezien = np.zeros((len(codes), p.n_clienten), dtype=bool)
    gezien[welke[welke >= 0], p.client[aanwezig][welke >= 0]] = True
    return {code: int(n) for code, n in zip(codes, gezien.sum(axis=1), strict=True)}
