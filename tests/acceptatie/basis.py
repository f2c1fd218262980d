"""One valid organisation with every table, as rows of text, to break in exactly one place."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from kkfzlib.cli import draai
from kkfzlib.dossier import Dossier

Tabellen = dict[str, list[list[str]]]
"""Per table the header and the rows below it."""

_TEKST = {
    "plaatsingen": """client_id;locatie;zorgvorm;financiering;zorgtitel;zorgzwaarte;begindatum;einddatum
C-01;Noord|vleugel B;verblijf;fz;tbs met voorwaarden;C-3;01-02-2023;01-06-2024
C-02;Noord;ambulant;wlz;;;2024-02-01;
C-01;Zuid;verblijf;fz;tbs met voorwaarden;VG-7;01-06-2024;01-09-2024
C-03;Zuid;verblijf;zvw;;;31-12-2023;""",
    "uitstroom": """client_id;datum;terug_naar_detentie;vervolgzorg
C-01;01-09-2024;nee;6|8""",
    "capaciteit": """locatie;bedden;begindatum;einddatum
Noord;12;01-01-2023;31-12-2024""",
    "omzet": """financiering;bedrag;maand
fz;1234,50;1
wlz;-10;""",
    "medewerkers": "medewerker_id;functie;opleiding;dienstverband;fte;in_dienst;uit_dienst;"
    """reden_uit_dienst;ervaring_sinds
M-1;begeleider;hbo;vast;0,89;01-03-2021;;;01-09-2016
M-2;regel|twee;mbo;tijdelijk;1;01-03-2022;01-10-2024;zzp;01-09-2019
M-3;coach;wo;vast;1,2;01-03-2022;;;01-09-2019""",
    "verzuim": """medewerker_id;begindatum;einddatum;percentage;soort
M-1;01-03-2024;15-03-2024;50;ziekte
M-1;15-03-2024;;100;ziekte
M-2;15-03-2024;15-03-2024;33,3;zwangerschap""",
    "scholing": """medewerker_id;datum;naam;soort
M-1;18-04-2024;Risicotaxatie;leerlijn""",
    "beleid": """jaar;categorie;titel
2024;protocol;Protocol medicatie""",
    "incidenten": """datum;locatie;soort;ernst
12-03-2024;Noord;agressie;2
2024-03-12;Noord;agressie;4""",
    "onderzoeken": """onderzoek;uitgenodigd;schaal_min;schaal_max;moment
cto;12;1;10;najaar 2024
mto;5;1;10;voorjaar""",
    "antwoorden": """onderzoek;respondent_id;vraag;score;toelichting
cto;R-1;wonen;8;fijn|wonen
cto;R-2;wonen;;geen mening
cto;R-3;wonen;7,5;""",
    "citaten": """onderzoek;vraag;citaat;vrijgegeven
cto;wonen;Prettige plek.;ja""",
    "bijeenkomsten": """datum;soort;omschrijving
21-05-2024;regio-overleg;Overleg over nazorg""",
    "doelen": """nummer;pijler;doel;actie;resultaat;begin;eind;kwaliteitsaspect;overzicht;status
1.1;2;Bekwaam team;Module aanbieden;Iedereen bekwaam;01-02-2024;31-10-2024;;hoofdlijn;loopt""",
    "ontwikkelpunten": """thema;ontwikkelpunt;2024;2025
6;Opleidingsplan;x;""",
    "benchmarks": """kengetal;waarde;periode;bron
verzuim;6,6;;""",
    "opgave": """kengetal;uitsplitsing;periode;waarde;vindplaats
beddagen;;2023;380;blz. 4
continuiteit;6:n;2023;3;blz. 5""",
}


def _rijen(tabel: str) -> list[list[str]]:
    """A bar in free text stands for a line break inside quotes, so that lines and rows differ."""
    lijst = [regel.split(";") for regel in _TEKST[tabel].split("\n")]
    return lijst if tabel == "uitstroom" else [[v.replace("|", "\n") for v in rij] for rij in lijst]


BASIS: Tabellen = {tabel: _rijen(tabel) for tabel in _TEKST}


def regel_van(rijen: list[list[str]], nummer: int) -> int:
    """Physical line on which row ``nummer`` (0 is the header) begins."""
    return 1 + sum(1 + sum(v.count("\n") for v in rij) for rij in rijen[:nummer])


def csv_bytes(rijen: list[list[str]], codering: str = "utf-8") -> bytes:
    """The rows as a CSV."""
    veld = io.StringIO()
    csv.writer(veld, delimiter=";", lineterminator="\n").writerows(rijen)
    return veld.getvalue().encode(codering)


def met(tabel: str, nummer: int, kolom: str, waarde: Any) -> Tabellen:
    """The valid tables with one cell replaced; ``nummer`` 1 is the first row below the header."""
    uit = deepcopy(BASIS)
    uit[tabel][nummer][uit[tabel][0].index(kolom)] = waarde
    return uit


def schrijf(wortel: Path, tabellen: Tabellen | None = None) -> Dossier:
    """CSV files."""
    dossier = _dossier(wortel)
    for naam, rijen in (BASIS if tabellen is None else tabellen).items():
        (dossier.raw / f"{naam}.csv").write_bytes(csv_bytes(rijen))
    return dossier


def schrijf_boek(
    wortel: Path, tabellen: Tabellen | None = None, na: Callable[[Workbook], object] | None = None
) -> Dossier:
    """One workbook, cells as text; ``na`` changes it before it is saved."""
    dossier = _dossier(wortel)
    boek = Workbook()
    boek.remove(boek.worksheets[0])
    for naam, rijen in (BASIS if tabellen is None else tabellen).items():
        blad = boek.create_sheet(naam)
        for rij in rijen:
            blad.append([v if v != "" else None for v in rij])
    if na is not None:
        na(boek)
    boek.save(dossier.raw / "invoer.xlsx")
    return dossier


def _dossier(wortel: Path) -> Dossier:
    dossier = Dossier("testzorg", 2024, wortel, wortel / "uit")
    dossier.raw.mkdir(parents=True)
    (dossier.raw_organisatie / "organisatie.yml").write_text("naam: Testzorg\n", encoding="utf-8")
    return dossier


def cel_van(tabel: str, nummer: int, kolom: str) -> str:
    """``blad!A1`` of a cell of the valid tables."""
    return f"{tabel}!{get_column_letter(BASIS[tabel][0].index(kolom) + 1)}{nummer + 1}"


def controleer(dossier: Dossier, capsys: Any) -> tuple[int, list[dict[str, Any]]]:
    """Exit code and findings of ``kkfz controleer --json``."""
    capsys.readouterr()
    code = draai(["controleer", "testzorg", "2024", "--json", "--data", str(dossier.data)])
    return code, json.loads(capsys.readouterr().out)


def fouten(bevindingen: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The findings that stop."""
    return [b for b in bevindingen if b["ernst"] == "fout"]
