"""`kkfz nieuw`: unfilled it is no input; filled in, the workbook goes through reading as it is."""

from __future__ import annotations

import shutil
from datetime import datetime

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from kkfzlib.dossier import Dossier
from kkfzlib.fouten import GebruikFout
from kkfzlib.inlezen import lees_invoer
from kkfzlib.inlezen.teksten import SLOTS
from kkfzlib.nederlands.cel import Waardefout, lees_datum
from kkfzlib.schema import TABELLEN
from kkfzlib.schema.kolom import MERK
from kkfzlib.sjabloon import maak_sjabloon
from tests.inlezen.dossiers import GELDIG, codes, de_ene, maak, schrijf

pytestmark = pytest.mark.traag(reden="every template and workbook written and read")


@pytest.fixture
def nieuw(tmp_path) -> Dossier:
    dossier = Dossier("nieuwzorg", 2024, tmp_path, tmp_path / "uit")
    maak_sjabloon(dossier)
    return dossier


def test_alles_is_er(nieuw):
    namen = {p.name for p in nieuw.raw.iterdir()}
    assert namen == {*(f"{n}.csv" for n in TABELLEN), "invoer.xlsx", "verslag.yml", "teksten", "teksten.docx"}
    assert {p.stem for p in nieuw.teksten.iterdir()} == set(SLOTS)
    assert (nieuw.raw_organisatie / "organisatie.yml").is_file()
    boek = openpyxl.load_workbook(nieuw.raw / "invoer.xlsx")
    assert boek.sheetnames == ["Uitleg", *TABELLEN]


def test_oningevuld_is_geen_invoer_en_geen_tekst_wordt_gepubliceerd(nieuw):
    schrijf(nieuw.raw / "omzet.csv", GELDIG["omzet"])
    invoer, bevindingen = lees_invoer(nieuw)
    assert invoer is not None and invoer.teksten == {} and list(invoer.tabellen) == ["omzet"]
    assert codes(bevindingen) == {"alleen-kop", "organisatie-ontbreekt"}
    (nieuw.raw / "omzet.csv").unlink()
    assert de_ene(lees_invoer(nieuw)[1], "geen-tabellen").ernst == "fout"


def test_ingevulde_tekst_komt_zonder_hulpregels(nieuw):
    schrijf(nieuw.raw / "omzet.csv", GELDIG["omzet"])
    pad = nieuw.teksten / "missie.md"
    pad.write_text(pad.read_text(encoding="utf-8") + "Onze missie.\n", encoding="utf-8")
    invoer, _ = lees_invoer(nieuw)
    assert invoer is not None and invoer.teksten["missie"].strip() == "Onze missie."


def waarde(kolom, tekst: str) -> object:
    """A CSV value as somebody types it in Excel."""
    if not tekst or kolom.soort in ("codes", "uitsplitsing", "nummer", "id", "tekst"):
        return tekst or None
    try:
        dag = lees_datum(tekst)
        return datetime(dag.year, dag.month, dag.day)
    except Waardefout:
        pass
    try:
        return float(tekst.replace(",", "."))
    except ValueError:
        return tekst


def vul(blad: Worksheet, csv: str, vanaf: int) -> None:
    kop, *rijen = (regel.split(";") for regel in csv.strip("\n").split("\n"))
    kolommen = {cel.value: cel.column for cel in blad[1]}
    for rij, velden in enumerate(rijen, vanaf):
        for naam, tekst in zip(kop, velden, strict=True):
            blad.cell(rij, kolommen[naam]).value = waarde(TABELLEN[blad.title].kolom(naam), tekst)


@pytest.mark.parametrize("vanaf", [2, 3], ids=["over de voorbeeldrij heen", "onder de voorbeeldrij"])
def test_ingevuld_werkboek_wordt_gelezen_als_de_csv(nieuw, tmp_path, vanaf):
    pad = nieuw.raw / "invoer.xlsx"
    boek = openpyxl.load_workbook(pad)
    for naam, csv in GELDIG.items():
        blad = boek[naam]
        if vanaf == 2:
            blad.delete_rows(2)
        vul(blad, csv, vanaf)
    boek.save(pad)
    invoer, bevindingen = lees_invoer(nieuw)
    assert invoer is not None, "\n".join(map(str, bevindingen))
    verwacht, _ = lees_invoer(maak(tmp_path / "csv"))
    assert verwacht is not None
    for naam, frame in verwacht.tabellen.items():
        assert invoer.tabellen[naam][frame.columns].equals(frame), naam


