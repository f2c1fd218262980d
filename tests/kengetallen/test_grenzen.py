"""Borders: turn of the year, leap years, moves, overlaps, two fundings, nobody, one person, all back in detention."""

from __future__ import annotations

import pandas as pd
import pytest

from kkfzlib.cijfers import EENHEDEN, KOLOMMEN
from kkfzlib.kengetallen import REGISTER, bereken

from .spec import Spec, invoer, tabellen


def waarde(tekst: str, kengetal: str, uitsplitsing: str = "", jaar: int = 2024) -> float | None:
    """The one value asked for, or None without such a row."""
    frame = bereken(invoer(tekst, jaar))
    rij = frame[(frame["kengetal"] == kengetal) & (frame["uitsplitsing"] == uitsplitsing)]
    return float(rij["waarde"].iloc[0]) if len(rij) else None


@pytest.mark.parametrize(
    ("begin", "eind", "dagen", "aanwezig"),
    [
        ("2023-12-31", "2024-01-01", 0, 0),
        ("2023-12-31", "2024-01-02", 1, 0),
        ("2024-01-01", "2024-01-02", 1, 0),
        ("2024-01-01", "2024-01-01", 0, 0),
        ("2024-12-30", "2024-12-31", 1, 0),
        ("2024-12-31", "2025-01-01", 1, 1),
        ("2024-12-31", "", 1, 1),
        ("2025-01-01", "", 0, 0),
        ("2023-01-01", "2025-06-01", 366, 1),
        ("2024-02-28", "2024-03-01", 2, 0),
    ],
)
def test_turn_of_the_year(begin: str, eind: str, dagen: int, aanwezig: int) -> None:
    tekst = f"plaatsingen\nclient_id | begindatum | einddatum\nA | {begin} | {eind}"
    assert waarde(tekst, "beddagen") == dagen
    assert waarde(tekst, "clienten", "totaal") == aanwezig


@pytest.mark.parametrize(("jaar", "dagen"), [(2023, 365), (2024, 366), (2025, 365), (2000, 366)])
def test_leap_years(jaar: int, dagen: int) -> None:
    tekst = "plaatsingen\nclient_id | begindatum\nA | 1999-01-01"
    assert waarde(tekst, "beddagen", jaar=jaar) == dagen
    assert waarde(tekst, "bezette_bedden", jaar=jaar) == 1


@pytest.mark.parametrize(("verder", "instroom"), [("2024-03-01", 1), ("2024-03-02", 1), ("2024-03-03", 2)])
def test_a_move_within_a_day_is_one_stay(verder: str, instroom: int) -> None:
    tekst = f"""
        plaatsingen
        client_id | locatie | financiering | begindatum | einddatum
        A         | Noord   | fz           | 2024-02-01 | 2024-03-01
        A         | Zuid    | wlz          | {verder}   |
    """
    assert waarde(tekst, "instroom", "verblijf") == instroom


def test_care_forms_and_clients_never_merge() -> None:
    tekst = """
        plaatsingen
        client_id | zorgvorm | begindatum | einddatum
        A         | verblijf | 2024-02-01 | 2024-03-01
        A         | ambulant | 2024-03-01 | 2024-04-01
        B         | verblijf | 2024-03-01 | 2024-04-01
    """
    assert waarde(tekst, "instroom", "verblijf") == 2
    assert waarde(tekst, "instroom", "ambulant") == 1


def test_overlapping_ambulant_care_is_one_stay_until_the_last_end() -> None:
    tekst = """
        plaatsingen
        client_id | zorgvorm | begindatum | einddatum
        A         | ambulant | 2024-01-10 | 2024-12-01
        A         | ambulant | 2024-02-01 | 2024-02-15
        A         | ambulant | 2024-11-30 | 2025-02-01
    """
    assert waarde(tekst, "instroom", "ambulant") == 1
    assert waarde(tekst, "uitstroom_plaatsing", "ambulant") == 0


def test_a_zero_day_stay_flows_in_and_out() -> None:
    tekst = "plaatsingen\nclient_id | begindatum | einddatum\nA | 2024-05-01 | 2024-05-01"
    assert waarde(tekst, "instroom", "verblijf") == 1
    assert waarde(tekst, "uitstroom_plaatsing", "verblijf") == 1
    assert waarde(tekst, "verblijfsduur", "uitgestroomd") == 0
    assert waarde(tekst, "verblijfsduur", "in_jaar") is None


def test_placements_that_all_lie_outside_the_year_give_zeros_and_no_means() -> None:
    frame = bereken(invoer("plaatsingen\nclient_id | begindatum | einddatum\nA | 2021-05-01 | 2021-06-01"))
    assert set(frame["kengetal"]) == {
        "beddagen", "bezette_bedden", "clienten", "instroom", "uitstroom_plaatsing", "zorgzwaarte",
    }  # fmt: skip
    assert (frame["waarde"] == 0).all()


