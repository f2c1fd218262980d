"""One finished publication for all tests of this group; each test works on its own copy of it."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kkfzlib.cli import draai
from kkfzlib.dossier import Dossier

from .hulp import dossier_in, kopie, maak_dossier, opties, slot_van


@pytest.fixture(scope="session", autouse=True)
def tijdelijk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A temporary folder of this group's own, so that what is left behind is seen."""
    map, oud = tmp_path_factory.mktemp("tijdelijk"), os.environ.get("TMPDIR")
    os.environ["TMPDIR"], tempfile.tempdir = str(map), str(map)
    yield map
    tempfile.tempdir = None
    if oud is None:
        del os.environ["TMPDIR"]
    else:
        os.environ["TMPDIR"] = oud


@pytest.fixture(scope="session")
def basis(gedeeld: Path, tijdelijk: Path) -> Dossier:
    """The organisation with its published report, made once for all workers; nobody may change it."""
    wortel = gedeeld / "basis"
    d, klaar = dossier_in(wortel), wortel / "klaar"
    with slot_van(d):
        if not klaar.is_file():
            shutil.rmtree(wortel, ignore_errors=True)
            assert draai(["rapport", *opties(maak_dossier(wortel), "--engine", "ingebouwd")]) == 0
            klaar.touch()
    return d


@pytest.fixture
def d(basis: Dossier, tmp_path: Path) -> Dossier:
    """A copy to spoil."""
    return kopie(basis, tmp_path)


@pytest.fixture
def invoer(tmp_path: Path) -> Dossier:
    """Input to spoil, without a publication."""
    return maak_dossier(tmp_path)
