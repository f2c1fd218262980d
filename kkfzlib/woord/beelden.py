"""Pictures in a document: read, drawn anew without anything that came along, and named after what they show."""

from __future__ import annotations

import hashlib
import io
import warnings
from dataclasses import dataclass

from lxml import etree

from kkfzlib.woord.keuring import verwijst_naar_buiten
from kkfzlib.woord.namen import WP, A, R, w
from kkfzlib.woord.pakket import Pakket
from kkfzlib.woord.rasteren import van_svg
from kkfzlib.woord.vondst import Plek, Vondst

MAP = "beelden"
BREEDST = 2000
"""Pixels of the longest side that a picture keeps: a page at 300 dots per inch."""
MEESTE_PIXELS = 60_000_000
MEESTE_BYTES = 30_000_000
_VML = "urn:schemas-microsoft-com:vml"
_VORMEN = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg"}


@dataclass(frozen=True)
class Beeld:
    """One picture: the name of its file, and what it shows in words (the alt text)."""

    naam: str
    alt: str


def lees_beeld(
    element: etree._Element, plek: Plek, pakket: Pakket, deel: str, bestanden: dict[str, bytes]
) -> tuple[Beeld | None, list[Vondst]]:
    """The picture of a ``w:drawing`` or ``w:pict`` in part ``deel``; its file goes into ``bestanden``.

    Without an alt text, from elsewhere or of another kind it is a finding and None.
    """
    if verwijst_naar_buiten(element):
        return None, [Vondst("woord-van-buiten", plek, details={"wat": "afbeelding"})]
    doel = _doel(element, pakket, deel)
    if doel is None and next(element.iter(w("txbxContent")), None) is not None:
        return None, []  # a text box, refused as such
    if doel is None:
        return None, [Vondst("woord-voorwerp", plek, details={"wat": "getekende vorm"})]
    if doel not in pakket.delen:
        return None, [Vondst("woord-geen-beeld", plek)]
    try:
        inhoud, uitgang = hertekend(pakket.delen[doel])
    except ValueError as fout:
        return None, [Vondst("woord-beeldvorm", plek, details={"reden": str(fout)})]
    alt = _alt(element)
    if not alt:
        return None, [Vondst("woord-zonder-alt", plek)]
    naam = f"{hashlib.sha256(inhoud).hexdigest()[:16]}.{uitgang}"
    bestanden[naam] = inhoud
    return Beeld(naam, alt), [Vondst("woord-beeld-nalezen", plek, ernst="info")]


def _doel(element: etree._Element, pakket: Pakket, deel: str) -> str | None:
    """The part that holds the picture; the bitmap where there is a drawing too, for Word made it of that."""
    ids = [e.get(f"{{{R}}}embed") for e in element.iter(f"{{{A}}}blip")]
    ids += [e.get(f"{{{R}}}id") for e in element.iter(f"{{{_VML}}}imagedata")]
    verwijzingen = pakket.verwijzingen(deel)
    for id_ in ids:
        if id_ in verwijzingen and not verwijzingen[id_].buiten:
            return verwijzingen[id_].doel
    return None


def _alt(element: etree._Element) -> str:
    for e in element.iter(f"{{{WP}}}docPr"):
        if tekst := " ".join((e.get("descr") or "").split()):
            return tekst
    for e in element.iter(f"{{{_VML}}}shape"):
        if tekst := " ".join((e.get("alt") or "").split()):
            return tekst
    return ""


def hertekend(inhoud: bytes) -> tuple[bytes, str]:
    """The picture drawn anew as PNG or JPEG, without metadata, and its extension; ValueError (Dutch) when it can't be.

    A drawing (SVG) becomes a bitmap: what it could run or fetch is gone.
    """
    if len(inhoud) > MEESTE_BYTES:
        raise ValueError("het bestand is groter dan 30 MB")
    soort = next((s for begin, s in _VORMEN.items() if inhoud.startswith(begin)), "")
    if not soort:
        if b"<svg" not in inhoud[:2000]:
            raise ValueError("het is geen PNG, JPEG of SVG")
        inhoud, soort = van_svg([inhoud], 200, doorzichtig=True)[0], "png"
    return _opnieuw(inhoud, soort), "jpg" if soort == "jpeg" else "png"


def _opnieuw(inhoud: bytes, soort: str) -> bytes:
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(inhoud), formats=[soort.upper()]) as open_:
                if open_.width * open_.height > MEESTE_PIXELS:
                    raise ValueError("de afbeelding heeft te veel beeldpunten")
                doorzichtig = soort == "png" and ("A" in open_.mode or "transparency" in open_.info)
                beeld = open_.convert("RGBA" if doorzichtig else "RGB")
    except (OSError, SyntaxError, Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise ValueError("de afbeelding is beschadigd of te groot") from None
    beeld.thumbnail((BREEDST, BREEDST))
    # Only the pixels go along: whatever stood in the file beside them stays behind.
    schoon = Image.frombytes(beeld.mode, beeld.size, beeld.tobytes())
    uit = io.BytesIO()
    if soort == "png":
        schoon.save(uit, "PNG", optimize=True)
    else:
        schoon.save(uit, "JPEG", quality=88)
    return uit.getvalue()
