"""The set as a whole: complete, the same every time, small, fast, and without side effects."""

from __future__ import annotations

import copy
import multiprocessing
import re
import time
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor

import matplotlib
import pandas as pd
import pytest

from kkfzlib.verslag import figuren
from kkfzlib.verslag.bouwstenen import Figuur
from kkfzlib.verslag.markdown import figuur_md
from tests.rijen import publiceer

from . import gegevens
from .conftest import vergeet

IDS = [
    "fig-team", "fig-leerlijn", "fig-beleid", "fig-verzuim", "fig-incidenten", "fig-verblijf", "fig-aandeel",
    "fig-omzetgroei", "fig-vervolgzorg", "fig-tevredenheid", "fig-vragen-cto", "fig-trends", "fig-gantt-hoofdlijn",
    "fig-gantt-detail", "fig-gantt-samenwerking", "fig-ontwikkelpunten", "fig-stroomschema", "fig-waardendriehoek",
]  # fmt: skip


def _maak() -> dict[str, bytes]:
    vergeet()
    gemaakt = figuren.maak(publiceer(gegevens.gewoon()), gegevens.volledige_invoer())
    return {f.id: f.svg for f in gemaakt}


def _in_ander_proces(pijp: object) -> None:
    pijp.send(_maak())  # type: ignore[attr-defined]


def test_alle_figuren_in_vaste_volgorde(gewoon: dict[str, Figuur]) -> None:
    assert list(gewoon) == IDS


def test_zonder_gegevens_alleen_de_waardendriehoek() -> None:
    leeg = figuren.maak(publiceer([]), gegevens.maak_invoer())
    assert [f.id for f in leeg] == ["fig-waardendriehoek"]


def test_elke_maker_zonder_gegevens_geeft_niets_of_een_figuur_zonder_cijfers() -> None:
    kop = gegevens.doelen().iloc[:0]
    punten = gegevens.ontwikkelpunten().iloc[:0]
    invoer = gegevens.maak_invoer({"knopen": [], "pijlen": []}, doelen=kop, ontwikkelpunten=punten)
    gemaakt = [m(publiceer([]), invoer) for m in figuren.MAKERS]
    assert [f.id for f in gemaakt if f is not None] == ["fig-waardendriehoek"]


@pytest.mark.traag(reden="every figure drawn again")
def test_dezelfde_bytes_bij_herhaling(gewoon: dict[str, Figuur]) -> None:
    assert _maak() == {id: f.svg for id, f in gewoon.items()}


@pytest.mark.traag(reden="every figure drawn again")
def test_dezelfde_bytes_in_een_ander_proces(gewoon: dict[str, Figuur]) -> None:
    context = multiprocessing.get_context("spawn")
    ontvang, stuur = context.Pipe(duplex=False)
    proces = context.Process(target=_in_ander_proces, args=(stuur,))
    proces.start()
    assert ontvang.poll(120), "het andere proces gaf niets terug"
    assert ontvang.recv() == {id: f.svg for id, f in gewoon.items()}
    proces.join(10)


@pytest.mark.traag(reden="every figure drawn again")
def test_dezelfde_bytes_in_draden_tegelijk(gewoon: dict[str, Figuur]) -> None:
    with ThreadPoolExecutor(4) as draden:
        uitkomsten = list(draden.map(lambda _: _maak(), range(4)))
    assert all(u == {id: f.svg for id, f in gewoon.items()} for u in uitkomsten)


def test_matplotlib_blijft_zoals_het_was() -> None:
    ervoor = dict(matplotlib.rcParams)
    _maak()
    assert dict(matplotlib.rcParams) == ervoor


def test_invoer_en_waarden_blijven_gelijk() -> None:
    gepubliceerd, invoer = publiceer(gegevens.gewoon()), gegevens.volledige_invoer()
    tabellen = {naam: t.copy(deep=True) for naam, t in invoer.tabellen.items()}
    schema, frame = copy.deepcopy(invoer.stroomschema), gepubliceerd.frame
    figuren.maak(gepubliceerd, invoer)
    for naam, tabel in tabellen.items():
        pd.testing.assert_frame_equal(invoer.tabellen[naam], tabel)
    assert invoer.stroomschema == schema
    pd.testing.assert_frame_equal(gepubliceerd.frame, frame)


def test_volgorde_van_de_rijen_maakt_niet_uit(gewoon: dict[str, Figuur]) -> None:
    andersom = figuren.maak(publiceer(gegevens.gewoon()[::-1]), gegevens.volledige_invoer())
    assert [f.svg for f in andersom] == [f.svg for f in gewoon.values()]


def test_de_hele_set_is_snel_klaar() -> None:
    begin = time.process_time()
    _maak()
    assert time.process_time() - begin < 5.0


@pytest.mark.parametrize("id", IDS)
def test_svg_is_geldig_klein_en_op_zichzelf_staand(gewoon: dict[str, Figuur], id: str) -> None:
    svg = gewoon[id].svg
    wortel = ET.fromstring(svg)
    assert len(svg) <= 64_000
    assert wortel.attrib["role"] == "img"
    assert float(wortel.attrib["width"].removesuffix("pt")) <= 453.6
    assert float(wortel.attrib["height"].removesuffix("pt")) <= 620.1
    assert not re.search(
        rb"<(script|image|foreignObject|metadata|!DOCTYPE)|url\((?!#)|href=\"(?!#)|<text", svg
    )


@pytest.mark.parametrize("id", IDS)
def test_elke_verwijzing_binnen_de_svg_bestaat(gewoon: dict[str, Figuur], id: str) -> None:
    svg = gewoon[id].svg
    bekend = re.findall(rb' id="([^"]+)"', svg)
    genoemd = set(re.findall(rb'href="#([^"]+)"', svg)) | set(re.findall(rb"url\(#([^)]+)\)", svg))
    assert len(bekend) == len(set(bekend))
    assert genoemd <= set(bekend)


def test_geen_datum_of_versie_in_de_svg(gewoon: dict[str, Figuur]) -> None:
    samen = b"".join(f.svg for f in gewoon.values()).lower()
    assert b"matplotlib" not in samen
    assert b"dc:date" not in samen


@pytest.mark.parametrize("id", IDS)
def test_figuur_laat_zich_als_markdown_schrijven(gewoon: dict[str, Figuur], id: str) -> None:
    tekst = figuur_md(gewoon[id])
    assert f"{{#{id} " in tekst
    assert "fig-alt=" in tekst


def test_ids_van_tabellen_zijn_uniek(gewoon: dict[str, Figuur]) -> None:
    ids = [f.tabel.id for f in gewoon.values() if f.tabel]
    assert len(ids) == len(set(ids))
    assert all(id.startswith("tbl-bij-") for id in ids)
