"""No text touches another, nothing is cut off: measured on ordinary and on extreme data."""

from __future__ import annotations

import itertools

import pytest

from kkfzlib import kader
from kkfzlib.verslag import figuren
from kkfzlib.verslag.figuren import huisstijl as stijl

from . import gegevens
from .conftest import vergeet
from .gegevens import rij

LANG = "Begeleiding van cliënten met een verstandelijke beperking enz."


def _lang() -> list[gegevens.Rij]:
    rijen = [r for r in gegevens.gewoon() if r[0] not in ("beleidsdocumenten", "leerlijnmodules")]
    for n in range(13):
        rijen += [rij("beleidsdocumenten", f"{LANG} {n}", j, n * j % 7) for j in range(2019, 2025)]
        rijen.append(rij("tevredenheid", f"mto/{LANG} {n}", 2024, 5 + n * 0.3, 20, 24))
    rijen += [rij("leerlijnmodules", "", j, 1000 + j) for j in range(2010, 2025)]
    rijen += [rij("benchmark", f"verzuim/{LANG} {n}", 2024, 5 + n * 0.3) for n in range(3)]
    for id, deel in (
        ("clienten", "totaal"),
        ("bezette_bedden", ""),
        ("omzet_aandeel", "fz"),
        ("tevredenheid", "cto"),
    ):
        rijen += [rij(id, deel, j, 9.5 * (j - 2018)) for j in range(2019, 2023)]
    return rijen


def _nul() -> list[gegevens.Rij]:
    return [(*r[:3], 0.0, r[4], None if r[5] is None else 0.0, *r[6:]) for r in gegevens.gewoon()]


def _groot() -> list[gegevens.Rij]:
    return [(*r[:3], r[3] * 1000, *r[4:]) if r[4] != "%" else r for r in gegevens.gewoon()]


def _een() -> list[gegevens.Rij]:
    keuze = {"leerlijnmodules", "continuiteit/6", "personeel/vast", "verzuim", "tevredenheid/cto"}
    return [r for r in gegevens.gewoon() if f"{r[0]}/{r[1]}".strip("/") in keuze and r[2] == "2024"]


def _invoer_lang() -> gegevens.Invoer:
    knopen = [{"id": str(n), "naam": LANG if n % 2 else f"Onderdeel {n}"} for n in range(9)]
    paren = [(0, 1), (0, 2), (0, 3), (0, 4), (0, 5), (1, 6), (2, 6), (3, 7), (4, 7), (7, 8), (8, 0), (6, 8)]
    pijlen = [{"van": str(a), "naar": str(b), "tekst": LANG if (a + b) % 2 else "bij"} for a, b in paren]
    return gegevens.maak_invoer(
        {"knopen": knopen, "pijlen": pijlen}, doelen=gegevens.doelen(12, lang=True),
        ontwikkelpunten=gegevens.ontwikkelpunten(), onderzoeken=gegevens.onderzoeken(),
    )  # fmt: skip


VERBORGEN = [("continuiteit", c) for c in kader.gids(2024).codes[1:]] + [
    ("incidenten", "maand/03"), ("incidenten", "maand/12"), ("personeel", "stage"), ("tevredenheid", "mto"),
    ("clienten", "fz"), ("clienten", "anders"), ("clienten_aandeel", "fz"), ("clienten_aandeel", "anders"),
]  # fmt: skip

GEVALLEN = {
    "gewoon": (gegevens.gewoon, gegevens.volledige_invoer, ()),
    "lang": (_lang, _invoer_lang, ()),
    "nul": (_nul, gegevens.volledige_invoer, ()),
    "groot": (_groot, gegevens.volledige_invoer, ()),
    "een": (
        _een,
        lambda: gegevens.maak_invoer({"knopen": [{"id": "a", "naam": "A"}]}, doelen=gegevens.doelen(1)),
        (),
    ),
    "verborgen": (gegevens.gewoon, gegevens.maak_invoer, VERBORGEN),
}


@pytest.mark.parametrize("geval", GEVALLEN)
def test_teksten_overlappen_niet_en_vallen_binnen_het_blad(geval: str, tekstvakken: list) -> None:
    rijen, invoer, verborgen = GEVALLEN[geval]
    figuren.maak(gegevens.publiceer(rijen(), verborgen), invoer())
    assert tekstvakken
    for titel, vel, vakken in tekstvakken:
        for tekst, vak in vakken:
            over = max(vel.x0 - vak.x0, vak.x1 - vel.x1, vel.y0 - vak.y0, vak.y1 - vel.y1)
            assert over <= 0.5, f"{geval}, {titel}: {tekst!r} valt buiten het blad"
        for (a, vak_a), (b, vak_b) in itertools.combinations(vakken, 2):
            breed = min(vak_a.x1, vak_b.x1) - max(vak_a.x0, vak_b.x0)
            hoog = min(vak_a.y1, vak_b.y1) - max(vak_a.y0, vak_b.y0)
            # Two lines of one paragraph may share a point of height (tails and accents), never more.
            assert breed <= 0.5 or hoog <= 1.5, f"{geval}, {titel}: {a!r} raakt {b!r}"


@pytest.mark.parametrize("geval", GEVALLEN)
def test_geen_tekst_is_kleiner_dan_acht_punten(geval: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from kkfzlib.verslag.figuren.blad import Blad

    gebruikt: list[float] = []
    schrijf = Blad.tekst

    def met_maat(self: Blad, *args: object, **opties: object) -> None:
        gebruikt.append(float(opties.get("grootte", stijl.GEWOON)))  # type: ignore[arg-type]
        schrijf(self, *args, **opties)  # type: ignore[arg-type]

    monkeypatch.setattr(Blad, "tekst", met_maat)
    vergeet()
    rijen, invoer, verborgen = GEVALLEN[geval]
    figuren.maak(gegevens.publiceer(rijen(), verborgen), invoer())
    assert min(gebruikt) >= stijl.KLEIN >= 8


def test_een_jaar_geeft_een_kolom() -> None:
    figuur = figuren.leerlijn(
        gegevens.publiceer([rij("leerlijnmodules", "", 2024, 47)]), gegevens.maak_invoer()
    )
    assert figuur is not None
    assert figuur.alt.endswith("2024: 47.")
