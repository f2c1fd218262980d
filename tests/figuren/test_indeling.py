"""The layered layout: whatever the graph, no box touches another and no line crosses a text."""

from __future__ import annotations

import itertools
import random

import pytest

from kkfzlib.verslag.figuren.gelaagd import kruisingen, volgorde
from kkfzlib.verslag.figuren.indeling import Indeling, Vak, deel_in
from kkfzlib.verslag.figuren.isotoon import plaats_in_rij

BREEDTE = 370.0
Pijlen = list[tuple[str, str, Vak | None]]


def _graaf(zaad: int) -> tuple[list[Vak], Pijlen]:
    worp = random.Random(zaad)
    knopen = [Vak(f"k{n}", worp.uniform(40, 120), worp.uniform(20, 60)) for n in range(worp.randint(1, 10))]
    pijlen: Pijlen = []
    for nummer in range(worp.randint(0, 14) if len(knopen) > 1 else 0):
        van, naar = worp.sample(knopen, 2)
        tekst = Vak(f"t{nummer}", worp.uniform(15, 84), worp.uniform(10, 40)) if worp.random() < 0.6 else None
        pijlen.append((van.id, naar.id, tekst))
    return knopen, pijlen


def _vakken(knopen: list[Vak], pijlen: Pijlen, uit: Indeling) -> dict[str, tuple[float, float, float, float]]:
    alle = [*knopen, *(t for _, _, t in pijlen if t)]
    plek = {v.id: uit.plaatsen[v.id] for v in alle}
    return {v.id: (plek[v.id][0] - v.breed / 2, plek[v.id][1] - v.hoog / 2, plek[v.id][0] + v.breed / 2,
                   plek[v.id][1] + v.hoog / 2) for v in alle}  # fmt: skip


@pytest.mark.parametrize("zaad", range(60))
def test_vakken_raken_elkaar_niet_en_blijven_op_het_blad(zaad: int) -> None:
    knopen, pijlen = _graaf(zaad)
    uit = deel_in(knopen, pijlen, BREEDTE)
    vakken = list(_vakken(knopen, pijlen, uit).values())
    for nummer, a in enumerate(vakken):
        assert a[0] >= -0.01 and a[2] <= BREEDTE + 0.01 and a[1] >= 0 and a[3] <= uit.hoogte
        for b in vakken[nummer + 1 :]:
            assert min(a[2], b[2]) - max(a[0], b[0]) <= 0.01 or min(a[3], b[3]) - max(a[1], b[1]) <= 0.01


@pytest.mark.parametrize("zaad", range(60))
def test_geen_lijn_loopt_door_een_vak_of_tekst(zaad: int) -> None:
    knopen, pijlen = _graaf(zaad)
    uit = deel_in(knopen, pijlen, BREEDTE)
    for vak in _vakken(knopen, pijlen, uit).values():
        for lijn in uit.lijnen:
            for stuk in lijn:
                for (xa, ya), (xb, yb) in itertools.pairwise(stuk):
                    for deel in range(21):
                        x, y = xa + (xb - xa) * deel / 20, ya + (yb - ya) * deel / 20
                        assert not (vak[0] + 0.1 < x < vak[2] - 0.1 and vak[1] + 0.1 < y < vak[3] - 0.1)


@pytest.mark.parametrize("zaad", range(20))
def test_elke_pijl_begint_en_eindigt_bij_zijn_vakken(zaad: int) -> None:
    knopen, pijlen = _graaf(zaad)
    uit = deel_in(knopen, pijlen, BREEDTE)
    vakken = _vakken(knopen, pijlen, uit)
    for (van, naar, tekst), lijn in zip(pijlen, uit.lijnen, strict=True):
        assert len(lijn) == (2 if tekst else 1)
        for id, (x, y) in ((van, lijn[0][0]), (naar, lijn[-1][-1])):
            links, boven, rechts, onder = vakken[id]
            assert links <= x <= rechts
            assert y == pytest.approx(boven) or y == pytest.approx(onder)


def test_zelfde_invoer_geeft_zelfde_indeling() -> None:
    assert deel_in(*_graaf(7), BREEDTE) == deel_in(*_graaf(7), BREEDTE)


def test_volgorde_haalt_een_onnodige_kruising_weg() -> None:
    stappen = [("a", "d"), ("b", "c")]
    assert kruisingen([["a", "b"], ["c", "d"]], stappen) == 1
    assert kruisingen(volgorde([["a", "b"], ["c", "d"]], stappen), stappen) == 0


def test_plaats_in_rij_houdt_afstand_en_blijft_dicht_bij_de_wens() -> None:
    maten = {id: Vak(id, 20.0, 10.0) for id in "abc"}
    plek = plaats_in_rij("abc", [50.0, 50.0, 300.0], maten, 10.0, 370.0)
    assert plek == pytest.approx({"a": 35.0, "b": 65.0, "c": 300.0})
