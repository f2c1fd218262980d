"""Notebooks that teach: the tables to compute with, the steps as counts, and the check against the registry's value."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import pandas as pd
from IPython.display import Markdown

from kkfzlib.cijfers import uit_frame
from kkfzlib.kengetallen.grondslag import Grondslag
from kkfzlib.kengetallen.opgave import gestelde_rijen
from kkfzlib.kengetallen.register import REGISTER, kengetal
from kkfzlib.nederlands import opmaak
from kkfzlib.schema import TABELLEN
from kkfzlib.schema.kolom import dtype
from kkfzlib.tabellen import Invoer
from kkfzlib.toon.cijfers import definitie
from kkfzlib.toon.tabel import Tabel

Toets = Callable[..., bool]


class Voorbeeldgrondslag(Grondslag):
    """The tables of one report to compute with in a notebook; one that was not supplied is there without rows."""

    def tabel(self, naam: str) -> pd.DataFrame:
        """The clean table, with the columns of the data model; KeyError for a name that the data model lacks."""
        if naam in self.invoer.tabellen:
            return self.invoer.tabellen[naam]
        return pd.DataFrame({k.naam: pd.Series(dtype=dtype(k)) for k in TABELLEN[naam].kolommen})


def toets(cijfers: pd.DataFrame, invoer: Invoer) -> Toets:
    """``klopt(kengetal, uitsplitsing, teller, noemer=None)``: whether the registry's function found the same value.

    ``cijfers`` is the contract frame of this report. Where the kengetal has no computed value the noemer has to be 0,
    a table missing, or the figure stated. KeyError for an unknown kengetal.
    """
    g = Grondslag(invoer)
    perioden = {str(g.tijdvak.jaar), str(g.tijdvak.peiljaar)}
    berekend = {
        (c.kengetal, c.uitsplitsing): c.waarde
        for c in uit_frame(cijfers)
        if not c.gesteld and c.periode in perioden
    }
    gesteld = {(c.kengetal, c.uitsplitsing) for c in uit_frame(gestelde_rijen(invoer))}

    def klopt(id: str, uitsplitsing: str, teller: float, noemer: float | None = None) -> bool:
        k, waarde = kengetal(id), berekend.get((id, uitsplitsing))
        if waarde is None:
            return noemer == 0 or not g.heeft(k) or (id, uitsplitsing) in gesteld
        eigen = teller if noemer is None else k.factor * teller / noemer
        return math.isclose(waarde, eigen, rel_tol=1e-9)

    return klopt


def familie(*modules: str) -> Markdown:
    """Definition and formula of every kengetal that these modules of ``kkfzlib.kengetallen`` compute."""
    return definitie(*leden(*modules))


def leden(*modules: str) -> list[str]:
    """The kengetallen that these modules compute, and those derived from them, in the order of the registry."""
    eigen = [k for k in REGISTER.values() if k.functie.partition(".")[0] in modules]
    ids = {k.id for k in eigen}
    return [k.id for k in REGISTER.values() if k.id in ids or k.afgeleid_van in ids]


def stappen(aantallen: Mapping[str, float]) -> Tabel:
    """From raw rows to teller and noemer, as counts and sums: one row per step, never a row of a person."""
    return Tabel.van([[stap, _getal(n)] for stap, n in aantallen.items()], columns=["stap", "aantal"])


def deling(teller: float, noemer: float, factor: float = 1.0) -> float:
    """``factor × teller / noemer``; NaN where the noemer is 0."""
    return factor * float(teller) / float(noemer) if noemer else math.nan


def _getal(n: float) -> str:
    if math.isnan(n):
        return "niet te berekenen"
    return opmaak.getal(float(n), 0 if float(n).is_integer() else 2)
