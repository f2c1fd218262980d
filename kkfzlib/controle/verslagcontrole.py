"""The audit of a report that is already out: the rules that apply to what can be read of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kkfzlib.bevindingen import Bevinding

from .dekking import Dekking, dekking
from .jaartekst import plannen
from .lezer import Gelezen, lees_verslag
from .lezer.indeling import behandelde_pijlers
from .onderzocht import GepubliceerdVerslag
from .regels import toets


@dataclass(frozen=True)
class Verslagcontrole:
    """The answer of an audit: findings, worst first, and how much of the report they are about."""

    bevindingen: list[Bevinding]
    dekking: Dekking
    verslag: GepubliceerdVerslag


def controleer_verslag(bestand: Path) -> Verslagcontrole:
    """Every finding about a published report (PDF, HTML, Word, text), worst first, each once, and the coverage.

    What cannot be read cannot be judged: a clean result says that nothing readable contradicts itself. GebruikFout for
    a file that is no report.
    """
    verslag = _onderzocht(lees_verslag(bestand))
    return Verslagcontrole(toets(verslag), dekking(verslag), verslag)


def _onderzocht(g: Gelezen) -> GepubliceerdVerslag:
    return GepubliceerdVerslag(
        g.feiten, g.zinnen, g.beweringen, g.secties, behandelde_pijlers(g.koppen), plannen(g.ontwikkelpunten),
        koppen=g.koppen, gelezen=g,
    )  # fmt: skip
