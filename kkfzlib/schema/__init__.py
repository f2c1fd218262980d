"""The raw tables as data: columns, kinds, allowed values, Dutch descriptions. See ``docs/datawoordenboek.md``."""

from __future__ import annotations

from kkfzlib.schema import mensen, verslagschema, zorg
from kkfzlib.schema.kolom import SOORTNAMEN, Kolom, Soort, Tabel, is_jaarkolom

__all__ = ["SOORTNAMEN", "TABELLEN", "Kolom", "Soort", "Tabel", "is_jaarkolom"]

TABELLEN: dict[str, Tabel] = {
    tabel.naam: tabel
    for tabel in (
        zorg.PLAATSINGEN, zorg.UITSTROOM, zorg.CAPACITEIT, zorg.OMZET, mensen.MEDEWERKERS, mensen.VERZUIM,
        mensen.SCHOLING, verslagschema.BELEID, zorg.INCIDENTEN, mensen.ONDERZOEKEN_TABEL, mensen.ANTWOORDEN,
        mensen.CITATEN, verslagschema.BIJEENKOMSTEN, verslagschema.DOELEN, verslagschema.ONTWIKKELPUNTEN,
        verslagschema.BENCHMARKS, verslagschema.OPGAVE,
    )
}  # fmt: skip
"""Every raw table by name, in the order of the data model."""
