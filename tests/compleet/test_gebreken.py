"""When a report is complete: each of the named gaps is found, told apart from the others, and can be signed for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kkfzlib.compleet import Gebrek, open_gebreken, sleutels_onder
from kkfzlib.compleet.nalezen import controlegetal, opgesteld, van_nalezen
from kkfzlib.compleet.pagina import van_pagina
from kkfzlib.compleet.teksten import van_plaatshouders, van_teksten
from kkfzlib.dossier import Dossier
from kkfzlib.inlezen.tekstlezing import geleverde_teksten
from kkfzlib.onthulling.besluiten import Besluit, hash_van_gebreken
from kkfzlib.schema.hulpteksten import tekstsjabloon
from kkfzlib.verslag.slots import SLOTS
from tests.verslag.conftest import *  # noqa: F403

VERPLICHT = {s.slot for s in SLOTS.values() if s.verplicht}


@pytest.fixture
def dossier(tmp_path) -> Dossier:
    d = Dossier("testzorg", 2024, tmp_path, tmp_path / "uit")
    d.teksten.mkdir(parents=True)
    return d


def _schrijf(d: Dossier, slot: str, tekst: str) -> None:
    (d.teksten / f"{slot}.md").write_text(tekst, encoding="utf-8")


def test_zonder_enige_tekst_ontbreken_alle_verplichte(dossier):
    gevonden = list(van_teksten(geleverde_teksten(dossier)))
    assert {g.onderwerp for g in gevonden} == VERPLICHT and {g.soort for g in gevonden} == {
        "verplicht-ontbreekt"
    }


def test_een_leeg_sjabloon_is_iets_anders_dan_een_ontbrekende_tekst(dossier):
    for slot in SLOTS:
        _schrijf(dossier, slot, tekstsjabloon(slot))
    gevonden = list(van_teksten(geleverde_teksten(dossier)))
    assert {(g.soort, g.onderwerp) for g in gevonden} == {("sjabloon-ongewijzigd", s) for s in VERPLICHT}


def test_een_achtergebleven_aanwijzing_wordt_gezien(dossier):
    for slot in VERPLICHT:
        _schrijf(dossier, slot, "Onze eigen tekst.\n")
    _schrijf(dossier, "visie", tekstsjabloon("visie").replace("%% ", "") + "Onze visie.\n")
    (gebrek,) = van_teksten(geleverde_teksten(dossier))
    assert (gebrek.soort, gebrek.onderwerp) == ("sjabloon-ongewijzigd", "visie")


def test_een_plaatshouder_zonder_waarde_noemt_tekst_en_regel(plaatshouders):
    teksten = {"omzet": "Een zin.\n\nHet steeg met {bezettingsgraad}.", "cto": "Wel {tevredenheid/cto}."}
    (gebrek,) = van_plaatshouders(teksten, plaatshouders())
    assert gebrek.plaats == "teksten/omzet.md:3" and gebrek.inhoud == "bezettingsgraad"
    assert "{bezettingsgraad}" in gebrek.wat


def test_het_gereed_verslag_zegt_zelf_wat_ontbreekt():
    pagina = (
        '<div class="ontbreekt" data-onderdeel="visie"><p>…</p></div>'
        '<div class="ontbreekt" data-onderdeel="indicator 2"></div>'
        '<span class="kg-leeg" data-slot="omzet" data-plaatshouder="omzet/fz:groei">niet te berekenen</span>'
    )
    assert [(g.soort, g.onderwerp, g.inhoud) for g in van_pagina(pagina)] == [
        ("verplicht-ontbreekt", "visie", ""),
        ("verplicht-ontbreekt", "indicator 2", ""),
        ("plaatshouder-zonder-waarde", "omzet", "omzet/fz:groei"),
    ]
    assert list(van_pagina("<p>niet te berekenen</p>")) == []


def test_nalezen_eindigt_door_veranderen_of_door_de_regel_weg_te_halen(dossier):
    tekst = "Onze visie.\n"
    lijst = opgesteld({"tekst visie": controlegetal(tekst), "tekst missie": controlegetal("Missie.")}, 2023)
    (dossier.raw / "nalezen.yml").write_text(lijst, encoding="utf-8")
    (gebrek,) = van_nalezen(dossier, {"visie": tekst, "missie": "Een andere missie."}, {})
    assert (gebrek.soort, gebrek.onderwerp) == ("nalezen", "visie")
    zonder = "\n".join(r for r in lijst.splitlines() if "visie" not in r)
    (dossier.raw / "nalezen.yml").write_text(zonder, encoding="utf-8")
    assert list(van_nalezen(dossier, {"visie": tekst}, {})) == []


@pytest.mark.parametrize("inhoud", ["- a\n- b\n", "a: [1]\n", "a: &x 1\nb: *x\n"])
def test_een_onleesbare_lijst_houdt_tegen(dossier, inhoud):
    (dossier.raw / "nalezen.yml").write_text(inhoud, encoding="utf-8")
    (gebrek,) = van_nalezen(dossier, {}, {})
    assert gebrek.plaats == "nalezen.yml"


def test_een_besluit_geldt_voor_precies_dit_gebrek_en_tot_zijn_einde():
    gat = Gebrek("plaatshouder-zonder-waarde", "omzet", "teksten/omzet.md:1", "…", "…", "omzet/fz:groei")
    ander = replace(gat, inhoud="omzet/totaal:groei")
    besluit = Besluit("onvolledig", "omzet", "bekend", "bestuurder", date(2025, 1, 1), date(2025, 12, 31),
                      hash_van_gebreken(sleutels_onder([gat], "omzet")))  # fmt: skip
    vandaag = date(2025, 6, 1)
    assert open_gebreken([gat], [besluit], vandaag) == []
    assert open_gebreken([gat], [besluit], date(2026, 1, 1)) == [gat]
    assert open_gebreken([gat, ander], [besluit], vandaag) == [gat, ander]
    assert open_gebreken([replace(gat, onderwerp="visie")], [besluit], vandaag) != []
