"""What the strip beside the page tells, with where in the page it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from kkfzlib.bevindingen import Bevinding, Invoerbevinding
from kkfzlib.compleet import Gebrek
from kkfzlib.verslag.slots import SLOTS

ERNST = ("fout", "onvolledig", "waarschuwing", "info")
"""Worst first."""
_SLOT = re.compile(r"\b([a-z][a-z0-9-]*), regel \d+")


@dataclass(frozen=True, slots=True)
class Vondst:
    """``slot`` and ``kengetal`` (``id`` or ``id/uitsplitsing``) are where to look, ``plaats`` is where to mend."""

    ernst: str
    tekst: str
    plaats: str = ""
    slot: str = ""
    kengetal: str = ""


def van_invoer(bevindingen: Iterable[Invoerbevinding]) -> Iterator[Vondst]:
    """Findings about what was delivered."""
    for b in bevindingen:
        slot = PurePath(b.bestand).stem if b.bestand.endswith(".md") else b.cel.partition("!")[0]
        waarde = f" ({b.waarde})" if b.waarde else ""
        tekst = f"{b.regeltekst}{waarde} → {b.herstel}"
        yield Vondst(b.ernst, tekst, b.plaats, slot if slot in SLOTS else "")


def van_gebreken(gaten: Iterable[Gebrek]) -> Iterator[Vondst]:
    """What is incomplete."""
    for g in gaten:
        slot = g.onderwerp if g.onderwerp in SLOTS else ""
        yield Vondst("onvolledig", f"{g.wat} → {g.herstel}", g.plaats, slot, g.inhoud.partition(":")[0])


def van_controle(bevindingen: Iterable[Bevinding]) -> Iterator[Vondst]:
    """Where figures and texts contradict each other."""
    for b in bevindingen:
        if b.ernst != "info":
            gevonden = _SLOT.search(b.toelichting)
            slot = gevonden[1] if gevonden and gevonden[1] in SLOTS else ""
            kengetal = "/".join(d for d in (b.kengetal, b.uitsplitsing) if d)
            wat = f"{b.regel} ({kengetal})" if kengetal else b.regel
            yield Vondst(b.ernst, f"{wat}: {b.toelichting}", "", slot, kengetal)
