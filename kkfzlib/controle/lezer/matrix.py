"""The matrix of ontwikkelpunten, read from a text layer in which only the order of the marks is left."""

from __future__ import annotations

import re

import pandas as pd

_KOP = re.compile(r"Ontwikkelpunten\s+Thema\s+(?P<thema>\d{1,2})\b(?P<rest>[^\n]*)")
_JAREN = re.compile(r"20\d{2}(?:\s+20\d{2})+")
_CELLEN = re.compile(r"(?:^|(?<=\S) )(?P<cellen>[ ]*(?:[Xx✓●][ ]*)+)$")


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
