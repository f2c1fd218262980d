"""The pages: matrix, funnels, one page per kengetal, and what a sector of two hundred organisations asks of them."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest
from lxml import html as lxml_html

from kkfzlib.trechter import SIGNAAL
from kkfzlib.vergelijking import bladen, html, opening
from kkfzlib.vergelijking.bronnen import gevonden, lees
from kkfzlib.vergelijking.matrix import kolommen
from kkfzlib.vergelijking.spiegel import Spiegel, maak_spiegel
from kkfzlib.vergelijking.trechters import beelden, zinnen
from tests.rijen import rij
from tests.vergelijking.verslagen import maanden, publiceer, publiceer_rijen


def _spiegel(uit: Path) -> Spiegel:
    paren = gevonden(uit)
    return maak_spiegel(lees(uit, paren), paren)


@pytest.fixture(scope="module")
def sector(tmp_path_factory: pytest.TempPathFactory) -> Spiegel:
    """Twelve organisations of two years; the sixth has twice the share of mbo, the third hides hers."""
    uit = tmp_path_factory.mktemp("sector")
    for n in range(12):
        for jaar in (2023, 2024):
            noemer = 40 + 5 * n
            teller = round(noemer * (0.9 if n == 6 else 0.3))
            rijen = [
                rij("opleiding", "mbo", jaar, 100 * teller / noemer, teller, noemer),
                rij("personeel", "totaal", jaar, noemer),
                rij("personeel_uitstroom", "totaal", jaar, 6 + n % 4),
                rij("verzuim", "", jaar, 4.0 + n / 10),
                rij("continuiteit", "6", jaar, 25.0, 10, 40),
                rij("continuiteit", "6:n", jaar, 10, eenheid="aantal"),
            ]
            weg = [("opleiding", "mbo", str(jaar))] if n == 3 else []
            publiceer_rijen(uit, f"zorg-{n:02d}", jaar, rijen, weg)
    return _spiegel(uit)


def test_matrix_heeft_een_eenheid_per_kolom_en_een_rij_per_organisatie(sector: Spiegel) -> None:
    boom = lxml_html.fromstring(opening.matrix(sector))
    rijen = boom.findall(".//tbody/tr")
    assert [r.get("data-organisatie") for r in rijen] == [d.slug for d in sector.deelnemers]
    for kolom in range(2, len(rijen[0])):
        teksten = [r[kolom].findtext("span") for r in rijen]
        assert len({("%" in t) for t in teksten if t}) == 1, teksten
    assert all({c.eenheid for c in k.cellen.values()} == {k.eenheid} for k in kolommen(sector))


def test_procenten_en_aantallen_staan_nooit_in_een_kolom(sector: Spiegel) -> None:
    for o in bladen.onderwerpen(sector):
        for tabel in o.tabellen:
            for rij_ in zip(
                *[list(r)[1:] for r in lxml_html.fromstring(tabel).findall(".//tbody/tr")], strict=True
            ):
                soorten = {"%" in t for c in rij_ if re.search(r"\d", t := c.text_content())}
                assert len(soorten) < 2, (o.naam, [c.text_content() for c in rij_])


def test_het_dubbele_valt_buiten_de_trechter_en_verborgen_doet_niet_mee(sector: Spiegel) -> None:
    (beeld,) = [b for b in beelden(sector, "opleiding") if b.uitsplitsing == "mbo"]
    assert [p.naam for p, _ in beeld.trechter.signalen] == ["zorg-06"]
    assert "zorg-03" not in {p.naam for p in beeld.trechter.punten}
    assert len(beeld.trechter.punten) == 11
    tekst = " ".join(zinnen(beeld))
    assert "Zorg 06" in tekst and "overspreiding" in tekst
    assert "Zorg 03" not in tekst


def test_een_tempo_zet_twee_gedrukte_tellingen_tegen_elkaar(sector: Spiegel) -> None:
    (beeld,) = beelden(sector, "personeel_uitstroom")
    assert beeld.trechter.soort == "tempo"
    assert [(p.teller, p.noemer) for p in beeld.trechter.punten] == [
        (6 + n % 4, 40 + 5 * n) for n in range(12)
    ]
    assert beeld.trechter.grenzen(50, SIGNAAL)[1] > beeld.trechter.midden


def test_zonder_openbare_grondslag_is_er_geen_trechter(sector: Spiegel) -> None:
    assert beelden(sector, "verzuim") == []


def test_iedere_koppeling_bestaat_en_ieder_anker_is_er(sector: Spiegel) -> None:
    paginas = {f"{bladen.MAP}/{n}": t for n, t in bladen.paginas(sector, "2023–2024", "")}
    paginas["vergelijking.html"] = opening.pagina(sector, "Spiegel", "2023–2024", "kkfz")
    for naam, tekst in paginas.items():
        ids = re.findall(r'\bid="?([\w-]+)', tekst)
        assert len(ids) == len(set(ids)), naam
        for doel in lxml_html.fromstring(tekst).xpath("//a/@href"):
            pad, _, anker = doel.partition("#")
            hier = (Path(naam).parent / pad).as_posix() if pad else naam
            hier = hier.replace(f"{bladen.MAP}/../", "")
            assert hier in paginas, (naam, doel)
            assert not anker or f'id="{anker}"' in paginas[hier], (naam, doel)


def test_script_staat_met_zijn_controlegetal_in_het_beleid(sector: Spiegel) -> None:
    tekst = opening.pagina(sector, "Spiegel", "2023–2024", "kkfz")
    (script,) = re.findall(r"<script>(.*?)</script>", tekst, re.DOTALL)
    hash_ = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{hash_}'" in tekst and html.script_hash() == f"sha256-{hash_}"
    assert not re.search(r"\son\w+=|https?:", tekst.split("<main")[1])


def test_tekst_van_buiten_blijft_tekst(tmp_path: Path) -> None:
    kwaad = '<img src=x onerror="alert(1)">'
    for jaar in (2023, 2024):
        publiceer(tmp_path, "testzorg", jaar, [("bijeenkomsten", kwaad, str(jaar), "3")])
    spiegel = _spiegel(tmp_path)
    tekst = "".join(t for _, t in bladen.paginas(spiegel, "2024", ""))
    tekst += opening.pagina(spiegel, "Spiegel", "2024", "kkfz")
    assert "<img src=x" not in tekst and "&lt;img src=x" in tekst


def test_veel_organisaties_krijgen_hun_regelkaart_in_een_rij(tmp_path: Path) -> None:
    for n in range(10):
        aantallen = ["4", "6"] * 5 + (["5", "40"] if n == 7 else ["5", "5"])
        for jaar in (2023, 2024):
            publiceer(tmp_path, f"zorg-{n}", jaar, maanden(jaar, aantallen))
    titel, boven, tabellen = bladen.maanden.onderwerp(_spiegel(tmp_path)) or ("", "", ())
    assert titel and "<img" not in boven
    signalen = {
        r.get("data-organisatie"): r[-1].text_content().strip()
        for r in lxml_html.fromstring(tabellen[0]).findall(".//tbody/tr")
    }
    assert "december 2024 (40)" in signalen["zorg-7"]
    assert {t for s, t in signalen.items() if s != "zorg-7"} == {"geen"}
    assert len(tabellen) == 3  # signals, and a table of the months of each year


def test_een_te_grote_bladzijde_gaat_verder_op_de_volgende(
    sector: Spiegel, monkeypatch: pytest.MonkeyPatch
) -> None:
    heel = dict(bladen.paginas(sector, "2024", ""))
    monkeypatch.setattr(bladen, "GROOTSTE", 9_000)
    gedeeld = dict(bladen.paginas(sector, "2024", ""))
    assert "continuiteit-2.html" in gedeeld and "continuiteit-2.html" not in heel
    eigen = [sorted((n, t) for n, t in p.items() if "continuiteit" in n) for p in (heel, gedeeld)]
    waarden = [
        sorted(re.findall(r'<td data-kengetal="continuiteit[^>]*>[^<]*', "".join(t for _, t in p)))
        for p in eigen
    ]
    assert waarden[0] == waarden[1]
    assert 'href="continuiteit-2.html"' in gedeeld["continuiteit.html"]


def test_bladzijde_van_tweehonderd_organisaties_blijft_onder_de_grens(tmp_path: Path) -> None:
    """The widest table there is: every category of indicator 2, in percentages, over five years."""
    codes = ["1.1", "1.2", "1.3", "2", "3", "4", "5.1", "5.2", "6", "7", "8", "9", "10"]
    jaren = range(2022, 2027)
    basis = publiceer_rijen(
        tmp_path, "zorg-000", 2026,
        [rij("continuiteit", c, j, 12.34, 8, 65) for c in codes for j in jaren],
    )  # fmt: skip
    for n in range(1, 200):
        doel = tmp_path / f"zorg-{n:03d}" / "2026" / "openbaar"
        doel.parent.mkdir(parents=True)
        doel.symlink_to(basis)
    spiegel = _spiegel(tmp_path)
    spiegel = Spiegel(spiegel.deelnemers, tuple(map(str, jaren)), spiegel.cellen)
    paginas = dict(bladen.paginas(spiegel, "2022–2026", ""))
    assert {"continuiteit.html", "continuiteit-2.html"} <= set(paginas) and len(paginas) < 4
    assert max(len(t.encode()) for t in paginas.values()) < 1_500_000
    assert sum(t.count('<td data-kengetal="continuiteit') for t in paginas.values()) >= 200 * 13 * 5
