"""A placeholder brings its unit: a text that writes it again is told so."""

from __future__ import annotations

import pytest

from kkfzlib.instellingen import Instellingen
from kkfzlib.verslag.plaatshouders import PATROON, dubbele_eenheid
from kkfzlib.verslag.teksten import controleer_teksten


@pytest.mark.parametrize(
    ("tekst", "woord"),
    [
        ("Er zijn {bezette_bedden} bedden bezet.", "bedden"),
        ("Het verzuim is {verzuim}%.", "%"),
        ("Het verzuim was {verzuim:vorig} procent.", "procent"),
        ("Het steeg {verzuim:groei} procentpunt.", "procentpunt"),
        ("Men bleef {verblijfsduur} dagen.", "dagen"),
        ("De omzet is € {omzet}.", "€"),
        ("Er zijn {bezette_bedden} bezet.", ""),
        ("Met {bezette_bedden}. Bedden genoeg.", ""),
        ("Er zijn {clienten} cliënten.", ""),
        ("Het waren er {verzuim:n} dagen.", ""),
        ("Een {onbekend} dagen.", ""),
    ],
)
def test_woord(tekst: str, woord: str) -> None:
    m = PATROON.search(tekst)
    assert m is not None and dubbele_eenheid(m) == woord


def test_het_is_een_waarschuwing_met_regel_en_raad() -> None:
    (b,) = controleer_teksten(
        {"omvang": "Kop\n\nEr zijn {bezette_bedden} bedden."}, Instellingen.standaard(2024)
    )
    assert (b.bestand, b.regel, b.ernst) == ("omvang.md", 3, "waarschuwing")
    assert "laat ‘bedden’ weg" in b.herstel
