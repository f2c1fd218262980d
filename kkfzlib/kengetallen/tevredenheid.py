"""Satisfaction: mean scores per survey and question, and response.

Source of the definitions: Kwaliteitskader Forensische Zorg, pijler 3, as the registry words them.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from kkfzlib.kengetallen.grondslag import Grondslag
from kkfzlib.kengetallen.selectie import Bools, Deel, Maat, Selectie, per_waarde, som, verschillende_waarden


def tevredenheid(g: Grondslag) -> Iterator[Selectie]:
    """``tevredenheid``: mean score per onderzoek and per vraag (score); teller is answers, noemer respondents.

    An answer without a score is none; an onderzoek or vraag without answers has no row.
    """
    antwoorden = g.tabel("antwoorden")
    gescoord = antwoorden["score"].notna().to_numpy(dtype=bool)
    for onderzoek, keuze in per_waarde(antwoorden["onderzoek"], gescoord):
        yield _gemiddelde(g, onderzoek, keuze)
        for vraag, deel in per_waarde(antwoorden["vraag"], keuze):
            yield _gemiddelde(g, f"{onderzoek}/{vraag}", deel)


def _gemiddelde(g: Grondslag, code: str, keuze: Bools) -> Selectie:
    n = Deel("antwoorden", keuze)
    totaal = som(g.tabel("antwoorden")["score"].to_numpy(dtype="float64"))(keuze)
    return Selectie(code, n, Deel("antwoorden", keuze, g.eens(_respondenten)), waarde=totaal / n.getal)


def respons(g: Grondslag) -> Iterator[Selectie]:
    """``respons``: respondents out of those invited, per onderzoek (%); nothing where nobody was invited."""
    onderzoeken, ingevuld = g.tabel("onderzoeken"), g.tabel("antwoorden")["onderzoek"]
    gevraagd = som(onderzoeken["uitgenodigd"].to_numpy(dtype="float64", na_value=np.nan))
    for onderzoek, keuze in per_waarde(onderzoeken["onderzoek"]):
        mensen = Deel("antwoorden", (ingevuld == onderzoek).to_numpy(dtype=bool), g.eens(_respondenten))
        yield Selectie(onderzoek, mensen, Deel("onderzoeken", keuze, gevraagd))


def _respondenten(g: Grondslag) -> Maat:
    return verschillende_waarden(g.tabel("antwoorden")["respondent_id"])
