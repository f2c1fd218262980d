"""Values about persons in the exports, for the scan of what is published: in memory, and nowhere else."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import lru_cache

from kkfzlib.bevindingen import PERSOONSKOLOMMEN
from kkfzlib.dossier import Dossier
from kkfzlib.importeren.bronbestanden import Bronbestanden
from kkfzlib.importeren.koprij import zoek_kop
from kkfzlib.importeren.recept import Bronrecept
from kkfzlib.importeren.recept_lezen import lees_recept
from kkfzlib.importeren.waarden import als_tekst
from kkfzlib.inlezen.ruw import Melder

CIJFERS = 7
"""A shorter number is no secret that could be told from a figure: client 10450 and 10450 beddagen look alike."""


def personen(dossier: Dossier) -> frozenset[tuple[str, str, str]]:
    """(value, contract column, file) of everything in a mapped person column, as the exports hold it.

    Empty without a recipe, and for exports that can't be read: then nothing was made of them either.
    """
    if not dossier.heeft_recept:
        return frozenset()
    map = dossier.bronnen
    moment = (
        max((p.stat().st_mtime_ns for p in map.rglob("*") if p.is_file()), default=0) if map.is_dir() else 0
    )
    return _personen(dossier, moment)


@lru_cache(maxsize=2)
def _personen(dossier: Dossier, moment: int) -> frozenset[tuple[str, str, str]]:
    melder = Melder()
    bestanden = Bronbestanden(dossier.bronnen, melder)
    uit: set[tuple[str, str, str]] = set()
    for tabel in lees_recept(dossier, melder).tabellen.values():
        for bron in tabel.bronnen:
            uit.update(_van_bron(bron, bestanden, melder))
    return frozenset(uit)


def _van_bron(bron: Bronrecept, bestanden: Bronbestanden, melder: Melder) -> Iterator[tuple[str, str, str]]:
    koppen = [(k, u) for k in bron.kolommen if k.pseudoniem or k.naam in PERSOONSKOLOMMEN for u in k.uit]
    if not koppen:
        return
    for naam in bestanden.passend(bron.bron):
        bestand = bestanden.open(naam)
        kop = zoek_kop(bestand.vellen, bron, melder) if bestand is not None and bestand.vellen else None
        if kop is None or bestand is None:
            continue
        try:
            gelezen = kop.vel.lees(kop.rij, [kop.plaats[u] for _, u in koppen])
        except csv.Error:
            continue
        for (kolom, _), ruw in zip(koppen, gelezen.kolommen, strict=True):
            for waarde in ruw.waarden:
                tekst = als_tekst(waarde, "id")
                if tekst and not (tekst.isdigit() and len(tekst) < CIJFERS):
                    yield tekst, kolom.naam, bestand.naam
