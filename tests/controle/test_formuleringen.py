"""Every phrasing of every figure: the right number passes, a wrong one is found and named."""

from __future__ import annotations

import pytest

from .bank import FORMULERINGEN
from .feitenbank import over_tekst

GEVALLEN = [
    (s["kengetal"], s["goed"], s["fout"], zin) for s in FORMULERINGEN["standen"] for zin in s["zinnen"]
]


@pytest.mark.parametrize(("naam", "goed", "fout", "zin"), GEVALLEN, ids=lambda w: str(w)[:40])
def test_fout_getal_gevonden_en_goed_getal_niet(naam: str, goed: str, fout: str, zin: str) -> None:
    schoon = [b for b in over_tekst(zin.format(goed)) if b.ernst == "fout"]
    geplant = [b for b in over_tekst(zin.format(fout)) if b.ernst == "fout"]
    assert schoon == []
    assert f"{naam}".rstrip("/") in {f"{b.kengetal}/{b.uitsplitsing}".rstrip("/") for b in geplant}
    assert any(fout.split()[0].rstrip("%") in b.gevonden or fout in b.gevonden for b in geplant)


@pytest.mark.parametrize("zin", FORMULERINGEN["onschuldig"], ids=lambda z: z[:40])
def test_onschuldige_zin(zin: str) -> None:
    assert [b for b in over_tekst(zin) if b.ernst == "fout"] == []


@pytest.mark.parametrize("zin", FORMULERINGEN["los_fout"], ids=lambda z: z[:40])
def test_losse_zin_met_fout_getal(zin: str) -> None:
    assert [b for b in over_tekst(zin) if b.ernst == "fout"] != []
