"""What may be published of a dossier although it looks like personal data: contact details, known and signed names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from kkfzlib.kengetallen.contract import lees_indien_berekend
from kkfzlib.lekken.namen import namen
from kkfzlib.lekken.vormen import Vrijstelling, effen, vrijstelling
from kkfzlib.onthulling.besluiten import lees_besluiten, tekst_gedekt

if TYPE_CHECKING:
    from kkfzlib.dossier import Dossier
    from kkfzlib.tabellen import Invoer


_KORTSTE = 9  # digits of a number that can be read as a citizen's


def vrijgave(invoer: Invoer, dossier: Dossier, vandaag: date | None = None) -> Vrijstelling:
    """The exemptions in ``organisatie.yml``, names that a valid decision ``tekst: <slot>`` covers, and amounts.

    One in eleven amounts of nine digits passes the check of a citizen's number, and those of the report are none.
    """
    besluiten, _ = lees_besluiten(invoer.besluiten)
    getekend = [t for slot, t in invoer.teksten.items() if tekst_gedekt(slot, t, besluiten, vandaag)]
    gevonden = (naam.tekst for t in getekend for naam in namen(effen(re.sub(r"[*_`]", "", t))))
    return vrijstelling(invoer.organisatie).met_namen(gevonden).met_bedragen(_bedragen(invoer, dossier))


def _bedragen(invoer: Invoer, dossier: Dossier) -> Iterator[str]:
    """The digits of the large amounts among the figures of this year and of the one that it is compared with."""
    for jaar in (dossier, dossier.jaar_ervoor(invoer.instellingen.vergelijk_met)):
        cijfers = lees_indien_berekend(jaar.kengetallen)
        if cijfers is not None:
            euros = cijfers.loc[cijfers["eenheid"].eq("euro"), "waarde"]
            yield from (t for w in euros if len(t := str(round(abs(w)))) >= _KORTSTE)
