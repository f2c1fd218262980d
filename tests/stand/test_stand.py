"""What is left, on an empty, half-filled, ready and published year; and publishing refuses for the same reasons."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from kkfzlib.cli import draai
from kkfzlib.dossier import Dossier
from kkfzlib.publiceren.vrijgeven import bezwaren
from kkfzlib.sjabloon import maak_sjabloon
from kkfzlib.stand import Stand, bepaal
from tests.betrouwbaarheid.hulp import kopie, maak_dossier, opties, roep

pytestmark = pytest.mark.traag(reden="a finished report, and years in every state")


@pytest.fixture(scope="module")
def klaar(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """A report with nothing left to do."""
    d = maak_dossier(tmp_path_factory.mktemp("klaar"))
    (d.raw / "opgave.csv").unlink()
    assert draai(["rapport", *opties(d, "--engine", "ingebouwd")]) == 0
    return d


@pytest.fixture
def d(klaar: Dossier, tmp_path: Path) -> Dossier:
    return kopie(klaar, tmp_path)


def _doen(stand: Stand) -> dict[str, str]:
    return {r.onderdeel: f"{r.wat} {' '.join(r.namen)}" for r in stand.regels if r.teken == "doen"}


def test_een_leeg_jaar(tmp_path: Path, capsys) -> None:
    d = Dossier("nieuwzorg", 2024, tmp_path, tmp_path / "uit")
    maak_sjabloon(d)
    stand = bepaal(d)
    assert stand.fase == "leeg"
    assert set(_doen(stand)) >= {"Tabellen", "Teksten", "Cijfers", "Datum", "Organisatie", "Verslag"}
    assert all(r.herstel for r in stand.regels if r.teken == "doen")
    assert (
        draai(["stand", "nieuwzorg", "--data", str(tmp_path), "--uit", str(tmp_path / "uit"), "--json"]) == 0
    )
    als_json = json.loads(capsys.readouterr().out)
    assert als_json["fase"] == "leeg" and als_json["te_doen"] == stand.te_doen
    assert len(next(r for r in als_json["regels"] if r["onderdeel"] == "Teksten")["namen"]) == 19


def test_een_half_gevuld_jaar_zonder_run_rekent_zelf(tmp_path: Path, capsys) -> None:
    d = maak_dossier(tmp_path)
    (d.teksten / "visie.md").unlink()
    (d.teksten / "omzet.md").write_text("Het steeg met {omzet/fz:groei}.\n", encoding="utf-8")
    (d.raw / "uitstroom.csv").unlink()
    stand = bepaal(d)
    doen = _doen(stand)
    assert stand.fase == "in bewerking"
    assert "visie" in doen["Teksten"] and "{omzet/fz:groei}" in doen["Plaatshouders"]
    assert not d.processed.exists() and not d.uit.exists(), "stand verandert niets"
    tekst = roep(capsys, "stand", *opties(d)).uit
    assert len(tekst.splitlines()) <= 40


def test_klaar_en_gepubliceerd(d: Dossier, capsys) -> None:
    assert roep(capsys, "rapport", *opties(d, "--engine", "ingebouwd")).code == 0
    assert _doen(bepaal(d)) == {} and bepaal(d).fase == "klaar om te publiceren"
    assert roep(capsys, "publiceer", *opties(d)).code == 0
    assert bepaal(d).fase == "gepubliceerd"
    (d.raw / "omzet.csv").write_text("financiering;bedrag;maand\nfz;2000;1\n", encoding="utf-8")
    stand = bepaal(d)
    assert stand.fase == "in bewerking" and "verouderd" in _doen(stand)["Verslag"]
    assert "omzet.csv" in _doen(stand)["Verslag"]


def _alle_teksten_weg(d: Dossier) -> None:
    shutil.rmtree(d.teksten)


def _sjabloon_terug(d: Dossier) -> None:
    from kkfzlib.schema.hulpteksten import tekstsjabloon

    (d.teksten / "visie.md").write_text(tekstsjabloon("visie"), encoding="utf-8")


def _geen_waarde(d: Dossier) -> None:
    (d.teksten / "omzet.md").write_text("De omzet steeg met {omzet/fz:groei}.\n", encoding="utf-8")


def _geen_datum(d: Dossier) -> None:
    (d.raw / "verslag.yml").unlink()


def _geen_cijfers(d: Dossier) -> None:
    (d.raw / "omzet.csv").unlink()
    (d.teksten / "omzet.md").unlink()


def _nog_nalezen(d: Dossier) -> None:
    from kkfzlib.compleet.nalezen import controlegetal, opgesteld

    tekst = (d.teksten / "visie.md").read_text(encoding="utf-8")
    lijst = opgesteld({"tekst visie": controlegetal(tekst)}, 2023)
    (d.raw / "nalezen.yml").write_text(lijst, encoding="utf-8")


@pytest.mark.parametrize(
    ("bederf", "soort", "aantal"),
    [
        (_alle_teksten_weg, "verplicht-ontbreekt", 19),
        (_sjabloon_terug, "sjabloon-ongewijzigd", 1),
        (_geen_waarde, "plaatshouder-zonder-waarde", 1),
        (_geen_datum, "publicatiedatum-ontbreekt", 1),
        (_geen_cijfers, "verplicht-ontbreekt", 1),
        (_nog_nalezen, "nalezen", 1),
    ],
)  # fmt: skip
def test_wat_onvolledig_is_wordt_niet_gepubliceerd(
    d: Dossier, capsys, bederf, soort: str, aantal: int
) -> None:
    """Publishing refuses, ``stand`` names the same, and a signed decision (and nothing else) lets it through."""
    bederf(d)
    controle = roep(capsys, "controleer", *opties(d)[:4])
    assert controle.code == 0
    verslag = roep(capsys, "rapport", *opties(d, "--engine", "ingebouwd"))
    assert verslag.code == 0
    if soort == "plaatshouder-zonder-waarde":
        assert "{omzet/fz:groei}" in verslag.uit and "Let op" in verslag.uit
    gevonden = [b for b in bezwaren(d) if b.code == soort]
    assert len(gevonden) == aantal
    assert {r.teken for r in bepaal(d).regels if r.onderdeel != "Publicatie"} >= {"doen"}
    afloop = roep(capsys, "publiceer", *opties(d))
    assert afloop.code == 1 and not (d.uit / "publicatie").exists()
    opdrachten = dict.fromkeys(re.findall(r'kkfz besluit testzorg 2024 "(onvolledig: [^"]+)"', afloop.tekst))
    assert len(opdrachten) >= aantal
    if aantal == 1:
        _teken_en_publiceer(d, list(opdrachten), capsys)


def _teken_en_publiceer(d: Dossier, opdrachten: list[str], capsys) -> None:
    blokken = [roep(capsys, "besluit", "testzorg", "2024", o, "--data", str(d.data)).uit for o in opdrachten]
    getekend = re.sub(r"(?m)^(\s*(?:wie|waarom):).*$", r"\1 besproken met het bestuur", "".join(blokken))
    (d.raw / "besluiten.yml").write_text(getekend, encoding="utf-8")
    assert roep(capsys, "rapport", *opties(d, "--engine", "ingebouwd")).code == 0
    afloop = roep(capsys, "publiceer", *opties(d))
    assert afloop.code == 0, afloop.tekst


def test_zonder_jaar_is_het_laatste_jaar_bedoeld(d: Dossier, capsys) -> None:
    afloop = roep(capsys, "stand", "testzorg", "--data", str(d.data), "--uit", str(d.uit))
    assert afloop.code == 0 and afloop.uit.startswith("testzorg 2024:")
    assert roep(capsys, "stand", "onbekend", "--data", str(d.data)).code == 2
