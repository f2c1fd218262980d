"""Revenue growth taken apart adds up, and follows the printed values."""

from __future__ import annotations

from importlib import import_module

import pytest

from kkfzlib.cijfers import Cijfer
from tests.rijen import publiceer, rij

from . import gegevens

omzet = import_module("kkfzlib.verslag.figuren.omzet")


def _rijen(toen: float, nu: float, bedden_toen: float, bedden_nu: float, deel: str = "fz") -> list[Cijfer]:
    return [
        rij("omzet", deel, 2023, toen), rij("omzet", deel, 2024, nu),
        rij("bezette_bedden", "", 2023, bedden_toen), rij("bezette_bedden", "", 2024, bedden_nu),
    ]  # fmt: skip


@pytest.mark.parametrize("deel", ["fz", "totaal"])
def test_volume_en_prijs_zijn_samen_de_groei(deel: str) -> None:
    delen = omzet.ontleding(publiceer(_rijen(1_000_000, 1_265_000, 10.0, 11.0, deel)))
    assert delen.volume == pytest.approx(100_000)
    assert delen.prijs == pytest.approx(165_000)


def test_krimp_gaat_omlaag_en_wordt_zo_gezegd() -> None:
    figuur = omzet.omzetgroei(publiceer(_rijen(1_000_000, 700_000, 10.0, 8.0)), gegevens.maak_invoer())
    assert "bezette bedden € 200 duizend eraf; door prijs en overig € 100 duizend eraf" in figuur.alt
    assert "<!-- −200 -->".encode() in figuur.svg


@pytest.mark.parametrize("weg", range(4))
def test_zonder_een_van_de_vier_geen_ontleding(weg: int) -> None:
    rijen = _rijen(1_000_000, 1_200_000, 10.0, 11.0)
    assert omzet.ontleding(publiceer(rijen[:weg] + rijen[weg + 1 :])) is None


def test_vorig_jaar_nul_geeft_geen_ontleding() -> None:
    assert omzet.ontleding(publiceer(_rijen(0, 5, 10, 11))) is None
    assert omzet.ontleding(publiceer(_rijen(5, 6, 0, 11))) is None
