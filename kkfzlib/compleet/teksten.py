"""What is incomplete in the texts: missing, still the template, or with a placeholder that has no value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kkfzlib.compleet.gebrek import Gebrek
from kkfzlib.inlezen.tekstlezing import Geleverd
from kkfzlib.onthulling.besluiten import hash_van_tekst
from kkfzlib.schema.hulpteksten import hulpregels
from kkfzlib.verslag.plaatshouders import PATROON, Plaatshouders
from kkfzlib.verslag.slots import SLOTS


def van_teksten(geleverd: Geleverd) -> Iterator[Gebrek]:
    """Mandatory texts that are not there, templates that nobody filled in, and template sentences left in a text."""
    for slot in SLOTS.values():
        if slot.slot in geleverd.teksten:
            yield from _sjabloonzin(slot.slot, geleverd.teksten[slot.slot])
        elif slot.verplicht and slot.slot in geleverd.oningevuld:
            wat = f"de tekst over {slot.naam} is nog het lege sjabloon"
            yield Gebrek("sjabloon-ongewijzigd", slot.slot, plaats(slot.slot), wat, "schrijf deze tekst")
        elif slot.verplicht:
            wat = f"de verplichte tekst over {slot.naam} ontbreekt"
            yield Gebrek("verplicht-ontbreekt", slot.slot, plaats(slot.slot), wat, "schrijf deze tekst")


def _sjabloonzin(slot: str, tekst: str) -> Iterator[Gebrek]:
    """Who takes away ``%%`` and leaves the instruction publishes the instruction."""
    kaal = _kaal(tekst)
    if any(_kaal(regel) in kaal for regel in hulpregels(slot)):
        wat, herstel = "in de tekst staat nog een zin uit het sjabloon", "haal de aanwijzing uit de tekst"
        yield Gebrek("sjabloon-ongewijzigd", slot, plaats(slot), wat, herstel, hash_van_tekst(tekst))


def _kaal(tekst: str) -> str:
    return re.sub(r"[\s\\*_]+", " ", tekst).casefold()


def van_plaatshouders(teksten: Mapping[str, str], namen: Plaatshouders) -> Iterator[Gebrek]:
    """Placeholders that mean something and have no value: the sentence would say so in the middle."""
    for slot, tekst in teksten.items():
        for nummer, regel in enumerate(tekst.splitlines(), 1):
            for m in PATROON.finditer(regel):
                v = namen.vervang(m[1])
                if v.stand == "leeg":
                    yield zonder_waarde(slot, m[1].strip(), f"{plaats(slot)}:{nummer}", v.herstel)


def zonder_waarde(slot: str, naam: str, waar: str, uitleg: str = "") -> Gebrek:
    """A placeholder without a value in the text of ``slot``."""
    wat = f"{{{naam}}} heeft geen waarde{f': {uitleg}' if uitleg else ''}"
    herstel = "lever het cijfer aan, of schrijf de zin zonder dit cijfer"
    return Gebrek("plaatshouder-zonder-waarde", slot, waar, wat, herstel, naam)


def plaats(slot: str) -> str:
    """Where the text of a slot is written."""
    return f"teksten/{slot}.md"
