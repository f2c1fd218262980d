"""Bytes of a text export to UTF-8: what the encoding is by certainty, else by the likeliest, and then it is said."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from kkfzlib.inlezen.codering import Coderingsfout

_BOMMEN = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
KANDIDATEN = ("cp1252", "cp850", "mac_roman", "iso8859_15")
"""What Dutch systems write besides Unicode, the usual first."""
MONSTER = 200_000
"""Bytes around characters outside ASCII that are looked at."""


@dataclass(frozen=True)
class Tekst:
    """A text in UTF-8, with the name of the encoding it came in; ``twijfel`` when another fits as well."""

    inhoud: bytes
    codering: str
    twijfel: bool = False


def naar_utf8(inhoud: bytes) -> Tekst:
    """The text in UTF-8 without mark; Coderingsfout when it is none."""
    if not inhoud:
        raise Coderingsfout("leeg-bestand")
    for bom, naam in _BOMMEN:
        if inhoud.startswith(bom):
            return Tekst(_decodeer(inhoud, "utf-8-sig" if naam == "utf-8" else naam), naam)
    if (zonder := _utf16_zonder_bom(inhoud)) is not None:
        return Tekst(_decodeer(inhoud, zonder), "utf-16")
    if b"\x00" in inhoud:
        raise Coderingsfout("nul-tekens")
    try:
        inhoud.decode("utf-8")
        return Tekst(inhoud, "utf-8")
    except UnicodeDecodeError as fout:
        if fout.start >= len(inhoud) - 3 and not inhoud[: fout.start].isascii():
            # Cut off within its last character.
            return Tekst(inhoud[: fout.start], "utf-8", twijfel=True)
    naam, twijfel = _waarschijnlijkste(inhoud)
    return Tekst(_decodeer(inhoud, naam), naam, twijfel)


def _decodeer(inhoud: bytes, naam: str) -> bytes:
    try:
        return inhoud.decode(naam).encode("utf-8")
    except (UnicodeError, ValueError):
        raise Coderingsfout("codering") from None


def _utf16_zonder_bom(inhoud: bytes) -> str | None:
    """UTF-16 without a mark: of a Dutch text every other byte is zero."""
    kop = inhoud[:400]
    if len(kop) < 4 or len(inhoud) % 2:
        return None
    if kop[1::2].count(0) > 0.6 * len(kop[1::2]):
        return "utf-16-le"
    return "utf-16-be" if kop[0::2].count(0) > 0.6 * len(kop[0::2]) else None


def _waarschijnlijkste(inhoud: bytes) -> tuple[str, bool]:
    """The encoding in which the text reads most like one, and whether a second comes near with another text."""
    from charset_normalizer import from_bytes

    monster = _monster(inhoud)
    gevonden = from_bytes(
        monster, cp_isolation=list(KANDIDATEN), preemptive_behaviour=False, enable_fallback=False
    )
    scores = {}
    for match in gevonden:
        for naam in (match.encoding, *match.could_be_from_charset):
            if naam in KANDIDATEN:
                tekst = monster.decode(naam, errors="replace")
                scores[naam] = (_vreemd(tekst), match.chaos, KANDIDATEN.index(naam))
    if not scores:
        return KANDIDATEN[0], True
    orde = sorted(scores, key=scores.__getitem__)
    beste = orde[0]
    eigen = monster.decode(beste, errors="replace")
    rivalen = [
        n
        for n in orde[1:]
        if scores[n][0] <= scores[beste][0] and monster.decode(n, errors="replace") != eigen
    ]
    return beste, bool(rivalen)


def _monster(inhoud: bytes) -> bytes:
    """Those lines that hold more than ASCII, up to ``MONSTER`` bytes."""
    regels: list[bytes] = []
    omvang = 0
    for regel in inhoud.splitlines():
        if not regel.isascii():
            regels.append(regel)
            omvang += len(regel)
            if omvang > MONSTER:
                break
    return b"\n".join(regels)


_GEWOON = frozenset("éëèêïíîöóôüúûáàâäçñÉËÈÊÏÖÓÜÁÄÇ€–—‘’“”…°²µ·ß\u00a0")


def _vreemd(tekst: str) -> int:
    """Number of characters outside ASCII that Dutch does not use."""
    return sum(not t.isascii() and t not in _GEWOON for t in tekst)
