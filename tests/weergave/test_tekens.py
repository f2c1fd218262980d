"""A sign that the typeface lacks is told with its file and line, and how to write it; never in English."""

from __future__ import annotations

import pickle

from openpyxl import Workbook

from kkfzlib.fouten import MachineFout
from kkfzlib.publiceren.tekens import plaatsen
from kkfzlib.weergave.lettertype import map_met_letters
from kkfzlib.weergave.tekens import TekensFout, ontbrekend
from tests.betrouwbaarheid.hulp import controleer_net, maak_dossier, opties, roep


def test_wat_het_lettertype_niet_heeft():
    assert ontbrekend("Zoë – “café” € ½ ² ｄ 中 a\u0308", map_met_letters()) == "中ｄ"
    assert ontbrekend("中", None) == ""


def test_elke_plek_met_bestand_en_regel(tmp_path):
    raw = tmp_path / "org" / "2024"
    raw.mkdir(parents=True)
    (raw / "doelen.csv").write_text("doel\nWij ｄoen\n", encoding="utf-8")
    (raw.parent / "organisatie.yml").write_text("naam: 中\n", encoding="utf-8")
    boek = Workbook()
    boek.active.append(["中"])
    boek.save(raw / "invoer.xlsx")
    gevonden = list(plaatsen("ｄ中☃", raw))
    assert [(b.bestand, b.regel) for b in gevonden] == [
        ("doelen.csv", 2), ("invoer.xlsx", None), ("organisatie.yml", 1), ("2024", None),
    ]  # fmt: skip
    assert gevonden[0].herstel == "schrijf het als d"


def test_het_verslag_wordt_geweigerd_in_het_nederlands(tmp_path, capsys):
    d = maak_dossier(tmp_path)
    (d.teksten / "terugblik.md").write_text("Goed.\n\nWij ｄoen het.\n", encoding="utf-8")
    afloop = roep(capsys, "rapport", *opties(d, "--engine", "ingebouwd"))
    controleer_net(afloop, 1)
    assert "terugblik.md:3" in afloop.tekst and "schrijf het als d" in afloop.tekst
    assert "could not" not in afloop.tekst and not list(d.uit.rglob("*.html"))


def test_de_fout_overleeft_de_reis_tussen_processen():
    terug = pickle.loads(pickle.dumps(TekensFout("ba")))
    assert isinstance(terug, MachineFout) and terug.tekens == "ab"
