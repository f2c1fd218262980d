"""What the import did: sources, dropped rows, translations and columns that were left; counts and headers only."""

from __future__ import annotations

from kkfzlib.importeren.uitvoering import Import
from kkfzlib.toon.invoer import bevindingen as toon_bevindingen
from kkfzlib.toon.tabel import Tabel


def bronnen(gedaan: Import) -> Tabel:
    """One row per source: file, sheet, header row, and rows from the export to the table that it went into."""
    kolommen = [
        "tabel",
        "bestand",
        "blad",
        "koprij",
        "gelezen als",
        "rijen in",
        "vervallen",
        "rijen uit",
        "rijen in de tabel",
    ]
    rijen = []
    for v in gedaan.verslagen:
        weg = sum(n for _, n in v.vervallen)
        rijen.append([v.tabel, v.bestand, v.blad or "–", v.koprij, v.vorm, v.rijen_in, weg, v.rijen_uit,
                      len(gedaan.tafels[v.tabel])])  # fmt: skip
    return Tabel.van(rijen, columns=kolommen)


def vervallen(gedaan: Import) -> Tabel:
    """One row per rule under ``rijen``: how many rows it dropped."""
    rijen = [[v.tabel, v.bestand, regel, n] for v in gedaan.verslagen for regel, n in v.vervallen]
    return Tabel.van(rijen, columns=["tabel", "bestand", "regel", "vervallen rijen"])


def vertalingen(gedaan: Import) -> Tabel:
    """One row per value that was translated, with how often; columns about persons are not among them."""
    rijen = [
        [v.tabel, v.bestand, t.kop, t.van, t.kolom, t.naar or "(leeg)", t.aantal]
        for v in gedaan.verslagen
        for t in v.vertalingen
    ]
    return Tabel.van(
        rijen, columns=["tabel", "bestand", "kolom export", "waarde", "kolom", "wordt", "aantal"]
    )


def weggelaten(gedaan: Import) -> Tabel:
    """One row per source: the columns that were not read."""
    rijen = [[v.bestand, v.blad or "–", v.tabel, ", ".join(v.weggelaten) or "–"] for v in gedaan.verslagen]
    return Tabel.van(rijen, columns=["bestand", "blad", "voor tabel", "niet gelezen kolommen"])


def bevindingen(gedaan: Import) -> object:
    """The warnings about the exports, as a table."""
    return toon_bevindingen(gedaan.melder.bevindingen)
