"""A real Chromium on the finished pages; without one the tests are skipped, or fail where it is obligatory."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kkfzlib.dossier import PROFIELEN, Profiel
from tests.conftest import Verslagmaker

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet
    from playwright.sync_api import Browser, Page

_groot = pytest.mark.groot(
    reden="the same pages of other years; make test opens one year of each organisation"
)
_ENKELE = (("voorbeeldzorg", 2024), ("nourzorg", 2024), ("sofia-zorg", 2023))
_ANDERE = (("voorbeeldzorg", 2025), ("voorbeeldzorg", 2023), ("voorbeeldzorg", 2022))


def _paginas(profielen: Sequence[Profiel]) -> list[ParameterSet]:
    return [
        pytest.param(o, j, p, marks=[_groot] if (o, j) in _ANDERE else [])
        for o, j in _ENKELE + _ANDERE
        for p in profielen
    ]


RAPPORTEN = _paginas(PROFIELEN)
KERN = _paginas(["openbaar"])
"""One profile of each example, for what doesn't depend on the profile."""


@dataclass
class Gezien:
    """Everything a page did that it should not do."""

    verzoeken: list[str] = field(default_factory=list)
    meldingen: list[str] = field(default_factory=list)
    vensters: list[str] = field(default_factory=list)

    @property
    def niets(self) -> bool:
        return not (self.verzoeken or self.meldingen or self.vensters)


Opener = Callable[..., "Page"]
Paginamaker = Callable[[str, int, Profiel], Path]


def _chromium() -> Path | None:
    pad = Path(os.environ.get("KKFZ_CHROMIUM") or "/usr/bin/chromium")
    return pad if pad.is_file() else None


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Package scope: while it lives, its event loop stands in the way of other tests that run one."""
    pad = _chromium()
    if pad is None:
        reden = "Chromium ontbreekt: zet KKFZ_CHROMIUM op het programma, of installeer /usr/bin/chromium"
        if os.environ.get("KKFZ_BROWSER_VERPLICHT"):
            pytest.fail(reden)
        pytest.skip(reden)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as p:
        chromium = p.chromium.launch(executable_path=str(pad), args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def gezien() -> Gezien:
    return Gezien()


@pytest.fixture
def open_pagina(browser: Browser, gezien: Gezien) -> Iterator[Opener]:
    """Open a file at a width; what it asks for, reports or pops up is kept in ``gezien``."""
    vensters = []

    def open_(pad: Path, breedte: int = 1280, hoogte: int = 900, javascript: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": breedte, "height": hoogte}, java_script_enabled=javascript, locale="nl-NL"
        )
        vensters.append(context)
        pagina = context.new_page()
        eigen = pad.absolute().as_uri()
        pagina.on(
            "request",
            lambda v: None if v.url.startswith(("data:", eigen)) else gezien.verzoeken.append(v.url),
        )
        pagina.on("console", lambda m: gezien.meldingen.append(f"{m.type}: {m.text}"))
        pagina.on("pageerror", lambda f: gezien.meldingen.append(str(f)))

        def venster(d: object) -> None:
            gezien.vensters.append(str(d.message))  # type: ignore[attr-defined]
            d.dismiss()  # type: ignore[attr-defined]

        pagina.on("dialog", venster)
        pagina.goto(eigen)
        return pagina

    yield open_
    for context in vensters:
        context.close()


@pytest.fixture
def pagina_van(verslag: Verslagmaker) -> Paginamaker:
    """The published page of an example."""

    def pad(organisatie: str, jaar: int, profiel: Profiel) -> Path:
        return verslag(organisatie, jaar).uitvoer(profiel) / "kwaliteitsverslag.html"

    return pad


@contextmanager
def met_axe(pagina: Page, opties: dict[str, object]) -> Iterator[list[str]]:
    """Run axe-core; yields one line per violating element."""
    from axe_playwright_python.sync_playwright import Axe

    uitslag = Axe().run(pagina, options=opties)
    yield [
        f"{v['id']} ({v['impact']}): {n['html'][:160]} — {n['failureSummary'][:300]}"
        for v in uitslag.response["violations"]
        for n in v["nodes"]
    ]
