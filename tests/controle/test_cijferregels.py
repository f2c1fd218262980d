"""Every rule over figures: found, not found, and at the rounding boundary. Stated figures only, as in an ``opgave``."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from kkfzlib.bevindingen import Bevinding
from kkfzlib.controle import controleer
from kkfzlib.kengetallen import bereken

from .feitenbank import JAAR, invoer, over_opgave, rijen

Regel = tuple[str, str, str, float]


def _omvang(fz: float, anders: float, totaal: float, p: float, q: float) -> list[Regel]:
    j = str(JAAR)
    return [("clienten", "fz", j, fz), ("clienten", "anders", j, anders), ("clienten", "totaal", j, totaal),
            ("clienten_aandeel", "fz", j, p), ("clienten_aandeel", "anders", j, q)]  # fmt: skip


def _een(gevonden: list[Bevinding], regel: str) -> Bevinding:
    eigen = [b for b in gevonden if b.regel == regel]
    assert len(eigen) == 1, [b.regel for b in gevonden]
    return eigen[0]


def _regels(gevonden: list[Bevinding]) -> set[str]:
    return {b.regel for b in gevonden if b.ernst != "info"}


def test_omvang_met_een_foute_cel_wordt_gevonden_en_de_cel_aangewezen() -> None:
    gevonden = over_opgave(*_omvang(24, 315, 332, 5.1, 94.9))
    assert _regels(gevonden) == {"totaal-delen", "percentage-aantal"}
    assert _een(gevonden, "totaal-delen").verwacht == "339"
    assert (_een(gevonden, "percentage-aantal").verwacht, _een(gevonden, "percentage-aantal").gevonden) == (
        "17",
        "24",
    )
    hint = _een(gevonden, "herstel")
    assert (hint.uitsplitsing, hint.gevonden, hint.verwacht, hint.ernst) == ("fz", "24", "17", "info")


def test_omvang_die_klopt_geeft_niets() -> None:
    assert over_opgave(*_omvang(17, 315, 332, 5.1, 94.9)) == []


@pytest.mark.parametrize(
    ("procent", "goed"), [(88.9, True), (88.8, False), (89, True), (88.89, True), (88.88, False)]
)
def test_percentage_op_de_grens_van_de_afronding(procent: float, goed: bool) -> None:
    gevonden = over_opgave(*_omvang(16, 2, 18, procent, round(100 - procent, 2)))
    assert ("percentage-aantal" not in _regels(gevonden)) is goed


@pytest.mark.parametrize(
    ("groei", "goed"), [(25, True), (25.0, True), (24.98, True), (24.9, False), (25.1, False)]
)
def test_groei_op_de_grens_van_de_afronding(groei: float, goed: bool) -> None:
    gevonden = over_opgave(
        ("omzet", "fz", "2024", 1236365),
        ("omzet", "fz", "2023", 989267),
        ("omzet_groei", "fz", "2024", groei),
    )
    assert ("groei" not in _regels(gevonden)) is goed
    if not goed:
        assert _een(gevonden, "groei").kengetal == "omzet_groei"


@pytest.mark.parametrize(("noemer", "goed"), [(12, True), (13, False), (11, False)])
def test_uitstroom_min_detentie_is_noemer(noemer: float, goed: bool) -> None:
    gevonden = over_opgave(
        ("uitstroom", "totaal", "2024", 13),
        ("uitstroom", "detentie", "2024", 1),
        ("uitstroom", "noemer", "2024", noemer),
    )
    assert ("identiteit" not in _regels(gevonden)) is goed


@pytest.mark.parametrize(("eind", "goed"), [(22, True), (23, False)])
def test_begin_plus_instroom_min_uitstroom_is_eind(eind: float, goed: bool) -> None:
    gevonden = over_opgave(
        ("clienten", "totaal", "2023", 20), ("instroom", "verblijf", "2024", 10),
        ("uitstroom_plaatsing", "verblijf", "2024", 8), ("clienten", "totaal", "2024", eind),
    )  # fmt: skip
    assert ("identiteit" not in _regels(gevonden)) is goed


def _plaatsing(client: str, vorm: str, begin: str, eind: str | None) -> dict[str, Any]:
    return {
        "client_id": client, "locatie": "A", "zorgvorm": vorm, "financiering": "fz", "zorgtitel": "tbs",
        "zorgzwaarte": "C-1", "begindatum": pd.Timestamp(begin), "einddatum": pd.Timestamp(eind) if eind else pd.NaT,
    }  # fmt: skip


@pytest.mark.parametrize(("tweede_vorm", "gemeld"), [("verblijf", True), ("ambulant", False)])
def test_identiteit_alleen_als_niemand_twee_zorgvormen_tegelijk_heeft(tweede_vorm: str, gemeld: bool) -> None:
    plaatsingen = pd.DataFrame(
        [_plaatsing("a", "verblijf", "2022-01-01", None), _plaatsing("a", tweede_vorm, "2024-03-01", None),
         _plaatsing("b", "verblijf", "2024-05-01", None)]
    )  # fmt: skip
    bron = invoer(plaatsingen=plaatsingen)
    vorig = rijen(JAAR - 1)
    vorig = vorig[vorig["kengetal"] == "clienten"]
    gevonden = controleer(bron, bereken(bron), vorig)
    assert ("identiteit" in _regels(gevonden)) is gemeld


def test_percentages_die_niet_bij_een_team_passen_noemen_het_kleinste_aantal() -> None:
    regels: list[Regel] = [("personeel", "totaal", "2024", 18), ("personeel_vast", "", "2024", 72)]
    regels += [("opleiding", "hbo_wo", "2024", 62), ("opleiding", "mbo", "2024", 38)]
    gevonden = _een(over_opgave(*regels), "gemeenschappelijke-noemer")
    assert (gevonden.verwacht, gevonden.gevonden, gevonden.ernst) == ("18", "29", "fout")


@pytest.mark.parametrize("koppen", [29, 40])
def test_percentages_die_wel_passen(koppen: float) -> None:
    regels: list[Regel] = [("personeel", "totaal", "2024", koppen), ("personeel_vast", "", "2024", 72)]
    regels += [("opleiding", "hbo_wo", "2024", 62), ("opleiding", "mbo", "2024", 38)]
    assert "gemeenschappelijke-noemer" not in _regels(over_opgave(*regels))


@pytest.mark.parametrize(("gesteld", "goed"), [(2, True), (3, False)])
def test_opgave_tegenover_registratie(gesteld: float, goed: bool) -> None:
    plaatsingen = pd.DataFrame([_plaatsing(c, "verblijf", "2023-01-01", None) for c in "ab"])
    gevonden = over_opgave(("clienten", "totaal", "2024", gesteld), plaatsingen=plaatsingen)
    assert ("opgave-registratie" not in _regels(gevonden)) is goed
    if not goed:
        b = _een(gevonden, "opgave-registratie")
        assert (b.kengetal, b.uitsplitsing, b.verwacht, b.gevonden, b.ernst) == (
            "clienten",
            "totaal",
            "2",
            "3",
            "fout",
        )


@pytest.mark.parametrize(("gezegd", "goed"), [(4.2, True), (4, True), (4.3, False), (5.0, False)])
def test_vorig_jaar_tegenover_het_verslag_van_toen(gezegd: float, goed: bool) -> None:
    gevonden = over_opgave(("verzuim", "", "2023", gezegd), ("verzuim", "", "2024", 5), vorig=rijen(JAAR - 1))
    assert ("vorig-jaar" not in _regels(gevonden)) is goed


def test_vorig_jaar_in_een_zin_tegenover_het_verslag_van_toen() -> None:
    def over(tekst: str) -> set[str]:
        return _regels(controleer(invoer({"verzuim": tekst}), rijen(), rijen(JAAR - 1)))

    assert "vorig-jaar" in over("Het verzuim was 5,9%, tegen 4,9% in 2023.")
    assert over("Het verzuim was 5,9%, tegen 4,2% in 2023.") == set()


@pytest.mark.parametrize(("nu", "gemeld"), [(150, False), (151, True), (50, False), (49, True)])
def test_sprong_boven_de_helft(nu: float, gemeld: bool) -> None:
    gevonden = over_opgave(("incidenten", "totaal", "2023", 100), ("incidenten", "totaal", "2024", nu))
    assert ("sprong" in _regels(gevonden)) is gemeld


@pytest.mark.parametrize(
    ("bron", "periode", "gemeld"), [("CBS", "2024", False), ("", "2024", True), ("CBS", "", True)]
)
def test_benchmark_zonder_bron_of_periode(bron: str, periode: str, gemeld: bool) -> None:
    benchmarks = pd.DataFrame([{"kengetal": "verzuim", "waarde": 6.6, "periode": periode, "bron": bron}])
    gevonden = controleer(invoer(benchmarks=benchmarks), rijen(), None)
    assert ("benchmark-bron" in _regels(gevonden)) is gemeld


def test_gemiddelde_zonder_n_en_met() -> None:
    zonder = over_opgave(("tevredenheid", "cto", "2024", 7.9))
    assert _een(zonder, "gemiddelde-zonder-n").kengetal == "tevredenheid"
    met = over_opgave(
        ("tevredenheid", "cto", "2024", 7.9),
        teksten={"cto": "Cliënten gaven een {tevredenheid/cto}; 25 cliënten vulden de vragenlijst in."},
    )
    assert "gemiddelde-zonder-n" not in _regels(met)


def test_noemer_ontbreekt_en_meervoudig_antwoord() -> None:
    tellingen: list[Regel] = [("continuiteit", "8:n", "2024", 7), ("continuiteit", "10:n", "2024", 6)]
    assert _regels(over_opgave(*tellingen)) == {"noemer-ontbreekt"}
    noemer: Regel = ("uitstroom", "noemer", "2024", 10)
    assert (
        _een(over_opgave(*tellingen, noemer), "meervoudig-antwoord").kengetal == "continuiteit_vermeldingen"
    )
    uitleg = {"indicator-2": "Omdat meer dan één antwoord mogelijk is, is het totaal hoger."}
    assert _regels(over_opgave(*tellingen, noemer, teksten=uitleg)) == set()
    eigen = {"indicator-2": "Per cliënt zijn meer antwoorden mogelijk; daarom kan het totaal hoger zijn."}
    assert _regels(over_opgave(*tellingen, noemer, teksten=eigen)) == set()
    iets_anders = {"indicator-2": "Er is meer samenwerking. Het antwoord van de gemeente kwam later."}
    assert "meervoudig-antwoord" in _regels(over_opgave(*tellingen, noemer, teksten=iets_anders))


@pytest.mark.parametrize(("totaal", "goed"), [(133.33, True), (133.3, True), (125, False), (133.4, False)])
def test_totaal_van_de_vermeldingen(totaal: float, goed: bool) -> None:
    delen = {"3": 8.33, "4": 16.67, "6": 25, "7": 8.33, "8": 33.33, "9": 16.67, "10": 25}
    regels: list[Regel] = [("continuiteit", c, "2024", w) for c, w in delen.items()]
    gevonden = over_opgave(
        *regels, ("continuiteit_vermeldingen", "", "2024", totaal), ("uitstroom", "noemer", "2024", 12)
    )
    assert ("totaal-delen" not in _regels(gevonden)) is goed


def test_percentage_waar_geen_heel_aantal_bij_past() -> None:
    noemer: Regel = ("uitstroom", "noemer", "2024", 12)
    assert "percentage-aantal" in _regels(over_opgave(noemer, ("continuiteit", "8", "2024", 30.5)))
    assert "percentage-aantal" not in _regels(over_opgave(noemer, ("continuiteit", "8", "2024", 33.3)))


def test_omzet_ontleed_in_beddagen_en_prijs() -> None:
    gevonden = over_opgave(
        ("omzet", "fz", "2024", 121000), ("omzet", "fz", "2023", 100000),
        ("beddagen", "", "2024", 1100), ("beddagen", "", "2023", 1000),
    )  # fmt: skip
    b = _een(gevonden, "omzet-ontleding")
    assert (b.ernst, b.verwacht, b.gevonden) == ("info", "10", "21")
    assert "10%" in b.toelichting


def test_delen_van_het_personeel_en_zorgzwaarte() -> None:
    delen: list[Regel] = [
        ("personeel", u, "2024", n) for u, n in (("vast", 20), ("tijdelijk", 3), ("zzp", 4), ("stage", 2))
    ]
    assert "totaal-delen" in _regels(over_opgave(*delen, ("personeel", "totaal", "2024", 30)))
    assert _regels(over_opgave(*delen, ("personeel", "totaal", "2024", 29))) == set()


def test_cijfers_die_alle_kloppen_geven_niets_dan_informatie() -> None:
    gevonden = controleer(invoer(), rijen(), rijen(JAAR - 1))
    assert [b for b in gevonden if b.ernst != "info"] == [], date(JAAR, 12, 31)
