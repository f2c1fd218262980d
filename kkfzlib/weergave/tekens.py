"""Signs that the typeface of the PDF lacks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path

from kkfzlib.fouten import MachineFout


class TekensFout(MachineFout):
    """The text holds signs that cannot be set; ``tekens`` are those."""

    def __init__(self, tekens: Iterable[str]) -> None:
        self.tekens = "".join(sorted(set(tekens)))
        super().__init__(f"Deze tekens kunnen niet in de PDF: {' '.join(self.tekens[:20])}")

    def __reduce__(self) -> tuple[type[TekensFout], tuple[str]]:
        return type(self), (self.tekens,)


def ontbrekend(tekst: str, letters: Path | None) -> str:
    """The signs in ``tekst`` that no typeface in the folder ``letters`` has; none when there is no such folder."""
    from matplotlib.ft2font import FT2Font

    paden = [p for p in letters.iterdir() if p.suffix in (".ttf", ".otf")] if letters else []
    bekend = {n for pad in paden for n in FT2Font(str(pad)).get_charmap()}
    ander = {t for t in tekst if ord(t) > 0x7F and not t.isspace() and unicodedata.category(t)[0] != "C"}
    return "".join(sorted(t for t in ander if ord(t) not in bekend)) if bekend else ""
