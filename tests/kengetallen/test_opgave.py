"""Stated figures: how they are read, what follows from them, and how they stand beside registrations."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from kkfzlib.kengetallen import bereken, gestelde_rijen, opgave_rijen, vergelijk_opgave, vorige_rijen
from kkfzlib.kengetallen.opgave import gestelde_decimalen
from kkfzlib.nederlands.afronding import decimalen, past, teller_bij

from .spec import Spec, invoer, vergelijk


def toets(kengetal: str, gegeven: str, verwacht: str) -> None:
    """The rows of one kengetal from stated figures."""
    Spec(kengetal, "", gegeven, verwacht).toets()


def opgave(*rijen: str) -> str:
    """Text of a table ``opgave`` of 2024: ``kengetal | uitsplitsing | waarde``."""
    return "\n".join(["opgave", "kengetal | uitsplitsing | waarde", *rijen])


def test_an_empty_uitsplitsing_of_verblijfsduur_is_the_chosen_definition() -> None:
    tekst = opgave("verblijfsduur |  | 278")
    toets("verblijfsduur", tekst, "uitsplitsing | waarde | teller\nuitgestroomd | 278 | ")
    gekozen = bereken(invoer(tekst, verblijfsduur="in_jaar"))
    assert list(gekozen["uitsplitsing"]) == ["in_jaar"]


def test_an_empty_uitsplitsing_elsewhere_is_the_total() -> None:
    toets("personeel_instroom", opgave("personeel_instroom |  | 6"), "uitsplitsing | waarde\ntotaal | 6")
    toets("bijeenkomsten", opgave("bijeenkomsten |  | 7"), "uitsplitsing | waarde\ntotaal | 7")
    toets("verzuim", opgave("verzuim |  | 3.8"), "uitsplitsing | waarde\n | 3.8")


def test_shares_follow_from_stated_counts() -> None:
    toets(
        "clienten_aandeel",
        opgave("clienten | fz | 16", "clienten | anders | 2", "clienten | totaal | 18"),
        """
        uitsplitsing | waarde  | teller | noemer | herkomst
        fz           | 1600/18 | 16     | 18     | opgave
        anders       | 200/18  | 2      | 18     | opgave
        totaal       | 100     | 18     | 18     | opgave
        """,
    )


def test_the_third_of_a_sum_follows_from_two() -> None:
    toets(
        "uitstroom",
        opgave("uitstroom | totaal | 13", "uitstroom | detentie | 1"),
        "uitsplitsing | waarde\ntotaal | 13\ndetentie | 1\nnoemer | 12",
    )
    toets(
        "clienten",
        opgave("clienten | fz | 16", "clienten | anders | 2"),
        "uitsplitsing | waarde\nfz | 16\nanders | 2\ntotaal | 18",
    )


def test_a_stated_share_stands_as_stated_beside_computed_ones() -> None:
    toets(
        "omzet_aandeel",
        opgave("omzet | fz | 2", "omzet | totaal | 3", "omzet_aandeel | fz | 66.7"),
        "uitsplitsing | waarde | teller | noemer\nfz | 66.7 | 2 | 3\nanders | 100/3 | 1 | 3\ntotaal | 100 | 3 | 3",
    )


def test_a_contradicting_share_stays_as_printed_with_all_of_its_table() -> None:
    toets(
        "clienten_aandeel",
        opgave(
            "clienten | fz | 24", "clienten | anders | 315", "clienten | totaal | 332",
            "clienten_aandeel | fz | 5.1", "clienten_aandeel | anders | 94.9",
        ),
        """
        uitsplitsing | waarde | teller | noemer
        fz           | 5.1    | 24     | 332
        anders       | 94.9   | 315    | 332
        totaal       | 100    | 332    | 332
        """,
    )  # fmt: skip


NOEMER = ("uitstroom | totaal | 13", "uitstroom | detentie | 1")


@pytest.mark.parametrize(
    "rij", ["continuiteit | 6 | 25", "continuiteit | 6:n | 3", "continuiteit | 6 | 25.00"]
)
def test_percentage_and_count_give_the_same_row(rij: str) -> None:
    toets("continuiteit", opgave(*NOEMER, rij), "uitsplitsing | waarde | teller | noemer\n6 | 25 | 3 | 12")


def test_rounded_percentages_of_a_known_noemer_give_away_their_counts() -> None:
    rijen = [f"continuiteit | {code} | {p}" for code, p in (("3", 8.33), ("4", 16.67), ("8", 33.33))]
    toets(
        "continuiteit",
        opgave(*NOEMER, *rijen),
        """
        uitsplitsing | waarde | teller | noemer
        3            | 8.33   | 1      | 12
        4            | 16.67  | 2      | 12
        8            | 33.33  | 4      | 12
        """,
    )
    toets("continuiteit_vermeldingen", opgave(*NOEMER, *rijen), "waarde | teller | noemer\n700/12 | 7 | 12")


def test_a_percentage_that_no_count_fits_stays_alone() -> None:
    toets(
        "continuiteit",
        opgave(*NOEMER, "continuiteit | 6 | 30"),
        "uitsplitsing | waarde | teller | noemer\n6 | 30 | | 12",
    )


def test_percentages_without_any_noemer_still_add_up() -> None:
    tekst = opgave("continuiteit | 6 | 60", "continuiteit | 8 | 70")
    toets("continuiteit", tekst, "uitsplitsing | waarde | teller | noemer\n6 | 60 | | \n8 | 70 | | ")
    toets("continuiteit_vermeldingen", tekst, "waarde | teller | noemer\n130 | | ")


def test_counts_without_noemer_are_published_as_counts() -> None:
    tekst = opgave("continuiteit | 2:n | 7", "continuiteit | 10:n | 17", "continuiteit | 1.1:n | 0")
    toets(
        "continuiteit",
        tekst,
        """
        uitsplitsing | waarde | eenheid | teller | noemer | herkomst
        2:n          | 7      | aantal  |        |        | opgave
        10:n         | 17     | aantal  |        |        | opgave
        1.1:n        | 0      | aantal  |        |        | opgave
        """,
    )
    toets("continuiteit_vermeldingen", tekst, "uitsplitsing | waarde | eenheid\nn | 24 | aantal")


def test_response_from_counts_or_from_the_number_invited() -> None:
    verwacht = (
        "uitsplitsing | waarde | teller | noemer | herkomst\nketenpartners | 1200/38 | 12 | 38 | opgave"
    )
    toets(
        "respons", opgave("respons | ketenpartners:n | 12", "respons | ketenpartners:noemer | 38"), verwacht
    )
    uitgenodigd = "onderzoeken\nonderzoek | uitgenodigd\nketenpartners | 38\n"
    toets("respons", uitgenodigd + opgave("respons | ketenpartners:n | 12"), verwacht)
    gesteld = verwacht.replace("1200/38", "31.58")
    toets("respons", uitgenodigd + opgave("respons | ketenpartners | 31.58"), gesteld)


def test_a_stated_response_stands_when_nobody_is_registered_for_that_survey() -> None:
    tekst = """
        onderzoeken
        onderzoek     | uitgenodigd
        cto           | 4
        ketenpartners | 38
        antwoorden
        onderzoek | respondent_id | score
        cto       | r1            | 8
        opgave
        kengetal | uitsplitsing    | waarde
        respons  | ketenpartners:n | 12
    """
    toets(
        "respons",
        tekst,
        "uitsplitsing | waarde | herkomst\ncto | 25 | registratie\nketenpartners | 1200/38 | opgave",
    )


def test_the_n_of_a_mean_is_its_number_of_people() -> None:
    toets(
        "tevredenheid",
        opgave("tevredenheid | cto | 7.9", "tevredenheid | cto:n | 20", "tevredenheid | cto/wonen | 8"),
        "uitsplitsing | waarde | teller | noemer\ncto | 7.9 | | 20\ncto/wonen | 8 | |",
    )


def test_growth_of_stated_revenue_and_a_stated_growth_that_contradicts() -> None:
    omzet = """
        opgave
        kengetal    | uitsplitsing | periode | waarde
        omzet       | fz           | 2023    | 80
        omzet       | fz           | 2024    | 100
        omzet_groei | fz           | 2024    | """
    for gesteld, verwacht in (("25", "25"), ("31", "31")):
        toets(
            "omzet_groei",
            omzet + gesteld,
            f"uitsplitsing | waarde | teller | noemer\nfz | {verwacht} | 100 | 80",
        )


def test_earlier_years_keep_their_periode() -> None:
    tekst = "opgave\nkengetal | periode | waarde\nverblijfsduur | 2023 | 174\nverblijfsduur | 2024 | 278"
    toets(
        "verblijfsduur",
        tekst,
        "uitsplitsing | periode | waarde\nuitgestroomd | 2023 | 174\nuitgestroomd | 2024 | 278",
    )


BEIDE = """
    uitstroom
    vervolgzorg
    6
    8
    opgave
    kengetal     | uitsplitsing | waarde
    continuiteit | 6            | 55
    continuiteit | 8:n          | 1
    uitstroom    | totaal       | 3
    verzuim      |              | 3.8
