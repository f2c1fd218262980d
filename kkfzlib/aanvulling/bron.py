"""The tables that questions are asked about: as imported, else as they were cleaned."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date

import pandas as pd

from kkfzlib.dossier import Dossier
from kkfzlib.fouten import GebruikFout
from kkfzlib.inlezen import laad_invoer
from kkfzlib.nederlands.cel import Waardefout, lees_datum

TABELLEN = ("plaatsingen", "medewerkers", "antwoorden")
Rijen = list[dict[str, object]]


def bekende_tabellen(dossier: Dossier) -> dict[str, Rijen]:
    """Rows of the tables that are there, column → text or day (None where empty).

    Read from the product of the import (``processed/ORG/JAAR/invoer``), for it exists before everything is
    answered; a table that isn't there comes from the cleaned input. GebruikFout when there is neither.
    """
    uit = {naam: _uit_import(dossier, naam) for naam in TABELLEN}
    gevonden = {naam: rijen for naam, rijen in uit.items() if rijen is not None}
    if "plaatsingen" in gevonden:
        return gevonden
    try:
        schoon = laad_invoer(dossier).tabellen
    except FileNotFoundError:
        raise GebruikFout(
            f"Er zijn nog geen tabellen van {dossier.naam} ingelezen, dus is er niets om naar te vragen. "
            f"Doe eerst: kkfz rapport {dossier.organisatie} {dossier.jaar} --zonder-verslag"
        ) from None
    return gevonden | {naam: _uit_frame(schoon, naam) for naam in TABELLEN if naam in schoon}


def _uit_import(dossier: Dossier, naam: str) -> Rijen | None:
    pad = dossier.processed / "invoer" / f"{naam}.csv"
    if not pad.is_file():
        return None
    with pad.open(encoding="utf-8-sig", newline="") as bestand:
        return [{k: _waarde(v) for k, v in rij.items()} for rij in csv.DictReader(bestand, delimiter=";")]


def _waarde(tekst: str | None) -> object:
    if not tekst:
        return None
    try:
        return lees_datum(tekst)
    except Waardefout:
        return tekst


def _uit_frame(tabellen: Mapping[str, pd.DataFrame], naam: str) -> Rijen:
    frame = tabellen[naam]
    return [{str(k): _gewoon(v) for k, v in rij.items()} for rij in frame.to_dict("records")]


def _gewoon(waarde: object) -> object:
    if isinstance(waarde, pd.Timestamp):
        return waarde.date()
    return None if pd.isna(waarde) or waarde == "" else waarde  # type: ignore[call-overload]


def dag(rij: Mapping[str, object], kolom: str) -> date | None:
    """The day in a cell; None where it is empty or (still) unreadable."""
    waarde = rij.get(kolom)
    return waarde if isinstance(waarde, date) else None
