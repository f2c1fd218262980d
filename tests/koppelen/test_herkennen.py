"""Recognition of header rows: what it reaches on rows it was tuned on, and on rows that never changed it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml

from kkfzlib.koppelen.herkennen import herken
from kkfzlib.koppelen.woorden import gelijkenis, is_persoon, normaal, vertaal, woordenlijst
from kkfzlib.schema import TABELLEN

RIJEN = yaml.safe_load((Path(__file__).parent / "kopregels.yml").read_text(encoding="utf-8"))


@dataclass
class Uitslag:
    """Counts over one half of the header rows."""

    rijen: int = 0
    tabel: int = 0
    goed: int = 0
    fout: int = 0
    gemist: int = 0
    kandidaat: int = 0

    @property
    def precisie(self) -> float:
        return self.goed / (self.goed + self.fout)

    @property
    def vangst(self) -> float:
        return self.goed / (self.goed + self.gemist)


@cache
def meet(helft: str) -> Uitslag:
    """Columns filled in as sure that are right or wrong, and those that a person has to choose or add."""
    uit = Uitslag()
    for rij in (r for r in RIJEN if r["helft"] == helft):
        gevonden = herken(rij["koppen"], rij["hint"])
        raak = gevonden is not None and gevonden.tabel == rij["tabel"]
        uit.rijen += 1
        uit.tabel += raak
        zeker = gevonden.zeker if gevonden is not None else {}
        for kolom, kop in zeker.items():
            if raak and kop in rij["goed"].get(kolom, ()):
                uit.goed += 1
            else:
                uit.fout += 1
        for kolom, goed in rij["goed"].items():
            if not raak or zeker.get(kolom) not in goed:
                uit.gemist += 1
                kandidaten = gevonden.twijfel.get(kolom, ()) if raak and gevonden is not None else ()
                uit.kandidaat += any(k.kop in goed for k in kandidaten)
    return uit


@pytest.mark.parametrize(("helft", "precisie", "vangst"), [("afstemmen", 1.0, 0.87), ("apart", 0.97, 0.75)])
def test_wat_ingevuld_wordt_klopt_en_het_meeste_wordt_ingevuld(
    helft: str, precisie: float, vangst: float
) -> None:
    uitslag = meet(helft)
    assert uitslag.precisie >= precisie
    assert uitslag.vangst >= vangst
    assert uitslag.tabel >= uitslag.rijen - 1


def test_de_pagina_over_herkenning_noemt_wat_er_gemeten_wordt() -> None:
    tekst = (Path(__file__).parents[2] / "docs" / "herkenning.md").read_text(encoding="utf-8")
    for helft in ("afstemmen", "apart"):
        u = meet(helft)
        rij = f"| {u.rijen} | {u.tabel} | {u.goed} | {u.fout} | {u.kandidaat} | {u.gemist - u.kandidaat} |"
        assert rij in tekst


def test_geen_persoonskolom_wordt_ooit_gekozen() -> None:
    for rij in RIJEN:
        gevonden = herken(rij["koppen"], rij["hint"])
        if gevonden is None:
            continue
        gekozen = {k: kop for k, kop in gevonden.zeker.items() if not k.endswith("_id")}
        assert not [kop for kop in gekozen.values() if is_persoon(kop)], rij["id"]


def test_elke_kolom_in_de_woordenlijst_bestaat() -> None:
    for tabel in woordenlijst().tabellen:
        assert set(tabel.kolommen) <= set(TABELLEN[tabel.naam].per_naam)
        assert tabel.kern <= set(tabel.kolommen)


@pytest.mark.parametrize(
    ("kop", "gelijk"),
    [
        ("Cliëntnr.", "clientnummer"),
        ("DatumInDienst", "datum in dienst"),
        ("% afwezig", "percentage afwezig"),
        ("Geb.datum", "geboorte datum"),
        ("Afwezig t/m", "afwezig tot en met"),
    ],
)
def test_koppen_worden_gewone_woorden(kop: str, gelijk: str) -> None:
    assert normaal(kop) == gelijk


def test_een_naam_met_woorden_eromheen_is_minder_zeker_dan_de_naam_zelf() -> None:
    kaal, meer = gelijkenis("contracturen", "contracturen"), gelijkenis("aantal contracturen", "contracturen")
    assert kaal == 100 > meer > gelijkenis("contractsoort", "contracturen")


@pytest.mark.parametrize(
    ("kolom", "waarde", "doel"),
    [
        ("financiering", "Min. van Justitie en Veiligheid", "fz"),
        ("financiering", "WLZ", "wlz"),
        ("zorgvorm", "Vervoer dagbesteding", ""),
        ("zorgzwaarte", "C3", "C-3"),
        ("zorgzwaarte", "ZZP 4VG", "VG-4"),
        ("dienstverband", "Arb.ovk. bep. tijd", "tijdelijk"),
        ("dienstverband", "Arb.ovk. onbep. tijd", "vast"),
        ("soort", "Calamiteitenverlof", ""),
    ],
)
def test_een_waarde_wordt_vertaald_of_aan_een_mens_gelaten(kolom: str, waarde: str, doel: str) -> None:
    assert vertaal(kolom, waarde) == doel


def test_een_rij_gegevens_is_geen_kop() -> None:
    assert herken(["104233", "De Linde", "ZZP 3C", "Justitie", "1-2-2024"], "clienten") is None
