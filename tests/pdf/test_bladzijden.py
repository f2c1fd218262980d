"""The pages of the PDF: few, full, and no note, heading or table that stands apart from what it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pypdfium2
import pytest

from tests.conftest import Verslagmaker

_CM = 40 / 2.54
"""Pixels of a centimetre at the 40 dpi that pages are looked at."""
_BOVEN, _ONDER = int(2.7 * _CM), int((29.7 - 2.4) * _CM)
_VAN_WAT_VOLGT = re.compile(r"Tabel B?\d+: |\d+(?:\.\d+)+ [A-Z]")
"""A caption that stands above its table, and a numbered heading."""
_NOTEN = ("Bron:", "Tussen haakjes:", "x = ", "≈ = ", "– = ", "† = ", "Niet gepubliceerd:")


@pytest.fixture(scope="module")
def pdf(verslag: Verslagmaker) -> Path:
    return verslag("voorbeeldzorg", 2024).uitvoer("openbaar") / "kwaliteitsverslag.pdf"


@pytest.fixture(scope="module")
def boek(pdf: Path) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(pdf)
    yield document
    document.close()


def leeg(grijs: np.ndarray) -> float:
    """The share of a page's text area that is blank: under the last ink, and in gaps of over 1,6 cm."""
    rijen = np.flatnonzero((grijs[_BOVEN:_ONDER] < 200).any(axis=1))
    hoog = _ONDER - _BOVEN
    if not len(rijen):
        return 1.0
    gaten = [g - 0.8 * _CM for g in np.diff(rijen) if g > 1.6 * _CM]
    return float(hoog - 1 - rijen[-1] + sum(gaten)) / hoog


def test_weinig_bladzijden_en_weinig_wit(boek: pypdfium2.PdfDocument) -> None:
    assert len(boek) <= 30
    wit = [leeg(b.render(scale=40 / 72, grayscale=True).to_numpy().squeeze()) for b in boek]
    assert np.mean(wit[1:-1]) < 0.10
    assert max(wit[1:-1]) < 0.45


def test_het_wit_wordt_gezien() -> None:
    vol = np.zeros((1169 * 40 // 100, 331), dtype=np.uint8)
    assert leeg(vol) == 0
    half = vol.copy()
    half[(_BOVEN + _ONDER) // 2 :] = 255
    assert leeg(half) == pytest.approx(0.5, abs=0.01)
    gat = vol.copy()
    gat[_BOVEN + 50 : _BOVEN + 150] = 255
    assert leeg(gat) == pytest.approx(88 / (_ONDER - _BOVEN), abs=0.02)


def test_geen_bladzijde_begint_met_een_noot_of_eindigt_met_een_kop(boek: pypdfium2.PdfDocument) -> None:
    for blad in boek:
        regels = [r.strip() for r in blad.get_textpage().get_text_range().splitlines() if r.strip()]
        romp = [r for r in regels[1:] if not r.startswith("Pagina ")]
        romp = romp[1:] if romp and romp[0] in ("openbaar",) else romp
        assert romp and not romp[0].startswith(_NOTEN), romp[:2]
        assert not _VAN_WAT_VOLGT.match(romp[-1]), romp[-2:]
