"""A missing browser is a visible skip, and a failure where the tests are obligatory."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from kkfzlib.dossier import PROJECT


@pytest.mark.traag(reden="pytest in a process of its own")
@pytest.mark.parametrize(("verplicht", "code", "woord"), [("", 0, "1 skipped"), ("1", 1, "1 error")])
def test_zonder_chromium(verplicht: str, code: int, woord: str) -> None:
    omgeving = os.environ | {"KKFZ_CHROMIUM": "/bestaat/niet", "KKFZ_BROWSER_VERPLICHT": verplicht}
    proef = "tests/browser/test_verplicht.py::test_proef"
    uit = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", proef],
        cwd=PROJECT, env=omgeving, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert uit.returncode == code, uit.stdout
    assert woord in uit.stdout
    assert "Chromium ontbreekt" in uit.stdout


@pytest.mark.traag(reden="a real browser")
@pytest.mark.browser
def test_proef(browser: object) -> None:
    assert browser is not None
