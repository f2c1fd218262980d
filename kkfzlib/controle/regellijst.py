"""The list of rules in ``docs/controle.md``, made from the table: ``python -m kkfzlib.controle.regellijst``."""

from __future__ import annotations

import re

from kkfzlib.dossier import PROJECT

from .regels import REGELS

BESTAND = PROJECT / "docs" / "controle.md"
_KOP = "| regel | voorbeeld van wat wordt gevonden | ernst |\n|---|---|---|\n"


def met_lijst(document: str) -> str:
    """``document`` with the table of rules as it follows from the code."""
    rijen = "".join(f"| `{r.naam}` | {r.voorbeeld} | {r.ernst} |\n" for r in REGELS)
    return re.sub(re.escape(_KOP) + r"(?:\|.*\n)*", lambda _: _KOP + rijen, document)


if __name__ == "__main__":
    BESTAND.write_text(met_lijst(BESTAND.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
