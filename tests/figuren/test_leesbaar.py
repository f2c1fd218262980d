"""No text touches another, nothing is cut off: measured on ordinary and on extreme data."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace

import pytest
from matplotlib.transforms import Bbox

from kkfzlib import kader
from kkfzlib.cijfers import Cijfer
from kkfzlib.verslag import figuren
from kkfzlib.verslag.figuren import huisstijl as stijl
from kkfzlib.verslag.figuren.blad import Blad
from tests.rijen import publiceer, rij

from . import gegevens
from .conftest import Vak, meet_bladen

LANG = "Begeleiding van cliënten met een verstandelijke beperking enz."


def _lang() -> list[Cijfer]:
    rijen = [r for r in gegevens.gewoon() if r.kengetal not in ("beleidsdocumenten", "leerlijnmodules")]
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


def _nul() -> list[Cijfer]:
    return [replace(r, waarde=0.0, teller=None if r.teller is None else 0.0) for r in gegevens.gewoon()]


def _groot() -> list[Cijfer]:
    return [replace(r, waarde=(r.waarde or 0) * 1000) if r.eenheid != "%" else r for r in gegevens.gewoon()]


def _een() -> list[Cijfer]:
    keuze = {"leerlijnmodules", "continuiteit/6", "personeel/vast", "verzuim", "tevredenheid/cto"}
    return [r for r in gegevens.gewoon() if r.naam in keuze and r.periode == "2024"]


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


@dataclass
class Getekend:
    """What was drawn of one case: its sheets, and the size of every text."""

    geval: str
    bladen: list[tuple[str, Bbox, list[Vak]]]
    groottes: list[float]


@pytest.fixture(scope="module", params=GEVALLEN)
def getekend(request: pytest.FixtureRequest) -> Getekend:
    """The figures of one case, drawn once for all that is measured on them."""
    rijen, invoer, verborgen = GEVALLEN[request.param]
    with pytest.MonkeyPatch.context() as even:
        uit = Getekend(request.param, meet_bladen(even), _meet_groottes(even))
        figuren.maak(publiceer(rijen(), verborgen), invoer())
    return uit


def _meet_groottes(even: pytest.MonkeyPatch) -> list[float]:
    gebruikt: list[float] = []
    schrijf = Blad.tekst

    def met_maat(self: Blad, *args: object, **opties: object) -> None:
        gebruikt.append(float(opties.get("grootte", stijl.GEWOON)))  # type: ignore[arg-type]
        schrijf(self, *args, **opties)  # type: ignore[arg-type]

    even.setattr(Blad, "tekst", met_maat)
    return gebruikt


def test_teksten_overlappen_niet_en_vallen_binnen_het_blad(getekend: Getekend) -> None:
    assert getekend.bladen
    for titel, vel, vakken in getekend.bladen:
        waar = f"{getekend.geval}, {titel}"
        for tekst, vak in vakken:
            over = max(vel.x0 - vak.x0, vak.x1 - vel.x1, vel.y0 - vak.y0, vak.y1 - vel.y1)
            assert over <= 0.5, f"{waar}: {tekst!r} valt buiten het blad"
        for (a, vak_a), (b, vak_b) in itertools.combinations(vakken, 2):
            breed = min(vak_a.x1, vak_b.x1) - max(vak_a.x0, vak_b.x0)
            hoog = min(vak_a.y1, vak_b.y1) - max(vak_a.y0, vak_b.y0)
            # Two lines of one paragraph may share a point of height (tails and accents), never more.
            assert breed <= 0.5 or hoog <= 1.5, f"{waar}: {a!r} raakt {b!r}"


def test_geen_tekst_is_kleiner_dan_acht_punten(getekend: Getekend) -> None:
    assert min(getekend.groottes) >= stijl.KLEIN >= 8


def test_een_waarde_is_geen_grafiek() -> None:
    eerste = rij("leerlijnmodules", "", 2023, 40)
    assert figuren.leerlijn(publiceer([rij("leerlijnmodules", "", 2024, 47)]), gegevens.maak_invoer()) is None
    figuur = figuren.leerlijn(
        publiceer([eerste, rij("leerlijnmodules", "", 2024, 47)]), gegevens.maak_invoer()
    )
    assert figuur is not None
    assert figuur.alt.endswith("2024: 47.") and "steeg van [40]" in figuur.bijschrift
