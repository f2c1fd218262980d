"""The consistency audit: every rule looks for one kind of contradiction; none ever changes a figure."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd

from kkfzlib.bevindingen import Bevinding
from kkfzlib.tabellen import Invoer

from .beweringen import beweringen
from .feiten import Feit, Feiten, uit_frame, uit_opgave
from .jaartekst import plannen
from .onderzocht import EigenVerslag
from .regels import toets
from .verslagcontrole import controleer_verslag
from .zinnen import zinnen

_PLAATS = re.compile(r"\b([a-z][a-z0-9-]*), regel (\d+)\b")

__all__ = ["controleer", "controleer_verslag"]


def controleer(
    invoer: Invoer, kengetallen: pd.DataFrame, vorig: pd.DataFrame | None = None
) -> list[Bevinding]:
    """Every finding about one report, worst first, each once.

    ``kengetallen`` and ``vorig`` (last year's) are frames in the output contract. What a reader finds printed is
    audited: the computed figure where there is a registration, else the figure as stated in table ``opgave``.
    """
    gevonden = toets(_onderzocht(invoer, kengetallen, vorig))
    return [_met_plaats(b, invoer) for b in gevonden] if invoer.tekstplaatsen else gevonden


def _met_plaats(b: Bevinding, invoer: Invoer) -> Bevinding:
    """A finding that names the paragraph where the text comes out of Word, which has no lines."""

    def plaats(m: re.Match[str]) -> str:
        waar = invoer.tekstplaatsen.get(m[1], ())
        return f"{m[1]}, {waar[min(int(m[2]), len(waar)) - 1]}" if waar else m[0]

    return replace(b, toelichting=_PLAATS.sub(plaats, b.toelichting))


def _onderzocht(invoer: Invoer, kengetallen: pd.DataFrame, vorig: pd.DataFrame | None) -> EigenVerslag:
    keuzes, tabellen = invoer.instellingen, invoer.tabellen
    ervoor = [] if vorig is None else uit_frame(vorig[vorig["periode"] == str(keuzes.vergelijk_met)])
    gesteld = uit_opgave(tabellen.get("opgave"), keuzes)
    feiten = Feiten(
        _volgorde(ervoor, uit_frame(kengetallen), gesteld),
        keuzes.jaar, keuzes.vergelijk_met, invoer.gids, keuzes.verblijfsduur,
    )  # fmt: skip
    gelezen = zinnen(invoer.teksten)
    return EigenVerslag(
        feiten, gelezen, beweringen(gelezen, keuzes.jaar), invoer.teksten, _behandelde_pijlers(invoer),
        plannen(tabellen.get("ontwikkelpunten"), tabellen.get("doelen")),
        invoer=invoer, kengetallen=kengetallen, gesteld=gesteld,
        vorig=Feiten(ervoor, keuzes.vergelijk_met, keuzes.vergelijk_met - 1, invoer.gids) if ervoor else None,
    )  # fmt: skip


def _volgorde(ervoor: list[Feit], berekend: list[Feit], gesteld: list[Feit]) -> list[Feit]:
    """Later wins: last year's report, what follows from stated figures, stated figures, registrations."""
    afgeleid = [f for f in berekend if f.gesteld]
    return [*ervoor, *afgeleid, *gesteld, *(f for f in berekend if not f.gesteld)]


def _behandelde_pijlers(invoer: Invoer) -> dict[str, bool]:
    return {str(n): any(s.startswith(f"pijler-{n}-") for s in invoer.teksten) for n in range(1, 6)}
