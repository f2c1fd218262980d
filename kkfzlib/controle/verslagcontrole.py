"""The audit of a report that is already out: the rules that apply to what can be read of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from kkfzlib.bevindingen import Bevinding

from .dekking import Dekking, dekking
from .jaartekst import plannen
from .lezer import Gelezen, lees_verslag
from .lezer.indeling import behandelde_pijlers
from .onderzocht import GepubliceerdVerslag
from .regels import toets
from .rekenen.melden import plaats as plek


@dataclass(frozen=True)
class Verslagcontrole:
    """The answer of an audit: findings, worst first, and how much of the report they are about."""

    bevindingen: list[Bevinding]
    dekking: Dekking
    verslag: GepubliceerdVerslag
    naam: str


def controleer_verslag(bestand: Path) -> Verslagcontrole:
    """Every finding about a published report (PDF, HTML, Word, text), worst first, each once, and the coverage.

    What cannot be read cannot be judged: a clean result says that nothing readable contradicts itself. GebruikFout for
    a file that is no report.
    """
    verslag = _onderzocht(lees_verslag(bestand))
    return Verslagcontrole(
        [_met_plaats(b, verslag, bestand.name) for b in toets(verslag)],
        dekking(verslag),
        verslag,
        bestand.name,
    )


def _met_plaats(b: Bevinding, verslag: GepubliceerdVerslag, naam: str) -> Bevinding:
    """A finding with the file before its place, and the page or line of the file where that is known."""
    if any(b.toelichting.startswith(t.plaats) for t in verslag.tabellen):
        return replace(b, toelichting=f"{naam}, {b.toelichting}")
    m = re.match(r"(?P<plek>[^:]*, regel \d+):", b.toelichting)
    zin = next((z for z in verslag.zinnen if m and m["plek"] == plek(z)), None)
    if zin is None:
        return b
    waar = verslag.gelezen.plaatsen.van(zin)
    return replace(b, toelichting=f"{naam}, {waar + ', ' if waar else ''}{b.toelichting}")


def _onderzocht(g: Gelezen) -> GepubliceerdVerslag:
    return GepubliceerdVerslag(
        g.feiten, g.zinnen, g.beweringen, g.secties, behandelde_pijlers(g.koppen), plannen(g.ontwikkelpunten),
        koppen=g.koppen, gelezen=g,
    )  # fmt: skip
