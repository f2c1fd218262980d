"""Sources of one table held against each other: the same rows twice, or one row that they tell differently."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from kkfzlib.bevindingen import Ernst
from kkfzlib.importeren.tafel import Importbron, Tafel, stapel
from kkfzlib.inlezen.ruw import Melder

SLEUTELS: dict[str, tuple[str, ...]] = {
    "plaatsingen": ("client_id", "zorgvorm", "begindatum"),
    "uitstroom": ("client_id", "datum"),
    "capaciteit": ("locatie", "begindatum"),
    "medewerkers": ("medewerker_id", "in_dienst"),
    "verzuim": ("medewerker_id", "begindatum", "soort"),
    "antwoorden": ("onderzoek", "respondent_id", "vraag"),
    "onderzoeken": ("onderzoek",),
    "opgave": ("kengetal", "uitsplitsing", "periode"),
}
"""What makes two rows of a table the same row; other tables have rows that may rightly be alike."""


WEINIG = 3
"""Rows from which on two equal exports of another table can't be chance."""


GEDEELD = 5
"""Different rows that two exports share, from which on half of the smaller one is no chance."""


def controleer(naam: str, delen: Sequence[Tafel], melder: Melder) -> None:
    """Report a source that repeats another, and rows on which two sources disagree."""
    if len(delen) < 2:
        return
    frames = [d.als_ruw().frame for d in delen]
    dubbel = set()
    for n, frame in enumerate(frames):
        for m in range(n):
            if len(frame) and frame.equals(frames[m]):
                dubbel.add(n)
                # A few rows may be alike by chance, as a turnover that is the same in two months.
                ernst: Ernst = "fout" if len(frame) >= WEINIG or naam in SLEUTELS else "waarschuwing"
                melder.meld("export-dubbel", delen[n].verslagen[0].bestand, ernst=ernst, tabel=naam,
                            ander=delen[m].verslagen[0].bestand)  # fmt: skip
                break
        else:
            if naam not in SLEUTELS:
                _grotendeels(naam, n, delen, frames, melder)
    over = [n for n in range(len(delen)) if n not in dubbel]
    if len({delen[n].verslagen[0].bestand for n in over}) > 1 and naam in SLEUTELS:
        _rijen(naam, [delen[n] for n in over], [frames[n] for n in over], melder)


def _grotendeels(
    naam: str, n: int, delen: Sequence[Tafel], frames: Sequence[pd.DataFrame], melder: Melder
) -> None:
    """A source that shares most of its rows with an earlier one: an older or partial copy of the same export.

    Rows alike within one source prove nothing: only different rows count, so that lump sums or two incidents of one
    day don't make two honest exports a copy.
    """
    for m in range(n):
        verschillend, gedeeld = _gedeeld(frames[n], frames[m])
        if verschillend >= GEDEELD and 2 * gedeeld >= min(len(frames[n]), len(frames[m])):
            melder.meld("export-overlap", delen[n].verslagen[0].bestand, tabel=naam, aantal=gedeeld,
                        van=len(frames[n]), ander=delen[m].verslagen[0].bestand)  # fmt: skip
            return


def _gedeeld(een: pd.DataFrame, ander: pd.DataFrame) -> tuple[int, int]:
    """How many different rows two sources share, and how many rows those are (as often as both have them)."""
    if list(een.columns) != list(ander.columns):
        return 0, 0
    merken = (np.unique(pd.util.hash_pandas_object(f, index=False), return_counts=True) for f in (een, ander))
    (eigen, hier), (vreemd, daar) = merken
    _, links, rechts = np.intersect1d(eigen, vreemd, assume_unique=True, return_indices=True)
    return len(links), int(np.minimum(hier[links], daar[rechts]).sum())


def _rijen(naam: str, delen: Sequence[Tafel], frames: Sequence[pd.DataFrame], melder: Melder) -> None:
    """Rows with one key in two sources: equal (counted twice) or not (one of both is wrong)."""
    sleutel = list(SLEUTELS[naam])
    alles = pd.concat([f.assign(_deel=n) for n, f in enumerate(frames)], ignore_index=True)
    per_sleutel = alles.groupby(sleutel, sort=False)["_deel"]
    gedeeld = alles[per_sleutel.transform("nunique") > 1]
    if gedeeld.empty:
        return
    heel = stapel(naam, delen)
    bron = Importbron(heel.bronnen, heel.nr, heel.rij)
    waarden = [str(k) for k in frames[0].columns if k not in sleutel]
    teksten = {str(k): alles[k].to_list() for k in frames[0].columns}
    deel = alles["_deel"].to_list()
    for posities in gedeeld.groupby(sleutel, sort=False).indices.values():
        rijen = [int(i) for i in gedeeld.index[posities]]
        eerste = rijen[0]
        ander = next(i for i in rijen if deel[i] != deel[eerste])
        anders = [k for k in waarden if teksten[k][eerste] != teksten[k][ander]]
        code = "bronnen-oneens" if anders else "bronnen-dubbel"
        plek = f"{bron.bestand_van(eerste)}, {'rij' if bron.plaats(eerste)[1] else 'regel'} {int(heel.rij[eerste])}"
        melder.meld_rijen(code, bron, [ander], (anders or sleutel)[0], ander=plek, kolommen=", ".join(anders))
