"""Each notation of a number in running text, what it is told apart from, and how long reading takes."""

from __future__ import annotations

import math
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkfzlib.nederlands.getal import Getal
from kkfzlib.nederlands.lezen import Jaren, lees, lees_los
from kkfzlib.nederlands.telwoorden import TELWOORDEN


def enige(tekst: str) -> Getal:
    (getal,) = lees(tekst).getallen
    return getal


@pytest.mark.parametrize(
    ("tekst", "waarde", "eenheid", "cijfers"),
    [
        ("Er waren 48 cliënten.", 48, "aantal", 0),
        ("De omzet was € 1.236.365.", 1_236_365, "euro", 0),
        ("De omzet was 1,24 miljoen euro.", 1_240_000, "euro", 2),
        ("De sector kostte 2 miljard euro.", 2e9, "euro", 0),
        ("Er waren 12\u202f345 dagen.", 12_345, "dagen", 0),
        ("Het verzuim was 5,10%.", 5.1, "%", 2),
        ("Het verzuim was 5 procent.", 5, "%", 0),
        ("Een verschil van −2,5 procentpunt.", -2.5, "procentpunt", 1),
        ("Het team telde 18,6 fte.", 18.6, "fte", 1),
        ("Zij werkten 36 uur.", 36, "uren", 0),
        ("Er waren 22 bezette bedden.", 22, "bedden", 0),
        ("Er waren tweeëntwintig bedden.", 22, "bedden", 0),
        ("Het duurde anderhalf jaar.", 1.5, "jaar", 0),
        ("Twintig procent verhuisde.", 20, "%", 0),
        ("Drie miljoen euro.", 3e6, "euro", 0),
    ],
)
def test_een_getal_met_zijn_eenheid(tekst: str, waarde: float, eenheid: str, cijfers: int) -> None:
    getal = enige(tekst)
    assert (getal.waarde, getal.eenheid, getal.cijfers, getal.soort) == (waarde, eenheid, cijfers, "getal")
    assert not getal.opmerking
    assert tekst[getal.plaats : getal.einde] == getal.tekst


@pytest.mark.parametrize(
    ("tekst", "waarde", "opmerking"),
    [
        ("Gemiddeld een 8.5 dus.", 8.5, "decimale punt"),
        ("Een kans van 0.125 dus.", 0.125, "decimale punt"),
        ("De omzet was € 1 236 365.", 1_236_365, "spatie tussen duizendtallen"),
        ("Er waren 12 345 dagen.", 12_345, "spatie tussen duizendtallen"),
    ],
)
def test_wat_twijfel_laat_krijgt_een_opmerking(tekst: str, waarde: float, opmerking: str) -> None:
    assert (enige(tekst).waarde, enige(tekst).opmerking) == (waarde, opmerking)


def test_een_gewone_spatie_scheidt_ook_kolommen() -> None:
    assert [g.waarde for g in lees("Beschermd wonen 12 345 67%").getallen] == [12, 345, 67]


@pytest.mark.parametrize(
    ("tekst", "soort", "waarde"),
    [
        ("een kwart van de cliënten", "deel", 0.25),
        ("drie kwart", "deel", 0.75),
        ("bijna de helft", "deel", 0.5),
        ("een derde van hen", "deel", 1 / 3),
        ("twee derde verhuisde", "deel", 2 / 3),
        ("één op de tien", "deel", 0.1),
        ("het aantal verdubbelde", "keer", 2),
        ("een verdubbeling", "keer", 2),
        ("een halvering", "keer", 0.5),
        ("is gehalveerd", "keer", 0.5),
        ("tien keer zo veel", "keer", 10),
        ("2,5 maal zoveel", "keer", 2.5),
    ],
)
def test_delen_en_veelvouden(tekst: str, soort: str, waarde: float) -> None:
    assert (enige(tekst).soort, enige(tekst).waarde) == (soort, pytest.approx(waarde))


@pytest.mark.parametrize(
    "tekst",
    [
        "een derde locatie",
        "hoofdstuk 3.2",
        "fase 2–3",
        "24/7",
        "om 14.30 uur",
        "{clienten/6}",
        "één op de 10e",
    ],
)
def test_wat_niets_telt_is_geen_getal(tekst: str) -> None:
    assert lees(tekst).getallen == ()


