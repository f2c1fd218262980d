"""The house style keeps its promises: contrast, distinguishable series, no influence from outside."""

from __future__ import annotations

import itertools
import re

import matplotlib
import pytest

from kkfzlib.verslag import figuren
from kkfzlib.verslag.figuren import huisstijl as stijl
from tests.rijen import publiceer

from . import gegevens
from .conftest import vergeet


@pytest.mark.parametrize("kleur", [*stijl.KLEUREN, stijl.ASLIJN])
def test_vlakken_en_lijnen_hebben_contrast_drie_op_een(kleur: str) -> None:
    assert stijl.contrast(kleur) >= 3.0


@pytest.mark.parametrize("inkt", [stijl.INKT, stijl.INKT_ZACHT])
@pytest.mark.parametrize("grond", [stijl.WIT, stijl.VLAKTE])
def test_tekst_heeft_contrast_vierenhalf_op_een(inkt: str, grond: str) -> None:
    assert stijl.contrast(inkt, grond) >= 4.5


@pytest.mark.parametrize("kleur", stijl.KLEUREN[:3])
def test_witte_tekst_in_een_gekleurd_vak_is_leesbaar(kleur: str) -> None:
    assert stijl.contrast(stijl.WIT, kleur) >= 4.5


def test_contrast_rekent_als_wcag() -> None:
    assert stijl.contrast("#000000") == pytest.approx(21.0)
    assert stijl.contrast("#FFFFFF") == pytest.approx(1.0)
    assert stijl.contrast("#767676") == pytest.approx(4.54, abs=0.01)


def test_elke_reeks_heeft_een_eigen_arcering() -> None:
    assert len(set(stijl.ARCERING)) == len(stijl.ARCERING) == 4


def test_elke_kleur_in_een_figuur_staat_in_de_huisstijl(gewoon: dict) -> None:
    namen = ("INKT", "INKT_ZACHT", "ASLIJN", "RASTER", "VLAKTE", "WIT")
    bekend = {k.lower() for k in (*stijl.KLEUREN, *(getattr(stijl, n) for n in namen))}
    gebruikt = set(
        itertools.chain.from_iterable(re.findall(rb"#[0-9a-f]{6}\b", f.svg) for f in gewoon.values())
    )
    assert {k.decode() for k in gebruikt} <= bekend


def test_eigen_instellingen_van_de_gebruiker_veranderen_niets(gewoon: dict) -> None:
    vreemd = {"font.size": 25, "lines.linewidth": 9, "svg.fonttype": "none", "hatch.linewidth": 5}
    vergeet()
    with matplotlib.rc_context(vreemd):
        opnieuw = figuren.maak(publiceer(gegevens.gewoon()), gegevens.volledige_invoer())
    assert {f.id: f.svg for f in opnieuw} == {f.id: f.svg for f in gewoon.values()}
