"""The comparison in a real browser: the same promises as a report's page."""

from __future__ import annotations

from pathlib import Path

import pytest

from kkfzlib.vergelijking import vergelijk
from tests.browser.conftest import Gezien, Opener, met_axe
from tests.browser.test_pagina import AXE, BUITEN, MAX_BYTES
from tests.rijen import rij
from tests.vergelijking.verslagen import publiceer_rijen

pytestmark = [
    pytest.mark.browser,
    pytest.mark.traag(reden="a real browser on a finished comparison"),
]


BEGIN, MAANDEN, VERZUIM = (
    "vergelijking.html",
    "kengetallen/incidenten-per-maand.html",
    "kengetallen/verzuim.html",
)
ALLE = (BEGIN, MAANDEN, VERZUIM, "kengetallen/opleiding.html")


@pytest.fixture(scope="module")
def map_(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A comparison of twelve organisations: small enough to make here, and laid out as one of hundreds."""
    uit = tmp_path_factory.mktemp("uit")
    for n in range(12):
        for jaar in (2022, 2023, 2024):
            rijen = [
                rij("verzuim", "", jaar, n + 3.1),
                rij("benchmark", "verzuim/CBS", jaar, 6.6, eenheid="%"),
            ]
            teller = 45 if n == 5 else 15
            rijen += [rij("opleiding", c, jaar, 2 * teller, teller, 50) for c in ("mbo", "hbo_wo")]
            rijen += [
                rij("incidenten", f"maand/{m:02d}", jaar, 30 if (n, m) == (4, 9) else 4 + m % 3)
                for m in range(1, 13)
            ]
            weg = [("verzuim", "", str(jaar))] if (n, jaar) == (0, 2023) else []
            publiceer_rijen(uit, f"zorg-{n:02d}", jaar, rijen, weg, synthetisch=n == 2)
    paden = vergelijk(uit, engine="ingebouwd")
    return next(p for p in paden if p.suffix == ".html").parent


@pytest.mark.parametrize("breedte", [1280, 360])
@pytest.mark.parametrize("naam", ALLE)
def test_geen_overtreding_en_niets_buiten_beeld(
    open_pagina: Opener, gezien: Gezien, map_: Path, naam: str, breedte: int
) -> None:
    blad = open_pagina(map_ / naam, breedte=breedte)
    with met_axe(blad, AXE) as overtredingen:
        assert overtredingen == []
    assert blad.evaluate(BUITEN) == [0, []]


@pytest.mark.parametrize("naam", ALLE)
def test_vraagt_en_zegt_niets_en_is_klein(open_pagina: Opener, gezien: Gezien, map_: Path, naam: str) -> None:
    blad = open_pagina(map_ / naam)
    blad.wait_for_timeout(100)
    assert gezien.niets, gezien
    assert blad.locator("iframe, object, embed, link, form, [src^=http]").count() == 0
    assert blad.locator("script").count() == 1  # the search, named by its hash in the policy of the page
    assert (map_ / naam).stat().st_size < MAX_BYTES


def test_een_organisatie_is_met_drie_toetsen_gevonden(open_pagina: Opener, map_: Path) -> None:
    """From the opening page to one organisation's figures: skip to the text, the search field, and its name."""
    blad = open_pagina(map_ / BEGIN)
    blad.keyboard.press("Tab")
    blad.keyboard.press("Enter")
    blad.keyboard.press("Tab")
    assert blad.evaluate("document.activeElement.id") == "zoek"
    blad.keyboard.type("ZORG 07")
    assert blad.locator("#matrix tbody tr:visible").count() == 1
    assert "1 van 12 organisaties" in blad.locator("[role=status]").inner_text()


def test_een_kengetal_van_een_organisatie_in_drie_stappen(open_pagina: Opener, map_: Path) -> None:
    """A link (1), the skip link there (2), the search field (3)."""
    blad = open_pagina(map_ / BEGIN)
    blad.locator(".inhoudsopgave a", has_text="Ziekteverzuim").focus()
    blad.keyboard.press("Enter")
    blad.wait_for_url("**/verzuim.html")
    blad.keyboard.press("Tab")
    blad.keyboard.press("Enter")
    blad.keyboard.press("Tab")
    blad.keyboard.type("zorg 03")
    rijen = blad.locator("main tbody tr[data-organisatie]:visible")
    assert rijen.count() == 1 and "6,1%" in rijen.first.inner_text()


def test_zonder_script_staat_alles_er_en_geen_dood_veld(open_pagina: Opener, map_: Path) -> None:
    blad = open_pagina(map_ / BEGIN, javascript=False)
    assert blad.locator("#matrix tbody tr:visible").count() == 12
    assert not blad.locator("#zoek").is_visible()
