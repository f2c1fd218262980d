"""Ten views look as they did when somebody last looked at them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from tests.browser.beelden import BEELDEN, GOUDEN, Beeld, lijkt, neem, verschil
from tests.browser.conftest import Opener
from tests.conftest import Verslagmaker


@pytest.mark.parametrize("beeld", BEELDEN, ids=lambda b: b.naam)
def test_beeld_is_gebleven(beeld: Beeld, verslag: Verslagmaker, open_pagina: Opener, tmp_path: Path) -> None:
    nu = neem(beeld, verslag, open_pagina)
    nu.save(tmp_path / f"{beeld.naam}.png")
    with Image.open(GOUDEN / f"{beeld.naam}.png") as gouden:
        assert lijkt(nu, gouden.convert("L")), (
            f"{beeld.naam} ziet er anders uit {verschil(nu, gouden.convert('L'))}: bekijk "
            f"{tmp_path / (beeld.naam + '.png')} naast gouden/{beeld.naam}.png; is het goed, draai dan "
            "python -m tests.browser.beelden"
        )


@pytest.mark.parametrize("beeld", BEELDEN, ids=lambda b: b.naam)
def test_de_maat_ziet_wat_anders_is_en_niet_hoe_scherp_het_is(beeld: Beeld) -> None:
    with Image.open(GOUDEN / f"{beeld.naam}.png") as bron:
        gouden = bron.convert("L")
    zacht = gouden.filter(ImageFilter.GaussianBlur(0.7))
    assert lijkt(gouden, zacht) and lijkt(gouden, ImageChops.offset(gouden, 1, 0))
    weg = gouden.copy()
    breed, hoog = weg.size
    ImageDraw.Draw(weg).rectangle((0, hoog // 4, breed, hoog // 2), fill=255)
    assert not lijkt(gouden, weg), "a missing part"
    assert not lijkt(gouden, ImageChops.offset(gouden, 0, 24)), "everything lower on the page"