def test_nothing_supplied_gives_an_empty_frame_of_the_contract() -> None:
    frame = bereken(invoer(""))
    assert list(frame.columns) == list(KOLOMMEN)
    assert frame.empty


def test_all_back_in_detention() -> None:
    tekst = "uitstroom\nterug_naar_detentie | vervolgzorg\nja | \nja | 6"
    assert waarde(tekst, "uitstroom", "noemer") == 0
    assert waarde(tekst, "continuiteit", "6") is None
    assert waarde(tekst, "continuiteit_vermeldingen") is None


def test_a_year_without_outflow_has_zero_counts() -> None:
    tekst = "uitstroom\ndatum | vervolgzorg\n2023-05-01 | 6"
    assert waarde(tekst, "uitstroom", "totaal") == 0
    assert waarde(tekst, "continuiteit", "6") is None


def test_the_2023_list_has_no_category_5() -> None:
    tekst = "uitstroom\ndatum | vervolgzorg\n2023-05-01 | 6"
    frame = bereken(invoer(tekst, 2023))
    codes = set(frame.loc[frame["kengetal"] == "continuiteit", "uitsplitsing"])
    assert codes == {"1.1", "1.2", "1.3", "2", "3", "4", "6", "7", "8", "9", "10"}


ALLES = """
    plaatsingen
    client_id | begindatum | einddatum  | zorgzwaarte
    A         | 2023-05-01 | 2024-02-01 | C-1
    B         | 2024-05-01 |            | C-2
    capaciteit
    bedden
    3
    uitstroom
    vervolgzorg
    6|8
    omzet
    bedrag
    100.50
    medewerkers
    medewerker_id
    m1
    verzuim
    medewerker_id | begindatum | einddatum
    m1            | 2024-02-01 | 2024-02-11
    scholing
    soort
    leerlijn
    beleid
    categorie
    Zorg
    incidenten
    soort
    agressie
    onderzoeken
    uitgenodigd
    5
    antwoorden
    respondent_id | score
    r1            | 8
    bijeenkomsten
    soort
    regio
    benchmarks
    kengetal | waarde | bron
    verzuim  | 6.6    | CBS
    opgave
    kengetal    | uitsplitsing | periode | waarde
    omzet       | fz           | 2023    | 80
    continuiteit | 6:n         | 2024    | 1
"""


def test_every_row_keeps_the_contract() -> None:
    frame = bereken(invoer(ALLES))
    assert set(frame["kengetal"]) == set(REGISTER)
    sleutel = frame[["kengetal", "uitsplitsing", "periode"]]
    assert not sleutel.duplicated().any()
    assert sleutel.apply(tuple, axis=1).is_monotonic_increasing
    assert frame["waarde"].notna().all()
    assert set(frame["eenheid"]) <= EENHEDEN
    assert set(frame["herkomst"]) <= {"registratie", "opgave"}
    breuk = frame["kengetal"].map(lambda k: REGISTER[k].is_breuk and k != "benchmark")
    assert frame.loc[breuk, ["teller", "noemer"]].notna().all(axis=None)
    assert frame.loc[~breuk, ["teller", "noemer"]].isna().all(axis=None)


def test_the_input_is_not_changed() -> None:
    vooraf, gegeven = tabellen(ALLES), invoer(ALLES)
    bereken(gegeven)
    for naam, frame in vooraf.items():
        pd.testing.assert_frame_equal(gegeven.tabellen[naam], frame)


def test_growth_since_the_year_folder_before() -> None:
    vorig = bereken(invoer("omzet\nfinanciering | bedrag\nfz | 80\nwlz | 20", 2023))
    frame = bereken(invoer("omzet\nfinanciering | bedrag\nfz | 100\nwlz | 50"), vorig)
    groei = frame[frame["kengetal"] == "omzet_groei"].set_index("uitsplitsing")
    assert dict(groei["waarde"]) == {"fz": pytest.approx(25), "totaal": pytest.approx(50)}
    assert set(groei["herkomst"]) == {"registratie"}
    assert set(frame["periode"]) == {"2024"}


def test_one_client_with_two_fundings_counts_once_under_fz() -> None:
    Spec(
        "clienten",
        "",
        """
        plaatsingen
        client_id | zorgvorm     | financiering | begindatum
        A         | verblijf     | wlz          | 2024-01-01
        A         | dagbesteding | fz           | 2024-01-01
        """,
        "uitsplitsing | waarde\nfz | 1\nanders | 0\ntotaal | 1",
    ).toets()
