"""Rows of an export that are no data as they stand: merged cells, and totals that no rule dropped."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from openpyxl.utils.cell import get_column_letter

from kkfzlib.importeren.omvormen import VRIJ, Werk
from kkfzlib.importeren.recept import Bronrecept
from kkfzlib.importeren.vel import Ruwekolom
from kkfzlib.importeren.waarden import als_tekst
from kkfzlib.inlezen.omzetten import TOTAAL


def meld_samengevoegd(werk: Werk, koppen: tuple[str, ...]) -> None:
    """A cell that is merged over several rows of the table: for the lower ones the sheet says nothing."""
    vel = werk.kop.vel
    nummers = {werk.kop.plaats[k]: k for k in koppen}
    over = set(werk.rijen.tolist()) if vel.samengevoegd else set()
    for (boven, links), (onder, _) in vel.samengevoegd:
        if onder > boven and links in nummers and boven + 1 > werk.kop.rij and boven + 1 in over:
            letter = get_column_letter(links + 1)
            bereik = f"{letter}{boven + 1}:{letter}{onder + 1}"
            werk.melder.meld("samengevoegd", vel.bestand, cel=f"{vel.blad}!{letter}{boven + 1}",
                             kolom=nummers[links], bereik=bereik)  # fmt: skip


def _is_totaal(waarde: object) -> bool:
    return (
        isinstance(waarde, str) and "tota" in waarde.lower() and TOTAAL.match(als_tekst(waarde)) is not None
    )


def meld_totalen(werk: Werk, recept: Bronrecept, kolommen: Mapping[str, Ruwekolom]) -> np.ndarray:
    """Mask of the rows that say *Totaal* in a column that is read, and that no rule dropped; reported here, once."""
    gemeld = np.zeros(len(werk.rijen), dtype=bool)
    koppen = [u for k in recept.kolommen if k.naam not in VRIJ for u in k.uit] + [
        r.kolom for r in recept.rijen
    ]
    for kop in dict.fromkeys(k for k in koppen if k in kolommen):
        raak = kolommen[kop].masker(_is_totaal) & ~gemeld
        werk.meld("export-totaal", raak, kop)
        gemeld |= raak
    return gemeld
