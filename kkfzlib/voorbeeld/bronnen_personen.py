"""Made-up persons for the columns that an import must leave behind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from kkfzlib.voorbeeld.toeval import Toeval

_VOOR = (
    "Aad",
    "Bea",
    "Cor",
    "Dina",
    "Evert",
    "Fien",
    "Gijs",
    "Hanna",
    "Ilse",
    "Joris",
    "Koen",
    "Lotte",
    "Mees",
    "Nel",
)
_ACHTER = (
    "Fictief", "Verzonnen", "Voorbeeld", "Oefenaar", "Nergenshuizen", "Proefstra", "Bedachtsma", "Schijnveld",
    "Doetinalsof", "Namaakman", "Testerink", "Gefingeerd",
)  # fmt: skip


@dataclass(frozen=True)
class Persoon:
    """A person who doesn't exist: name, a number of the reserved test series of the BSN, day of birth."""

    naam: str
    bsn: str
    geboren: date


@cache
def persoon(soort: str, wie: str) -> Persoon:
    """The same invented person every time for the same id."""
    toeval = Toeval(20241128, f"persoon/{soort}/{wie}")
    naam = f"{toeval.kies(_VOOR)} {toeval.kies(_ACHTER)}"
    return Persoon(naam, _testnummer(toeval), toeval.dag(date(1960, 1, 1), date(2004, 12, 31)))


def _testnummer(toeval: Toeval) -> str:
    """Nine digits beginning with 9999, the series kept for tests, that pass the check of eleven."""
    while True:
        cijfers = [9, 9, 9, 9, *(toeval.heel(0, 9) for _ in range(4))]
        laatste = sum((9 - i) * c for i, c in enumerate(cijfers)) % 11
        if laatste < 10:
            return "".join(map(str, [*cijfers, laatste]))
