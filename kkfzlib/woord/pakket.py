"""Whether a document may be opened at all: what it is, how large it unpacks, no XML definitions, nothing that runs."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from kkfzlib.woord.namen import PAKKET, STRIKT

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BESTAND = 50_000_000
"""Bytes that the document itself may have."""
UITGEPAKT = 200_000_000
"""Bytes that all parts together may unpack to."""
XMLDEEL = 40_000_000
"""Bytes that one XML part may unpack to; a thousand pages of text have some 10 MB."""
VERHOUDING = 200
KLEIN = 3_000_000
"""A part larger than this may not be compressed better than ``VERHOUDING``."""
_HOOFD = "word/document.xml"
_MACRO = re.compile(r"(?:^|/)(?:vbaProject|vbaData)[^/]*$|macroEnabled", re.IGNORECASE)
_INGESLOTEN = re.compile(
    r"^word/(?:embeddings|activeX|ctrlProps)/|\.(?:exe|dll|js|vbs|bat|jar)$", re.IGNORECASE
)


class Documentfout(ValueError):
    """The document is refused as a whole; ``code`` is a code of the message catalogue."""

    def __init__(self, code: str, **details: str) -> None:
        self.code = code
        self.details = details
        super().__init__(code)


@dataclass(frozen=True)
class Verwijzing:
    """One relationship of a part: its kind (last word of the type), target, and whether that lies outside."""

    soort: str
    doel: str
    buiten: bool


@dataclass(frozen=True)
class Pakket:
    """The parts of a document by name, all of them small enough to parse."""

    delen: Mapping[str, bytes]

    def xml(self, naam: str) -> etree._Element | None:
        """The root of a part, or None where there is no such part."""
        inhoud = self.delen.get(naam)
        return None if inhoud is None else ontleed(inhoud)

    def verwijzingen(self, van: str = _HOOFD) -> dict[str, Verwijzing]:
        """The relationships of a part by id; targets inside are names of parts."""
        map_, naam = posixpath.split(van)
        wortel = self.xml(f"{map_}/_rels/{naam}.rels")
        uit = {}
        for e in [] if wortel is None else wortel.iter(f"{{{PAKKET}}}Relationship"):
            buiten = e.get("TargetMode") == "External"
            doel = str(e.get("Target") or "")
            if not buiten:
                doel = posixpath.normpath(posixpath.join(map_, unquote(doel))).lstrip("/")
            uit[str(e.get("Id"))] = Verwijzing(str(e.get("Type") or "").rpartition("/")[2], doel, buiten)
        return uit


def ontleed(inhoud: bytes) -> etree._Element:
    """An XML part as a tree, without entities and without reading anything else."""
    lezer = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(inhoud, lezer)
    except etree.XMLSyntaxError:
        raise Documentfout("kapot-word") from None


def open_document(inhoud: bytes) -> Pakket:
    """The document as a package of parts; Documentfout otherwise."""
    if not inhoud:
        raise Documentfout("leeg-bestand")
    if len(inhoud) > BESTAND:
        raise Documentfout("te-groot", grens="50 MB")
    if inhoud.startswith(_OLE):
        versleuteld = "EncryptedPackage".encode("utf-16-le") in inhoud
        raise Documentfout("beveiligd-word" if versleuteld else "oud-word")
    if not inhoud.startswith(b"PK"):
        raise Documentfout("geen-word")
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
            leden = archief.infolist()
            _keur_namen(leden)
            _keur_omvang(leden)
            delen = {lid.filename: archief.read(lid) for lid in leden if not lid.is_dir()}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error):
        raise Documentfout("kapot-word") from None
    _keur_inhoud(delen)
    return Pakket(delen)


def _keur_namen(leden: list[zipfile.ZipInfo]) -> None:
    namen = [lid.filename for lid in leden]
    if any(lid.flag_bits & 1 for lid in leden):
        raise Documentfout("beveiligd-word")
    if "[Content_Types].xml" not in namen or _HOOFD not in namen:
        raise Documentfout("geen-word")
    if len(set(namen)) != len(namen):
        raise Documentfout("kapot-word")  # two parts of one name: readers disagree on which one counts
    if any(_MACRO.search(n) for n in namen):
        raise Documentfout("macro-word")
    if any(_INGESLOTEN.search(n) for n in namen):
        raise Documentfout("ingesloten-word")


def _keur_omvang(leden: list[zipfile.ZipInfo]) -> None:
    """Sizes as declared in the directory; reading a part never gives more than that."""
    te_dicht = any(d.file_size > KLEIN and d.file_size > VERHOUDING * max(d.compress_size, 1) for d in leden)
    te_ruim = any(d.file_size > XMLDEEL for d in leden if d.filename.endswith((".xml", ".rels")))
    if te_dicht or te_ruim or len(leden) > 5000 or sum(d.file_size for d in leden) > UITGEPAKT:
        raise Documentfout("zipbom-word")


def _keur_inhoud(delen: Mapping[str, bytes]) -> None:
    for naam, inhoud in delen.items():
        if not naam.endswith((".xml", ".rels")):
            continue
        if inhoud.startswith((b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")):
            raise Documentfout("xml-entiteiten-word")
        if b"<!DOCTYPE" in inhoud or b"<!ENTITY" in inhoud:
            raise Documentfout("xml-entiteiten-word")
    if _MACRO.search(delen["[Content_Types].xml"].decode("utf-8", "replace")):
        raise Documentfout("macro-word")
    if STRIKT.encode() in delen[_HOOFD][:4000]:
        raise Documentfout("strikt-word")