@pytest.mark.parametrize("tabel", TABELLEN)
def test_gewijzigde_voorbeeldrij_met_merk_wordt_geweigerd(nieuw, tabel):
    pad = nieuw.raw / "invoer.xlsx"
    boek = openpyxl.load_workbook(pad)
    assert boek[tabel]["A2"].value == MERK
    boek[tabel]["B2"].value = "iets anders"
    boek.save(pad)
    assert de_ene(lees_invoer(nieuw)[1], "voorbeeld-gewijzigd").cel == f"{tabel}!A2"


def test_werkboek_heeft_keuzelijsten_notities_en_geen_formules(nieuw):
    boek = openpyxl.load_workbook(nieuw.raw / "invoer.xlsx")
    for tabel in TABELLEN.values():
        blad = boek[tabel.naam]
        lijsten = {v.formula1 for v in blad.data_validations.dataValidation if v.type == "list"}
        for nummer, kolom in enumerate(tabel.kolommen, 1):
            assert kolom.omschrijving in blad.cell(1, nummer).comment.text
            if kolom.keuzes:
                assert '"' + ",".join(kolom.keuzes) + '"' in lijsten
    assert not [c for blad in boek for rij in blad.iter_rows() for c in rij if c.data_type == "f"]
    assert boek["uitstroom"].column_dimensions["D"].number_format == "@"
    assert boek["uitstroom"].column_dimensions["B"].number_format == "dd-mm-yyyy"


def test_bestaande_map_wordt_niet_aangeraakt(nieuw):
    schrijf(nieuw.raw / "omzet.csv", GELDIG["omzet"])
    with pytest.raises(GebruikFout):
        maak_sjabloon(nieuw)
    assert (nieuw.raw / "omzet.csv").read_text() == GELDIG["omzet"]


EXTRA_DOELEN = (
    "1.2;3;Klaar;a;b;01-02-2024;31-10-2024;;detail;gereed\n"
    "1.3;3;Weg;a;b;2024-02-01;31-10-2024;;detail;vervallen\n"
)
BEDDEN = "locatie;bedden;begindatum;einddatum\nNoord;12;01-01-2024;\nOud;4;01-01-2020;01-06-2024\n"


def _vorig_jaar(tmp_path, **meer: str) -> Dossier:
    tabellen = {**GELDIG, "doelen": GELDIG["doelen"] + EXTRA_DOELEN, "capaciteit": BEDDEN}
    return maak(
        tmp_path, tabellen,
        verslag__yml="verblijfsduur: in_jaar\nthema: 3\npeildatum: 30-12-2024\n",
        stroomschema__yml="knopen:\n  - {id: a, naam: A}\n",
        **{"teksten/missie__md": "Onze missie.\n", "teksten/terugblik__md": "Wat was.\n"}, **meer,
    )  # fmt: skip


def _vul_aan(dossier: Dossier) -> None:
    """What only the new year knows."""
    pad = dossier.raw / "onderzoeken.csv"
    tekst = pad.read_text(encoding="utf-8-sig").replace("cto;;1;10;", "cto;15;1;10;najaar 2026")
    pad.write_text(tekst, encoding="utf-8")


