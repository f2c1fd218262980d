"""Fixtures of the pipeline's tests: tiny notebooks, a tiny dossier."""

from __future__ import annotations

from pathlib import Path

import pytest

from kkfzlib.dossier import Dossier

NOTEBOOKS = Path(__file__).parent / "notebooks"


@pytest.fixture
def notebook() -> Path:
    return NOTEBOOKS


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    """``testzorg 2024`` with stated figures only."""
    d = Dossier("testzorg", 2024, tmp_path / "data map ë", tmp_path / "uit")
    d.raw.mkdir(parents=True)
    (d.raw_organisatie / "organisatie.yml").write_text(
        "naam: Testzorg\nplaatsen: [Testdorp]\n", encoding="utf-8"
    )
    schrijf_opgave(d, 40)
    return d


def schrijf_opgave(dossier: Dossier, clienten: int) -> None:
    dossier.raw.mkdir(parents=True, exist_ok=True)
    (dossier.raw / "opgave.csv").write_text(
        "kengetal;uitsplitsing;periode;waarde;vindplaats\n"
        f"clienten;fz;{dossier.jaar};{clienten};blz. 1\n"
        f"clienten;anders;{dossier.jaar};20;blz. 1\n"
        f"clienten;totaal;{dossier.jaar};{clienten + 20};blz. 1\n",
        encoding="utf-8",
    )
