"""What it does to the sickness percentage that joined contracts keep the fte of the last one: worked out both ways."""

from __future__ import annotations

import numpy as np
import pandas as pd

from kkfzlib.importeren.tafel import Tafel
from kkfzlib.nederlands.cel import Waardefout, komma, lees_datum, lees_getal

_BUITEN = ("zzp", "stage")
"""Not employed by the organisation: left out of the percentage, as in ``kkfzlib.kengetallen.verzuim``."""
_NOOIT = np.datetime64("2200-01-01", "D")


def percentages(voor: Tafel, na: Tafel, verzuim: Tafel | None, jaar: int) -> str:
    """A sentence with the percentage by the last contract (``na``) and by every contract's own fte (``voor``).

    Empty where either can't be worked out; calendar days, ends that don't count themselves.
    """
    if verzuim is None or "soort" not in verzuim.kolommen:
        return ""
    try:
        ziek = _perioden(verzuim, "begindatum", "einddatum", "percentage", jaar)
        ziek = ziek[np.isin(verzuim.teksten("soort"), ["ziekte"])]
        laatste, elk = (
            _percentage(_perioden(t, "in_dienst", "uit_dienst", "fte", jaar)[_eigen(t)], ziek)
            for t in (na, voor)
        )
    except (Waardefout, KeyError):
        return ""
    if not (np.isfinite(laatste) and np.isfinite(elk)):
        return ""
    een, ander = f"{laatste:.1f}", f"{elk:.1f}"
    een, ander = komma(f"{laatste:.1f}%"), komma(f"{elk:.1f}%")
    anders = "is het dat ook" if een == ander else f"zou het {ander} zijn"
    return f" Het verzuim is daarmee {een}; met de fte van elk contract {anders}."


def _eigen(tafel: Tafel) -> np.ndarray:
    return ~np.isin(tafel.teksten("dienstverband"), _BUITEN)


def _perioden(tafel: Tafel, begin: str, eind: str, maat: str, jaar: int) -> pd.DataFrame:
    """Who, from when, until when (within the year) and how much, a row per row of the table."""
    eerste, na = np.datetime64(f"{jaar}-01-01", "D"), np.datetime64(f"{jaar + 1}-01-01", "D")
    van = np.array([lees_datum(w) for w in tafel.teksten(begin)], dtype="datetime64[D]")
    tot = np.array([lees_datum(w) if w else _NOOIT for w in tafel.teksten(eind)], dtype="datetime64[D]")
    return pd.DataFrame({
        "wie": tafel.teksten("medewerker_id"), "van": np.maximum(van, eerste), "tot": np.minimum(tot, na),
        "maat": [lees_getal(w) for w in tafel.teksten(maat)],
    })  # fmt: skip


def _percentage(dienst: pd.DataFrame, ziek: pd.DataFrame) -> float:
    samen = ziek.merge(dienst, on="wie", suffixes=("", "_dienst"))
    van, tot = samen[["van", "van_dienst"]].max(axis=1), samen[["tot", "tot_dienst"]].min(axis=1)
    dagen = (tot - van).dt.days.clip(lower=0)
    in_dienst = ((dienst["tot"] - dienst["van"]).dt.days.clip(lower=0) * dienst["maat"]).sum()
    return (
        float((dagen * samen["maat"] * samen["maat_dienst"]).sum() / in_dienst) if in_dienst else float("nan")
    )
