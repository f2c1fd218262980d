"""The PDF as assistive technology and archives see it: tagged, titled, in Dutch, with alt texts and its fonts."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from kkfzlib.dossier import PROFIELEN, Profiel
from tests.conftest import Verslagmaker

VERSLAGEN = [("nourzorg", 2024), ("sofia-zorg", 2023), ("voorbeeldzorg", 2024)]


@pytest.fixture(scope="module", params=VERSLAGEN, ids=lambda v: v[0])
def map_van(request: pytest.FixtureRequest, verslag: Verslagmaker) -> Path:
    return verslag(*request.param).publicatie


@pytest.fixture(params=PROFIELEN)
def pdf(request: pytest.FixtureRequest, map_van: Path) -> Iterator[pikepdf.Pdf]:
    profiel: Profiel = request.param
    with pikepdf.open(map_van / profiel / "kwaliteitsverslag.pdf") as document:
        yield document


def _elementen(knoop: Any) -> Iterator[Any]:
    """Every structure element below a node, in reading order."""
    kinderen = knoop.get("/K", [])
    for kind in kinderen if isinstance(kinderen, pikepdf.Array) else [kinderen]:
        if isinstance(kind, pikepdf.Dictionary) and "/S" in kind:
            yield kind
            yield from _elementen(kind)


def test_gemarkeerd_met_titel_en_taal(pdf: pikepdf.Pdf) -> None:
    assert bool(pdf.Root.MarkInfo.Marked) and "/StructTreeRoot" in pdf.Root
    assert str(pdf.Root.Lang).lower().startswith("nl")
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    with pdf.open_metadata() as gegevens:
        assert "kwaliteitsverslag" in str(gegevens["dc:title"]).lower()
        assert gegevens["pdfuaid:part"] == "1"


def test_elke_figuur_heeft_een_alttekst(pdf: pikepdf.Pdf) -> None:
    figuren = [e for e in _elementen(pdf.Root.StructTreeRoot) if str(e.S) == "/Figure"]
    assert figuren
    assert all(len(str(f.get("/Alt", ""))) >= 20 for f in figuren)


def test_koppen_zonder_sprong(pdf: pikepdf.Pdf) -> None:
    soorten = [str(e.S) for e in _elementen(pdf.Root.StructTreeRoot)]
    niveaus = [int(s[2:]) for s in soorten if s[:2] == "/H" and s[2:].isdigit()]
    assert niveaus and niveaus[0] == 1
    assert all(b - a <= 1 for a, b in itertools.pairwise(niveaus))


def test_tabellen_hebben_koppen(pdf: pikepdf.Pdf) -> None:
    tabellen = [e for e in _elementen(pdf.Root.StructTreeRoot) if str(e.S) == "/Table"]
    assert len(tabellen) > 5
    for tabel in tabellen:
        assert any(str(e.S) == "/TH" for e in _elementen(tabel))


def test_letters_zijn_ingesloten(pdf: pikepdf.Pdf) -> None:
    gevonden = 0
    for obj in pdf.objects:
        if isinstance(obj, pikepdf.Dictionary) and obj.get("/Type") == "/FontDescriptor":
            gevonden += 1
            assert any(naam in obj for naam in ("/FontFile", "/FontFile2", "/FontFile3")), obj.get(
                "/FontName"
            )
    assert gevonden


def test_bladzijden_zijn_a4_en_niet_leeg(pdf: pikepdf.Pdf) -> None:
    assert 8 < len(pdf.pages) < 60
    for bladzijde in pdf.pages:
        breed, hoog = (float(x) for x in list(bladzijde.mediabox)[2:])
        assert (round(breed), round(hoog)) == (595, 842)
        assert len(bladzijde.Contents.read_bytes()) > 200


def test_geen_spoor_van_de_machine(pdf: pikepdf.Pdf) -> None:
    assert "/JavaScript" not in pdf.Root.get("/Names", {})
    with pdf.open_metadata() as gegevens:
        assert str(Path.home()) not in str(gegevens)
