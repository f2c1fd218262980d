"""Small dossiers for the tests: valid rows per table, written as CSV, with whatever a test changes."""

from __future__ import annotations

from pathlib import Path

from kkfzlib.bevindingen import Invoerbevinding
from kkfzlib.dossier import Dossier
from kkfzlib.inlezen import lees_invoer
from kkfzlib.tabellen import Invoer

JAAR = 2024

GELDIG: dict[str, str] = {
    "plaatsingen": """client_id;locatie;zorgvorm;financiering;zorgtitel;zorgzwaarte;begindatum;einddatum
C-01;Noord;verblijf;fz;tbs met voorwaarden;C-3;01-02-2023;01-06-2024
C-02;Noord;Ambulant;WLZ;;;2024-02-01;
""",
    "uitstroom": """client_id;datum;terug_naar_detentie;vervolgzorg
C-01;01-06-2024;nee;6|8
""",
    "capaciteit": "locatie;bedden;begindatum;einddatum\nNoord;12;01-01-2024;\n",
    "omzet": "financiering;bedrag;maand\nfz;1234,50;1\nwlz;-10;\n",
    "medewerkers": """medewerker_id;functie;opleiding;dienstverband;fte;in_dienst;uit_dienst;"""
    """reden_uit_dienst;ervaring_sinds
M-1;begeleider;hbo;vast;0,89;01-03-2021;;;01-09-2016
M-2;begeleider;mbo;tijdelijk;1;01-03-2022;01-10-2024;zzp;01-09-2019
""",
    "verzuim": "medewerker_id;begindatum;einddatum;percentage;soort\nM-1;01-03-2024;15-03-2024;50;ziekte\n",
    "scholing": "medewerker_id;datum;naam;soort\nM-1;18-04-2024;Risicotaxatie;leerlijn\n",
    "beleid": "jaar;categorie;titel\n2024;protocol;Protocol medicatie\n",
    "incidenten": "datum;locatie;soort;ernst\n12-03-2024;Noord;agressie;2\n",
    "onderzoeken": "onderzoek;uitgenodigd;schaal_min;schaal_max;moment\ncto;12;1;10;najaar 2024\n",
    "antwoorden": "onderzoek;respondent_id;vraag;score;toelichting\ncto;R-1;wonen;8;\ncto;R-2;wonen;;geen mening\n",
    "citaten": "onderzoek;vraag;citaat;vrijgegeven\ncto;wonen;Prettige plek.;ja\n",
    "bijeenkomsten": "datum;soort;omschrijving\n21-05-2024;regio-overleg;Overleg over nazorg\n",
    "doelen": "nummer;pijler;doel;actie;resultaat;begin;eind;kwaliteitsaspect;overzicht;status\n"
    "1.1;2;Bekwaam team;Module aanbieden;Iedereen bekwaam;01-02-2024;31-10-2024;;hoofdlijn;loopt\n",
    "ontwikkelpunten": "thema;ontwikkelpunt;2024;2025\n6;Opleidingsplan;x;\n",
    "benchmarks": "kengetal;waarde;periode;bron\nverzuim;6,6;;\n",
    "opgave": "kengetal;uitsplitsing;periode;waarde;vindplaats\nverzuim;;2024;3,8;blz. 4\n"
    "continuiteit;6:n;2024;3;blz. 5\n",
}


def maak(root: Path, tabellen: dict[str, str | bytes] | None = None, **bestanden: str | bytes) -> Dossier:
    """A dossier of testzorg 2024. ``tabellen`` maps table to CSV; ``bestanden`` other files (``__`` is a dot)."""
    dossier = Dossier("testzorg", JAAR, root, root / "uit")
    dossier.raw.mkdir(parents=True, exist_ok=True)
    (dossier.raw_organisatie / "organisatie.yml").write_text("naam: Testzorg\n", encoding="utf-8")
    for naam, inhoud in (GELDIG if tabellen is None else tabellen).items():
        schrijf(dossier.raw / f"{naam}.csv", inhoud)
    for naam, inhoud in bestanden.items():
        schrijf(dossier.raw / naam.replace("__", "."), inhoud)
    return dossier


def schrijf(pad: Path, inhoud: str | bytes) -> None:
    """Text as UTF-8 without translation of line ends, or bytes."""
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_bytes(inhoud.encode("utf-8") if isinstance(inhoud, str) else inhoud)


def lees(
    root: Path, tabellen: dict[str, str | bytes] | None = None, **bestanden: str | bytes
) -> list[Invoerbevinding]:
    """The findings of such a dossier."""
    return lees_invoer(maak(root, tabellen, **bestanden))[1]


def lees_goed(root: Path, tabellen: dict[str, str | bytes] | None = None, **bestanden: str | bytes) -> Invoer:
    """The clean input of such a dossier, which must be valid."""
    invoer, bevindingen = lees_invoer(maak(root, tabellen, **bestanden))
    assert invoer is not None, "\n".join(map(str, bevindingen))
    return invoer


def codes(bevindingen: list[Invoerbevinding]) -> set[str]:
    """The codes of the findings."""
    return {b.code for b in bevindingen}


def de_ene(bevindingen: list[Invoerbevinding], code: str) -> Invoerbevinding:
    """The only finding with ``code``."""
    gevonden = [b for b in bevindingen if b.code == code]
    assert len(gevonden) == 1, "\n".join(map(str, bevindingen))
    return gevonden[0]


def met(tabel: str, oud: str, nieuw: str) -> dict[str, str | bytes]:
    """The valid tables with one text replaced in ``tabel``."""
    assert oud in GELDIG[tabel]
    return {**GELDIG, tabel: GELDIG[tabel].replace(oud, nieuw, 1)}
