"""The overview on one screen, or as JSON."""

from __future__ import annotations

import json
import shutil
import textwrap
from dataclasses import asdict

from kkfzlib.stand.regel import Regel, Stand, opgesomd

_TEKEN = {"klaar": "[klaar] ", "doen": "[doen]  ", "kijken": "[kijken]"}
_BREEDST = 110


def als_tekst(stand: Stand, breed: int | None = None) -> str:
    """A heading, a line per point with what mends it under it, and what to do first."""
    breedte = min(_BREEDST, breed or shutil.get_terminal_size((100, 24)).columns)
    regels = [f"{stand.organisatie} {stand.jaar}: {_kop(stand)}", ""]
    vorige = ""
    for r in stand.regels:
        regels += _regel(r, r.onderdeel if r.onderdeel != vorige else "", breedte)
        vorige = r.onderdeel
    return "\n".join(regels)


def _kop(stand: Stand) -> str:
    n = stand.te_doen
    rest = "niets meer te doen" if n == 0 else f"nog {n} {'punt' if n == 1 else 'punten'} tot publiceren"
    return f"{stand.fase}; {rest}"


def _regel(r: Regel, onderdeel: str, breedte: int) -> list[str]:
    """One line where it fits; else what is the matter, and under it what mends it, whole, so that it can be copied."""
    voor = f"{onderdeel:<14}{_TEKEN[r.teken]} "
    leeg = " " * len(voor)
    wat = f"{r.wat}: {opgesomd(r.namen)}" if r.namen else r.wat
    samen = f"{wat} → {r.herstel}" if r.herstel else wat
    if len(voor) + len(samen) <= breedte:
        return [voor + samen]
    regels = textwrap.wrap(wat, breedte, initial_indent=voor, subsequent_indent=leeg, break_long_words=False,
                           break_on_hyphens=False)  # fmt: skip
    return [*regels, f"{leeg}→ {r.herstel}"] if r.herstel else regels


def als_json(stand: Stand) -> str:
    """Every field, with every name."""
    inhoud = {
        "organisatie": stand.organisatie,
        "jaar": stand.jaar,
        "fase": stand.fase,
        "te_doen": stand.te_doen,
        "regels": [asdict(r) for r in stand.regels],
    }
    return json.dumps(inhoud, ensure_ascii=False, indent=1)
