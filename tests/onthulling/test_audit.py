"""The audit reads finished artefacts, agrees with brute force, and finds what was tampered with."""

from __future__ import annotations

import itertools
import time

import pytest

from kkfzlib.nederlands.opmaak import met_eenheid
from kkfzlib.onthulling import bescherm
from kkfzlib.onthulling.artefact import Getoond, lees_artefact, lees_nederlands
from kkfzlib.onthulling.audit import audit, onderzoek
from tests.rijen import JAAR, Rijen

from .gegevens import GIDS, INSTELLINGEN, clienten, klein_verslag, willekeurig

DECIMALEN = {"%": 2}


def schrijf(uit, map_) -> None:
    """A finished report in miniature: HTML spans and the export."""
    spans, regels = [], ["kengetal,uitsplitsing,periode,waarde,eenheid,teller,noemer,herkomst"]
    for c in uit:
        periode = f' data-periode="{c.periode}"' if c.periode != uit.jaar else ""
        for soort in ("waarde", "teller", "noemer"):
            n = getattr(c, soort)
            if n is None and not c.verborgen:
                continue
            eenheid = c.eenheid if soort == "waarde" else "aantal"
            tekst = "x" if c.verborgen else met_eenheid(n, eenheid, DECIMALEN.get(eenheid, 0))
            spans.append(f'<span data-kengetal="{c.naam}" data-soort="{soort}"{periode}>{tekst}</span>')
        getallen = ["x" if c.verborgen else "" if g is None else f"{g:.2f}" if k == 0 and c.eenheid == "%" else f"{g:g}"
                    for k, g in enumerate((c.waarde, c.teller, c.noemer))]  # fmt: skip
        regels.append(
            f"{c.kengetal},{c.uitsplitsing},{c.periode},{getallen[0]},{c.eenheid},{getallen[1]},{getallen[2]},x"
        )
    (map_ / "kwaliteitsverslag.html").write_text(
        f"<html><body><p>{' '.join(spans)}</p></body></html>", encoding="utf-8"
    )
    (map_ / "kengetallen.csv").write_text("\n".join(regels) + "\n", encoding="utf-8")


def als_getoond(uit) -> list[Getoond]:
    rij = []
    for c in uit:
        for soort in ("waarde", "teller", "noemer"):
            n = getattr(c, soort)
            if c.verborgen:
                rij.append(Getoond(c.kengetal, c.uitsplitsing, c.periode, soort, None, None, "t"))
            elif n is not None:
                half = 0.005 if soort == "waarde" and c.eenheid == "%" else 0.0
                n = round(n, 2)
                rij.append(Getoond(c.kengetal, c.uitsplitsing, c.periode, soort, n - half, n + half, "t"))
    return rij


@pytest.mark.parametrize(
    ("tekst", "laag", "hoog"),
    [
        ("8,33%", 8.325, 8.335),
        ("1.236 cliënten", 1236, 1236),
        ("€\u00a01.236.365", 1236364.5, 1236365.5),
        ("\u22124", -4, -4),
    ],
)
def test_een_getoond_getal_is_een_interval(tekst, laag, hoog):
    assert lees_nederlands(tekst) == pytest.approx((laag, hoog))


def test_een_beschermd_verslag_slaagt(tmp_path):
    begin = time.process_time()
    schrijf(bescherm(klein_verslag(), "openbaar", INSTELLINGEN, GIDS), tmp_path)
    uit = audit(tmp_path, JAAR)
    assert time.process_time() - begin < 5
    assert uit.geslaagd and len(uit.cellen) > 8


@pytest.mark.parametrize("zaad", range(8))
def test_willekeurige_verslagen_slagen(zaad):
    uit = onderzoek(als_getoond(bescherm(willekeurig(zaad), "openbaar", INSTELLINGEN, GIDS)), zoekingen=0)
    assert uit.geslaagd, [b for b in uit.bevindingen if b.ernst == "fout"]


def voeg_in(map_, stuk: str) -> None:
    html = map_ / "kwaliteitsverslag.html"
    html.write_text(html.read_text(encoding="utf-8").replace("</p>", f"{stuk}</p>"), encoding="utf-8")


def test_een_verraden_cel_wordt_gevonden(tmp_path):
    uit = bescherm(clienten(Rijen(), 30, 3).frame(), "openbaar", INSTELLINGEN, GIDS)
    schrijf(uit, tmp_path)
    assert audit(tmp_path, JAAR).geslaagd
    voeg_in(tmp_path, '<b data-kengetal="clienten/fz">30</b><b data-kengetal="clienten/totaal">33</b>')
    gevonden = audit(tmp_path, JAAR)
    assert not gevonden.geslaagd
    assert {(b.kengetal, b.uitsplitsing) for b in gevonden.bevindingen if b.ernst == "fout"} >= {
        ("clienten", "anders")
    }


