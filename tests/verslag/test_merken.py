"""Marks at figures with a finding: in tiles and running text too, in both profiles, and each leads somewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from kkfzlib.bevindingen import Bevinding
from kkfzlib.dossier import PROFIELEN, Profiel
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag import samenstellen
from kkfzlib.verslag.merken import met_merken
from tests.rijen import publiceer
from tests.verslag.conftest import RIJEN

SPRONG = Bevinding("sprong", "let op", "verzuim", "", "1,3%", "3,8%", "Verdrievoudigd sinds vorig jaar.")


@pytest.mark.parametrize("profiel", PROFIELEN)
def test_merk_in_tegel_en_tekst_leidt_naar_de_bevinding(
    invoer: Invoer, tmp_path: Path, profiel: Profiel
) -> None:
    met = replace(invoer, teksten={"terugblik": "Het verzuim was {verzuim}; nogmaals {verzuim}."})
    samenstellen(met, publiceer(RIJEN, profiel=profiel), (SPRONG,), tmp_path / "w", profiel)
    tekst = {p.stem: p.read_text("utf-8") for p in (tmp_path / "w" / "inhoud").glob("*.md")}
    nummer = re.search(r"\{#bevinding-(\d+)\}", tekst["consistentie"])
    assert nummer is not None
    merk = f"^[†{nummer[1]}](#bevinding-{nummer[1]})^"
    assert f'[3,8%]{{.kg data-kengetal="verzuim/"}}{merk}' in tekst["oogopslag"].replace(
        '"verzuim"', '"verzuim/"'
    )
    assert tekst["terugblik"].count(merk) == 1
    assert "Een † bij een cijfer" in tekst["lezen"]


def test_alleen_eerste_keer_en_niet_in_tabel_of_bijschrift() -> None:
    cijfer = '[9]{.kg data-kengetal="a/b"}'
    link = f"[{cijfer}](#herkomst-a)"
    vorig = '[8]{.kg data-kengetal="a/b" data-soort="vorig"}'
    md = f"| {cijfer} |\n![Zin {cijfer}](x.svg)\nEn {link}, {cijfer}.\n{vorig}"
    assert met_merken(md, lambda naam: f"<{naam}>") == md.replace(link, f"{link}<a/b>")
    al = f"{cijfer}^[†1](#bevinding-1)^"
    assert met_merken(al, lambda _: "†") == al
