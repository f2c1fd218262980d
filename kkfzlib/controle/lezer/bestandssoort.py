"""What kind of file it really is, whatever its name says; what is no report is refused, with how to mend it."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from kkfzlib.fouten import GebruikFout
from kkfzlib.programmas import pandoc

GRENS = {".pdf": 40, ".docx": 20}
GRENS_TEKST = 10
"""Largest files that are read, in MB: a report of hundreds of pages is well below them."""
TIJD = 60
"""Seconds that pandoc may take over a Word file."""


def weiger_te_groot(bestand: Path) -> None:
    """GebruikFout for a file above the limit of its kind, before it is read."""
    grens = GRENS.get(bestand.suffix.lower(), GRENS_TEKST)
    if bestand.stat().st_size > grens * 1_000_000:
        raise GebruikFout(
            f"{bestand.name}: het bestand is groter dan {grens} MB. Controleer het verslag in delen, of zonder "
            "afbeeldingen."
        )


def weiger_geen_tekst(inhoud: bytes, naam: str) -> None:
    """GebruikFout for what carries the name of a text and is none: UTF-16, a zip, anything binary."""
    if inhoud[:2] in (b"\xff\xfe", b"\xfe\xff") or (b"\x00" in inhoud[:4000] and _lijkt_utf16(inhoud)):
        raise GebruikFout(f"{naam}: de tekencodering is UTF-16. Bewaar het bestand als UTF-8.")
    if inhoud.startswith(b"PK\x03\x04"):
        raise GebruikFout(
            f"{naam}: dit is een zip- of Office-bestand, geen tekst. Geef een Word-bestand de naam .docx, of pak het "
            "uit."
        )
    begin = inhoud[:20_000]
    vreemd = sum(b < 9 or 13 < b < 27 or 27 < b < 32 for b in begin)
    if b"\x00" in inhoud or vreemd > 0.02 * len(begin):
        raise GebruikFout(
            f"{naam}: dit is geen tekst maar een binair bestand. Bewaar het verslag als PDF, HTML of tekst."
        )


def _lijkt_utf16(inhoud: bytes) -> bool:
    begin = inhoud[:4000]
    return max(begin[::2].count(0), begin[1::2].count(0)) > 0.3 * len(begin) / 2


def html_van_word(bestand: Path, inhoud: bytes) -> bytes:
    """A Word file as HTML, by pandoc in its sandbox. GebruikFout where it is no Word file."""
    if not inhoud.startswith(b"PK"):
        raise GebruikFout(
            f"{bestand.name}: dit is geen Word-bestand (.docx). Bewaar het opnieuw vanuit Word."
        )
    with tempfile.TemporaryDirectory(prefix="kkfz-") as map_:
        uit = Path(map_) / "verslag.html"
        opdracht = [
            pandoc(),
            "--sandbox",
            "--from",
            "docx",
            "--to",
            "html",
            "--output",
            str(uit),
            str(bestand.resolve()),
        ]
        try:
            klaar = subprocess.run(opdracht, capture_output=True, timeout=TIJD, check=False)
        except subprocess.TimeoutExpired:
            raise GebruikFout(
                f"{bestand.name}: dit Word-bestand is niet binnen {TIJD} seconden te lezen."
            ) from None
        if klaar.returncode != 0 or not uit.is_file():
            raise GebruikFout(
                f"{bestand.name}: dit Word-bestand is niet te lezen. Bewaar het opnieuw vanuit Word."
            )
        return uit.read_bytes() or b"<p></p>"
