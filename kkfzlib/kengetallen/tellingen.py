"""Plain counts of records: policy documents, incidents, meetings."""

from __future__ import annotations

import pandas as pd

from kkfzlib.kengetallen.dagen import Tijdvak, dagnummers
from kkfzlib.kengetallen.rijen import Rij, telling


def beleidsdocumenten(beleid: pd.DataFrame) -> list[Rij]:
    """Rows of ``beleidsdocumenten``, one per categorie and jaar, each under its own jaar."""
    aantal = beleid.groupby(["categorie", "jaar"], as_index=False).size()
    return [
        rij
        for categorie, jaar, n in aantal.itertuples(index=False, name=None)
        for rij in telling("beleidsdocumenten", {str(categorie): n}, int(jaar))
    ]


def incidenten(incidenten: pd.DataFrame, tijdvak: Tijdvak) -> list[Rij]:
    """Rows of ``incidenten``: totaal, every month (``maand/01``…``maand/12``), and each soort that occurs."""
    dit_jaar = _dit_jaar(incidenten, tijdvak)
    maanden = dit_jaar["datum"].dt.month.value_counts()
    per_maand = {f"maand/{m:02d}": int(maanden.get(m, 0)) for m in range(1, 13)}
    return telling("incidenten", {**_per_soort(dit_jaar), **per_maand, "totaal": len(dit_jaar)}, tijdvak.jaar)


def bijeenkomsten(bijeenkomsten: pd.DataFrame, tijdvak: Tijdvak) -> list[Rij]:
    """Rows of ``bijeenkomsten``: totaal and each soort that occurs."""
    dit_jaar = _dit_jaar(bijeenkomsten, tijdvak)
    return telling("bijeenkomsten", {**_per_soort(dit_jaar), "totaal": len(dit_jaar)}, tijdvak.jaar)


def _dit_jaar(tabel: pd.DataFrame, tijdvak: Tijdvak) -> pd.DataFrame:
    return tabel[tijdvak.in_jaar(dagnummers(tabel["datum"]))]


def _per_soort(tabel: pd.DataFrame) -> dict[str, int]:
    return {str(soort): int(n) for soort, n in tabel["soort"].value_counts().items()}
