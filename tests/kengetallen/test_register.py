"""The registry holds every kengetal of the definitions, complete and in usable form."""

from __future__ import annotations

from typing import Literal

import pytest

from kkfzlib.cijfers import EENHEDEN
from kkfzlib.kader import gids
from kkfzlib.kengetallen import REGISTER, Kengetal, gesloten_uitsplitsingen, kengetal, uitsplitsing_naam
from kkfzlib.kengetallen.register import GEKOZEN, plekken
from kkfzlib.schema import TABELLEN
from kkfzlib.vergelijking.families import FAMILIES

from .definities import DOEL, pagina


@pytest.mark.parametrize("k", REGISTER.values(), ids=lambda k: k.id)
def test_entry_is_complete(k: Kengetal) -> None:
    assert k.naam and k.definitie.endswith(".") and k.formule
    assert k.eenheid in EENHEDEN
    assert set(k.brontabel.split(", ")) <= set(TABELLEN)
    assert k.pijler in {None, 1, 2, 3, 4, 5}
    assert k.decimalen in {0, 1, 2}
    assert k.formule.count("{") == k.formule.count("}")
    assert hash(k)


def test_subdefinitions_belong_to_closed_codes() -> None:
    for k in REGISTER.values():
        assert {code for code, _ in k.deeldefinities} <= set(k.uitsplitsingen)
    duur = kengetal("verblijfsduur")
    assert len({duur.definitie_voor(code) for code in duur.uitsplitsingen}) == 3
    assert duur.definitie_voor("") == duur.definitie


@pytest.mark.parametrize(("lijst", "aantal"), [("kpi", 19), ("trend", 12)])
def test_tiles_and_trends_have_a_place_of_their_own(lijst: Literal["kpi", "trend"], aantal: int) -> None:
    gevonden = plekken(lijst)
    assert [p.rang for _, p in gevonden] == list(range(1, aantal + 1))
    for k, plek in gevonden:
        assert plek.uitsplitsing in ("", "totaal", GEKOZEN, *k.uitsplitsingen, *k.labels), k.id
        assert lijst == "trend" or plek.label


def test_every_kengetal_has_a_place_in_the_comparison() -> None:
    vergeleken = [id for familie in FAMILIES for id in familie.kengetallen]
    assert sorted(vergeleken) == sorted(set(REGISTER) - {"benchmark"})
    plaatsen = [(k.tonen.familie, k.tonen.plaats) for k in REGISTER.values()]
    assert len(set(plaatsen)) == len(plaatsen)


def test_parts_drawn_in_the_comparison_are_known() -> None:
    for k in REGISTER.values():
        bekend = {*k.uitsplitsingen, *k.labels, "", "totaal", GEKOZEN}
        assert set(k.tonen.getekend) <= bekend, k.id


def test_an_unknown_id_names_the_nearest() -> None:
    with pytest.raises(KeyError, match="verblijfsduur"):
        kengetal("verblijfduur")


def test_every_closed_code_has_a_dutch_label() -> None:
    lijst = gids(2024)
    for id in REGISTER:
        namen = [uitsplitsing_naam(id, code, lijst) for code in gesloten_uitsplitsingen(id, lijst)]
        assert all(namen) and len(set(namen)) == len(namen)
        if id not in ("zorgzwaarte",):
            assert not any("_" in n or "/" in n for n in namen if id not in ("continuiteit",))


@pytest.mark.parametrize(
    ("id", "code", "naam"),
    [
        ("continuiteit", "10", "Geen vervolgzorg nodig"),
        ("continuiteit", "10:n", "Geen vervolgzorg nodig"),
        ("continuiteit", "3+4", "Specialistische GGZ + Basis GGZ"),
        ("continuiteit_vermeldingen", "n", "Aantal vermeldingen"),
        ("incidenten", "maand/03", "maart"),
        ("incidenten", "agressie", "agressie"),
        ("tevredenheid", "cto", "Cliënttevredenheid"),
        ("tevredenheid", "cto/wonen", "wonen"),
        ("benchmark", "verzuim/CBS", "CBS"),
        ("bijeenkomsten", "totaal", "Totaal"),
        ("omzet", "fz", "Forensische zorg"),
        ("verzuim", "", ""),
    ],
)
def test_labels(id: str, code: str, naam: str) -> None:
    assert uitsplitsing_naam(id, code, gids(2024)) == naam


def test_the_page_of_definitions_is_up_to_date() -> None:
    vers = DOEL.read_text(encoding="utf-8") == pagina()
    assert vers, "schrijf de pagina opnieuw: python -m tests.kengetallen.definities"
