"""What a raw table is: its columns, their kinds and their meaning. Everything else is generated from this."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from kkfzlib.nederlands.cel import kort

MERK = "VOORBEELDRIJ"
"""Stands in the first column of a template's example row."""

Soort = Literal[
    "id", "tekst", "nummer", "keuze", "datum", "decimaal", "geheel", "janee", "codes", "uitsplitsing", "jaar", "kruis"
]  # fmt: skip

SOORTNAMEN: dict[Soort, str] = {
    "id": "pseudoniem (tekst)",
    "tekst": "tekst",
    "nummer": "nummer (tekst)",
    "keuze": "keuze uit een lijst",
    "datum": "datum (d-m-jjjj of jjjj-mm-dd)",
    "decimaal": "getal (decimale komma)",
    "geheel": "geheel getal",
    "janee": "ja of nee",
    "codes": "codes, gescheiden door |",
    "uitsplitsing": "code van een uitsplitsing",
    "jaar": "jaartal (vier cijfers)",
    "kruis": "x of leeg",
}
"""Dutch name of every kind, for the data dictionary and the messages."""


@dataclass(frozen=True)
class Kolom:
    """One column. ``leeg``: the cell may be empty; ``aanwezig``: the column must be in the file.

    ``minimum`` and ``maximum`` are inclusive; ``synoniemen`` are names people use instead, refused with this
    column's name as advice; ``voorbeeld`` is written as an analyst would type it.
    """

    naam: str
    soort: Soort
    omschrijving: str
    voorbeeld: str
    keuzes: tuple[str, ...] = ()
    leeg: bool = False
    aanwezig: bool = True
    minimum: float | None = None
    maximum: float | None = None
    synoniemen: tuple[str, ...] = ()

    @property
    def bereik(self) -> str:
        """Allowed values in words: ``0…100``, ``verblijf, ambulant``; empty where anything goes."""
        if self.keuzes:
            return ", ".join(self.keuzes)
        laag, hoog = (kort(g) if g is not None else "" for g in (self.minimum, self.maximum))
        if laag and hoog:
            return f"{laag}…{hoog}"
        return f"vanaf {laag}" if laag else f"tot en met {hoog}" if hoog else ""


@dataclass(frozen=True)
class Tabel:
    """One raw table, with the rules that many tables share; a rule of its own stands in ``inlezen/betekenis.py``.

    ``sleutel`` columns identify a row (a repeated key is refused). ``jaarkolommen``: it also takes a column per year,
    marked x or empty. ``periode`` are its first and last day. ``jaardatum`` decides in which year a row counts.
    ``verwijst`` names the tables whose key its rows must know. ``enkel``: an equal row is probably a mistake.
    ``erbij`` are columns that cleaning adds.
    """

    naam: str
    omschrijving: str
    kolommen: tuple[Kolom, ...]
    sleutel: tuple[str, ...] = ()
    jaarkolommen: bool = False
    periode: tuple[str, str] | None = None
    jaardatum: str = ""
    verwijst: tuple[str, ...] = ()
    enkel: bool = False
    erbij: tuple[Kolom, ...] = ()

    def kop(self, jaren: Iterable[int]) -> list[str]:
        """The header of a file, with a column for each of ``jaren`` where the table takes those."""
        return [*self.per_naam, *(str(j) for j in jaren if self.jaarkolommen)]

    @cached_property
    def per_naam(self) -> dict[str, Kolom]:
        """Column by name."""
        return {k.naam: k for k in self.kolommen}

    @cached_property
    def synoniemen(self) -> dict[str, str]:
        """Popular other names of the columns, to the real name."""
        return {s: k.naam for k in self.kolommen for s in k.synoniemen}

    def kolom(self, naam: str) -> Kolom:
        """The column ``naam``, year columns included; KeyError when unknown."""
        if self.jaarkolommen and is_jaarkolom(naam):
            return Kolom(naam, "kruis", f"Gepland voor of gedaan in {naam}.", "x", leeg=True)
        return self.per_naam[naam]


def is_jaarkolom(naam: str) -> bool:
    """Whether a column name is a year: 2000…2099."""
    return len(naam) == 4 and naam.isascii() and naam.isdigit() and naam.startswith("20")


_DTYPES: dict[Soort, str] = {
    "datum": "datetime64[ns]",
    "decimaal": "float64",
    "geheel": "int64",
    "jaar": "int64",
    "janee": "bool",
    "kruis": "bool",
}
"""Clean type per kind; every other kind is text (``str``). A whole number that may be missing is ``Int64``."""


def dtype(kolom: Kolom) -> str:
    """The type of ``kolom`` in a clean frame."""
    if kolom.soort in ("geheel", "jaar") and kolom.leeg:
        return "Int64"
    # A stated figure's period is a key of the output contract, and keys are text there.
    if kolom.naam == "periode":
        return "str"
    return _DTYPES.get(kolom.soort, "str")
