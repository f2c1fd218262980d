"""A small organisation with one export per test: whatever a test changes, and what comes of it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from kkfzlib.bevindingen import Invoerbevinding
from kkfzlib.dossier import Dossier
from kkfzlib.importeren.uitvoering import Import, importeer

RECEPT = r"""
plaatsingen:
  bron: "clienten*"
  rijen: {zonder: {Naam: "Totaal*"}}
  kolommen:
    client_id: {uit: Cliëntnummer, pseudoniem: client}
    locatie: {uit: Locatie}
    zorgvorm: {uit: Product, waarden: {"ZZP 3C": verblijf, "Ambulant*": ambulant}}
    financiering: {uit: Wet, waarden: {Justitie: fz, Wlz: wlz}}
    zorgtitel: {uit: Titel}
    begindatum: {uit: Start, datum: d-m-jjjj}
    einddatum: {uit: Eind, datum: d-m-jjjj}
"""
KOP = ["Naam", "BSN", "Cliëntnummer", "Locatie", "Product", "Wet", "Titel", "Start", "Eind"]
RIJEN: list[list[Any]] = [
    [
        "Kwispelaar, Barthold",
        "123456782",
        "1001",
        "Noord",
        "ZZP 3C",
        "Justitie",
        "ISD",
        "1-2-2023",
        "1-6-2024",
    ],
    ["Zonneveld, W.", "111222333", "1002", "Noord", "Ambulante zorg", "Wlz", "", "3-2-2024", ""],
    ["Totaal", "", "", "", "", "", "2", "", ""],
]
PERSONEN = ("Kwispelaar", "Zonneveld", "123456782", "111222333")


def werkboek(*rijen: Sequence[Any], **bladen: Sequence[Sequence[Any]]) -> bytes:
    """A workbook with ``rijen`` on sheet Export, and further sheets by name."""
    boek = Workbook()
    eerste = boek.active
    assert eerste is not None
    eerste.title = "Export"
    for rij in rijen:
        eerste.append([None if c == "" else c for c in rij])
    for naam, inhoud in bladen.items():
        blad = boek.create_sheet(naam)
        for rij in inhoud:
            blad.append(list(rij))
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def csv(*rijen: Sequence[Any], teken: str = ";") -> bytes:
    """A CSV without quotes."""
    return ("\n".join(teken.join(map(str, r)) for r in rijen) + "\n").encode()


def maak(root: Path, recept: str = RECEPT, **bestanden: bytes) -> Dossier:
    """``testzorg 2024`` with these exports (``__`` is a dot)."""
    dossier = Dossier("testzorg", 2024, root / "data", root / "uit")
    dossier.bronnen.mkdir(parents=True, exist_ok=True)
    (dossier.raw_organisatie / "organisatie.yml").write_text("naam: Testzorg\n", encoding="utf-8")
    (dossier.raw_organisatie / "koppeling.yml").write_text(recept, encoding="utf-8")
    for naam, inhoud in bestanden.items():
        (dossier.bronnen / naam.replace("__", ".")).write_bytes(inhoud)
    return dossier


def voer_in(root: Path, recept: str = RECEPT, **bestanden: bytes) -> Import:
    """The import of such an organisation; nothing found may hold anything of a person."""
    gedaan = importeer(maak(root, recept, **bestanden))
    tekst = "\n".join(map(str, gedaan.melder.bevindingen))
    assert not any(p in tekst for p in PERSONEN), tekst
    return gedaan


def fouten(gedaan: Import) -> list[Invoerbevinding]:
    """What stops."""
    return [b for b in gedaan.melder.bevindingen if b.ernst == "fout"]


def een(gedaan: Import, code: str) -> Invoerbevinding:
    """The only finding with this code."""
    raak = [b for b in gedaan.melder.bevindingen if b.code == code]
    assert len(raak) == 1, "\n".join(map(str, gedaan.melder.bevindingen))
    return raak[0]


def kolom(
    recept_kolom: str, cellen: Sequence[Any], naam: str = "bedrag", root: Path | None = None
) -> list[str]:
    """What the values of one export column become in ``omzet`` or ``verzuim``, by the recipe of that column."""
    assert root is not None
    vast = {
        "omzet": {"financiering": "fz", "bedrag": "1"},
        "verzuim": {"medewerker_id": "M-1", "begindatum": "2024-01-01", "percentage": "1", "soort": "ziekte"},
    }
    tabel = "omzet" if naam in ("bedrag", "financiering", "maand") else "verzuim"
    regels = "".join(f"    {k}: {{vast: {v}}}\n" for k, v in vast[tabel].items() if k != naam)
    recept = f"{tabel}:\n  bron: x.xlsx\n  kolommen:\n{regels}    {naam}: {recept_kolom}\n"
    gedaan = voer_in(
        root, recept, x__xlsx=werkboek(["Nr", "A", "B"], *([n, *c] for n, c in enumerate(cellen)))
    )
    assert not fouten(gedaan), "\n".join(map(str, fouten(gedaan)))
    return gedaan.tafels[tabel].teksten(naam).tolist()
