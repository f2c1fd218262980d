"""Drafts of the examples, each made once for all workers."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from kkfzlib.dossier import DATA, Dossier

Conceptmaker = Callable[[str, int], Dossier]


@pytest.fixture(scope="session")
def concept(gedeeld: Path) -> Conceptmaker:
    """Make the draft of an example and give its dossier."""

    def maak(organisatie: str, jaar: int) -> Dossier:
        from kkfzlib.publiceren.concept import maak_concept
        from kkfzlib.uitvoeren.rapport import maak_rapport

        dossier = Dossier(organisatie, jaar, gedeeld / "concept é", gedeeld / "concept uit")
        with FileLock(gedeeld / f"concept-{organisatie}.lock"):
            if not dossier.raw_organisatie.is_dir():
                shutil.copytree(DATA / "raw" / organisatie, dossier.raw_organisatie)
            if not dossier.concept.is_dir():
                maak_rapport(dossier, engine="ingebouwd", zonder_verslag=True)
                maak_concept(dossier, "ingebouwd")
        return dossier

    return maak


@pytest.fixture(scope="session")
def nourzorg(concept: Conceptmaker) -> Dossier:
    return concept("nourzorg", 2024)
