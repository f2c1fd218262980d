"""The goals of one pijler, with the quality aspect they serve, their time path and status."""

from __future__ import annotations

import pandas as pd

from kkfzlib.nederlands.opmaak import datum
from kkfzlib.verslag.bouwstenen import Tabel
from kkfzlib.verslag.markdown import veilig


def doelen(frame: pd.DataFrame | None, pijler: int, jaar: int) -> Tabel | None:
    """Table of the goals of ``pijler``: number, goal, quality aspect, time path, status; None without goals.

    Action and result stand in the table under the Gantt chart, by the same number.
    """
    if frame is None:
        return None
    eigen = frame[frame["pijler"] == pijler]
    if eigen.empty:
        return None
    return Tabel(
        id=f"tbl-doelen-{pijler}",
        bijschrift=f"Doelen bij pijler {pijler}, zoals gesteld in het verslag over {jaar}",
        kop=("Nr.", "Doel", "Kwaliteitsaspect", "Tijdpad", "Stand"),
        rijen=tuple(_rij(r) for r in eigen.itertuples(index=False)),
        uitlijning=("l",) * 5,
    )


def _rij(doel: tuple) -> tuple[str, ...]:  # type: ignore[type-arg]
    d = doel._asdict()  # type: ignore[attr-defined]
    aspect = veilig(d["kwaliteitsaspect"]) or "–"
    return (
        veilig(d["nummer"]),
        veilig(d["doel"]),
        aspect,
        tijdpad(d["begin"], d["eind"]),
        veilig(d["status"]),
    )


def tijdpad(begin: pd.Timestamp, eind: pd.Timestamp) -> str:
    """``januari – december 2025``; the whole date only where a missing end makes it run on."""
    if pd.isna(begin) and pd.isna(eind):
        return "doorlopend"
    if pd.isna(eind):
        return f"vanaf {_maand(begin)}"
    if pd.isna(begin):
        return f"tot en met {_maand(eind)}"
    if begin.year == eind.year:
        links = _maand(begin).rsplit(" ", 1)[0]
        return _maand(eind) if begin.month == eind.month else f"{links} – {_maand(eind)}"
    return f"{_maand(begin)} – {_maand(eind)}"


def _maand(dag: pd.Timestamp) -> str:
    return datum(dag.date()).split(" ", 1)[1]
