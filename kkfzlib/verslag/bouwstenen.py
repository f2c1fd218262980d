"""What the report is built of: a table and a figure, both ready to show and free of unpublished values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Uitlijning = Literal["l", "r", "c"]


@dataclass(frozen=True)
class Tabel:
    """One table; every cell is Markdown of one line that is safe as it stands (see ``kkfzlib.verslag.markdown``).

    ``id`` begins with ``tbl-``; ``uitlijning`` has one of l, r, c per column (empty: first column left, the rest
    right); ``noten`` are sentences under the table; ``rijkop`` says that the first column names the row;
    ``breed`` asks for smaller type.
    """

    id: str
    bijschrift: str
    kop: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    uitlijning: tuple[Uitlijning, ...] = ()
    noten: tuple[str, ...] = ()
    rijkop: bool = True
    breed: bool = False

    def __post_init__(self) -> None:
        if not self.id.startswith("tbl-"):
            raise ValueError(f"tabel-id {self.id!r} begint niet met 'tbl-'")
        if self.uitlijning and len(self.uitlijning) != len(self.kop):
            raise ValueError(f"{self.id}: {len(self.kop)} kolommen, {len(self.uitlijning)} uitlijningen")
        fout = next((r for r in self.rijen if len(r) != len(self.kop)), None)
        if fout is not None:
            raise ValueError(f"{self.id}: {len(self.kop)} kolommen, maar een rij van {len(fout)} cellen")


@dataclass(frozen=True)
class Figuur:
    """One figure: ``svg`` is the whole file; ``alt`` and ``tabel`` (its data twin) carry the published values only.

    ``bij`` names the part of the report (a file of ``inhoud/``) that it ends when no chapter asks for it.
    """

    id: str
    bijschrift: str
    alt: str
    svg: bytes
    tabel: Tabel | None = None
    bij: str = "resultaten"

    def __post_init__(self) -> None:
        if not self.id.startswith("fig-"):
            raise ValueError(f"figuur-id {self.id!r} begint niet met 'fig-'")
