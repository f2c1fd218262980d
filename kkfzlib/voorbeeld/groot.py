"""The same tables for very many clients, drawn with numpy and written with arrow: for benchmarks."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from kkfzlib.schema import TABELLEN
from kkfzlib.voorbeeld import zorg
from kkfzlib.voorbeeld.maat import BEGIN
from kkfzlib.voorbeeld.schrijven import tabel

BEDDEN_PER_LOCATIE = 5000
EURO_PER_MAAND = 3900


def _trek(bron: np.random.Generator, gewichten: dict[str, int], aantal: int) -> pd.Series:
    kansen = np.array(list(gewichten.values()), dtype=float)
    codes = bron.choice(len(gewichten), size=aantal, p=kansen / kansen.sum())
    return pd.Series(pd.Categorical.from_codes(codes.astype(np.int8), categories=pd.Index(list(gewichten))))


def _plaatsingen(bron: np.random.Generator, jaar: int, aantal: int) -> pd.DataFrame:
    """One placement per client that overlaps the year; half of them still running on the last day."""
    begin = np.datetime64(f"{jaar}-01-01") - bron.integers(-364, 500, size=aantal).astype("timedelta64[D]")
    duur = bron.integers(30, 760, size=aantal).astype("timedelta64[D]")
    eind = np.maximum(begin + duur, np.datetime64(f"{jaar}-01-02"))
    nummer = pd.Series(np.arange(1, aantal + 1)).astype("str").str.zfill(8)
    vorm = _trek(bron, {"verblijf": 62, "ambulant": 30, "dagbesteding": 8}, aantal)
    geld = _trek(bron, zorg.FINANCIERING, aantal)
    titel = _trek(bron, zorg.TITELS, aantal).astype("str").where(geld == "fz", "")
    zwaarte = _trek(bron, zorg.ZWAARTE, aantal).astype("str").where(vorm == "verblijf", "")
    locatie = "Locatie " + pd.Series(np.arange(aantal) // BEDDEN_PER_LOCATIE + 1).astype("str")
    return pd.DataFrame(
        {"client_id": "VBZ-G-" + nummer, "locatie": locatie, "zorgvorm": vorm, "financiering": geld,
         "zorgtitel": titel, "zorgzwaarte": zwaarte, "begindatum": begin,
         "einddatum": pd.Series(eind).where(eind <= np.datetime64(f"{jaar}-12-31"))}
    )  # fmt: skip


def _uitstroom(bron: np.random.Generator, jaar: int, plaatsingen: pd.DataFrame) -> pd.DataFrame:
    """One row per placement that ended in the year."""
    weg = plaatsingen.loc[plaatsingen["einddatum"].dt.year == jaar, ["client_id", "einddatum"]]
    codes = {c: g for c, g in zorg.VERVOLG.items() if jaar >= 2024 or not c.startswith("5")}
    detentie = bron.random(len(weg)) < 0.07
    eerste = _trek(bron, codes, len(weg)).astype("str").to_numpy()
    tweede = bron.random(len(weg)) < 0.25
    dubbel = np.where(tweede & (eerste != "9") & (eerste != "10"), eerste + "|9", eerste)
    return pd.DataFrame(
        {"client_id": weg["client_id"].to_numpy(), "datum": weg["einddatum"].to_numpy(),
         "terug_naar_detentie": np.where(detentie, "ja", "nee"), "vervolgzorg": np.where(detentie, "", dubbel)}
    )  # fmt: skip


def _schrijf(frame: pd.DataFrame, pad: Path) -> None:
    """As a raw table; arrow writes a million rows in about a second."""
    kolommen = {}
    for naam in frame.columns:
        kolom = frame[naam]
        if pd.api.types.is_datetime64_any_dtype(kolom):
            data = pc.strftime(pa.array(kolom.astype("datetime64[s]")), format="%Y-%m-%d")
            kolommen[naam] = data.fill_null("")
        else:
            kolommen[naam] = pa.array(kolom.astype("str"), pa.string())
    stijl = csv.WriteOptions(delimiter=";", quoting_style="none")
    csv.write_csv(pa.table(kolommen), pad, stijl)


def schrijf(map_: Path, jaar: int, clienten: int, zaad: int) -> None:
    """Replace the care tables in ``map_`` by those of ``clienten`` clients; the annual accounts are left out.

    The numbers of numpy's generator may differ between its versions, so these bytes are only the same within one.
    """
    bron = np.random.default_rng([zaad, jaar])
    plaatsingen = _plaatsingen(bron, jaar, clienten)
    _schrijf(plaatsingen, map_ / "plaatsingen.csv")
    _schrijf(_uitstroom(bron, jaar, plaatsingen), map_ / "uitstroom.csv")
    huizen = plaatsingen.loc[plaatsingen["zorgvorm"] == "verblijf", "locatie"].value_counts(sort=False)
    bedden = ({"locatie": naam, "bedden": int(n), "begindatum": BEGIN} for naam, n in huizen.items())
    tabel(map_ / "capaciteit.csv", TABELLEN["capaciteit"].kop(()), bedden)
    per_soort = plaatsingen["financiering"].value_counts(sort=False)
    bedragen = (
        {"financiering": soort, "bedrag": int(n) * EURO_PER_MAAND, "maand": maand}
        for soort, n in per_soort.items()
        for maand in range(1, 13)
    )
    tabel(map_ / "omzet.csv", TABELLEN["omzet"].kop(()), bedragen)
    (map_ / "opgave.csv").unlink()
