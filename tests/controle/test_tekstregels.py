"""Every text rule finds what was planted and leaves alone what was not, in several wordings."""

from __future__ import annotations

import pandas as pd
import pytest

from .bank import REGELZINNEN
from .feitenbank import over_tekst

GEPLANT, SCHOON = ([(r, t) for r, ts in REGELZINNEN[s].items() for t in ts] for s in ("geplant", "schoon"))


@pytest.mark.parametrize(("regel", "tekst"), GEPLANT, ids=lambda w: w[:45])
def test_geplante_tegenspraak_gevonden(regel: str, tekst: str) -> None:
    gevonden = over_tekst(tekst)
    assert regel in {b.regel for b in gevonden}
    assert {b.regel for b in gevonden if b.ernst == "fout"} <= {regel}


@pytest.mark.parametrize(("regel", "tekst"), SCHOON, ids=lambda w: w[:45])
def test_zelfde_soort_tekst_zonder_tegenspraak(regel: str, tekst: str) -> None:
    assert [b for b in over_tekst(tekst) if b.regel == regel or b.ernst == "fout"] == []


PUNTEN = pd.DataFrame(
    {
        "thema": [3, 7, 9, 13],
        "ontwikkelpunt": [
            "Beleid voor de begeleiding van anderstaligen",
            "Visie op de inzet van ervaringsdeskundigen",
            "Procedure voor MIC-meldingen herzien",
            "Aansluiten bij een lerend netwerk",
        ],
        "2024": [False, False, True, False],
        "2025": [False, True, True, True],
        "2026": [True, True, False, False],
    }
)
DOELEN = pd.DataFrame(
    {
        "doel": ["Raad van toezicht instellen", "Nieuwe Wlz-locatie openen"],
        "begin": pd.to_datetime(["2025-02-01", "2025-01-01"]),
        "eind": pd.to_datetime(["2025-12-31", "2026-06-30"]),
    }
)


@pytest.mark.parametrize(
    "tekst",
    [
        "Beleid voor de begeleiding van anderstaligen komt er in 2025.",
        "Het beleid voor anderstaligen stond gepland voor later. We pakken dit nu al in 2025 op.",
        "Een visie op de inzet van ervaringsdeskundigen verschijnt in 2027.",
        "De procedure voor MIC-meldingen wordt in 2026 herzien.",
        "In 2027 sluiten we aan bij een lerend netwerk.",
        "De raad van toezicht wordt in 2026 ingesteld.",
        "Een Raad van Toezicht is er uiterlijk in 2027.",
    ],
)
def test_ander_jaar_dan_gepland(tekst: str) -> None:
    gevonden = over_tekst(tekst, "pijler-1-doelen", ontwikkelpunten=PUNTEN, doelen=DOELEN)
    assert [b.regel for b in gevonden if b.ernst != "info"] == ["jaar-tekst"]


@pytest.mark.parametrize(
    "tekst",
    [
        "Beleid voor de begeleiding van anderstaligen komt er in 2026.",
        "In 2025 en 2026 werken we aan een visie op de inzet van ervaringsdeskundigen.",
        "Vanaf 2025 is er een visie op ervaringsdeskundigen.",
        "In 2026 werken ervaringsdeskundigen op elke locatie mee.",
        "In 2023 begonnen we met de procedure voor MIC-meldingen.",
        "De raad van toezicht wordt in 2025 ingesteld.",
        "In 2027 bestaan we tien jaar.",
    ],
)
def test_zelfde_jaar_als_gepland(tekst: str) -> None:
    gevonden = over_tekst(tekst, "pijler-1-doelen", ontwikkelpunten=PUNTEN, doelen=DOELEN)
    assert [b for b in gevonden if b.ernst != "info"] == []
