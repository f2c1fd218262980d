"""Numbers typed by hand are found; years, dates, list numbers, references and codes are not numbers."""

from __future__ import annotations

import pytest

from kkfzlib.verslag.handgetypt import handgetypt


def gevonden(tekst: str) -> list[str]:
    return [g.getal for g in handgetypt({"visie": tekst})]


@pytest.mark.parametrize(
    ("tekst", "getallen"),
    [
        ("De omzet was € 1.236.365 in 2024.", ["€ 1.236.365"]),
        ("Het aandeel was 96%, tegen 94,4 % in 2023.", ["96%", "94,4 %"]),
        ("Er waren 12 cliënten.", ["12"]),
        ("Wij telden 2024 cliënten.", ["2024"]),
        ("Op 31 december 2024 en 31-12-2024 en 2024-12-31.", []),
        ("Tussen 2023 en 2024, of 2023-2024.", []),
        ("1. een\n2. twee\n\n10) tien", []),
        ("Zie hoofdstuk 2, pijler 3 en thema 1, 2 en 4; kwaliteitsaspecten 1.1, 1.2 en 3.1.", []),
        ("Zorgzwaarte C-1 tot VG-7, 24-uurs toezicht, Q4 en ZZP4.", []),
        ("De duur was {verblijfsduur} en {continuiteit/6:n}.", []),
        ("Bron: https://example.org/2/345 en noot[^12].", []),
        ("Om 14:30 uur kwamen 7 mensen.", ["7"]),
        ("De prijs steeg 5,3% naar 1.000 euro.", ["5,3%", "1.000"]),
    ],
)
def test_wat_een_getal_is(tekst: str, getallen: list[str]) -> None:
    assert gevonden(tekst) == getallen


def test_plaats_en_zin() -> None:
    (g,) = handgetypt({"omvang": "Eerste zin.\n\nHier staat 3,5 in.\nEn verder."})
    assert (g.slot, g.regel, g.getal, g.zin) == ("omvang", 3, "3,5", "Hier staat 3,5 in.")
