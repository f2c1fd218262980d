"""Export files as systems write them: workbooks with titles and merged cells, ODS, and text in any encoding."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

_VAST = (1980, 1, 1, 0, 0, 0)
_MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")

Cel = Any
"""A text, a number, a day or nothing."""


@dataclass
class Blad:
    """One sheet as it is exported: rows of cells, and ranges of cells that are merged (``A4:D4``)."""

    naam: str
    rijen: list[list[Cel]]
    samen: list[str] = field(default_factory=list)


def bytes_vast(pad: Path, inhoud: bytes) -> None:
    """Write ``inhoud`` and make the folder where needed."""
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_bytes(inhoud)


def xlsx(pad: Path, bladen: Sequence[Blad]) -> None:
    """A workbook with real dates; the same rows give the same bytes."""
    from openpyxl import Workbook

    from kkfzlib.publiceren.export import zonder_tijden

    boek = Workbook()
    boek.remove(boek.worksheets[0])
    for blad in bladen:
        werkblad = boek.create_sheet(blad.naam)
        for r, rij in enumerate(blad.rijen, start=1):
            for k, waarde in enumerate(rij, start=1):
                if waarde is None:
                    continue
                cel = werkblad.cell(r, k, datetime.combine(waarde, time()) if _is_dag(waarde) else waarde)
                if _is_dag(waarde):
                    cel.number_format = "dd-mm-yyyy"
        for bereik in blad.samen:
            werkblad.merge_cells(bereik)
    ruw = io.BytesIO()
    boek.save(ruw)
    bytes_vast(pad, zonder_tijden(ruw.getvalue()))


def _is_dag(waarde: Cel) -> bool:
    return isinstance(waarde, date)


_ODS_KOP = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content office:version="1.2"'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
)
_ODS_SOORT = "application/vnd.oasis.opendocument.spreadsheet"
_ODS_LIJST = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS_SOORT}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def ods(pad: Path, bladen: Sequence[Blad]) -> None:
    """An OpenDocument spreadsheet, written by hand: the format is a small zip, and its bytes then stay the same."""
    delen = [_ODS_KOP]
    for blad in bladen:
        delen.append(f"<table:table table:name={quoteattr(blad.naam)}>")
        delen += [f"<table:table-row>{''.join(map(_ods_cel, rij))}</table:table-row>" for rij in blad.rijen]
        delen.append("</table:table>")
    delen.append("</office:spreadsheet></office:body></office:document-content>")
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as doel:
        # The kind of document comes first and uncompressed: that is how readers recognise the file.
        doel.writestr(zipfile.ZipInfo("mimetype", _VAST), _ODS_SOORT, zipfile.ZIP_STORED)
        for naam, tekst in (("content.xml", "".join(delen)), ("META-INF/manifest.xml", _ODS_LIJST)):
            doel.writestr(zipfile.ZipInfo(naam, _VAST), tekst, zipfile.ZIP_DEFLATED)
    bytes_vast(pad, uit.getvalue())


def _ods_cel(waarde: Cel) -> str:
    if waarde is None or waarde == "":
        return "<table:table-cell/>"
    if isinstance(waarde, date):
        soort = f'office:value-type="date" office:date-value="{waarde.isoformat()}"'
        tekst = f"{waarde:%d-%m-%Y}"
    elif isinstance(waarde, int | float):
        soort, tekst = f'office:value-type="float" office:value="{waarde!r}"', str(waarde)
    else:
        soort, tekst = 'office:value-type="string"', escape(waarde)
    return f"<table:table-cell {soort}><text:p>{tekst}</text:p></table:table-cell>"


@dataclass(frozen=True)
class Notatie:
    """How a text export writes: separator, encoding, form of dates and of numbers."""

    scheiding: str
    codering: str
    datum: str
    komma: bool = True

    def cel(self, waarde: Cel) -> str:
        """One value as text."""
        if waarde is None:
            return ""
        if isinstance(waarde, date):
            return schrijf_dag(waarde, self.datum)
        if isinstance(waarde, float):
            return repr(waarde).replace(".", ",") if self.komma else repr(waarde)
        return str(waarde)


def schrijf_dag(dag: date, vorm: str) -> str:
    """A day as ``d-m-jjjj``, ``dd-mm-jjjj``, ``jjjj-mm-dd`` or ``d mmm jjjj``."""
    return {
        "d-m-jjjj": f"{dag.day}-{dag.month}-{dag.year}",
        "dd-mm-jjjj": f"{dag:%d-%m-%Y}",
        "jjjj-mm-dd": dag.isoformat(),
        "d mmm jjjj": f"{dag.day} {_MAANDEN[dag.month - 1]} {dag.year}",
    }[vorm]


def tekstbestand(pad: Path, rijen: Iterable[Sequence[Cel]], notatie: Notatie) -> None:
    """Rows as separated text, with quotes where a cell needs them and Windows line ends."""
    import csv

    buffer = io.StringIO()
    schrijver = csv.writer(buffer, delimiter=notatie.scheiding, lineterminator="\r\n")
    schrijver.writerows([notatie.cel(w) for w in rij] for rij in rijen)
    bytes_vast(pad, buffer.getvalue().encode(notatie.codering))
