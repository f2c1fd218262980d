"""Stated figures beside computed ones: where opgave and registratie say the same thing differently."""

from __future__ import annotations

import pandas as pd

from kkfzlib.cijfers import REGISTRATIE, uit_frame
from kkfzlib.kengetallen.berekening import bereken
from kkfzlib.kengetallen.namen import AANTAL
from kkfzlib.kengetallen.opgave import gestelde_rijen
from kkfzlib.nederlands.afronding import past
from kkfzlib.tabellen import Invoer

KOLOMMEN = ("kengetal", "uitsplitsing", "periode", "opgave", "registratie", "verschil", "eenheid", "past")


def vergelijk_opgave(invoer: Invoer, kengetallen: pd.DataFrame | None = None) -> pd.DataFrame:
    """Every stated figure that a registration also gives, with the difference.

    ``kengetallen`` is the outcome of ``bereken`` (computed here when not given). Columns: kengetal,
    uitsplitsing (``6:n`` and ``6:noemer`` for the parts of a fraction), periode, opgave, registratie,
    verschil (opgave − registratie), eenheid, past (opgave is a rounding of registratie).
    Empty when nothing is given twice.
    """
    frame = bereken(invoer) if kengetallen is None else kengetallen
    berekend = {}
    for rij in uit_frame(frame[frame["herkomst"] == REGISTRATIE]):
        for einde, getal in (("", rij.waarde), (AANTAL, rij.teller), (":noemer", rij.noemer)):
            if getal is not None:
                berekend[(rij.kengetal, (rij.uitsplitsing + einde).lstrip(":"), rij.periode)] = getal
    uit = []
    for rij in uit_frame(gestelde_rijen(invoer)):
        eigen, gesteld = berekend.get(rij.sleutel), rij.waarde
        if eigen is not None and gesteld is not None:
            uit.append((*rij.sleutel, gesteld, eigen, gesteld - eigen, rij.eenheid, past(eigen, gesteld)))
    return pd.DataFrame(uit, columns=list(KOLOMMEN))
