"""Clients on the peildatum: how many, under which funding, with which zorgzwaarte."""

from __future__ import annotations

import pandas as pd

from kkfzlib.kengetallen.dagen import Tijdvak
from kkfzlib.kengetallen.register import REGISTER
from kkfzlib.kengetallen.rijen import Rij, aandelen, telling
from kkfzlib.kengetallen.verblijven import Plaatsingen


def rijen(p: Plaatsingen, tijdvak: Tijdvak) -> list[Rij]:
    """Rows of ``clienten``, ``clienten_aandeel`` and ``zorgzwaarte``."""
    aanwezig = tijdvak.op_peildatum(p.begin, p.eind)
    totaal = int(p.verschillende(aanwezig).sum())
    fz = int(p.verschillende(aanwezig & p.fz).sum())
    aantallen = {"fz": fz, "anders": totaal - fz, "totaal": totaal}
    zwaarte = _zorgzwaarte(p.client[aanwezig], p.zorgzwaarte[aanwezig])
    return [
        *telling("clienten", aantallen, tijdvak.peiljaar),
        *aandelen("clienten_aandeel", aantallen, totaal, tijdvak.peiljaar),
        *telling("zorgzwaarte", zwaarte, tijdvak.peiljaar),
    ]


def _zorgzwaarte(client: object, code: pd.Series) -> dict[str, int]:
    paren = pd.DataFrame({"client": client, "code": code.to_numpy()}).drop_duplicates()
    per_code = paren["code"].str.upper().value_counts()
    return {z: int(per_code.get(z, 0)) for z in REGISTER["zorgzwaarte"].uitsplitsingen}
