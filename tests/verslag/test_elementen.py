"""The checklist in docs/elementen.md is true: every anchor that it names stands in the finished report."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from kkfzlib.dossier import PROJECT
from tests.conftest import Verslagmaker

LIJST = (PROJECT / "docs" / "elementen.md").read_text("utf-8")
ANKERS = sorted(set(re.findall(r"`((?:sec|fig|tbl)-[\w-]+)`", LIJST)))


def test_de_lijst_noemt_alle_vijftien_elementen() -> None:
    assert re.findall(r"^\| (\d+) \|", LIJST, re.M) == [str(n) for n in range(1, 16)]


@pytest.mark.parametrize("profiel", ["openbaar", "indiening"])
def test_elk_element_staat_in_het_verslag(verslag: Verslagmaker, profiel: str) -> None:
    html = verslag("voorbeeldzorg", 2024).publicatie / profiel / "kwaliteitsverslag.html"
    boom = BeautifulSoup(html.read_bytes(), "lxml")
    aanwezig = {str(e["id"]) for e in boom.find_all(id=True)}
    weg = {a for a in ANKERS if a not in aanwezig}
    # A team whose shares are all hidden is not drawn.
    assert weg <= ({"fig-team"} if profiel == "openbaar" else set())


def test_geen_kop_zonder_inhoud(verslag: Verslagmaker) -> None:
    for organisatie, jaar in (("nourzorg", 2024), ("sofia-zorg", 2023), ("voorbeeldzorg", 2024)):
        html = verslag(organisatie, jaar).uitvoer("openbaar") / "kwaliteitsverslag.html"
        boom = BeautifulSoup(html.read_bytes(), "lxml")
        for sectie in boom.select("main section"):
            kop = sectie.find(re.compile(r"h[1-6]"), recursive=False)
            if kop is not None:
                rest = sectie.get_text(" ", strip=True).removeprefix(kop.get_text(" ", strip=True)).strip()
                assert len(rest) > 20, f"{organisatie}: {kop.get_text()}"
