"""YAML: safe, strict, with the line of the key in every finding."""

from __future__ import annotations

import time
from datetime import date

import pytest

from kkfzlib.instellingen import Instellingen, Onthullingsregels
from tests.inlezen.dossiers import GELDIG, de_ene, lees, lees_goed, schrijf

OMZET = {"omzet": GELDIG["omzet"]}
BOM = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 10)}]\n" for n in range(12)
)


@pytest.mark.parametrize(
    ("tekst", "code", "regel"),
    [
        ("thema: 3\n\nthema: 4\n", "yaml-dubbel", 3),
        ("onthulling:\n  drempel: 5\n  drempel: 6\n", "yaml-dubbel", 3),
        (BOM, "yaml-verwijzing", 1),
        ("thema: 3\ngids: !!python/object/apply:os.system ['echo x']\n", "yaml-type", 2),
        ("thema: 3\ngids: !!int 2024\n", "yaml-type", 2),
        ("thema: " + "[" * 100 + "]" * 100, "yaml-diep", 1),
        ("thema: 3\n\tgids: 2024\n", "yaml", 2),
        ("thema: [1, 2\n", "yaml", 2),
        ("thema: 3\n---\nthema: 4\n", "yaml", 2),
        ("- thema\n", "yaml-vorm", 1),
        ("\npeildatum: 2024-02-31\n", "yaml-vorm", 2),
        ("\npeildatum: 31-02-2024\n", "yaml-vorm", 2),
        ("thema: 15\n", "yaml-vorm", 1),
        ("thema: drie\n", "yaml-vorm", 1),
        ("thema: true\n", "yaml-vorm", 1),
        ("verblijfsduur: uitgestromd\n", "yaml-vorm", 1),
        ("vergelijk_met: 2024\n", "yaml-vorm", 1),
        ("onthulling: 5\n", "yaml-vorm", 1),
        ("onthulling:\n  drempel: vijf\n", "yaml-vorm", 2),
        ("onthulling:\n  basis: 10\n  drempl: 5\n", "yaml-sleutel", 3),
        ("thema: 3\npijldatum: 31-12-2024\n", "yaml-sleutel", 2),
        ("gids: 24\n", "yaml-vorm", 1),
    ],
)
def test_verslag_geweigerd(tmp_path, tekst, code, regel):
    fout = de_ene(lees(tmp_path, OMZET, verslag__yml=tekst), code)
    assert (fout.bestand, fout.regel, fout.ernst) == ("verslag.yml", regel, "fout")


def test_peildatum_in_een_ander_jaar_waarschuwt(tmp_path):
    melding = de_ene(lees(tmp_path, OMZET, verslag__yml="peildatum: 01-01-2025\n"), "peildatum-jaar")
    assert (melding.regel, melding.ernst) == (1, "waarschuwing")


def test_naaste_sleutel_en_naaste_keuze(tmp_path):
    tekst = "pijldatum: 31-12-2024\nverblijfsduur: uitgestromd\n"
    meldingen = [b.regeltekst for b in lees(tmp_path, OMZET, verslag__yml=tekst)]
    assert "'peildatum'" in meldingen[0] and "'uitgestroomd'" in meldingen[1]


def test_aliasbom_kost_geen_tijd(tmp_path):
    begin = time.perf_counter()
    lees(tmp_path, OMZET, verslag__yml=BOM)
    assert time.perf_counter() - begin < 2


def test_keuzes(tmp_path):
    tekst = (
        "peildatum: 30-12-2024\ngids: 2023\nverblijfsduur: in_jaar\npublicatiedatum: 2025-06-01\n"
        "thema: 3\nvergelijk_met: 2022\nonthulling: {drempel: 7}\n"
    )
    invoer = lees_goed(tmp_path, OMZET, verslag__yml=tekst)
    assert invoer.instellingen == Instellingen(
        jaar=2024, peildatum=date(2024, 12, 30), gids=2023, verblijfsduur="in_jaar", publicatiedatum=date(2025, 6, 1),
        thema=3, vergelijk_met=2022, onthulling=Onthullingsregels(drempel=7),
    )  # fmt: skip
    assert invoer.gids.jaar == 2023


@pytest.mark.parametrize("tekst", ["", "# niets\n", "thema:\n"])
def test_leeg_verslag_geeft_de_standaard(tmp_path, tekst):
    assert lees_goed(tmp_path, OMZET, verslag__yml=tekst).instellingen == Instellingen.standaard(2024)


