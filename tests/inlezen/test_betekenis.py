"""What rows mean, within a table and between tables: hard rules stop, soft ones warn."""

from __future__ import annotations

import pytest

from kkfzlib.bevindingen import MASKER, PERSOONSKOLOMMEN, heeft_fout
from tests.inlezen.dossiers import GELDIG, codes, de_ene, lees, met

P = "client_id;locatie;zorgvorm;financiering;zorgtitel;zorgzwaarte;begindatum;einddatum\n"
U = "client_id;datum;terug_naar_detentie;vervolgzorg\n"
V = "medewerker_id;begindatum;einddatum;percentage;soort\n"


OPEN = "C;N;verblijf;wlz;;;01-01-2024;"
PCSV = "plaatsingen.csv"
FZ = "C;N;verblijf;fz;gvm;;01-01-2024;"


def erbij(tabel: str, rij: str) -> dict[str, str | bytes]:
    return {**GELDIG, tabel: GELDIG[tabel] + f"{rij}\n"}


def plaatsingen(*rijen: str) -> dict[str, str | bytes]:
    return {"plaatsingen": P + "".join(f"{r}\n" for r in rijen)}


@pytest.mark.parametrize(
    ("tabellen", "code", "bestand", "regel", "kolom"),
    [
        (plaatsingen("C;N;verblijf;wlz;;;02-01-2024;01-01-2024"), "eind-voor-begin", PCSV, 2, "einddatum"),
        (plaatsingen("C;N;verblijf;fz;gvm;C-9;01-01-2024;"), "geen-keuze", "plaatsingen.csv", 2, "zorgzwaarte"),
        (plaatsingen(OPEN, "C;Z;verblijf;wlz;;;01-02-2024;"), "overlap", "plaatsingen.csv", 3, "begindatum"),
        ({"uitstroom": U + "C;01-06-2024;nee;\n"}, "geen-vervolgzorg", "uitstroom.csv", 2, "vervolgzorg"),
        ({"uitstroom": U + "C;01-06-2024;nee;10|6\n"}, "code-10-met-andere", "uitstroom.csv", 2, "vervolgzorg"),
        ({"uitstroom": U + "C;01-06-2024;nee;11\n"}, "onbekende-code", "uitstroom.csv", 2, "vervolgzorg"),
        (met("verzuim", ";50;", ";101;"), "buiten-bereik", "verzuim.csv", 2, "percentage"),
        (met("medewerkers", "0,89", "1,3"), "buiten-bereik", "medewerkers.csv", 2, "fte"),
        (met("medewerkers", "01-10-2024", "01-10-2020"), "eind-voor-begin", "medewerkers.csv", 3, "uit_dienst"),
        (met("medewerkers", "M-2", "M-1"), "dubbele-sleutel", "medewerkers.csv", 3, "medewerker_id"),
        (met("verzuim", "15-03-2024", "15-02-2024"), "eind-voor-begin", "verzuim.csv", 2, "einddatum"),
        (met("verzuim", "M-1", "M-9"), "onbekende-medewerker", "verzuim.csv", 2, "medewerker_id"),
        (met("scholing", "M-1", "M-9"), "onbekende-medewerker", "scholing.csv", 2, "medewerker_id"),
        (erbij("verzuim", "M-1;10-03-2024;;100;zwangerschap"), "overlap", "verzuim.csv", 3, "begindatum"),
        (met("capaciteit", ";\n", ";01-01-2023\n"), "eind-voor-begin", "capaciteit.csv", 2, "einddatum"),
        (met("antwoorden", ";8;", ";11;"), "buiten-schaal", "antwoorden.csv", 2, "score"),
        (met("antwoorden", ";8;", ";0,5;"), "buiten-schaal", "antwoorden.csv", 2, "score"),
        (met("antwoorden", "cto;R-1", "mto;R-1"), "onbekend-onderzoek", "antwoorden.csv", 2, "onderzoek"),
        (met("onderzoeken", ";12;", ";1;"), "te-veel-respondenten", "onderzoeken.csv", 2, "uitgenodigd"),
        (met("onderzoeken", ";1;10;", ";10;1;"), "schaal", "onderzoeken.csv", 2, "schaal_min"),
        ({**GELDIG, "onderzoeken": GELDIG["onderzoeken"] * 2}, "geen-keuze", "onderzoeken.csv", 3, "onderzoek"),
        (met("doelen", "31-10-2024", "31-10-2023"), "eind-voor-begin", "doelen.csv", 2, "eind"),
        (met("opgave", "verzuim", "verzum"), "onbekend-kengetal", "opgave.csv", 2, "kengetal"),
        (met("benchmarks", "verzuim", "verzum"), "onbekend-kengetal", "benchmarks.csv", 2, "kengetal"),
        (met("opgave", "6:n", "5.3:n"), "onbekende-code", "opgave.csv", 3, "uitsplitsing"),
        (erbij("opgave", "verzuim;;2024;4;blz. 9"), "dubbele-sleutel", "opgave.csv", 4, "kengetal"),
    ],
)  # fmt: skip
def test_hard(tmp_path, tabellen, code, bestand, regel, kolom):
    fout = de_ene(lees(tmp_path, tabellen), code)
    assert (fout.bestand, fout.regel, fout.kolom, fout.ernst) == (bestand, regel, kolom, "fout")


