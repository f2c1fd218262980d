"""All that the chapters draw on: input, published values, safe texts, figures and findings of one report."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from kkfzlib.bevindingen import Bevinding, Invoerbevinding
from kkfzlib.instellingen import Instellingen
from kkfzlib.kader import Gids
from kkfzlib.onthulling.gepubliceerd import MARKERING
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag import zwijgen
from kkfzlib.verslag.bouwstenen import Figuur, Tabel
from kkfzlib.verslag.getallen import Cijfers
from kkfzlib.verslag.markdown import alineas, figuur_md, ontbreekt, tabel_md
from kkfzlib.verslag.slots import SLOTS

_ID = re.compile(r'data-kengetal="([^"]+)"')
_EIGEN_JAAR = re.compile(r'\{\.kg data-kengetal="([^"]+)"\}')
_MEESTE_MERKEN = 3
_BRON = {"registratie": "eigen registratie", "opgave": "opgave van de organisatie"}

NOOT_X = f"{MARKERING} = niet gepubliceerd, om herkenning van personen te voorkomen (zie @sec-leeswijzer)."
NOOT_GEEN = "– = niet gemeten of niet te berekenen."


def _gaat_over(b: Bevinding, naam: str) -> bool:
    return naam == (f"{b.kengetal}/{b.uitsplitsing}" if b.uitsplitsing else b.kengetal)


@dataclass(frozen=True)
class Context:
    """One report in the making. ``teksten`` are safe Markdown; ``vorig`` is the input of the year before."""

    invoer: Invoer
    cijfers: Cijfers
    teksten: Mapping[str, str] = field(default_factory=dict)
    figuren: Mapping[str, Figuur] = field(default_factory=dict)
    bevindingen: Sequence[Bevinding] = ()
    inleesbevindingen: Sequence[Invoerbevinding] = ()
    vorig: Invoer | None = None
    vonken: Mapping[str, Figuur] = field(default_factory=dict)
    motor: str = ""
    pdf_norm: str = ""

    @property
    def instellingen(self) -> Instellingen:
        """The choices of this report."""
        return self.invoer.instellingen

    @property
    def openbaar(self) -> bool:
        """Whether this is the public report, which tells nothing about what it hides."""
        return self.cijfers.bron.profiel == "openbaar"

    @property
    def zichtbare_bevindingen(self) -> list[Bevinding]:
        """The findings of the audit that this profile tells of, in the order of their numbers."""
        return (
            zwijgen.bevindingen(self.bevindingen, self.cijfers.bron)
            if self.openbaar
            else list(self.bevindingen)
        )

    def merk(self, naam: str) -> str:
        """Links from a figure (``kengetal/uitsplitsing``) to the findings about it; empty without any."""
        nummers = [n for n, b in enumerate(self.zichtbare_bevindingen, start=1) if _gaat_over(b, naam)]
        return "".join(f"^[†{n}](#bevinding-{n})^" for n in nummers[:_MEESTE_MERKEN])

    @property
    def gids(self) -> Gids:
        """The outflow list in use."""
        return self.invoer.gids

    def frame(self, tabel: str) -> pd.DataFrame | None:
        """A clean table, or None when it was not supplied."""
        return self.invoer.tabellen.get(tabel)

    def tekst(self, slot: str) -> str:
        """The text of a slot; a missing mandatory one is named as missing."""
        gevonden = self.teksten.get(slot, "")
        if gevonden or not SLOTS[slot].verplicht:
            return gevonden
        return ontbreekt(
            slot,
            f"de tekst over {SLOTS[slot].naam}",
            f"Lever deze aan in `teksten.docx` of als `teksten/{slot}.md`.",
        )

    def tabel(self, tabel: Tabel | None) -> str:
        """A table as Markdown with notes that say where its figures come from and what its marks mean."""
        return "" if tabel is None else tabel_md(self._toegelicht(tabel))

    def figuur(self, *ids: str, tweeling: bool = True) -> str:
        """The figures with these ids that exist, in this order; nothing for those without data.

        ``tweeling=False`` leaves out the data table, where the same figures stand in the table beside it.
        """
        gevonden = [self.figuren[i] for i in ids if i in self.figuren]
        return alineas(
            *(figuur_md(self._met_noten(f) if tweeling else replace(f, tabel=None)) for f in gevonden)
        )

    def _met_noten(self, figuur: Figuur) -> Figuur:
        return figuur if figuur.tabel is None else replace(figuur, tabel=self._toegelicht(figuur.tabel))

    def _toegelicht(self, tabel: Tabel) -> Tabel:
        tabel = replace(tabel, rijen=tuple(self._gemerkt(r) for r in tabel.rijen))
        noten = [*tabel.noten, *self._noten(tabel)]
        return replace(tabel, noten=(" ".join(noten),) if noten else ())

    def _gemerkt(self, rij: tuple[str, ...]) -> tuple[str, ...]:
        """The row with a mark at its first figure of this year for each finding about it."""
        for plaats, cel in enumerate(rij):
            eigen = _EIGEN_JAAR.search(cel)
            if eigen is not None and (merk := self.merk(eigen[1])):
                return (*rij[:plaats], f"{cel}{merk}", *rij[plaats + 1 :])
        return rij

    def onderdeel(self, kop: str, *inhoud: str) -> str:
        """A voluntary part: its heading (Markdown) and what it holds, or nothing at all without content."""
        tekst = alineas(*inhoud)
        return alineas(kop, tekst) if tekst else ""

    def _noten(self, tabel: Tabel) -> list[str]:
        cellen = " ".join(c for rij in tabel.rijen for c in rij)
        noten = [NOOT_X] if ".kg-x" in cellen else []
        if any(c == "–" for rij in tabel.rijen for c in rij[1:]):
            noten.append(NOOT_GEEN)
        if "(#bevinding-" in cellen:
            noten.append("† = zie de bevinding met dit nummer in @sec-consistentie.")
        herkomst = {c.herkomst for c in self.cijfers.bron if c.naam in set(_ID.findall(cellen))}
        if herkomst:
            noten.append("Bron: " + " en ".join(_BRON[h] for h in sorted(herkomst, reverse=True)) + ".")
        return noten
