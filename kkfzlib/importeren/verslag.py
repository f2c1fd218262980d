"""What the import did, in counts and headers: for the notebook, the manifest and the trace. No row of a person."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Vertaling:
    """How often a value of an export became what in a contract column; never of a column about persons."""

    kop: str
    kolom: str
    van: str
    naar: str
    aantal: int


@dataclass(frozen=True)
class Bronverslag:
    """One file (and sheet) that went into a table. ``vervallen`` counts dropped rows per rule, in order."""

    tabel: str
    bestand: str
    blad: str
    koprij: int
    vorm: str
    sha256: str
    bytes: int
    rijen_in: int
    vervallen: tuple[tuple[str, int], ...]
    rijen_uit: int
    vertalingen: tuple[Vertaling, ...] = ()
    weggelaten: tuple[str, ...] = ()
    """Headers that the recipe doesn't name: these columns were not read."""

    @property
    def plaats(self) -> str:
        """File, and sheet where there is one."""
        return f"{self.bestand}, blad {self.blad}" if self.blad else self.bestand

    def als_json(self) -> dict[str, Any]:
        """Plain values, for the file beside the tables."""
        return asdict(self)

    @classmethod
    def van_json(cls, waarden: dict[str, Any]) -> Bronverslag:
        """The reverse of ``als_json``."""
        return cls(**{
            **waarden,
            "vervallen": tuple((n, a) for n, a in waarden["vervallen"]),
            "vertalingen": tuple(Vertaling(**v) for v in waarden["vertalingen"]),
            "weggelaten": tuple(waarden["weggelaten"]),
        })  # fmt: skip
