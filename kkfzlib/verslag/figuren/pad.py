"""The time path of one goal as a small bar for a table row; no letters, so that it reads at any size."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from kkfzlib.tabellen import Invoer
from kkfzlib.verslag.bouwstenen import Figuur
from kkfzlib.verslag.figuren import huisstijl as stijl
from kkfzlib.verslag.figuren.tijd import STATUSSEN
from kkfzlib.verslag.tabellen.doelen import tijdpad

_BREED, _HOOG = 110.0, 13.0


def pad_id(plaats: int) -> str:
    """The id of the bar of the goal on this place in the clean table."""
    return f"fig-pad-{plaats}"


def paden(invoer: Invoer) -> list[Figuur]:
    """A bar for each goal with a begin and an end, on one axis of whole years per pijler."""
    frame = invoer.tabellen.get("doelen")
    if frame is None:
        return []
    uit = []
    for _, groep in frame.assign(plaats=range(len(frame))).groupby("pijler"):
        gepland = groep[groep["begin"].notna() & groep["eind"].notna()]
        if gepland.empty:
            continue
        van, tot = date(gepland["begin"].min().year, 1, 1), date(gepland["eind"].max().year + 1, 1, 1)
        uit += [_pad(rij, van, tot) for rij in gepland.to_dict("records")]
    return uit


def _pad(rij: dict, van: date, tot: date) -> Figuur:  # type: ignore[type-arg]
    begin, eind = rij["begin"].date(), rij["eind"].date()
    wanneer = tijdpad(pd.Timestamp(begin), pd.Timestamp(eind)).replace("–", "tot en met")
    alt = f"Tijdpad op een as van {van.year} tot en met {tot.year - 1}: {wanneer}."
    return Figuur(
        pad_id(int(rij["plaats"])),
        "",
        alt,
        _teken(begin, eind + timedelta(days=1), str(rij["status"]), van, tot),
    )


def _teken(begin: date, eind: date, status: str, van: date, tot: date) -> bytes:
    def x(dag: date) -> float:
        return 1 + (_BREED - 2) * (dag - van).days / (tot - van).days

    jaren = [date(j, 1, 1) for j in range(van.year, tot.year + 1)]
    streepjes = "".join(
        f'<path d="M{x(j):.1f} 1V{_HOOG - 1:g}" stroke="{stijl.ASLIJN}" stroke-width="0.8"/>' for j in jaren
    )
    kleur = stijl.KLEUREN[STATUSSEN.index(status) if status in STATUSSEN else STATUSSEN.index("gepland")]
    balk = f'<rect x="{x(begin):.1f}" y="3.5" width="{max(2.0, x(eind) - x(begin)):.1f}" height="6" fill="{kleur}"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_BREED:g}pt" height="{_HOOG:g}pt" '
        f'viewBox="0 0 {_BREED:g} {_HOOG:g}">{streepjes}{balk}</svg>\n'
    ).encode()
