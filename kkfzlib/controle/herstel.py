"""Repair hints: the fewest printed cells whose change would make a table consistent. Never applied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kkfzlib.bevindingen import Bevinding
from kkfzlib.nederlands.afronding import past

from .feiten import Feiten, gedrukt

TABELLEN = (("clienten", "clienten_aandeel"), ("omzet", "omzet_aandeel"))


@dataclass(frozen=True)
class Deeltabel:
    """Printed counts of two parts and their whole, and the printed shares of the parts (None: not printed)."""

    delen: tuple[float, float]
    totaal: float
    aandelen: tuple[float | None, float | None]

    def foute_aandelen(self) -> int:
        """How many printed shares do not follow from the counts."""
        return sum(
            p is not None and not past(100 * d / self.totaal, p)
            for d, p in zip(self.delen, self.aandelen, strict=True)
            if self.totaal > 0
        )

    @property
    def sluit(self) -> bool:
        """Whether the parts add up to the whole."""
        return sum(self.delen) == self.totaal


def herstel(feiten: Feiten) -> Iterator[Bevinding]:
    """One hint per inconsistent table: the single count whose change repairs the most, if it repairs all."""
    for tellingen, aandelen in TABELLEN:
        cellen = [feiten.get(tellingen, u) for u in ("fz", "anders", "totaal")]
        if not all(c is not None and c.gesteld for c in cellen):
            continue
        fz, anders, heel = (c.waarde for c in cellen if c is not None)
        delen = [feiten.get(aandelen, u) for u in ("fz", "anders")]
        gesteld = [d.waarde if d and d.gesteld else None for d in delen]
        yield from _hints(tellingen, Deeltabel((fz, anders), heel, (gesteld[0], gesteld[1])))


def _hints(kengetal: str, tabel: Deeltabel) -> Iterator[Bevinding]:
    if tabel.sluit and tabel.foute_aandelen() == 0:
        return
    fz, anders = tabel.delen
    pogingen = {
        "fz": (fz, tabel.totaal - anders, replace(tabel, delen=(tabel.totaal - anders, anders))),
        "anders": (anders, tabel.totaal - fz, replace(tabel, delen=(fz, tabel.totaal - fz))),
        "totaal": (tabel.totaal, fz + anders, replace(tabel, totaal=fz + anders)),
    }
    for cel, (oud, nieuw, hersteld) in pogingen.items():
        if oud != nieuw and nieuw >= 0 and hersteld.sluit and hersteld.foute_aandelen() == 0:
            yield Bevinding(
                "herstel", "info", kengetal, cel, gedrukt(nieuw), gedrukt(oud),
                f"Eén cel herstelt de hele tabel: {cel} van {gedrukt(oud)} naar {gedrukt(nieuw)}. "
                "Dit is een aanwijzing; de gedrukte waarde blijft staan tot de organisatie zelf kiest.",
            )  # fmt: skip
