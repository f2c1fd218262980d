"""The raw folder: unknown files, links that lead out of it, texts and their slots."""

from __future__ import annotations

import os

import pytest

from kkfzlib.inlezen import lees_invoer
from kkfzlib.inlezen.teksten import SLOTS
from tests.inlezen.dossiers import GELDIG, codes, de_ene, lees, lees_goed, maak, schrijf

OMZET = {"omzet": GELDIG["omzet"]}


@pytest.mark.parametrize(
    ("naam", "code", "ernst", "hint"),
    [
        ("plaatsing__csv", "onbekende-tabel", "fout", "plaatsingen"),
        ("verslg__yml", "onbekende-tabel", "fout", "verslag.yml"),
        ("verslag__yaml", "onbekende-tabel", "fout", "verslag.yml"),
        ("foto__png", "extra-bestand", "waarschuwing", ""),
    ],
)
def test_onbekend_bestand(tmp_path, naam, code, ernst, hint):
    fout = de_ene(lees(tmp_path, OMZET, **{naam: "x: 1\n"}), code)
    assert fout.ernst == ernst and hint in fout.regeltekst


def test_leesmij_en_verborgen_bestanden_tellen_niet(tmp_path):
    assert lees(tmp_path, OMZET, LEESMIJ__md="tekst", __DS_Store="x", **{"~$invoer.xlsx": b"x"}) == []


def test_hoofdletters_in_de_bestandsnaam(tmp_path):
    dossier = maak(tmp_path, {})
    schrijf(dossier.raw / "Omzet.CSV", GELDIG["omzet"])
    assert lees_invoer(dossier)[0] is not None
    schrijf(dossier.raw / "omzet.csv", GELDIG["omzet"])
    assert de_ene(lees_invoer(dossier)[1], "dubbele-tabel").ernst == "fout"


@pytest.mark.parametrize(
    "naam", ["plaatsingen.csv", "verslag.yml", "teksten/missie.md", "invoer.xlsx", ".geheim"]
)
def test_verwijzing_naar_buiten_geweigerd(tmp_path, naam):
    buiten = tmp_path / "buiten"
    schrijf(buiten, GELDIG["plaatsingen"])
    dossier = maak(tmp_path, OMZET)
    link = dossier.raw / naam
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(buiten)
    assert de_ene(lees_invoer(dossier)[1], "verwijzing-naar-buiten").bestand == link.name


def test_map_teksten_als_verwijzing_naar_buiten(tmp_path):
    buiten = tmp_path / "buiten"
    schrijf(buiten / "missie.md", "geheim")
    dossier = maak(tmp_path, OMZET)
    dossier.teksten.symlink_to(buiten)
    assert "verwijzing-naar-buiten" in codes(lees_invoer(dossier)[1])


def test_organisatie_yml_als_verwijzing_naar_buiten(tmp_path):
    buiten = tmp_path / "buiten.yml"
    schrijf(buiten, "naam: x\n")
    dossier = maak(tmp_path, OMZET)
    (dossier.raw_organisatie / "organisatie.yml").unlink()
    (dossier.raw_organisatie / "organisatie.yml").symlink_to(buiten)
    assert "verwijzing-naar-buiten" in codes(lees_invoer(dossier)[1])


def test_verwijzing_binnen_de_map_mag(tmp_path):
    dossier = maak(tmp_path, OMZET)
    (dossier.raw / "beleid.csv").symlink_to(dossier.raw / "bron.md")
    schrijf(dossier.raw / "bron.md", GELDIG["beleid"])
    assert lees_invoer(dossier)[0] is not None


def test_kapotte_en_rondlopende_verwijzing(tmp_path):
    dossier = maak(tmp_path, OMZET)
    (dossier.raw / "beleid.csv").symlink_to(dossier.raw / "bestaat-niet")
    (dossier.raw / "doelen.csv").symlink_to(dossier.raw / "doelen.csv")
    assert {b.bestand for b in lees_invoer(dossier)[1] if b.ernst == "fout"} == {"beleid.csv", "doelen.csv"}


def test_pijp_in_plaats_van_bestand(tmp_path):
    dossier = maak(tmp_path, OMZET)
    os.mkfifo(dossier.raw / "beleid.csv")
    assert de_ene(lees_invoer(dossier)[1], "geen-bestand").bestand == "beleid.csv"


def test_ontbrekende_map(tmp_path):
    dossier = maak(tmp_path, {})
    dossier.raw.rmdir()
    assert "geen-tabellen" in codes(lees_invoer(dossier)[1])


def test_teksten_naar_slot(tmp_path):
    teksten = {f"teksten/{slot}.md": f"Tekst van {slot}.\n" for slot in SLOTS}
    assert set(lees_goed(tmp_path, OMZET, **teksten).teksten) == set(SLOTS)


def test_onbekend_slot(tmp_path):
    fout = de_ene(lees(tmp_path, OMZET, **{"teksten/pijler-6-beeld.md": "x"}), "onbekende-tekst")
    assert (fout.bestand, fout.ernst) == ("pijler-6-beeld.md", "fout")
    assert "pijler" in fout.regeltekst


def test_tekst_moet_utf8_zijn(tmp_path):
    fout = de_ene(
        lees(tmp_path, OMZET, **{"teksten/missie.md": "een\ntwee é".encode("cp1252")}), "codering-tekst"
    )
    assert (fout.bestand, fout.regel) == ("missie.md", 2)


def test_hulpregels_verdwijnen_en_regelnummers_blijven(tmp_path):
    teksten = {"teksten/missie.md": "%% hulp\n\nOnze missie.\r\n", "teksten/visie.md": "%% hulp\n\n"}
    assert lees_goed(tmp_path, OMZET, **teksten).teksten == {"missie": "\n\nOnze missie.\n"}


def test_de_onderdelen_zijn_die_van_het_verslag():
    from kkfzlib.verslag.slots import SLOTS as VERSLAG

    assert set(SLOTS) == set(VERSLAG)
