"""Where a sentence stands in the file itself: its page in a PDF, its line in a text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kkfzlib.controle.zinnen import Zin

SAMEN = 4
"""Lines before and after a number in which the numbers that it is judged with may stand."""
BEGIN = 30
"""How many characters of a sentence, blanks aside, are looked for."""


def _kaal(tekst: str) -> str:
    """Text without what layout changes: blanks, hyphens at the end of a line, marks of headings and lists."""
    return re.sub(r"[\s\u00ad\ufffe*#_`-]+", "", tekst)


class Vindplaatsen:
    """Looks up where sentences stand; ``bladen`` are the pages of a PDF, ``regels`` the lines of a text."""

    def __init__(self, bladen: Sequence[str] = (), regels: Sequence[str] = ()) -> None:
        self._ruw_bladen, self._ruw_regels = bladen, regels
        self._bladen = [_kaal(b) for b in bladen]
        self._tekst = ""
        self._begin: list[int] = []
        for regel in regels:
            self._begin.append(len(self._tekst))
            self._tekst += _kaal(regel)

    def bij(self, getallen: Sequence[str]) -> str:
        """Where numbers stand together: the first page with all of them, or the line on which the last of them is.

        Lines count as together up to ``SAMEN`` of them; empty where they stand together nowhere.
        """
        zoek = [re.compile(rf"(?<![\d.,]){re.escape(g)}(?![\d]|[.,]\d)") for g in getallen]
        for nummer, blad in enumerate(self._ruw_bladen, start=1):
            if all(p.search(blad) for p in zoek):
                return f"bladzijde {nummer}"
        for i in [i for i, regel in enumerate(self._ruw_regels) if zoek and zoek[-1].search(regel)]:
            buurt = "\n".join(self._ruw_regels[max(0, i - SAMEN) : i + SAMEN + 1])
            if all(p.search(buurt) for p in zoek):
                return f"bestandsregel {i + 1}"
        return ""

    def van(self, zin: Zin) -> str:
        """ "bladzijde 3" or "bestandsregel 12"; empty where the file knows neither or the sentence isn't found."""
        zoek = _kaal(zin.tekst)[:BEGIN]
        for nummer, blad in enumerate(self._bladen, start=1):
            if zoek and zoek in blad:
                return f"bladzijde {nummer}"
        plek = self._tekst.find(zoek) if zoek else -1
        return f"bestandsregel {sum(b <= plek for b in self._begin)}" if plek >= 0 else ""
