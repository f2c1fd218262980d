"""The tables that no export holds, and whether a person still has to answer for them (``kkfz aanvulling``)."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from kkfzlib.bevindingen import Invoerbevinding
from kkfzlib.dossier import AANVULLING, Dossier

VRAAGTABELLEN = frozenset({"uitstroom", "capaciteit", "onderzoeken"})
"""Tables that the supplement makes beside the exports."""


def aanvulling_open(
    dossier: Dossier, aanwezig: Collection[str], bevindingen: Iterable[Invoerbevinding]
) -> str:
    """The command for the supplement where a recipe lies and it isn't made, or has open cells; else empty.

    ``aanwezig`` are the tables that are there without it.
    """
    if not dossier.heeft_recept:
        return ""
    if (dossier.raw / AANVULLING).is_file():
        te_doen = any(
            b.code == "aanvulling-open" or (b.bestand == AANVULLING and b.ernst == "fout")
            for b in bevindingen
        )
    else:
        te_doen = not set(aanwezig) >= VRAAGTABELLEN
    return f"kkfz aanvulling {dossier.organisatie} {dossier.jaar}" if te_doen else ""