@pytest.mark.parametrize(
    ("tabellen", "code", "bestand", "regel"),
    [
        (plaatsingen("C;N;verblijf;wlz;;;01-01-2023;31-12-2023"), "buiten-jaar", "plaatsingen.csv", 2),
        (plaatsingen("C;N;verblijf;wlz;;;01-01-2025;"), "buiten-jaar", "plaatsingen.csv", 2),
        (plaatsingen("C;N;verblijf;fz;tsb met voorwaarden;;01-01-2024;"), "onbekende-zorgtitel", "plaatsingen.csv", 2),
        (plaatsingen(FZ, "C;N;ambulant;wmo;;;01-01-2024;"), "dubbele-financiering", "plaatsingen.csv", 3),
        (plaatsingen(*["C;N;ambulant;wmo;;;01-01-2024;"] * 2), "dubbele-rij", "plaatsingen.csv", 3),
        ({**GELDIG, "uitstroom": U + "C-02;01-06-2024;nee;6\n"}, "uitstroom-zonder-plaatsing", "uitstroom.csv", 2),
        ({**GELDIG, "uitstroom": U + "C-02;01-06-2024;nee;6\n"}, "plaatsing-zonder-uitstroom", "plaatsingen.csv", 2),
        (erbij("opgave", "clienten;total;2024;4;blz. 9"), "onbekende-uitsplitsing", "opgave.csv", 4),
        (met("doelen", ";loopt", ";gepland"), "doel-voorbij", "doelen.csv", 2),
        (met("ontwikkelpunten", ";x;", ";;"), "geen-jaar-gekozen", "ontwikkelpunten.csv", 2),
        (erbij("verzuim", "M-2;10-03-2024;12-03-2024;0,85;ziekte"), "verzuim-als-breuk", "verzuim.csv", 3),
    ],
)  # fmt: skip
def test_zacht(tmp_path, tabellen, code, bestand, regel):
    bevindingen = lees(tmp_path, tabellen)
    fout = de_ene(bevindingen, code)
    assert (fout.bestand, fout.regel, fout.ernst) == (bestand, regel, "waarschuwing")
    assert not heeft_fout(bevindingen)


@pytest.mark.parametrize(
    "tabellen",
    [
        plaatsingen("C;N;verblijf;wlz;;;01-01-2024;01-02-2024", "C;Z;verblijf;wlz;;;01-02-2024;"),
        plaatsingen("C;N;verblijf;wlz;;;01-01-2024;", "C;Z;verblijf;wlz;;;01-02-2024;01-02-2024"),
        plaatsingen("C;N;verblijf;wlz;;;01-01-2024;", "C;Z;ambulant;wlz;;;01-02-2024;"),
        plaatsingen("C;N;verblijf;wlz;;;01-01-2024;", "D;N;verblijf;wlz;;;01-01-2024;"),
        plaatsingen("C;N;verblijf;fz;gvm;;01-01-2024;01-06-2024", "C;N;ambulant;wmo;;;01-06-2024;"),
        plaatsingen("C;N;verblijf;wlz;;;01-01-2023;01-01-2024"),
        {"uitstroom": U + "C;01-06-2024;ja;\nD;02-06-2024;nee;10\n"},
        {**GELDIG, "verzuim": GELDIG["verzuim"] + "M-1;15-03-2024;;100;ziekte\n"},
        met("onderzoeken", ";12;", ";2;"),
        met("antwoorden", ";8;", ";10;"),
        met("verzuim", ";50;", ";100;"),
    ],
)  # fmt: skip
def test_op_de_grens_is_goed(tmp_path, tabellen):
    assert lees(tmp_path, tabellen) == []


def test_overlap_met_een_veel_eerdere_rij_wordt_gevonden(tmp_path):
    rijen = [
        "C;N;verblijf;wlz;;;01-01-2024;01-12-2024",
        "C;N;verblijf;wlz;;;01-02-2024;01-03-2024",
        "C;N;verblijf;wlz;;;01-05-2024;01-06-2024",
    ]
    bevindingen = [b for b in lees(tmp_path, plaatsingen(*rijen)) if b.code == "overlap"]
    assert [b.regel for b in bevindingen] == [3, 4]
    assert all("regel 2" in b.regeltekst for b in bevindingen)


