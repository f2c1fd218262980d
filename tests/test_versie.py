"""One version, stated once: the package, the changelog and the command agree."""

from __future__ import annotations

import re
import tomllib

import pytest

from kkfzlib import __version__
from kkfzlib.cli import draai
from kkfzlib.dossier import PROJECT


def test_de_versie_staat_op_een_plaats() -> None:
    pakket = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))
    assert pakket["project"]["dynamic"] == ["version"]
    assert pakket["tool"]["setuptools"]["dynamic"]["version"] == {"attr": "kkfzlib.__version__"}
    assert re.findall(r"^## (\S+) \(\d{4}-\d\d-\d\d\)$", _wijzigingen(), re.MULTILINE)[0] == __version__


def _wijzigingen() -> str:
    return (PROJECT / "CHANGELOG.md").read_text("utf-8")


def test_de_opdracht_noemt_haar(capsys: pytest.CaptureFixture[str]) -> None:
    assert draai(["--version"]) == 0
    assert capsys.readouterr().out == f"kkfz {__version__}\n"
