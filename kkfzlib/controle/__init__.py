"""The consistency audit: every rule looks for one kind of contradiction; none ever changes a figure."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from kkfzlib.bevindingen import Bevinding, gesorteerd
from kkfzlib.tabellen import Invoer

from . import aankondiging, bronnen, herstel, identiteit, jaren, omzet, opgave, percentages, totalen
from .beweringen import beweringen
from .feiten import Feit, Feiten, uit_frame, uit_opgave
from .gepubliceerd import controleer_verslag
from .jaartekst import jaar_tekst, plannen
from .richting import richtingwoord
from .tekst_getal import tekst_getal
from .verandering import groei_in_zin, veranderingen
from .zinnen import Zin, zinnen

__all__ = ["controleer", "controleer_verslag"]


def controleer(
    invoer: Invoer, kengetallen: pd.DataFrame, vorig: pd.DataFrame | None = None
) -> list[Bevinding]:
    """Every finding about one report, worst first, each once.

    ``kengetallen`` and ``vorig`` (last year's) are frames in the output contract. What a reader finds printed is
    audited: the computed figure where there is a registration, else the figure as stated in table ``opgave``.
    """
    keuzes = invoer.instellingen
    ervoor = [] if vorig is None else uit_frame(vorig[vorig["periode"] == str(keuzes.vergelijk_met)])
    gesteld = uit_opgave(invoer.tabellen.get("opgave"), keuzes)
    feiten = Feiten(
        _volgorde(ervoor, uit_frame(kengetallen), gesteld),
        keuzes.jaar, keuzes.vergelijk_met, invoer.gids, keuzes.verblijfsduur,
    )  # fmt: skip
    toen = Feiten(ervoor, keuzes.vergelijk_met, keuzes.vergelijk_met - 1, invoer.gids) if ervoor else None
    return gesorteerd(
        [*_cijferregels(invoer, feiten, toen, kengetallen, gesteld), *_tekstregels(invoer, feiten, toen)]
    )


def _volgorde(ervoor: list[Feit], berekend: list[Feit], gesteld: list[Feit]) -> list[Feit]:
    """Later wins: last year's report, what follows from stated figures, stated figures, registrations."""
    afgeleid = [f for f in berekend if f.gesteld]
    return [*ervoor, *afgeleid, *gesteld, *(f for f in berekend if not f.gesteld)]


def _cijferregels(
    invoer: Invoer, feiten: Feiten, toen: Feiten | None, kengetallen: pd.DataFrame, gesteld: list[Feit]
) -> Iterator[Bevinding]:
    tabellen = invoer.tabellen
    yield from totalen.totaal_delen(feiten)
    yield from totalen.zorgzwaarte(feiten, tabellen.get("plaatsingen"), invoer.instellingen.peildatum)
    yield from identiteit.uitstroom_identiteit(feiten)
    yield from identiteit.stroom_identiteit(feiten, tabellen.get("plaatsingen"), invoer.instellingen)
    yield from percentages.percentage_aantal(feiten)
    yield from percentages.vermeldingen(feiten)
    yield from percentages.gemeenschappelijke_noemer(
        feiten, *percentages.koppen_in_tekst(zinnen(invoer.teksten))
    )
    yield from jaren.groei(feiten)
    yield from jaren.vorig_jaar(gesteld, feiten.vorig_jaar, toen)
    yield from jaren.sprong(feiten)
    yield from opgave.opgave_registratie(invoer, kengetallen)
    yield from bronnen.benchmark_bron(tabellen.get("benchmarks"))
    yield from bronnen.gemiddelde_zonder_n(feiten, tabellen.get("onderzoeken"), zinnen(invoer.teksten))
    yield from bronnen.noemer_ontbreekt(feiten)
    yield from bronnen.meervoudig_antwoord(feiten, "\n".join(invoer.teksten.values()))
    yield from omzet.omzet_ontleding(feiten)
    yield from herstel.herstel(feiten)


def _tekstregels(invoer: Invoer, feiten: Feiten, toen: Feiten | None) -> Iterator[Bevinding]:
    gelezen: list[Zin] = zinnen(invoer.teksten)
    jaar = invoer.instellingen.jaar
    gezegd = beweringen(gelezen, jaar)
    yield from tekst_getal(feiten, gezegd)
    yield from jaren.vorig_jaar_in_tekst(gezegd, toen)
    yield from veranderingen(feiten, gezegd)
    yield from groei_in_zin(gelezen)
    yield from bronnen.benchmark_in_tekst(gezegd, bool(feiten.van("benchmark")))
    yield from richtingwoord(feiten, gelezen, gezegd)
    yield from aankondiging.aantal_genoemd(gelezen)
    yield from aankondiging.aangekondigd(gelezen, _behandelde_pijlers(invoer))
    yield from aankondiging.zelfde_maand(gelezen)
    tabellen = invoer.tabellen
    yield from jaar_tekst(gelezen, plannen(tabellen.get("ontwikkelpunten"), tabellen.get("doelen")), jaar)


def _behandelde_pijlers(invoer: Invoer) -> dict[str, bool]:
    return {str(n): any(s.startswith(f"pijler-{n}-") for s in invoer.teksten) for n in range(1, 6)}
