"""Rows of a CSV: physical line numbers, short and long rows, totals, and the same outcome by both ways of reading."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kkfzlib.inlezen.csv_lezen import lees_csv
from kkfzlib.inlezen.ruw import Melder
from kkfzlib.schema import TABELLEN
from tests.inlezen.dossiers import de_ene, lees, lees_goed

KOP = "onderzoek;respondent_id;vraag;score;toelichting\n"


def test_regelnummer_is_dat_van_het_bestand_ook_met_enters_in_een_cel(tmp_path):
    inhoud = KOP + 'cto;R-1;wonen;8;"eerste\ntweede\n\nvierde"\ncto;R-2;wonen;8,5.1;x\n'
    assert de_ene(lees(tmp_path, {"antwoorden": inhoud}), "getal-punt").regel == 6


@pytest.mark.parametrize("einde", ["\n", "\r\n", "\r"])
def test_regelnummer_bij_elk_regeleinde(tmp_path, einde):
    inhoud = "financiering;bedrag\nfz;10\n\nwlz;20\n;\nwmo;x\n".replace("\n", einde)
    assert de_ene(lees(tmp_path, {"omzet": inhoud}), "getal-notatie").regel == 6


def test_enters_in_een_cel_blijven_staan(tmp_path):
    invoer = lees_goed(
        tmp_path, {"citaten": 'onderzoek;vraag;citaat;vrijgegeven\ncto;wonen;"een;\r\ntwee ""drie""";J\n'}
    )
    assert invoer.tabellen["citaten"]["citaat"].tolist() == ['een;\ntwee "drie"']


@pytest.mark.parametrize(("rij", "code"), [("fz", "rij-te-kort"), ("fz;10;1;7", "rij-te-lang")])
def test_rij_met_ander_aantal_velden(tmp_path, rij, code):
    fout = de_ene(lees(tmp_path, {"omzet": f"financiering;bedrag;maand\nfz;10;1\n{rij}\n"}), code)
    assert (fout.regel, fout.waarde) == (3, "")


def test_alle_rijen_te_lang_worden_allemaal_gemeld(tmp_path):
    bevindingen = lees(tmp_path, {"omzet": "financiering;bedrag\nfz;10;\nwlz;20;\n"})
    assert [b.regel for b in bevindingen if b.code == "rij-te-lang"] == [2, 3]


def test_lege_rijen_onderaan_tellen_niet(tmp_path):
    invoer = lees_goed(tmp_path, {"omzet": "financiering;bedrag\nfz;10\n;\n ; \n\n"})
    assert len(invoer.tabellen["omzet"]) == 1


@pytest.mark.parametrize("woord", ["Totaal", "TOTAAL 2024", "Subtotaal", "Eindtotaal"])
def test_totaalrij_wordt_eenmaal_gemeld(tmp_path, woord):
    bevindingen = lees(tmp_path, {"omzet": f"financiering;bedrag\nfz;10\n{woord};x\n"})
    assert [(b.code, b.regel) for b in bevindingen] == [("totaalrij", 3)]


def test_totaal_als_uitsplitsing_van_een_opgave_is_gewoon(tmp_path):
    invoer = lees_goed(
        tmp_path, {"opgave": "kengetal;uitsplitsing;periode;waarde;vindplaats\nclienten;totaal;2024;18;p\n"}
    )
    assert invoer.tabellen["opgave"]["uitsplitsing"].tolist() == ["totaal"]


def test_onzichtbare_tekens_verdwijnen_met_een_waarschuwing(tmp_path):
    inhoud = "datum;locatie;soort;ernst\n12-03-2024;No\u200bord\u202e;agressie ;2\n"
    fout = de_ene(lees(tmp_path, {"incidenten": inhoud}), "onzichtbare-tekens")
    assert (fout.ernst, fout.kolom, fout.regel) == ("waarschuwing", "locatie", 2)
    assert (
        lees_goed(tmp_path / "b", {"incidenten": inhoud}).tabellen["incidenten"].loc[0, "locatie"] == "Noord"
    )


def test_tienduizend_tekens_en_vreemde_tekens_in_een_cel(tmp_path):
    tekst = "`$x$` | <b> " + "a" * 10_000
    invoer = lees_goed(tmp_path, {"citaten": f"onderzoek;vraag;citaat;vrijgegeven\ncto;v;{tekst};n\n"})
    assert invoer.tabellen["citaten"].loc[0, "citaat"] == tekst


def test_voorbeeldrij_in_een_csv_wordt_geweigerd(tmp_path):
    inhoud = "client_id;datum;terug_naar_detentie;vervolgzorg\nVOORBEELDRIJ;01-09-2024;nee;6\n"
    assert de_ene(lees(tmp_path, {"uitstroom": inhoud}), "voorbeeld-gewijzigd").regel == 2


velden = st.text(
    st.characters(exclude_characters=';"\r\n\x00', exclude_categories=("Cs",)), min_size=1, max_size=6
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.lists(st.tuples(velden, velden, velden), min_size=1, max_size=8).filter(
        lambda r: all("".join(x).strip() for x in r)
    )
)
def test_snel_en_zorgvuldig_lezen_hetzelfde(rijen):
    tabel = TABELLEN["beleid"]
    kaal = "jaar;categorie;titel\n" + "".join(";".join(r) + "\n" for r in rijen)
    geciteerd = "jaar;categorie;titel\n" + "".join(";".join(f'"{v}"' for v in r) + "\n" for r in rijen)
    a, b = (lees_csv(t.encode(), "beleid.csv", tabel, Melder()) for t in (kaal, geciteerd))
    assert a is not None and b is not None
    pd.testing.assert_frame_equal(a.frame, b.frame)
    assert a.bron.rijen.tolist() == b.bron.rijen.tolist() == list(range(2, len(rijen) + 2))