def test_een_percentage_kan_genoeg_zijn(tmp_path):
    frame = clienten(Rijen(), 30, 3).frame()
    schrijf(bescherm(frame, "openbaar", INSTELLINGEN, GIDS), tmp_path)
    voeg_in(tmp_path, '<b data-kengetal="clienten_aandeel/fz">90,91%</b>')
    assert not audit(tmp_path, JAAR).geslaagd


def test_groei_ten_opzichte_van_vorig_jaar_kan_genoeg_zijn(tmp_path):
    (tmp_path / "v.html").write_text(
        '<p><b data-kengetal="instroom/verblijf">x</b><b data-kengetal="instroom/verblijf" data-soort="vorig">8</b>'
        '<b data-kengetal="instroom/verblijf" data-soort="groei">-62,5%</b></p>'
    )
    assert not audit(tmp_path, JAAR).geslaagd


def test_het_verslag_van_vorig_jaar_wordt_meegelezen(tmp_path):
    nu, toen = tmp_path / "nu", tmp_path / "toen"
    nu.mkdir()
    toen.mkdir()
    (toen / "v.html").write_text('<p><b data-kengetal="clienten/totaal">20</b></p>')
    (nu / "v.html").write_text(
        '<p><b data-kengetal="instroom/verblijf">8</b><b data-kengetal="uitstroom_plaatsing/verblijf">x</b>'
        '<b data-kengetal="clienten/totaal">25</b></p>'
    )
    assert audit(nu, JAAR).geslaagd
    assert not audit(nu, JAAR, naast=[(toen, JAAR - 1)]).geslaagd


def test_een_klein_zichtbaar_getal_zonder_besluit(tmp_path):
    (tmp_path / "v.html").write_text('<p><b data-kengetal="zorgzwaarte/C-2">4</b></p>')
    assert not audit(tmp_path, JAAR, vrij=()).geslaagd
    assert audit(tmp_path, JAAR, vrij={("zorgzwaarte", "C-2", str(JAAR))}).geslaagd


def test_wat_een_insider_kan_is_een_waarschuwing_tenzij_streng():
    g = [Getoond("clienten", u, str(JAAR), "waarde", None, None, "t") for u in ("fz", "anders")]
    g.append(Getoond("clienten", "totaal", str(JAAR), "waarde", 5, 5, "t"))
    los, streng = onderzoek(g), onderzoek(g, streng=True)
    assert los.geslaagd and any(b.ernst == "waarschuwing" for b in los.bevindingen)
    assert not streng.geslaagd


def test_tegenstrijdige_publicatie_geeft_geen_oneindige_zekerheid(tmp_path):
    (tmp_path / "v.html").write_text(
        '<p><b data-kengetal="clienten/fz">24</b><b data-kengetal="clienten/anders">315</b>'
        '<b data-kengetal="clienten/totaal">332</b><b data-kengetal="zorgzwaarte/C-1">x</b></p>'
    )
    uit = audit(tmp_path, JAAR)
    assert uit.geslaagd
    assert any("tegenstrijdig" in b.toelichting for b in uit.bevindingen)


def _alle_tabellen(getoond: dict[str, int | None], plafond: int):
    """Brute force: every (fz, anders, totaal, C-1, C-2) that agrees with what is shown."""
    ruimte = [range(plafond + 1) if v is None else [v] for v in getoond.values()]
    for fz, anders, totaal, c1, c2 in itertools.product(*ruimte):
        if fz + anders == totaal and c1 <= totaal and c2 <= totaal:
            yield dict(zip(getoond, (fz, anders, totaal, c1, c2), strict=True))


@pytest.mark.parametrize(
    "weg", [["fz", "anders"], ["fz", "anders", "C-1"], ["anders", "C-1", "C-2"], ["C-2"]]
)
def test_intervallen_zijn_die_van_alle_mogelijke_tabellen(weg):
    waar: dict[str, int | None] = {"fz": 9, "anders": 3, "totaal": 12, "C-1": 4, "C-2": 7}
    zicht = {k: None if k in weg else v for k, v in waar.items()}
    tabellen = list(_alle_tabellen(zicht, 20))
    g = [Getoond("clienten" if k in ("fz", "anders", "totaal") else "zorgzwaarte", k, str(JAAR), "waarde", v, v, "t")
         for k, v in zicht.items()]  # fmt: skip
    for cel in onderzoek(g).cellen:
        mogelijk = [t[cel.naam[1]] for t in tabellen]
        assert (cel.laag, cel.hoog) == pytest.approx((min(mogelijk), max(mogelijk)), abs=1e-6)


def test_lees_artefact_neemt_html_en_export(tmp_path):
    schrijf(bescherm(klein_verslag(), "openbaar", INSTELLINGEN, GIDS), tmp_path)
    assert {g.plaats for g in lees_artefact(tmp_path, JAAR)} == {"kwaliteitsverslag.html", "kengetallen.csv"}
