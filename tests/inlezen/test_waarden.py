"""Single values: each notation that is read, and each that is refused with the right explanation."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kkfzlib.inlezen.waarden import Omgeving, lees_waarde, lijkt_bsn, schoon
from kkfzlib.kader import gids
from kkfzlib.nederlands.cel import Waardefout, lees_datum, lees_getal
from kkfzlib.schema import TABELLEN

OMGEVING = Omgeving(2024, gids(2024).codes)


def waarde(tabel: str, kolom: str, tekst: str, omgeving: Omgeving = OMGEVING) -> object:
    return lees_waarde(TABELLEN[tabel].kolom(kolom), schoon(tekst), omgeving)


@pytest.mark.parametrize(
    ("tabel", "kolom", "tekst", "verwacht"),
    [
        ("plaatsingen", "begindatum", "05-01-2024", date(2024, 1, 5)),
        ("plaatsingen", "begindatum", "2024-01-05", date(2024, 1, 5)),
        ("plaatsingen", "begindatum", "29-02-2024", date(2024, 2, 29)),
        ("plaatsingen", "einddatum", "", None),
        ("plaatsingen", "zorgvorm", " VERBLIJF ", "verblijf"),
        ("plaatsingen", "zorgzwaarte", "vg-7", "VG-7"),
        ("plaatsingen", "client_id", "007", "007"),
        ("omzet", "bedrag", "-1234,5", -1234.5),
        ("medewerkers", "fte", "1,2", 1.2),
        ("incidenten", "ernst", "4", 4),
        ("uitstroom", "terug_naar_detentie", "N", False),
        ("uitstroom", "terug_naar_detentie", "Ja", True),
        ("uitstroom", "vervolgzorg", "5.1", "5.1"),
        ("uitstroom", "vervolgzorg", "6| 8 |6", "6|8"),
        ("ontwikkelpunten", "2024", "X", True),
        ("opgave", "uitsplitsing", "6:n", "6:n"),
        ("beleid", "jaar", "2024", 2024),
        ("incidenten", "locatie", "NA", "NA"),
        ("doelen", "nummer", "1.1", "1.1"),
    ],
)
def test_leesbaar(tabel, kolom, tekst, verwacht):
    assert waarde(tabel, kolom, tekst) == verwacht


@pytest.mark.parametrize(
    ("tabel", "kolom", "tekst", "code"),
    [
        ("plaatsingen", "begindatum", "", "verplicht-leeg"),
        ("plaatsingen", "begindatum", "31-02-2024", "datum-onmogelijk"),
        ("plaatsingen", "begindatum", "29-02-2023", "datum-onmogelijk"),
        ("plaatsingen", "begindatum", "02/13/2024", "datum-notatie"),
        ("plaatsingen", "begindatum", "1-2-24", "datum-notatie"),
        ("plaatsingen", "begindatum", "1/2/2024", "datum-notatie"),
        ("plaatsingen", "begindatum", "2024-1-5", "datum-notatie"),
        ("plaatsingen", "begindatum", "45292", "datum-getal"),
        ("plaatsingen", "begindatum", "2024-01-05 00:00:00", "datum-tijd"),
        ("plaatsingen", "einddatum", "31-12-9999", "datum-jaartal"),
        ("plaatsingen", "einddatum", "NA", "niet-leeg-maar-na"),
        ("plaatsingen", "zorgvorm", "NA", "niet-leeg-maar-na"),
        ("plaatsingen", "zorgvorm", "verbljf", "geen-keuze"),
        ("plaatsingen", "zorgzwaarte", "C-7", "geen-keuze"),
        ("plaatsingen", "zorgzwaarte", "C3", "geen-keuze"),
        ("plaatsingen", "client_id", "111222333", "bsn"),
        ("plaatsingen", "client_id", "1112.22.333", "bsn"),
        ("plaatsingen", "client_id", "2024-01-05", "excel-datum"),
        ("plaatsingen", "client_id", "a" * 200, "te-lang"),
        ("omzet", "bedrag", "12.5", "getal-punt"),
        ("omzet", "bedrag", "1,234.50", "getal-punt"),
        ("omzet", "bedrag", "1.234,50", "getal-punt"),
        ("omzet", "bedrag", "1\u00a0234", "getal-notatie"),
        ("omzet", "bedrag", "€ 5,-", "getal-notatie"),
        ("omzet", "bedrag", "(5)", "getal-notatie"),
        ("omzet", "bedrag", "5-", "getal-notatie"),
        ("omzet", "bedrag", "+5", "getal-notatie"),
        ("omzet", "bedrag", "5,", "getal-notatie"),
        ("omzet", "bedrag", "1e5", "getal-notatie"),
        ("omzet", "bedrag", "٣", "getal-notatie"),
        ("omzet", "bedrag", "NaN", "niet-leeg-maar-na"),
        ("omzet", "bedrag", "99999999999999", "getal-te-groot"),
        ("omzet", "maand", "13", "buiten-bereik"),
        ("verzuim", "percentage", "100,1", "buiten-bereik"),
        ("verzuim", "percentage", "-1", "buiten-bereik"),
        ("verzuim", "percentage", "50%", "getal-procent"),
        ("medewerkers", "fte", "1,21", "buiten-bereik"),
        ("incidenten", "ernst", "5", "buiten-bereik"),
        ("incidenten", "ernst", "2,0", "geen-geheel-getal"),
        ("uitstroom", "terug_naar_detentie", "yes", "geen-janee"),
        ("uitstroom", "vervolgzorg", "5-jan", "excel-datum"),
        ("uitstroom", "vervolgzorg", "2024-01-05", "excel-datum"),
        ("uitstroom", "vervolgzorg", "05-01-2024", "excel-datum"),
        ("uitstroom", "vervolgzorg", "5.3", "onbekende-code"),
        ("uitstroom", "vervolgzorg", "5,1", "onbekende-code"),
        ("uitstroom", "vervolgzorg", "6,8", "onbekende-code"),
        ("uitstroom", "vervolgzorg", "6||8", "lege-code"),
        ("ontwikkelpunten", "2024", "ja", "geen-kruis"),
        ("opgave", "uitsplitsing", "5-jan", "excel-datum"),
        ("beleid", "jaar", "24", "geen-jaar"),
        ("doelen", "nummer", "1-jan", "excel-datum"),
    ],
)
def test_geweigerd(tabel, kolom, tekst, code):
    with pytest.raises(Waardefout) as fout:
        waarde(tabel, kolom, tekst)
    assert fout.value.code == code


def test_5_1_bestaat_niet_in_de_gids_van_2023():
    with pytest.raises(Waardefout) as fout:
        waarde("uitstroom", "vervolgzorg", "5.1", Omgeving(2023, gids(2023).codes))
    assert (fout.value.code, fout.value.details["gids"]) == ("onbekende-code", 2023)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_beide_notaties_geven_dezelfde_dag(dag):
    assert lees_datum(dag.isoformat()) == lees_datum(f"{dag:%d-%m-}{dag.year:04d}") == dag


@given(st.decimals(-(10**11), 10**11, places=2))
def test_getal_met_komma_komt_ongeschonden_terug(getal):
    assert lees_getal(f"{getal:.2f}".replace(".", ",")) == float(getal)


@given(st.text(max_size=12))
def test_elke_tekst_geeft_een_waarde_of_een_nette_fout(tekst):
    for tabel in TABELLEN.values():
        for kolom in tabel.kolommen:
            try:
                lees_waarde(kolom, schoon(tekst), OMGEVING)
            except Waardefout as fout:
                assert fout.code


@given(st.text(max_size=30))
def test_schoon_is_na_een_keer_klaar(tekst):
    assert schoon(schoon(tekst)) == schoon(tekst)


@given(st.integers(1, 99_999_999))
def test_bsn_elfproef(nummer):
    cijfers = f"{nummer:08d}"
    rest = sum((9 - i) * int(c) for i, c in enumerate(cijfers)) % 11
    assert (
        lijkt_bsn(f"{cijfers}{rest}") if rest < 10 else not any(lijkt_bsn(f"{cijfers}{n}") for n in range(10))
    )
    assert rest > 9 or not lijkt_bsn(f"{cijfers}{(rest + 1) % 10}")
