"""Placeholders: which name means which value, and what is said when there is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kkfzlib.tabellen import Invoer
from kkfzlib.verslag.getallen import Cijfers
from kkfzlib.verslag.plaatshouders import Plaatshouders
from tests.rijen import publiceer, rij

Plaatshoudermaker = Callable[..., Plaatshouders]


@pytest.mark.parametrize(
    ("naam", "getal"),
    [
        ("verblijfsduur", "278\u00a0dagen"),
        ("verblijfsduur:vorig", "174\u00a0dagen"),
        ("verblijfsduur:groei", "+104\u00a0dagen"),
        ("verzuim:groei", "+2,5\u00a0procentpunt"),
        ("continuiteit/6", "25,00%"),
        ("continuiteit/6:n", "3"),
        ("continuiteit/6:noemer", "12"),
        ("continuiteit_vermeldingen", "133,33%"),
        ("clienten", "30"),
        ("clienten/fz:n", "21"),
        ("respons/cto", "50%"),
        (" omzet/fz ", "€\u00a01.236.365"),
    ],
)
def test_naam_wordt_getal_met_koppeling(plaatshouders: Plaatshoudermaker, naam: str, getal: str) -> None:
    v = plaatshouders().vervang(naam)
    assert v.stand == "goed"
    assert v.markdown.startswith(f"[[{getal}]{{.kg ")
    assert v.markdown.endswith(f"](#herkomst-{naam.strip().split(':')[0].split('/')[0]})")


@pytest.mark.parametrize(
    ("naam", "bedoeld"),
    [
        ("verblijfduur", "verblijfsduur"),
        ("continuiteit/11", "continuiteit/1"),
        ("verzuim:grooei", "{verzuim:groei}"),
        ("verzuim:vorige", "{verzuim:vorig}"),
        ("continuiteit/6:nomer", "{continuiteit/6:noemer}"),
        ("omzet/fzz", "omzet/fz"),
        ("onzin", "bedoeld is misschien"),
    ],
)
def test_onbekend_is_fout_en_noemt_iets_dichtbij(
    plaatshouders: Plaatshoudermaker, naam: str, bedoeld: str
) -> None:
    v = plaatshouders().vervang(naam)
    assert v.stand == "fout"
    assert bedoeld in v.herstel


@pytest.mark.parametrize(
    "naam", ["bezettingsgraad", "clienten/fz:vorig", "clienten/fz:groei", "incidenten/totaal"]
)
def test_bekend_maar_zonder_waarde(plaatshouders: Plaatshoudermaker, naam: str) -> None:
    v = plaatshouders().vervang(naam)
    assert (v.stand, v.markdown) == ("leeg", "niet te berekenen")


@pytest.mark.parametrize(
    ("naam", "cel", "einde"),
    [
        ("verblijfsduur", ("verblijfsduur", "uitgestroomd"), "\u00a0dagen"),
        ("verblijfsduur:groei", ("verblijfsduur", "uitgestroomd"), "\u00a0dagen"),
        ("verzuim", ("verzuim", ""), "%"),
        ("verzuim:groei", ("verzuim", ""), "\u00a0procentpunt"),
        ("continuiteit/6:n", ("continuiteit", "6"), ""),
        ("omzet/fz", ("omzet", "fz"), ""),
    ],
)
def test_verborgen_leest_als_x_met_eenheid(
    plaatshouders: Plaatshoudermaker, naam: str, cel: tuple[str, str], einde: str
) -> None:
    md = plaatshouders([(*cel, "2024")]).vervang(naam).markdown
    assert md.startswith("[[x]{.kg .kg-x ")
    assert md.endswith(")" + einde)
    assert not any(c in md for c in ("278", "3,8", "1.236"))


def test_een_samengevoegde_code_geeft_het_getal_van_de_rij_waarin_zij_staat(invoer: Invoer) -> None:
    rijen = [rij("continuiteit", "1.1", 2024, 20.0, 10, 50), rij("continuiteit", "6+9", 2024, 34.0, 17, 50)]
    p = Plaatshouders(Cijfers(publiceer(rijen)), invoer.instellingen, invoer.gids)
    v = p.vervang("continuiteit/6:n")
    assert v.stand == "goed" and v.markdown.startswith("[[17]{.kg ") and v.markdown.endswith(" (samen met 9)")
    assert p.vervang("continuiteit/9").markdown.endswith(" (samen met 6)")
    assert p.vervang("continuiteit/1.1:n").markdown.startswith("[[10]{.kg ")
    assert p.vervang("continuiteit/4:n").stand == "leeg"
