"""The steps of the notebooks in this process and in a private folder: what a run would find, without being one.

Raw data are read where they lie; everything computed lands in a folder that only the owner can read and that goes when
the trial ends. Nothing of the project changes, and no lock is needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kkfzlib import stappen
from kkfzlib.bevindingen import Invoerbevinding, als_json
from kkfzlib.dossier import Dossier
from kkfzlib.uitvoeren.manifest import Manifest
from kkfzlib.uitvoeren.plan import Keuzes, te_doen
from kkfzlib.uitvoeren.schijf import prive_map, verwijs
from kkfzlib.uitvoeren.stappenplan import voor_volgend_jaar

if TYPE_CHECKING:
    from kkfzlib.tabellen import Invoer


@contextmanager
def proefmap(dossier: Dossier) -> Iterator[Dossier]:
    """The same organisation and year with its own ``processed``, empty; the output folder is one that isn't there."""
    with prive_map() as map_:
        for deel in ("raw", "publicatie"):
            if (dossier.data / deel).is_dir():
                verwijs(map_ / deel, dossier.data / deel)
        yield Dossier(dossier.organisatie, dossier.jaar, map_, map_ / "uit", dossier.bronmap)


def reken(proef: Dossier, echt: Dossier, invoer: Invoer, bevindingen: list[Invoerbevinding]) -> None:
    """Save the clean input of the trial, compute its figures and audit them, beside the year compared with."""
    ervoor = echt.jaar_ervoor(invoer.instellingen.vergelijk_met)
    haal_jaar(proef, ervoor)
    schrijf(proef, invoer, bevindingen)
    _bereken(proef)
    plek = (proef.organisatie, proef.jaar, str(proef.data))
    teksten = stappen.teksten(*plek)
    stappen.bewaar_controle(stappen.controle(teksten, *plek), teksten, *plek)


def haal_jaar(proef: Dossier, ervoor: Dossier) -> None:
    """Bring the figures of an earlier year into the trial: of the last run, or computed now where they are stale."""
    hier = Dossier(proef.organisatie, ervoor.jaar, proef.data, proef.uit)
    if hier.processed.exists() or not ervoor.raw.is_dir():
        return
    if not te_doen(Manifest(ervoor), Keuzes(zonder_verslag=True), voor_volgend_jaar(ervoor)):
        _koppel(hier.processed, ervoor.processed)
        return
    from kkfzlib.inlezen import lees_invoer

    invoer, bevindingen = lees_invoer(hier)
    if invoer is not None:  # a year that can't be used is not compared with, as in a run
        schrijf(hier, invoer, bevindingen)
        _bereken(hier)


def _koppel(hier: Path, echt: Path) -> None:
    hier.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    verwijs(hier, echt)


def schrijf(proef: Dossier, invoer: Invoer, bevindingen: list[Invoerbevinding]) -> None:
    """Save the clean input of the trial and what was remarked about it."""
    from kkfzlib.inlezen import schrijf_invoer

    schrijf_invoer(invoer, proef)
    proef.inleesbevindingen.write_text(als_json(bevindingen) + "\n", encoding="utf-8")


def _bereken(proef: Dossier) -> None:
    plek = (proef.organisatie, proef.jaar)
    stappen.bewaar_kengetallen(stappen.kengetallen(*plek, str(proef.data)), *plek, str(proef.data))
