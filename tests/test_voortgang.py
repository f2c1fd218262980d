"""What became of last year's goals and ontwikkelpunten."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from kkfzlib.voortgang import doelen, jaarkolommen, omvang, ontwikkelpunten, tel


def doel(
    nummer: str, tekst: str, status: str = "gepland", eind: str = "2024-12-31", pijler: int = 1
) -> dict[str, object]:
    vast = {"actie": "", "resultaat": "", "kwaliteitsaspect": "", "overzicht": "hoofdlijn"}
    dagen = {"begin": pd.Timestamp("2024-01-01"), "eind": pd.Timestamp(eind)}
    return {"nummer": nummer, "pijler": pijler, "doel": tekst, "status": status, **vast, **dagen}


def tabel(*rijen: dict[str, object]) -> pd.DataFrame:
    return pd.DataFrame(list(rijen))


VORIG = tabel(doel("1", "Overleg met de reclassering vastleggen"))


@pytest.mark.parametrize(
    ("nu", "uitkomst"),
    [
        (doel("7", "Overleg met de reclassering vastleggen", "gereed"), "gereed"),
        (doel("7", "overleg met de Reclassering vast leggen.", "loopt"), "loopt"),
        (doel("7", "Overleg met de reclassering vastleggen", "gepland", "2025-06-30"), "verplaatst"),
        (doel("7", "Overleg met de reclassering vastleggen", "gereed", "2025-06-30"), "gereed"),
        (doel("7", "Overleg met de reclassering vastleggen", "vervallen"), "vervallen"),
        (doel("1", "Heel andere woorden voor hetzelfde nummer", "loopt"), "loopt"),
        (doel("2", "Een nieuw plan voor huisvesting"), "zonder bericht"),
        (doel("7", "Overleg met de reclassering vastleggen", pijler=4), "zonder bericht"),
    ],
)
def test_outcome_of_a_goal(nu: dict[str, object], uitkomst: str) -> None:
    (gevonden,) = doelen(VORIG, tabel(nu))
    assert gevonden.uitkomst == uitkomst
    assert gevonden.planning_toen == "2024-12-31"
    assert (gevonden.status == "") == (uitkomst == "zonder bericht")


@pytest.mark.parametrize(
    ("status", "eind", "uitkomst"),
    [
        ("gepland", "2024-12-31", "stand niet opgegeven"),
        ("gepland", "2024-06-30", "stand niet opgegeven"),
        ("gepland", "2025-06-30", "verplaatst"),
        ("loopt", "2024-06-30", "loopt"),
    ],
)
def test_planned_after_its_end_is_no_stand(status: str, eind: str, uitkomst: str) -> None:
    nu = tabel(doel("1", "Overleg met de reclassering vastleggen", status, eind))
    (gevonden,) = doelen(VORIG, nu, date(2024, 12, 31))
    assert gevonden.uitkomst == uitkomst


def test_goals_that_were_done_last_year_do_not_come_back() -> None:
    assert doelen(tabel(doel("1", "Klaar", "gereed"), doel("2", "Weg", "vervallen")), None) == []


def test_without_tables() -> None:
    assert doelen(None, VORIG) == []
    assert [v.uitkomst for v in doelen(VORIG, None)] == ["zonder bericht"]
    assert ontwikkelpunten(None, None, 2024) == []


def test_likeness_goes_before_number_and_nobody_is_paired_twice() -> None:
    vorig = tabel(doel("1", "Scholing over risico"), doel("2", "Scholing over netwerk"))
    nu = tabel(doel("2", "Scholing over risico", "gereed"), doel("1", "Scholing over netwerk", "vervallen"))
    assert [v.uitkomst for v in doelen(vorig, nu)] == ["gereed", "vervallen"]


def punten(**jaren: list[bool]) -> pd.DataFrame:
    n = len(next(iter(jaren.values())))
    kolommen = {j.removeprefix("j"): v for j, v in jaren.items()}
    return pd.DataFrame(
        {"thema": [3] * n, "ontwikkelpunt": [f"punt {'abcdefgh'[i] * 6}" for i in range(n)], **kolommen}
    )


def test_outcome_of_ontwikkelpunten() -> None:
    vorig = punten(
        j2023=[True, True, True, True, False, True],
        j2024=[False, True, True, True, True, True],
        j2026=[False] * 4 + [True, False],
    )
    nu = punten(
        j2024=[False, True, False, False, True, True], j2025=[False, False, True, False, False, False],
        j2026=[False] * 4 + [True, False],
    ).iloc[:5]  # fmt: skip
    gevonden = ontwikkelpunten(vorig, nu, 2024)
    assert [v.uitkomst for v in gevonden] == [
        "stand niet opgegeven", "verplaatst", "vervallen", "loopt", "zonder bericht",
    ]  # fmt: skip
    assert gevonden[0].planning_nu == "2024"
    assert gevonden[1].planning_toen == "2024" and gevonden[1].planning_nu == "2025"
    assert tel(gevonden) == {
        "gereed": 0, "loopt": 1, "verplaatst": 1, "vervallen": 1, "stand niet opgegeven": 1, "zonder bericht": 1,
    }  # fmt: skip


def test_size() -> None:
    tabel = punten(j2023=[True, True], j2024=[False, True])
    assert jaarkolommen(tabel) == ["2023", "2024"]
    assert omvang(tabel) == (2, 3)
