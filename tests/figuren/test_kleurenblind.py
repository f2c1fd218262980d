"""What shares a figure stays apart for who sees fewer colours: simulated for the three kinds of colour blindness.

Machado, Oliveira and Fernandes (2009), severity 1, on linear light; distances are CIE 1976 ΔE in Lab under D65. Below
about 2.3 two colours are one to most eyes; beside each other in small areas 10 is a usual demand.
"""

from __future__ import annotations

import itertools
import re

import numpy as np
import pytest

from kkfzlib.verslag.figuren import huisstijl as stijl

SOORTEN = {
    "protanopie": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopie": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopie": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WIT = XYZ.sum(axis=1)
MINSTENS = 10.0


def _licht(kleur: str) -> np.ndarray:
    waarden = np.array([int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(waarden <= 0.04045, waarden / 12.92, ((waarden + 0.055) / 1.055) ** 2.4)


def _lab(kleur: str, soort: str = "") -> np.ndarray:
    licht = _licht(kleur)
    if soort:
        licht = np.clip(np.array(SOORTEN[soort]) @ licht, 0, 1)
    t = XYZ @ licht / WIT
    x, y, z = np.where(t > (6 / 29) ** 3, np.cbrt(t), t / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def afstand(een: str, ander: str, soort: str = "") -> float:
    return float(np.linalg.norm(_lab(een, soort) - _lab(ander, soort)))


def test_de_maat_is_die_van_het_vak() -> None:
    """Lab of pure red; grey stays grey; red and green of one brightness nearly meet for a deuteranope."""
    assert _lab("#FF0000") == pytest.approx([53.24, 80.09, 67.20], abs=0.02)
    for soort in SOORTEN:
        assert afstand("#808080", "#FFFFFF", soort) == pytest.approx(afstand("#808080", "#FFFFFF"), abs=0.1)
    assert afstand("#B05A2D", "#6B7A2A") > 40
    assert afstand("#B05A2D", "#6B7A2A", "deuteranopie") < MINSTENS


@pytest.mark.parametrize("soort", SOORTEN)
def test_reeksen_van_een_figuur_blijven_uit_elkaar(soort: str) -> None:
    """As many colours as a chart may have series; hatches and marks come on top of that."""
    paren = itertools.combinations(stijl.KLEUREN[: len(stijl.ARCERING)], 2)
    assert {p: round(a, 1) for p in paren if (a := afstand(*p, soort)) < MINSTENS} == {}


@pytest.mark.parametrize("soort", SOORTEN)
def test_elke_getekende_figuur_blijft_leesbaar(gewoon: dict, soort: str) -> None:
    """Every pair of palette colours that a drawn figure holds."""
    palet = {k.lower() for k in stijl.KLEUREN}
    mis = {}
    for naam, figuur in gewoon.items():
        kleuren = sorted({k.decode() for k in re.findall(rb"#[0-9a-f]{6}\b", figuur.svg)} & palet)
        for paar in itertools.combinations(kleuren, 2):
            if afstand(*paar, soort) < MINSTENS:
                mis[naam, *paar] = round(afstand(*paar, soort), 1)
    assert mis == {}
