"""The comparison in a real browser: the same promises as a report's page."""

from __future__ import annotations

from pathlib import Path

import pytest

from kkfzlib.vergelijking import vergelijk
from tests.browser.conftest import Gezien, Opener, met_axe
from tests.browser.test_pagina import AXE, BUITEN, MAX_BYTES
from tests.vergelijking.verslagen import maanden, publiceer

pytestmark = [
    pytest.mark.browser,
    pytest.mark.traag(reden="a real browser on a finished comparison"),
]


@pytest.fixture(scope="module")
def pagina(tmp_path_factory: pytest.TempPathFactory) -> Path:
    uit = tmp_path_factory.mktemp("uit")
    for n, organisatie in enumerate(("azorg", "bzorg", "czorg")):
        for jaar in (2022, 2023, 2024):
            x = "x" if (n, jaar) == (0, 2023) else f"{n + 3}.{jaar % 10}"
            rijen = [("verzuim", "", str(jaar), x), ("benchmark", "verzuim/CBS", str(jaar), "6.6")]
            rijen += [
                ("continuiteit", c, str(jaar), f"{10 + n}.5") for c in ("2", "3+4", "6", "7", "8", "9", "10")
            ]
            aantallen = ["4", "5", "6"] * 4 if jaar < 2024 else ["4", "x", "30"] * 4
            publiceer(uit, organisatie, jaar, [*rijen, *maanden(jaar, aantallen)], synthetisch=n == 2)
    return next(p for p in vergelijk(uit, engine="ingebouwd") if p.suffix == ".html")


@pytest.mark.parametrize("breedte", [1280, 360])
def test_geen_overtreding_en_niets_buiten_beeld(
    open_pagina: Opener, gezien: Gezien, pagina: Path, breedte: int
) -> None:
    blad = open_pagina(pagina, breedte=breedte)
    with met_axe(blad, AXE) as overtredingen:
        assert overtredingen == []
    assert blad.evaluate(BUITEN) == [0, []]


def test_vraagt_en_zegt_niets_en_is_klein(open_pagina: Opener, gezien: Gezien, pagina: Path) -> None:
    blad = open_pagina(pagina)
    blad.wait_for_timeout(100)
    assert gezien.niets, gezien
    assert blad.locator("script, iframe, object, embed, link, form, input").count() == 0
    assert pagina.stat().st_size < MAX_BYTES
