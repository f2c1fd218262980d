"""The published key figures as CSV and as a workbook: what is hidden is ``x``, and no cell is ever a formula."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kkfzlib.cijfers import Cijfer
    from kkfzlib.onthulling import Gepubliceerd

_FORMULE = ("=", "+", "-", "@", "\t", "\r")
_MOMENT = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")

Waarde = str | int | float | None


def veilig(tekst: str) -> str:
    """A text that a spreadsheet does not take for a formula."""
    return f"'{tekst}" if tekst.startswith(_FORMULE) else tekst


def rijen(gepubliceerd: Gepubliceerd) -> list[list[Waarde]]:
    """The rows of the export, in the contract's order of columns."""
    exact = gepubliceerd.profiel == "indiening"
    return [_rij(cel, exact) for cel in gepubliceerd if not cel.intern]


def _rij(cel: Cijfer, exact: bool) -> list[Waarde]:
    from kkfzlib.onthulling import MARKERING

    if cel.verborgen:
        # A number that never leaves the house is not hidden: nobody has to wonder what it is.
        getallen: list[Waarde] = [
            MARKERING if v in cel.velden else None for v in ("waarde", "teller", "noemer")
        ]
    else:
        getallen = [_waarde(cel, exact), _kort(cel.teller), _kort(cel.noemer)]
    w, t, n = getallen
    return [
        *map(veilig, (cel.kengetal, cel.uitsplitsing, cel.periode)),
        w,
        veilig(cel.eenheid),
        t,
        n,
        cel.herkomst,
    ]


def _waarde(cel: Cijfer, exact: bool) -> Waarde:
    from kkfzlib.verslag.getallen import gepubliceerd

    # No more decimals than the report prints: the protection was proved for those.
    return _kort(gepubliceerd(cel, exact=exact))


def _kort(waarde: float | None) -> Waarde:
    if waarde is None:
        return None
    return int(waarde) if float(waarde).is_integer() else float(waarde)


def exporteer(gepubliceerd: Gepubliceerd, doel: Path) -> None:
    """Write ``kengetallen.csv`` and ``kengetallen.xlsx`` in folder ``doel``."""
    from kkfzlib.cijfers import KOLOMMEN

    inhoud = rijen(gepubliceerd)
    uit = io.StringIO()
    schrijver = csv.writer(uit, lineterminator="\n")
    schrijver.writerows([KOLOMMEN, *inhoud])
    (doel / "kengetallen.csv").write_text(uit.getvalue(), encoding="utf-8")
    bladen: dict[str, list[list[Waarde]]] = {
        "kengetallen": [list(KOLOMMEN), *inhoud],
        "Toelichting": woordenboek(gepubliceerd),
    }
    (doel / "kengetallen.xlsx").write_bytes(werkboek(bladen))


def woordenboek(gepubliceerd: Gepubliceerd) -> list[list[Waarde]]:
    """What the columns and the kengetallen in this export mean."""
    from kkfzlib.kengetallen.register import REGISTER
    from kkfzlib.onthulling.gepubliceerd import MARKERING_LEGENDA

    kolommen = {
        "kengetal": "naam van het kengetal; de betekenis staat hieronder",
        "uitsplitsing": "deel van het kengetal; codes die zijn samengevoegd staan met een plusteken ertussen",
        "periode": "jaar, of het jaar van de peildatum",
        "waarde": "de waarde; percentages van 0 tot 100, met de decimalen van het verslag",
        "eenheid": "eenheid van de waarde",
        "teller": "teller van een aandeel, gemiddelde of verhouding",
        "noemer": "noemer van een aandeel, gemiddelde of verhouding",
        "herkomst": "registratie: berekend uit de eigen registratie; opgave: door de organisatie opgegeven",
        "x": MARKERING_LEGENDA,
    }
    gebruikt = {cel.kengetal for cel in gepubliceerd}
    begrippen = [
        *kolommen.items(),
        *((k.id, f"{k.naam}. {k.definitie}") for k in REGISTER.values() if k.id in gebruikt),
        *_delen(gepubliceerd),
    ]
    uit: list[list[Waarde]] = [["begrip", "betekenis"]]
    uit += [[veilig(begrip), veilig(betekenis)] for begrip, betekenis in begrippen]
    return uit


def _delen(gepubliceerd: Gepubliceerd) -> list[tuple[str, str]]:
    """``continuiteit/6`` and the like, with what the code stands for; codes that speak for themselves left out."""
    from kkfzlib.kader import gids
    from kkfzlib.kengetallen.namen import AANTAL, uitsplitsing_naam

    lijst = gids(int(gepubliceerd.jaar))
    uit = {}
    for cel in gepubliceerd:
        naam = uitsplitsing_naam(cel.kengetal, cel.uitsplitsing, lijst)
        if cel.uitsplitsing and naam != cel.uitsplitsing:
            uit[cel.naam] = f"{naam} (aantal)" if cel.uitsplitsing.endswith(AANTAL) else naam
    return sorted(uit.items())


def werkboek(bladen: dict[str, list[list[Waarde]]]) -> bytes:
    """A workbook with these sheets; text cells are stored as text."""
    from openpyxl import Workbook

    boek = Workbook()
    boek.remove(boek.worksheets[0])
    for titel, inhoud in bladen.items():
        blad = boek.create_sheet(titel)
        for r, rij in enumerate(inhoud, start=1):
            for k, waarde in enumerate(rij, start=1):
                cel = blad.cell(r, k, waarde)
                if isinstance(waarde, str):
                    cel.data_type = "s"
        blad.freeze_panes = "A2"
    boek.properties.creator = "kkfz"
    ruw = io.BytesIO()
    boek.save(ruw)
    return zonder_tijden(ruw.getvalue())


def zonder_tijden(zip_bytes: bytes) -> bytes:
    """The same archive without the moment of saving, so that the same figures give the same bytes."""
    uit = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(zip_bytes)) as bron,
        zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as doel,
    ):
        for naam in sorted(bron.namelist()):
            inhoud = bron.read(naam)
            if naam == "docProps/core.xml":
                inhoud = _MOMENT.sub(b"", inhoud)
            doel.writestr(zipfile.ZipInfo(naam), inhoud, zipfile.ZIP_DEFLATED)
    return uit.getvalue()
