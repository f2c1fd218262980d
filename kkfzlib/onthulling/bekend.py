"""What is known outside already: everything published before, and what other years of the organisation will show.

Published once is known for good, whichever folder or year it stood in; hidden once stays hidden. Of a year that is
not published yet the plan counts: the values that its public report shows. So the order in which reports are made
makes no difference.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import pandas as pd

from kkfzlib.cijfers import KOLOMMEN, normaliseer
from kkfzlib.onthulling.klassen import is_telling, klasse

Sleutel = tuple[str, str, str]
BREED = 0.10
"""A difference is open when its interval is at least this share of it wide."""

BEDDEN = ("waarde", "teller per dag")
"""Where the registry says so of ``personen``, the figure itself counts clients: occupied beds."""


@dataclass(frozen=True)
class Bekend:
    """Rows by key: ``getoond`` as they were last shown, ``verborgen`` those never shown, with their true numbers.

    A number that was not shown, or is not known here, is NaN. ``gepland`` are the keys that are not published yet,
    ``jaren`` the years that have a report of their own (published or planned).
    """

    getoond: Mapping[Sleutel, Any] = field(default_factory=lambda: MappingProxyType({}))
    verborgen: Mapping[Sleutel, Any] = field(default_factory=lambda: MappingProxyType({}))
    gepland: frozenset[Sleutel] = frozenset()
    jaren: frozenset[str] = frozenset()

    def is_nieuw(self, sleutel: Sleutel) -> bool:
        """Whether the report of that year is there, without this figure."""
        return sleutel[2] in self.jaren and sleutel not in self.getoond and sleutel not in self.verborgen

    def gaten(self, jaar: str) -> list[str]:
        """The years without a report between that of ``jaar`` and the others, oldest first."""
        jaren = [int(j) for j in (*self.jaren, jaar) if j.isdecimal()]
        return [str(j) for j in range(min(jaren, default=0), max(jaren, default=0)) if j not in jaren]

    @property
    def gepubliceerd(self) -> Bekend:
        """The same without what is planned only."""
        getoond, verborgen = (
            {s: r for s, r in rijen.items() if s not in self.gepland}
            for rijen in (self.getoond, self.verborgen)
        )
        return Bekend(getoond, verborgen, jaren=self.jaren)

    @classmethod
    def uit(
        cls,
        uitgaven: Iterable[tuple[pd.DataFrame, pd.DataFrame | None]],
        gepland: Iterable[tuple[pd.DataFrame, pd.DataFrame | None]] = (),
    ) -> Bekend:
        """From (published frame with a bool ``verborgen``, true contract frame or None), oldest first.

        ``gepland`` are the reports that are not published yet.
        """
        nu = cls._uit(uitgaven)
        straks = cls._uit([*uitgaven, *gepland])
        nieuw = {*straks.getoond, *straks.verborgen} - {*nu.getoond, *nu.verborgen}
        return cls(straks.getoond, straks.verborgen, frozenset(nieuw), straks.jaren)

    @classmethod
    def _uit(cls, uitgaven: Iterable[tuple[pd.DataFrame, pd.DataFrame | None]]) -> Bekend:
        getoond: dict[Sleutel, Any] = {}
        verborgen: dict[Sleutel, Any] = {}
        jaren = set()
        for frame, waar in uitgaven:
            jaren |= {max(frame["periode"].astype(str), default="")}
            echt = {} if waar is None else {sleutel(r): r for r in _rijen(waar)}
            weg = dict(zip(map(tuple, frame[_DELEN].astype(str).to_numpy()), frame["verborgen"], strict=True))
            for rij in _rijen(frame):
                if weg[sleutel(rij)]:
                    eerder = verborgen.get(
                        sleutel(rij), rij
                    )  # a later report may not know the number any more
                    verborgen[sleutel(rij)] = echt.get(sleutel(rij), eerder)
                else:
                    getoond[sleutel(rij)] = _met_bedden(
                        rij, echt.get(sleutel(rij), getoond.get(sleutel(rij)))
                    )
        dicht = {s: r for s, r in verborgen.items() if s not in getoond}
        return cls(getoond, dicht, jaren=frozenset(jaren))

    def zonder(self, sleutels: set[Sleutel]) -> list[tuple[Any, bool]]:
        """All other rows, each with whether it is hidden."""
        uit = [(r, False) for s, r in self.getoond.items() if s not in sleutels]
        return uit + [(r, True) for s, r in self.verborgen.items() if s not in sleutels]


_DELEN = list(KOLOMMEN[:3])


def _met_bedden(rij: Any, waar: Any) -> Any:
    """Beds can be counted by who knows the house: a degree of occupation tells the days as long as it is known."""
    soort = klasse(rij.kengetal, rij.uitsplitsing)
    if waar is None or soort is None or soort.personen != "teller per dag" or rij.eenheid != "%":
        return rij
    return rij._replace(noemer=waar.noemer)


def sleutel(rij: Any) -> Sleutel:
    """Kengetal, uitsplitsing and periode of a row."""
    return rij.kengetal, rij.uitsplitsing, rij.periode


def _rijen(frame: pd.DataFrame) -> Iterable[Any]:
    return normaliseer(frame).itertuples(index=False)


def zelfde_druk(een: Any, ander: Any, decimalen: int, velden: Iterable[str]) -> bool:
    """Whether two rows print the same numbers; what one of them does not print is no difference."""
    for veld in velden:
        a, b = getattr(een, veld), getattr(ander, veld)
        half = 0.5 / 10**decimalen if veld == "waarde" else 0.5
        if not (math.isnan(a) or math.isnan(b)) and abs(a - b) > half + 1e-9:
            return False
    return True


def onschuldige_wijziging(nu: Any, toen: Any, drempel: int, decimalen: int) -> bool:
    """Whether a corrected figure beside the one that is out points at nobody.

    Counts must have moved by ``drempel`` or more, and so must the base of a share or mean. Over the same base a mean
    may change as long as rounding leaves the difference of the sums open by a tenth of it: one client's days, one
    employee's sick leave. Occupied beds are clients, and beside an unchanged number of clients the days of one tell
    that it was somebody who came or went. Money and documents are no persons.
    """
    soort = klasse(nu.kengetal, nu.uitsplitsing)
    if soort is None or not soort.over_personen:
        return soort is not None
    telt = is_telling(nu.kengetal, nu.uitsplitsing)
    verschil = abs(nu.waarde - toen.waarde) if telt else abs(nu.noemer - toen.noemer)
    if verschil >= drempel:
        return True
    zelfde_basis = verschil == 0 or (math.isnan(verschil) and bool(soort.personen))
    if telt or not zelfde_basis or soort.personen in BEDDEN:
        return False
    if not soort.personen and (not soort.som or soort.telt == "respondent"):
        return False
    anders, half = abs(nu.waarde - toen.waarde), 0.5 / 10**decimalen
    return 4 * half >= BREED * (anders + 2 * half)
