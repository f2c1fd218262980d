"""Clients on the peildatum: how many, under which funding, with which zorgzwaarte.

Source of the definitions: Kwaliteitskader Forensische Zorg (size of the forensic care), as the registry words them.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from kkfzlib.kengetallen.grondslag import Grondslag
from kkfzlib.kengetallen.register import REGISTER
from kkfzlib.kengetallen.selectie import Deel, Selectie


def clienten(g: Grondslag) -> Iterator[Selectie]:
    """``clienten``: different clients (aantal) under each funding; fz wins where a client has both."""
    for code, deel in g.eens(_financiering).items():
        yield Selectie(code, deel, periode=g.tijdvak.peiljaar)


def aandeel(g: Grondslag) -> Iterator[Selectie]:
    """``clienten_aandeel``: those clients out of all (%); nothing where nobody is present."""
    delen = g.eens(_financiering)
    for code, deel in delen.items():
        yield Selectie(code, deel, delen["totaal"], g.tijdvak.peiljaar)


def _financiering(g: Grondslag) -> dict[str, Deel]:
    p = g.plaatsingen
    fz = g.aanwezig & p.fz
    anders = g.aanwezig & ~p.verschillende(fz)[p.client]
    keuzes = {"fz": fz, "anders": anders, "totaal": g.aanwezig}
    return {code: Deel("plaatsingen", keuze, p.clienten) for code, keuze in keuzes.items()}


def zorgzwaarte(g: Grondslag) -> Iterator[Selectie]:
    """``zorgzwaarte``: different clients (aantal) on the peildatum per code; 0 where nobody has it."""
    p, welke = g.plaatsingen, np.full(len(g.aanwezig), -1, dtype="int8")
    codes = REGISTER["zorgzwaarte"].uitsplitsingen
    gevonden, namen = pd.factorize(p.zorgzwaarte[g.aanwezig])
    plaats = [codes.index(c) if (c := str(naam).upper()) in codes else -1 for naam in namen]
    welke[g.aanwezig] = np.array([*plaats, -1], dtype="int8")[gevonden]  # an empty cell finds the last
    for i, code in enumerate(codes):
        yield Selectie(code, Deel("plaatsingen", welke == i, p.clienten), periode=g.tijdvak.peiljaar)