def test_onbekend_gidsjaar_is_een_mededeling(tmp_path):
    fout = de_ene(lees(tmp_path, OMZET, verslag__yml="gids: 2030\n"), "gids-onbekend")
    assert fout.ernst == "info" and "2024" in fout.regeltekst


@pytest.mark.parametrize(
    ("tekst", "code", "regel"),
    [
        ("knopen:\n  - {id: a, naam: A}\n  - {id: a, naam: B}\n", "yaml-dubbel", 3),
        ("knopen:\n  - {id: intake, naam: A}\npijlen:\n  - {van: intake, naar: intak}\n", "pijl-onbekend", 4),
        ("knopen:\n  - {id: a}\n", "yaml-ontbreekt", 2),
        ("knopen: a\n", "yaml-vorm", 1),
        ("knopen: [a]\n", "yaml-vorm", 1),
        ("knoppen: []\n", "yaml-sleutel", 1),
        ("knopen:\n  - {id: a, naam: A, kleur: b}\n", "yaml-sleutel", 2),
    ],
)
def test_stroomschema_geweigerd(tmp_path, tekst, code, regel):
    fout = de_ene(lees(tmp_path, OMZET, stroomschema__yml=tekst), code)
    assert (fout.bestand, fout.regel) == ("stroomschema.yml", regel)


def test_stroomschema(tmp_path):
    tekst = (
        "knopen:\n  - {id: a, naam: A}\n  - {id: 2, naam: B}\npijlen:\n  - {van: a, naar: 2, tekst: gaat}\n"
    )
    schema = lees_goed(tmp_path, OMZET, stroomschema__yml=tekst).stroomschema
    assert schema == {
        "knopen": [{"id": "a", "naam": "A"}, {"id": "2", "naam": "B"}],
        "pijlen": [{"van": "a", "naar": "2", "tekst": "gaat"}],
    }


def test_besluiten(tmp_path):
    tekst = "- {wat: uitstroom, waarom: al bekend, wie: bestuur, datum: 01-03-2025, verloopt: 2026-03-01, hash: abc}\n"
    (besluit,) = lees_goed(tmp_path, OMZET, besluiten__yml=tekst).besluiten
    assert (besluit["datum"], besluit["verloopt"], besluit["hash"]) == ("2025-03-01", "2026-03-01", "abc")


@pytest.mark.parametrize(
    ("tekst", "code"),
    [
        ("wat: x\n", "yaml-vorm"),
        ("- {wat: x, waarom: y, wie: z, datum: morgen}\n", "yaml-vorm"),
        ("- {wat: x, waarom: y, wie: z, datum: 01-03-2025, verlopt: 2026-01-01}\n", "yaml-sleutel"),
    ],
)
def test_besluiten_geweigerd(tmp_path, tekst, code):
    assert de_ene(lees(tmp_path, OMZET, besluiten__yml=tekst), code).bestand == "besluiten.yml"


def test_een_besluit_zonder_handtekening_telt_niet_en_houdt_niets_tegen(tmp_path):
    from kkfzlib.inlezen import lees_invoer
    from kkfzlib.onthulling.besluiten import lees_besluiten
    from tests.inlezen.dossiers import maak

    tekst = (
        '- wat: "tekst: terugblik"\n  waarom:   # vul in\n  wie:\n'
        "  datum: 2025-03-01\n  verloopt: 2026-03-01\n  hash: abc\n"
    )
    invoer, bevindingen = lees_invoer(maak(tmp_path, OMZET, besluiten__yml=tekst))
    assert invoer is not None
    open_ = [b for b in bevindingen if b.code == "besluit-open"]
    assert {b.kolom for b in open_} == {"waarom", "wie"} and {b.ernst for b in open_} == {"waarschuwing"}
    assert lees_besluiten(invoer.besluiten)[0] == []


def test_organisatie(tmp_path):
    schrijf(tmp_path / "x", "")
    invoer = lees_goed(tmp_path, OMZET)
    assert invoer.organisatie["naam"] == "Testzorg"


def test_organisatie_zonder_naam_krijgt_de_slug(tmp_path):
    from kkfzlib.inlezen import lees_invoer
    from tests.inlezen.dossiers import maak

    dossier = maak(tmp_path, OMZET)
    schrijf(dossier.raw_organisatie / "organisatie.yml", "naam: ''\nwebsit: x\n")
    invoer, bevindingen = lees_invoer(dossier)
    assert invoer is not None and invoer.organisatie["naam"] == "testzorg"
    assert {b.code: b.ernst for b in bevindingen} == {
        "yaml-sleutel": "waarschuwing",
        "organisatie-ontbreekt": "waarschuwing",
    }