"""


def test_with_both_only_the_registration_is_kept() -> None:
    frame = bereken(invoer(BEIDE))
    assert not frame.duplicated(["kengetal", "uitsplitsing", "periode"]).any()
    assert set(frame.loc[frame["herkomst"] == "opgave", "kengetal"]) == {"verzuim"}
    assert not frame["uitsplitsing"].str.endswith(":n").any()


def test_differences_between_opgave_and_registratie() -> None:
    gevonden = vergelijk_opgave(invoer(BEIDE)).set_index(["kengetal", "uitsplitsing"])
    assert set(gevonden.index) == {("continuiteit", "6"), ("continuiteit", "8:n"), ("uitstroom", "totaal")}
    rij = gevonden.loc[("continuiteit", "6")]
    assert (rij["opgave"], rij["registratie"], rij["verschil"], rij["past"]) == (55, 50, 5, False)
    assert gevonden.loc[("continuiteit", "8:n"), "past"]
    assert vergelijk_opgave(invoer("")).empty


def test_stated_rows_are_only_what_was_stated() -> None:
    gegeven = invoer(opgave("continuiteit | 6:n | 3", "clienten | fz | 16", "Clienten | Anders | 2"))
    assert sorted(zip(gestelde_rijen(gegeven)["uitsplitsing"], gestelde_rijen(gegeven)["waarde"], strict=True)) == [
        ("6:n", 3.0), ("anders", 2.0), ("fz", 16.0),
    ]  # fmt: skip
    assert "totaal" in set(opgave_rijen(gegeven)["uitsplitsing"])


def test_last_year_comes_from_its_own_folder_and_else_from_opgave() -> None:
    vorig = bereken(invoer("opgave\nkengetal | periode | waarde\nverzuim | 2023 | 1.3", 2023))
    tekst = "opgave\nkengetal | periode | waarde\nverzuim | 2023 | 9\nzorgervaring | 2023 | 6\nverzuim | 2024 | 3.8"
    rijen = vorige_rijen(bereken(invoer(tekst), vorig), vorig, "2023")
    vergelijk(rijen[rijen["kengetal"] == "verzuim"], "periode | waarde\n2023 | 1.3")
    vergelijk(rijen[rijen["kengetal"] == "zorgervaring"], "periode | waarde\n2023 | 6")


@pytest.mark.parametrize(
    ("getal", "n"), [(8.33, 2), (25.0, 0), (0.1, 1), (100.0, 0), (1236365.0, 0), (0.0, 0), (1e-7, 7)]
)
def test_decimals_as_printed(getal: float, n: int) -> None:
    assert decimalen(getal) == n


@pytest.mark.parametrize(
    ("gedrukt", "exact", "goed"),
    [
        (8.33, 100 / 12, True),
        (8.34, 100 / 12, False),
        (5.1, 7.2289, False),
        (25.0, 24.98, True),
        (0.5, 0.45, True),
    ],
)
def test_roundings(gedrukt: float, exact: float, goed: bool) -> None:
    assert past(exact, gedrukt) is goed


@pytest.mark.parametrize(
    ("procent", "noemer", "teller"),
    [(8.33, 12, 1), (25.0, 12, 3), (30.0, 12, None), (50.0, 400, None), (50.0, 0, None)],
)
def test_count_behind_a_percentage(procent: float, noemer: float, teller: float | None) -> None:
    assert teller_bij(procent, noemer) == teller


def test_a_frame_of_the_contract_even_without_opgave() -> None:
    assert opgave_rijen(invoer("")).empty
    assert isinstance(gestelde_rijen(invoer("")), pd.DataFrame)


def test_decimals_of_a_hidden_figure_do_not_decide_how_others_are_printed() -> None:
    gegeven = invoer(opgave("opleiding | hbo | 62", "opleiding | wo | 3.25", "verzuim | | 3.8"))
    tabel = gegeven.tabellen["opgave"].assign(decimalen=[0, 2, 1])
    gegeven = replace(gegeven, tabellen={"opgave": tabel})
    alle = {(k, u, "2024") for k, u in (("opleiding", "hbo"), ("opleiding", "wo"), ("verzuim", ""))}
    assert gestelde_decimalen(gegeven, alle) == {("opleiding", "2024"): 2, ("verzuim", "2024"): 1}
    zonder_wo = alle - {("opleiding", "wo", "2024")}
    assert gestelde_decimalen(gegeven, zonder_wo) == {("opleiding", "2024"): 0, ("verzuim", "2024"): 1}
