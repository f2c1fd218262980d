"""Properties of the kengetallen from placements, against a slow reading of the definitions day by day."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from kkfzlib.instellingen import Instellingen
from kkfzlib.kader import gids
from kkfzlib.kengetallen import bereken
from kkfzlib.kengetallen.verblijven import ZORGVORMEN
from kkfzlib.tabellen import Invoer

from .spec import tabel

JAAR = 2024
EERSTE, LAATSTE = date(JAAR, 1, 1), date(JAAR, 12, 31)
KOP = ["client_id", "zorgvorm", "financiering", "zorgzwaarte", "begindatum", "einddatum"]

Plaatsing = tuple[str, str, str, str, date, date | None]


@st.composite
def plaatsing(draw: st.DrawFn) -> Plaatsing:
    """A placement near the borders of the year, where mistakes live."""
    begin = date(2023, 12, 20) + timedelta(draw(st.integers(0, 395)))
    duur = draw(st.one_of(st.none(), st.integers(0, 20), st.integers(0, 400)))
    eind = None if duur is None else begin + timedelta(duur)
    keuze = st.sampled_from
    financiering, zwaarte = draw(keuze(["fz", "wlz"])), draw(keuze(["C-1", "VG-2", ""]))
    return draw(keuze("ABC")), draw(keuze(ZORGVORMEN)), financiering, zwaarte, begin, eind


plaatsingen = st.lists(plaatsing(), max_size=8)


def kengetallen(rijen: list[Plaatsing], peildatum: date = LAATSTE) -> pd.DataFrame:
    """The frame of kengetallen of these placements."""
    cellen = [[*r[:4], str(r[4]), str(r[5] or "")] for r in rijen]
    keuzes = Instellingen(JAAR, peildatum, JAAR)
    return bereken(Invoer({}, keuzes, gids(JAAR), {"plaatsingen": tabel("plaatsingen", KOP, cellen)}))


def waarden(frame: pd.DataFrame, kengetal: str) -> dict[str, float]:
    """Values by uitsplitsing."""
    deel = frame[frame["kengetal"] == kengetal]
    return dict(zip(deel["uitsplitsing"], deel["waarde"], strict=True))


def dagen(rij: Plaatsing) -> set[date]:
    """The days of the year on which the client was present, counted one by one."""
    alle = (EERSTE + timedelta(d) for d in range(366))
    return {d for d in alle if rij[4] <= d and (rij[5] is None or d < rij[5])}


def verblijven(rijen: list[Plaatsing]) -> list[tuple[str, str, date, date | None]]:
    """Stays, merged one by one: the next begins at most one day after what went before ends."""
    uit: list[tuple[str, str, date, date | None]] = []
    for client, vorm, _, _, begin, eind in sorted(rijen, key=lambda r: (r[0], r[1], r[4])):
        if (
            uit
            and uit[-1][:2] == (client, vorm)
            and (uit[-1][3] is None or begin <= uit[-1][3] + timedelta(1))
        ):
            tot = uit[-1][3]
            uit[-1] = (client, vorm, uit[-1][2], None if tot is None or eind is None else max(tot, eind))
        else:
            uit.append((client, vorm, begin, eind))
    return uit


@given(plaatsingen)
@settings(deadline=None, max_examples=50)
def test_beddagen_equal_counting_days(rijen: list[Plaatsing]) -> None:
    verwacht = sum(len(dagen(r)) for r in rijen if r[1] == "verblijf")
    gevonden = kengetallen(rijen)
    assert waarden(gevonden, "beddagen") == {"": verwacht}
    assert abs(waarden(gevonden, "bezette_bedden")[""] - verwacht / 366) < 1e-9


@given(plaatsingen)
@settings(deadline=None, max_examples=50)
def test_stays_equal_merging_one_by_one(rijen: list[Plaatsing]) -> None:
    frame, alle = kengetallen(rijen), verblijven(rijen)
    begonnen = {v: sum(s[1] == v and EERSTE <= s[2] <= LAATSTE for s in alle) for v in ZORGVORMEN}
    klaar = [s for s in alle if s[3] is not None and EERSTE <= s[3] <= LAATSTE]
    assert waarden(frame, "instroom") == begonnen
    assert waarden(frame, "uitstroom_plaatsing") == {v: sum(s[1] == v for s in klaar) for v in ZORGVORMEN}
    lengtes = [(s[3] - s[2]).days for s in klaar if s[1] == "verblijf" and s[3]]
    verwacht = sum(lengtes) / len(lengtes) if lengtes else None
    assert waarden(frame, "verblijfsduur").get("uitgestroomd") == verwacht


@given(plaatsingen, st.dates(date(2023, 12, 25), date(2025, 1, 5)))
@settings(deadline=None, max_examples=50)
def test_clients_of_one_day(rijen: list[Plaatsing], peil: date) -> None:
    er = [r for r in rijen if r[4] <= peil and (r[5] is None or peil < r[5])]
    fz = {r[0] for r in er if r[2] == "fz"}
    frame = kengetallen(rijen, peil)
    totaal = len({r[0] for r in er})
    assert waarden(frame, "clienten") == {"fz": len(fz), "anders": totaal - len(fz), "totaal": totaal}
    zwaarte = waarden(frame, "zorgzwaarte")
    assert {z: n for z, n in zwaarte.items() if n} == {
        z: len({r[0] for r in er if r[3] == z}) for z in {r[3] for r in er} - {""}
    }
    binnen = {r[0] for r in er if r[1] == "verblijf"}
    lopend = [
        (peil - s[2]).days + 1
        for s in verblijven(rijen)
        if s[1] == "verblijf" and s[0] in binnen and s[2] <= peil and (s[3] is None or peil < s[3])
    ]
    gemiddeld = sum(lopend) / len(lopend) if lopend else None
    assert waarden(frame, "verblijfsduur").get("op_peildatum") == gemiddeld


@given(plaatsingen)
@settings(deadline=None, max_examples=50)
def test_days_in_the_year_per_client_served(rijen: list[Plaatsing]) -> None:
    bediend = {r[0] for r in rijen if r[1] == "verblijf" and dagen(r)}
    stays = [s for s in verblijven(rijen) if s[1] == "verblijf" and s[0] in bediend]
    som = sum(len(dagen((*s[:2], "", "", *s[2:]))) for s in stays)
    verwacht = som / len(bediend) if bediend else None
    assert waarden(kengetallen(rijen), "verblijfsduur").get("in_jaar") == verwacht


@given(plaatsingen)
@settings(deadline=None, max_examples=50)
def test_shares_sum_to_100(rijen: list[Plaatsing]) -> None:
    aandeel = waarden(kengetallen(rijen), "clienten_aandeel")
    if aandeel:
        assert abs(aandeel["fz"] + aandeel["anders"] - 100) < 1e-9
        assert aandeel["totaal"] == 100


@given(plaatsingen, st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=50)
def test_order_of_rows_changes_nothing(rijen: list[Plaatsing], toeval: object) -> None:
    gehusseld = list(rijen)
    toeval.shuffle(gehusseld)  # type: ignore[attr-defined]
    pd.testing.assert_frame_equal(kengetallen(rijen), kengetallen(gehusseld), check_exact=True)


@given(plaatsingen, st.data())
@settings(deadline=None, max_examples=50)
def test_splitting_a_stay_at_any_day_changes_nothing(rijen: list[Plaatsing], data: st.DataObject) -> None:
    deelbaar = [i for i, r in enumerate(rijen) if r[5] is None or (r[5] - r[4]).days > 1]
    if not deelbaar:
        return
    i = data.draw(st.sampled_from(deelbaar))
    begin, eind = rijen[i][4], rijen[i][5]
    lengte = 400 if eind is None else (eind - begin).days
    knip = begin + timedelta(data.draw(st.integers(1, lengte - 1)))
    gesplitst = [*rijen[:i], (*rijen[i][:5], knip), (*rijen[i][:4], knip, eind), *rijen[i + 1 :]]
    pd.testing.assert_frame_equal(kengetallen(rijen), kengetallen(gesplitst), check_exact=True)


@given(st.lists(st.tuples(st.sampled_from(["fz", "wlz"]), st.integers(0, 10**9)), min_size=1), st.randoms())
@settings(deadline=None, max_examples=50)
def test_revenue_does_not_depend_on_order(bedragen: list[tuple[str, int]], toeval: object) -> None:
    def omzet(rijen: list[tuple[str, int]]) -> pd.DataFrame:
        cellen = [[f, str(centen / 100)] for f, centen in rijen]
        tabellen = {"omzet": tabel("omzet", ["financiering", "bedrag"], cellen)}
        return bereken(Invoer({}, Instellingen.standaard(JAAR), gids(JAAR), tabellen))

    gehusseld = list(bedragen)
    toeval.shuffle(gehusseld)  # type: ignore[attr-defined]
    pd.testing.assert_frame_equal(omzet(bedragen), omzet(gehusseld), check_exact=True)
