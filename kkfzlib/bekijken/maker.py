"""Makes the page of the draft, over and over, and keeps what a change leaves as it is.

A changed text is shown at once by itself, and then costs assembling and one run of pandoc: figures, protection and
everything computed stay. Anything else
is read and computed anew, in a private folder (see ``kkfzlib.proef``). Nothing else is written.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kkfzlib import stappen
from kkfzlib.bekijken.vondst import ERNST, Vondst, van_controle, van_gebreken, van_invoer
from kkfzlib.bevindingen import Bevinding, Invoerbevinding, heeft_fout
from kkfzlib.dossier import Dossier, Profiel
from kkfzlib.fouten import InvoerFout
from kkfzlib.inlezen.tekstlezing import geleverde_teksten, over_tabellen
from kkfzlib.proef import haal_jaar, reken
from kkfzlib.publiceren.poort import beschermd
from kkfzlib.publiceren.profiel import stel_samen
from kkfzlib.verslag.getallen import Cijfers
from kkfzlib.verslag.plaatshouders import Plaatshouders
from kkfzlib.verslag.samenstelling import Tekeningen, gemerkt, teken
from kkfzlib.verslag.teksten import verwerk
from kkfzlib.weergave.ingebouwd import Ingebouwd

if TYPE_CHECKING:
    from kkfzlib.lekken import Geheimen
    from kkfzlib.onthulling import Gepubliceerd
    from kkfzlib.tabellen import Invoer


_NUMMERT = re.compile(r"@(?:sec|tbl|fig)-|\^\[|\[\^|^#", re.MULTILINE)
_BLOK = re.compile(r"(?=<(?:p|li|t[dhr]|h\d|div|section|figcaption|figure|dt|dd)[ >])")


@dataclass(frozen=True)
class _Cijfers:
    """All that a change of a text leaves as it is."""

    invoer: Invoer
    waarden: Gepubliceerd
    tekeningen: Tekeningen
    geheimen: Geheimen
    inleesbevindingen: tuple[Invoerbevinding, ...]


class Maker:
    """One draft. ``echt`` is where the data lie, ``proef`` the private place for what is computed."""

    def __init__(self, echt: Dossier, proef: Dossier, profiel: Profiel) -> None:
        self.echt, self.proef, self.profiel = echt, proef, profiel
        self.werkmap = proef.data / "werk"
        self.werkmap.mkdir(mode=0o700)
        self._cijfers: _Cijfers | None = None
        self._bevindingen: tuple[Bevinding, ...] = ()
        self._gezien: set[str] = set()
        self._getoond: dict[str, str] = {}

    def maak(self, alleen_tekst: bool) -> str:
        """The page as things are now. InvoerFout when it can't be made, or would show personal data."""
        if self._cijfers is None or not alleen_tekst:
            self._cijfers = self._reken()
        invoer = self._met_teksten(self._cijfers)
        pagina = self._pagina(invoer)
        self._getoond = dict(invoer.teksten)
        return pagina

    def snel(self) -> dict[str, str]:
        """The changed texts by slot, as they stand in the page, without making the page; those where that is sure.

        A text that refers to another part, or has a footnote, gets its numbers from the whole page; and a text that
        came or went changes more than itself. Those wait for ``maak``. A faulty text is none of these.
        """
        if self._cijfers is None:
            return {}
        geleverd = geleverde_teksten(self.echt)
        nu = geleverd.teksten
        anders = [s for s in nu if nu[s] != self._getoond.get(s)] if nu.keys() == self._getoond.keys() else []
        if not anders or any(_NUMMERT.search(nu[s] + self._getoond[s]) for s in anders):
            return {}
        c = self._cijfers
        namen = Plaatshouders(Cijfers(c.waarden), c.invoer.instellingen, c.invoer.gids)
        verwerkt = verwerk({s: nu[s] for s in anders}, namen, beelden=geleverd.document.beelden)
        if heeft_fout(verwerkt.bevindingen) or verwerkt.markdown.keys() != set(anders):
            return {}
        uit = {s: Ingebouwd().stuk(self.werkmap, gemerkt(s, md)) for s, md in verwerkt.markdown.items()}
        try:
            self._weiger_lekken(replace(c.invoer, teksten=nu), "".join(uit.values()))
        except InvoerFout:
            return {}  # the whole page says it in full
        self._getoond = dict(nu)
        return uit

    def _reken(self) -> _Cijfers:
        from kkfzlib.inlezen import laad_indien_gelezen, laad_invoer, lees_invoer
        from kkfzlib.lekken import verzamel_van
        from kkfzlib.uitvoeren.rapport import lees_bevindingen

        self._gezien.clear()
        invoer, bevindingen = lees_invoer(self.proef)
        if invoer is None:
            raise InvoerFout(bevindingen)
        if self.profiel == "openbaar":
            for ervoor in self.echt.eerdere_jaren():
                haal_jaar(self.proef, ervoor)
        bevindingen = over_tabellen(bevindingen, self.echt, invoer.instellingen)
        reken(self.proef, self.echt, invoer, bevindingen)
        self._bevindingen = lees_bevindingen(self.proef)
        invoer = laad_invoer(self.proef)
        waarden = beschermd(self.proef, invoer, self.profiel)
        vorig = laad_indien_gelezen(self.proef.jaar_ervoor(invoer.instellingen.vergelijk_met))
        tekeningen = teken(invoer, waarden, vorig)
        geheimen = verzamel_van(self.proef, invoer)
        return _Cijfers(invoer, waarden, tekeningen, geheimen, tuple(bevindingen))

    def _met_teksten(self, c: _Cijfers) -> Invoer:
        geleverd = geleverde_teksten(self.echt, c.invoer.instellingen)
        if heeft_fout(geleverd.bevindingen):
            raise InvoerFout(geleverd.bevindingen)
        return geleverd.in_invoer(c.invoer)

    def _pagina(self, invoer: Invoer) -> str:
        assert self._cijfers is not None
        motor = Ingebouwd()
        stel_samen(
            self.proef, invoer, self._cijfers.waarden, self._bevindingen, self.profiel, self.werkmap, motor.motor,
            concept=True, tekeningen=self._cijfers.tekeningen, merk_teksten=True,
        )  # fmt: skip
        pagina = motor.pagina(self.werkmap)
        self._weiger_lekken(invoer, pagina)
        return pagina

    def _weiger_lekken(self, invoer: Invoer, pagina: str) -> None:
        """InvoerFout when what is new in this page holds personal data; what was looked at before is left alone."""
        from kkfzlib.lekken import scan, vrijgave

        assert self._cijfers is not None
        stukken = _BLOK.split(pagina)
        nieuw = [s for s in stukken if s not in self._gezien]
        pad = self.werkmap / f"nieuw-{threading.get_ident()}.html"
        pad.write_text(f"<html><body>{''.join(nieuw)}</body></html>", encoding="utf-8")
        gevonden = scan(pad, self._cijfers.geheimen, vrijgave(invoer, self.proef), self.profiel == "openbaar")
        if heeft_fout(gevonden):
            raise InvoerFout([replace(b, bestand="de bladzijde") for b in gevonden if b.ernst == "fout"])
        self._gezien.update(stukken)

    def vondsten(self) -> list[Vondst]:
        """What there is to look at, worst first; the consistency of figures and texts is judged anew."""
        from kkfzlib.publiceren.volledig import gebreken_van

        assert self._cijfers is not None
        plek = (self.proef.organisatie, self.proef.jaar, str(self.proef.data))
        teksten = stappen.teksten(*plek)
        self._bevindingen = tuple(stappen.controle(teksten, *plek))
        gaten = gebreken_van(self.proef, self._cijfers.invoer, met_pagina=False, echt=self.echt)
        ingelezen: Sequence[Invoerbevinding] = [*self._cijfers.inleesbevindingen, *teksten.bevindingen]
        alle = [*van_invoer(ingelezen), *van_gebreken(gaten), *van_controle(self._bevindingen)]
        return sorted(alle, key=lambda v: ERNST.index(v.ernst))


def is_alleen_tekst(echt: Dossier, paden: Iterable[Path]) -> bool:
    """Whether of the files of this year only texts have changed."""
    from kkfzlib.dossier import NALEZEN, is_tekst

    namen = [p.relative_to(echt.raw).as_posix() for p in paden if p.is_relative_to(echt.raw)]
    anders = [p for p in paden if not p.is_relative_to(echt.raw)]
    return not anders and all(is_tekst(n) or n == NALEZEN for n in namen)
