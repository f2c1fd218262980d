"""A hidden cell leaves no trace: no number, no length, no axis, no order that gives it away."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from kkfzlib.cijfers import Cijfer
from kkfzlib.onthulling.gepubliceerd import Gepubliceerd
from kkfzlib.verslag import figuren
from kkfzlib.verslag.bouwstenen import Figuur
from kkfzlib.verslag.figuren import waarden
from tests.rijen import publiceer, rij

from . import gegevens

GEVALLEN = {
    "fig-team": ("personeel", "stage"),
    "fig-leerlijn": ("leerlijnmodules", ""),
    "fig-beleid": ("beleidsdocumenten", "HR"),
    "fig-verzuim": ("benchmark", "verzuim/Sociaal Werk"),
    "fig-incidenten": ("incidenten", "maand/12"),
    "fig-verblijf": ("verblijfsduur", "uitgestroomd"),
    "fig-aandeel": ("clienten_aandeel", "fz"),
    "fig-vervolgzorg": ("continuiteit", "6"),
    "fig-tevredenheid": ("tevredenheid", "mto"),
    "fig-vragen-cto": ("tevredenheid", "cto/Mijn begeleider luistert"),
    "fig-trends": ("verzuim", ""),
}
VERVALT = (
    "fig-leerlijn",
    "fig-trends",
    "fig-verblijf",
)  # there the hidden kengetal is all that a chart or panel shows


def _maak(rijen: list[Cijfer], *weg: tuple[str, str]) -> dict[str, Figuur]:
    gemaakt = figuren.maak(publiceer(rijen, weg), gegevens.volledige_invoer())
    return {f.id: f for f in gemaakt}


def _anders(c: Cijfer) -> Cijfer:
    return replace(c, waarde=(c.waarde or 0) * 7.3 + 11, teller=3.0, noemer=4.0)


@pytest.mark.parametrize(("id", "sleutel"), GEVALLEN.items())
def test_een_verborgen_waarde_is_aan_niets_te_zien(id: str, sleutel: tuple[str, str]) -> None:
    """The strongest form: whatever the hidden value is, picture, alt text and table are byte for byte the same."""
    gewoon = gegevens.gewoon()
    anders = [_anders(r) if r.sleutel[:2] == sleutel else r for r in gewoon]
    assert anders != gewoon
    eerste, tweede = _maak(gewoon, sleutel), _maak(anders, sleutel)
    assert eerste.keys() == tweede.keys()
    for naam, figuur in eerste.items():
        assert figuur == tweede[naam]


@pytest.mark.parametrize(("id", "sleutel"), [g for g in GEVALLEN.items() if g[0] not in VERVALT])
def test_een_verborgen_cel_staat_er_als_x(id: str, sleutel: tuple[str, str]) -> None:
    figuur = _maak(gegevens.gewoon(), sleutel)[id]
    assert b"<!-- x -->" in figuur.svg
    assert f"<!-- {waarden.VOETNOOT} -->".encode() in figuur.svg
    assert "niet gepubliceerd" in figuur.alt
    assert figuur.tabel is not None
    assert "[x]{.kg .kg-x" in " ".join(cel for r in figuur.tabel.rijen for cel in r)


def test_geen_getal_van_een_verborgen_cel_in_de_tekst_van_de_svg() -> None:
    rijen = [r for r in gegevens.gewoon() if r.kengetal != "continuiteit"]
    rijen += [rij("continuiteit", "6", 2024, 61.538, 8, 13), rij("continuiteit", "10", 2024, 15.385, 2, 13)]
    rijen.append(rij("continuiteit", "8", 2024, 23.077, 3, 13))
    figuur = _maak(rijen, ("continuiteit", "6"))["fig-vervolgzorg"]
    opschriften = " ".join(re.findall(r"<!-- (.*?) -->", figuur.svg.decode()))
    for geheim in ("61", "8 (", "60"):
        assert geheim not in opschriften
    assert "15,39%" in opschriften or "15,38%" in opschriften
    assert "61" not in figuur.alt


def test_de_as_volgt_alleen_getoonde_waarden() -> None:
    rijen = [rij("incidenten", f"maand/{m:02d}", 2024, 900 if m == 5 else 3) for m in range(1, 13)]
    figuur = _maak(rijen, ("incidenten", "maand/05"))["fig-incidenten"]
    assert {int(g) for g in re.findall(rb"<!-- (\d+) -->", figuur.svg)} <= set(range(5))


def test_een_verborgen_deel_van_een_ring_verbergt_de_hele_verdeling() -> None:
    figuur = _maak(gegevens.gewoon(), ("clienten_aandeel", "anders"))["fig-aandeel"]
    assert "Cliënten: de verdeling is niet gepubliceerd." in figuur.alt
    assert b"77,36%" not in figuur.svg
    assert b"87,12%" in figuur.svg


def test_alles_verborgen_geeft_geen_figuur() -> None:
    gewoon = gegevens.gewoon()
    frame = publiceer(gewoon, {r.sleutel[:2] for r in gewoon})
    assert figuren.maak(frame, gegevens.maak_invoer())[:-1] == []


def test_omzetontleding_vervalt_bij_een_verborgen_deel() -> None:
    for sleutel in (("omzet", "fz"), ("bezette_bedden", "")):
        assert "fig-omzetgroei" not in _maak(gegevens.gewoon(), sleutel)


def test_de_lengte_van_een_staaf_volgt_het_afgedrukte_getal() -> None:
    """Two values that print alike are drawn alike: a length must not add decimals to what is published."""

    def verzuim(waarde: float) -> Figuur | None:
        return figuren.verzuim(publiceer([rij("verzuim", "", 2024, waarde)]), gegevens.maak_invoer())

    assert verzuim(4.6123) == verzuim(4.5977)


def test_verborgen_vragen_staan_los_van_hun_score_onderaan() -> None:
    figuur = _maak(gegevens.gewoon(), ("tevredenheid", "cto/Mijn begeleider luistert"))["fig-vragen-cto"]
    assert figuur.tabel is not None
    assert figuur.tabel.rijen[-1][0] == "Mijn begeleider luistert"


def test_gepubliceerd_houdt_zelf_geen_getal_vast() -> None:
    gepubliceerd: Gepubliceerd = publiceer(gegevens.gewoon(), [("continuiteit", "6")])
    cel = gepubliceerd.get("continuiteit", "6")
    assert cel is not None
    assert (cel.waarde, cel.teller, cel.noemer) == (None, None, None)
