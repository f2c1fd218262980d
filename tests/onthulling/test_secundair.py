"""The edges of secondary suppression: silence, whole tables, work limits, same input same answer."""

from __future__ import annotations

from kkfzlib.onthulling import bescherm
from kkfzlib.onthulling.beleid import Beleid
from kkfzlib.onthulling.bescherming import decimalen
from kkfzlib.onthulling.feiten import Drukrij
from kkfzlib.onthulling.klassen import VELDEN
from kkfzlib.onthulling.opbouw import bouw
from kkfzlib.onthulling.primair import primair
from kkfzlib.onthulling.secundair import secundair
from tests.rijen import Rijen

from .gegevens import GIDS, INSTELLINGEN, clienten, klein_verslag


def _stelsel(frame, vast=()):
    rijen = list(frame.itertuples(index=False))
    vast = vast or [False] * len(rijen)
    return bouw([Drukrij(r, VELDEN, decimalen(r), v) for r, v in zip(rijen, vast, strict=True)], 5)


def test_de_oplosser_schrijft_niets_op_het_scherm(capfd):
    bescherm(klein_verslag(), "openbaar", INSTELLINGEN, GIDS)
    assert capfd.readouterr() == ("", "")


def test_zonder_veilige_keuze_gaat_de_hele_tabel_dicht():
    r = clienten(Rijen(), 20, 3).telling("bijeenkomsten", {"totaal": 2})
    frame = r.telling("uitstroom", {"totaal": 30, "detentie": 6, "noemer": 24}).frame()
    uitkomst = secundair(_stelsel(frame), list(primair(frame, Beleid())), Beleid(), ronden=0)
    dicht = {k for k, weg in zip(frame["kengetal"], uitkomst.verborgen, strict=True) if weg}
    assert uitkomst.geheel and dicht == {"clienten", "clienten_aandeel"}
    assert uitkomst.verborgen.sum() == 6


def test_dezelfde_invoer_geeft_dezelfde_keuze():
    een, twee = (bescherm(klein_verslag(), "openbaar", INSTELLINGEN, GIDS).frame for _ in range(2))
    assert een.equals(twee)


def test_zonder_kleine_cel_blijft_alles_zichtbaar():
    uit = bescherm(clienten(Rijen(), 20, 12).frame(), "openbaar", INSTELLINGEN, GIDS)
    assert not any(c.verborgen for c in uit)


def test_wat_vrijgegeven_is_wordt_niet_alsnog_verborgen():
    frame = clienten(Rijen(), 20, 3).frame()
    vast = [
        k == "clienten" and u == "totaal"
        for k, u in zip(frame["kengetal"], frame["uitsplitsing"], strict=True)
    ]
    stelsel = _stelsel(frame, vast)
    uitkomst = secundair(stelsel, list(primair(frame, Beleid())), Beleid())
    assert not uitkomst.verborgen[vast.index(True)]
