"""Thirteen kinds of made-up personal data, and ten places to plant them in."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pandas as pd
import pikepdf
from openpyxl.comments import Comment
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from kkfzlib.instellingen import Instellingen
from kkfzlib.kader import gids
from kkfzlib.tabellen import Invoer

# Invented; the numbers with a check digit pass it, none belongs to anyone.
SOORTEN = {
    "cliëntnummer": "KL-00417",
    "medewerkernummer": "mw8813",
    "respondentnummer": "R2024x19",
    "naam": "Zoë van der Brönstermaat",
    "bsn": "111222333",
    "bsn met punten": "1112.22.333",
    "iban": "NL91 ABNA 0417 1643 00",
    "e-mail": "iemand.anders@voorbeeld.example",
    "telefoon": "06-12345678",
    "postcode": "6811 KL",
    "geboortedatum": "12-03-1987",
    "parketnummer": "05/123456-23",
    "skn": "SKN 12345678",
}


def invoer() -> Invoer:
    """Clean input that holds the first four kinds in its raw tables."""
    medewerkers = pd.DataFrame(
        {"medewerker_id": [SOORTEN["medewerkernummer"], "mw1"], "naam": [SOORTEN["naam"], ""]}
    )
    tabellen = {
        "plaatsingen": pd.DataFrame({"client_id": [SOORTEN["cliëntnummer"], "7", "90210"]}),
        "medewerkers": medewerkers,
        "antwoorden": pd.DataFrame({
            "respondent_id": [SOORTEN["respondentnummer"]],
            "toelichting": ["de begeleider van de avonddienst luistert nooit naar mij"],
        }),
        "citaten": pd.DataFrame({
            "citaat": ["dit mag niemand lezen, alleen de begeleiding zelf", "fijne plek om tot rust te komen hier"],
            "vrijgegeven": [False, True],
        }),
    }  # fmt: skip
    return Invoer({}, Instellingen.standaard(2024), gids(2024), tabellen)


def html_tekst(map_: Path, w: str) -> Path:
    pad = map_ / "a.html"
    half = len(w) // 2
    pad.write_text(f"<html><body><table><tr><td>tekst</td><td>{w[:half]}<b>{w[half:]}</b></td><td>5</td></tr></table>"
                   "</body></html>", encoding="utf-8")  # fmt: skip
    return pad


def html_kenmerk(map_: Path, w: str) -> Path:
    pad = map_ / "a.html"
    pad.write_text(
        f'<html><head><meta name="k" content="over {w}"></head><body><p>niets</p></body></html>',
        encoding="utf-8",
    )
    return pad


def html_ingebed(map_: Path, w: str) -> Path:
    pad = map_ / "a.html"
    svg = f'<svg xmlns="http://www.w3.org/2000/svg"><title>{w}</title></svg>'.encode()
    pad.write_text(
        f'<p>a</p><img alt="x" src="data:image/svg+xml;base64,{base64.b64encode(svg).decode()}">',
        encoding="utf-8",
    )
    return pad


def pdf_metadata(map_: Path, w: str) -> Path:
    pad = map_ / "a.pdf"
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.docinfo["/Subject"] = f"verslag over {w}"
    pdf.save(pad)
    return pad


def pdf_alt(map_: Path, w: str) -> Path:
    pad = map_ / "a.pdf"
    pdf = pikepdf.new()
    pdf.add_blank_page()
    element = pdf.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Figure, Alt=f"foto van {w}")
    )
    pdf.Root.StructTreeRoot = pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot, K=element)
    pdf.save(pad)
    return pad


def png_metadata(map_: Path, w: str) -> Path:
    pad = map_ / "a.png"
    info = PngInfo()
    info.add_itxt("Description", f"grafiek voor {w}")
    Image.new("RGB", (2, 2)).save(pad, pnginfo=info)
    return pad


def notebook(map_: Path, w: str) -> Path:
    pad = map_ / "a.ipynb"
    cel = {"cell_type": "code", "source": [], "outputs": [{"data": {"text/html": ["<td>", w, "</td>"]}}]}
    pad.write_text(json.dumps({"cells": [cel]}), encoding="utf-8")
    return pad


def csv_cel(map_: Path, w: str) -> Path:
    pad = map_ / "a.csv"
    pad.write_text(f'kengetal,tekst\nclienten,"zie {w}"\n', encoding="utf-8")
    return pad


def verborgen_blad(map_: Path, w: str) -> Path:
    pad = map_ / "a.xlsx"
    boek = openpyxl.Workbook()
    blad = boek.create_sheet("intern")
    blad.sheet_state = "veryHidden"
    blad["B7"] = "bron"
    blad["B7"].comment = Comment(w, "auteur")
    boek.save(pad)
    return pad


def logboek(map_: Path, w: str) -> Path:
    pad = map_ / "run.log"
    pad.write_text(f"2025-01-01T10:00:00 stap klaar: {w}\n", encoding="utf-8")
    return pad


PLAATSEN: list[Callable[[Path, str], Path]] = [
    html_tekst, html_kenmerk, html_ingebed, pdf_metadata, pdf_alt, png_metadata, notebook, csv_cel,
    verborgen_blad, logboek,
]  # fmt: skip
