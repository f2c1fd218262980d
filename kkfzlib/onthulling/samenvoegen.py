"""Merge first: with few leavers the outflow categories of one group are one row, whatever their counts.

The rule looks at the noemer alone, which is published itself. A merge that happened only where a category is small
would say that it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from kkfzlib.kader import Gids
from kkfzlib.onthulling.beleid import Beleid

Hergroepeer = Callable[[tuple[str, ...], str], int | None]
"""(category codes, periode) to the number of distinct leavers with at least one of them; None when unknown."""


def hergroepering(uitstroom: Mapping[int, pd.DataFrame | None]) -> Hergroepeer:
    """Regrouped counts from the clean ``uitstroom`` rows per year (datum, terug_naar_detentie, vervolgzorg).

    A row is one outflow; those back to detention don't count (they are not in the noemer either).
    """
    antwoorden: dict[str, list[frozenset[str]]] = {}
    for jaar, tabel in uitstroom.items():
        if tabel is not None:
            telt = (tabel["datum"].dt.year == jaar) & ~tabel["terug_naar_detentie"].astype(bool)
            antwoorden[str(jaar)] = [frozenset(v.split("|")) for v in tabel.loc[telt, "vervolgzorg"]]

    def tel(codes: tuple[str, ...], periode: str) -> int | None:
        if periode not in antwoorden:
            return None
        return sum(not antwoord.isdisjoint(codes) for antwoord in antwoorden[periode])

    return tel


def voeg_samen(
    frame: pd.DataFrame, gids: Gids, beleid: Beleid, hergroepeer: Hergroepeer | None
) -> pd.DataFrame:
    """``frame`` with groups of ``continuiteit`` rows replaced by one row each, where the noemer is below the limit.

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
    if aantal is None or len(rijen) < 2 or rijen["vrij"].any():
        return frame
    if not (rijen["noemer"] < beleid.samen_onder).all():
        return frame
    aanwezig = [c for c in codes if c in set(rijen["uitsplitsing"])]
    samen = rijen.iloc[[0]].copy()
    samen["uitsplitsing"] = "+".join(aanwezig)
    samen["teller"] = float(aantal)
    samen["waarde"] = 100.0 * aantal / float(samen["noemer"].iloc[0])
    return pd.concat([frame[~deel], samen])
