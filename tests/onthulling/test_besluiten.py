"""Signed decisions: what they release, and everything that voids them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kkfzlib.bevindingen import Bevinding
from kkfzlib.fouten import InvoerFout
from kkfzlib.instellingen import Onthullingsregels
from kkfzlib.onthulling import bescherm
from kkfzlib.onthulling.besluiten import (
    bevinding_gedekt,
    hash_van_bevindingen,
    hash_van_cijfers,
    hash_van_tekst,
    lees_besluiten,
    tekst_gedekt,
    vervallen,
)

from .gegevens import GIDS, INSTELLINGEN, klein_verslag

NU = date(2025, 6, 1)


def besluit(wat, hash_, **anders):
    basis = {"waarom": "al openbaar", "wie": "bestuur", "datum": "2025-01-01", "verloopt": "2026-01-01"}
    return basis | {"wat": wat, "hash": hash_} | anders


def _weg(frame, besluiten, regels=INSTELLINGEN):
    uit = bescherm(frame, "openbaar", regels, GIDS, besluiten, vandaag=NU)
    return {c.naam for c in uit if c.verborgen}


def test_eigen_publicatie_geeft_alles_vrij():
    f = klein_verslag()
    assert _weg(f, [])
    assert _weg(f, [besluit("eigen publicatie: alle kengetallen", hash_van_cijfers(f))]) == set()


@pytest.mark.parametrize(
    "anders",
    [{"verloopt": "2025-05-31"}, {"datum": "2025-06-02"}, {"hash": "0" * 64}, {"wie": ""}, {"datum": "32-01-2025"},
     {"wat": "alles mag"}],
)  # fmt: skip
def test_een_ongeldig_besluit_geeft_niets_vrij(anders):
    f = klein_verslag()
    assert _weg(f, [besluit("eigen publicatie: alle kengetallen", hash_van_cijfers(f)) | anders]) == _weg(
        f, []
    )


def test_gewijzigde_gegevens_maken_het_besluit_ongeldig():
    f = klein_verslag()
    b = [besluit("eigen publicatie: alle kengetallen", hash_van_cijfers(f))]
    g = f.copy()
    g.loc[(g["kengetal"] == "zorgzwaarte") & (g["uitsplitsing"] == "C-2"), "waarde"] = 3
    assert _weg(g, b) == _weg(g, [])
    melding = vervallen(g, lees_besluiten(b)[0], NU)
    assert len(melding) == 1 and hash_van_cijfers(g) in melding[0].herstel


def test_de_hash_hangt_niet_af_van_volgorde_of_afronding():
    f = klein_verslag()
    g = f.sample(frac=1, random_state=1)
    g["waarde"] *= 1 + 1e-14
    assert hash_van_cijfers(f) == hash_van_cijfers(g)


def test_een_besluit_over_een_kengetal_geeft_alleen_dat_vrij():
    f = klein_verslag()
    weg = _weg(f, [besluit("eigen publicatie: zorgzwaarte/C-2", hash_van_cijfers(f, "zorgzwaarte/C-2"))])
    assert "zorgzwaarte/C-2" not in weg and "zorgzwaarte/C-5" in weg


def test_soepeler_dan_de_standaard_wordt_geweigerd_zonder_besluit():
    f = klein_verslag()
    soepel = replace(INSTELLINGEN, onthulling=Onthullingsregels(drempel=3))
    with pytest.raises(InvoerFout) as fout:
        _weg(f, [], soepel)
    assert "regel: drempel = 3" in str(fout.value) and hash_van_cijfers(f) in str(fout.value)
    weg = _weg(f, [besluit("regel: drempel = 3", hash_van_cijfers(f))], soepel)
    assert weg < _weg(f, [])


def test_strenger_mag_altijd():
    streng = replace(INSTELLINGEN, onthulling=Onthullingsregels(drempel=10, basis=15))
    uit = bescherm(klein_verslag(), "openbaar", streng, GIDS, vandaag=NU)
    assert not [
        c.naam for c in uit if c.kengetal == "zorgzwaarte" and c.waarde is not None and 0 < c.waarde < 10
    ]
    assert not [c.naam for c in uit.van("continuiteit") if not c.verborgen]  # a base of 12


def test_besluit_over_een_bevinding():
    een = Bevinding("totaal-delen", "fout", "clienten", "totaal", "20", "21")
    ander = Bevinding("tekst-getal", "fout", "omzet")
    b, _ = lees_besluiten(
        [besluit("bevinding: totaal-delen/clienten", hash_van_bevindingen([een], "totaal-delen/clienten"))]
    )
    assert bevinding_gedekt(een, [een, ander], b, NU)
    assert not bevinding_gedekt(ander, [een, ander], b, NU)
    gewijzigd = replace(een, gevonden="22")
    assert not bevinding_gedekt(gewijzigd, [gewijzigd, ander], b, NU)


def test_besluit_over_een_tekst():
    b, _ = lees_besluiten([besluit("tekst: missie", hash_van_tekst("Eén cliënt.\r\n"))])
    assert tekst_gedekt("missie", "Eén cliënt.", b, NU)
    assert not tekst_gedekt("missie", "Twee cliënten.", b, NU)
    assert not tekst_gedekt("visie", "Eén cliënt.", b, NU)


def test_een_onvolledig_besluit_wordt_gemeld():
    _, meldingen = lees_besluiten(
        [{"wat": "tekst: missie"}, besluit("raar", "x"), besluit("tekst: a", "x", datum="ooit")]
    )
    assert [m.kolom for m in meldingen] == ["waarom", "wat", "datum"]
