"""Text is read per cell, paragraph and attribute: what touches is no value, what is split within one is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from kkfzlib.lekken import Geheimen, scan
from kkfzlib.lekken.lezers import stukken

# Two cells, headings or items whose texts would make a value when read on.
NAAST_ELKAAR = [
    ("6811", "KL"), ("2022", "NA"), ("111222", "333"), ("111", "222 333"), ("12-03", "-1987"), ("06-1234", "5678"),
    ("NL91 ABNA 0417", "1643 00"), ("05/123456", "-23"), ("mevrouw", "Bakker"), ("SKN", "12345678"), ("dhr.", "De Wit"),
    ("C-9", "9417"), ("a@b", ".nl"),
]  # fmt: skip
HTML = [
    "<table><tr><th>{}</th></tr><tr><td>{}</td></tr></table>", "<table><tr><td>{}</td><td>{}</td></tr></table>",
    "<h2>{}</h2><p>{}</p>", "<ul><li>{}</li><li>{}</li></ul>", "<p>{}</p><p>{}</p>", "<dl><dt>{}</dt><dd>{}</dd></dl>",
    '<p title="{}">{}</p>', '<p><img alt="{}">{}</p>', "<figure>{}<figcaption>{}</figcaption></figure>",
    "<div>{}<div>{}</div></div>", "<label>{}</label><option>{}</option>",
]  # fmt: skip


def _geheimen() -> Geheimen:
    g = Geheimen()
    g.voeg_toe("C-99417", "cliëntnummer", "plaatsingen.csv")
    return g


def _gevonden(map_: Path) -> list[str]:
    return [v.code for v in scan(map_, _geheimen(), met_namen=True)]


@pytest.mark.parametrize("vorm", HTML)
@pytest.mark.parametrize("paar", NAAST_ELKAAR, ids="|".join)
def test_kop_boven_cel_is_geen_waarde(tmp_path, vorm, paar):
    (tmp_path / "a.html").write_text(f"<html><body>{vorm.format(*paar)}</body></html>", encoding="utf-8")
    assert _gevonden(tmp_path) == []


@pytest.mark.parametrize("paar", NAAST_ELKAAR, ids="|".join)
def test_cellen_in_elk_ander_bestand(tmp_path, paar):
    (tmp_path / "a.csv").write_text(f'"{paar[0]}","{paar[1]}"\n"{paar[1]}","{paar[0]}"\n', encoding="utf-8")
    (tmp_path / "b.json").write_text(json.dumps({"x": list(paar), "y": {paar[0]: paar[1]}}), encoding="utf-8")
    (tmp_path / "c.md").write_text(f"| {paar[0]} | {paar[1]} |\n|---|---|\n\n{paar[0]}\n\n{paar[1]}\n")
    (tmp_path / "d.log").write_text(f"stap  {paar[0]}  {paar[1]}\n{paar[0]}\t{paar[1]}\n")
    (tmp_path / "e.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg"><text>{paar[0]}</text><text>{paar[1]}</text></svg>'
    )
    uitvoer = [{"data": {"text/plain": [f"0   {paar[0]}   {paar[1]}\n", f"1   {paar[0]}   {paar[1]}"]}}]
    cellen = [{"source": [paar[0]], "outputs": uitvoer}, {"source": [paar[1]]}]
    (tmp_path / "f.ipynb").write_text(json.dumps({"cells": cellen}), encoding="utf-8")
    boek = Workbook()
    boek.active.append(list(paar))
    boek.save(tmp_path / "g.xlsx")
    assert _gevonden(tmp_path) == []


GETYPT = {
    "tabel met structuur": "#table(columns: 2, [{}], [{}], [c], [d])",
    "tabel, smal": "#table(columns: 2, inset: 3pt, stroke: none, [{}], [{}])",
    "rechts naast links": "#table(columns: 2, align: (right, left), [lange tekst hier], [b], [{}], [{}])",
    "kop boven cel": "#table(columns: 1, table.header([{}]), [{}])",
    "kop en alinea": "= {}\n{}",
    "twee alinea's": "{}\n\n{}",
    "zonder structuur": "#pdf.artifact(grid(columns: 2, column-gutter: 14pt, [{}], [{}]))",
}


def _pdf(map_: Path, bron: str) -> Path:
    import typst

    (map_ / "bron").mkdir()
    (map_ / "bron" / "a.typ").write_text(bron, encoding="utf-8")
    (map_ / "uit").mkdir()
    typst.compile(str(map_ / "bron" / "a.typ"), output=str(map_ / "uit" / "a.pdf"))
    return map_ / "uit"


@pytest.mark.parametrize("vorm", GETYPT)
def test_cellen_in_een_pdf(tmp_path, vorm):
    bron = "#set page(width: 12cm)\n"
    for paar in NAAST_ELKAAR:
        bron += GETYPT[vorm].format(*(d.replace("@", "\\@").replace("-", "\\-") for d in paar)) + "\n\n"
    map_ = _pdf(tmp_path, bron)
    assert _gevonden(map_) == []
    if vorm == "zonder structuur":
        assert {"6811", "KL"} <= {t.strip() for _, t in stukken(map_ / "a.pdf")}


GESPLITST = {
    "vet": "<p>Woont op 68<b>11</b> K<i>L</i>.</p>",
    "span": "<p><span>111</span><span>222</span><span>333</span></p>",
    "zacht afbreekteken": "<td>111\u00ad222\u00ad333</td>",
    "nulbreedte": "<li>111\u200b222\u200b333</li>",
    "vaste spatie": "<h3>6811\u00a0KL</h3>",
    "regeleinde": "<p>NL91 ABNA\n 0417\n 1643 00</p>",
    "br": "<p>6811<br>KL</p>",
    "link": '<p>mevrouw <a href="#x">T. de</a> Graaf-<em>Willemsen</em></p>',
    "smalle spatie": "<p>06\u202f12345678</p>",
    "entiteit": "<p>6811&nbsp;&#75;L</p>",
    "commentaar ertussen": "<p>111<!-- x -->222333</p>",
    "wbr": "<p>111<wbr>222<wbr>333</p>",
    "nummer van een cliënt": "<p>C-9<b>94</b>17</p>",
    "svg": '<svg xmlns="http://www.w3.org/2000/svg"><text>6811 <tspan>KL</tspan></text></svg>',
}


@pytest.mark.parametrize("soort", GESPLITST)
def test_een_waarde_over_opmaak_heen(tmp_path, soort):
    (tmp_path / "a.html").write_text(
        f"<html><head><meta charset='utf-8'></head><body>{GESPLITST[soort]}</body></html>", encoding="utf-8"
    )
    assert _gevonden(tmp_path)


@pytest.mark.parametrize(
    "bron",
    ["Woont op #strong[68]11 #emph[KL] en verder.",
     "#set par(justify: true)\nEen lange zin met woorden en dan 6811 KL erin.",
     "#set page(width: 5cm)\nEen regel tekst tot hier 6811 KL en verder.", "#table(columns: 2, [a], [Op 6811 *KL*])",
     "#pdf.artifact[Woont op 6811 KL]", "#box(figure([6811 KL], caption: [x], alt: \"y\"))",
     "#set page(columns: 2)\n#lorem(40) 6811 KL #lorem(20)", "#pdf.artifact[#set text(size: 20pt)\n6811#h(0.3em)KL]"],
)  # fmt: skip
def test_een_waarde_in_een_pdf_over_opmaak_en_regels_heen(tmp_path, bron):
    assert "lek-postcode" in _gevonden(_pdf(tmp_path, bron))


def test_een_niet_vrijgegeven_citaat_over_alineas_heen(tmp_path):
    g = Geheimen()
    g.voeg_tekst_toe(
        "dit mag niemand lezen, alleen de begeleiding zelf", "niet vrijgegeven citaat", "citaten.csv"
    )
    (tmp_path / "a.html").write_text("<p>Dit mag niemand lezen,</p><p>alleen de begeleiding zelf.</p>")
    assert [v.code for v in scan(tmp_path, g)] == ["lek-eigen-gegeven"]
