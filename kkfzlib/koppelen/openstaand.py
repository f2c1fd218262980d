"""What is new in a recipe, in words for the terminal, and which of its lines still wait for a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kkfzlib.importeren.recept import NA_TE_GAAN, TELLEN_ZIJ
from kkfzlib.koppelen.regels import Kolomregels

if TYPE_CHECKING:
    from kkfzlib.koppelen.voorstel import Voorstel

KLOPT = "klopt dit?"
_VERTALING = re.compile(r'(?:# )?("(?:[^"\\]|\\.)*"): (.+?)   # (\d+ ×)')
_OPEN = re.compile(
    r'^\s*#.*(?:": \?(?: |$)|   # twijfel|: niet herkend\.|herkenning twijfelachtig|staat in geen bron)'
)


class Nieuws:
    """Collects what came into a recipe, table by table."""

    def __init__(self, regels: list[str] | None = None, tabel: str = "") -> None:
        self.regels: list[str] = [] if regels is None else regels
        self._tabel = tabel

    def van(self, tabel: str) -> Nieuws:
        """The same news, of one table."""
        return Nieuws(self.regels, tabel)

    def tabel(self, naam: str, groep: Sequence[Voorstel]) -> None:
        """A whole table."""
        self.regels.append(f"{naam}: {', '.join(v.bron for v in groep)}")

    def kolom(self, naam: str, regels: Kolomregels) -> None:
        """A column, by its first line."""
        wat = " mag erbij, hoeft niet" if "hoeft niet" in regels.kop[0] else ""
        self.regels.append(f"{self._tabel}.{naam}{wat}")

    def waarden(self, kolom: str, regels: Iterable[str]) -> None:
        """Values of a column with what they became; they come out of its list of choices."""
        for regel in regels:
            gevonden = _VERTALING.match(regel)
            if gevonden is None:
                continue
            waarde, naar, aantal = gevonden[1].strip('"'), gevonden[2].strip('"'), gevonden[3]
            wordt = "heeft nog geen vertaling" if naar == "?" else f"→ {naar}"
            self.regels.append(
                f"{self._tabel}.{kolom} '{waarde}' {wordt} ({aantal}){f'; {KLOPT}' * (KLOPT in regel)}"
            )


def open_regels(tekst: str) -> list[int]:
    """Numbers of the lines that can't stay as they are: without a word of a person something is missing or wrong."""
    return [n for n, regel in enumerate(tekst.splitlines(), 1) if _is_open(regel)]


def _is_open(regel: str) -> bool:
    doet, _, opmerking = regel.partition("#")
    if NA_TE_GAAN in opmerking:
        return "laatste_dag:" not in doet
    if not doet.strip() and (TELLEN_ZIJ in opmerking or KLOPT in opmerking):
        return True
    return _OPEN.match(regel) is not None


def na_te_gaan(tekst: str) -> list[int]:
    """Numbers of the lines that are filled in and ask whether that is right."""
    return [
        n
        for n, r in enumerate(tekst.splitlines(), 1)
        if KLOPT in r.partition("#")[2] and r.partition("#")[0].strip()
    ]
