"""The ledger of what is out: written by publishing, known whatever the folder, and no publication without it."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest

from kkfzlib.cli import draai
from kkfzlib.dossier import Dossier
from kkfzlib.fouten import InvoerFout
from kkfzlib.publiceren.register import KOLOMMEN, Uitgave, lees, schrijf_uitgave
from kkfzlib.publiceren.verifieren import verifieer

from .hulp import controleer_net, kopie, maak_dossier, opties, roep, staat


def _rij(waarde: str, kengetal: str = "clienten") -> dict[str, str]:
    return dict(zip(KOLOMMEN, (kengetal, "fz", "2024", waarde, "aantal", "", "", "registratie"), strict=True))


@pytest.fixture(scope="module")
def twee_jaar(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """A report that nothing stands in the way of, and an earlier year of which nothing is known."""
    d = maak_dossier(tmp_path_factory.mktemp("twee"))
    (d.teksten / "omzet.md").unlink()
    (d.raw / "opgave.csv").unlink()
    d.jaar_ervoor().raw.mkdir()
    (d.jaar_ervoor().raw / "omzet.csv").write_text("financiering;bedrag\nfz;100000\n", encoding="utf-8")
    assert draai(["rapport", *opties(d, "--engine", "ingebouwd", "--profiel", "openbaar")]) == 0
    return d


@pytest.fixture
def t(twee_jaar: Dossier, tmp_path: Path) -> Dossier:
    return kopie(twee_jaar, tmp_path)


def test_een_onbekend_eerder_jaar_houdt_publicatie_tegen(t: Dossier, capsys) -> None:
    afloop = roep(capsys, "publiceer", *opties(t))
    controleer_net(afloop, 1)
    assert "2023" in afloop.tekst and "--niet-gepubliceerd" in afloop.tekst and "--eerder" in afloop.tekst
    assert not t.publicatieregister.exists() and not (t.uit / "publicatie").exists()


def test_elk_genoemd_herstel_werkt(t: Dossier, capsys, tmp_path: Path) -> None:
    eerder = tmp_path / "kengetallen.csv"
    with eerder.open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.DictWriter(bestand, KOLOMMEN)
        schrijver.writeheader()
        schrijver.writerow(_rij("x") | {"periode": "2023"})
    toen = ["testzorg", "2023", "--data", str(t.data), "--uit", str(t.uit)]
    controleer_net(roep(capsys, "publiceer", *toen, "--eerder", str(eerder)), 0)
    assert lees(t.publicatieregister, "testzorg").kent(2023)
    afloop = roep(capsys, "publiceer", *opties(t))
    assert "publicatie-onbekend" not in afloop.tekst
    t.publicatieregister.unlink()
    controleer_net(roep(capsys, "publiceer", *toen, "--niet-gepubliceerd"), 0)
    assert lees(t.publicatieregister, "testzorg").niet_gepubliceerd == (2023,)
    assert roep(capsys, "rapport", *opties(t, "--engine", "ingebouwd", "--profiel", "openbaar")).code == 0
    controleer_net(roep(capsys, "publiceer", *opties(t)), 0)
    (uitgave,) = lees(t.publicatieregister, "testzorg").uitgaven
    buiten = t.uit / "publicatie" / "testzorg" / "2024" / "kengetallen.csv"
    with buiten.open(encoding="utf-8", newline="") as bestand:
        assert list(csv.DictReader(bestand)) == list(uitgave.rijen)
    assert verifieer(t) == [], "publiceren maakt het eigen verslag niet verouderd"
    _andere_map_kent_het_ook(t, capsys)


def _andere_map_kent_het_ook(t: Dossier, capsys) -> None:
    elders = Dossier(t.organisatie, t.jaar, t.data, t.uit.with_name("andere uitvoer"))
    assert (
        roep(capsys, "rapport", *opties(elders, "--engine", "ingebouwd", "--profiel", "openbaar")).code == 0
    )
    een, twee = (
        {n: h for n, h in staat(d.uitvoer("openbaar")).items() if n.endswith(".csv")} for d in (t, elders)
    )
    assert een == twee
    andere_uitgave = Uitgave(2025, "2026-01-01", (_rij("7", "zorgzwaarte"),))
    schrijf_uitgave(t.publicatieregister, "testzorg", andere_uitgave)
    assert verifieer(elders) == [], (
        "wat is gepubliceerd zoals het er ligt, veroudert niet door een latere uitgave"
    )


def test_geen_kengetallen_als_eerdere_publicatie_wordt_geweigerd(t: Dossier, capsys, tmp_path: Path) -> None:
    vreemd = tmp_path / "vreemd.csv"
    vreemd.write_text("a;b\n1;2\n", encoding="utf-8")
    toen = ["testzorg", "2023", "--data", str(t.data), "--uit", str(t.uit)]
    afloop = roep(capsys, "publiceer", *toen, "--eerder", str(vreemd))
    controleer_net(afloop, 2)
    assert "kengetal,uitsplitsing" in afloop.tekst
    assert roep(capsys, "publiceer", *toen, "--eerder", str(vreemd), "--niet-gepubliceerd").code == 2


def test_van_een_gepubliceerd_jaar_is_niet_niets_openbaar(tmp_path: Path, capsys) -> None:
    d = Dossier("testzorg", 2024, tmp_path / "data", tmp_path / "uit")
    (d.raw).mkdir(parents=True)
    schrijf_uitgave(d.publicatieregister, "testzorg", Uitgave(2024, "2025-05-01", (_rij("12"),)))
    toen = d.publicatieregister.read_bytes()
    afloop = roep(capsys, "publiceer", *opties(d), "--niet-gepubliceerd")
    controleer_net(afloop, 2)
    assert "op 2025-05-01 gepubliceerd" in afloop.tekst and "intrekken" in afloop.tekst
    assert d.publicatieregister.read_bytes() == toen


def test_wat_uit_andere_gegevens_in_dezelfde_map_is_gepubliceerd_telt_mee(t: Dossier, capsys) -> None:
    """A second data root with the same output folder: its ledger doesn't know what lies there already."""
    toen = ["testzorg", "2023", "--data", str(t.data), "--uit", str(t.uit)]
    controleer_net(roep(capsys, "publiceer", *toen, "--niet-gepubliceerd"), 0)
    vreemd = t.uit / "publicatie" / "testzorg" / "2022" / "kengetallen.csv"
    vreemd.parent.mkdir(parents=True)
    with vreemd.open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.DictWriter(bestand, KOLOMMEN)
        schrijver.writeheader()
        schrijver.writerow(_rij("14") | {"periode": "2022"})
    rapport = ("rapport", *opties(t, "--engine", "ingebouwd", "--profiel", "openbaar"))
    controleer_net(roep(capsys, *rapport), 0)
    afloop = roep(capsys, "publiceer", *opties(t))
    controleer_net(afloop, 1)
    assert "publicatie/testzorg/2022" in afloop.tekst and "--eerder" in afloop.tekst
    shutil.copytree(t.jaar_ervoor().raw, t.raw.with_name("2022"))
    dat_jaar = ["testzorg", "2022", *toen[2:]]
    controleer_net(roep(capsys, "publiceer", *dat_jaar, "--niet-gepubliceerd"), 2)
    controleer_net(roep(capsys, "publiceer", *dat_jaar, "--eerder", str(vreemd)), 0)
    controleer_net(roep(capsys, *rapport), 0)
    controleer_net(roep(capsys, "publiceer", *opties(t)), 0)


@pytest.mark.parametrize("inhoud", ["", "{", "[]", '{"uitgaven": [{"jaar": "x"}]}', '{"uitgaven": 3}'])
def test_een_beschadigd_register_is_geen_leeg_register(tmp_path: Path, inhoud: str) -> None:
    pad = tmp_path / "org.json"
    pad.write_text(inhoud, encoding="utf-8")
    with pytest.raises(InvoerFout) as fout:
        lees(pad, "org")
    assert "org.json" in str(fout.value.bevindingen)


def test_dezelfde_cijfers_nog_eens_zijn_geen_nieuwe_uitgave(tmp_path: Path) -> None:
    pad = tmp_path / "publicatie" / "org.json"
    for op, waarde in (("2025-01-01", "7"), ("2025-02-01", "7"), ("2025-03-01", "8"), ("2025-04-01", "7")):
        schrijf_uitgave(pad, "org", Uitgave(2024, op, (_rij(waarde),)))
    assert [u.op for u in lees(pad, "org").uitgaven] == ["2025-01-01", "2025-03-01", "2025-04-01"]
    assert set(json.loads(pad.read_text(encoding="utf-8"))) == {
        "organisatie",
        "uitgaven",
        "niet_gepubliceerd",
    }