def test_vorig_jaar_gaat_mee(tmp_path):
    vorig = _vorig_jaar(tmp_path)
    dossier = Dossier("testzorg", 2026, tmp_path, tmp_path / "uit")
    maak_sjabloon(dossier)
    # How many were invited is not taken from last year: the reader asks for it.
    assert {(b.bestand, b.kolom) for b in lees_invoer(dossier)[1] if b.ernst == "fout"} == {
        ("onderzoeken.csv", "uitgenodigd"),
        ("onderzoeken.csv", "moment"),
    }
    _vul_aan(dossier)
    invoer, bevindingen = lees_invoer(dossier)
    assert invoer is not None, "\n".join(map(str, bevindingen))
    oud, _ = lees_invoer(vorig)
    assert oud is not None
    assert invoer.tabellen["doelen"].equals(oud.tabellen["doelen"].head(1))
    punten = invoer.tabellen["ontwikkelpunten"]
    assert punten[oud.tabellen["ontwikkelpunten"].columns].equals(oud.tabellen["ontwikkelpunten"])
    assert set(invoer.tabellen) == {"doelen", "ontwikkelpunten", "capaciteit", "onderzoeken"}
    assert "2026" in punten and invoer.tabellen["capaciteit"]["locatie"].tolist() == ["Noord"]
    assert invoer.stroomschema is not None and invoer.organisatie["naam"] == "Testzorg"
    assert {s: t.strip() for s, t in invoer.teksten.items()} == {"missie": "Onze missie."}
    assert (invoer.instellingen.verblijfsduur, invoer.instellingen.peildatum.year) == ("in_jaar", 2026)


def test_wat_meeging_moet_worden_nagelezen_en_het_merk_komt_nooit_in_het_verslag(tmp_path):
    from kkfzlib.compleet.nalezen import van_nalezen

    _vorig_jaar(tmp_path)
    dossier = Dossier("testzorg", 2025, tmp_path, tmp_path / "uit")
    maak_sjabloon(dossier)
    _vul_aan(dossier)

    def nog() -> set[str]:
        invoer, _ = lees_invoer(dossier)
        assert invoer is not None
        return {g.onderwerp for g in van_nalezen(dossier, invoer.teksten, invoer.tabellen)}

    assert nog() == {
        "missie", "tabel doelen", "tabel ontwikkelpunten", "tabel capaciteit", "bestand stroomschema.yml"
    }  # fmt: skip
    gelezen, _ = lees_invoer(dossier)
    assert gelezen is not None and "lees na" not in "".join(gelezen.teksten.values())
    pad = dossier.teksten / "missie.md"
    pad.write_text(pad.read_text(encoding="utf-8") + "\nEn wat nieuw is.\n", encoding="utf-8")
    (dossier.raw / "capaciteit.csv").write_text(BEDDEN, encoding="utf-8")
    lijst = dossier.raw / "nalezen.yml"
    tekst = lijst.read_text(encoding="utf-8")
    lijst.write_text("".join(r for r in tekst.splitlines(True) if "stroomschema" not in r), encoding="utf-8")
    assert nog() == {"tabel doelen", "tabel ontwikkelpunten"}


def test_wat_in_het_werkboek_stond_gaat_mee_in_het_werkboek_en_maar_een_keer(tmp_path):
    vorig = Dossier("testzorg", 2024, tmp_path, tmp_path / "uit")
    maak_sjabloon(vorig)
    boek = openpyxl.load_workbook(vorig.raw / "invoer.xlsx")
    for naam, csv in {**GELDIG, "doelen": GELDIG["doelen"] + EXTRA_DOELEN, "capaciteit": BEDDEN}.items():
        vul(boek[naam], csv, 3)
    boek.save(vorig.raw / "invoer.xlsx")
    oud, bevindingen = lees_invoer(vorig)
    assert oud is not None, bevindingen
    dossier = Dossier("testzorg", 2025, tmp_path, tmp_path / "uit")
    maak_sjabloon(dossier)
    for naam in ("doelen", "ontwikkelpunten", "capaciteit", "onderzoeken"):
        assert len((dossier.raw / f"{naam}.csv").read_text(encoding="utf-8-sig").splitlines()) == 1
    fouten = {b.cel for b in lees_invoer(dossier)[1] if b.ernst == "fout"}
    assert {c.split("!")[0] for c in fouten} == {"onderzoeken"}
    boek = openpyxl.load_workbook(dossier.raw / "invoer.xlsx")
    kolommen = {c.value: c.column for c in boek["onderzoeken"][1]}
    boek["onderzoeken"].cell(3, kolommen["uitgenodigd"]).value = 15
    boek["onderzoeken"].cell(3, kolommen["moment"]).value = "najaar 2025"
    boek.save(dossier.raw / "invoer.xlsx")
    invoer, bevindingen = lees_invoer(dossier)
    assert invoer is not None, bevindingen
    assert invoer.tabellen["doelen"].equals(oud.tabellen["doelen"].head(1))
    assert invoer.tabellen["capaciteit"].equals(oud.tabellen["capaciteit"].head(1))
    with pytest.raises(GebruikFout, match="bestaat al"):
        maak_sjabloon(dossier)


