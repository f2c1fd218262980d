"""The workbook of questions: a sheet per subject with drop-downs, and a sheet Uitleg; rows are only ever added."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from functools import partial
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils.cell import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from kkfzlib.aanvulling.bron import Rijen
from kkfzlib.aanvulling.vragen import KOLOMMEN, Vraagrij
from kkfzlib.fouten import GebruikFout
from kkfzlib.kader import Gids, keuzetekst
from kkfzlib.publiceren.export import zonder_tijden
from kkfzlib.schema import TABELLEN

UITLEG = "Uitleg"
_LIJSTKOLOM = "D"
_RIJEN = 2000
_KOP = PatternFill("solid", fgColor="332288")
_GRIJS = PatternFill("solid", fgColor="EEEEEE")
_OPMAAK = {"vervolgzorg": "@"} | dict.fromkeys(
    ("datum", "begindatum", "einddatum", "ervaring_sinds"), "dd-mm-yyyy"
)
_TEKST = (
    "Aanvulling {jaar}: wat geen systeem weet",
    "Het programma vult in wie en wat; u vult de witte kolommen in. Grijze kolommen (toelichting) zijn hulp en worden "
    "niet gelezen.",
    "uitstroom: kies per vertrek of de cliënt terugging naar detentie, en zo niet welke vervolgzorg gewenst was. "
    "Meer soorten: typ de codes met | ertussen, bijvoorbeeld 6|8.",
    "De datum is de eerste dag die niet meer telt. Wie 31 december voor het laatst in zorg was, staat hier dus met "
    "1 januari en hoort bij het nieuwe jaar; in de kolom toelichting datum staat het erbij.",
    "ervaring: de dag sinds wanneer iemand in de zorg werkt. Wat u vorig jaar invulde, staat er al.",
    "capaciteit: het aantal bedden per locatie, met een regel erbij voor elke verandering. Wat u vorig jaar invulde, "
    "staat er al; een nieuwe locatie met verblijf komt erbij.",
    "onderzoeken: hoeveel mensen u uitnodigde, de laagste en hoogste score die iemand kon geven, en wanneer. "
    "De schaal van vorig jaar staat er al; in grijs staat welke scores er werkelijk zijn gegeven.",
    "Draai kkfz aanvulling gerust opnieuw: er komen alleen regels bij. Uw antwoorden blijven staan.",
    "In dit bestand staan pseudoniemen. Bewaar het toch als een dossier: met de sleutel is het herleidbaar.",
)


def lees(pad: Path) -> dict[str, Rijen]:
    """The rows of every sheet, header → value; nothing when there is no workbook. GebruikFout when it can't be read."""
    if not pad.is_file():
        return {}
    uit = {}
    for blad in _open(pad):
        if blad.title not in KOLOMMEN:
            continue
        kop, *rijen = [*blad.iter_rows(values_only=True)] or [()]
        namen = [str(k or "").strip() for k in kop]
        gevuld = [rij for rij in rijen if any(w not in (None, "") for w in rij)]
        uit[blad.title] = [{n: w for n, w in zip(namen, rij, strict=False) if n} for rij in gevuld]
    return uit


def _open(pad: Path) -> Workbook:
    try:
        return load_workbook(pad)
    except Exception as fout:  # openpyxl has no error of its own for a broken archive
        raise GebruikFout(
            f"{pad.name} is niet te lezen als Excel-werkboek ({type(fout).__name__}). "
            "Sla het op als .xlsx of zet het opzij; er is niets veranderd."
        ) from None


def vul_aan(pad: Path, nieuw: Mapping[str, Iterable[Vraagrij]], gids: Gids, jaar: int) -> None:
    """Add rows to the workbook at ``pad``, making it where it isn't there. Nothing in it is changed."""
    boek = _open(pad) if pad.is_file() else _leeg(gids, jaar)
    for naam, rijen in nieuw.items():
        blad = boek[naam] if naam in boek.sheetnames else _blad(boek, naam, gids)
        kolommen = {str(c.value).strip(): c.column for c in blad[1] if c.value}
        for rij in rijen:
            _voeg_toe(blad, kolommen, rij)
    _bewaar(boek, pad)


