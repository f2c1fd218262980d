"""The texts in a PDF: each block of the page on its own, metadata, alternative texts and attachments."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

Stuk = tuple[str, str]

# Structure within a block; every other element is a block of its own.
_REGELDELEN = (
    "/Span /Link /Em /Strong /Code /Quote /Reference /Note /Annot /BibEntry /NonStruct /Private /Sub"
)
_IN_DE_REGEL = frozenset(_REGELDELEN.split())
_SPRONG = 0.9
"""A gap between two letters of this many line heights separates columns; a space takes a quarter, justified a half."""


def stukken_van(inhoud: bytes) -> Iterator[Stuk]:
    """Every text in the file; text on a page by block of the structure tree, or by place where there is none."""
    import pikepdf
    import pypdfium2

    with pikepdf.open(BytesIO(inhoud)) as pdf:
        structuur = _structuur(pdf)
        document = pypdfium2.PdfDocument(inhoud)
        try:
            yield from _bladzijden(document, structuur)
        finally:
            document.close()
        for sleutel, waarde in pdf.docinfo.items() if pdf.docinfo is not None else ():
            yield f"metadata {sleutel}", str(waarde)
        for object_ in pdf.objects:
            yield from (("kenmerk", t) for t in _strings(object_, 0))


def bijlagen(inhoud: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file within the file: its XML metadata, and what is attached."""
    import pikepdf

    with pikepdf.open(BytesIO(inhoud)) as pdf:
        if "/Metadata" in pdf.Root:
            yield "metadata.xml", pdf.Root.Metadata.read_bytes()
        for naam, deel in pdf.attachments.items():
            yield naam, deel.get_file().read_bytes()


def _bladzijden(document: Any, structuur: Mapping[tuple[int, int], int]) -> Iterator[Stuk]:
    """Blocks may run on over the page: the text of one is joined whole, told at the page where it begins."""
    blokken: dict[int, tuple[int, list[str]]] = {}
    for nummer in range(len(document)):
        bladzijde = document[nummer]
        los: list[_Letter] = []
        for teken, object_, plek in _letters(bladzijde):
            blok = structuur.get((nummer, object_)) if object_ is not None else None
            if blok is None:
                los.append(_Letter(teken, *plek()))
            else:
                blokken.setdefault(blok, (nummer, []))[1].append(teken)
        yield from ((f"bladzijde {nummer + 1}", tekst) for tekst in _op_plaats(los))
    yield from ((f"bladzijde {nummer + 1}", "".join(delen)) for nummer, delen in blokken.values())


def _letters(bladzijde: Any) -> Iterator[tuple[str, int | None, Any]]:
    """Each character with the number of its marked content (None outside any), and how to ask its box.

    Spaces and line ends that the reader adds itself belong with the character before them.
    """
    import pypdfium2.raw as pdfium

    tekst = bladzijde.get_textpage()
    nummers: dict[int, int] = {}
    huidig: int | None = None
    for plek in range(pdfium.FPDFText_CountChars(tekst)):
        teken = chr(pdfium.FPDFText_GetUnicode(tekst, plek))
        object_ = pdfium.FPDFText_GetTextObject(tekst, plek)
        adres = ctypes.cast(object_, ctypes.c_void_p).value
        if adres is not None and not teken.isspace():
            if adres not in nummers:
                nummers[adres] = pdfium.FPDFPageObj_GetMarkedContentID(object_)
            huidig = nummers[adres] if nummers[adres] >= 0 else None
        yield teken, huidig, lambda plek=plek: _doos(tekst, plek)


def _doos(tekst: Any, plek: int) -> tuple[float, float, float, float]:
    """Left, right, bottom and top of a character's line box, in points."""
    import pypdfium2.raw as pdfium

    doos = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(tekst, plek, doos)
    return doos.left, doos.right, doos.bottom, doos.top


@dataclass(frozen=True, slots=True)
class _Letter:
    teken: str
    links: float
    rechts: float
    onder: float
    boven: float


def _op_plaats(letters: list[_Letter]) -> Iterator[str]:
    """Text without structure: cut at wide gaps; lines under each other that have no gap run on."""
    alinea: list[str] = []
    for regel in _regels(letters):
        if len(regel) == 1:
            alinea.append(regel[0])
            continue
        if alinea:
            yield "\n".join(alinea)
            alinea = []
        yield from regel
    if alinea:
        yield "\n".join(alinea)


def _regels(letters: list[_Letter]) -> Iterator[list[str]]:
    """Lines, each as its pieces between wide gaps."""
    regel, vorige = [""], None
    for letter in letters:
        if letter.teken.isspace():
            regel[-1] += " "
            continue
        if vorige is not None:
            hoog = max(letter.boven - letter.onder, vorige.boven - vorige.onder, 1.0)
            if abs(letter.onder - vorige.onder) > hoog / 2:
                yield regel
                regel = [""]
            elif not -hoog < letter.links - vorige.rechts < _SPRONG * hoog:
                regel.append("")
        regel[-1] += letter.teken
        vorige = letter
    if any(r.strip() for r in regel):
        yield regel


def _structuur(pdf: Any) -> dict[tuple[int, int], int]:
    """(page, number of marked content) to a number per block; figures are left out: their labels stand apart."""
    import pikepdf

    bladen = {blad.obj.objgen: n for n, blad in enumerate(pdf.pages)}
    wortel = pdf.Root.get("/StructTreeRoot")
    uit: dict[tuple[int, int], int] = {}
    rest: list[tuple[Any, int, Any]] = [] if wortel is None else [(wortel, 0, None)]
    blokken = 0
    while rest:
        knoop, blok, blad = rest.pop()
        if isinstance(knoop, pikepdf.Array):
            rest.extend((deel, blok, blad) for deel in knoop)
        elif isinstance(knoop, pikepdf.Dictionary):
            blad = knoop.get("/Pg", blad)
            soort = str(knoop.get("/S", ""))
            if "/MCID" in knoop:
                rest.append((int(knoop.MCID), blok, blad))
            elif "/K" in knoop and soort not in ("/Figure", "/Formula"):
                if soort and soort not in _IN_DE_REGEL:
                    blokken += 1
                    blok = blokken
                rest.append((knoop.K, blok, blad))
        elif isinstance(knoop, int) and blad is not None:
            uit[bladen.get(blad.objgen, -1), int(knoop)] = blok
    return uit


def _strings(object_: object, diepte: int) -> Iterator[str]:
    """Titles, alt texts, links and notes; not the page contents and not the font tables."""
    import pikepdf

    if isinstance(object_, pikepdf.String):
        yield str(object_)
    elif isinstance(object_, pikepdf.Dictionary | pikepdf.Stream) and diepte < 6:
        woordenboek = object_.stream_dict if isinstance(object_, pikepdf.Stream) else object_
        for sleutel, waarde in woordenboek.items():
            if not getattr(waarde, "is_indirect", False) and sleutel not in ("/ID", "/Registry", "/Ordering"):
                yield from _strings(waarde, diepte + 1)
    elif isinstance(object_, pikepdf.Array) and diepte < 6:
        for waarde in object_:
            if not getattr(waarde, "is_indirect", False):
                yield from _strings(waarde, diepte + 1)
