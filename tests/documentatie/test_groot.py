"""What only `make groot` runs has a small variant in `make test`, and stands in the list of CONTRIBUTING."""

from __future__ import annotations

import re

import pytest

from kkfzlib.dossier import PROJECT
from tests.conftest import GROOT

LIJST = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_elke_grote_reeks_heeft_een_kleine(pytestconfig: pytest.Config) -> None:
    assert [functie for functie, klein in pytestconfig.stash[GROOT].items() if not klein] == []


def test_de_lijst_noemt_elk_bestand_met_een_grote_reeks() -> None:
    merk = "mark." + "groot("
    met = {
        p.relative_to(PROJECT).as_posix()
        for p in (PROJECT / "tests").rglob("*.py")
        if merk in p.read_text(encoding="utf-8")
    }
    assert set(re.findall(r"^\| `(tests/[\w/]+\.py)`", LIJST, re.MULTILINE)) == met
