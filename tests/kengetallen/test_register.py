"""The registry holds every kengetal of the definitions, complete and in usable form."""

from __future__ import annotations

import pytest

from kkfzlib.cijfers import EENHEDEN
from kkfzlib.kader import gids
from kkfzlib.kengetallen import REGISTER, Kengetal, gesloten_uitsplitsingen, kengetal, uitsplitsing_naam
from kkfzlib.tabellen import TABELNAMEN

from .definities import DOEL, pagina


@pytest.mark.parametrize("k", REGISTER.values(), ids=lambda k: k.id)
def test_entry_is_complete(k: Kengetal) -> None:
    assert k.naam and k.definitie.endswith(".") and k.formule
    assert k.eenheid in EENHEDEN
    assert set(k.brontabel.split(", ")) <= set(TABELNAMEN)
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
