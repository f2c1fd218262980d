"""The consistency audit: every rule looks for one kind of contradiction; none ever changes a figure."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from kkfzlib.bevindingen import Bevinding, gesorteerd
from kkfzlib.tabellen import Invoer

from . import aankondiging, bronnen, herstel, jaren, omzet, percentages, totalen
from .feiten import Feiten, uit_frame, uit_opgave
from .gepubliceerd import controleer_verslag
from .jaartekst import jaar_tekst
from .percentages import koppen_in_tekst
from .richting import richtingwoord
from .tekst_getal import groei_in_zin, procentpunt, tekst_getal
from .zinnen import Zin, zinnen

__all__ = ["controleer", "controleer_verslag"]


def controleer(
    invoer: Invoer, kengetallen: pd.DataFrame, vorig: pd.DataFrame | None = None
) -> list[Bevinding]:
    """Every finding about one report, worst first, each once.

    ``kengetallen`` and ``vorig`` (last year's) are frames in the output contract; the stated figures come from
    table ``opgave`` of ``invoer``, for those are what a reader would find printed.
    """
    keuzes = invoer.instellingen
    gesteld = uit_opgave(invoer.tabellen.get("opgave"), keuzes)
    ervoor = [] if vorig is None else uit_frame(vorig[vorig["periode"] == str(keuzes.vergelijk_met)])
    alles = [*ervoor, *uit_frame(kengetallen), *gesteld]
    feiten = Feiten(alles, keuzes.jaar, keuzes.vergelijk_met, invoer.gids)
    toen = Feiten(ervoor, keuzes.vergelijk_met, keuzes.vergelijk_met - 1, invoer.gids) if ervoor else None
    return gesorteerd(_regels(invoer, feiten, toen))


def _regels(invoer: Invoer, feiten: Feiten, toen: Feiten | None) -> Iterator[Bevinding]:
    tabellen = invoer.tabellen
    yield from totalen.totaal_delen(feiten)
    yield from totalen.uitstroom_identiteit(feiten)
    yield from percentages.percentage_aantal(feiten)
    yield from percentages.vermeldingen(feiten)
    yield from percentages.gemeenschappelijke_noemer(feiten, *koppen_in_tekst(zinnen(invoer.teksten)))
    yield from jaren.groei(feiten)
    yield from jaren.vorig_jaar(feiten, toen)
    yield from jaren.sprong(feiten)
    yield from bronnen.benchmark_bron(tabellen.get("benchmarks"))
    yield from bronnen.gemiddelde_zonder_n(feiten, tabellen.get("onderzoeken"))
    yield from bronnen.noemer_ontbreekt(feiten)
    yield from bronnen.meervoudig_antwoord(feiten, "\n".join(invoer.teksten.values()))
    yield from omzet.omzet_ontleding(feiten)
    yield from herstel.herstel(feiten)
    yield from _tekstregels(invoer, feiten, zinnen(invoer.teksten))


def _tekstregels(invoer: Invoer, feiten: Feiten, gelezen: list[Zin]) -> Iterator[Bevinding]:
    yield from tekst_getal(feiten, gelezen)
    yield from groei_in_zin(gelezen)
    yield from procentpunt(feiten, gelezen)
    yield from richtingwoord(feiten, gelezen)
    yield from aankondiging.aantal_genoemd(gelezen)
    yield from aankondiging.aangekondigd(gelezen, _behandelde_pijlers(invoer))
    yield from aankondiging.zelfde_maand(gelezen)
    yield from jaar_tekst(gelezen, invoer.tabellen.get("ontwikkelpunten"))


def _behandelde_pijlers(invoer: Invoer) -> dict[str, bool]:
    return {str(n): any(s.startswith(f"pijler-{n}-") for s in invoer.teksten) for n in range(1, 6)}
