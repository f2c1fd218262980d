"""Merging of outflow categories: by the number of leavers alone, counting distinct leavers."""

from __future__ import annotations

import pandas as pd
import pytest

from kkfzlib.onthulling import bescherm
from kkfzlib.onthulling.samenvoegen import hergroepering
from tests.rijen import JAAR, Rijen

from .gegevens import GIDS, INSTELLINGEN


def uitstroom(*antwoorden: str) -> pd.DataFrame:
    return pd.DataFrame({
        "client_id": [f"k{n}" for n in range(len(antwoorden))],
        "datum": pd.to_datetime([f"{JAAR}-03-01"] * len(antwoorden)),
        "terug_naar_detentie": [a == "" for a in antwoorden], "vervolgzorg": list(antwoorden),
    })  # fmt: skip


def verslag(tabel: pd.DataFrame) -> pd.DataFrame:
    telt = tabel[~tabel["terug_naar_detentie"]]["vervolgzorg"].str.split("|")
    tellers = {c: int(sum(c in a for a in telt)) for c in GIDS.codes}
    r = Rijen().telling(
        "uitstroom", {"totaal": len(tabel), "detentie": len(tabel) - len(telt), "noemer": len(telt)}
    )
    return r.aandeel("continuiteit", tellers, len(telt)).frame()


def _codes(tabel):
    uit = bescherm(verslag(tabel), "openbaar", INSTELLINGEN, GIDS, hergroepeer=hergroepering({JAAR: tabel}))
    return {c.uitsplitsing: c for c in uit.van("continuiteit")}


def test_samengevoegd_telt_clienten_een_keer():
    cellen = _codes(uitstroom(*["3|4"] * 2, *["3"] * 2, *["4"] * 2, *["10"] * 14))
    assert "3" not in cellen and "4" not in cellen
    assert cellen["3+4"].teller == 6  # four with 3, four with 4, two of them with both
    assert cellen["3+4"].waarde == 30.0


def test_samenvoegen_hangt_niet_van_de_aantallen_per_categorie_af():
    groot = _codes(uitstroom(*["3"] * 6, *["4"] * 6, *["10"] * 8))
    klein = _codes(uitstroom(*["3"] * 11, *["4"] * 1, *["10"] * 8))
    assert set(groot) == set(klein) and "3+4" in groot


@pytest.mark.parametrize(("noemer", "samen"), [(39, True), (40, False)])
def test_vanaf_veertig_vertrekkers_staat_elke_categorie_apart(noemer, samen):
    cellen = _codes(uitstroom(*["3"] * 10, *["4"] * 10, *["10"] * (noemer - 20)))
    assert ("3+4" in cellen) is samen and ("3" in cellen) is not samen


def test_code_2_hoort_bij_forensisch_en_8_bij_ambulant():
    cellen = _codes(uitstroom(*["1.3"] * 3, *["2"] * 4, *["8"] * 4, *["10"] * 9))
    assert cellen["1.1+1.2+1.3+2"].teller == 7
    assert cellen["8"].verborgen


def test_zonder_uitstroomrijen_wordt_niets_samengevoegd():
    tabel = uitstroom(*["3"] * 3, *["4"] * 3, *["10"] * 14)
    uit = bescherm(verslag(tabel), "openbaar", INSTELLINGEN, GIDS, hergroepeer=hergroepering({JAAR: None}))
    assert uit.get("continuiteit", "3").verborgen
