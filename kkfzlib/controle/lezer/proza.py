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
# A change by itself, a source line or a caption belongs to a tile, table or figure.
_TEGEL = re.compile(r"(?:[+\-−]\s?\d|bron:|ter vergelijking|(?:Figuur|Tabel)\s+\d+\s*[:.])", re.IGNORECASE)
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
    uit: list[list[str]] = []
    lopend = tegel = False
    gaten = sorted(weg)
    begin = 0
    for regel in tekst.splitlines(keepends=True):
        plek, begin = begin, begin + len(regel)
        kaal = regel.strip()
        if not kaal or _in_gat(plek, begin, gaten):
            lopend = lopend and not _in_gat(plek, begin, gaten)
            continue
        if is_kop(kaal) and not _PUNTJES.search(kaal):
            uit.append(["# " + kaal.lstrip("# ").strip()])
            lopend = False
        elif _TEGEL.match(kaal):
            lopend, tegel = False, True
            continue
        elif (tegel and re.match(r"[a-z(]", kaal)) or _is_tabelregel(kaal, lopend):
            lopend = False
            continue
        else:
            if _begint_item(kaal, lopend, uit) or not (
                lopend or (uit and re.match(r"[a-zà-ÿ(]", kaal) and not _is_af(uit[-1]))
            ):
                uit.append([])
            uit[-1].append(kaal)
            # A short line that ends nothing is a label or a cell, not the begin of a sentence.
            lopend = not _EINDE.search(kaal) and (
                len(kaal) >= KORT or len(uit[-1]) > 1 or bool(_ITEM.match(kaal))
            )
        tegel = False
    return [" ".join(regels) for regels in uit if not _is_tabeltekst(regels)]


KORT = 40
"""Lines of running text are longer than this, but for the last of a paragraph."""

_PUNTJES = re.compile(r"(?:\s\.){4}|\.{5}|…{2}")


def _begint_item(regel: str, lopend: bool, uit: list[list[str]]) -> bool:
    """Whether a line begins a list item; within a sentence a number must count on from the item before."""
    nummer = re.match(r"(\d{1,2})[.)]\s", regel)
    if nummer is None or not lopend or nummer[1] == "1":
        return bool(_ITEM.match(regel))
    return any(
        regels[0].startswith((f"{int(nummer[1]) - 1}.", f"{int(nummer[1]) - 1})")) for regels in uit[-4:]
    )


def _is_af(regels: list[str]) -> bool:
    return regels[-1].startswith("#") or bool(_EINDE.search(regels[-1]))


def _is_tabeltekst(regels: list[str]) -> bool:
    """Lines that together end no sentence are cells of a table without numbers."""
    return len(regels) >= 3 and not _EINDE.search(regels[-1]) and not _ITEM.match(regels[0])


def _in_gat(begin: int, einde: int, gaten: list[tuple[int, int]]) -> bool:
    return any(b < einde and begin < e for b, e in gaten)


def _is_tabelregel(regel: str, lopend: bool) -> bool:
    """Mostly numbers: a row of a table, a tile, an axis."""
    zonder = _JAAR.sub(" ", regel)
    cijfers = len(_GETAL.findall(zonder))
    woorden = len(_WOORD.findall(zonder))
    if _PUNTJES.search(regel):
        return True
    # A line with a sentence in it is prose, however many numbers it holds.
    if woorden >= 12 and woorden >= 2 * cijfers and re.search(r"[a-zà-ÿ)\d%][.?!](?:\s|$)", regel):
        return False
    if re.search(r"(?<!\s)\s{4,}+\S++\s{4}", regel) or len(_JAAR.findall(regel)) >= 4:
        return True
    if regel.rstrip().endswith((".", ",", ";", "?")) and woorden >= 2 * cijfers:
        return False
    if (
        re.match(r"[A-Z][a-zà-ÿ]", regel)
        and re.search(r"[\w%)]\.$", regel.rstrip())
        and woorden >= max(4, cijfers)
    ):
        return False
    if cijfers >= 2:
        return woorden < 2 * cijfers + 2
    return cijfers == 1 and woorden <= 4 and not lopend and not _ITEM.match(regel)
