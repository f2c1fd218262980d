"""The ledger of one pijler: every goal once, with what it is for, where it stands, the next step and its time path."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from kkfzlib.nederlands.kalender import MAANDEN_KORT
from kkfzlib.nederlands.opmaak import datum
from kkfzlib.verslag.bouwstenen import Figuur, Tabel
from kkfzlib.verslag.markdown import attribuut, veilig


def grootboek(
    frame: pd.DataFrame | None,
    pijler: int,
    jaar: int,
    stand: Mapping[str, str],
    zonder_bericht: Sequence[tuple[str, str]],
    paden: Mapping[str, Figuur],
) -> Tabel | None:
    """All goals of ``pijler`` in the report over ``jaar``, and those of last year's that it does not mention.

    ``stand`` says per goal what became of it since last year's report; ``zonder_bericht`` are (goal, planned until);
    ``paden`` are the bars by id (``figuren.pad``). None without any goal.
    """
    rijen: list[tuple[str, ...]] = []
    if frame is not None:
        eigen = frame.assign(plaats=range(len(frame)))
        eigen = eigen[eigen["pijler"] == pijler]
        rijen = [_rij(d, stand, paden, jaar) for d in eigen.to_dict("records")]
    rijen += [
        (
            _met_anker(veilig(doel), anker_stil(pijler, n)),
            "zonder bericht",
            "–",
            "–",
            f"was tot {tot}" if tot else "–",
        )
        for n, (doel, tot) in enumerate(zonder_bericht)
    ]
    if not rijen:
        return None
    return Tabel(
        id=f"tbl-plannen-{pijler}",
        bijschrift=f"Doelen bij pijler {pijler}: stand in het verslag over {jaar}, reden, stap en tijdpad",
        kop=("Doel en kwaliteitsaspect", "Stand", "Waarom", "Stap", "Tijdpad"),
        rijen=tuple(rijen),
        uitlijning=("l",) * 5,
        breed=True,
    )


def _rij(
    d: Mapping[Any, Any], stand: Mapping[str, str], paden: Mapping[str, Figuur], jaar: int
) -> tuple[str, ...]:
    aspect = veilig(d["kwaliteitsaspect"])
    kern = _met_anker(f"{veilig(d['nummer'])} {veilig(d['doel'])}", anker_doel(d["plaats"]))
    doel = kern + (f" (*{aspect}*)" if aspect else "")
    balk = paden.get(f"fig-pad-{d['plaats']}")
    beeld = "" if balk is None else f' ![](figuren/{balk.id}.svg){{.pad fig-alt="{attribuut(balk.alt)}"}}'
    toen = stand.get(str(d["doel"]), "")
    nu = veilig(d["status"]) if not toen or toen == d["status"] else toen
    if nu in ("gepland", "nieuw") and _voorbij(d, jaar):
        nu = f"{nu}, einde voorbij"
    return (
        doel,
        nu,
        veilig(d["resultaat"]) or "–",
        veilig(d["actie"]) or "–",
        tijdpad(d["begin"], d["eind"], kort=True) + beeld,
    )


def anker_doel(plaats: int) -> str:
    """The id of the goal at this place in the table ``doelen``."""
    return f"doel-{plaats}"


def anker_stil(pijler: int, plaats: int) -> str:
    """The id of the goal at this place among those of last year that the report does not mention."""
    return f"doel-{pijler}-zonder-bericht-{plaats}"


def _met_anker(markdown: str, anker: str) -> str:
    return f"[{markdown}]{{#{anker}}}"


def _voorbij(d: Mapping[Any, Any], jaar: int) -> bool:
    """Whether it should have been done in the year of the report, and is said to be planned still."""
    return d["status"] == "gepland" and pd.notna(d["eind"]) and d["eind"] <= pd.Timestamp(jaar, 12, 31)


def tijdpad(begin: pd.Timestamp, eind: pd.Timestamp, *, kort: bool = False) -> str:
    """``januari – december 2025``, ``kort``: ``jan – dec 2025``; the whole date only where a missing end runs on."""
    if pd.isna(begin) and pd.isna(eind):
        return "doorlopend"
    if pd.isna(eind):
        return f"vanaf {_maand(begin, kort)}"
    if pd.isna(begin):
        return f"tot en met {_maand(eind, kort)}"
    if begin.year == eind.year:
        links = _maand(begin, kort).rsplit(" ", 1)[0]
        return _maand(eind, kort) if begin.month == eind.month else f"{links} – {_maand(eind, kort)}"
    return f"{_maand(begin, kort)} – {_maand(eind, kort)}"


def _maand(dag: pd.Timestamp, kort: bool) -> str:
    return f"{MAANDEN_KORT[dag.month - 1]} {dag.year}" if kort else datum(dag.date()).split(" ", 1)[1]
