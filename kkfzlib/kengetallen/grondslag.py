"""What the functions of the families compute from: the clean tables of one report, with what they share."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar, cast

import numpy as np
import numpy.typing as npt
import pandas as pd

from kkfzlib.kader import Gids
from kkfzlib.kengetallen.dagen import Dagen, Tijdvak, dagnummers
from kkfzlib.kengetallen.register import Kengetal
from kkfzlib.kengetallen.selectie import Bools, Deel, Maat
from kkfzlib.kengetallen.verblijven import Plaatsingen, Verblijven, verblijf_van_plaatsing, verblijven
from kkfzlib.tabellen import Invoer

T = TypeVar("T")


class Grondslag:
    """The clean input of one organisation and year; what several kengetallen share is worked out once."""

    def __init__(self, invoer: Invoer) -> None:
        self.invoer = invoer
        self.tijdvak = Tijdvak.van(invoer.instellingen)
        self._eens: dict[Callable[[Grondslag], Any], Any] = {}

    @property
    def gids(self) -> Gids:
        """The list of outflow categories that holds for this year."""
        return self.invoer.gids

    def heeft(self, k: Kengetal) -> bool:
        """Whether every table that the registry names as a source of ``k`` was supplied."""
        return all(naam in self.invoer.tabellen for naam in k.brontabellen)

    def tabel(self, naam: str) -> pd.DataFrame:
        """The clean table, with the columns of the data model; KeyError when it was not supplied."""
        return self.invoer.tabellen[naam]

    def in_jaar(self, tabel: str, kolom: str = "datum") -> Bools:
        """Rows of a table whose date lies in the report year."""
        return self.tijdvak.in_jaar(dagnummers(self.tabel(tabel)[kolom]))

    def eens(self, maak: Callable[[Grondslag], T]) -> T:
        """The outcome of ``maak(self)``, made once: for what functions of one family share."""
        if maak not in self._eens:
            self._eens[maak] = maak(self)
        return cast("T", self._eens[maak])

    @cached_property
    def plaatsingen(self) -> Plaatsingen:
        """The placements as arrays; KeyError without the table."""
        return Plaatsingen.uit(self.tabel("plaatsingen"))

    @cached_property
    def verblijven(self) -> Verblijven:
        """The stays that the placements form."""
        return verblijven(self.plaatsingen)

    def deel_van_verblijven(self, keuze: Bools, maat: Maat = np.count_nonzero) -> Deel:
        """The chosen stays as one side of a kengetal; its raw rows are all placements that form them."""
        return Deel("plaatsingen", keuze, maat, lambda: self._verblijf_van_plaatsing)

    @cached_property
    def _verblijf_van_plaatsing(self) -> npt.NDArray[np.int64]:
        return verblijf_van_plaatsing(self.plaatsingen, self.verblijven)

    @cached_property
    def dagen(self) -> Dagen:
        """Days of each placement within the report year."""
        return self.tijdvak.dagen_in_jaar(self.plaatsingen.begin, self.plaatsingen.eind)

    @cached_property
    def aanwezig(self) -> Bools:
        """Placements that hold the peildatum."""
        return self.tijdvak.op_peildatum(self.plaatsingen.begin, self.plaatsingen.eind)
