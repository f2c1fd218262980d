"""The matrix of ontwikkelpunten, read from a text layer in which only the order of the marks is left."""

from __future__ import annotations

import re

import pandas as pd

_KOP = re.compile(r"Ontwikkelpunten\s+Thema\s+(?P<thema>\d{1,2})\b(?P<rest>[^\n]*)")
_JAREN = re.compile(r"20\d{2}(?:\s+20\d{2})+")
_CELLEN = re.compile(r"(?:^|(?<=\S) )(?P<cellen>[ ]*(?:[Xx✓●][ ]*)+)$")


def bereiken(tekst: str) -> list[tuple[int, int]]:
    """Where the blocks of the matrix stand: from a heading to the last line with marks behind it."""
    uit = []
    koppen = list(_KOP.finditer(tekst))
    for kop, volgende in zip(koppen, [*koppen[1:], None], strict=False):
        einde = volgende.start() if volgende else min(len(tekst), kop.start() + 4000)
        gemerkt = [m.end() for m in re.finditer(r"(?m)^.*\s[Xx✓●][ ]*$", tekst[kop.start() : einde])]
        jaren = _JAREN.search(tekst, kop.start(), einde)
        laatste = kop.start() + gemerkt[-1] if gemerkt else jaren.end() if jaren else kop.end()
        uit.append((kop.start(), max(laatste, kop.end())))
    return uit


def ontwikkelpunten(tekst: str) -> pd.DataFrame | None:
    """Columns thema, ontwikkelpunt and a bool column per year; None when there is no such matrix."""
    rijen: list[dict[str, object]] = []
    koppen = list(_KOP.finditer(tekst))
    for kop, volgende in zip(koppen, [*koppen[1:], None], strict=False):
        blok = tekst[kop.start() : volgende.start() if volgende else kop.start() + 4000]
        jaren = _JAREN.search(blok)
        if jaren:
            namen = jaren.group().split()
            rijen += _rijen(int(kop["thema"]), blok[jaren.end() :], namen)
    if not rijen:
        return None
    frame = pd.DataFrame(rijen)
    kolommen = sorted(k for k in frame.columns if str(k).isdigit())
    return frame[["thema", "ontwikkelpunt", *kolommen]].fillna(False).astype(dict.fromkeys(kolommen, bool))


def _rijen(thema: int, blok: str, jaren: list[str]) -> list[dict[str, object]]:
    """A row ends at the line with its marks; a mark's place among the blanks tells its year."""
    uit: list[dict[str, object]] = []
    label: list[str] = []
    for regel in blok.splitlines():
        if not regel.strip():
            continue
        cellen = _CELLEN.search(regel)
        if cellen is None:
            label.append(regel.strip())
            if re.match(r"\s*(?:Pijler\s+\d|\d\.\d|CONCLUSIES)", regel) or len(label) > 5:
                break
            continue
        tekst = " ".join([*label, regel[: cellen.start()].strip()]).strip()
        gemerkt = [i for i, c in enumerate(cellen["cellen"].split(" ")) if c]
        if tekst:
            uit.append(
                {"thema": thema, "ontwikkelpunt": tekst}
                | {jaar: i in gemerkt for i, jaar in enumerate(jaren)}
            )
        label = []
    return uit
