"""The value type of a figure, figures being put together, and the frame that they live in."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from kkfzlib.cijfers import KOLOMMEN, OPGAVE, Cijfer, Cijfers, als_frame, leeg, normaliseer, uit_frame


def test_naam_sleutel_en_herkomst() -> None:
    fz, kaal = Cijfer("omzet", "fz", "2024", 1.5), Cijfer("verzuim", "", "2024", None, herkomst=OPGAVE)
    assert (fz.naam, kaal.naam) == ("omzet/fz", "verzuim")
    assert fz.sleutel == ("omzet", "fz", "2024")
    assert (fz.gesteld, kaal.gesteld) == (False, True)
    assert not fz.verborgen and Cijfer("omzet", "fz", "2024", None, zichtbaar=False).verborgen


def test_heen_en_terug_door_het_frame() -> None:
    cijfers = [
        Cijfer("verzuim", "", "2024", 3.8, "%", 1.0, 3.0),
        Cijfer("clienten", "fz", "2024", 16.0, "aantal", herkomst=OPGAVE),
    ]
    frame = als_frame(cijfers)
    assert list(frame.columns) == list(KOLOMMEN) and list(frame["kengetal"]) == ["clienten", "verzuim"]
    assert math.isnan(frame["teller"][0]) and frame["waarde"].dtype == "float64"
    assert uit_frame(frame) == sorted(cijfers, key=lambda c: c.sleutel)
    pd.testing.assert_frame_equal(als_frame([]), leeg())
    assert uit_frame(leeg()) == []


def test_een_frame_zonder_kolom_van_het_contract_is_fout() -> None:
    with pytest.raises(KeyError):
        normaliseer(pd.DataFrame({"kengetal": ["verzuim"]}))


def test_wat_eerst_bekend_is_blijft() -> None:
    stand, sleutel = Cijfers(), ("respons", "cto", "2024")
    assert stand.waarde(sleutel) is None and stand.teller(sleutel) is None and stand.noemer(sleutel) is None
    stand.vul(sleutel, teller=12.0)
    stand.vul(sleutel, teller=99.0, noemer=31.0)
    assert (stand.waarde(sleutel), stand.teller(sleutel), stand.noemer(sleutel)) == (None, 12.0, 31.0)
    stand.vul(("respons", "mto", "2023"), waarde=40.0)
    assert stand.perioden() == ["2023", "2024"]
    assert stand.codes("respons", "2024") == ["cto"] and stand.codes("omzet", "2024") == []
