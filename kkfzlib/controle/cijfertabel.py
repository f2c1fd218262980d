"""Any table with a total: its columns add up, and a percentage column follows from the column before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kkfzlib.bevindingen import Bevinding
from kkfzlib.nederlands.afronding import SPELING

from .feiten import gedrukt
from .lezer import Cijfertabel


def optelling(tabellen: Sequence[Cijfertabel]) -> Iterator[Bevinding]:
    """The rows of each column must add up to its total, give or take what rounding explains."""
    for tabel in tabellen:
        for k, totaal in enumerate(tabel.totaal.getallen):
            kolom = [rij.getallen[k] for rij in tabel.rijen]
            som = sum(g.waarde for g in kolom)
            marge = sum(g.half for g in (*kolom, totaal) if g.eenheid == "%" or g.cijfers)
            if abs(som - totaal.waarde) > marge + SPELING:
                yield Bevinding(
                    "totaal-delen", "fout", "", "", gedrukt(som), gedrukt(totaal.waarde),
                    f"Tabel met totaal {totaal.tekst}: de rijen tellen op tot {gedrukt(som)}.",
                )  # fmt: skip


def aandelen(tabellen: Sequence[Cijfertabel]) -> Iterator[Bevinding]:
    """A column of percentages that totals about 100 must be the shares of the column of counts before it."""
    for tabel in tabellen:
        totaal = tabel.totaal.getallen
        for k in range(1, len(totaal)):
            if totaal[k].eenheid == "%" and totaal[k - 1].eenheid != "%" and abs(totaal[k].waarde - 100) < 1:
                yield from _aandelen(tabel, k)


def _aandelen(tabel: Cijfertabel, k: int) -> Iterator[Bevinding]:
    heel = tabel.totaal.getallen[k - 1].waarde
    for rij in tabel.rijen:
        deel, aandeel = rij.getallen[k - 1], rij.getallen[k]
        if heel and abs(100 * deel.waarde / heel - aandeel.waarde) > aandeel.half + SPELING:
            yield Bevinding(
                "percentage-aantal", "fout", "", "", gedrukt(100 * deel.waarde / heel), gedrukt(aandeel.waarde),
                f"{deel.tekst} van {gedrukt(heel)} is {gedrukt(100 * deel.waarde / heel)}%; er staat {aandeel.tekst}.",
            )  # fmt: skip
