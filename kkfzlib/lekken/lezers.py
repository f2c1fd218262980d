"""Every piece of text in a file about to be published, whatever its format: visible, hidden or metadata."""

from __future__ import annotations

import base64
import binascii
import csv
import json
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path
from urllib.parse import unquote

from lxml import etree, html

Stuk = tuple[str, str]
"""(where in the file, text)."""

# Elements within a word or line; every other element ends the text before it.
_REGELDELEN = (
    "a abbr b bdi bdo cite code del dfn em font i ins kbd mark q r rPr s samp small span strong sub sup t tspan u var"
    " wbr tt text:span"
)
_IN_DE_REGEL = frozenset(_REGELDELEN.split())
_REGELEINDE = frozenset(["br", "cr"])
_SLOT = re.compile(rb"</(?:body|html)\s*>", re.IGNORECASE)
_CELVERWIJZING = ("r", "ref", "sqref", "activeCell", "topLeftCell")
_CELLEN = re.compile(r"[A-Z]{1,3}[0-9]{1,7}(?::[A-Z]{1,3}[0-9]{1,7})?")
_DATA_URI = re.compile(
    r"data:(?P<soort>[\w/+.-]*)(?:;[\w=-]+)*?(?P<b64>;base64)?,(?P<rest>[A-Za-z0-9+/=%\s._~:;!*'()-]*)"
)
_PLATTE_TEKST = ".txt .md .qmd .log .yml .yaml .css .js .typ .lua .tex .toml .cfg .ini .py .err .out"
_PLAT = frozenset(_PLATTE_TEKST.split())
# Between columns of plain text: a tab, a bar, or more than one space.
_KOLOM = re.compile(r"\t|\||(?<=\S) {2,}(?=\S)")


class OnleesbaarFout(ValueError):
    """The file's format is unknown or broken: what it holds cannot be vouched for."""


def stukken(pad: Path) -> Iterator[Stuk]:
    """All texts of one file; OnleesbaarFout when it cannot be read."""
    yield from _van_bytes(pad.read_bytes(), pad.suffix.lower(), 0)


def _van_bytes(inhoud: bytes, soort: str, diepte: int) -> Iterator[Stuk]:
    if diepte > 4 or not inhoud:
        return
    lezer = _LEZERS.get(soort)
    try:
        if lezer is not None:
            yield from lezer(inhoud, diepte)
        elif soort in _PLAT or soort == "":
            yield from _plat(inhoud.decode("utf-8-sig", errors="replace"))
        elif soort not in (".woff", ".woff2", ".ttf", ".otf"):
            raise OnleesbaarFout(f"onbekend bestandstype {soort}")
    except OnleesbaarFout:
        raise
    except Exception as fout:
        raise OnleesbaarFout(f"{type(fout).__name__} bij het lezen") from None


def _plat(tekst: str) -> Iterator[Stuk]:
    """Plain text by paragraph; a line in columns by cell."""
    alinea: list[str] = []
    for regel in [*tekst.splitlines(), ""]:
        cellen = [c for c in _KOLOM.split(regel.strip()) if c.strip()]
        if len(cellen) == 1:
            alinea.append(regel)
            continue
        if alinea:
            yield "tekst", "\n".join(alinea)
            alinea = []
        yield from (("tekst", cel) for cel in cellen)


def _boom(wortel: etree._Element, diepte: int) -> Iterator[Stuk]:
    """Each block's own text (a paragraph, a cell, a heading), then attributes, comments and embedded files."""
    yield from (("tekst", blok) for blok in _blokken(wortel))
    for element in wortel.iter():
        if not isinstance(element.tag, str):
            yield "commentaar", str(element.text or "")
            continue
        for naam, waarde in element.attrib.items():
            yield from _attribuut(str(naam), str(waarde), diepte)
        if etree.QName(element).localname in ("style", "script"):
            yield from _ingebed(element.text or "", diepte)


def _blokken(wortel: etree._Element) -> Iterator[str]:
    """Running text, broken off where an element that is no part of a line begins or ends."""
    lopend: list[str] = []
    for moment, element in etree.iterwalk(wortel, events=("start", "end", "comment", "pi")):
        blok = moment in ("start", "end") and not _in_de_regel(element)
        if blok and element is not None and etree.QName(element).localname in _REGELEINDE:
            lopend.append(" ")
        elif blok and lopend:
            yield "".join(lopend)
            lopend = []
        if moment == "start" and element.text:
            lopend.append(element.text)
        elif moment != "start" and element.tail and element is not wortel:
            lopend.append(element.tail)
    if lopend:
        yield "".join(lopend)


def _in_de_regel(element: etree._Element) -> bool:
    naam = etree.QName(element).localname
    # A tspan with a place of its own stands elsewhere in the drawing.
    return naam in _IN_DE_REGEL and not (naam == "tspan" and element.keys())


def _attribuut(naam: str, waarde: str, diepte: int) -> Iterator[Stuk]:
    if "data:" in waarde[:200] or len(waarde) > 5000:
        yield from _ingebed(waarde, diepte)
    elif naam in _CELVERWIJZING and _CELLEN.fullmatch(waarde):
        return  # C12 is where a cell stands in its sheet, not the client with that number
    elif naam == "script" and re.fullmatch("[A-Z][a-z]{3}", waarde):
        return  # a writing system in the theme of a workbook: "Hans" is simplified Chinese
    elif not (naam == "d" or naam.endswith("points") or naam == "transform"):  # drawing commands
        yield f"attribuut {naam.rpartition('}')[2]}", unquote(waarde)


