"""What the finished page itself says is missing: the report as it lies there is the last word on what would go out."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from kkfzlib.compleet.gebrek import Gebrek
from kkfzlib.compleet.teksten import plaats, zonder_waarde
from kkfzlib.verslag.slots import SLOTS

_ONDERDEEL = re.compile(r'<div class="ontbreekt"[^>]*\bdata-onderdeel="([^"]+)"')
_LEEG = re.compile(r'<span class="kg-leeg"[^>]*>')
_KENMERK = re.compile(r'data-(slot|plaatshouder)="([^"]*)"')


def van_pagina(tekst: str) -> Iterator[Gebrek]:
    """The gaps in one finished HTML page; nothing for a page that was not made by this program."""
    for onderdeel in _ONDERDEEL.findall(tekst):
        naam = html.unescape(onderdeel)
        yield (verplichte_tekst(naam) if naam in SLOTS else verplicht_cijfer(naam))
    for merk in _LEEG.findall(tekst):
        k = {naam: html.unescape(waarde) for naam, waarde in _KENMERK.findall(merk)}
        if "slot" in k and "plaatshouder" in k:
            yield zonder_waarde(k["slot"], k["plaatshouder"], plaats(k["slot"]))


def verplichte_tekst(slot: str) -> Gebrek:
    """A mandatory text that the page names as missing."""
    wat = f"de verplichte tekst over {SLOTS[slot].naam} ontbreekt"
    return Gebrek("verplicht-ontbreekt", slot, plaats(slot), wat, "schrijf deze tekst")


def verplicht_cijfer(naam: str) -> Gebrek:
    """A mandatory table or indicator without figures."""
    from kkfzlib.verslag.hoofdstukken.kengetallen import VERPLICHT

    _, wat, herstel = VERPLICHT.get(naam, (naam, naam, "Lever de cijfers aan."))
    aan = re.sub(r"`(\w+)`", r"\1", herstel)
    aan = aan[0].lower() + aan[1:].rstrip(".")
    return Gebrek("verplicht-ontbreekt", naam, "tabellen", f"{wat} ontbreekt", aan)
