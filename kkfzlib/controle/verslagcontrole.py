"""The audit of a report that is already out: the rules that apply to what can be read of it."""

from __future__ import annotations

from pathlib import Path

from kkfzlib.bevindingen import Bevinding

from .jaartekst import plannen
from .lezer import Gelezen, lees_verslag
from .lezer.indeling import behandelde_pijlers
from .onderzocht import GepubliceerdVerslag
from .regels import toets


def controleer_verslag(bestand: Path) -> list[Bevinding]:
    """Every finding about a published report (PDF, HTML, text), worst first, each once.

    What cannot be read cannot be judged: a clean result says that nothing readable contradicts itself.
    """
    return toets(_onderzocht(lees_verslag(bestand)))


def _onderzocht(g: Gelezen) -> GepubliceerdVerslag:
    return GepubliceerdVerslag(
        g.feiten, g.zinnen, g.beweringen, g.secties, behandelde_pijlers(g.koppen), plannen(g.ontwikkelpunten),
        koppen=g.koppen, gelezen=g,
    )  # fmt: skip
