"""The slots: which texts a report has, under which heading each stands, and which the framework requires."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Slot:
    """One text. ``niveau`` is the heading level above it; ``naam`` says in Dutch what it is."""

    slot: str
    naam: str
    niveau: int
    verplicht: bool


def _pijlerslots() -> list[Slot]:
    delen = (("beeld", "algemeen beeld"), ("terugblik", "terugblik"), ("doelen", "doelen en ontwikkelpunten"))
    return [Slot(f"pijler-{n}-{d}", f"pijler {n}, {naam}", 3, True) for n in range(1, 6) for d, naam in delen]


_LIJST = [
    Slot("samenvatting", "samenvatting", 1, False),
    Slot("voorwoord", "voorwoord", 1, False),
    Slot("aanleiding", "aanleiding", 2, True),
    Slot("organisatie", "beschrijving van de organisatie", 2, True),
    Slot("missie", "missie", 2, False),
    Slot("visie", "visie op forensische zorg", 2, True),
    Slot("terugblik", "korte terugblik", 2, True),
    Slot("leeswijzer", "leeswijzer", 2, False),
    *_pijlerslots(),
    Slot("personeel", "personeel", 4, False),
    Slot("scholing", "scholing", 4, False),
    Slot("verzuim", "verzuim", 4, False),
    Slot("beleid", "beleid", 4, False),
    Slot("cto", "cliënttevredenheid", 4, False),
    Slot("mto", "medewerkerstevredenheid", 4, False),
    Slot("ketenpartners", "ervaringen van ketenpartners", 4, False),
    Slot("themas", "algemeen beeld van de thema's", 2, False),
    Slot("thema", "het gekozen thema", 2, False),
    Slot("omvang", "omvang van de forensische zorg", 2, False),
    Slot("omzet", "omzet", 2, False),
    Slot("vooruitblik", "vooruitblik", 2, False),
    Slot("indicator-2", "toelichting bij indicator 2", 2, False),
    Slot("reactie-clientenraad", "reactie van de cliëntenraad", 2, False),
    Slot("reactie-medezeggenschap", "reactie van de medezeggenschap", 2, False),
]

SLOTS: dict[str, Slot] = {s.slot: s for s in _LIJST}
