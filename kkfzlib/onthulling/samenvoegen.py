"""Merge first: outflow categories of one group become one row when that leaves fewer small cells."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from kkfzlib.kader import Gids
from kkfzlib.onthulling.beleid import Beleid
from kkfzlib.onthulling.primair import is_klein

Hergroepeer = Callable[[tuple[str, ...], str], int | None]
"""(category codes, periode) to the number of distinct leavers with at least one of them; None when unknown."""


def hergroepering(uitstroom: pd.DataFrame | None, jaar: int) -> Hergroepeer:
    """Regrouped counts from the clean ``uitstroom`` rows of one year (columns datum, terug_naar_detentie, vervolgzorg).

    A row is one outflow; those back to detention don't count (they are not in the noemer either).
    """
    if uitstroom is None:
        return lambda codes, periode: None
    telt = (uitstroom["datum"].dt.year == jaar) & ~uitstroom["terug_naar_detentie"].astype(bool)
    antwoorden = [frozenset(v.split("|")) for v in uitstroom.loc[telt, "vervolgzorg"]]

    def tel(codes: tuple[str, ...], periode: str) -> int | None:
        if periode != str(jaar):
            return None
        return sum(not antwoord.isdisjoint(codes) for antwoord in antwoorden)

    return tel


def voeg_samen(
    frame: pd.DataFrame, gids: Gids, beleid: Beleid, hergroepeer: Hergroepeer | None
) -> pd.DataFrame:
    """``frame`` with groups of ``continuiteit`` rows replaced by one row each, where that hides less.

    The merged row's uitsplitsing is its codes joined by ``+`` in the order of the gids; its teller counts distinct
    leavers. Extra columns (``vrij``) are kept; a group with a released row is left alone.
    """
    if hergroepeer is None:
        return frame
    uit = frame
    for periode in sorted(set(frame.loc[frame["kengetal"] == "continuiteit", "periode"])):
        for groep, _ in gids.groepen:
            codes = tuple(c.code for c in gids.categorieen if c.groep == groep)
            uit = _een_groep(uit, codes, periode, beleid, hergroepeer)
    return uit.reset_index(drop=True)


def _een_groep(
    frame: pd.DataFrame, codes: tuple[str, ...], periode: str, beleid: Beleid, hergroepeer: Hergroepeer
) -> pd.DataFrame:
    deel = (
        (frame["kengetal"] == "continuiteit")
        & (frame["periode"] == periode)
        & frame["uitsplitsing"].isin(codes)
    )
    rijen = frame[deel]
    aantal = hergroepeer(codes, periode)
    if aantal is None or len(rijen) < 2 or rijen["vrij"].any() or not (rijen["noemer"] >= beleid.basis).all():
        return frame
    klein = sum(is_klein(t, beleid.drempel) for t in rijen["teller"])
    if klein <= is_klein(aantal, beleid.drempel):
        return frame
    aanwezig = [c for c in codes if c in set(rijen["uitsplitsing"])]
    samen = rijen.iloc[[0]].copy()
    samen["uitsplitsing"] = "+".join(aanwezig)
    samen["teller"] = float(aantal)
    samen["waarde"] = 100.0 * aantal / float(samen["noemer"].iloc[0])
    return pd.concat([frame[~deel], samen])
