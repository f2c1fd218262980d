"""The published values: the only figures that tables, charts, texts and exports can reach."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import astuple, replace
from typing import Any

import pandas as pd

from kkfzlib.cijfers import GETALKOLOMMEN, KOLOMMEN, SLEUTEL, Cijfer, Sleutel, normaliseer
from kkfzlib.dossier import Profiel

MARKERING = "x"
"""One neutral marker for every hidden value, primary and secondary alike."""

MARKERING_LEGENDA = (
    "Een x staat waar een getal niet wordt gepubliceerd om herkenning van personen te voorkomen; "
    "het kan elk aantal zijn, ook nul of een groter aantal."
)


class Gepubliceerd:
    """Published values of one report: key (kengetal, uitsplitsing, periode) to ``Cijfer``. Immutable.

    ``frame`` has the contract's columns plus a bool ``verborgen``; the numbers of hidden rows are dropped here,
    so nothing built on this object can leak them.
    """

    def __init__(
        self,
        frame: pd.DataFrame,
        profiel: Profiel,
        jaar: int,
        vergelijk_met: int,
        velden: Sequence[Collection[str]] = (),
        decimalen: Mapping[Sleutel, int] | None = None,
    ) -> None:
        """``velden`` per row: the fields that may be published (default all); ``decimalen`` at most, by key."""
        self.profiel = profiel
        self.jaar = str(jaar)
        self.vergelijk_met = str(vergelijk_met)
        sleutels = [(str(k), str(u), str(p)) for k, u, p in frame[SLEUTEL].to_numpy().tolist()]
        verborgen = dict(zip(sleutels, frame["verborgen"].astype(bool), strict=True))
        mag = dict(zip(sleutels, velden or [GETALKOLOMMEN] * len(sleutels), strict=True))
        self._cellen: dict[Sleutel, Cijfer] = {}
        rijen: Iterable[Any] = normaliseer(frame).itertuples(index=False)
        for rij in rijen:
            sleutel = (rij.kengetal, rij.uitsplitsing, rij.periode)
            weg = verborgen[sleutel]
            w, t, n = (_getal(rij, veld, mag[sleutel], weg) for veld in GETALKOLOMMEN)
            self._cellen[sleutel] = Cijfer(
                *sleutel, w, rij.eenheid, t, n, rij.herkomst, not weg,
                (decimalen or {}).get(sleutel), tuple(mag[sleutel]),
            )  # fmt: skip

    def als_json(self) -> str:
        """The values as text; a hidden row has no numbers in it."""
        kop = [self.profiel, self.jaar, self.vergelijk_met]
        return json.dumps([kop, [astuple(c) for c in self]], default=lambda getal: getal.item())

    @classmethod
    def uit_json(cls, tekst: str) -> Gepubliceerd:
        """What ``als_json`` wrote. ValueError, TypeError or KeyError where it is no such text."""
        kop, cellen = json.loads(tekst)
        uit = cls.__new__(cls)
        uit.profiel, uit.jaar, uit.vergelijk_met = kop
        cijfers = [replace(Cijfer(*delen), velden=tuple(velden)) for *delen, velden in cellen]
        uit._cellen = {c.sleutel: c for c in cijfers}
        return uit

    def met_decimalen(self, gesteld: Mapping[tuple[str, str], int]) -> Gepubliceerd:
        """The same values; those that are ``opgave`` know the decimals of their (kengetal, periode)."""
        uit = copy(self)
        uit._cellen = {
            s: replace(c, decimalen=_minste(c.decimalen, gesteld.get((c.kengetal, c.periode))))
            if c.gesteld
            else c
            for s, c in self._cellen.items()
        }
        return uit

    def met_eerdere(self, cijfers: Iterable[Cijfer]) -> Gepubliceerd:
        """The same values, with those of earlier years that have none here yet; what stands here stays."""
        uit = copy(self)
        samen = {c.sleutel: c for c in cijfers} | self._cellen
        uit._cellen = dict(sorted(samen.items()))
        return uit

    def get(self, kengetal: str, uitsplitsing: str = "", periode: str | int | None = None) -> Cijfer | None:
        """The figure of ``periode`` (default: the report year), or None where there is no such row."""
        return self._cellen.get((kengetal, uitsplitsing, str(periode or self.jaar)))

    def vorig(self, kengetal: str, uitsplitsing: str = "") -> Cijfer | None:
        """The figure of the year that the report compares with, or None."""
        return self.get(kengetal, uitsplitsing, self.vergelijk_met)

    def van(self, kengetal: str, periode: str | int | None = None) -> list[Cijfer]:
        """All figures of one kengetal in one periode (default: the report year), ordered by uitsplitsing as text."""
        tijd = str(periode or self.jaar)
        return [c for c in self._cellen.values() if c.kengetal == kengetal and c.periode == tijd]

    def perioden(self, kengetal: str, uitsplitsing: str = "") -> list[Cijfer]:
        """All years known of one value, oldest first."""
        return [c for c in self._cellen.values() if (c.kengetal, c.uitsplitsing) == (kengetal, uitsplitsing)]

    @property
    def naar_buiten(self) -> pd.DataFrame:
        """The rows that the profile publishes, shown or hidden, as a fresh frame (see ``frame``)."""
        naar_buiten = [not (c.intern and self.profiel == "openbaar") for c in self]
        return self.frame.loc[pd.Series(naar_buiten, dtype=bool)].reset_index(drop=True)

    def __iter__(self) -> Iterator[Cijfer]:
        return iter(self._cellen.values())

    def __len__(self) -> int:
        return len(self._cellen)

    @property
    def frame(self) -> pd.DataFrame:
        """The published values as a fresh frame: contract columns plus ``verborgen``."""
        rijen = [[getattr(c, k) for k in KOLOMMEN] + [c.verborgen] for c in self._cellen.values()]
        return pd.DataFrame(rijen, columns=[*KOLOMMEN, "verborgen"])


def _getal(rij: Any, veld: str, mag: Collection[str], weg: bool) -> float | None:
    waarde = getattr(rij, veld)
    return None if weg or veld not in mag or pd.isna(waarde) else float(waarde)


def _minste(een: int | None, ander: int | None) -> int | None:
    return min((n for n in (een, ander) if n is not None), default=None)
