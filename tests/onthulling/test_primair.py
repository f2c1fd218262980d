"""The boundary itself: T-1, T, T+1, bases of 9, 10 and 11, contributors of 4 and 5."""

from __future__ import annotations

import pytest

from kkfzlib.onthulling import bescherm
from kkfzlib.onthulling.beleid import Beleid
from kkfzlib.onthulling.primair import is_klein, primair, te_smalle_basis
from tests.rijen import JAAR, Rijen

from .gegevens import GIDS, INSTELLINGEN, bekend_uit, clienten, klein_verslag

BELEID = Beleid()


@pytest.mark.parametrize(("n", "klein"), [(0, False), (1, True), (4, True), (5, False), (6, False)])
def test_drempel(n, klein):
    assert is_klein(n, 5) is klein


@pytest.mark.parametrize(
    ("kengetal", "code"),
    [
        ("clienten", "totaal"),
        ("zorgzwaarte", "C-1"),
        ("instroom", "verblijf"),
        ("uitstroom_plaatsing", "verblijf"),
        ("uitstroom", "totaal"),
    ],
)
@pytest.mark.parametrize(("n", "weg"), [(0, False), (4, True), (5, False), (6, False)])
def test_elke_telling_van_clienten_kent_de_drempel(kengetal, code, n, weg):
    assert primair(Rijen().telling(kengetal, {code: n}).frame(), BELEID).tolist() == [weg]


@pytest.mark.parametrize(("noemer", "weg"), [(9, True), (10, False), (11, False)])
@pytest.mark.parametrize("teller", [0, 9])
def test_geen_percentage_op_een_basis_onder_tien_ook_geen_nul_of_honderd(noemer, teller, weg):
    assert primair(Rijen().aandeel("continuiteit", {"6": teller}, noemer).frame(), BELEID).tolist() == [weg]


@pytest.mark.parametrize(("teller", "weg"), [(0, False), (4, True), (5, False)])
def test_een_aandeel_is_zo_klein_als_zijn_teller(teller, weg):
    for kengetal, code in (("continuiteit", "6"), ("clienten_aandeel", "fz")):
        assert primair(Rijen().aandeel(kengetal, {code: teller}, 40).frame(), BELEID).tolist() == [weg]


@pytest.mark.parametrize(("n", "weg"), [(9, True), (10, False), (None, True)])
def test_gemiddelden_over_clienten_vragen_een_brede_bekende_basis(n, weg):
    frame = (
        Rijen()
        .los("verblijfsduur", "uitgestroomd", 200, "dagen", 2000, n)
        .los("tevredenheid", "cto", 8, "score", 30, n)
    )
    assert primair(frame.frame(), BELEID).tolist() == [weg, weg]


@pytest.mark.parametrize(("aantal", "weg"), [(4, True), (5, False)])
def test_een_bedrag_vraagt_vijf_clienten(aantal, weg):
    frame = (
        Rijen().telling("clienten", {"anders": aantal}).bedrag({"anders": 1000.0}, met_aandeel=False).frame()
    )
    assert primair(frame, BELEID)[frame["kengetal"] == "omzet"].tolist() == [weg]


@pytest.mark.parametrize(("n", "weg"), [(0, False), (1, True), (4, True), (5, False)])
def test_medewerkers_en_incidenten_kennen_dezelfde_drempel(n, weg):
    frame = Rijen().telling("personeel", {"stage": n}).telling("incidenten", {"brand": n}).frame()
    assert primair(frame, BELEID).tolist() == [weg, weg]


def test_een_maand_met_een_incident_wijst_niemand_aan():
    frame = Rijen().telling("incidenten", {"maand/03": 1, "totaal": 30}).frame()
    assert not primair(frame, BELEID).any()


@pytest.mark.parametrize(("n", "weg"), [(9, True), (10, False), (None, True)])
def test_cijfers_over_een_team_vragen_tien_mensen(n, weg):
    r = Rijen().aandeel("opleiding", {"hbo": 5}, n or 1).aandeel("personeel_vast", {"": 5}, n or 1)
    r.los("zorgervaring", "", 8.0, "jaar", 80, n).los("aanvullende_trainingen", "", 2.0, "aantal", 20, n)
    frame = r.frame()
    if n is None:
        frame["noemer"] = float("nan")
    assert primair(frame, BELEID).tolist() == [weg] * 4


@pytest.mark.parametrize(("vast", "weg"), [(6, True), (7, False)])
def test_verzuim_telt_de_mensen_van_het_team_niet_de_dagen(vast, weg):
    r = Rijen().telling("personeel", {"vast": vast, "tijdelijk": 3}).los("verzuim", "", 4.0, "%", 120, 3000)
    frame = r.frame()
    assert primair(frame, BELEID)[frame["kengetal"] == "verzuim"].tolist() == [weg]


