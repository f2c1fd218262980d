"""Every figure of random organisations and the rows behind it, by the real thing and by the oracle."""

from __future__ import annotations

from pathlib import Path

import pytest

from kkfzlib.cli import draai
from tests.acceptatie.generator import geval
from tests.acceptatie.schrijver import schrijf
from tests.acceptatie.vergelijken import rijverschillen, uit_csv, verschillen, verwacht, werkelijk

ENKELE, MEER, VEEL = range(8), range(8, 30), range(30, 230)
traag = pytest.mark.traag(reden="more organisations against the oracle; eight of them are in make snel")
groot = pytest.mark.groot(reden="200 organisations more against the same oracle; 30 of them are in make test")


@pytest.mark.parametrize(
    "zaad",
    [*ENKELE, *(pytest.param(z, marks=traag) for z in MEER), *(pytest.param(z, marks=groot) for z in VEEL)],
)
def test_kengetallen_als_het_orakel(tmp_path: Path, zaad: int) -> None:
    een = geval(zaad)
    dossier = schrijf(een, tmp_path)
    gevonden = verschillen(werkelijk(dossier), verwacht(een)) + rijverschillen(dossier, een)
    assert not gevonden, "\n".join(gevonden)


@pytest.mark.traag(reden="the whole calculation by the real command")
@pytest.mark.parametrize("zaad", [next(z for z in range(99) if geval(z).vorig), 5, 12])
def test_kengetallen_csv_van_de_opdracht(tmp_path: Path, zaad: int) -> None:
    een = geval(zaad)
    dossier = schrijf(een, tmp_path)
    jaar, plaats = str(een.keuzes.jaar), ["--data", str(tmp_path), "--uit", str(dossier.uit)]
    assert draai(["rapport", "testzorg", jaar, "--zonder-verslag", *plaats]) == 0
    gevonden = verschillen(uit_csv(dossier.kengetallen), verwacht(een))
    assert not gevonden, "\n".join(gevonden)
    assert dossier.bevindingen.read_text("utf-8").startswith(
        "regel,ernst,kengetal,uitsplitsing,verwacht,gevonden"
    )
