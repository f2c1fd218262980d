"""The tables that questions are asked about: out of the exports, else as they lie in the raw folder."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from kkfzlib.bevindingen import heeft_fout
from kkfzlib.dossier import Dossier
from kkfzlib.fouten import GebruikFout, InvoerFout
from kkfzlib.importeren.overdracht import vers
from kkfzlib.inlezen.lezing import lees_tabellen
from kkfzlib.inlezen.mappen import WERKBOEK, inventariseer
from kkfzlib.inlezen.ruw import Melder, RuweTabel
from kkfzlib.instellingen import Instellingen
from kkfzlib.nederlands.cel import Waardefout, lees_datum

TABELLEN = ("plaatsingen", "medewerkers", "antwoorden")
WAAR = "toelichting bron"
"""Where a row came from: there a person sees who it is, and the workbook needs no name."""
Rijen = list[dict[str, object]]


def bekende_tabellen(dossier: Dossier) -> dict[str, Rijen]:
    """Rows of the tables that are there, column → text or day (None where empty).

    The exports are imported here and now, for questions come before everything is answered. GebruikFout without a
    recipe: then there is a workbook to fill in, and a supplement isn't read. InvoerFout when the input is refused.
    """
    if not dossier.heeft_recept:
        raise GebruikFout(
            f"Er is nog geen koppeling.yml van {dossier.organisatie}, en de aanvulling hoort bij exports. Doe eerst: "
            f"kkfz koppel {dossier.organisatie} {dossier.jaar}. Werkt u zonder exports, vul dan invoer.xlsx."
        )
    ingevoerd = vers(dossier)
    if "plaatsingen" not in ingevoerd.tabellen and "plaatsingen" in ingevoerd.bedoeld:
        raise InvoerFout(
            ingevoerd.bevindingen, "De plaatsingen zijn nog niet in te lezen; herstel dit eerst."
        )
    uit = {naam: _uit_import(t) for naam, t in ingevoerd.tabellen.items() if naam in TABELLEN}
    if "plaatsingen" in uit:
        return uit
    return _aangeleverd(dossier) | uit


def _aangeleverd(dossier: Dossier) -> dict[str, Rijen]:
    """The contract tables of the raw folder, apart from the supplement: half answered it would stop the reading."""
    melder = Melder()
    frames = lees_tabellen(
        inventariseer(dossier, melder), Instellingen.standaard(dossier.jaar), melder
    ).frames
    eigen = [
        b for b in melder.bevindingen if b.bestand.partition(".")[0] in TABELLEN or WERKBOEK in b.bestand
    ]
    if heeft_fout(eigen):
        raise InvoerFout(eigen, "De invoer is nog niet te lezen; herstel dit eerst.")
    return {naam: _uit_frame(frames[naam]) for naam in TABELLEN if naam in frames}


def _uit_import(tabel: RuweTabel) -> Rijen:
    return [
        {str(k): _waarde(str(v)) for k, v in rij.items()} | {WAAR: _waar(tabel, n)}
        for n, rij in enumerate(tabel.frame.to_dict("records"))
    ]


def _waar(tabel: RuweTabel, positie: int) -> str:
    regel, cel = tabel.bron.plaats(positie)
    return f"{tabel.bron.bestand_van(positie)}, {cel or f'regel {regel}'}"


def _waarde(tekst: str) -> object:
    try:
        return lees_datum(tekst)
    except Waardefout:
        return tekst or None


def _uit_frame(frame: pd.DataFrame) -> Rijen:
    return [{str(k): _gewoon(v) for k, v in rij.items()} for rij in frame.to_dict("records")]


def _gewoon(waarde: object) -> object:
    if isinstance(waarde, pd.Timestamp):
        return waarde.date()
    return None if pd.isna(waarde) or waarde == "" else waarde  # type: ignore[call-overload]


def dag(rij: Mapping[str, object], kolom: str) -> date | None:
    """The day in a cell; None where it is empty or (still) unreadable."""
    waarde = rij.get(kolom)
    return waarde if isinstance(waarde, date) else None
