"""A figure: the one value type for what is computed, stated, traced and shown, and the frame that figures live in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

REGISTRATIE = "registratie"
OPGAVE = "opgave"

KOLOMMEN = ("kengetal", "uitsplitsing", "periode", "waarde", "eenheid", "teller", "noemer", "herkomst")
SLEUTEL = ["kengetal", "uitsplitsing", "periode"]
TEKSTKOLOMMEN = ("kengetal", "uitsplitsing", "periode", "eenheid", "herkomst")
GETALKOLOMMEN = ("waarde", "teller", "noemer")
EENHEDEN = frozenset({"aantal", "%", "euro", "dagen", "jaar", "bedden", "score"})

Sleutel = tuple[str, str, str]
"""(kengetal, uitsplitsing, periode): what no two figures of one report share."""


@dataclass(frozen=True, slots=True)
class Cijfer:
    """One figure of the output contract.

    ``waarde`` is unrounded and in ``eenheid`` (percentages 0…100); None where it is not known or may not be known.
    ``teller`` and ``noemer`` are None for counts and sums. ``herkomst`` is ``registratie`` (computed from rows) or
    ``opgave`` (stated by the organisation, so rounded as printed). ``zichtbaar`` is False where disclosure control
    hides it: then all three numbers are None. ``decimalen`` are those it was printed with, or at most those that its
    base allows; None: those of the registry. ``velden`` are the numbers that may be published at all, hidden or not.
    """

    kengetal: str
    uitsplitsing: str
    periode: str
    waarde: float | None
    eenheid: str = ""
    teller: float | None = None
    noemer: float | None = None
    herkomst: str = REGISTRATIE
    zichtbaar: bool = True
    decimalen: int | None = None
    velden: tuple[str, ...] = GETALKOLOMMEN

    @property
    def sleutel(self) -> Sleutel:
        """(kengetal, uitsplitsing, periode)."""
        return self.kengetal, self.uitsplitsing, self.periode

    @property
    def naam(self) -> str:
        """``kengetal/uitsplitsing``, or the bare kengetal: the value of ``data-kengetal``."""
        return f"{self.kengetal}/{self.uitsplitsing}" if self.uitsplitsing else self.kengetal

    @property
    def gesteld(self) -> bool:
        """Whether the organisation states it, rather than its registration."""
        return self.herkomst == OPGAVE

    @property
    def verborgen(self) -> bool:
        """Whether disclosure control hides it."""
        return not self.zichtbaar

    @property
    def intern(self) -> bool:
        """Whether no number of it leaves the house; the public export does not name it."""
        return not self.velden


@dataclass
class Cijfers:
    """Figures by key that are being put together: whatever is known first stays."""

    per_sleutel: dict[Sleutel, Cijfer] = field(default_factory=dict)

    def vul(self, sleutel: Sleutel, **delen: float) -> None:
        """Fill ``waarde``, ``teller`` or ``noemer`` of one figure, as far as they are not known yet."""
        nu = self.per_sleutel.get(sleutel) or Cijfer(*sleutel, None)
        nieuw: dict[str, Any] = {naam: getal for naam, getal in delen.items() if getattr(nu, naam) is None}
        self.per_sleutel[sleutel] = replace(nu, **nieuw)

    def waarde(self, sleutel: Sleutel) -> float | None:
        """The value of one figure; None where there is none."""
        cijfer = self.per_sleutel.get(sleutel)
        return None if cijfer is None else cijfer.waarde

    def teller(self, sleutel: Sleutel) -> float | None:
        """The number above the line; None where it is not known."""
        cijfer = self.per_sleutel.get(sleutel)
        return None if cijfer is None else cijfer.teller

    def noemer(self, sleutel: Sleutel) -> float | None:
        """The number below the line; None where it is not known."""
        cijfer = self.per_sleutel.get(sleutel)
        return None if cijfer is None else cijfer.noemer

    def perioden(self) -> list[str]:
        """Every periode named, sorted."""
        return sorted({periode for _, _, periode in self.per_sleutel})

    def codes(self, kengetal: str, periode: str) -> list[str]:
        """The uitsplitsingen of one kengetal in one periode, sorted."""
        return sorted(code for id, code, tijd in self.per_sleutel if (id, tijd) == (kengetal, periode))


def leeg() -> pd.DataFrame:
    """An empty frame in the contract's columns and types."""
    return normaliseer(pd.DataFrame(columns=list(KOLOMMEN)))


def normaliseer(frame: pd.DataFrame) -> pd.DataFrame:
    """The contract's columns in order, text as text, numbers as float64, sorted by key as text, fresh index.

    KeyError where a column of the contract is missing.
    """
    uit = frame.loc[:, list(KOLOMMEN)].copy()
    for kolom in TEKSTKOLOMMEN:
        uit[kolom] = uit[kolom].astype("string").fillna("").astype("str")
    for kolom in GETALKOLOMMEN:
        uit[kolom] = pd.to_numeric(uit[kolom]).astype("float64")
    return uit.sort_values(SLEUTEL, kind="stable", ignore_index=True)


def als_frame(cijfers: Iterable[Cijfer]) -> pd.DataFrame:
    """Figures as a frame in the contract's columns, types and order; None becomes NaN."""
    lijst = [[getattr(c, kolom) for kolom in KOLOMMEN] for c in cijfers]
    return normaliseer(pd.DataFrame(lijst, columns=list(KOLOMMEN))) if lijst else leeg()


def uit_frame(frame: pd.DataFrame) -> list[Cijfer]:
    """The figures of a contract frame, in its order; NaN becomes None."""
    return [
        Cijfer(id, code, periode, _getal(waarde), eenheid, _getal(teller), _getal(noemer), herkomst)
        for id, code, periode, waarde, eenheid, teller, noemer, herkomst in frame[list(KOLOMMEN)].itertuples(
            index=False, name=None
        )
    ]


def _getal(getal: float | None) -> float | None:
    return None if getal is None or pd.isna(getal) else float(getal)