@pytest.mark.parametrize(
    ("tekst", "interval"),
    [
        ("48 cliënten", (48, 48)),
        ("94%", (93.5, 94.5)),
        ("94,4%", (94.35, 94.45)),
        ("1,2 miljoen euro", (1_150_000, 1_250_000)),
        ("ruim 40 cliënten", (40, 50)),
        ("bijna 1,2 miljoen euro", (1_100_000, 1_200_000)),
        ("minder dan 5 cliënten", (0, 4)),
        ("meer dan 5 cliënten", (6, math.inf)),
        ("minstens 5 cliënten", (5, math.inf)),
        ("hooguit 5 cliënten", (0, 5)),
        ("ongeveer 40 cliënten", (35, 45)),
        ("zo’n 18 cliënten", (17, 19)),
        ("tussen 10 en 20 cliënten", (10, 20)),
        ("10–12%", (9.5, 12.5)),
        ("7 à 8 cliënten", (7, 8)),
        ("anderhalf jaar", (1.25, 1.75)),
        ("5 tot en met 9 cliënten", (5, 9)),
    ],
)
def test_het_interval_bij_de_gedrukte_nauwkeurigheid(tekst: str, interval: tuple[float, float]) -> None:
    assert enige(tekst).interval == pytest.approx(interval)


@pytest.mark.parametrize("noemt", ["minder dan 5", "ruim 40", "ongeveer 18"])
def test_een_woord_ervoor_maakt_het_ruw(noemt: str) -> None:
    getal = enige(f"Er waren {noemt} ervaren medewerkers.")
    assert getal.benaderd
    assert getal.telt == "medewerkers"
    assert not enige("Er waren 18 ervaren medewerkers.").benaderd


@pytest.mark.parametrize(
    ("tekst", "jaren"),
    [
        ("In 2024 cliënten helpen", [(2024, 2024)]),
        ("sinds 2020 medewerkers", [(2020, 2020)]),
        ("eind 2023 personen", [(2023, 2023)]),
        ("het schooljaar 2023/2024", [(2023, 2024)]),
        ("het schooljaar 2023/24", [(2023, 2024)]),
        ("2024–2026", [(2024, 2026)]),
        ("van 2022 naar 2023", [(2022, 2022), (2023, 2023)]),
    ],
)
def test_jaren_en_schooljaren(tekst: str, jaren: list[tuple[int, int]]) -> None:
    lezing = lees(tekst)
    assert [(j.van, j.tot) for j in lezing.jaren] == jaren
    assert lezing.getallen == ()


def test_vier_cijfers_voor_wat_te_tellen_is_zijn_een_aantal() -> None:
    assert enige("Er waren 2024 cliënten.").waarde == 2024
    assert lees("Er waren 2024 cliënten.").jaren == ()
    assert lees("Dat was 2024.").jaren == (Jaren(2024, 2024, 8),)


def test_datums_staan_apart() -> None:
    lezing = lees("Van 1 januari tot 31-12-2024, en 31 februari 2024.")
    assert [(d.dag, d.maand, d.jaar) for d in lezing.datums] == [(1, 1, None), (31, 12, 2024), (31, 2, 2024)]
    assert [d.als_dag for d in lezing.datums] == [None, date(2024, 12, 31), None]
    assert lezing.getallen == ()


@given(st.sampled_from([w for w, n in TELWOORDEN.items()]))
def test_ieder_telwoord_wordt_gelezen(woord: str) -> None:
    assert enige(f"Het waren {woord} plaatsen.").waarde == TELWOORDEN[woord]


def test_een_cel_is_een_getal_of_niets() -> None:
    los = lees_los("2024")
    assert los is not None and los.waarde == 2024
    assert lees_los("12 van 20") is None
    assert lees_los("") is None


@given(st.text(alphabet=st.sampled_from("0129.,-–/€%+ ıſKénaugustderuithlf{}\u00a0²"), max_size=60))
def test_lezen_valt_nooit_en_wijst_het_aan(tekst: str) -> None:
    for getal in lees(tekst).getallen:
        assert tekst[getal.plaats : getal.einde] == getal.tekst
        laag, hoog = getal.interval
        assert laag <= hoog


@pytest.mark.parametrize("deel", ["1.000.", "1.000.000.", "week 1,1,", "{", "1 ", "tussen 1 en ", "@a"])
def test_de_tijd_groeit_met_de_lengte(deel: str) -> None:
    """100 kB of what invites backtracking: 0,2 s for the points of ``1.000.``, and never more than a few times that."""
    tekst = (deel * 100_000)[:100_000]
    tijden = []
    for _ in range(3):
        begin = time.process_time()
        lees(tekst)
        tijden.append(time.process_time() - begin)
    assert min(tijden) < (0.2 if deel == "1.000." else 1.5)
