"""Reading an already published report back: its sentences, figures and plans, as well as they can be read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from kkfzlib import kader
from kkfzlib.controle.feiten import Feit, Feiten
from kkfzlib.controle.zinnen import Zin, zinnen

from . import cellen, matrix, uitspraken, uitstroom
from .bron import lees_bron
from .indeling import secties, verslagjaar
from .tabellen import Cijfertabel, cijfertabellen

__all__ = ["Gelezen", "lees_verslag"]


@dataclass(frozen=True)
class Gelezen:
    """What could be read. ``secties`` maps a heading to its text; ``tabellen`` are tables that end in a total."""

    jaar: int
    secties: dict[str, str]
    zinnen: list[Zin]
    feiten: Feiten
    tabellen: list[Cijfertabel]
    ontwikkelpunten: pd.DataFrame | None
    heeft_uitstroomtabel: bool


def lees_verslag(bestand: Path) -> Gelezen:
    """Read a report (PDF, HTML or text). GebruikFout for another kind or an unreadable file.

    Tables win from sentences: where both state a figure, the sentence is what gets judged.
    """
    bron = lees_bron(bestand)
    jaar = verslagjaar(bron.tekst)
    gids = kader.gids(jaar)
    tabellen = cijfertabellen(bron.tekst)
    categorieen = uitstroom.uitstroomtabel(bron.tekst, gids, jaar)
    uit_tabellen = [*bron.feiten, *(f for t in tabellen for f in cellen.feiten(t, jaar)), *categorieen]
    delen = secties(bron.tekst)
    gelezen = zinnen(delen)
    bekend = {(f.kengetal, f.uitsplitsing, f.periode) for f in uit_tabellen}
    uit_zinnen = [
        f for f in uitspraken.feiten(gelezen, jaar) if (f.kengetal, f.uitsplitsing, f.periode) not in bekend
    ]
    feiten = Feiten([*uniek(uit_zinnen), *uit_tabellen], jaar, jaar - 1, gids)
    punten = matrix.ontwikkelpunten(bron.tekst)
    return Gelezen(jaar, delen, gelezen, feiten, tabellen, punten, bool(categorieen))


def uniek(gevonden: list[Feit]) -> list[Feit]:
    """The first statement of each figure."""
    eerste: dict[tuple[str, str, str], Feit] = {}
    for feit in gevonden:
        eerste.setdefault((feit.kengetal, feit.uitsplitsing, feit.periode), feit)
    return list(eerste.values())
