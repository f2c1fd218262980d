"""Publishing: every objection at once, each with a remedy that works, and one atomic switch of the public profile."""

from __future__ import annotations

import json
import os
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from kkfzlib.dossier import Dossier
from kkfzlib.publiceren.vrijgeven import _zonder_merk, bezwaren
from kkfzlib.tabellen import Invoer

from .hulp import controleer_net, kopie, opties, roep, staat

BESTANDEN = {
    "kwaliteitsverslag.html",
    "kwaliteitsverslag.pdf",
    "kengetallen.csv",
    "kengetallen.xlsx",
    "manifest.json",
}


def _onderteken(d: Dossier, tekst: str) -> str:
    """Fill in who and why, as an authorised person would."""
    return re.sub(
        r"(?m)^(\s*wie:).*$",
        r"\1 bestuurder",
        re.sub(r"(?m)^(\s*waarom:).*$", r"\1 bekend en besproken", tekst),
    )


@pytest.fixture(scope="session")
def ondertekend(basis: Dossier, tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """A report with two contradictions and a one-person phrase, and a signed decision for each."""
    from kkfzlib.cli import draai

    d = kopie(basis, tmp_path_factory.mktemp("ondertekend"))
    (d.teksten / "vooruitblik.md").write_text("Een cliënt die weg wilde, is gebleven.\n", encoding="utf-8")
    assert draai(["rapport", *opties(d, "--engine", "ingebouwd")]) == 0
    return d


def test_alle_bezwaren_tegelijk_en_elk_herstel_werkt(ondertekend: Dossier, tmp_path: Path, capsys) -> None:
    d = ondertekend
    afloop = roep(capsys, "publiceer", *opties(d))
    controleer_net(afloop, 1)
    opdrachten = re.findall(r'kkfz besluit testzorg 2024 "([^"]+)"', afloop.tekst)
    assert {o.split(":")[0] for o in opdrachten} == {"bevinding", "tekst"} and len(opdrachten) >= 3
    assert not (d.uit / "publicatie").exists()
    blokken = [
        roep(capsys, "besluit", "testzorg", "2024", o, "--data", str(d.data)).uit
        for o in dict.fromkeys(opdrachten)
    ]
    (d.raw / "besluiten.yml").write_text(_onderteken(d, "".join(blokken)), encoding="utf-8")
    afloop = roep(capsys, "publiceer", *opties(d))
    assert afloop.code == 1 and "verouderd" in afloop.tekst  # the decisions must be in the report first
    assert roep(capsys, "rapport", *opties(d, "--engine", "ingebouwd")).code == 0
    controleer_net(roep(capsys, "publiceer", *opties(d)), 0)
    doel = d.uit / "publicatie" / "testzorg" / "2024"
    assert {p.name for p in doel.iterdir()} >= BESTANDEN
    assert staat(doel) == staat(d.uitvoer("openbaar"))
    _crate(d, tmp_path, capsys)
    _gewijzigd_gaat_niet_door(d, doel, capsys)


def _crate(d: Dossier, tmp_path: Path, capsys) -> None:
    naar = tmp_path / "elders ë"
    controleer_net(roep(capsys, "publiceer", *opties(d, "--naar", str(naar), "--ro-crate")), 0)
    map = naar / "testzorg" / "2024"
    crate = {e["@id"]: e for e in json.loads((map / "ro-crate-metadata.json").read_bytes())["@graph"]}
    assert crate["ro-crate-metadata.json"]["conformsTo"]["@id"].endswith("/ro/crate/1.1")
    delen = {d["@id"] for d in crate["./"]["hasPart"]}
    assert delen == {p.name for p in map.iterdir()} - {"ro-crate-metadata.json"}
    verwezen = re.findall(r'"@id": "([^"]+)"', json.dumps(crate))
    assert {v for v in verwezen if not v.startswith("http")} <= set(crate)
    assert all((map / n).stat().st_size == int(crate[n]["contentSize"]) for n in delen)


def _gewijzigd_gaat_niet_door(d: Dossier, doel: Path, capsys) -> None:
    toen, csv = staat(doel), d.uitvoer("openbaar") / "kengetallen.csv"
    goed = csv.read_bytes()
    csv.write_bytes(goed.replace(b"2024", b"2023", 1))
    afloop = roep(capsys, "publiceer", *opties(d))
    csv.write_bytes(goed)
    controleer_net(afloop, 1)
    assert "kengetallen.csv" in afloop.tekst and staat(doel) == toen


def test_een_verlopen_besluit_telt_niet(ondertekend: Dossier, capsys) -> None:
    over_honderd_jaar = date(date.today().year + 100, 1, 1)
    codes = {b.code for b in bezwaren(ondertekend, over_honderd_jaar)}
    assert {"opgave-registratie", "een-persoon"} <= codes


def test_een_mogelijke_naam_houdt_publicatie_tegen(d: Dossier, capsys) -> None:
    """The report warns, publishing refuses with the file and never the name; a known person may be named."""
    (d.teksten / "vooruitblik.md").write_text("Dank aan W. Auteursma voor het werk.\n", encoding="utf-8")
    afloop = roep(capsys, "rapport", *opties(d, "--engine", "ingebouwd"))
    controleer_net(afloop, 0)
    assert "vooruitblik.md" in afloop.tekst and "Auteursma" not in afloop.tekst
    afloop = roep(capsys, "publiceer", *opties(d))
    assert afloop.code == 1
    assert 'besluit testzorg 2024 "tekst: vooruitblik"' in afloop.tekst and "Auteursma" not in afloop.tekst
    assert "mogelijke-naam" in {b.code for b in bezwaren(d)}
    organisatie = d.raw_organisatie / "organisatie.yml"
    organisatie.write_text(
        organisatie.read_text(encoding="utf-8") + "bekend: [W. Auteursma]\n", encoding="utf-8"
    )
    controleer_net(roep(capsys, "rapport", *opties(d, "--engine", "ingebouwd")), 0)
    assert "mogelijke-naam" not in {b.code for b in bezwaren(d)}


def test_bevat_alleen_het_openbare_profiel(d: Dossier, capsys) -> None:
    shutil.rmtree(d.uitvoer("openbaar"))
    afloop = roep(capsys, "publiceer", *opties(d))
    controleer_net(afloop, 1)
    assert "openbaar" in afloop.tekst and not (d.uit / "publicatie").exists()


def test_zonder_verslag(invoer: Dossier, capsys) -> None:
    afloop = roep(capsys, "publiceer", *opties(invoer))
    controleer_net(afloop, 1)
    assert "kkfz rapport testzorg 2024" in afloop.tekst


def test_onthulling_in_het_gereed_verslag_wordt_gezien(d: Dossier, monkeypatch) -> None:
    from kkfzlib.bevindingen import Bevinding
    from kkfzlib.onthulling.audit import Auditverslag

    gevonden = Auditverslag(
        (), (Bevinding("onthulling", "fout", "clienten", "fz", toelichting="te herleiden"),)
    )
    monkeypatch.setattr("kkfzlib.onthulling.audit.audit", lambda *_, **__: gevonden)
    (bezwaar,) = [b for b in bezwaren(d) if b.code == "onthulling"]
    assert bezwaar.plaats == "clienten/fz" and bezwaar.herstel


def test_synthetisch_zonder_merk(d: Dossier) -> None:
    from kkfzlib.inlezen import laad_invoer

    invoer = laad_invoer(d)
    nep = Invoer(organisatie={**invoer.organisatie, "synthetisch": True}, instellingen=invoer.instellingen,
                 gids=invoer.gids, tabellen={})  # fmt: skip
    assert {b.plaats for b in _zonder_merk(d.uitvoer("openbaar"), nep, "")} == {
        "kwaliteitsverslag.html",
        "kwaliteitsverslag.pdf",
    }
    assert list(_zonder_merk(d.uitvoer("openbaar"), invoer, "")) == []


@pytest.mark.parametrize("waar", ["uit", "data", "bestand", "vreemd"])
def test_verkeerde_publicatiemap(d: Dossier, capsys, waar: str) -> None:
    naar = {"uit": d.uit, "data": d.data / "x", "bestand": d.raw / "omzet.csv", "vreemd": d.uit / "vreemd"}[
        waar
    ]
    if waar == "vreemd":
        (naar / "testzorg" / "2024").mkdir(parents=True)
        (naar / "testzorg" / "2024" / "belangrijk.txt").write_text("blijft")
    toen = staat(d.uit)
    controleer_net(roep(capsys, "publiceer", *opties(d, "--naar", str(naar))), 2)
    assert staat(d.uit) == toen


def test_vol_of_onderbroken_laat_de_vorige_uitgave_staan(d: Dossier, capsys, monkeypatch) -> None:
    monkeypatch.setattr("kkfzlib.publiceren.vrijgeven.bezwaren", lambda *_: [])
    controleer_net(roep(capsys, "publiceer", *opties(d)), 0)
    doel = d.uit / "publicatie" / "testzorg" / "2024"
    toen = staat(doel)

    def vol(*_: object, **__: object) -> None:
        raise OSError(28, os.strerror(28), "x")

    monkeypatch.setattr("shutil.copyfile", vol)
    afloop = roep(capsys, "publiceer", *opties(d))
    controleer_net(afloop, 3)
    assert "schijf is vol" in afloop.tekst and staat(doel) == toen
    assert [p.name for p in doel.parent.iterdir()] == ["2024"]
