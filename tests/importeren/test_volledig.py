"""An export that is partly there twice, or that stops before the year does."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from tests.importeren.klein import csv, een, fouten, voer_in

RECEPT = """
incidenten:
  bron: "meldingen*.csv"
  kolommen: {datum: {uit: Datum, datum: d-m-jjjj}, locatie: {uit: Afdeling}, soort: {uit: Aard}, ernst: {uit: Ernst}}
"""
OMZET = """
omzet:
  bron: "omzet*.csv"
  kolommen: {financiering: {uit: Wet}, bedrag: {uit: Bedrag}, maand: {uit: Maand}}
"""
KOP = ["Datum", "Afdeling", "Aard", "Ernst"]
Rij = list[object]


def _meldingen(zaad: int, aantal: int = 70, van: int = 0, tot: int = 366) -> list[Rij]:
    rng = np.random.default_rng(zaad)
    dagen = [date(2024, 1, 1) + timedelta(int(n)) for n in sorted(rng.integers(van, tot, aantal))]
    return [
        [f"{d.day}-{d.month}-{d.year}", rng.choice(["N", "Z"]), rng.choice(["agressie", "val"]), rng.integers(1, 5)]
        for d in dagen
    ]  # fmt: skip


def _codes(gedaan: object) -> list[str]:
    return [b.code for b in gedaan.melder.bevindingen]  # type: ignore[attr-defined]


def test_kopie_met_een_paar_rijen_minder(tmp_path: Path) -> None:
    heel = _meldingen(1)
    deel = sorted(heel[3:-2], key=str)
    b = een(
        voer_in(tmp_path, RECEPT, meldingen__csv=csv(KOP, *heel), meldingen2__csv=csv(KOP, *deel)),
        "export-overlap",
    )
    assert (b.bestand, b.ernst) == ("meldingen2.csv", "fout")
    assert b.regeltekst.startswith("65 van de 65 rijen staan ook in meldingen.csv")


def test_eerste_halfjaar_naast_het_hele_jaar(tmp_path: Path) -> None:
    half, rest = _meldingen(2, 30, 0, 182), _meldingen(3, 60, 182, 366)
    gedaan = voer_in(
        tmp_path, RECEPT, meldingen1__csv=csv(KOP, *half), meldingen2__csv=csv(KOP, *half, *rest)
    )
    assert een(gedaan, "export-overlap").regeltekst.startswith("30 van de 90 rijen")


def test_eerlijke_halfjaren_en_gelijke_rijen_in_een_bestand(tmp_path: Path) -> None:
    een_, twee = _meldingen(4, 40, 0, 182), _meldingen(5, 40, 182, 366)
    gedaan = voer_in(
        tmp_path, RECEPT, meldingen1__csv=csv(KOP, *een_, *een_[:9]), meldingen2__csv=csv(KOP, *twee, *twee)
    )
    assert not fouten(gedaan) and not {"export-stopt-vroeg", "export-begint-laat"} & set(_codes(gedaan))


def test_vaste_bedragen_per_maand_zijn_geen_kopie(tmp_path: Path) -> None:
    recept = OMZET.replace(", maand: {uit: Maand}", "")
    maanden = [csv(["Wet", "Bedrag"], *[[w, 1000] for w in ("fz", "wlz", "wmo")], ["zvw", n]) for n in (1, 2)]
    gedaan = voer_in(tmp_path, recept, omzet1__csv=maanden[0], omzet2__csv=maanden[1])
    assert "export-overlap" not in _codes(gedaan)


@pytest.mark.parametrize(
    ("van", "tot", "code"), [(0, 240, "export-stopt-vroeg"), (120, 366, "export-begint-laat")]
)
def test_half_bestand(tmp_path: Path, van: int, tot: int, code: str) -> None:
    gedaan = voer_in(tmp_path, RECEPT, meldingen__csv=csv(KOP, *_meldingen(6, 70, van, tot)))
    b = een(gedaan, code)
    assert b.ernst == "waarschuwing" and "2024" in b.regeltekst and "incidenten" in gedaan.tafels


def test_heel_jaar_geeft_zelden_een_vals_alarm(tmp_path: Path) -> None:
    """Forty years of between 5 and 100 reports: by chance none of them ends in a silence that long."""
    for zaad in range(40):
        gedaan = voer_in(
            tmp_path / str(zaad), RECEPT, meldingen__csv=csv(KOP, *_meldingen(zaad, 5 + 95 * zaad // 39))
        )
        assert not {"export-stopt-vroeg", "export-begint-laat"} & set(_codes(gedaan)), zaad


def test_een_kleine_tabel_zegt_niets(tmp_path: Path) -> None:
    gedaan = voer_in(tmp_path, RECEPT, meldingen__csv=csv(KOP, *_meldingen(7, 10, 0, 90)))
    assert "export-stopt-vroeg" not in _codes(gedaan)


def test_omzet_tot_september(tmp_path: Path) -> None:
    rijen = [["fz", 1000 + n, n] for n in range(1, 10)]
    b = een(
        voer_in(tmp_path, OMZET, omzet__csv=csv(["Wet", "Bedrag", "Maand"], *rijen)), "export-stopt-vroeg"
    )
    assert b.regeltekst.startswith("Na september staat er niets meer") and (b.regel, b.kolom) == (10, "maand")
