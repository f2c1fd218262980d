"""A CSV as a file: encodings, separators, headers. Whatever is ambiguous is refused with advice."""

from __future__ import annotations

import pytest

from kkfzlib.inlezen import lees_invoer
from tests.inlezen.dossiers import GELDIG, codes, de_ene, lees, lees_goed, maak

OMZET = "financiering;bedrag\nfz;10\n"
PLAATSING = GELDIG["plaatsingen"]
INCIDENT = "datum;locatie;soort;ernst\n12-03-2024;Café Noord;agressie;2\n"


def test_geldige_invoer_geeft_geen_enkele_bevinding(tmp_path):
    assert lees(tmp_path) == []


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "cp1252"])
def test_coderingen(tmp_path, codering):
    invoer = lees_goed(tmp_path, {"incidenten": INCIDENT.encode(codering)})
    assert invoer.tabellen["incidenten"]["locatie"].tolist() == ["Café Noord"]
    assert invoer.inlezing[0]["codering"] == codering


def test_nfd_wordt_nfc(tmp_path):
    invoer = lees_goed(tmp_path, {"incidenten": INCIDENT.replace("é", "e\u0301")})
    assert invoer.tabellen["incidenten"]["locatie"].tolist() == ["Café Noord"]


@pytest.mark.parametrize(
    ("inhoud", "code"),
    [
        (b"", "leeg-bestand"),
        (b"\xef\xbb\xbf", "leeg-bestand"),
        (b"\r\n\r\n", "leeg-bestand"),
        (OMZET.encode("utf-16"), "utf-16"),
        (OMZET.encode("utf-16-le"), "utf-16"),
        (OMZET.encode("utf-16-be"), "utf-16"),
        (b"PK\x03\x04" + b"x" * 40, "excel-als-csv"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 40, "oud-excel"),
        (OMZET.encode() + b"anders;1\x00\n", "nul-tekens"),
        (INCIDENT.encode() + "12-03-2024;Caf\xe9;x;1\n".encode("cp1252"), "codering-gemengd"),
        (b"financiering;bedrag\nfz;\x81\n", "codering"),
        (OMZET.replace(";", ",").encode(), "komma-gescheiden"),
        (OMZET.replace(";", "\t").encode(), "tab-gescheiden"),
        (b"Omzet 2024;\n\n" + OMZET.encode(), "titelregels"),
        (b"sep=;\n" + OMZET.encode(), "titelregels"),
        (b"\n" + OMZET.encode(), "titelregels"),
        (b"fz;10\nwlz;20\n", "geen-kop"),
        (b'financiering;bedrag\nfz;"10\nwlz;20\n', "aanhalingsteken"),
        (b'financiering;bedrag\n"fz"x;10\n', "aanhalingsteken"),
    ],
)
def test_bestand_geweigerd(tmp_path, inhoud, code):
    invoer, bevindingen = lees_invoer(maak(tmp_path, {"omzet": inhoud, "capaciteit": GELDIG["capaciteit"]}))
    assert invoer is None
    fout = de_ene(bevindingen, code)
    assert (fout.bestand, fout.ernst) == ("omzet.csv", "fout")
    assert fout.herstel


def test_titelregels_noemen_de_regel_van_de_kop(tmp_path):
    assert "regel 3" in de_ene(lees(tmp_path, {"omzet": "Omzet\n\n" + OMZET}), "titelregels").regeltekst


def test_zonder_koprij_komt_geen_waarde_in_de_melding(tmp_path):
    tekst = " ".join(map(str, lees(tmp_path, {"plaatsingen": "C-99;Oord;verblijf;fz;gvm;;01-01-2024;\n"})))
    assert "C-99" not in tekst and "Oord" not in tekst


def test_alleen_kop_is_niet_aangeleverd(tmp_path):
    invoer, bevindingen = lees_invoer(
        maak(tmp_path, {"omzet": "financiering;bedrag\n", "capaciteit": GELDIG["capaciteit"]})
    )
    assert de_ene(bevindingen, "alleen-kop").ernst == "waarschuwing"
    assert invoer is not None and "omzet" not in invoer.tabellen