_UITGANG = {
    "image/svg+xml": ".svg",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "text/html": ".html",
    "text/css": ".css",
}


def _ingebed(tekst: str, diepte: int) -> Iterator[Stuk]:
    for treffer in _DATA_URI.finditer(tekst):
        soort, rest = _UITGANG.get(treffer["soort"], ".txt"), treffer["rest"]
        if treffer["soort"].startswith(("font/", "application/font", "application/x-font")):
            continue
        try:
            inhoud = base64.b64decode(rest, validate=False) if treffer["b64"] else unquote(rest).encode()
        except (binascii.Error, ValueError):
            inhoud = rest.encode()
        yield from ((f"ingebed: {plaats}", stuk) for plaats, stuk in _van_bytes(inhoud, soort, diepte + 1))


def _html(inhoud: bytes, diepte: int) -> Iterator[Stuk]:
    ontleder = html.HTMLParser(encoding="utf-8", huge_tree=True)
    # A browser shows what stands behind </html> too; this parser would drop it.
    yield from _boom(html.document_fromstring(_SLOT.sub(b"", inhoud), parser=ontleder), diepte)


def _xml(inhoud: bytes, diepte: int) -> Iterator[Stuk]:
    ontleder = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    yield from _boom(etree.fromstring(inhoud, ontleder), diepte)


def _zip(inhoud: bytes, diepte: int) -> Iterator[Stuk]:
    """Workbooks and other OOXML: every part (hidden sheets, comments, properties), and every part's name."""
    with zipfile.ZipFile(BytesIO(inhoud)) as archief:
        for lid in archief.infolist():
            yield "naam binnen het bestand", lid.filename
            soort = (
                ".xml"
                if lid.filename.endswith((".xml", ".rels", ".vml"))
                else Path(lid.filename).suffix.lower()
            )
            for plaats, stuk in _van_bytes(archief.read(lid), soort, diepte + 1):
                yield f"{lid.filename}, {plaats}", stuk


def _beeld(inhoud: bytes, diepte: int) -> Iterator[Stuk]:
    from PIL import Image

    with Image.open(BytesIO(inhoud)) as beeld:
        beeld.load()  # text may also stand behind the pixels
        for naam, waarde in {**beeld.info, **getattr(beeld, "text", {})}.items():
            yield f"metadata {naam}", waarde.decode("latin-1") if isinstance(waarde, bytes) else str(waarde)
        for waarde in beeld.getexif().values():
            yield "metadata exif", waarde.decode("latin-1") if isinstance(waarde, bytes) else str(waarde)


def _csv(inhoud: bytes, diepte: int) -> Iterator[Stuk]:
    tekst = inhoud.decode("utf-8-sig", errors="replace")
    kop = tekst.partition("\n")[0]
    scheiding = ";" if kop.count(";") > kop.count(",") else ","
    for rij in csv.reader(StringIO(tekst), delimiter=scheiding):
        yield from (("cel", cel) for cel in rij)


def _pdf(inhoud: bytes, diepte: int) -> Iterator[Stuk]:
    from kkfzlib.lekken.pdf import bijlagen, stukken_van

    yield from stukken_van(inhoud)
    for naam, deel in bijlagen(inhoud):
        yield "bijlage", naam
        yield from _van_bytes(deel, Path(naam).suffix.lower(), diepte + 1)


def _notebook(inhoud: bytes, diepte: int) -> Iterator[Stuk]:
    yield from _knoop(json.loads(inhoud), "", diepte, regels=True)


def _json(inhoud: bytes, diepte: int) -> Iterator[Stuk]:
    yield from _knoop(json.loads(inhoud), "", diepte, regels=False)


_MIME = {"text/html": ".html", "image/svg+xml": ".svg"}


def _knoop(knoop: object, naam: str, diepte: int, regels: bool) -> Iterator[Stuk]:
    """Every text of a tree; ``regels``: a list of texts is one text, cut into lines (as a notebook stores it)."""
    if isinstance(knoop, dict):
        for sleutel, waarde in knoop.items():
            yield "sleutel", str(sleutel)
            yield from _knoop(waarde, str(sleutel), diepte, regels)
    elif isinstance(knoop, list):
        if regels and knoop and all(isinstance(d, str) for d in knoop):
            yield from _knoop("".join(knoop), naam, diepte, regels)
        else:
            for waarde in knoop:
                yield from _knoop(waarde, naam, diepte, regels)
    elif isinstance(knoop, str) and naam in ("image/png", "image/jpeg"):
        yield from _van_bytes(base64.b64decode(knoop), ".png", diepte + 1)
    elif isinstance(knoop, str) and naam in _MIME and knoop.strip():
        yield from _van_bytes(knoop.encode(), _MIME[naam], diepte + 1)
    elif isinstance(knoop, str) and ("\n" in knoop or "  " in knoop):
        yield from ((naam or "waarde", deel) for _, deel in _plat(knoop))
    else:
        yield naam or "waarde", str(knoop)


_LEZERS = {
    ".html": _html, ".htm": _html, ".svg": _xml, ".xml": _xml, ".xlsx": _zip, ".xlsm": _zip, ".docx": _zip,
    ".zip": _zip, ".pdf": _pdf, ".png": _beeld, ".jpg": _beeld, ".jpeg": _beeld, ".ipynb": _notebook,
    ".csv": _csv, ".json": _json,
}  # fmt: skip
