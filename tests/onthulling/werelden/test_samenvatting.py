"""What a long attack writes down: the finds with their seeds, how much stayed readable, and nothing of the machine."""

from __future__ import annotations

import json
import pickle

import numpy as np
import pytest

from tests.onthulling.werelden.aanval import Uitkomst
from tests.onthulling.werelden.artefact import Rij, Uitgave
from tests.onthulling.werelden.oordeel import Geheim, Vondst, oordeel
from tests.onthulling.werelden.programma import Programma
from tests.onthulling.werelden.samenvatting import als_json, als_tekst, tel_vondsten
from tests.onthulling.werelden.zaad import val_zaad_aan
from tests.onthulling.werelden.zichtbaar import Zicht, tel


def _uitkomst(slug: str, *waar: float) -> Uitkomst:
    vondsten = [Vondst("clienten waarde", f"clienten/fz@{n}", w, w, w) for n, w in enumerate(waar)]
    return Uitkomst(slug, vondsten, zicht=[Zicht(30, 10, {"clienten": (2, 1)}), Zicht(10, 30)])


def test_een_rij_telt_naar_wat_zij_toont_in_het_eigen_jaar() -> None:
    rijen = (
        Rij("clienten", "fz", 2024, "12", "", ""),
        Rij("clienten", "anders", 2024, "x", "x", "x"),
        Rij("verzuim", "", 2024, "x", "", ""),
        Rij("clienten", "fz", 2023, "x", "", ""),
        Rij("clienten", "totaal", 2024, "", "", ""),
    )
    zicht = tel(Uitgave(2024, 0, rijen, {2024: 0}))
    assert (zicht.getoond, zicht.verborgen, zicht.per_kengetal["clienten"]) == (1, 2, (1, 1))


def test_de_samenvatting_noemt_zaden_vondsten_en_wat_leesbaar_bleef() -> None:
    uitkomsten = [
        _uitkomst("org-7", 3.0),
        _uitkomst("org-8", 0.0, 9.0),
    ]  # those of 8 are secondary: none or many
    inhoud = json.loads(als_json(uitkomsten, 7))
    assert inhoud["zaden"] == [7, 8] and list(inhoud["vondsten"]) == ["org-7"]
    assert inhoud["alleen secundair"] == 2 and tel_vondsten(uitkomsten) == 1
    assert inhoud["cijfers per uitgave"]["verborgen"] == {"gemiddeld": 20, "mediaan": 20.0}
    assert inhoud["cijfers per uitgave"]["verborgen in %"] == {"gemiddeld": 50.0, "mediaan": 50.0}
    assert "vondsten bij: org-7\n" in als_tekst(uitkomsten) and "mediaan 20.0" in als_tekst(uitkomsten)


def test_een_ander_proces_kan_een_zaad_aanvallen() -> None:
    assert pickle.loads(pickle.dumps(val_zaad_aan)) is val_zaad_aan
    assert val_zaad_aan.__module__ != "__main__"


@pytest.mark.parametrize(("laag", "valt"), [(1.0 + 1e-9, False), (2.0, True)])
def test_een_afronding_van_de_oplosser_is_geen_vondst(laag: float, valt: bool) -> None:
    p = Programma()
    n = p.var(3, laag, 10, geheel=False)
    p.sluit()
    p.werelden.append(np.array([10.0]))
    assert (oordeel(p, Geheim("instroom waarde", "instroom/verblijf@2024", n, "telling")) is not None) is valt
