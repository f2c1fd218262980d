"""The figures under audit: what the organisation states, and what its records give where it states nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from kkfzlib.cijfers import OPGAVE, Cijfer, Sleutel
from kkfzlib.cijfers import uit_frame as cijfers_uit
from kkfzlib.instellingen import Instellingen
from kkfzlib.kader import Gids
from kkfzlib.nederlands.afronding import afgerond, decimalen, halve_eenheid
from kkfzlib.nederlands.opmaak import getal


@dataclass(frozen=True, slots=True)
class Feit(Cijfer):
    """A figure whose value is known, read as it was printed; ``decimalen`` None: as few as the value needs."""

    waarde: float

    @property
    def half(self) -> float:
        """How far the true value may lie from this one: half of the last printed decimal, 0 when computed."""
        return halve_eenheid(self.waarde, self.decimalen) if self.gesteld else 0.0

    @property
    def tekst(self) -> str:
        """The number as printed: its own decimals when stated, at most two when computed."""
        return gedrukt(self.waarde)


def gedrukt(waarde: float) -> str:
    """A number for a finding: no thousands separators, at most two decimals, decimal comma."""
    return getal(waarde, min(2, decimalen(afgerond(waarde, 2))), groepen=False)


def gelezen(kengetal: str, uitsplitsing: str, periode: str, waarde: float, decimalen: int) -> Feit:
    """A figure as a finished report prints it."""
    return Feit(kengetal, uitsplitsing, periode, waarde, herkomst=OPGAVE, decimalen=decimalen)


class Feiten:
    """Look-up over all figures of a report; of two with one key the later wins.

    ``verblijfsduur`` is the uitsplitsing that the report shows ("" where there is just one).
    """

    def __init__(
        self, feiten: Iterable[Feit], jaar: int, vorig_jaar: int, gids: Gids, verblijfsduur: str = ""
    ) -> None:
        self.jaar, self.vorig_jaar, self.gids, self.verblijfsduur = (
            str(jaar),
            str(vorig_jaar),
            gids,
            verblijfsduur,
        )
        self.verborgen: frozenset[str] = frozenset()
        """Kengetallen of which some figure was read as hidden: their parts need not add up."""
        self._feiten: dict[Sleutel, Feit] = {}
        for feit in feiten:
            self._feiten[feit.sleutel] = feit

    def get(self, kengetal: str, uitsplitsing: str = "", periode: str | None = None) -> Feit | None:
        """The figure of ``periode`` (default: the report year), or None."""
        return self._feiten.get((kengetal, uitsplitsing, periode or self.jaar))

    def vorig(self, kengetal: str, uitsplitsing: str = "") -> Feit | None:
        """The figure of the year before, or None."""
        return self.get(kengetal, uitsplitsing, self.vorig_jaar)

    def gezegd(self, kengetal: str, uitsplitsing: str, periode: str | None = None) -> Feit | None:
        """The figure that a text means: as ``get``, with the way of measuring stays that the report shows."""
        if kengetal == "verblijfsduur" and not uitsplitsing:
            uitsplitsing = self.verblijfsduur
        return self.get(kengetal, uitsplitsing, periode)

    def van(self, kengetal: str, periode: str | None = None) -> list[Feit]:
        """All figures of one kengetal in one periode (default: the report year)."""
        return [f for f in self if f.kengetal == kengetal and f.periode == (periode or self.jaar)]

    def van_jaar(self, periode: str) -> list[Feit]:
        """All figures of one periode."""
        return [f for f in self if f.periode == periode]

    def __iter__(self) -> Iterator[Feit]:
        return iter(self._feiten.values())


def uit_frame(frame: pd.DataFrame) -> list[Feit]:
    """The rows of a contract frame as facts; rows with herkomst ``opgave`` count as stated."""
    return [
        Feit(*c.sleutel, c.waarde, c.eenheid, c.teller, c.noemer, c.herkomst)
        for c in cijfers_uit(frame)
        if c.waarde is not None
    ]


def uit_opgave(opgave: pd.DataFrame | None, keuzes: Instellingen) -> list[Feit]:
    """The rows of table ``opgave`` exactly as stated, nothing derived (verblijfsduur: in the chosen definition)."""
    rijen: list[dict[Any, Any]] = [] if opgave is None else opgave.to_dict("records")
    return [
        Feit(
            str(r["kengetal"]),
            str(r["uitsplitsing"] or (keuzes.verblijfsduur if r["kengetal"] == "verblijfsduur" else "")),
            str(r["periode"] or keuzes.jaar),
            float(r["waarde"]),
            herkomst=OPGAVE,
        )
        for r in rijen
        if not pd.isna(r["waarde"])
    ]
