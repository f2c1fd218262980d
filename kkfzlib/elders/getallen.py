"""Numbers in whatever notation a file uses, as long as the file itself leaves no doubt which one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Teken = Literal[",", "."]

_KOMMA = re.compile(
    r"\d{1,3}(?:\.\d{3})*,(?!\d{3}$)\d+|\d{4,},\d+|0,\d+|\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:\.\d{3})+,\d+"
)
_PUNT = re.compile(
    r"\d{1,3}(?:,\d{3})*\.(?!\d{3}$)\d+|\d{4,}\.\d+|0\.\d+|\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?:,\d{3})+\.\d+"
)
_TWIJFEL = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_MET: dict[Teken, re.Pattern[str]] = {
    ",": re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?"),
    ".": re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[eE][+-]?\d{1,2})?"),
}


class Geengetal(ValueError):
    """A text that is no number in the notation at hand."""


@dataclass(frozen=True)
class Notatie:
    """How a file writes numbers: ``teken`` is its decimal sign, None where the file does not tell."""

    teken: Teken | None
    tegenspraak: bool = False

    @classmethod
    def uit(cls, cellen: Iterable[str], opgegeven: str = "") -> Notatie:
        """The notation of these cells, or the one that was declared (``opgegeven``)."""
        if opgegeven in (",", "."):
            return cls("," if opgegeven == "," else ".")
        kaal = [c.strip().lstrip("-−+") for c in cellen]
        komma, punt = any(_KOMMA.fullmatch(c) for c in kaal), any(_PUNT.fullmatch(c) for c in kaal)
        if komma and punt:
            return cls(None, tegenspraak=True)
        return cls("," if komma else "." if punt else None)

    def lees(self, tekst: str) -> tuple[float, int]:
        """(number, decimals as written). Geengetal when it isn't one, or could be two."""
        kaal = tekst.strip().replace("−", "-").replace("\u00a0", "").lstrip("+")
        if (
            self.teken is None
            and (self.tegenspraak or _TWIJFEL.fullmatch(kaal.lstrip("-")))
            and not kaal.isdigit()
        ):
            raise Geengetal(
                "dit kan twee getallen zijn: het bestand laat niet zien wat punt en komma betekenen"
            )
        teken: Teken = self.teken or ("," if "," in kaal else ".")
        if _MET[teken].fullmatch(kaal) is None:
            raise Geengetal("dit is geen getal in de notatie van dit bestand")
        duizend = "." if teken == "," else ","
        gewoon = kaal.replace(duizend, "").replace(",", ".")
        return float(gewoon), len(gewoon.partition(".")[2])
