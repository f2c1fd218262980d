"""Executed notebooks are looked through before they are kept: they hold what the cells printed."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kkfzlib.bevindingen import heeft_fout
from kkfzlib.dossier import Dossier
from kkfzlib.fouten import InvoerFout

if TYPE_CHECKING:
    from kkfzlib.lekken import Geheimen, Vrijstelling

_INVOER = "invoer.json"


def keur(dossier: Dossier, notebook: Path) -> None:
    """InvoerFout when the executed ``notebook`` holds personal data; names the notebook and the raw file.

    Names in free text are no part of it: they may stand in the confidential profile.
    """
    from kkfzlib.lekken import scan

    lekken = scan(notebook, *_netten(dossier, _moment(dossier)))
    if heeft_fout(lekken):
        raise InvoerFout(
            lekken, f"Notebook {notebook.name} zou persoonsgegevens bewaren; van deze stap is niets bewaard."
        )


def _moment(dossier: Dossier) -> tuple[int, ...]:
    """When the input was cleaned and the figures computed; 0 while it was not (step 0 comes before that)."""
    paden = (dossier.processed / _INVOER, dossier.kengetallen)
    return tuple(p.stat().st_mtime_ns if p.is_file() else 0 for p in paden)


@lru_cache(maxsize=4)
def _netten(dossier: Dossier, moment: tuple[int, ...]) -> tuple[Geheimen, Vrijstelling]:
    """Denylist and exemptions of the input as cleaned at ``moment``."""
    from kkfzlib.inlezen import laad_invoer
    from kkfzlib.lekken import Vrijstelling, verzamel_van, vrijgave

    if not moment[0]:
        return verzamel_van(dossier, None), Vrijstelling()
    invoer = laad_invoer(dossier)
    return verzamel_van(dossier, invoer), vrijgave(invoer, dossier)
