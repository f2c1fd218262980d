"""The texts of a dossier without its tables: for what is asked of texts alone (what is left, a view while writing)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kkfzlib.bevindingen import Invoerbevinding
from kkfzlib.dossier import Dossier
from kkfzlib.inlezen.lezing import lees_teksten, op_volgorde
from kkfzlib.inlezen.mappen import teksten_in
from kkfzlib.inlezen.ruw import Melder
from kkfzlib.instellingen import Instellingen


@dataclass(frozen=True)
class Geleverd:
    """What was delivered: ``teksten`` maps slot to Markdown; of those in ``oningevuld`` there is only a template."""

    teksten: Mapping[str, str]
    oningevuld: frozenset[str]
    bevindingen: tuple[Invoerbevinding, ...]


def geleverde_teksten(dossier: Dossier, keuzes: Instellingen | None = None) -> Geleverd:
    """Read every text of the year; with ``keuzes`` also see whether it may stand in a report. Never raises."""
    melder = Melder()
    inventaris = teksten_in(dossier, melder)
    teksten = lees_teksten(inventaris, melder)
    if teksten and keuzes is not None:
        from kkfzlib.verslag.teksten import controleer_teksten  # slow to import

        melder.bevindingen += controleer_teksten(teksten, keuzes)
    oningevuld = frozenset(inventaris.teksten.keys() - teksten.keys())
    return Geleverd(teksten, oningevuld, tuple(op_volgorde(melder.bevindingen)))


def over_tabellen(
    bevindingen: Iterable[Invoerbevinding], dossier: Dossier, keuzes: Instellingen
) -> list[Invoerbevinding]:
    """Of all findings about the input those that are not about its texts."""
    over_teksten = set(geleverde_teksten(dossier, keuzes).bevindingen)
    return [b for b in bevindingen if b not in over_teksten]
