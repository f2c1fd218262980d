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

PASSAGES: list[dict[str, Any]] = lees("passages.yml")
RECALL = 0.95
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

    if "tabel" in passage:
        rijen = ["".join(f"<td>{een(c, True)}</td>" for c in rij) for rij in passage["tabel"]]
        lijf = "<table>" + "".join(f"<tr>{r}</tr>" for r in rijen) + "</table>"
    elif "tegels" in passage:
        lijf = "".join(
            "<div>" + "".join(f"<span>{een(d, False)}</span>" for d in tegel) + "</div>"
            for tegel in passage["tegels"]
        )
    else:
        lijf = f"<p>{een(passage['tekst'], False)}</p>"
    assert gedaan, (oud, passage)
    return f"<html lang=nl><body>{lijf}</body></html>"


def _bevindingen(map_: Path, pagina: str) -> list[Bevinding]:
    pad = map_ / "passage.html"
    pad.write_text(pagina, encoding="utf-8")
    return [b for b in controleer_verslag(pad).bevindingen if b.ernst != "info"]


@pytest.mark.parametrize("deel", ["a", "b", "c"])
def test_niets_gemeld_wat_er_niet_staat(deel: str, tmp_path: Path) -> None:
    for passage in (p for p in PASSAGES if p["deel"] == deel):
        gevonden = Counter(b.gevonden for b in _bevindingen(tmp_path, _pagina(passage)))
        assert gevonden == Counter(passage.get("echt", [])), passage


@pytest.mark.parametrize("deel", ["a", "b", "c"])
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
    assert 1 - len(gemist) / len(gevallen) >= RECALL, gemist


def test_wat_geen_honderd_is_wordt_een_waarschuwing(tmp_path: Path) -> None:
    for passage in PASSAGES:
        for oud, nieuw in passage.get("zacht", []):
            gevonden = _bevindingen(tmp_path, _pagina(passage, oud, nieuw))
            assert [b.ernst for b in gevonden] == ["waarschuwing"]
