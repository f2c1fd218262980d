"""The matrix of ontwikkelpunten of one pijler: thema by thema, marked per year, with what became of each."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from kkfzlib.kader import themas
from kkfzlib.verslag.bouwstenen import Tabel
from kkfzlib.verslag.markdown import veilig

MERK = "●"


def jaarkolommen(frame: pd.DataFrame) -> list[str]:
    """The columns that are years, ascending."""
    return sorted(k for k in map(str, frame.columns) if k.isdigit())


def ontwikkelpunten(
    frame: pd.DataFrame | None, pijler: int, stand: Mapping[tuple[int, str], str]
) -> Tabel | None:
    """Matrix of ``pijler``; ``stand`` says per (thema, ontwikkelpunt) what changed since last year's report."""
    if frame is None:
        return None
    jaren = jaarkolommen(frame)
    rijen: list[tuple[str, ...]] = []
    for thema in (t for t in themas() if t.pijler == pijler):
        eigen = frame[frame["thema"] == thema.nummer]
        if eigen.empty:
            continue
        rijen.append((f"**Thema {thema.nummer}. {veilig(thema.naam)}**", *[""] * (len(jaren) + bool(stand))))
        for punt in eigen.to_dict("records"):
            merken = [MERK if punt[j] is True or punt[j] == 1 else "" for j in jaren]
            wat = [veilig(stand.get((thema.nummer, punt["ontwikkelpunt"]), "nieuw"))] if stand else []
            rijen.append((veilig(punt["ontwikkelpunt"]), *merken, *wat))
    if not rijen:
        return None
    return Tabel(
        id=f"tbl-ontwikkelpunten-{pijler}",
        bijschrift=f"Ontwikkelpunten bij pijler {pijler}, per thema en jaar",
        kop=("Ontwikkelpunt", *jaren, *(["Ten opzichte van vorig verslag"] if stand else [])),
        rijen=tuple(rijen),
        uitlijning=("l", *["c"] * len(jaren), *(["l"] if stand else [])),  # type: ignore[arg-type]
        noten=(f"{MERK} gepland in dit jaar.",),
        breed=True,
    )
