"""Raw frames to clean frames: every column typed, every rule checked, every finding collected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from kkfzlib.inlezen.betekenis import Zicht, toets
from kkfzlib.inlezen.omzetten import zet_om
from kkfzlib.inlezen.ruw import Melder, RuweTabel
from kkfzlib.inlezen.verbanden import controleer
from kkfzlib.inlezen.waarden import Omgeving
from kkfzlib.instellingen import Instellingen
from kkfzlib.kader import Gids
from kkfzlib.nederlands.cel import decimalen_geschreven
from kkfzlib.schema import TABELLEN


def maak_schoon(
    ruwe_tabellen: Mapping[str, RuweTabel],
    instellingen: Instellingen,
    gids: Gids,
    melder: Melder,
    aangeleverd: frozenset[str] = frozenset(),
) -> dict[str, pd.DataFrame]:
    """Clean frames by table name; all findings of all tables go to ``melder``.

    Rows with a faulty cell are left out of further rules and of the result, so with findings of severity
    ``fout`` the frames are incomplete and only good for carrying things over (see ``kkfzlib.sjabloon``).
    ``aangeleverd`` names the tables that a file was found for, readable or not.
    """
    omgeving = Omgeving(gids.jaar, gids.codes)
    zichten: dict[str, Zicht] = {}
    for naam, ruw in ruwe_tabellen.items():
        frame, goed = zet_om(ruw, omgeving, melder)
        if len(frame.columns) < len(TABELLEN[naam].per_naam):
            continue  # columns are missing or misnamed: that has been reported, and rules need them all
        zicht = Zicht(naam, frame[goed], ruw.bron, instellingen, omgeving, melder, frame)
        toets(zicht)
        zichten[naam] = zicht
    controleer(zichten, aangeleverd)
    uit = {naam: zicht.frame for naam, zicht in zichten.items()}
    if "opgave" in uit:
        uit["opgave"] = _met_decimalen(uit["opgave"], ruwe_tabellen["opgave"].frame["waarde"])
    return {naam: frame.reset_index(drop=True) for naam, frame in uit.items()}


def _met_decimalen(opgave: pd.DataFrame, geschreven: pd.Series) -> pd.DataFrame:
    """Add how many decimals each figure was stated with: 94,40 says more than 94,4, and the report prints it so."""
    return opgave.assign(decimalen=geschreven.loc[opgave.index].map(decimalen_geschreven).astype("int64"))


def protocol(ruw: RuweTabel, schoon: pd.DataFrame | None, kenmerken: Mapping[str, Any]) -> dict[str, Any]:
    """Reading protocol of one file or sheet: rows read, kept and dropped, beside what is known of the file."""
    behouden = 0 if schoon is None else len(schoon)
    return {
        **kenmerken,
        "tabel": ruw.naam,
        "codering": ruw.codering,
        "rijen_gelezen": ruw.gelezen,
        "rijen_behouden": behouden,
        "rijen_vervallen": ruw.gelezen - behouden,
    }
