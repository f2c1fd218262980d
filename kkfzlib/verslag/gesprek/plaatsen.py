"""Where in the report a figure or a part stands, as the anchor that a link to it needs."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kkfzlib.dossier import PROJECT
from kkfzlib.verslag.markdown import INHOUD

_SECTIE = re.compile(r"^#+ .*\{#(sec-[a-z0-9-]+)", re.MULTILINE)
_ANKER = re.compile(r"\{#((?:tbl|fig)-[a-z0-9-]+)")
_NIET_HIER = frozenset({"oogopslag", "gegevens", "herkomst", "definities", "datakwaliteit", "consistentie"})
"""Files that show a figure in passing, or tell about it: a link goes to where it is presented."""


class Plaatsen:
    """The parts of one report (``inhoud/`` by name), asked for the anchor of what they hold."""

    def __init__(self, bestanden: Mapping[str, str]) -> None:
        self._bestanden = bestanden
        self._secties = _secties()

    def sectie(self, bestand: str) -> str:
        """The section of ``report.qmd`` that holds a file."""
        return self._secties.get(bestand, "sec-kerncijfers")

    def cijfer(self, naam: str) -> str:
        """The table or figure that holds ``kengetal/uitsplitsing``, else the section, else its own row of Herkomst."""
        merk = f'{{.kg data-kengetal="{naam}"}}'
        delen = [(b, self._bestanden.get(b, "")) for b in self._secties if b not in _NIET_HIER]
        plekken = [(b, tekst, m.start()) for b, tekst in delen for m in re.finditer(re.escape(merk), tekst)]
        tabellen = (_tabel(tekst, plek) for _, tekst, plek in plekken)
        secties = (self._kop(b, tekst, plek) for b, tekst, plek in plekken)
        return next((a for a in (*tabellen, *secties) if a), f"herkomst-{naam.partition('/')[0]}")

    def _kop(self, bestand: str, tekst: str, plek: int) -> str:
        koppen = _SECTIE.findall(tekst[:plek])
        return koppen[-1] if koppen else self.sectie(bestand)


def _tabel(tekst: str, plek: int) -> str:
    """The id of the table with this place in one of its rows; of a figure's own table that of the figure."""
    if not tekst[tekst.rfind("\n", 0, plek) + 1 :].startswith("|"):
        return ""
    na = _ANKER.search(tekst, plek)
    ervoor = [m[1] for m in _ANKER.finditer(tekst, 0, plek) if m[1].startswith("fig-")]
    if na is not None and na[1].startswith("tbl-bij-") and ervoor:
        return ervoor[-1]  # its table is folded away under it
    return na[1] if na is not None else ""


def _secties() -> dict[str, str]:
    """By included file of ``report.qmd``, in its order, the last heading before it."""
    uit, sectie = {}, ""
    for regel in (PROJECT / "report.qmd").read_text(encoding="utf-8").splitlines():
        if (kop := _SECTIE.match(regel)) is not None:
            sectie = kop[1]
        elif sectie and (in_ := INHOUD.match(regel)) is not None:
            uit[in_[1]] = sectie
    return uit
