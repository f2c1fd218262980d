"""A reader of both profiles finds the same change at the same figure: over the examples, and over made-up reports."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from kkfzlib.cijfers import Cijfer
from kkfzlib.dossier import PROFIELEN
from kkfzlib.kengetallen.register import REGISTER
from kkfzlib.verslag.getallen import Cijfers
from tests.conftest import Verslagmaker
from tests.rijen import publiceer, rij

_groot = pytest.mark.groot(reden="the other years of the same example; make test reads one year of each")
VOORBEELDEN = [
    ("nourzorg", 2024),
    ("sofia-zorg", 2023),
    ("voorbeeldzorg", 2024),
    *(pytest.param("voorbeeldzorg", j, marks=_groot) for j in (2022, 2023, 2025)),
]
ZONDER_VORIG = {("sofia-zorg", 2023), ("voorbeeldzorg", 2022)}


def _veranderingen(pad: Path) -> dict[str, set[str]]:
    boom = BeautifulSoup(pad.read_bytes(), "lxml")
    gevonden: dict[str, set[str]] = {}
    for e in boom.find_all(attrs={"data-soort": "groei"}):
        if isinstance(e, Tag) and e.get_text() != "x":
            gevonden.setdefault(str(e["data-kengetal"]), set()).add(e.get_text())
    return gevonden


@pytest.mark.parametrize(("organisatie", "jaar"), VOORBEELDEN)
def test_zelfde_verandering_in_beide_profielen(verslag: Verslagmaker, organisatie: str, jaar: int) -> None:
    dossier = verslag(organisatie, jaar)
    vol, openbaar = (_veranderingen(dossier.uitvoer(p) / "kwaliteitsverslag.html") for p in PROFIELEN)
    assert all(len(teksten) == 1 for teksten in (*vol.values(), *openbaar.values())), "one figure, one change"
    gemeen = vol.keys() & openbaar.keys()
    assert {k: vol[k] for k in gemeen} == {k: openbaar[k] for k in gemeen}
    assert gemeen or (organisatie, jaar) in ZONDER_VORIG, "that report knows no year before"


@pytest.mark.parametrize("zaad", range(30))
def test_zelfde_verandering_bij_verzonnen_cijfers(zaad: int) -> None:
    trekking = random.Random(zaad)
    rijen = [_rij(k.id, j, trekking) for k in REGISTER.values() for j in (2023, 2024)]
    weg = [c.sleutel for c in rijen if trekking.random() < 0.2]
    vol, openbaar = publiceer(rijen, profiel="indiening"), publiceer(rijen, weg)
    gezien = 0
    for cel in openbaar:
        gedrukt = Cijfers(openbaar).van(cel, "groei")
        if "[x]" not in gedrukt and gedrukt != "–":
            ander = vol.get(cel.kengetal, cel.uitsplitsing, cel.periode)
            assert Cijfers(vol).van(ander, "groei") == gedrukt
            gezien += 1
    assert gezien > 5


def _rij(kengetal: str, jaar: int, trekking: random.Random) -> Cijfer:
    n = trekking.randint(1, 80)
    k = trekking.randint(0, n)
    ingang = REGISTER[kengetal]
    waarde = 100 * k / n if ingang.eenheid == "%" else trekking.choice([k, 3 * k / n, 1000 * k / n])
    return rij(kengetal, "", jaar, waarde, k if ingang.is_breuk else None, n if ingang.is_breuk else None)
