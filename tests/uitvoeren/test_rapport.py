"""The run as a whole: skipping, explaining, refusing, and the same products from either engine."""

from __future__ import annotations

import csv
import hashlib
import os
from pathlib import Path

import pytest

from kkfzlib.dossier import PROFIELEN, Dossier
from kkfzlib.fouten import InvoerFout, KkfzFout
from kkfzlib.publiceren.verifieren import verifieer
from kkfzlib.uitvoeren import plan
from kkfzlib.uitvoeren.manifest import Manifest, Sleutel
from kkfzlib.uitvoeren.rapport import Resultaat, is_actueel, maak_rapport

from .conftest import schrijf_opgave


def _zonder_verslag(dossier: Dossier, **opties: object) -> Resultaat:
    return maak_rapport(dossier, zonder_verslag=True, **opties)  # type: ignore[arg-type]


def _producten(dossier: Dossier) -> dict[str, bytes]:
    return {
        p.relative_to(dossier.processed).as_posix(): p.read_bytes()
        for p in dossier.processed.rglob("*")
        if p.is_file() and p.suffix in (".parquet", ".csv") and not p.name.startswith(".")
    }


@pytest.mark.traag(reden="every notebook by both engines, one of them with real kernels")
def test_producten_zijn_gelijk_tussen_de_engines(dossier: Dossier, tmp_path: Path) -> None:
    _zonder_verslag(dossier)
    import shutil

    ander = Dossier(dossier.organisatie, dossier.jaar, tmp_path / "anders", tmp_path / "uit2")
    shutil.copytree(dossier.data / "raw", ander.data / "raw")
    _zonder_verslag(ander, notebook_engine="nbclient")
    assert _producten(dossier) == _producten(ander)
    assert "kengetallen.csv" in _producten(dossier)


def test_tweede_keer_doet_niets_en_aanraken_ook_niet(dossier: Dossier) -> None:
    assert len(_zonder_verslag(dossier).gedaan) == 5
    eerst = _producten(dossier)
    assert _zonder_verslag(dossier).gedaan == ()
    os.utime(dossier.raw / "opgave.csv")
    assert _zonder_verslag(dossier).gedaan == ()
    assert len(_zonder_verslag(dossier, dwing=True).gedaan) == 5
    assert _producten(dossier) == eerst


@pytest.mark.traag(reden="the notebooks of a report, several times")
def test_gewijzigde_invoer_en_beschadigd_product(dossier: Dossier) -> None:
    keuzes = plan.Keuzes(zonder_verslag=True)
    _zonder_verslag(dossier)
    assert "niets gedaan" in plan.waarom(dossier, keuzes)[0]
    schrijf_opgave(dossier, 41)
    assert "opschonen: invoer opgave.csv is gewijzigd" in plan.waarom(dossier, keuzes)
    gedaan = _zonder_verslag(dossier).gedaan
    assert gedaan[:2] == ("opschonen", "kengetallen")
    dossier.kengetallen.write_bytes(b"")
    assert "kengetallen: product kengetallen.csv is gewijzigd" in plan.waarom(dossier, keuzes)
    assert _zonder_verslag(dossier).gedaan == ("kengetallen",)
    assert is_actueel(dossier, keuzes)


@pytest.mark.parametrize(
    "inhoud", [b"", b"{}", b"\x00", b'{"versie":1,"organisatie":"ander","jaar":2024}', b"[" * 9999]
)
def test_kapot_of_vreemd_manifest_leidt_tot_een_nieuwe_run(dossier: Dossier, inhoud: bytes) -> None:
    dossier.processed.mkdir(parents=True)
    (dossier.processed / "manifest.json").write_bytes(inhoud)
    assert plan.te_doen(Manifest(dossier), plan.Keuzes(zonder_verslag=True)).keys() >= {
        "opschonen",
        "kengetallen",
    }


def test_manifest_noemt_geen_absoluut_pad_en_is_prive(dossier: Dossier) -> None:
    _zonder_verslag(dossier)
    pad = dossier.processed / "manifest.json"
    assert str(dossier.data) not in pad.read_text() and '"/' not in pad.read_text()
    assert pad.stat().st_mode & 0o777 == 0o600
    assert dossier.processed.stat().st_mode & 0o777 == 0o700


def _publiceer(dossier: Dossier, map: Path, inhoud: str) -> dict[str, str]:
    (map / "openbaar").mkdir(parents=True, exist_ok=True)
    (map / "openbaar" / "a.txt").write_text(inhoud)
    return {"uit/openbaar/a.txt": hashlib.sha256(inhoud.encode()).hexdigest()}


@pytest.mark.parametrize("gewisseld", [True, False])
def test_dood_rond_de_wissel_is_geen_raadsel(dossier: Dossier, gewisseld: bool) -> None:
    manifest = Manifest(dossier)
    manifest.leg_vast("verslag", Sleutel(), list(_publiceer(dossier, dossier.publicatie, "oud")))
    manifest.kondig_aan(
        "verslag", Sleutel(notebook="n"), _publiceer(dossier, dossier.publicatie.parent / ".x", "nieuw")
    )
    if gewisseld:
        _publiceer(dossier, dossier.publicatie, "nieuw")
    weer = Manifest(dossier)
    assert weer.beschadigd("verslag") == []
    assert (weer.redenen("verslag", Sleutel(notebook="n")) == []) is gewisseld


