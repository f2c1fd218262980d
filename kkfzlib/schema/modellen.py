"""Pandera models of the clean tables, generated from the column specification."""

from __future__ import annotations

from functools import cache

import pandas as pd
import pandera.pandas as pa

from kkfzlib.schema import TABELLEN
from kkfzlib.schema.kolom import Kolom, dtype


@cache
def model(naam: str) -> pa.DataFrameSchema:
    """The pandera model of clean table ``naam``; year columns of ontwikkelpunten are bool."""
    tabel = TABELLEN[naam]
    kolommen: dict[str, pa.Column] = {k.naam: _kolom(k) for k in (*tabel.kolommen, *tabel.erbij)}
    if tabel.jaarkolommen:
        kolommen[r"^20\d{2}$"] = pa.Column("bool", regex=True)
    return pa.DataFrameSchema(
        kolommen, strict=True, unique=list(tabel.sleutel) or None, name=naam, description=tabel.omschrijving
    )


def _kolom(kolom: Kolom) -> pa.Column:
    controles: list[pa.Check] = []
    if kolom.keuzes:
        controles.append(pa.Check.isin([*kolom.keuzes, ""] if kolom.leeg else list(kolom.keuzes)))
    if kolom.minimum is not None:
        controles.append(pa.Check.ge(kolom.minimum))
    if kolom.maximum is not None:
        controles.append(pa.Check.le(kolom.maximum))
    soort = dtype(kolom)
    if soort == "str":
        # Text has no missing values: an empty cell is an empty text.
        verplicht = [] if kolom.leeg else [pa.Check.str_length(min_value=1)]
        return pa.Column(
            pd.Series([], dtype="str").dtype, [*controles, *verplicht], description=kolom.omschrijving
        )
    return pa.Column(soort, controles, nullable=kolom.leeg, description=kolom.omschrijving)
