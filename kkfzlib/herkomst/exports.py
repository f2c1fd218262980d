"""From the rows behind a figure on to the rows of the exports they were made of: file, sheet, row numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np

from kkfzlib.dossier import Dossier
from kkfzlib.herkomst.keten import Exportrijen, Keten
from kkfzlib.herkomst.rijen import Rijenteller
from kkfzlib.importeren.opslag import VERSLAG, laad_spoor, laad_verslag
from kkfzlib.importeren.tafel import Herkomst
from kkfzlib.tabellen import Invoer


def met_exportrijen(keten: Keten, invoer: Invoer, dossier: Dossier) -> Keten:
    """The chain with, per value, the rows of the exports; unchanged where nothing was imported."""
    if not (dossier.ingevoerd / VERSLAG).is_file():
        return keten
    teller = Rijenteller(invoer)
    geimporteerd = frozenset(laad_verslag(dossier).get("bronnen", {}))
    spoor = lru_cache(maxsize=None)(lambda tabel: laad_spoor(dossier, tabel))
    waarden = []
    for w in keten.waarden:
        rijen: list[Exportrijen] = []
        for tabel, posities in teller.plaatsen(w.cijfer).items():
            if tabel in geimporteerd:
                rijen += _van(tabel, posities, *spoor(tabel))
        waarden.append(replace(w, exportrijen=tuple(rijen)))
    return replace(keten, waarden=tuple(waarden))


def _van(
    tabel: str, posities: np.ndarray, bronnen: Sequence[Herkomst], spoor: np.ndarray
) -> Iterator[Exportrijen]:
    raak = spoor[np.isin(spoor[:, 0], posities)]
    for n, bron in enumerate(bronnen):
        nummers = np.unique(raak[raak[:, 1] == n, 2])
        if len(nummers):
            yield Exportrijen(tabel, bron.bestand, bron.blad, len(nummers), bereiken(nummers))


def bereiken(nummers: np.ndarray) -> str:
    """Sorted row numbers in short: ``4-9, 12``."""
    grenzen = np.flatnonzero(np.diff(nummers) > 1) + 1
    delen = [(int(d[0]), int(d[-1])) for d in np.split(nummers, grenzen)]
    return ", ".join(str(van) if van == tot else f"{van}-{tot}" for van, tot in delen)
