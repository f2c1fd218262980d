"""What is incomplete in a report that was made: its input as computed, with the figures of the submission."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkfzlib.compleet import Gebrek, gebreken
from kkfzlib.inlezen.tekstlezing import geleverde_teksten
from kkfzlib.publiceren.poort import beschermd

if TYPE_CHECKING:
    from kkfzlib.dossier import Dossier
    from kkfzlib.tabellen import Invoer


def gebreken_van(
    dossier: Dossier, invoer: Invoer, *, met_pagina: bool = True, echt: Dossier | None = None
) -> list[Gebrek]:
    """Every gap of a year whose figures are computed; texts and page lie in ``echt`` when ``dossier`` is a trial."""
    bron = echt or dossier
    return gebreken(
        bron,
        geleverde_teksten(bron),
        invoer.organisatie,
        invoer.instellingen,
        invoer.gids,
        invoer.tabellen,
        waarden=beschermd(dossier, invoer, "indiening"),
        met_pagina=met_pagina,
    )
