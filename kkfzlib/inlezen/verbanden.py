"""Rules between tables: people, clients and surveys that must know each other."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from kkfzlib.inlezen.betekenis import EINDELOOS, Zicht, lopend_maximum
from kkfzlib.nederlands.cel import kort
from kkfzlib.schema import TABELLEN

RUIM = 31
"""Days that an uitstroom and the end of a placement may lie apart."""

_ONBEKEND = {"medewerkers": "onbekende-medewerker", "onderzoeken": "onbekend-onderzoek"}
"""Code of a row that refers to something which the other table doesn't have, by that table."""


def controleer(zichten: Mapping[str, Zicht], aangeleverd: frozenset[str]) -> None:
    """Every rule between the tables that are there. ``zichten`` hold the rows without a fault of their own."""
    verwijzingen = [(zichten[t.naam], a) for t in TABELLEN.values() if t.naam in zichten for a in t.verwijst]
    for z, ander in verwijzingen:
        if ander not in zichten and ander not in aangeleverd:
            z.melder.meld("verwante-tabel", z.bron.bestand, kolom="", ernst="waarschuwing", ander=ander)
    for z, ander in verwijzingen:
        if ander in zichten:
            (sleutel,) = TABELLEN[ander].sleutel
            z.meld(_ONBEKEND[ander], ~z.frame[sleutel].isin(zichten[ander].alle[sleutel]), sleutel)
    if "antwoorden" in zichten and "onderzoeken" in zichten:
        _antwoorden(zichten["antwoorden"], zichten["onderzoeken"])
    if "plaatsingen" in zichten and "uitstroom" in zichten:
        _uitstroom(zichten["plaatsingen"], zichten["uitstroom"])
    for kolom in ("client_id", "medewerker_id"):
        _voorloopnullen([z for z in zichten.values() if kolom in z.frame], kolom)


def _antwoorden(z: Zicht, onderzoeken: Zicht) -> None:
    """A score outside its scale, more respondents than invited."""
    schaal = onderzoeken.frame.drop_duplicates("onderzoek").set_index("onderzoek")
    aantallen = z.frame.groupby("onderzoek")["respondent_id"].nunique()
    for naam, rij in schaal.iterrows():
        mis = (z.frame["onderzoek"] == naam) & ~z.frame["score"].between(rij["schaal_min"], rij["schaal_max"])
        grenzen = f"{kort(rij['schaal_min'])}…{kort(rij['schaal_max'])}"
        z.meld("buiten-schaal", mis & z.frame["score"].notna(), "score", schaal=grenzen)
        aantal = int(aantallen.get(naam, 0))
        if aantal > rij["uitgenodigd"]:
            raak = onderzoeken.frame["onderzoek"] == naam
            onderzoeken.meld("te-veel-respondenten", raak, "uitgenodigd", respondenten=aantal)


def _uitstroom(plaatsingen: Zicht, uitstroom: Zicht) -> None:
    """Soft: an uitstroom without a stay that ended within 31 days of it, and the reverse.

    The reverse asks for ends of forensic care in the year: of other care no outflow is registered.
    """
    onzeker = _met_fout(plaatsingen) | _met_fout(uitstroom)
    einden = verblijven(plaatsingen.frame)
    einden = einden[einden["eind"].notna()]
    uit = uitstroom.frame
    zonder = ~_dichtbij(uit["client_id"], uit["datum"], einden["client_id"], einden["eind"])
    in_jaar = (uit["datum"].dt.year == uitstroom.instellingen.jaar).to_numpy()
    zonder &= in_jaar & ~uit["client_id"].isin(onzeker).to_numpy()
    uitstroom.meld("uitstroom-zonder-plaatsing", zonder, "datum", "waarschuwing")
    van_dit_jaar = einden[
        (einden["eind"].dt.year == plaatsingen.instellingen.jaar) & ~einden["client_id"].isin(onzeker)
    ]
    los = ~_dichtbij(van_dit_jaar["client_id"], van_dit_jaar["eind"], uit["client_id"], uit["datum"])
    rijen = plaatsingen.frame.index.isin(van_dit_jaar.loc[los, "rij"]) & _eindigt_forensisch(
        plaatsingen.frame
    )
    plaatsingen.meld("plaatsing-zonder-uitstroom", rijen, "einddatum", "waarschuwing")


