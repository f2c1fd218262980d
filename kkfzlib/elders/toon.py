"""What ``kkfz lees-in`` says on the terminal."""

from __future__ import annotations

import sys
from typing import TextIO

from kkfzlib.elders.opdracht import NIET, TOEWIJZING, Ingelezen

_MEESTE = 30


def toon(gelezen: Ingelezen, stroom: TextIO | None = None) -> None:
    """The folders, the counts, and what was not taken over."""
    uit = stroom or sys.stdout
    for pad in gelezen.mappen:
        print(pad, file=uit)
    print(
        f"{gelezen.overgenomen} cijfers overgenomen, {gelezen.verborgen} verborgen. Per cijfer staat in {TOEWIJZING} "
        "waar het vandaan komt en wat ervoor is aangenomen.",
        file=uit,
    )
    for (organisatie, jaar), hash_ in gelezen.te_tekenen.items():
        print(
            f"Van {organisatie} {jaar} is verborgen wat op personen kan wijzen. Mag het er staan, leg dan bij deze "
            "bestanden een besluiten.yml met een getekend besluit 'eigen publicatie: alle kengetallen' en\n"
            f"  hash: {hash_}",
            file=uit,
        )
    if gelezen.onbekend:
        print(f"Niet overgenomen ({len(gelezen.onbekend)}; zie ook {NIET}):", file=uit)
    for o in gelezen.onbekend[:_MEESTE]:
        print(f"  {o}", file=uit)
    if len(gelezen.onbekend) > _MEESTE:
        print(f"  en nog {len(gelezen.onbekend) - _MEESTE}", file=uit)
