"""From the import to reading: imported tables as raw ones, with a line of the reading protocol per source."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kkfzlib.dossier import Dossier
from kkfzlib.importeren.opslag import VERSLAG, laad_import
from kkfzlib.importeren.uitvoering import importeer
from kkfzlib.importeren.verslag import Bronverslag
from kkfzlib.inlezen.ingevoerd import Ingevoerd


def vers(dossier: Dossier) -> Ingevoerd:
    """Import now, in memory. GebruikFout when a pseudonym is asked for and the key can't be used."""
    gedaan = importeer(dossier)
    tabellen = {n: t.als_ruw() for n, t in gedaan.tafels.items()}
    return Ingevoerd(tabellen, _protocol(gedaan.verslagen), tuple(gedaan.melder.bevindingen), gedaan.bedoeld)


def bewaard(dossier: Dossier) -> Ingevoerd | None:
    """What step 0 left; None when it has not run."""
    if not (dossier.ingevoerd / VERSLAG).is_file():
        return None
    tabellen, verslagen, bevindingen = laad_import(dossier)
    return Ingevoerd(tabellen, _protocol(verslagen), tuple(bevindingen), frozenset(tabellen))


def _protocol(verslagen: Iterable[Bronverslag]) -> dict[str, tuple[dict[str, Any], ...]]:
    uit: dict[str, tuple[dict[str, Any], ...]] = {}
    for v in verslagen:
        waar = f"{v.vorm}, blad {v.blad}" if v.blad else v.vorm
        regel = {
            "bestand": v.bestand,
            "sha256": v.sha256,
            "bytes": v.bytes,
            "tabel": v.tabel,
            "codering": f"{waar}, koprij {v.koprij}",
            "rijen_gelezen": v.rijen_in,
            "rijen_behouden": v.rijen_in - sum(n for _, n in v.vervallen),
            "rijen_vervallen": sum(n for _, n in v.vervallen),
        }
        uit[v.tabel] = (*uit.get(v.tabel, ()), regel)
    return uit
