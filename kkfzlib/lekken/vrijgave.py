"""What may be published of a dossier although it looks like personal data: contact details, known and signed names."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from kkfzlib.lekken.namen import namen
from kkfzlib.lekken.vormen import Vrijstelling, effen, vrijstelling
from kkfzlib.onthulling.besluiten import lees_besluiten, tekst_gedekt

if TYPE_CHECKING:
    from kkfzlib.tabellen import Invoer


def vrijgave(invoer: Invoer, vandaag: date | None = None) -> Vrijstelling:
    """The exemptions in ``organisatie.yml``, and the names in texts that a valid decision ``tekst: <slot>`` covers."""
    besluiten, _ = lees_besluiten(invoer.besluiten)
    getekend = [t for slot, t in invoer.teksten.items() if tekst_gedekt(slot, t, besluiten, vandaag)]
    gevonden = (naam.tekst for t in getekend for naam in namen(effen(re.sub(r"[*_`]", "", t))))
    return vrijstelling(invoer.organisatie).met_namen(gevonden)
