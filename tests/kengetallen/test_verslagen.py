"""The figures that the two published reports print, from the input in ``data/raw``."""

from __future__ import annotations

import pandas as pd
import pytest

from kkfzlib.dossier import DATA, Dossier
from kkfzlib.inlezen import lees_invoer
from kkfzlib.kengetallen import bereken
from kkfzlib.voortgang import omvang


def kengetallen(organisatie: str, jaar: int) -> dict[tuple[str, str, str], tuple[float, ...]]:
    """(waarde, teller, noemer) by (kengetal, uitsplitsing, periode)."""
    gegeven, _ = lees_invoer(Dossier(organisatie, jaar, DATA))
    assert gegeven is not None
    frame = bereken(gegeven)
    assert set(frame["herkomst"]) == {"opgave"}
    sleutels = frame[["kengetal", "uitsplitsing", "periode"]].itertuples(index=False, name=None)
    return dict(
        zip(sleutels, frame[["waarde", "teller", "noemer"]].itertuples(index=False, name=None), strict=True)
    )


@pytest.fixture(scope="module")
def nourzorg() -> dict[tuple[str, str, str], tuple[float, ...]]:
    return kengetallen("nourzorg", 2024)


@pytest.fixture(scope="module")
def sofia() -> dict[tuple[str, str, str], tuple[float, ...]]:
    return kengetallen("sofia-zorg", 2023)


@pytest.mark.parametrize(
    ("sleutel", "gedrukt", "decimalen"),
    [
        ("clienten/fz", 16, 0),
        ("clienten/anders", 2, 0),
        ("clienten/totaal", 18, 0),
        ("clienten_aandeel/fz", 88.89, 2),
        ("clienten_aandeel/anders", 11.11, 2),
        ("omzet/fz", 1236365, 0),
        ("omzet/anders", 73401, 0),
        ("omzet/totaal", 1309766, 0),
        ("omzet_aandeel/fz", 94.40, 2),
        ("omzet_aandeel/anders", 5.60, 2),
        ("omzet_groei/fz", 25.0, 1),
        ("verblijfsduur/uitgestroomd", 278, 0),
        ("bezette_bedden", 16.8, 1),
        ("verzuim", 3.8, 1),
        ("benchmark/verzuim/CBS", 6.6, 1),
        ("personeel_vast", 72, 0),
        ("opleiding/hbo_wo", 62, 0),
        ("opleiding/mbo", 38, 0),
        ("zorgervaring", 6.8, 1),
        ("personeel_instroom/totaal", 6, 0),
        ("personeel_uitstroom/totaal", 4, 0),
        ("personeel_uitstroom/zzp", 2, 0),
        ("leerlijnmodules", 47, 0),
        ("aanvullende_trainingen", 2.1, 1),
        ("bijeenkomsten/totaal", 7, 0),
        ("uitstroom/totaal", 13, 0),
        ("uitstroom/detentie", 1, 0),
        ("uitstroom/noemer", 12, 0),
        ("continuiteit_vermeldingen", 133.33, 2),
    ],
)
def test_nourzorg(
    nourzorg: dict[tuple[str, str, str], tuple[float, ...]], sleutel: str, gedrukt: float, decimalen: int
) -> None:
    kengetal, _, code = sleutel.partition("/")
    assert round(nourzorg[kengetal, code, "2024"][0], decimalen) == gedrukt


@pytest.mark.parametrize(
    ("code", "teller", "gedrukt"),
    [
        ("3", 1, 8.33),
        ("4", 2, 16.67),
        ("6", 3, 25),
        ("7", 1, 8.33),
        ("8", 4, 33.33),
        ("9", 2, 16.67),
        ("10", 3, 25),
    ],
)
def test_nourzorg_indicator_2(
    nourzorg: dict[tuple[str, str, str], tuple[float, ...]], code: str, teller: int, gedrukt: float
) -> None:
    waarde, *delen = nourzorg["continuiteit", code, "2024"]
    assert delen == [teller, 12]
    assert round(waarde, 2) == gedrukt
    assert nourzorg["continuiteit_vermeldingen", "", "2024"][1:] == (16, 12)


def test_nourzorg_beside_the_year_before(nourzorg: dict[tuple[str, str, str], tuple[float, ...]]) -> None:
    def groei(kengetal: str, code: str = "") -> float:
        return round((nourzorg[kengetal, code, "2024"][0] / nourzorg[kengetal, code, "2023"][0] - 1) * 100, 1)

    assert groei("verblijfsduur", "uitgestroomd") == 59.8
    assert groei("bezette_bedden") == 9.8
    assert nourzorg["verzuim", "", "2023"][0] == 1.3
    assert nourzorg["respons", "ketenpartners", "2024"][1:] == (12, 38)


@pytest.mark.parametrize(
    ("sleutel", "gedrukt", "decimalen"),
    [
        ("clienten/fz", 24, 0),
        ("clienten/anders", 315, 0),
        ("clienten/totaal", 332, 0),
        ("clienten_aandeel/fz", 5.1, 1),
        ("clienten_aandeel/anders", 94.9, 1),
        ("omzet/fz", 1254747, 0),
        ("omzet/anders", 1529845, 0),
        ("omzet/totaal", 2784592, 0),
        ("omzet_aandeel/fz", 45.1, 1),
        ("omzet_aandeel/anders", 54.9, 1),
        ("continuiteit/2:n", 7, 0),
        ("continuiteit/4:n", 2, 0),
        ("continuiteit/6:n", 6, 0),
        ("continuiteit/7:n", 1, 0),
        ("continuiteit/8:n", 1, 0),
        ("continuiteit/9:n", 3, 0),
        ("continuiteit/10:n", 17, 0),
        ("continuiteit_vermeldingen/n", 37, 0),
        ("tevredenheid/cto", 7.9, 1),
        ("tevredenheid/cto/wonen", 8.0, 1),
        ("tevredenheid/mto", 7.7, 1),
    ],
)
def test_sofia(
    sofia: dict[tuple[str, str, str], tuple[float, ...]], sleutel: str, gedrukt: float, decimalen: int
) -> None:
    kengetal, _, code = sleutel.partition("/")
    assert round(sofia[kengetal, code, "2023"][0], decimalen) == gedrukt


def test_sofia_has_no_noemer_and_so_no_percentage(
    sofia: dict[tuple[str, str, str], tuple[float, ...]],
) -> None:
    assert not any(code in ("2", "10") for kengetal, code, _ in sofia if kengetal == "continuiteit")
    assert ("continuiteit_vermeldingen", "", "2023") not in sofia
    assert not any(kengetal == "uitstroom" for kengetal, _, _ in sofia)


def test_sofia_ontwikkelpunten() -> None:
    gegeven, _ = lees_invoer(Dossier("sofia-zorg", 2023, DATA))
    assert gegeven is not None
    punten: pd.DataFrame = gegeven.tabellen["ontwikkelpunten"]
    assert omvang(punten) == (38, 48)