@pytest.mark.traag(reden="the notebooks of a report, several times")
def test_jaar_hangt_af_van_het_jaar_ervoor(dossier: Dossier) -> None:
    ervoor = dossier.jaar_ervoor()
    schrijf_opgave(ervoor, 30)
    _zonder_verslag(dossier)
    assert ervoor.kengetallen.is_file()
    schrijf_opgave(ervoor, 31)
    assert not is_actueel(dossier, plan.Keuzes(zonder_verslag=True))
    assert "kengetallen" in _zonder_verslag(dossier).gedaan


@pytest.mark.traag(reden="the notebooks of a report, several times")
def test_onbruikbaar_vorig_jaar_houdt_dit_jaar_niet_tegen(dossier: Dossier) -> None:
    ervoor = dossier.jaar_ervoor()
    ervoor.raw.mkdir(parents=True)
    (ervoor.raw / "opgave.csv").write_bytes(b"")
    resultaat = _zonder_verslag(dossier)
    assert len(resultaat.gedaan) == 5
    assert "invoer van 2023 is niet bruikbaar" in resultaat.waarschuwingen[0]


@pytest.mark.traag(reden="the notebooks of a report, several times")
def test_cijfers_van_een_vorig_jaar_dat_onbruikbaar_werd_tellen_niet_meer(dossier: Dossier) -> None:
    ervoor = dossier.jaar_ervoor()
    schrijf_opgave(ervoor, 30)
    _zonder_verslag(dossier)
    met = dossier.kengetallen.read_bytes()
    (ervoor.raw / "opgave.csv").write_bytes(b"")
    resultaat = _zonder_verslag(dossier)
    assert "invoer van 2023 is niet bruikbaar" in resultaat.waarschuwingen[0]
    assert "kengetallen" in resultaat.gedaan
    assert not ervoor.kengetallen.exists()
    schrijf_opgave(ervoor, 30)
    assert _zonder_verslag(dossier).waarschuwingen == ()
    assert dossier.kengetallen.read_bytes() == met


def test_geweigerde_invoer_geeft_alle_bevindingen_en_het_bestand(dossier: Dossier) -> None:
    (dossier.raw / "opgave.csv").write_text(
        "kengetal;uitsplitsing;periode;waarde;vindplaats\nclienten;fz;2024;12.5;x\nclienten;anders;2024;1,2,3;x\n"
    )
    with pytest.raises(InvoerFout) as fout:
        maak_rapport(dossier)
    assert {b.regel for b in fout.value.bevindingen} >= {2, 3}
    with dossier.bevindingen.open(newline="") as bestand:
        rijen = list(csv.DictReader(bestand))
    assert len(rijen) == len(fout.value.bevindingen)
    assert list(rijen[0]) == [
        "regel",
        "ernst",
        "kengetal",
        "uitsplitsing",
        "verwacht",
        "gevonden",
        "toelichting",
    ]
    assert not dossier.publicatie.exists()


def test_gegevensmap_waarin_niet_te_schrijven_is(dossier: Dossier) -> None:
    (dossier.data / "processed").write_text("geen map")
    with pytest.raises(KkfzFout) as fout:
        maak_rapport(dossier)
    assert fout.value.exitcode == 3


def _gepubliceerd(dossier: Dossier) -> dict[str, bytes]:
    return {
        p.relative_to(dossier.publicatie).as_posix(): p.read_bytes() for p in dossier.publicatie.rglob("*.*")
    }


@pytest.mark.traag(reden="a report made twice")
def test_heel_verslag_twee_keer_gelijk_en_elke_byte_telt(dossier: Dossier) -> None:
    eerste = maak_rapport(dossier, engine="ingebouwd")
    assert {p.name for p in eerste.paden} == {
        "gespreksblad.html",
        "gespreksblad.pdf",
        "kwaliteitsverslag.html",
        "kwaliteitsverslag.pdf",
        "kengetallen.csv",
        "kengetallen.xlsx",
        "manifest.json",
    }
    toen = _gepubliceerd(dossier)
    assert maak_rapport(dossier, engine="ingebouwd").gedaan == ()
    assert verifieer(dossier) == []
    maak_rapport(dossier, engine="ingebouwd", dwing=True)
    assert _gepubliceerd(dossier) == toen
    for naam, inhoud in toen.items():
        pad = dossier.publicatie / naam
        midden = len(inhoud) // 2
        pad.write_bytes(inhoud[:midden] + bytes([inhoud[midden] ^ 1]) + inhoud[midden + 1 :])
        assert naam in {a.bestand for a in verifieer(dossier)}
        pad.write_bytes(inhoud)
    assert str(dossier.data) not in str(toen)
    assert b"opgave.csv" not in toen["openbaar/manifest.json"]
    _een_profiel_houdt_het_andere(dossier)
    _korte_vorm_ernaast(dossier)


def _een_profiel_houdt_het_andere(dossier: Dossier) -> None:
    schrijf_opgave(dossier, 43)
    assert {a.soort for a in verifieer(dossier)} == {"verouderd"}
    maak_rapport(dossier, engine="ingebouwd", profielen=("openbaar",))
    assert verifieer(dossier) == []
    assert dossier.uitvoer("indiening").is_dir()


def _korte_vorm_ernaast(dossier: Dossier) -> None:
    """Made when asked for, in both profiles and their manifests, and renewed with the report from then on."""
    namen = {f"{p}/kwaliteitsverslag-kort.{s}" for p in PROFIELEN for s in ("html", "pdf")}
    maak_rapport(dossier, engine="ingebouwd", kort=True)
    assert namen <= set(_gepubliceerd(dossier)) and verifieer(dossier) == []
    assert b"kwaliteitsverslag-kort.html" in _gepubliceerd(dossier)["openbaar/manifest.json"]
    assert maak_rapport(dossier, engine="ingebouwd").gedaan == ()
