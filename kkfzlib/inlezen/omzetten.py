"""Raw text columns to typed columns, each distinct value read once, with a finding per faulty row."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from kkfzlib.inlezen.ruw import Melder, RuweTabel
from kkfzlib.inlezen.waarden import Omgeving, Waardefout, heeft_onzichtbaar, lees_waarde, schoon
from kkfzlib.schema import TABELLEN, Kolom
from kkfzlib.schema.kolom import dtype

_TOTAAL = r"(?i)^\s*(?:sub|eind)?tota(?:al|len)\b"


def zet_om(ruw: RuweTabel, omgeving: Omgeving, melder: Melder) -> tuple[pd.DataFrame, np.ndarray]:
    """Typed frame of ``ruw`` and a mask of rows without a hard finding.

    Columns in the order of the specification (years ascending at the end); faulty cells are missing.
    An optional column that isn't there is added, empty.
    """
    tabel = TABELLEN[ruw.naam]
    totaal = _totaalrijen(ruw, melder)
    goed = ~totaal
    uit: dict[str, pd.Series] = {}
    jaren = sorted(k for k in ruw.frame.columns if k not in tabel.per_naam)
    for naam in [*tabel.per_naam, *jaren]:
        kolom = tabel.kolom(naam)
        if naam in ruw.frame:
            uit[naam], fout = _kolom(ruw, kolom, omgeving, melder, totaal)
            goed &= ~fout
        elif not kolom.aanwezig:
            uit[naam] = reeks([None], np.zeros(len(ruw.frame), dtype="int64"), kolom)
    for posities in ruw.gemeld.values():
        goed[list(posities)] = False
    return pd.DataFrame(uit), goed


def _totaalrijen(ruw: RuweTabel, melder: Melder) -> np.ndarray:
    """Rows whose first filled identifying cell says *Totaal*; reported once, and not further examined."""
    tabel = TABELLEN[ruw.naam]
    eerste = ruw.frame.columns[:1].tolist()
    kolommen = [k for k in ruw.frame if k in eerste or tabel.kolom(k).soort in ("id", "keuze", "datum")]
    masker = np.zeros(len(ruw.frame), dtype=bool)
    for kolom in kolommen:
        raak = ruw.frame[kolom].str.match(_TOTAAL).to_numpy(dtype=bool) & ~masker
        if raak.any():
            posities = np.flatnonzero(raak)
            melder.meld_rijen(
                "totaalrij", ruw.bron, posities, kolom, ruw.frame[kolom].iloc[posities].tolist()
            )
            masker |= raak
    return masker


def _kolom(
    ruw: RuweTabel, kolom: Kolom, omgeving: Omgeving, melder: Melder, overslaan: np.ndarray
) -> tuple[pd.Series, np.ndarray]:
    nummers, uniek = pd.factorize(ruw.frame[kolom.naam])
    waarden: list[Any] = []
    fouten: dict[int, Waardefout] = {}
    onzichtbaar: list[int] = []
    for n, tekst in enumerate(uniek.tolist()):
        if heeft_onzichtbaar(tekst):
            onzichtbaar.append(n)
        try:
            waarden.append(lees_waarde(kolom, schoon(tekst), omgeving))
        except Waardefout as fout:
            waarden.append(None)
            fouten[n] = fout
    al = np.zeros(len(nummers), dtype=bool)
    al[list(ruw.gemeld.get(kolom.naam, ()))] = True
    al |= overslaan
    masker = np.zeros(len(nummers), dtype=bool)
    if fouten:
        masker = np.isin(nummers, list(fouten)) & ~al
    if masker.any():
        _meld_fouten(ruw, kolom, nummers, uniek, fouten, masker, melder)
    if onzichtbaar:
        posities = np.flatnonzero(np.isin(nummers, onzichtbaar) & ~al)
        melder.meld_rijen("onzichtbare-tekens", ruw.bron, posities, kolom.naam, ernst="waarschuwing")
    return reeks(waarden, nummers, kolom), masker


def _meld_fouten(
    ruw: RuweTabel, kolom: Kolom, nummers: np.ndarray, uniek: Any, fouten: dict[int, Waardefout],
    masker: np.ndarray, melder: Melder,
) -> None:  # fmt: skip
    posities = np.flatnonzero(masker)
    volgorde = np.argsort(nummers[posities], kind="stable")
    posities = posities[volgorde]
    grenzen = np.flatnonzero(np.diff(nummers[posities])) + 1
    for groep in np.split(posities, grenzen):
        n = int(nummers[groep[0]])
        tekst = str(uniek[n])
        fout = fouten[n]
        melder.meld_rijen(
            fout.code, ruw.bron, groep.tolist(), kolom.naam, [tekst] * len(groep), **fout.details
        )


def reeks(waarden: list[Any], nummers: np.ndarray, kolom: Kolom) -> pd.Series:
    """Distinct values and their numbers per row to a column of the clean type."""
    soort = dtype(kolom)
    if soort == "str":
        basis = pd.Series(["" if w is None else str(w) for w in waarden], dtype="str")
    elif soort == "datetime64[ns]":
        basis = pd.Series(np.array([w.isoformat() if w else "NaT" for w in waarden], dtype="datetime64[ns]"))
    elif soort == "float64":
        basis = pd.Series([np.nan if w is None else w for w in waarden], dtype="float64")
    elif soort == "bool":
        basis = pd.Series([bool(w) for w in waarden], dtype="bool")
    else:
        # Missing only survives here in a row that is refused anyway, or where the column is nullable.
        basis = pd.Series(waarden, dtype="Int64")
        if soort == "int64":
            basis = basis.fillna(0).astype("int64")
    return basis.take(nummers).reset_index(drop=True)
