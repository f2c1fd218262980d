"""The audit of a report that is already out: the rules that apply to what can be read of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kkfzlib.bevindingen import Bevinding, gesorteerd
from kkfzlib.nederlands.afronding import SPELING

from . import aankondiging, bronnen, herstel, identiteit, jaren, percentages, totalen
from .feiten import gedrukt
from .jaartekst import jaar_tekst, plannen
from .lezer import Gelezen, lees_verslag
from .lezer.cellen import is_financiering
from .lezer.indeling import behandelde_pijlers
from .lezer.tabellen import Cijfertabel
from .richting import richtingwoord
from .tekst_getal import tekst_getal
from .verandering import groei_in_zin, veranderingen


def controleer_verslag(bestand: Path) -> list[Bevinding]:
    """Every finding about a published report (PDF, HTML, text), worst first, each once.

    What cannot be read cannot be judged: a clean result says that nothing readable contradicts itself.
    """
    return gesorteerd(_regels(lees_verslag(bestand)))


def _regels(g: Gelezen) -> Iterator[Bevinding]:
    yield from totalen.totaal_delen(g.feiten)
    yield from identiteit.uitstroom_identiteit(g.feiten)
    for tabel in g.tabellen:
        if not is_financiering(tabel):
            yield from _tabel(tabel)
    yield from percentages.percentage_aantal(g.feiten)
    yield from percentages.vermeldingen(g.feiten)
    yield from percentages.gemeenschappelijke_noemer(g.feiten, *percentages.koppen_in_tekst(g.zinnen))
    yield from jaren.groei(g.feiten)
    yield from jaren.sprong(g.feiten)
    yield from bronnen.noemer_ontbreekt(g.feiten)
    yield from bronnen.gemiddelde_zonder_n(g.feiten, None, g.zinnen)
    yield from bronnen.meervoudig_antwoord(g.feiten, "\n".join(g.secties.values()))
    gezegd = g.beweringen
    yield from tekst_getal(g.feiten, gezegd)
    yield from veranderingen(g.feiten, gezegd)
    yield from groei_in_zin(g.zinnen)
    yield from bronnen.benchmark_in_tekst(gezegd)
    yield from richtingwoord(g.feiten, g.zinnen, gezegd)
    yield from aankondiging.aantal_genoemd(g.zinnen)
    yield from aankondiging.aangekondigd(g.zinnen, behandelde_pijlers(g.koppen))
    yield from aankondiging.hoofdstukken(g.zinnen, g.koppen)
    yield from aankondiging.zelfde_maand(g.zinnen)
    yield from jaar_tekst(g.zinnen, plannen(g.ontwikkelpunten), g.jaar)
    yield from herstel.herstel(g.feiten)


def _tabel(tabel: Cijfertabel) -> Iterator[Bevinding]:
    """Any table with a total: columns must add up, and a percentage column must follow from the column before it."""
    for k, totaal in enumerate(tabel.totaal.getallen):
        kolom = [rij.getallen[k] for rij in tabel.rijen]
        som, marge = (
            sum(g.waarde for g in kolom),
            sum(g.half for g in (*kolom, totaal) if g.eenheid == "%" or g.cijfers),
        )
        if abs(som - totaal.waarde) > marge + 1e-9:
            yield Bevinding(
                "totaal-delen", "fout", "", "", gedrukt(som), gedrukt(totaal.waarde),
                f"Tabel met totaal {totaal.tekst}: de rijen tellen op tot {gedrukt(som)}.",
            )  # fmt: skip
        if (
            totaal.eenheid == "%"
            and k
            and tabel.totaal.getallen[k - 1].eenheid != "%"
            and abs(totaal.waarde - 100) < 1
        ):
            yield from _aandelen(tabel, k)


def _aandelen(tabel: Cijfertabel, k: int) -> Iterator[Bevinding]:
    heel = tabel.totaal.getallen[k - 1].waarde
    for rij in tabel.rijen:
        deel, aandeel = rij.getallen[k - 1], rij.getallen[k]
        if heel and abs(100 * deel.waarde / heel - aandeel.waarde) > aandeel.half + SPELING:
            yield Bevinding(
                "percentage-aantal", "fout", "", "", gedrukt(100 * deel.waarde / heel), gedrukt(aandeel.waarde),
                f"{deel.tekst} van {gedrukt(heel)} is {gedrukt(100 * deel.waarde / heel)}%; er staat {aandeel.tekst}.",
            )  # fmt: skip
