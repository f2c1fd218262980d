"""``kkfz bekijk`` in a real Chromium: a saved text appears in place, quickly, in every page that is open."""

from __future__ import annotations

import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kkfzlib.dossier import DATA, PROJECT
from tests.processen import hoort_ctrl_c

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.traag(reden="a server, a browser and pages of the example")
GEDULD_S = 120.0


@pytest.fixture(scope="module")
def jaar(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two years of the example in a place of their own."""
    raw = tmp_path_factory.mktemp("bekijk é") / "data" / "raw" / "voorbeeldzorg"
    for naam in ("2024", "2025", "organisatie.yml"):
        bron = DATA / "raw" / "voorbeeldzorg" / naam
        (shutil.copytree if bron.is_dir() else _kopieer)(bron, raw / naam)
    return raw / "2025"


def _kopieer(van: Path, naar: Path) -> None:
    naar.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(van, naar)


@pytest.fixture(scope="module")
def lopend(jaar: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command itself, with the address that it tells."""
    opdracht = [
        sys.executable,
        "-m",
        "kkfzlib",
        "bekijk",
        "voorbeeldzorg",
        "2025",
        "--data",
        str(jaar.parents[2]),
    ]
    proces = subprocess.Popen(
        opdracht, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=PROJECT,
        env={**os.environ, "PYTHONPATH": str(PROJECT)}, preexec_fn=hoort_ctrl_c,
    )  # fmt: skip
    assert proces.stdout is not None
    yield proces, re.search(r"http://127\.0\.0\.1:\d+/[\w-]{20,}/", proces.stdout.readline())[0]  # type: ignore[index]
    if proces.poll() is None:
        proces.kill()
    proces.communicate()


def _wacht(pagina: Page, js: str, arg: Any = None) -> None:
    """Until ``js`` is true; the page's policy forbids the browser's own way of waiting."""
    einde = time.monotonic() + GEDULD_S
    while not _waar(pagina, js, arg):
        assert time.monotonic() < einde, pagina.inner_text("#kkfz-strook")[:400]
        time.sleep(0.02)


def _waar(pagina: Page, js: str, arg: Any) -> bool:
    from playwright.sync_api import Error

    try:
        return bool(pagina.evaluate(js, arg))
    except Error:  # in the middle of loading the first whole page
        return False


def test_bewaren_is_zien(browser: Browser, lopend: tuple[subprocess.Popen[str], str], jaar: Path) -> None:
    proces, adres = lopend
    pagina, tweede = (browser.new_page(viewport={"width": 1280, "height": 900}) for _ in range(2))
    fouten: list[str] = []
    pagina.on("pageerror", lambda e: fouten.append(str(e)))
    pagina.on("console", lambda m: fouten.append(m.text) if m.type == "error" else None)
    for blad in (pagina, tweede):
        blad.goto(adres)
        _wacht(blad, "() => document.body.dataset.stand >= 1 && !!document.getElementById('bekijk-visie')")
    assert "concept" in pagina.inner_text("body").lower()
    pagina.locator("#bekijk-pijler-3-terugblik").scroll_into_view_if_needed()
    hoogte = pagina.evaluate("scrollY")
    assert hoogte > 1000
    tekst = jaar / "teksten" / "pijler-3-terugblik.md"
    oud, tijden = tekst.read_text(encoding="utf-8"), []
    for n in range(5):
        tijden.append(_zichtbaar_na(pagina, tekst, oud, f"Merkzin {n} staat er."))
    assert statistics.median(tijden) < 5, (
        tijden
    )  # generous: how fast it is on a quiet machine stands in the manual
    assert abs(pagina.evaluate("scrollY") - hoogte) < 2
    _wacht(tweede, "() => document.body.textContent.includes('Merkzin 4 staat er.')")
    _een_fout_laat_de_bladzijde_staan(pagina, tekst, oud)
    _een_cel(pagina, jaar)
    assert fouten == []
    _einde(proces, jaar)


def _zichtbaar_na(pagina: Page, tekst: Path, oud: str, merk: str) -> float:
    kijk = "m => { window.__t = 0; const f = () => document.body.textContent.includes(m) ? window.__t = Date.now()"
    pagina.evaluate(kijk + " : requestAnimationFrame(f); f(); }", merk)
    begin = time.time()
    tekst.write_text(f"{oud}\n{merk}\n", encoding="utf-8")
    _wacht(pagina, "() => window.__t > 0")
    return float(pagina.evaluate("window.__t")) / 1000 - begin


def _een_fout_laat_de_bladzijde_staan(pagina: Page, tekst: Path, oud: str) -> None:
    tekst.write_text(f"{oud}\nHet was {{onzin}}.\n", encoding="utf-8")
    _wacht(pagina, "() => document.getElementById('kkfz-strook').textContent.includes('onzin')")
    assert pagina.locator("#bekijk-pijler-3-terugblik").count() == 1
    pagina.locator("#kkfz-vondsten a").first.click()
    assert pagina.locator(".kkfz-hier").count() == 1
    tekst.write_text(oud, encoding="utf-8")
    _wacht(pagina, "() => !document.getElementById('kkfz-strook').textContent.includes('onzin')")


def _een_cel(pagina: Page, jaar: Path) -> None:
    pad = jaar / "omzet.csv"
    regels = pad.read_text(encoding="utf-8").splitlines(keepends=True)
    velden = regels[1].split(";")
    pad.write_text(
        regels[0] + ";".join([velden[0], "90000000", *velden[2:]]) + "".join(regels[2:]), encoding="utf-8"
    )
    _wacht(pagina, r"() => /9\d\.\d{3}\.\d{3}/.test(document.querySelector('main').textContent)")


def _einde(proces: subprocess.Popen[str], jaar: Path) -> None:
    """Ctrl-C ends all of it, and nothing is left of it."""
    assert not (jaar.parents[2] / "processed").exists()
    proces.send_signal(signal.SIGINT)
    assert proces.wait(30) == 130
    assert "Traceback" not in proces.communicate()[1]
    kinderen = subprocess.run(["pgrep", "-P", str(proces.pid)], capture_output=True, text=True, check=False)
    assert kinderen.stdout == ""