@pytest.mark.parametrize("tabellen", [{}, {"omzet": "financiering;bedrag\n"}])
def test_jaar_zonder_tabel_is_fout(tmp_path, tabellen):
    assert de_ene(lees(tmp_path, tabellen), "geen-tabellen").ernst == "fout"


def test_volgorde_hoofdletters_en_spaties_in_de_kop_zijn_vrij(tmp_path):
    invoer = lees_goed(tmp_path, {"omzet": " Bedrag ;FINANCIERING\n10;fz\n"})
    assert invoer.tabellen["omzet"].columns.tolist() == ["financiering", "bedrag", "maand"]


@pytest.mark.parametrize(
    ("kop", "code", "kolom", "advies"),
    [
        ("client_id;locatei;zorgvorm", "onbekende-kolom", "locatei", "locatie"),
        ("clientnummer;locatie;zorgvorm", "andere-kolomnaam", "clientnummer", "client_id"),
        ("client_id;locatie;locatie", "dubbele-kolom", "locatie", ""),
        ("client_id;locatie;", "kolom-zonder-naam", "", ""),
        ("client_id;naam;zorgvorm", "persoonsgegeven", "naam", "pseudonimiseren"),
        ("client_id;BSN;zorgvorm", "persoonsgegeven", "bsn", "pseudonimiseren"),
        ("client_id;geboortedatum;zorgvorm", "persoonsgegeven", "geboortedatum", "pseudonimiseren"),
        ("client_id;Cliëntnaam;zorgvorm", "persoonsgegeven", "cliëntnaam", "pseudonimiseren"),
    ],
)
def test_kop_geweigerd(tmp_path, kop, code, kolom, advies):
    inhoud = PLAATSING.replace("client_id;locatie;zorgvorm", kop, 1)
    fout = de_ene(lees(tmp_path, {"plaatsingen": inhoud}), code)
    assert (fout.bestand, fout.regel, fout.kolom) == ("plaatsingen.csv", 1, kolom)
    assert advies in fout.regeltekst + fout.herstel


def test_kop_met_alleen_tikfouten_noemt_de_naaste_namen(tmp_path):
    bevindingen = lees(tmp_path, {"omzet": "financering;bedrgg\nfz;10\n"})
    assert [b.regeltekst for b in bevindingen if b.code == "onbekende-kolom"] == [
        "Onbekende kolom. Bedoelt u 'financiering'?",
        "Onbekende kolom. Bedoelt u 'bedrag'?",
    ]


def test_kolom_naam_van_scholing_is_geen_persoonsgegeven(tmp_path):
    assert "persoonsgegeven" not in codes(lees(tmp_path))


def test_ontbrekende_kolommen_worden_allemaal_gemeld(tmp_path):
    bevindingen = lees(tmp_path, {"capaciteit": "locatie;bedden\nNoord;3\n"})
    assert [(b.code, b.kolom, b.regel) for b in bevindingen] == [
        ("ontbrekende-kolom", "begindatum", 1),
        ("ontbrekende-kolom", "einddatum", 1),
    ]


def test_maand_mag_als_kolom_ontbreken(tmp_path):
    maand = lees_goed(tmp_path, {"omzet": OMZET}).tabellen["omzet"]["maand"]
    assert maand.dtype == "Int64" and maand.isna().all()


def test_ontwikkelpunten_zonder_jaarkolom(tmp_path):
    assert "ontbrekend-jaar" in codes(lees(tmp_path, {"ontwikkelpunten": "thema;ontwikkelpunt\n1;iets\n"}))


def test_alle_bevindingen_van_alle_tabellen_ineens(tmp_path):
    fout = {
        "omzet": "financiering;bedrag\nfz;12.5\n",
        "capaciteit": "locatie;bedden;begindatum;einddatum\nNoord;x;31-02-2024;\n",
        "beleid": "",
    }
    bevindingen = lees(tmp_path, fout)
    assert codes(bevindingen) >= {"getal-punt", "getal-notatie", "datum-onmogelijk", "leeg-bestand"}
    assert [b.bestand for b in bevindingen] == sorted([b.bestand for b in bevindingen])
