"""Organisations as exports: the figures are those of the oracle, which sees only the meaning."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptatie.generator import geval
from tests.acceptatie.vergelijken import verschillen, verwacht, werkelijk
from tests.importeren.exports import STIJLEN, schrijf


@pytest.mark.parametrize("stijl", STIJLEN)
@pytest.mark.parametrize("zaad", [1, 3, 4, 8])
def test_exports_geven_de_kengetallen_van_het_orakel(tmp_path: Path, zaad: int, stijl: str) -> None:
    een = geval(zaad)
    gevonden = verschillen(werkelijk(schrijf(een, tmp_path, stijl)), verwacht(een))
    assert not gevonden, "\n".join(gevonden)


_VAAK = pytest.mark.groot(reden="made-up organisations of which a few stand for all")


@pytest.mark.parametrize("zaad", [100, 101, 102, *(pytest.param(z, marks=_VAAK) for z in range(103, 160))])
def test_exports_geven_de_kengetallen_van_het_orakel_vaak(tmp_path: Path, zaad: int) -> None:
    een = geval(zaad)
    gevonden = verschillen(werkelijk(schrijf(een, tmp_path, STIJLEN[zaad % 3])), verwacht(een))
    assert not gevonden, "\n".join(gevonden)
