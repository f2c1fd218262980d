"""The ledger of goals says what is stated, and that a plan whose end has passed is no plan any more."""

from __future__ import annotations

import pandas as pd
import pytest

from kkfzlib.verslag.tabellen.doelen import grootboek


@pytest.mark.parametrize(
    ("status", "eind", "stand", "verwacht"),
    [
        ("gepland", "2025-12-31", {}, "gepland"),
        ("gepland", "2024-06-30", {}, "gepland, einde voorbij"),
        ("gepland", "2024-06-30", {"Doel": "nieuw"}, "nieuw, einde voorbij"),
        ("gepland", "2024-06-30", {"Doel": "zonder opgegeven stand"}, "zonder opgegeven stand"),
        ("gereed", "2024-06-30", {}, "gereed"),
        ("gepland", None, {}, "gepland"),
    ],
)
def test_stand_van_een_doel(status: str, eind: str | None, stand: dict[str, str], verwacht: str) -> None:
    doel = {
        "nummer": "1", "pijler": 1, "doel": "Doel", "actie": "", "resultaat": "", "kwaliteitsaspect": "",
        "overzicht": "hoofdlijn", "status": status, "begin": pd.NaT, "eind": pd.Timestamp(eind) if eind else pd.NaT,
    }  # fmt: skip
    tabel = grootboek(pd.DataFrame([doel]), 1, 2024, stand, [], {})
    assert tabel is not None and tabel.rijen[0][1] == verwacht
