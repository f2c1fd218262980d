"""Whether a workbook may be opened at all: what it is, how large it unpacks, and no XML definitions."""

from __future__ import annotations

import io
import zipfile

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
UITGEPAKT = 400_000_000
"""Bytes that all parts together may unpack to."""
TEKSTEN = 60_000_000
"""Bytes of the shared strings, the only large part that must be held in memory."""
VERHOUDING = 100
KLEIN = 3_000_000
"""A part larger than this may not be compressed better than ``VERHOUDING``; real sheets reach about 30."""


class Werkboekfout(ValueError):
    """The workbook is refused; ``code`` is a code of the message catalogue."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def open_werkboek(inhoud: bytes) -> zipfile.ZipFile:
    """The workbook as an archive whose parts are safe to parse; Werkboekfout otherwise."""
    if not inhoud:
        raise Werkboekfout("leeg-bestand")
    if inhoud.startswith(_OLE):
        raise Werkboekfout("beveiligd" if "EncryptedPackage".encode("utf-16-le") in inhoud else "oud-excel")
    if not inhoud.startswith(b"PK"):
        raise Werkboekfout("csv-als-excel")
    try:
        archief = zipfile.ZipFile(io.BytesIO(inhoud))
        _keur_omvang(archief)
        _keur_inhoud(archief)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, zipfile.zlib.error):  # type: ignore[attr-defined]
        raise Werkboekfout("kapot-werkboek") from None
    return archief


def _keur_omvang(archief: zipfile.ZipFile) -> None:
    """Sizes as declared in the directory; reading a part never gives more than that."""
    delen = archief.infolist()
    namen = {d.filename for d in delen}
    if "[Content_Types].xml" not in namen or "xl/workbook.xml" not in namen:
        raise Werkboekfout("kapot-werkboek")
    if any(n.endswith("vbaProject.bin") for n in namen):
        raise Werkboekfout("macro")
    if any(d.flag_bits & 1 for d in delen):
        raise Werkboekfout("beveiligd")
    te_dicht = any(d.file_size > KLEIN and d.file_size > VERHOUDING * max(d.compress_size, 1) for d in delen)
    teksten = sum(d.file_size for d in delen if d.filename == "xl/sharedStrings.xml")
    if te_dicht or teksten > TEKSTEN or len(delen) > 5000 or sum(d.file_size for d in delen) > UITGEPAKT:
        raise Werkboekfout("zipbom")


def _keur_inhoud(archief: zipfile.ZipFile) -> None:
    """Every XML part is UTF-8 and without document type or entities (Excel never writes them)."""
    for deel in archief.infolist():
        if not deel.filename.endswith((".xml", ".rels", ".vml")):
            continue
        with archief.open(deel) as stroom:
            rest = b""
            while brok := stroom.read(1 << 20):
                if not rest and brok.startswith((b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")):
                    raise Werkboekfout("xml-entiteiten")
                if b"<!DOCTYPE" in rest + brok or b"<!ENTITY" in rest + brok:
                    raise Werkboekfout("xml-entiteiten")
                rest = brok[-16:]
