"""Every piece of text in a file about to be published, whatever its format: visible, hidden or metadata."""

from __future__ import annotations

import base64
import binascii
import json
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

from lxml import etree, html

Stuk = tuple[str, str]
"""(where in the file, text)."""

# Elements within a word or line; every other element ends the text before it.
_IN_DE_REGEL = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "r",
        "rPr",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "t",
        "tspan",
        "u",
        "var",
        "wbr",
        "tt",
        "text:span",
    ]
)
_SLOT = re.compile(rb"</(?:body|html)\s*>", re.IGNORECASE)
_CELVERWIJZING = ("r", "ref", "sqref", "activeCell", "topLeftCell")
_CELLEN = re.compile(r"[A-Z]{1,3}[0-9]{1,7}(?::[A-Z]{1,3}[0-9]{1,7})?")
_DATA_URI = re.compile(
    r"data:(?P<soort>[\w/+.-]*)(?:;[\w=-]+)*?(?P<b64>;base64)?,(?P<rest>[A-Za-z0-9+/=%\s._~:;!*'()-]*)"
)
_PLAT = frozenset(
    [
        ".csv",
        ".txt",
        ".md",
        ".qmd",
        ".log",
        ".yml",
        ".yaml",
        ".json",
        ".css",
        ".js",
        ".typ",
        ".lua",
        ".tex",
        ".xml",
        ".toml",
        ".cfg",
        ".ini",
        ".py",
        ".err",
        ".out",
    ]
)


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
            yield "tekst", inhoud.decode("utf-8-sig", errors="replace")
        elif soort not in (".woff", ".woff2", ".ttf", ".otf"):
            raise OnleesbaarFout(f"onbekend bestandstype {soort}")
    except OnleesbaarFout:
        raise
    except Exception as fout:
        raise OnleesbaarFout(f"{type(fout).__name__} bij het lezen") from None


def _boom(wortel: etree._Element, diepte: int) -> Iterator[Stuk]:
    """Running text with a space at every block boundary, then attributes, comments and embedded files."""
    delen: list[str] = []

    def loop(element: etree._Element) -> None:
        if not isinstance(element.tag, str):
            return
        regel = etree.QName(element).localname in _IN_DE_REGEL
        delen.append("" if regel else " ")
        delen.append(element.text or "")
        for kind in element:
            loop(kind)
            delen.append(kind.tail or "")
        delen.append("" if regel else " ")

    loop(wortel)
    yield "tekst", "".join(delen)
    for element in wortel.iter():
        if not isinstance(element.tag, str):
            yield "commentaar", str(element.text or "")
            continue
        for naam, waarde in element.attrib.items():
            yield from _attribuut(str(naam), str(waarde), diepte)
        if etree.QName(element).localname in ("style", "script"):
            yield from _ingebed(element.text or "", diepte)


def _attribuut(naam: str, waarde: str, diepte: int) -> Iterator[Stuk]:
    if "data:" in waarde[:200] or len(waarde) > 5000:
        yield from _ingebed(waarde, diepte)
    elif naam in _CELVERWIJZING and _CELLEN.fullmatch(waarde):
        return  # C12 is where a cell stands in its sheet, not the client with that number
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


def _pdf(inhoud: bytes, diepte: int) -> Iterator[Stuk]:
    import pikepdf
    import pypdfium2

    document = pypdfium2.PdfDocument(inhoud)
    try:
        for nummer in range(len(document)):
            yield f"bladzijde {nummer + 1}", document[nummer].get_textpage().get_text_bounded()
    finally:
        document.close()
    with pikepdf.open(BytesIO(inhoud)) as pdf:
        for sleutel, waarde in pdf.docinfo.items() if pdf.docinfo is not None else ():
            yield f"metadata {sleutel}", str(waarde)
        if "/Metadata" in pdf.Root:
            yield from _xml(pdf.Root.Metadata.read_bytes(), diepte + 1)
        for bijlage, deel in pdf.attachments.items():
            yield "bijlage", bijlage
            yield from _van_bytes(deel.get_file().read_bytes(), Path(bijlage).suffix.lower(), diepte + 1)
        for object_ in pdf.objects:
            yield from (("kenmerk", t) for t in _pdf_strings(object_, 0))


def _pdf_strings(object_: object, diepte: int) -> Iterator[str]:
    """Titles, alt texts, links and notes; not the page contents and not the font tables."""
    import pikepdf

    if isinstance(object_, pikepdf.String):
        yield str(object_)
    elif isinstance(object_, pikepdf.Dictionary | pikepdf.Stream) and diepte < 6:
        woordenboek = object_.stream_dict if isinstance(object_, pikepdf.Stream) else object_
        for sleutel, waarde in woordenboek.items():
            if not getattr(waarde, "is_indirect", False) and sleutel not in ("/ID", "/Registry", "/Ordering"):
                yield from _pdf_strings(waarde, diepte + 1)
    elif isinstance(object_, pikepdf.Array) and diepte < 6:
        for waarde in object_:
            if not getattr(waarde, "is_indirect", False):
                yield from _pdf_strings(waarde, diepte + 1)


def _beeld(inhoud: bytes, diepte: int) -> Iterator[Stuk]:
    from PIL import Image

    with Image.open(BytesIO(inhoud)) as beeld:
        beeld.load()  # text may also stand behind the pixels
        for naam, waarde in {**beeld.info, **getattr(beeld, "text", {})}.items():
            yield f"metadata {naam}", waarde.decode("latin-1") if isinstance(waarde, bytes) else str(waarde)
        for waarde in beeld.getexif().values():
            yield "metadata exif", waarde.decode("latin-1") if isinstance(waarde, bytes) else str(waarde)


def _notebook(inhoud: bytes, diepte: int) -> Iterator[Stuk]:
    yield from _knoop(json.loads(inhoud), "", diepte)


_MIME = {"text/html": ".html", "image/svg+xml": ".svg"}


def _knoop(knoop: object, naam: str, diepte: int) -> Iterator[Stuk]:
    if isinstance(knoop, dict):
        for sleutel, waarde in knoop.items():
            yield "sleutel", str(sleutel)
            yield from _knoop(waarde, str(sleutel), diepte)
    elif isinstance(knoop, list):
        if knoop and all(isinstance(d, str) for d in knoop):
            yield from _knoop("".join(knoop), naam, diepte)
        else:
            for waarde in knoop:
                yield from _knoop(waarde, naam, diepte)
    elif isinstance(knoop, str) and naam in ("image/png", "image/jpeg"):
        yield from _van_bytes(base64.b64decode(knoop), ".png", diepte + 1)
    elif isinstance(knoop, str) and naam in _MIME and knoop.strip():
        yield from _van_bytes(knoop.encode(), _MIME[naam], diepte + 1)
    else:
        yield naam or "waarde", str(knoop)


_LEZERS = {
    ".html": _html, ".htm": _html, ".svg": _xml, ".xml": _xml, ".xlsx": _zip, ".xlsm": _zip, ".docx": _zip,
    ".zip": _zip, ".pdf": _pdf, ".png": _beeld, ".jpg": _beeld, ".jpeg": _beeld, ".ipynb": _notebook,
}  # fmt: skip
