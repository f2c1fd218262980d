"""``kkfz controleer --verslag``: the seven fields, the exit code, wrong use."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kkfzlib.bevindingen import BEVINDINGKOLOMMEN
from kkfzlib.cli import draai

from .verslagen import BASIS, als_tekst, muteer


def test_json_van_een_verslag_met_fout(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pad = als_tekst(muteer("72,41%", "74,21%"), tmp_path / "verslag.txt")
    assert draai(["controleer", "--verslag", str(pad), "--json"]) == 1
    uit = json.loads(capsys.readouterr().out)
    assert list(uit) == ["dekking", "bevindingen"]
    assert all(tuple(b) == BEVINDINGKOLOMMEN for b in uit["bevindingen"])
    assert "percentage-aantal" in {b["regel"] for b in uit["bevindingen"]}


def test_schoon_verslag_geeft_exitcode_nul(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert draai(["controleer", "--verslag", str(als_tekst(BASIS, tmp_path / "verslag.txt")), "--json"]) == 0
    uit = json.loads(capsys.readouterr().out)
    assert uit["bevindingen"] == []
    assert uit["dekking"]["zinnen_gelezen"] > 10


@pytest.mark.parametrize("argumenten", [[], ["testzorg"], ["--verslag", "bestaat-niet.pdf"]])
def test_verkeerd_gebruik(argumenten: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert draai(["controleer", *argumenten]) == 2
    assert "Traceback" not in capsys.readouterr().err
