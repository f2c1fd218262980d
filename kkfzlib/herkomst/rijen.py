"""Which raw rows stand behind a kengetal: how many above and below the line, never the rows themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import or_

import numpy as np
import pandas as pd

from kkfzlib.cijfers import Cijfer
from kkfzlib.kengetallen import benchmarks
from kkfzlib.kengetallen.berekening import selecties
from kkfzlib.kengetallen.grondslag import Grondslag
from kkfzlib.kengetallen.opgave import canonieke_uitsplitsing
from kkfzlib.kengetallen.register import REGISTER
from kkfzlib.kengetallen.selectie import Deel, Selectie
from kkfzlib.tabellen import Invoer

Rijen = tuple[Mapping[str, int], Mapping[str, int]]
"""Rows per table above the line, and below it (empty for counts and sums)."""


class Rijenteller:
    """Counts the rows of one clean input: those that the computation itself selected."""

    def __init__(self, invoer: Invoer) -> None:
        self.invoer = invoer
        self._grondslag = Grondslag(invoer)
        self._geteld: dict[str, dict[tuple[str, str], Rijen]] = {}

    def van(self, cijfer: Cijfer) -> Rijen:
        """Rows behind one figure; two empty mappings where its table was not supplied.

        KeyError for a kengetal that the registry does not know.
        """
        if cijfer.kengetal == "benchmark":
            return self._benchmark(cijfer.uitsplitsing), {}
        if cijfer.gesteld:
            return self._opgave(cijfer), {}
        bron = REGISTER[cijfer.kengetal].afgeleid_van
        if bron:
            return self._per_code(bron).get(
                (cijfer.uitsplitsing, str(self._grondslag.tijdvak.jaar)), ({}, {})
            )[0], {}
        geteld = self._per_code(cijfer.kengetal)
        sleutel = (cijfer.uitsplitsing, cijfer.periode)
        if sleutel not in geteld and "+" in cijfer.uitsplitsing:
            geteld[sleutel] = self._samen(cijfer.kengetal, cijfer.uitsplitsing.split("+"))
        return geteld.get(sleutel, ({}, {}))

    def plaatsen(self, cijfer: Cijfer) -> dict[str, np.ndarray]:
        """Per table the positions (from 0) of the rows behind one figure, above or below the line."""
        if cijfer.gesteld or cijfer.kengetal == "benchmark":
            return {}
        kengetal = REGISTER[cijfer.kengetal].afgeleid_van or cijfer.kengetal
        jaar, codes = self._grondslag.tijdvak.jaar, cijfer.uitsplitsing.split("+")
        uit: dict[str, np.ndarray] = {}
        for s in selecties(REGISTER[kengetal], self._grondslag):
            if (
                s.uitsplitsing not in (cijfer.uitsplitsing, *codes)
                or str(s.periode or jaar) != cijfer.periode
            ):
                continue
            for deel in (s.teller, s.noemer):
                if isinstance(deel, Deel):
                    eerder = uit.get(deel.tabel)
                    uit[deel.tabel] = deel.rijen if eerder is None else eerder | deel.rijen
        return {tabel: np.flatnonzero(rijen) for tabel, rijen in uit.items()}

    def _per_code(self, kengetal: str) -> dict[tuple[str, str], Rijen]:
        """Rows per (uitsplitsing, periode), counted once; the selections themselves are not kept."""
        if kengetal not in self._geteld:
            jaar = self._grondslag.tijdvak.jaar
            self._geteld[kengetal] = {
                (s.uitsplitsing, str(s.periode or jaar)): _tel([s])
                for s in selecties(REGISTER[kengetal], self._grondslag)
            }
        return self._geteld[kengetal]

    def _samen(self, kengetal: str, codes: Sequence[str]) -> Rijen:
        """Rows of merged categories: a row that counts for several counts once."""
        alle = selecties(REGISTER[kengetal], self._grondslag)
        gekozen = [s for s in alle if s.uitsplitsing in codes]
        return _tel(gekozen) if gekozen else ({}, {})

    def _opgave(self, cijfer: Cijfer) -> dict[str, int]:
        if "opgave" not in self.invoer.tabellen:
            return {}
        opgave = self.invoer.tabellen["opgave"]
        eigen = (opgave["kengetal"].str.strip().str.lower() == cijfer.kengetal) & (
            opgave["periode"].astype(str).str.strip() == cijfer.periode
        )
        codes = opgave.loc[eigen, "uitsplitsing"].fillna("").astype(str)
        gezocht = cijfer.uitsplitsing.split(":")[0]
        zelfde = [canonieke_uitsplitsing(cijfer.kengetal, c, self.invoer)[0] == gezocht for c in codes]
        return {"opgave": sum(zelfde)}

    def _benchmark(self, uitsplitsing: str) -> dict[str, int]:
        tabel: pd.DataFrame | None = self.invoer.tabellen.get("benchmarks")
        return {} if tabel is None else {"benchmarks": benchmarks.aantal_rijen(tabel, uitsplitsing)}


def _tel(selecties: Sequence[Selectie]) -> Rijen:
    noemers = [s.noemer for s in selecties if isinstance(s.noemer, Deel)]
    return _rijen([s.teller for s in selecties]), _rijen(noemers)


def _rijen(delen: Sequence[Deel]) -> dict[str, int]:
    """Rows under any of these selections of one table."""
    return {delen[0].tabel: int(np.count_nonzero(reduce(or_, (d.rijen for d in delen))))} if delen else {}
