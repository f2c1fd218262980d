"""The Excel template: a sheet per table with drop-downs, formats, notes and an example row, and a sheet Uitleg."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils.cell import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from kkfzlib.kader import gids, keuzetekst, zorgtitels
from kkfzlib.nederlands.cel import lees_datum, lees_getal
from kkfzlib.schema import SOORTNAMEN, TABELLEN, Kolom, Tabel
from kkfzlib.schema.kolom import MERK

RIJEN = 2000
"""Rows that get a drop-down list or limits."""

ERNST = ("1 – licht", "2 – matig", "3 – ernstig", "4 – zeer ernstig")
"""What the four numbers of ernst stand for; the drop-down shows both."""
_EERSTE_LIJST = 8
"""Column of the sheet Uitleg where the lists begin, beside the explanation."""

_OPMAAK = {"datum": "dd-mm-yyyy", "decimaal": "General", "geheel": "0", "jaar": "0"}
_KOP = PatternFill("solid", fgColor="332288")
_VOORBEELD = PatternFill("solid", fgColor="EEEEEE")

_UITLEG = (
    "Zo vult u dit werkboek in",
    "Elk werkblad is een tabel; wat u niet heeft, laat u leeg. Lever een tabel óf hier óf als CSV aan, nooit in beide.",
    f"De grijze rij met {MERK} is een voorbeeld en telt nooit mee. Typ eronder; "
    "een veranderde voorbeeldrij wordt geweigerd.",
    "Schrijf datums als dd-mm-jjjj en getallen met een komma, zonder punten, eurotekens of procenttekens.",
    "Laat ontbrekende waarden leeg. Zet geen titels, totalen, formules of samengevoegde cellen in de bladen.",
    "Gebruik overal hetzelfde pseudoniem; nooit een naam, geboortedatum of burgerservicenummer.",
    "Kies vervolgzorg, zorgtitel en ernst uit de lijst; de codes staan hiernaast. Alleen de code typen mag ook.",
    "Codes van vervolgzorg staan in tekstopmaak: 5.1 blijft dan 5.1. Meer codes scheidt u met |, bijvoorbeeld 6|8.",
    "Controleer het resultaat met: kkfz controleer ORGANISATIE JAAR.",
)


Gevuld = Mapping[str, tuple[Sequence[str], Sequence[Mapping[str, Any]]]]
"""Per table its columns and its rows, by column."""


def schrijf_werkboek(
    doel: Path, jaar: int, elders: frozenset[str] = frozenset(), gevuld: Gevuld | None = None
) -> None:
    """Write the template for ``jaar``. Tables in ``elders`` are already filled as CSV; sheet Uitleg says so.

    Those in ``gevuld`` get their rows under the example row.
    """
    boek = Workbook()
    uitleg = boek.active
    assert isinstance(uitleg, Worksheet)
    uitleg.title = "Uitleg"
    lijsten = _keuzelijsten(uitleg, jaar)
    for tabel in TABELLEN.values():
        kop, rijen = (gevuld or {}).get(tabel.naam) or (tabel.kop(range(jaar, jaar + 4)), ())
        _blad(boek.create_sheet(tabel.naam), tabel, kop, lijsten)
        _vul_blad(boek[tabel.naam], kop, rijen)
    _uitleg(uitleg, elders)
    # A fixed moment: the same template has the same content whenever it is made.
    boek.properties.created = boek.properties.modified = datetime(jaar, 1, 1)
    boek.properties.creator = "kkfz"
    boek.save(doel)


def _keuzelijsten(uitleg: Worksheet, jaar: int) -> dict[str, str]:
    """Write the long lists on the sheet Uitleg, in columns of their own; per kind of column the range it lies in."""
    lijsten = {
        "vervolgzorg": (
            f"Vervolgzorg (gids {gids(jaar).jaar})",
            [keuzetekst(c) for c in gids(jaar).categorieen],
        ),
        "zorgtitel": ("Forensische titels", sorted(zorgtitels())),
        "ernst": ("Ernst van een incident", list(ERNST)),
    }
    bereiken = {}
    for nummer, (kolom, (kop, waarden)) in enumerate(lijsten.items(), _EERSTE_LIJST):
        letter = get_column_letter(nummer)
        uitleg.cell(1, nummer, kop).font = Font(bold=True)
        for rij, waarde in enumerate(waarden, 2):
            uitleg.cell(rij, nummer, waarde)
        uitleg.column_dimensions[letter].width = max(24, *(len(w) for w in waarden))
        bereiken[kolom] = f"Uitleg!${letter}$2:${letter}${len(waarden) + 1}"
    return bereiken


def _vul_blad(blad: Worksheet, kop: Sequence[str], rijen: Sequence[Mapping[str, Any]]) -> None:
    for nummer, rij in enumerate(rijen, 3):
        for kolom, naam in enumerate(kop, 1):
            cel = blad.cell(nummer, kolom, rij.get(naam))
            cel.number_format = blad.cell(2, kolom).number_format


def _blad(blad: Worksheet, tabel: Tabel, namen: Sequence[str], lijsten: Mapping[str, str]) -> None:
    for nummer, naam in enumerate(namen, 1):
        kolom = tabel.kolom(naam)
        letter = get_column_letter(nummer)
        kop = blad.cell(1, nummer, kolom.naam)
        kop.font, kop.fill = Font(bold=True, color="FFFFFF"), _KOP
        kop.comment = _notitie(kolom)
        blad.column_dimensions[letter].width = max(14, min(40, len(kolom.voorbeeld) + 4))
        # The format of the whole column, so that Excel never turns a code into a date.
        blad.column_dimensions[letter].number_format = _OPMAAK.get(kolom.soort, "@")
        voorbeeld = blad.cell(2, nummer, MERK if nummer == 1 else _voorbeeldwaarde(kolom))
        voorbeeld.number_format = _OPMAAK.get(kolom.soort, "@")
        voorbeeld.font, voorbeeld.fill = Font(italic=True, color="555555"), _VOORBEELD
        if (regel := _validatie(kolom, lijsten.get(kolom.naam, ""))) is not None:
            blad.add_data_validation(regel)
            regel.add(f"{letter}3:{letter}{RIJEN}")
    blad.freeze_panes = "A2"


def _voorbeeldwaarde(kolom: Kolom) -> Any:
    if not kolom.voorbeeld or kolom.soort == "kruis":
        return None
    if kolom.soort == "datum":
        return datetime.combine(lees_datum(kolom.voorbeeld), time())
    if kolom.soort in ("decimaal", "geheel", "jaar"):
        getal = lees_getal(kolom.voorbeeld)
        return int(getal) if getal == int(getal) else getal
    return kolom.voorbeeld


def _notitie(kolom: Kolom) -> Comment:
    delen = [kolom.omschrijving, f"Soort: {SOORTNAMEN[kolom.soort]}."]
    if kolom.bereik:
        delen.append(f"Toegestaan: {kolom.bereik}.")
    if kolom.naam == "ernst":
        delen.append("; ".join(ERNST) + ".")
    if kolom.naam in ("vervolgzorg", "zorgtitel"):
        delen.append("De lijst staat op het blad Uitleg.")
    delen.append("Mag leeg blijven." if kolom.leeg else "Verplicht.")
    if kolom.voorbeeld:
        delen.append(f"Voorbeeld: {kolom.voorbeeld}")
    return Comment("\n".join(delen), "kkfz", width=320, height=160)


def _validatie(kolom: Kolom, bereik: str) -> DataValidation | None:
    """A drop-down list (``bereik`` where it is long), or limits; the message is the column's own description."""
    if bereik:
        # A choice, not a limit: more codes with | between them and a title of one's own are right as well.
        return DataValidation("list", formula1=bereik, allow_blank=True, showErrorMessage=False)
    lijst = kolom.keuzes or {"janee": ("ja", "nee"), "kruis": ("x",)}.get(kolom.soort, ())
    regel = None
    if lijst:
        regel = DataValidation("list", formula1='"' + ",".join(lijst) + '"', allow_blank=True)
    elif kolom.soort == "datum":
        regel = DataValidation("date", operator="between", formula1="1", formula2="73415", allow_blank=True)
    elif kolom.soort in ("decimaal", "geheel") and kolom.minimum is not None and kolom.maximum is not None:
        soort = "decimal" if kolom.soort == "decimaal" else "whole"
        regel = DataValidation(
            soort,
            operator="between",
            formula1=f"{kolom.minimum:g}",
            formula2=f"{kolom.maximum:g}",
            allow_blank=True,
        )
    if regel is not None:
        regel.errorTitle, regel.error = "Niet toegestaan", (kolom.bereik or SOORTNAMEN[kolom.soort])[:200]
        regel.showErrorMessage = True
    return regel


