"""The audit of a report that is already out: the rules that apply to what can be read of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
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
from .zinnen import Zin


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
    plekken = {plek(z): z for z in reversed(verslag.zinnen)}
    return Verslagcontrole(
        [_met_plaats(b, verslag, plekken, bestand.name) for b in toets(verslag)],
        dekking(verslag),
        verslag,
        bestand.name,
    )


def _met_plaats(
    b: Bevinding, verslag: GepubliceerdVerslag, plekken: Mapping[str, Zin], naam: str
) -> Bevinding:
    """A finding with the file before its place, and the page or line of the file where that is known."""
    if any(b.toelichting.startswith(t.plaats) for t in verslag.tabellen):
        return replace(b, toelichting=f"{naam}, {b.toelichting}")
    b = _met_herstel(b)
    genoemd = next((m[0] for m in re.finditer(r"^.*?, regel \d+(?=:)", b.toelichting) if m[0] in plekken), "")
    if genoemd:
        waar = verslag.gelezen.plaatsen.van(plekken[genoemd])
        return replace(b, toelichting=f"{naam}, {waar + ', ' if waar else ''}{b.toelichting}")
    waar = _bij_getallen(b, verslag)
    return replace(b, toelichting=f"{naam}{', ' + waar if waar else ''}: {b.toelichting}")


_NUMMER = re.compile(r"(?<![\d.,])\d+(?:\.\d{3})*(?:,\d+)?%?")
_OMGEKEERD = frozenset(("gemeenschappelijke-noemer",))
"""Rules that name what is printed as expected, and what would fit as found."""


def _met_herstel(b: Bevinding) -> Bevinding:
    """A contradiction with its smallest repair, where it doesn't say one itself."""
    if b.ernst != "fout" or not (b.verwacht and b.gevonden) or "herstel" in b.toelichting:
        return b
    van, naar = (b.verwacht, b.gevonden) if b.regel in _OMGEKEERD else (b.gevonden, b.verwacht)
    naar += "%" if van.endswith("%") and naar[-1:].isdigit() else ""
    herstel = f" Kleinste herstel: {van} wordt {naar}, of een van de andere getallen klopt niet."
    return replace(b, toelichting=b.toelichting + herstel)


def _bij_getallen(b: Bevinding, verslag: GepubliceerdVerslag) -> str:
    """Where a finding about figures of the register is to be seen: the sentence or table that prints what was found."""
    for t in (t for t in verslag.gelezen.alle_tabellen if "bevindingen" not in t.titel.lower()):
        for label, regel in zip(t.labels, t.regels, strict=True):
            if b.gevonden and len({b.gevonden, *_NUMMER.findall(b.toelichting)} & set(regel.split())) >= 2:
                return f"{t.plaats}, rij “{label}”"
    zin = next((x.zin for x in verslag.beweringen if x.sleutel == (b.kengetal, b.uitsplitsing)), None)
    if zin is not None:
        waar = verslag.gelezen.plaatsen.van(zin)
        return f"{waar + ', ' if waar else ''}{plek(zin)}"
    getallen = [g for g in _NUMMER.findall(b.toelichting.split(" Kleinste herstel")[0]) if g != b.verwacht]
    kern = list(dict.fromkeys(g.rstrip("%") for g in (*getallen[:2], b.gevonden) if g))
    for deel in (kern, kern[-1:]):
        if deel and (waar := verslag.gelezen.plaatsen.bij(deel)):
            return waar
    return ""


def _onderzocht(g: Gelezen) -> GepubliceerdVerslag:
    return GepubliceerdVerslag(
        g.feiten, g.zinnen, g.beweringen, g.secties, behandelde_pijlers(g.koppen), plannen(g.ontwikkelpunten),
        koppen=g.koppen, gelezen=g,
    )  # fmt: skip