def test_mislukt_maken_laat_niets_achter(tmp_path, monkeypatch):
    dossier = Dossier("nieuwzorg", 2024, tmp_path, tmp_path / "uit")
    monkeypatch.setattr("kkfzlib.sjabloon.schrijf_werkboek", lambda *_: (_ for _ in ()).throw(OSError("vol")))
    with pytest.raises(OSError, match="vol"):
        maak_sjabloon(dossier)
    assert list(dossier.raw_organisatie.iterdir()) == []
    shutil.rmtree(dossier.raw_organisatie)


def test_codes_titels_en_ernst_staan_met_hun_betekenis_in_een_keuzelijst(nieuw):
    boek = openpyxl.load_workbook(nieuw.raw / "invoer.xlsx")
    for blad, kolom, eerste in (
        ("uitstroom", "vervolgzorg", "1.1 – Forensische klinische zorg bvn 3: FPK/FVK"),
        ("plaatsingen", "zorgtitel", "art. 2.3 wfz"),
        ("incidenten", "ernst", "1 – licht"),
    ):
        letter = next(c.column_letter for c in boek[blad][1] if c.value == kolom)
        (regel,) = (v for v in boek[blad].data_validations.dataValidation if f"{letter}3" in str(v.sqref))
        van, tot = regel.formula1.removeprefix("Uitleg!").replace("$", "").split(":")
        assert boek["Uitleg"][van].value == eerste and boek["Uitleg"][tot].value
        assert not regel.showErrorMessage


def test_een_keuze_uit_de_lijst_wordt_gelezen_als_haar_code(nieuw):
    schrijf(nieuw.raw / "plaatsingen.csv", GELDIG["plaatsingen"])
    uitstroom = "C-01;01-06-2024;nee;6 – (Forensisch) Beschermd wonen (BW)|8 – Ambulante begeleiding\n"
    schrijf(nieuw.raw / "uitstroom.csv", GELDIG["uitstroom"].splitlines(keepends=True)[0] + uitstroom)
    schrijf(nieuw.raw / "incidenten.csv", "datum;locatie;soort;ernst\n12-03-2024;Noord;agressie;2 – matig\n")
    invoer, bevindingen = lees_invoer(nieuw)
    assert invoer is not None, bevindingen
    assert invoer.tabellen["uitstroom"]["vervolgzorg"].tolist() == ["6|8"]
    assert invoer.tabellen["incidenten"]["ernst"].tolist() == [2]


def test_het_genoemde_aantal_bestanden_staat_in_de_genoemde_map(tmp_path, capsys):
    from kkfzlib.cli import draai

    assert draai(["nieuw", "nieuwzorg", "2024", "--data", str(tmp_path)]) == 0
    genoemd = int(capsys.readouterr().out.split()[0])
    assert genoemd == sum(p.is_file() for p in (tmp_path / "raw" / "nieuwzorg" / "2024").rglob("*"))


def test_handleiding_en_werkboek_zeggen_hetzelfde_over_de_voorbeeldrij(nieuw):
    """Typing below it works, typing over it is refused: both say so, and neither says otherwise."""
    from kkfzlib.dossier import PROJECT
    from kkfzlib.schema.meldingen import MELDINGEN

    boek = openpyxl.load_workbook(nieuw.raw / "invoer.xlsx")
    uitleg = " ".join(str(rij[0].value) for rij in boek["Uitleg"].iter_rows(max_row=12))
    handleiding = (PROJECT / "docs" / "handleiding.md").read_text(encoding="utf-8")
    for tekst in (uitleg, handleiding):
        assert "eronder" in tekst and "veranderde voorbeeldrij wordt geweigerd" in tekst
        assert "overschrijf" not in tekst.lower()
    assert "eronder" in MELDINGEN["voorbeeld-gewijzigd"][1]
