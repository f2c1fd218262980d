"""The grey lines of the document that people write in: help that is recognised, and never read as text."""

from __future__ import annotations

from collections.abc import Mapping

from kkfzlib.verslag.slots import SLOTS

UITLEGREGELS = (
    "Schrijf onder elke kop de tekst van dat onderdeel. Laat de koppen van de onderdelen staan; wat u leeg laat, "
    "staat niet in het verslag. Grijze regels zoals deze worden nooit gelezen.",
    "Eigen tussenkoppen: gebruik Kop 2 of Kop 3. Opsommingen, tabellen, vet, links, voetnoten, citaten (stijl "
    "Citaat) en afbeeldingen (PNG, JPEG of SVG, met alternatieve tekst) gaan mee.",
    "Typ geen cijfers die een kengetal zijn: schrijf {verzuim} of {verzuim:vorig}, dan staat de waarde er vanzelf. "
    "Onderaan staat welke namen er zijn.",
    "Geen namen van personen en geen herleidbare voorvallen.",
)
"""What stands above the first heading."""


def instructies(hulp: Mapping[str, str]) -> dict[str, str]:
    """The words of the grey instruction of each slot, as they are recognised when it has lost its style."""
    return {slot: " ".join(hulp[slot].split()) for slot in SLOTS} | {
        f"uitleg-{i}": " ".join(t.split()) for i, t in enumerate(UITLEGREGELS)
    }
