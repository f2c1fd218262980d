"""The matrix of ontwikkelpunten of one pijler: thema by thema, marked per year, with what became of each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from kkfzlib.kader import themas
from kkfzlib.verslag.bouwstenen import Tabel
from kkfzlib.verslag.markdown import veilig

MERK, AF, VERPLAATST, NIEUW = "●", "✓", "→", "◆"
_LEGENDA = (
    (MERK, "gepland in dit jaar"), (AF, "gereed"), (VERPLAATST, "verplaatst naar dit jaar"),
    (NIEUW, "nieuw in dit verslag"),
)  # fmt: skip


def jaarkolommen(frame: pd.DataFrame) -> list[str]:
    """The columns that are years, ascending."""
    return sorted(k for k in map(str, frame.columns) if k.isdigit())


def ontwikkelpunten(
    frame: pd.DataFrame | None, pijler: int, stand: Mapping[tuple[int, str], str], jaar: int
) -> Tabel | None:
    """Matrix of ``pijler`` in the report over ``jaar``; ``stand`` says per (thema, ontwikkelpunt) what changed."""
    if frame is None:
        return None
    jaren = jaarkolommen(frame)
    rijen: list[tuple[str, ...]] = []
    for thema in (t for t in themas() if t.pijler == pijler):
        eigen = frame[frame["thema"] == thema.nummer]
        if eigen.empty:
            continue
        rijen.append((f"**Thema {thema.nummer}. {veilig(thema.naam)}**", *[""] * len(jaren)))
        for punt in eigen.to_dict("records"):
            wat = stand.get((thema.nummer, punt["ontwikkelpunt"]), "")
            rijen.append((veilig(punt["ontwikkelpunt"]), *_merken(punt, jaren, wat, jaar)))
    if not rijen:
        return None
    gebruikt = {c for r in rijen for c in r[1:] if c}
    legenda = [f"{m} = {wat}" for m, wat in _LEGENDA if any(m in c for c in gebruikt)]
    return Tabel(
        id=f"tbl-ontwikkelpunten-{pijler}",
        bijschrift=f"Ontwikkelpunten bij pijler {pijler}, per thema en jaar",
        kop=("Ontwikkelpunt", *jaren),
        rijen=tuple(rijen),
        uitlijning=("l", *["c"] * len(jaren)),  # type: ignore[arg-type]
        noten=("; ".join(legenda) + ".",) if legenda else (),
        breed=True,
    )


def _merken(punt: Mapping[Any, Any], jaren: list[str], stand: str, jaar: int) -> list[str]:
    """A mark in each planned year; in the last of them what became of the point."""
    gepland = [j for j in jaren if punt[j] is True or punt[j] == 1]
    if not gepland:
        return ["vervallen" if j == str(jaar) and stand == "vervallen" else "" for j in jaren]
    klaar = stand == "gereed"
    af = {"verplaatst": VERPLAATST, "nieuw": NIEUW}.get(stand, MERK)
    laatste = gepland[-1]
    return [
        "" if j not in gepland else AF if klaar and int(j) <= jaar else af if j == laatste else MERK
        for j in jaren
    ]
