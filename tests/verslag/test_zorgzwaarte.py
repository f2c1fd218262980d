"""The table of zorgzwaarte adds up to all clients, and its last row says no more than the rows above it."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from kkfzlib.cijfers import Cijfer
from kkfzlib.dossier import Profiel
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag.context import Context
from kkfzlib.verslag.getallen import Cijfers
from kkfzlib.verslag.hoofdstukken.kengetallen import omvang
from tests.rijen import publiceer, rij


def _rijen(*zwaartes: int, totaal: int = 30) -> list[Cijfer]:
    delen = [rij("zorgzwaarte", f"C-{n}", 2024, w) for n, w in enumerate(zwaartes, start=1)]
    return [rij("clienten", "totaal", 2024, totaal), *delen]


def _tabel(
    invoer: Invoer, rijen: list[Cijfer], profiel: Profiel, weg: Collection[tuple[str, ...]] = ()
) -> str:
    return omvang(Context(invoer, Cijfers(publiceer(rijen, weg, profiel=profiel))))


def test_rest_maakt_de_tabel_rond(invoer: Invoer) -> None:
    tekst = _tabel(invoer, _rijen(12, 8), "indiening")
    assert "| Zonder zorgzwaarte | [10]{.kg-afgeleid} |" in tekst


@pytest.mark.parametrize(
    ("rijen", "profiel", "weg"),
    [
        (_rijen(12, 8), "openbaar", [("zorgzwaarte", "C-1")]),
        (_rijen(12, 8), "openbaar", [("clienten", "totaal")]),
        (_rijen(20, 8), "openbaar", []),  # twee cliënten zonder: een klein aantal
        (_rijen(20, 18), "indiening", []),  # wie dubbel telt, maakt de rijen meer dan het geheel
    ],
)
def test_geen_rest_die_iets_verraadt_of_niet_klopt(
    invoer: Invoer, rijen: list[Cijfer], profiel: Profiel, weg: list[tuple[str, ...]]
) -> None:
    assert "Zonder zorgzwaarte" not in _tabel(invoer, rijen, profiel, weg)
