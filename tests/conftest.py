"""Shared by all tests: the example data in a place of their own, and finished reports made once per session."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from kkfzlib.dossier import DATA, Dossier

Verslagmaker = Callable[[str, int], Dossier]


_VERSLAGEN = {"verslag", "basis"}
"""Fixtures that make whole reports."""


GROOT = pytest.StashKey[dict[str, bool]]()
"""By test function that has large cases: whether it has small ones too, of those that were collected."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What a smaller run leaves out says why; files with slow tests go first, so that workers end together."""
    for item in items:
        if _VERSLAGEN.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.traag(reden="a finished report"))
    merken = [(i, m) for i in items for naam in ("traag", "groot") for m in i.iter_markers(naam)]
    if zonder := [i.nodeid for i, m in merken if not m.kwargs.get("reden")]:
        raise pytest.UsageError(f"traag en groot vragen een reden: {', '.join(zonder)}")
    klein = {_functie(i) for i in items if not i.get_closest_marker("groot")}
    config.stash[GROOT] = {f: f in klein for f in (_functie(i) for i, m in merken if m.name == "groot")}
    traag = {i.path for i, _ in merken}
    items.sort(key=lambda i: i.path not in traag)


def _functie(item: pytest.Item) -> str:
    return item.nodeid.partition("[")[0]


def pytest_report_header(config: pytest.Config) -> list[str]:
    """What this run leaves out, and which command does it."""
    elders = {"traag": "make test", "groot": "make groot"}
    return [f"zonder {m}: zie {c}" for m, c in elders.items() if f"not {m}" in config.option.markexpr]


@pytest.fixture(scope="session")
def gedeeld(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all workers of one session share."""
    basis = tmp_path_factory.getbasetemp()
    map = (basis if worker_id == "master" else basis.parent) / "gedeeld"
    map.mkdir(exist_ok=True)
    return map


@pytest.fixture(scope="session")
def verslag(gedeeld: Path) -> Verslagmaker:
    """Make a report of an example once (embedded engine) and give its dossier; workers wait for each other.

    The data root has a space and an ë in its name on purpose: nothing may depend on a plain path.
    """

    def maak(organisatie: str, jaar: int) -> Dossier:
        dossier = Dossier(organisatie, jaar, gedeeld / "gegevens é kopie", gedeeld / "uit voer")
        with FileLock(gedeeld / f"{organisatie}.lock"):
            if not dossier.raw_organisatie.is_dir():
                shutil.copytree(DATA / "raw" / organisatie, dossier.raw_organisatie)
            if not dossier.publicatie.is_dir():
                from kkfzlib.uitvoeren.rapport import maak_rapport

                maak_rapport(dossier, engine="ingebouwd")
        return dossier

    return maak


@pytest.fixture(autouse=True)
def _schone_omgeving(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test depends on settings of the person who runs it."""
    for naam in [n for n in os.environ if n.startswith("KKFZ_") and n != "KKFZ_BROWSER_VERPLICHT"]:
        if naam != "KKFZ_CHROMIUM":
            monkeypatch.delenv(naam)
