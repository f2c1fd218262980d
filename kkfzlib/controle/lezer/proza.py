"""Running text told apart from the tables, tiles and charts around it, in a text layer without structure."""

from __future__ import annotations

import re
from collections.abc import Iterable

_GETAL = re.compile(r"(?<![\w.,])[+\-−€]?\s?\d[\d.,]*\s*%?(?!\w)")
_JAAR = re.compile(r"\b20\d{2}\b")
_WOORD = re.compile(r"[a-zà-ÿA-Z]{2,}")
_ITEM = re.compile(r"^(?:[-*•▪–‣]|\d{1,2}[.)]|o(?=\s+[A-Z]))\s+\S")
_PIJLER = re.compile(r"^(?:#{1,6}\s+)?(?:\d+(?:\.\d+)*\.?\s+)?Pijler\s+\d\b", re.IGNORECASE)
_GENUMMERD = re.compile(r"^\d{1,2}(?:\.\d{1,2})*\.?\s+[A-Z]")
_EINDE = re.compile(r"[.!?:;”\"]\)?\d{0,2}$")


def is_kop(regel: str) -> bool:
    """Whether a line is a heading: marked, numbered with a point in it, or naming a pijler."""
    kaal = regel.strip()
    if len(kaal) >= 110 or (kaal.endswith((".", ";", ",")) and not kaal.startswith("#")):
        return False
    if kaal.startswith("#") or _PIJLER.match(kaal):
        return True
    if re.match(r"\d+(?:\.\d+)+\.?\s+[A-Z]", kaal):
        return True
    return bool(re.match(r"[1-9]\s+[A-Z][a-z]", kaal)) and len(kaal) < 60


def blokken(tekst: str, weg: Iterable[tuple[int, int]] = ()) -> list[str]:
    """Headings (marked ``# ``), list items and paragraphs in order; the spans ``weg`` (tables) left out.

    A line that ends no sentence runs on in the next, also over a blank line, for text layers put those anywhere.
    """
    uit: list[str] = []
    lopend = False
    gaten = sorted(weg)
    begin = 0
    for regel in tekst.splitlines(keepends=True):
        plek, begin = begin, begin + len(regel)
        kaal = regel.strip()
        if not kaal or _in_gat(plek, begin, gaten):
            lopend = lopend and not _in_gat(plek, begin, gaten)
            continue
        if is_kop(kaal):
            uit.append("# " + kaal.lstrip("# ").strip())
            lopend = False
        elif _is_tabelregel(kaal, lopend):
            lopend = False
        elif _ITEM.match(kaal) or not lopend:
            uit.append(kaal)
            lopend = not _EINDE.search(kaal)
        else:
            uit[-1] += " " + kaal
            lopend = not _EINDE.search(kaal)
    return uit


def _in_gat(begin: int, einde: int, gaten: list[tuple[int, int]]) -> bool:
    return any(b < einde and begin < e for b, e in gaten)


def _is_tabelregel(regel: str, lopend: bool) -> bool:
    """Mostly numbers: a row of a table, a tile, an axis."""
    zonder = _JAAR.sub(" ", regel)
    cijfers = len(_GETAL.findall(zonder))
    woorden = len(_WOORD.findall(zonder))
    if re.search(r"\s{4,}\S+\s{4,}", regel) or len(_JAAR.findall(regel)) >= 4:
        return True
    if regel.rstrip().endswith((".", ",", ";", "?")) and woorden >= 2 * cijfers:
        return False
    if cijfers >= 2:
        return woorden < 2 * cijfers + 2
    return cijfers == 1 and woorden <= 4 and not lopend and not _ITEM.match(regel)
