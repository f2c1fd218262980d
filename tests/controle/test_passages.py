"""Passages with the figures and structure of public texts: precision and recall of the arithmetic don't fall."""

from __future__ import annotations

from collections import Counter
from html import escape
from pathlib import Path
from typing import Any

import pytest

from kkfzlib.bevindingen import Bevinding
from kkfzlib.controle import controleer_verslag

from .bank import lees

PASSAGES: list[dict[str, Any]] = [*lees("passages.yml"), *lees("passages_zorg.yml")]
RECALL = {"a": 0.95, "b": 0.95, "c": 0.95, "d": 0.95, "e": 0.85, "f": 0.95, "g": 0.85}
"""All parts are known by now; what was measured before they were stands in ``docs/controle.md``."""


def _pagina(passage: dict[str, Any], oud: str = "", nieuw: str = "") -> str:
    """A passage as HTML, with the first cell or stretch ``oud`` replaced."""
    gedaan = not oud

    def een(tekst: str, heel: bool) -> str:
        nonlocal gedaan
        if gedaan or not (tekst == oud if heel else oud in tekst):
            return escape(tekst)
        gedaan = True
        return escape(tekst.replace(oud, nieuw, 1))

    lijf = "".join(f"<h2>{kop}</h2><p>{een(tekst, False)}</p>" for kop, tekst in passage.get("secties", []))
    for tegel in passage.get("tegels", []):
        lijf += "<div>" + "".join(f"<span>{een(d, False)}</span>" for d in tegel) + "</div>"
    if "tekst" in passage:
        lijf += f"<p>{een(passage['tekst'], False)}</p>"
    if "tabel" in passage:
        rijen = ["".join(f"<td>{een(c, True)}</td>" for c in rij) for rij in passage["tabel"]]
        lijf += "<table>" + "".join(f"<tr>{r}</tr>" for r in rijen) + "</table>"
    assert gedaan, (oud, passage)
    return f"<html lang=nl><body>{lijf}</body></html>"


def _bevindingen(map_: Path, pagina: str) -> list[Bevinding]:
    pad = map_ / "passage.html"
    pad.write_text(pagina, encoding="utf-8")
    return [b for b in controleer_verslag(pad).bevindingen if b.ernst != "info"]


@pytest.mark.parametrize("deel", RECALL)
def test_niets_gemeld_wat_er_niet_staat(deel: str, tmp_path: Path) -> None:
    for passage in (p for p in PASSAGES if p["deel"] == deel):
        gevonden = Counter(b.gevonden for b in _bevindingen(tmp_path, _pagina(passage)))
        assert gevonden == Counter(passage.get("echt", [])), passage


@pytest.mark.parametrize("deel", RECALL)
def test_wat_is_geplant_wordt_een_fout(deel: str, tmp_path: Path) -> None:
    gevallen = [(p, oud, nieuw) for p in PASSAGES if p["deel"] == deel for oud, nieuw in p.get("plant", [])]
    gemist = []
    for passage, oud, nieuw in gevallen:
        schoon = {(b.regel, b.toelichting) for b in _bevindingen(tmp_path, _pagina(passage))}
        fouten = [
            b
            for b in _bevindingen(tmp_path, _pagina(passage, oud, nieuw))
            if b.ernst == "fout" and (b.regel, b.toelichting) not in schoon
        ]
        gemist += [] if fouten else [(oud, nieuw)]
    assert len(gevallen) > 15
    assert 1 - len(gemist) / len(gevallen) >= RECALL[deel], gemist


def test_wat_geen_honderd_is_wordt_een_waarschuwing(tmp_path: Path) -> None:
    for passage in PASSAGES:
        for oud, nieuw in passage.get("zacht", []):
            gevonden = _bevindingen(tmp_path, _pagina(passage, oud, nieuw))
            assert [b.ernst for b in gevonden] == ["waarschuwing"]


@pytest.mark.parametrize("zin", lees("schone_zinnen.yml"))
def test_geen_bevinding_over_wat_klopt(zin: str, tmp_path: Path) -> None:
    assert _bevindingen(tmp_path, _pagina({"tekst": zin})) == []


@pytest.mark.parametrize(
    "tabel",
    [
        [
            ["Locatie", "Aantal", "Tevreden"],
            ["Noord", "41", "68%"],
            ["Oost", "12", "20%"],
            ["Zuid", "7", "90%"],
        ],
        [["Vraag", "Tevreden"], ["Ja, zeker", "40%"], ["Ja", "35%"], ["Nee", "10%"]],
        [["Leeftijd", "Verzuim"], ["18-29", "4%"], ["30-49", "6%"], ["50-67", "9%"]],
        [["Leeftijd", "Aandeel met een baan"], ["18-29", "40%"], ["30-49", "36%"], ["50-67", "9%"]],
        [["Wat", "Aantal"], ["Totaal medewerkers", "412"], ["Fte", "328"], ["Vrijwilligers", "51"]],
        [
            ["Wat", "Aantal"],
            ["Totaal cliënten", "412"],
            ["Ambulant", "328"],
            ["Klinisch", "120"],
            ["Beide", "36"],
        ],
        [
            ["", "2022", "2023"],
            ["Kosten", "310", "334"],
            ["Resultaat", "120", "298"],
            ["Reserve", "190", "402"],
        ],
        [["Soort", "2023", "2022"], ["Agressie", "11†1", "7"], ["Val", "5", "4"], ["Totaal", "16", "11"]],
        [
            ["Uit", "n", "%"],
            ["A", "23", "46%"],
            ["B", "25", "50%"],
            ["C", "<5", ""],
            ["Totaal", "50", "100%"],
        ],
    ],
)
def test_geen_bevinding_over_een_tabel_die_klopt(tabel: list[list[str]], tmp_path: Path) -> None:
    assert _bevindingen(tmp_path, _pagina({"tabel": tabel})) == []
