"""A typed number is judged only where the sentence is about the figure's own subject: of others nothing is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from kkfzlib.controle import controleer_verslag

from .verslagen import als_html, muteer

NA = "Gemiddeld waren 16,3 bedden bezet."
ANDERS = [
    "Op locatie Noord was het ziekteverzuim 8,1%.",
    "In de sector lag het ziekteverzuim op 7,9%.",
    "In het derde kwartaal was het verzuim 9,2%.",
    "Bij Stichting Anders bedroeg het ziekteverzuim 3,1%.",
    "Het verzuim in de gehandicaptenzorg was 8,0%.",
    "Landelijk was het ziekteverzuim 7,5%.",
    "Het verzuim van de nachtdienst was 12%.",
    "Het team in Assen had een verzuim van 2,3%.",
    "Ons streven is een verzuim van 4%.",
    "In Groningen waren er 12 incidenten.",
    "Zorggroep Oost telde 61 incidenten.",
    "In de eerste helft van 2024 waren er 19 incidenten.",
    "Vrouwen verbleven gemiddeld 210 dagen.",
    "Bij onze partner waren 20 bedden bezet.",
    "Cliënten van de dagbesteding gaven een 8,8.",
    "Naasten waardeerden de begeleiding met een 6,9.",
    "Het ziekteverzuim bij de jongerengroep kwam uit op 10,1%.",
    "De nieuwe locatie had 15 cliënten.",
]
EIGEN = [
    "Het ziekteverzuim was in 2024 6,9%.",
    "In 2024 waren er 52 incidenten.",
    "De gemiddelde verblijfsduur was in 2024 190 dagen.",
    "Gemiddeld waren 19,2 bedden bezet in 2024.",
]


@pytest.mark.parametrize("zin", ANDERS)
def test_over_een_ander_wordt_niets_gezegd(zin: str, tmp_path: Path) -> None:
    pad = als_html(muteer(NA, f"{NA} {zin}"), tmp_path / "verslag.html")
    assert [b.toelichting for b in controleer_verslag(pad).bevindingen if b.ernst == "fout"] == []


@pytest.mark.parametrize("zin", EIGEN)
def test_over_het_eigen_cijfer_wel(zin: str, tmp_path: Path) -> None:
    pad = als_html(muteer("Onderstaande tabel", f"{zin} Onderstaande tabel"), tmp_path / "verslag.html")
    assert "fout" in {b.ernst for b in controleer_verslag(pad).bevindingen}
