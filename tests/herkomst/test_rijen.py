"""Rows behind a kengetal: where the count of rows is the kengetal itself, the two must agree."""

from __future__ import annotations

import pandas as pd
import pytest

from kkfzlib.cijfers import OPGAVE, Cijfer, uit_frame
from kkfzlib.herkomst.rijen import Rijenteller
from kkfzlib.kengetallen.register import REGISTER
from kkfzlib.tabellen import Invoer

GELIJK_AAN_WAARDE = {
    "uitstroom", "personeel", "personeel_instroom", "personeel_uitstroom", "leerlijnmodules", "beleidsdocumenten",
    "incidenten", "bijeenkomsten",
}  # fmt: skip
TELLER_EN_NOEMER = {"continuiteit", "personeel_vast", "opleiding", "aanvullende_trainingen"}


@pytest.fixture(scope="module")
def teller(invoer: Invoer) -> Rijenteller:
    return Rijenteller(invoer)


def test_tellingen_van_rijen_zijn_gelijk_aan_het_kengetal(frame: pd.DataFrame, teller: Rijenteller) -> None:
    gezien = set()
    for r in uit_frame(frame[frame["herkomst"] == "registratie"]):
        boven, onder = teller.van(r)
        if r.kengetal in GELIJK_AAN_WAARDE:
            assert sum(boven.values()) == r.waarde, r
            gezien.add(r.kengetal)
        elif r.kengetal in TELLER_EN_NOEMER:
            assert (sum(boven.values()), sum(onder.values())) == (r.teller, r.noemer), r
            gezien.add(r.kengetal)
    assert gezien == GELIJK_AAN_WAARDE | TELLER_EN_NOEMER


def test_elke_waarde_heeft_rijen(frame: pd.DataFrame, teller: Rijenteller) -> None:
    for r in uit_frame(frame):
        boven, onder = teller.van(r)
        assert boven, r
        if r.waarde and r.herkomst == "registratie":
            assert sum(boven.values()) > 0, r
        if r.noemer is not None and r.herkomst == "registratie" and REGISTER[r.kengetal].maat == "aandeel":
            assert sum(onder.values()) > 0, r


def test_rijen_van_een_verblijf_zijn_alle_plaatsingen_ervan(invoer: Invoer) -> None:
    """Two adjoining placements form one stay: one inflow, two rows."""
    p = invoer.tabellen["plaatsingen"].iloc[[0, 0]].copy()
    p["zorgvorm"], p["client_id"] = "verblijf", "x"
    p["begindatum"] = pd.to_datetime(["2024-02-01", "2024-03-02"])
    p["einddatum"] = pd.to_datetime(["2024-03-01", None])
    klein = Invoer(invoer.organisatie, invoer.instellingen, invoer.gids, {"plaatsingen": p})
    teller = Rijenteller(klein)
    assert teller.van(Cijfer("instroom", "verblijf", "2024", None)) == ({"plaatsingen": 2}, {})
    assert teller.van(Cijfer("uitstroom_plaatsing", "verblijf", "2024", None)) == ({"plaatsingen": 0}, {})
    assert teller.van(Cijfer("uitstroom", "totaal", "2024", None)) == ({}, {})


def test_samengevoegde_codes_tellen_een_rij_een_keer(invoer: Invoer) -> None:
    teller = Rijenteller(invoer)
    een = [teller.van(Cijfer("continuiteit", c, "2024", None))[0]["uitstroom"] for c in ("6", "8")]
    samen = teller.van(Cijfer("continuiteit", "6+8", "2024", None))[0]["uitstroom"]
    assert max(een) <= samen <= sum(een)


def test_opgave_telt_de_rijen_van_opgave(frame: pd.DataFrame, invoer: Invoer) -> None:
    opgave = pd.DataFrame({"kengetal": ["verblijfsduur", "verzuim"], "uitsplitsing": ["", ""],
                           "periode": ["2024", "2023"], "waarde": [1.0, 2.0], "vindplaats": ["a", "b"]})  # fmt: skip
    teller = Rijenteller(Invoer(invoer.organisatie, invoer.instellingen, invoer.gids, {"opgave": opgave}))
    gekozen = invoer.instellingen.verblijfsduur
    assert teller.van(Cijfer("verblijfsduur", gekozen, "2024", None, herkomst=OPGAVE)) == ({"opgave": 1}, {})
    assert teller.van(Cijfer("verzuim", "", "2024", None, herkomst=OPGAVE)) == ({"opgave": 0}, {})
