"""Thin lines in charts: the margins that the tables print, and none where the people behind a figure are hidden."""

from __future__ import annotations

from itertools import pairwise

import pytest
from statsmodels.stats.proportion import proportion_confint

from kkfzlib.verslag.figuren import huisstijl as stijl
from kkfzlib.verslag.figuren.letters import breedte
from kkfzlib.verslag.figuren.paneel import Paneel
from kkfzlib.verslag.figuren.plannen import STAND, _namen
from kkfzlib.verslag.figuren.reeks import Deel, Grafiek, Reeks
from kkfzlib.verslag.getallen import Cijfers
from tests.rijen import publiceer, rij

SCHALEN = {"cto": (1.0, 10.0)}
RIJEN = [
    rij("opleiding", "mbo", 2024, 60.0, 12, 20),
    rij("opleiding", "hbo", 2024, 40.0, 8, 20),
    rij("tevredenheid", "cto", 2024, 7.9, 40, 20),
    rij("verblijfsduur", "uitgestroomd", 2024, 278.0, 3336, 12),
]


def _grafiek(cijfers: Cijfers, getekend: list[tuple[Paneel, ...]]) -> Grafiek:
    reeksen = tuple(Reeks(c.naam, (c,)) for c in cijfers.bron)

    def teken(panelen: tuple[Paneel, ...], titel: str) -> bytes:
        getekend.append(panelen)
        return b"<svg/>"

    return Grafiek(
        "proef", "Proef", "Proef.", (Deel(reeksen, "%"),), teken, ("Wat",), (("Waarde", "waarde"),)
    )


def test_de_streep_is_het_interval_van_statsmodels() -> None:
    getekend: list[tuple[Paneel, ...]] = []
    cijfers = Cijfers(publiceer(RIJEN[:2]))
    figuur = _grafiek(cijfers, getekend).figuur(cijfers)
    marges = {r.naam: r.staven[0].marge for r in getekend[0][0].rijen}
    for naam, k in (("opleiding/mbo", 12), ("opleiding/hbo", 8)):
        verwacht = [100 * g for g in proportion_confint(k, 20, method="wilson")]
        assert marges[naam] == pytest.approx(verwacht, abs=1e-7)
    assert getekend[0][0].eenheid == "% (n = 20; streep = marge van 95%)"
    assert figuur is not None and figuur.tabel is not None
    assert "([39–78]{.kg-marge}; n" in figuur.tabel.rijen[1][1]


def test_geen_streep_zonder_gepubliceerde_groep_of_schaal() -> None:
    getekend: list[tuple[Paneel, ...]] = []
    cijfers = Cijfers(publiceer(RIJEN, [("opleiding", "mbo")]), SCHALEN)
    _grafiek(cijfers, getekend).figuur(cijfers)
    met = {r.naam for r in getekend[0][0].rijen if r.staven[0].marge is not None}
    assert met == {"opleiding/hbo", "tevredenheid/cto"}
    zonder: list[tuple[Paneel, ...]] = []
    _grafiek(cijfers, zonder).figuur(Cijfers(cijfers.bron))
    assert {r.naam for r in zonder[0][0].rijen if r.staven[0].marge is not None} == {"opleiding/hbo"}


@pytest.mark.parametrize(
    "aantallen", [(9, 7, 1, 0, 0, 4), (1, 1, 1, 1, 1, 30), (40, 1, 1, 1, 1, 1), (0, 0, 0, 0, 0, 3)]
)
def test_namen_onder_de_plannenbalk_raken_elkaar_niet(aantallen: tuple[int, ...]) -> None:
    telling = {u: n for u, n in zip(STAND, aantallen, strict=False) if n}
    namen = _namen(telling, stijl.BREEDTE / sum(telling.values()))
    for regel in (1, 2):
        op_regel = [(x, x + breedte(naam, stijl.GEWOON)) for x, r, naam in namen if r == regel]
        assert all(a[1] < b[0] for a, b in pairwise(op_regel))
        assert all(x >= -0.01 and eind <= stijl.BREEDTE + 0.01 for x, eind in op_regel)