def _voeg_toe(blad: Worksheet, kolommen: Mapping[str, int], rij: Vraagrij) -> None:
    nummer = next(
        (n for n in range(blad.max_row, 0, -1) if any(c.value not in (None, "") for c in blad[n])), 1
    )
    for naam, waarde in rij.items():
        if naam not in kolommen or waarde is None:
            continue
        cel = blad.cell(nummer + 1, kolommen[naam])
        if isinstance(waarde, date):
            waarde = waarde if isinstance(waarde, datetime) else datetime.combine(waarde, time())
            cel.number_format = "dd-mm-yyyy"
        cel.value = waarde  # type: ignore[assignment]
        if isinstance(waarde, str):
            cel.data_type = "s"


def _leeg(gids: Gids, jaar: int) -> Workbook:
    boek = Workbook()
    uitleg: Any = boek.active
    uitleg.title = UITLEG
    for n, regel in enumerate(_TEKST, start=1):
        uitleg.cell(n, 1, regel.format(jaar=jaar)).alignment = Alignment(wrap_text=True, vertical="top")
    uitleg["A1"].font = Font(bold=True, size=14)
    uitleg.column_dimensions["A"].width = 90
    uitleg.column_dimensions[_LIJSTKOLOM].width = 60
    uitleg[f"{_LIJSTKOLOM}1"] = f"Vervolgzorg (gids {gids.jaar})"
    uitleg[f"{_LIJSTKOLOM}1"].font = Font(bold=True)
    for n, categorie in enumerate(gids.categorieen, start=2):
        uitleg[f"{_LIJSTKOLOM}{n}"] = keuzetekst(categorie)
    for naam in KOLOMMEN:
        _blad(boek, naam, gids)
    boek.properties.creator = "kkfz"
    return boek


def _blad(boek: Workbook, naam: str, gids: Gids) -> Worksheet:
    blad: Worksheet = boek.create_sheet(naam)
    for nummer, kolom in enumerate(KOLOMMEN[naam], start=1):
        letter = get_column_letter(nummer)
        kop = blad.cell(1, nummer, kolom)
        hulp = kolom.startswith("toelichting")
        kop.font, kop.fill = (Font(italic=True), _GRIJS) if hulp else (Font(bold=True, color="FFFFFF"), _KOP)
        blad.column_dimensions[letter].width = 40 if kolom == "vervolgzorg" else 22
        blad.column_dimensions[letter].number_format = _OPMAAK.get(kolom, "General")
        if (regel := _keuzelijst(kolom, gids)) is not None:
            blad.add_data_validation(regel)
            regel.add(f"{letter}2:{letter}{_RIJEN}")
    blad.freeze_panes = "A2"
    return blad


def _keuzelijst(kolom: str, gids: Gids) -> DataValidation | None:
    if kolom == "terug_naar_detentie":
        return DataValidation("list", formula1='"ja,nee"', allow_blank=True, showErrorMessage=True)
    if kolom == "onderzoek":
        keuzes = ",".join(TABELLEN["onderzoeken"].per_naam["onderzoek"].keuzes)
        return DataValidation("list", formula1=f'"{keuzes}"', allow_blank=True, showErrorMessage=True)
    if kolom == "vervolgzorg":
        bereik = f"{UITLEG}!${_LIJSTKOLOM}$2:${_LIJSTKOLOM}${len(gids.categorieen) + 1}"
        # No error message: two codes with | between them are right and in no list.
        return DataValidation("list", formula1=bereik, allow_blank=True, showErrorMessage=False)
    return None


def _bewaar(boek: Workbook, pad: Path) -> None:
    """Through a private file beside it, so that a failure halfway leaves the answers as they were."""
    ruw = io.BytesIO()
    boek.save(ruw)
    pad.parent.mkdir(parents=True, exist_ok=True)
    tijdelijk = pad.with_name(f".{pad.name}.{os.getpid()}")
    try:
        with open(tijdelijk, "wb", opener=partial(os.open, mode=0o600)) as bestand:
            bestand.write(zonder_tijden(ruw.getvalue()))
        tijdelijk.replace(pad)
    finally:
        tijdelijk.unlink(missing_ok=True)
