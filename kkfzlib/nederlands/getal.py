"""One number as read: what it says, where, and between which values the truth lies."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from kkfzlib.nederlands.afronding import decimalen

Soort = Literal["getal", "bereik", "deel", "keer"]

_RICHTING = {
    **dict.fromkeys(("ruim", "net boven"), "omhoog"),
    **dict.fromkeys(("bijna", "krap", "net geen", "net onder", "tegen de"), "omlaag"),
    **dict.fromkeys(("meer dan", ">"), "boven"),
    **dict.fromkeys(("minder dan", "<"), "onder"),
    **dict.fromkeys(("zeker", "minimaal", "minstens", "ten minste", "≥"), "vanaf"),
    **dict.fromkeys(("maximaal", "hooguit", "hoogstens", "ten hoogste", "≤"), "hoogstens"),
}


@dataclass(frozen=True, slots=True)
class Getal:
    """One number: value, unit (``%``, ``euro``, … or ``aantal``), text and place.

    ``cijfers`` counts the decimals as written (25,0 has one); ``teken``: it carries a plus or minus; ``maat``: a scale
    like *miljoen*; ``rond``: the word before it that makes it rough ("ruim"); ``tot``: the end of a range; ``telt``:
    the people that it counts; ``opmerking``: why the notation leaves doubt.
    """

    waarde: float
    eenheid: str
    tekst: str
    plaats: int
    cijfers: int = 0
    teken: bool = False
    soort: Soort = "getal"
    maat: float = 1.0
    rond: str = ""
    tot: float | None = None
    telt: str = ""
    opmerking: str = ""

    @property
    def einde(self) -> int:
        """Offset just behind the number and its unit."""
        return self.plaats + len(self.tekst)

    @property
    def benaderd(self) -> bool:
        """Whether a word before it makes it rough."""
        return bool(self.rond)

    @property
    def half(self) -> float:
        """Half of the last written decimal, in the unit of ``waarde`` (1,2 miljoen: 50.000)."""
        return 0.5 * self.maat * 10.0**-self.cijfers

    @property
    def interval(self) -> tuple[float, float]:
        """The values that the text leaves possible, at its printed precision; a plain count is exact.

        *Ruim 40* lies in 40…50 and *bijna 1,2 miljoen* in 1,1…1,2 miljoen: one step of the last figure that isn't a
        zero. *Minder dan 5* people are 0…4. *Ongeveer* is half a step either way, a whole one where no zero is.
        """
        if self.tot is not None:
            return self.waarde - self._speling, self.tot + self._speling
        een = 1.0 if self._telling else 0.0
        match _RICHTING.get(self.rond, "rondom" if self.rond else ""):
            case "omhoog":
                return self.waarde, self.waarde + self._stap
            case "omlaag":
                return self.waarde - self._stap, self.waarde
            case "boven":
                return self.waarde + een, math.inf
            case "onder":
                return 0.0, self.waarde - een
            case "vanaf":
                return self.waarde, math.inf
            case "hoogstens":
                return 0.0, self.waarde
            case "rondom":
                marge = max(self._stap / 2, 2 * self.half)
                return self.waarde - marge, self.waarde + marge
        return self.waarde - self._speling, self.waarde + self._speling

    @property
    def _telling(self) -> bool:
        return self.eenheid == "aantal" and self.maat == 1.0 and self.cijfers == 0

    @property
    def _speling(self) -> float:
        return 0.0 if self._telling or self.soort in ("deel", "keer") else self.half

    @property
    def _stap(self) -> float:
        """The worth of the last written figure that isn't a zero (at least that of the last decimal)."""
        kaal = abs(self.waarde) / self.maat
        if self.cijfers or kaal == 0 or decimalen(kaal):
            return 2 * self.half
        heel = str(int(kaal))
        return self.maat * 10.0 ** (len(heel) - len(heel.rstrip("0")))
