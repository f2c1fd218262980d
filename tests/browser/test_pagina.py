"""Every published page in a real browser: accessible, silent, reachable by keyboard, fit for a phone, no script."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from kkfzlib.dossier import Profiel
from kkfzlib.publiceren.gespreksblad import bladzijden
from tests.browser.conftest import KERN, RAPPORTEN, Gezien, Opener, Paginamaker, met_axe

pytestmark = [
    pytest.mark.browser,
    pytest.mark.traag(reden="a real browser on finished reports"),
]

AXE = {
    "resultTypes": ["violations"],
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"target-size": {"enabled": True}},
}
MAX_BYTES = 1_500_000
CSP = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    "base-uri 'none'; form-action 'none'"
)

elk_verslag = pytest.mark.parametrize(("organisatie", "jaar", "profiel"), RAPPORTEN)
kern = pytest.mark.parametrize(("organisatie", "jaar", "profiel"), KERN)

BUITEN = """() => {
  const breed = document.documentElement.clientWidth, buiten = [];
  for (const el of document.querySelectorAll('body *')) {
    if (el.closest('.tabelvenster, .figuurvenster, .inhoudsopgave') || el.matches('.naar-inhoud')) continue;
    const vak = el.getBoundingClientRect();
    if (vak.width && vak.right > breed + 1) buiten.push(el.tagName + '.' + el.className + ' ' + Math.round(vak.right));
  }
  return [document.documentElement.scrollWidth - breed, buiten.slice(0, 5)];
}"""


@elk_verslag
def test_geen_enkele_overtreding_van_wcag(
    open_pagina: Opener, pagina_van: Paginamaker, organisatie: str, jaar: int, profiel: Profiel
) -> None:
    pagina = open_pagina(pagina_van(organisatie, jaar, profiel))
    with met_axe(pagina, AXE) as overtredingen:
        assert overtredingen == []


@kern
def test_geen_overtreding_op_een_telefoon(
    open_pagina: Opener, pagina_van: Paginamaker, organisatie: str, jaar: int, profiel: Profiel
) -> None:
    pagina = open_pagina(pagina_van(organisatie, jaar, profiel), breedte=360, hoogte=740)
    for uitklap in pagina.locator("summary").all():
        uitklap.click()
    with met_axe(pagina, AXE) as overtredingen:
        assert overtredingen == []


@elk_verslag
def test_vraagt_en_zegt_niets(
    open_pagina: Opener,
    pagina_van: Paginamaker,
    gezien: Gezien,
    organisatie: str,
    jaar: int,
    profiel: Profiel,
) -> None:
    pagina = open_pagina(pagina_van(organisatie, jaar, profiel))
    pagina.mouse.wheel(0, 100_000)
    pagina.wait_for_timeout(100)
    assert gezien.niets, gezien
    assert pagina.locator("script, iframe, object, embed, link, form, input").count() == 0
    beelden = pagina.evaluate(
        "[...document.images].filter(i => !i.complete || !i.naturalWidth).map(i => i.alt)"
    )
    assert beelden == []


@elk_verslag
def test_klein_genoeg_en_op_slot(
    pagina_van: Paginamaker, organisatie: str, jaar: int, profiel: Profiel
) -> None:
    pad = pagina_van(organisatie, jaar, profiel)
    inhoud = pad.read_text("utf-8")
    assert pad.stat().st_size <= MAX_BYTES
    assert f'http-equiv="Content-Security-Policy" content="{CSP}"' in inhoud
    assert ('name="robots" content="noindex, nofollow"' in inhoud) == (profiel == "indiening")


@kern
def test_nergens_breder_dan_het_scherm(
    open_pagina: Opener, pagina_van: Paginamaker, organisatie: str, jaar: int, profiel: Profiel
) -> None:
    pagina = open_pagina(pagina_van(organisatie, jaar, profiel))
    for breedte in (320, 360, 768, 1280, 1920):
        pagina.set_viewport_size({"width": breedte, "height": 900})
        assert pagina.evaluate("innerWidth") == breedte
        over, buiten = pagina.evaluate(BUITEN)
        assert over <= 0, f"{breedte}: {over} px te breed door {buiten}"
        assert buiten == [], breedte


@kern
def test_leesbaar_bij_tweehonderd_procent_letters(
    open_pagina: Opener, pagina_van: Paginamaker, organisatie: str, jaar: int, profiel: Profiel
) -> None:
    pagina = open_pagina(pagina_van(organisatie, jaar, profiel), breedte=1280)
    pagina.evaluate("document.documentElement.style.fontSize = '200%'")
    assert pagina.evaluate(BUITEN)[0] <= 0


@kern
def test_toetsenbord(
    open_pagina: Opener, pagina_van: Paginamaker, organisatie: str, jaar: int, profiel: Profiel
) -> None:
    pagina = open_pagina(pagina_van(organisatie, jaar, profiel))
    pagina.keyboard.press("Tab")
    eerste = pagina.evaluate(
        "[document.activeElement.className, document.activeElement.getBoundingClientRect().top]"
    )
    assert eerste[0] == "naar-inhoud" and eerste[1] >= 0, (
        "the skip link comes first and is seen when it has focus"
    )
    pagina.keyboard.press("Enter")
    assert pagina.evaluate("document.activeElement.id") == "inhoud"
    pagina.keyboard.press("Tab")
    assert pagina.evaluate("document.activeElement.closest('main') !== null"), (
        "after the skip link the text goes on"
    )


@kern
@pytest.mark.parametrize("breedte", [360, 1280])
def test_navigatie_met_het_toetsenbord(
    open_pagina: Opener, pagina_van: Paginamaker, organisatie: str, jaar: int, profiel: Profiel, breedte: int
) -> None:
    pagina = open_pagina(pagina_van(organisatie, jaar, profiel), breedte=breedte)
    for _ in range(8):
        pagina.keyboard.press("Tab")
        if pagina.evaluate("document.activeElement.tagName") == "SUMMARY":
            pagina.keyboard.press("Enter")
        doel = pagina.evaluate(
            "document.activeElement.closest('.inhoudsopgave details a')?.getAttribute('href') ?? ''"
        )
        if doel:
            break
    assert doel.startswith("#sec-")
    assert pagina.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none", (
        "focus is visible"
    )
    pagina.keyboard.press("Enter")
    pagina.wait_for_function(
        "(doel) => Math.abs(document.querySelector(doel).getBoundingClientRect().top) < 200", arg=doel
    )


@kern
def test_zonder_javascript(
    open_pagina: Opener, pagina_van: Paginamaker, organisatie: str, jaar: int, profiel: Profiel
) -> None:
    pagina = open_pagina(pagina_van(organisatie, jaar, profiel), javascript=False)
    assert pagina.locator("h1").is_visible()
    assert pagina.locator("#sec-kengetallen h2").is_visible()
    pagina.locator(".inhoudsopgave a", has_text="Kengetallen").first.click()
    assert pagina.url.endswith("#sec-kengetallen")


@kern
def test_koppen_zonder_sprong(
    open_pagina: Opener, pagina_van: Paginamaker, organisatie: str, jaar: int, profiel: Profiel
) -> None:
    pagina = open_pagina(pagina_van(organisatie, jaar, profiel))
    niveaus = pagina.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])")
    assert niveaus[0] == 1 and niveaus.count(1) == 1
    assert all(b - a <= 1 for a, b in itertools.pairwise(niveaus))


@kern
def test_elke_verwijzing_komt_aan(
    open_pagina: Opener, pagina_van: Paginamaker, organisatie: str, jaar: int, profiel: Profiel
) -> None:
    pagina = open_pagina(pagina_van(organisatie, jaar, profiel))
    dood = pagina.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href'))"
        ".filter(h => h !== '#' && !document.getElementById(decodeURIComponent(h.slice(1))))"
    )
    assert dood == []
    dubbel = pagina.evaluate(
        "(() => { const n = {}; for (const e of document.querySelectorAll('[id]')) n[e.id] = (n[e.id] || 0) + 1;"
        "return Object.keys(n).filter(k => n[k] > 1) })()"
    )
    assert dubbel == []


@kern
def test_tabellen_en_figuren_hebben_een_naam(
    open_pagina: Opener, pagina_van: Paginamaker, organisatie: str, jaar: int, profiel: Profiel
) -> None:
    pagina = open_pagina(pagina_van(organisatie, jaar, profiel))
    assert (
        pagina.evaluate(
            "[...document.querySelectorAll('table')].filter(t => !t.caption?.textContent.trim()).length"
        )
        == 0
    )
    zonder = pagina.evaluate(
        "[...document.querySelectorAll('th')].filter(th => th.textContent.trim() && !th.scope)"
        ".map(th => th.textContent)"
    )
    assert zonder == []
    assert (
        pagina.evaluate("[...document.images].filter(i => (i.alt || '').length < 20).map(i => i.alt)") == []
    )


@kern
def test_afdruk_past_op_papier(
    open_pagina: Opener, pagina_van: Paginamaker, organisatie: str, jaar: int, profiel: Profiel
) -> None:
    pagina = open_pagina(
        pagina_van(organisatie, jaar, profiel), breedte=643
    )  # A4 less 2 cm on both sides, in px
    pagina.emulate_media(media="print")
    assert pagina.evaluate(BUITEN)[0] <= 0
    assert not pagina.locator(".inhoudsopgave").is_visible()


@kern
def test_gespreksblad_toegankelijk_en_een_bladzijde_op_papier(
    open_pagina: Opener,
    pagina_van: Paginamaker,
    tmp_path: Path,
    organisatie: str,
    jaar: int,
    profiel: Profiel,
) -> None:
    pad = pagina_van(organisatie, jaar, "indiening").with_name("gespreksblad.html")
    for breedte in (1280, 390):
        pagina = open_pagina(pad, breedte=breedte)
        with met_axe(pagina, AXE) as overtredingen:
            assert overtredingen == []
        assert pagina.evaluate(BUITEN) == [0, []]
    pagina.pdf(path=str(tmp_path / "papier.pdf"), format="A4")
    assert bladzijden(tmp_path / "papier.pdf") == 1
