"""Raw text columns to typed columns, each distinct value read once, with a finding per faulty row."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pandas as pd

from kkfzlib.inlezen.afscherming import getoond
from kkfzlib.inlezen.ruw import Melder, RuweTabel
from kkfzlib.inlezen.waarden import GEWOON_ID, Omgeving, heeft_onzichtbaar, lees_waarde, schoon
from kkfzlib.nederlands.cel import Waardefout
from kkfzlib.schema import TABELLEN, Kolom
from kkfzlib.schema.kolom import dtype

TOTAAL = re.compile(r"\s*(?:sub|eind)?tota(?:al|len)\b", re.IGNORECASE)
"""How a cell begins that makes its row a total."""

Verdeeld = tuple[np.ndarray, Any]
"""A column as numbers per row and the distinct texts they stand for."""


def zet_om(ruw: RuweTabel, omgeving: Omgeving, melder: Melder) -> tuple[pd.DataFrame, np.ndarray]:
    """Typed frame of ``ruw`` and a mask of rows without a hard finding.

    Columns in the order of the specification (years ascending at the end); faulty cells are missing.
    An optional column that isn't there is added, empty.
    """
    tabel = TABELLEN[ruw.naam]
    verdeeld = {str(naam): pd.factorize(reeks) for naam, reeks in ruw.frame.items()}
    totaal = _totaalrijen(ruw, verdeeld, melder)
    goed = ~totaal
    uit: dict[str, pd.Series] = {}
    jaren = sorted(k for k in verdeeld if k not in tabel.per_naam)
    for naam in [*tabel.per_naam, *jaren]:
        kolom = tabel.kolom(naam)
        if naam in ruw.frame:
            uit[naam], fout = _kolom(ruw, kolom, verdeeld[naam], omgeving, melder, totaal)
            goed &= ~fout
        elif not kolom.aanwezig:
            uit[naam] = reeks([None], np.zeros(len(ruw.frame), dtype="int64"), kolom)
    for posities in ruw.gemeld.values():
        goed[list(posities)] = False
    return pd.DataFrame(uit), goed


def _totaalrijen(ruw: RuweTabel, verdeeld: dict[str, Verdeeld], melder: Melder) -> np.ndarray:
    """Rows whose first filled identifying cell says *Totaal*; reported once, and not further examined."""
    tabel = TABELLEN[ruw.naam]
    masker = np.zeros(len(ruw.frame), dtype=bool)
    for plek, (naam, (nummers, uniek)) in enumerate(verdeeld.items()):
        soort = tabel.kolom(naam).soort
        # Columns stand in any order, and ``totaal`` is a proper uitsplitsing of a stated figure.
        if soort == "uitsplitsing" or (plek and soort not in ("id", "keuze", "datum")):
            continue
        totalen = {n: tekst for n, tekst in enumerate(uniek.tolist()) if TOTAAL.match(tekst)}
        if not totalen:
            continue
        posities = np.flatnonzero(np.isin(nummers, list(totalen)) & ~masker)
        melder.meld_rijen(
            "totaalrij",
            ruw.bron,
            posities,
            naam,
            [getoond(tabel.kolom(naam), totalen[int(nummers[p])]) for p in posities],
        )
        masker[posities] = True
    return masker


def _kolom(
    ruw: RuweTabel,
    kolom: Kolom,
    verdeeld: Verdeeld,
    omgeving: Omgeving,
    melder: Melder,
    overslaan: np.ndarray,
) -> tuple[pd.Series, np.ndarray]:
    nummers, uniek = verdeeld
    waarden: list[Any] = uniek.tolist()
    fouten: dict[int, Waardefout] = {}
    onzichtbaar: list[int] = []
    for n in np.flatnonzero(~_al_goed(uniek, kolom)).tolist():
        tekst = waarden[n]
        if heeft_onzichtbaar(tekst):
            onzichtbaar.append(n)
        try:
            waarden[n] = lees_waarde(kolom, schoon(tekst), omgeving)
        except Waardefout as fout:
            waarden[n] = None
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


def _al_goed(uniek: Any, kolom: Kolom) -> np.ndarray:
    """Distinct texts that are their own value beyond doubt: a million pseudonyms are not read one by one."""
    if kolom.soort != "id":
        return np.zeros(len(uniek), dtype=bool)
    return pd.Series(uniek).str.fullmatch(GEWOON_ID).to_numpy(dtype=bool)


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
        tekst = getoond(kolom, str(uniek[n]))
        fout = fouten[n]
        melder.meld_rijen(
            fout.code, ruw.bron, groep.tolist(), kolom.naam, [tekst] * len(groep), **fout.details
        )


def reeks(waarden: list[Any], nummers: np.ndarray, kolom: Kolom) -> pd.Series:
    """Distinct values and their numbers per row to a column of the clean type."""
    return _basis(waarden, dtype(kolom)).take(nummers).reset_index(drop=True)


def _basis(waarden: list[Any], soort: str) -> pd.Series:
    if soort == "str":
        return pd.Series(["" if w is None else str(w) for w in waarden], dtype="str")
    if soort == "datetime64[ns]":
        return pd.Series(np.array([w.isoformat() if w else "NaT" for w in waarden], dtype="datetime64[ns]"))
    if soort == "float64":
        return pd.Series([np.nan if w is None else w for w in waarden], dtype="float64")
    if soort == "bool":
        return pd.Series([bool(w) for w in waarden], dtype="bool")
    # Missing only survives here in a row that is refused anyway, or where the column is nullable.
    heel = pd.Series(waarden, dtype="Int64")
    return heel if soort == "Int64" else heel.fillna(0).astype("int64")
