"""Ten views of finished reports as pictures, and how alike two pictures are.

``python -m tests.browser.beelden`` renews them. Look at what it wrote before committing it: a golden picture says only
that nothing changed.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2
from PIL import Image

from kkfzlib.dossier import DATA, Dossier, Profiel
from kkfzlib.lettertype import vereis

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.conftest import Verslagmaker

GOUDEN = Path(__file__).parent / "gouden"
CEL = 12
"""Pictures are compared in squares of so many pixels: letters may differ in their edges, not in their place."""
GEMIDDELD, MEESTE = 2.0, 0.001
"""Grey levels (of 255) that squares may differ on average, and the share of them that may differ clearly."""
_DUIDELIJK = 24.0
_SCHAAL = 0.5


@dataclass(frozen=True)
class Beeld:
    """One view: a page at ``breedte`` with ``plek`` (an anchor) on top, or the first PDF page that holds that text."""

    naam: str
    organisatie: str
    jaar: int
    profiel: Profiel
    plek: str
    breedte: int = 0


BEELDEN = (
    Beeld("oogopslag-breed", "voorbeeldzorg", 2024, "openbaar", "begin", 1280),
    Beeld("indicator-breed", "voorbeeldzorg", 2024, "openbaar", "tbl-indicator-2", 1280),
    Beeld("doelen-breed", "voorbeeldzorg", 2024, "indiening", "sec-pijler-1-doelen", 1280),
    Beeld("oogopslag-telefoon", "voorbeeldzorg", 2024, "openbaar", "begin", 390),
    Beeld("vragen-telefoon", "voorbeeldzorg", 2024, "openbaar", "sec-cto", 390),
    Beeld("bevindingen-telefoon", "nourzorg", 2024, "openbaar", "sec-consistentie", 390),
    Beeld("blad-1", "voorbeeldzorg", 2024, "openbaar", "In één oogopslag"),
    Beeld("blad-indicator", "voorbeeldzorg", 2024, "openbaar", "Uitstroomcategorie"),
    Beeld("blad-team", "voorbeeldzorg", 2024, "indiening", "Gemiddelde zorgervaring"),
    Beeld("blad-ketenpartners", "nourzorg", 2024, "openbaar", "Verbeterpunten in de communicatie"),
)


def neem(beeld: Beeld, verslag: Verslagmaker, open_pagina: Callable[..., Page]) -> Image.Image:
    """The view as it is now, in grey and at half size."""
    map_ = verslag(beeld.organisatie, beeld.jaar).uitvoer(beeld.profiel)
    if beeld.breedte:
        pagina = open_pagina(map_ / "kwaliteitsverslag.html", beeld.breedte, 900)
        _met_eigen_letter(pagina)
        pagina.evaluate(f"document.documentElement.style.scrollBehavior='auto';location.hash='{beeld.plek}'")
        ruw = Image.open(io.BytesIO(pagina.screenshot()))
    else:
        ruw = _blad(map_ / "kwaliteitsverslag.pdf", beeld.plek)
    grijs = ruw.convert("L")
    return grijs.resize((int(grijs.width * _SCHAAL), int(grijs.height * _SCHAAL)), Image.Resampling.BOX)


def _met_eigen_letter(pagina: Page) -> None:
    """Set the page in the typeface that comes with the report: which ones a machine has may not matter."""
    vlakken = "".join(
        f"@font-face{{font-family:Gouden;font-weight:{dikte};"
        f"src:url(data:font/ttf;base64,{base64.b64encode((vereis() / naam).read_bytes()).decode()})}}"
        for dikte, naam in ((400, "SourceSansPro-Regular.ttf"), (700, "SourceSansPro-Bold.ttf"))
    )
    pagina.add_style_tag(content=vlakken + "*{font-family:Gouden,sans-serif!important}")
    pagina.evaluate("document.fonts.ready.then(() => true)")


def _blad(pdf: Path, tekst: str) -> Image.Image:
    boek = pypdfium2.PdfDocument(pdf)
    try:
        blad = next(b for b in boek if tekst in b.get_textpage().get_text_range())
        return blad.render(scale=1.5).to_pil()
    finally:
        boek.close()


def verschil(een: Image.Image, ander: Image.Image) -> tuple[float, float]:
    """Mean difference of the squares in grey levels, and the share of squares that clearly differ; (255, 1) by size."""
    if een.size != ander.size:
        return 255.0, 1.0
    cellen = np.abs(_cellen(een) - _cellen(ander))
    return float(cellen.mean()), float((cellen > _DUIDELIJK).mean())


def _cellen(beeld: Image.Image) -> np.ndarray:
    klein = beeld.resize((max(1, beeld.width // CEL), max(1, beeld.height // CEL)), Image.Resampling.BOX)
    return np.asarray(klein, dtype=float)


def lijkt(een: Image.Image, ander: Image.Image) -> bool:
    """Whether two pictures show the same, whatever the edges of their letters."""
    gemiddeld, aandeel = verschil(een, ander)
    return gemiddeld <= GEMIDDELD and aandeel <= MEESTE


def vernieuw() -> None:
    """Make the reports and write every golden picture."""
    import shutil
    import tempfile

    from playwright.sync_api import sync_playwright

    from kkfzlib.uitvoeren.rapport import maak_rapport

    with tempfile.TemporaryDirectory() as naam, sync_playwright() as p:
        wortel = Path(naam)

        def verslag(organisatie: str, jaar: int) -> Dossier:
            dossier = Dossier(organisatie, jaar, wortel / "data", wortel / "uit")
            if not dossier.publicatie.is_dir():
                shutil.copytree(DATA / "raw" / organisatie, dossier.raw_organisatie, dirs_exist_ok=True)
                maak_rapport(dossier, engine="ingebouwd")
            return dossier

        chromium = p.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])

        def open_(pad: Path, breedte: int, hoogte: int) -> Page:
            pagina = chromium.new_page(viewport={"width": breedte, "height": hoogte}, locale="nl-NL")
            pagina.goto(pad.absolute().as_uri())
            return pagina

        for beeld in BEELDEN:
            neem(beeld, verslag, open_).save(GOUDEN / f"{beeld.naam}.png", optimize=True)
        chromium.close()


if __name__ == "__main__":
    vernieuw()
