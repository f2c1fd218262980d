"""The texts of a dossier without its tables: for what is asked of texts alone (what is left, a view while writing)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kkfzlib.bevindingen import Invoerbevinding, in_document
from kkfzlib.dossier import Dossier
from kkfzlib.inlezen.lezing import lees_teksten, op_volgorde
from kkfzlib.inlezen.mappen import teksten_in
from kkfzlib.inlezen.ruw import Melder
from kkfzlib.inlezen.teksten import GEEN_DOCUMENT, Tekstdocument
from kkfzlib.instellingen import Instellingen
from kkfzlib.tabellen import Invoer


@dataclass(frozen=True)
class Geleverd:
    """What was delivered: ``teksten`` maps slot to Markdown; of those in ``oningevuld`` there is only a template."""

    teksten: Mapping[str, str]
    oningevuld: frozenset[str]
    bevindingen: tuple[Invoerbevinding, ...]
    document: Tekstdocument = GEEN_DOCUMENT
    """What of them came from Word: where they stood, and their pictures."""

    def in_invoer(self, invoer: Invoer) -> Invoer:
        """The input with these texts."""
        return replace(
            invoer, teksten=self.teksten, tekstplaatsen=self.document.plekken, beelden=self.document.beelden
        )


def geleverde_teksten(dossier: Dossier, keuzes: Instellingen | None = None) -> Geleverd:
    """Read every text of the year; with ``keuzes`` also see whether it may stand in a report. Never raises."""
    melder = Melder()
    inventaris = teksten_in(dossier, melder)
    teksten, document = lees_teksten(inventaris, melder)
    if teksten and keuzes is not None:
        from kkfzlib.verslag.teksten import controleer_teksten  # slow to import

        gevonden = controleer_teksten(teksten, keuzes, document.beelden)
        melder.bevindingen += in_document(gevonden, document.plekken)
    oningevuld = frozenset(inventaris.teksten.keys() - teksten.keys())
    return Geleverd(teksten, oningevuld, tuple(op_volgorde(melder.bevindingen)), document)


def over_tabellen(
    bevindingen: Iterable[Invoerbevinding], dossier: Dossier, keuzes: Instellingen
) -> list[Invoerbevinding]:
    """Of all findings about the input those that are not about its texts."""
    over_teksten = set(geleverde_teksten(dossier, keuzes).bevindingen)
    return [b for b in bevindingen if b not in over_teksten]