@pytest.mark.parametrize(("bedden", "weg"), [(4.0, True), (0.3, True), (5.1, False)])
def test_vier_bezette_bedden_zijn_vier_clienten(bedden, weg):
    r = Rijen().los("bezette_bedden", "", bedden, "bedden", bedden * 366, 366)
    frame = r.los("bezettingsgraad", "", bedden * 5, "%", bedden * 366, 20 * 366).frame()
    assert primair(frame, BELEID).tolist() == [weg, weg]


@pytest.mark.parametrize(
    ("kengetal", "uitsplitsing"), [("onbekend", ""), ("instroom", "totaal"), ("clienten", "wmo")]
)
def test_wat_het_register_niet_kent_is_dicht(kengetal, uitsplitsing):
    frame = Rijen().telling(kengetal, {uitsplitsing: 400}).frame()
    assert primair(frame, BELEID).tolist() == [True]


def test_een_onbekende_basis_is_te_smal():
    assert te_smalle_basis(float("nan"), 10) and te_smalle_basis(None, 10)


def test_de_indiening_verbergt_niets():
    uit = bescherm(klein_verslag(), "indiening", INSTELLINGEN, GIDS)
    assert not any(c.verborgen for c in uit)
    assert uit.get("uitstroom", "detentie").waarde == 2


def test_bescherm_verandert_zijn_invoer_niet():
    frame = klein_verslag()
    bescherm(frame, "openbaar", INSTELLINGEN, GIDS)
    assert frame.equals(klein_verslag())


def test_verborgen_cellen_dragen_geen_enkel_getal():
    uit = bescherm(klein_verslag(), "openbaar", INSTELLINGEN, GIDS)
    weg = [c for c in uit if c.verborgen]
    assert weg and all((c.waarde, c.teller, c.noemer) == (None, None, None) for c in weg)


def test_nullen_blijven_zichtbaar_waar_dat_kan():
    uit = bescherm(klein_verslag(), "openbaar", INSTELLINGEN, GIDS)
    assert uit.get("continuiteit", "1.1").waarde == 0
    assert uit.get("uitstroom", "noemer").waarde == 12


def test_een_klein_deel_neemt_het_andere_deel_mee():
    uit = bescherm(clienten(Rijen(), 30, 3).frame(), "openbaar", INSTELLINGEN, GIDS)
    zichtbaar = {c.naam for c in uit if not c.verborgen}
    assert "clienten/anders" not in zichtbaar
    assert not {"clienten/fz", "clienten/totaal"} <= zichtbaar


def test_een_bedrag_met_smalle_marge_komt_niet_terug_uit_percentages():
    uit = bescherm(klein_verslag(), "openbaar", INSTELLINGEN, GIDS)
    assert uit.get("omzet", "anders").verborgen
    assert uit.get("omzet_aandeel", "fz").verborgen  # with omzet/fz and its share the rest follows
    assert uit.get("omzet", "totaal").verborgen or uit.get("omzet", "fz").verborgen


def test_het_verslag_van_vorig_jaar_telt_mee():
    # last year's report showed all of 2023; this year's may not show what its growth would give away
    vorig = clienten(Rijen(), 20, 6, JAAR - 1).frame()
    toen = bescherm(vorig, "openbaar", INSTELLINGEN, GIDS)
    stroom = Rijen().telling("instroom", {"verblijf": 8}).telling("uitstroom_plaatsing", {"verblijf": 4})
    nu = clienten(stroom, 24, 6).frame()
    zonder = bescherm(nu, "openbaar", INSTELLINGEN, GIDS)
    met = bescherm(nu, "openbaar", INSTELLINGEN, GIDS, bekend=bekend_uit(toen))
    assert sum(c.verborgen for c in met) > sum(c.verborgen for c in zonder)
    assert met.get("instroom", "verblijf").verborgen or met.get("clienten", "totaal").verborgen


def test_wat_vorig_jaar_verborgen_was_blijft_verborgen():
    vorig = clienten(Rijen(), 20, 3, JAAR - 1).frame()
    toen = bescherm(vorig, "openbaar", INSTELLINGEN, GIDS)
    nu = clienten(clienten(Rijen(), 24, 6), 20, 3, JAAR - 1).frame()
    met = bescherm(nu, "openbaar", INSTELLINGEN, GIDS, bekend=bekend_uit(toen))
    assert {c.naam for c in toen if c.verborgen} <= {
        c.naam for c in met if c.verborgen and c.periode == str(JAAR - 1)
    }