def _eindigt_forensisch(f: pd.DataFrame) -> np.ndarray:
    """Placements with which forensic care ends: fz, and no other fz placement of the client begins that same day."""
    fz = f[f["financiering"] == "fz"]
    begint = pd.MultiIndex.from_frame(fz[["client_id", "begindatum"]])
    eindigt = pd.MultiIndex.from_frame(f[["client_id", "einddatum"]])
    return (f["financiering"] == "fz").to_numpy(dtype=bool) & ~eindigt.isin(begint)


def _met_fout(z: Zicht) -> set[str]:
    """Clients with a faulty row: nothing can be said about what they lack."""
    return set(z.alle.loc[~z.alle.index.isin(z.frame.index), "client_id"])


def verblijven(plaatsingen: pd.DataFrame) -> pd.DataFrame:
    """Stays: placements of one client and zorgvorm that adjoin within a day or overlap.

    Columns client_id, eind (NaT: still running) and rij (index label of the placement that ends last).
    """
    wie = plaatsingen.groupby(["client_id", "zorgvorm"], sort=False).ngroup().to_numpy()
    begin = plaatsingen["begindatum"].to_numpy("datetime64[D]").astype("int64")
    open_ = plaatsingen["einddatum"].isna().to_numpy()
    eind = np.where(open_, EINDELOOS, plaatsingen["einddatum"].to_numpy("datetime64[D]").astype("int64"))
    orde = np.lexsort((begin, wie))
    wie, begin, eind = wie[orde], begin[orde], eind[orde]
    hoogste, houder = lopend_maximum(wie, eind)
    laatste = np.ones(len(orde), dtype=bool)
    laatste[:-1] = (wie[1:] != wie[:-1]) | (begin[1:] > hoogste[:-1] + 1)
    rijen = plaatsingen.index.to_numpy()[orde][houder[laatste]]
    bij = plaatsingen.loc[rijen]
    return pd.DataFrame(
        {"client_id": bij["client_id"].to_numpy(), "eind": bij["einddatum"].to_numpy(), "rij": rijen}
    )


def _dichtbij(wie: pd.Series, wanneer: pd.Series, van: pd.Series, op: pd.Series) -> np.ndarray:
    """Per (wie, wanneer): whether the other list has the same person within ``RUIM`` days."""
    links = pd.DataFrame(
        {"wie": wie.to_numpy(), "dag": wanneer.to_numpy("datetime64[ns]"), "nr": np.arange(len(wie))}
    )
    rechts = pd.DataFrame({"wie": van.to_numpy(), "dag": op.to_numpy("datetime64[ns]"), "raak": True})
    if links.empty or rechts.empty:
        return np.zeros(len(wie), dtype=bool)
    samen = pd.merge_asof(
        links.sort_values("dag"), rechts.sort_values("dag"), on="dag", by="wie", direction="nearest",
        tolerance=pd.Timedelta(days=RUIM),
    )  # fmt: skip
    return samen.sort_values("nr")["raak"].notna().to_numpy()


def _voorloopnullen(zichten: list[Zicht], kolom: str) -> None:
    """Hard: one pseudonym with and without leading zeros (``007`` and ``7``), within or between tables."""
    alle = (
        pd.concat([z.frame[kolom] for z in zichten]).drop_duplicates()
        if zichten
        else pd.Series([], dtype="str")
    )
    cijfers = alle[alle.str.fullmatch("[0-9]+")]
    kaal = cijfers.str.lstrip("0")
    verdacht = set(cijfers[kaal.duplicated(keep=False).to_numpy() & (cijfers == kaal).to_numpy()])
    for z in zichten if verdacht else ():
        z.meld("voorloopnullen", z.frame[kolom].isin(verdacht), kolom)