def _uitleg(blad: Worksheet, elders: frozenset[str]) -> None:
    regels = list(_UITLEG)
    regels += [
        f"De tabel {naam} is al gevuld met wat van vorig jaar doorloopt: zie {naam}.csv."
        for naam in sorted(elders)
    ]
    for rij, regel in enumerate(regels, 1):
        blad.cell(rij, 1, regel).alignment = Alignment(wrap_text=True, vertical="top")
    blad["A1"].font = Font(bold=True, size=14)
    begin = len(regels) + 2
    for kolom, naam in enumerate(("tabel", "kolom", "soort", "toegestaan", "leeg", "omschrijving"), 1):
        blad.cell(begin, kolom, naam).font = Font(bold=True)
    rij = begin + 1
    for tabel in TABELLEN.values():
        for k in tabel.kolommen:
            waarden = (
                tabel.naam,
                k.naam,
                SOORTNAMEN[k.soort],
                k.bereik,
                "mag" if k.leeg else "nee",
                k.omschrijving,
            )
            for nummer, waarde in enumerate(waarden, 1):
                blad.cell(rij, nummer, waarde)
            rij += 1
    for letter, breedte in zip("ABCDEF", (90, 22, 30, 40, 8, 80), strict=True):
        blad.column_dimensions[letter].width = breedte
