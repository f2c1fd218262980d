"""Every number that a reader sees is read back from the finished files and compared with the published values."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest
from bs4 import BeautifulSoup, Tag
from pypdf import PdfReader

from kkfzlib.dossier import PROFIELEN, Profiel
from tests.conftest import Verslagmaker

VOORBEELDEN = [("nourzorg", 2024), ("sofia-zorg", 2023), ("voorbeeldzorg", 2024)]
_GETAL = re.compile(r"[+−-]?\d[\d.]*(?:,\d+)?")

pytestmark = pytest.mark.traag(reden="finished reports, their PDFs read back")


@pytest.fixture(scope="module", params=VOORBEELDEN, ids=lambda v: v[0])
def map_van(request: pytest.FixtureRequest, verslag: Verslagmaker) -> dict[Profiel, Path]:
    dossier = verslag(*request.param)
    return {p: dossier.uitvoer(p) for p in PROFIELEN}


def _csv(map: Path) -> pd.DataFrame:
    frame = pd.read_csv(map / "kengetallen.csv", dtype=str, keep_default_na=False)
    return frame.set_index(["kengetal", "uitsplitsing", "periode"])


def _gemerkt(map: Path) -> list[Tag]:
    boom = BeautifulSoup((map / "kwaliteitsverslag.html").read_bytes(), "lxml")
    return [e for e in boom.find_all(attrs={"data-kengetal": True}) if isinstance(e, Tag)]


def _waarde(tekst: str) -> float | None:
    gevonden = _GETAL.search(tekst.replace("\u00a0", " "))
    if gevonden is None:
        return None
    return float(gevonden.group().replace("−", "-").replace("+", "").replace(".", "").replace(",", "."))


@pytest.mark.parametrize("profiel", PROFIELEN)
def test_elk_getal_in_html_is_de_gepubliceerde_waarde(map_van: dict[Profiel, Path], profiel: Profiel) -> None:
    csv, jaar = _csv(map_van[profiel]), map_van[profiel].parent.name
    elementen = _gemerkt(map_van[profiel])
    assert len(elementen) > 50
    for element in elementen:
        soort = str(element.get("data-soort", "waarde"))
        if soort == "groei":
            continue
        kengetal, _, uitsplitsing = str(element["data-kengetal"]).partition("/")
        periode = str(element.get("data-periode", jaar))
        gedrukt = element.get_text().strip()
        if gedrukt in ("–", ""):
            continue
        rij = csv.loc[(kengetal, uitsplitsing, periode)]
        verwacht = rij["waarde" if soort in ("waarde", "vorig") else soort]
        if verwacht == "x" or gedrukt == "x":
            assert gedrukt == verwacht == "x", element
        else:
            decimalen = len(gedrukt.partition(",")[2].rstrip("%abcdefghijklmnopqrstuvwxyz \u00a0"))
            assert _waarde(gedrukt) == pytest.approx(float(verwacht), abs=0.5 * 10**-decimalen + 1e-9), (
                element
            )


@pytest.mark.parametrize("profiel", PROFIELEN)
def test_elk_getal_in_html_staat_ook_in_de_pdf(map_van: dict[Profiel, Path], profiel: Profiel) -> None:
    pdf = PdfReader(map_van[profiel] / "kwaliteitsverslag.pdf")
    tekst = re.sub(r"\s+", "", "".join(p.extract_text() for p in pdf.pages))
    gedrukt = {re.sub(r"\s+", "", e.get_text()) for e in _gemerkt(map_van[profiel])}
    assert not sorted(g for g in gedrukt if g not in tekst)


def test_openbaar_toont_niets_dat_verborgen_is(map_van: dict[Profiel, Path]) -> None:
    openbaar, volledig = _csv(map_van["openbaar"]), _csv(map_van["indiening"])
    verborgen = openbaar[openbaar["waarde"] == "x"]
    assert (verborgen[["teller", "noemer"]].isin(["x", ""])).all().all()
    zichtbaar = openbaar[openbaar["waarde"] != "x"]
    gemeen = zichtbaar.index.intersection(volledig.index)
    assert len(gemeen) > 20


NOURZORG_TABELLEN = {
    "omzet": ["16", "88,89%", "€ 1.236.365", "94,40%"],
    "indicator 2": ["133,33%"],
    "bezetting": ["15,3", "16,8", "+1,5 bedden"],
}


@pytest.mark.parametrize("waarden", NOURZORG_TABELLEN.values(), ids=NOURZORG_TABELLEN)
def test_nourzorg_heeft_de_gedrukte_cijfers_in_een_rij(verslag: Verslagmaker, waarden: list[str]) -> None:
    html = verslag("nourzorg", 2024).uitvoer("openbaar") / "kwaliteitsverslag.html"
    boom = BeautifulSoup(html.read_bytes(), "lxml")
    rijen = [
        " | ".join(c.get_text(" ", strip=True) for c in r.find_all(["td", "th"])) for r in boom.find_all("tr")
    ]
    assert any(all(w in rij.replace("\u00a0", " ") for w in waarden) for rij in rijen)


def test_sofia_zorg_heeft_de_elf_categorieen_van_haar_gids(verslag: Verslagmaker) -> None:
    html = verslag("sofia-zorg", 2023).uitvoer("openbaar") / "kwaliteitsverslag.html"
    boom = BeautifulSoup(html.read_bytes(), "lxml")
    codes = {str(e["data-kengetal"]) for e in boom.select("td [data-kengetal^='continuiteit/']")}
    assert codes >= {
        f"continuiteit/{c}:n" for c in ("1.1", "1.2", "1.3", "2", "3", "4", "6", "7", "8", "9", "10")
    }
    assert not any("5.1" in c or "5.2" in c for c in codes)
    assert "45,1%" in boom.get_text()
