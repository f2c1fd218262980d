"""Bytes to text: UTF-8 (with or without BOM) or Windows-1252, and nothing else."""

from __future__ import annotations

import re

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
# A letter of two or three UTF-8 bytes; in Windows-1252 this would be "Ã«" and the like, which no one writes.
_MEERBYTE = re.compile(rb"[\xc3\xc5][\x80-\xbf]|\xe2\x80[\x80-\xbf]|\xe2\x82\xac")


class Coderingsfout(ValueError):
    """The bytes are no readable text; ``code`` says why (a code of the message catalogue)."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


def decodeer(inhoud: bytes) -> tuple[str, str]:
    """Return (text, encoding name) of a CSV's bytes; Coderingsfout when it is no such text."""
    if not inhoud:
        raise Coderingsfout("leeg-bestand")
    if inhoud.startswith(_ZIP):
        raise Coderingsfout("excel-als-csv")
    if inhoud.startswith(_OLE):
        raise Coderingsfout("oud-excel")
    if inhoud.startswith(_UTF16) or inhoud[1:64:2].count(0) > 8 or inhoud[0:64:2].count(0) > 8:
        raise Coderingsfout("utf-16")
    if b"\x00" in inhoud:
        raise Coderingsfout("nul-tekens")
    try:
        if inhoud.startswith(b"\xef\xbb\xbf"):
            return inhoud[3:].decode("utf-8"), "utf-8-sig"
        return inhoud.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    if inhoud.startswith(b"\xef\xbb\xbf") or _MEERBYTE.search(inhoud):
        raise Coderingsfout("codering-gemengd")
    try:
        return inhoud.decode("cp1252"), "cp1252"
    except UnicodeDecodeError:
        raise Coderingsfout("codering") from None