@pytest.mark.parametrize(
    ("dag", "goed"),
    [("01-05-2024", True), ("30-04-2024", False), ("02-07-2024", True), ("03-07-2024", False)],
)
def test_eenendertig_dagen(tmp_path, dag, goed):
    tabellen = {**GELDIG, "uitstroom": U + f"C-01;{dag};nee;6\n"}
    assert (lees(tmp_path, tabellen) == []) is goed


def test_verhuizing_binnen_een_dag_is_geen_einde(tmp_path):
    """Two placements a day apart are one stay, so only the last end asks for an uitstroom."""
    rijen = ("C;N;verblijf;fz;ISD;;01-01-2024;01-02-2024", "C;Z;verblijf;fz;ISD;;02-02-2024;01-09-2024")
    tabellen = {**plaatsingen(*rijen), "uitstroom": U + "C;01-09-2024;nee;6\n"}
    assert lees(tmp_path, tabellen) == []
    twee_dagen = (rijen[0], rijen[1].replace("02-02-2024", "03-02-2024"))
    tabellen = {**plaatsingen(*twee_dagen), "uitstroom": U + "C;01-09-2024;nee;6\n"}
    assert de_ene(lees(tmp_path / "b", tabellen), "plaatsing-zonder-uitstroom").regel == 2


def test_rijen_buiten_het_jaar_zijn_een_mededeling(tmp_path):
    inhoud = GELDIG["incidenten"] + "12-03-2023;Noord;x;1\n13-03-2023;Noord;x;1\n"
    fout = de_ene(lees(tmp_path, {**GELDIG, "incidenten": inhoud}), "rijen-buiten-jaar")
    assert (fout.ernst, fout.regel) == ("info", 3) and "2 rij" in fout.regeltekst


def test_verloren_voorloopnullen(tmp_path):
    tabellen = {
        **plaatsingen("007;N;verblijf;wlz;;;01-01-2024;01-06-2024"),
        "uitstroom": U + "7;01-06-2024;nee;6\n",
    }
    fout = de_ene(lees(tmp_path, tabellen), "voorloopnullen")
    assert (fout.bestand, fout.regel, fout.ernst) == ("uitstroom.csv", 2, "fout")


def test_medewerker_met_een_fout_in_zijn_rij_is_niet_onbekend(tmp_path):
    assert codes(lees(tmp_path, met("medewerkers", "0,89", "0.89"))) == {"getal-punt"}


@pytest.mark.parametrize(("tabel", "ander"), [("verzuim", "medewerkers"), ("antwoorden", "onderzoeken")])
def test_zonder_verwante_tabel_een_waarschuwing(tmp_path, tabel, ander):
    fout = de_ene(lees(tmp_path, {tabel: GELDIG[tabel]}), "verwante-tabel")
    assert fout.ernst == "waarschuwing" and ander in fout.herstel


def test_geen_waarde_van_een_persoonskolom_in_een_melding(tmp_path):
    """Every kind of fault in person columns at once: no pseudonym, explanation or quote comes out, not even partly."""
    geheim = "GEHEIM77"
    tabellen = {
        "plaatsingen": P + f"{geheim};N;verblijf;wlz;;;01-01-2024;\n{geheim};N;verblijf;wlz;;;01-02-2024;\n",
        "uitstroom": U + f"{geheim}\u200b;01-06-2024;nee;\n111222333;01-06-2024;nee;6\n",
        "medewerkers": GELDIG["medewerkers"].replace("M-1", geheim).replace("M-2", geheim),
        "verzuim": V + f"{geheim}x;01-01-2024;;50;ziekte\n",
        "antwoorden": f"onderzoek;respondent_id;vraag;score;toelichting\ncto;{geheim};v;12.5;{geheim} zei\u200b iets\n",
        "citaten": f"onderzoek;vraag;citaat;vrijgegeven\ncto;v;{geheim}\u200b;misschien\n",
    }
    bevindingen = lees(tmp_path, tabellen)
    alles = " ".join(map(str, bevindingen)) + repr(bevindingen)
    assert geheim not in alles and "111222333" not in alles
    assert {b.waarde for b in bevindingen if b.kolom in PERSOONSKOLOMMEN} <= {"", MASKER}
    assert codes(bevindingen) >= {
        "overlap",
        "bsn",
        "dubbele-sleutel",
        "onbekende-medewerker",
        "onzichtbare-tekens",
    }
