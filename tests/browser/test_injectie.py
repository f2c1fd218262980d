"""Scripts planted in the input: refused in texts, shown as text in data; nothing of it ever runs."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from kkfzlib.dossier import DATA, Dossier
from kkfzlib.fouten import InvoerFout
from kkfzlib.uitvoeren.rapport import maak_rapport
from tests.browser.conftest import Gezien, Opener

pytestmark = [
    pytest.mark.browser,
    pytest.mark.traag(reden="a real browser on a finished report"),
]

PLANT = {
    "doelen": {"doel": "<script>alert(1)</script>", "actie": '<img src=x onerror="alert(2)">'},
    "ontwikkelpunten": {"ontwikkelpunt": "<svg onload=alert(3)>"},
    "beleid": {"titel": "</td><script>alert(4)</script>", "categorie": "<b onmouseover=alert(5)>x</b>"},
    "benchmarks": {"bron": "[klik](javascript:alert(6))"},
    "bijeenkomsten": {
        "omschrijving": "`<script>alert(7)</script>`{=html}",
        "soort": "<details open ontoggle=alert(8)>",
    },
    "citaten": {"citaat": '"><iframe srcdoc="<script>parent.alert(9)</script>">', "vrijgegeven": "ja"},
}  # fmt: skip


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    dossier = Dossier("testzorg", 2022, tmp_path / "data", tmp_path / "uit")
    shutil.copytree(DATA / "raw" / "voorbeeldzorg" / "2022", dossier.raw)
    shutil.copyfile(
        DATA / "raw" / "voorbeeldzorg" / "organisatie.yml", dossier.raw_organisatie / "organisatie.yml"
    )
    return dossier


def _plant(bestand: Path, cellen: dict[str, str]) -> None:
    with bestand.open(encoding="utf-8-sig", newline="") as bron:
        lezer = csv.DictReader(bron, delimiter=";")
        rijen, kolommen = list(lezer), list(lezer.fieldnames or ())
    for rij in rijen:
        rij.update(cellen)
    with bestand.open("w", encoding="utf-8", newline="") as doel:
        schrijver = csv.DictWriter(doel, kolommen, delimiter=";")
        schrijver.writeheader()
        schrijver.writerows(rijen)


def test_script_in_gegevens_is_gewone_tekst(dossier: Dossier, open_pagina: Opener, gezien: Gezien) -> None:
    for tabel, cellen in PLANT.items():
        _plant(dossier.raw / f"{tabel}.csv", cellen)
    # Its placeholder names the source of a benchmark, which is called otherwise now.
    (dossier.teksten / "verzuim.md").write_text("Het verzuim staat in de figuur.\n", "utf-8")
    organisatie = dossier.raw_organisatie / "organisatie.yml"
    organisatie.write_text(
        organisatie.read_text("utf-8").replace("naam: Voorbeeldzorg", 'naam: "<script>alert(10)</script>"'),
        "utf-8",
    )
    maak_rapport(dossier, engine="ingebouwd")
    for profiel in ("indiening", "openbaar"):
        pagina = open_pagina(dossier.uitvoer(profiel) / "kwaliteitsverslag.html")  # type: ignore[arg-type]
        for uitklap in pagina.locator("summary").all():
            if uitklap.is_visible():
                uitklap.click()
        pagina.mouse.wheel(0, 100_000)
        pagina.wait_for_timeout(200)
        assert gezien.niets, gezien
        assert (
            pagina.locator("script, iframe, main svg, [onerror], [onload], [ontoggle], [onmouseover]").count()
            == 0
        )
        assert pagina.locator('a[href^="javascript" i]').count() == 0
        assert "<script>alert(1)</script>" in pagina.locator("main").inner_text()


@pytest.mark.parametrize(
    "tekst",
    [
        "<script>alert(1)</script>",
        'Mooi <img src=x onerror="alert(1)"> beeld',
        "[klik](javascript:alert(1))",
        '<iframe src="https://example.org"></iframe>',
        "```{=html}\n<script>alert(1)</script>\n```",
        "![beeld](https://example.org/x.png)",
    ],
)
def test_script_in_een_tekst_wordt_geweigerd(dossier: Dossier, tekst: str) -> None:
    with (dossier.teksten / "missie.md").open("a", encoding="utf-8") as bestand:
        bestand.write(f"\n\n{tekst}\n")
    with pytest.raises(InvoerFout, match=r"missie\.md"):
        maak_rapport(dossier, engine="ingebouwd")
    assert not dossier.publicatie.exists()
