"""Every phrasing of every figure: the right number passes, a wrong one is found and named."""

from __future__ import annotations

import pytest

from .feitenbank import over_tekst
from .formuleringen import ONSCHULDIG, STANDEN

GEVALLEN = [(naam, goed, fout, zin) for naam, goed, fout, zinnen in STANDEN for zin in zinnen]


@pytest.mark.parametrize(("naam", "goed", "fout", "zin"), GEVALLEN, ids=lambda w: str(w)[:40])
def test_fout_getal_gevonden_en_goed_getal_niet(naam: str, goed: str, fout: str, zin: str) -> None:
    schoon = [b for b in over_tekst(zin.format(goed)) if b.ernst == "fout"]
    geplant = [b for b in over_tekst(zin.format(fout)) if b.ernst == "fout"]
    assert schoon == []
    assert f"{naam}".rstrip("/") in {f"{b.kengetal}/{b.uitsplitsing}".rstrip("/") for b in geplant}
    assert any(fout.split()[0].rstrip("%") in b.gevonden or fout in b.gevonden for b in geplant)


@pytest.mark.parametrize("zin", ONSCHULDIG, ids=lambda z: z[:40])
def test_onschuldige_zin(zin: str) -> None:
    assert [b for b in over_tekst(zin) if b.ernst == "fout"] == []
