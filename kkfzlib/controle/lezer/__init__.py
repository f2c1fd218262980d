"""Reading an already published report back: its sentences, figures and plans, as well as they can be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from kkfzlib import kader
from kkfzlib.controle.beweringen import Bewering, beweringen
from kkfzlib.controle.feiten import Feit, Feiten
from kkfzlib.controle.rekenen.tabel import Tabel
from kkfzlib.controle.zinnen import Zin, zinnen

from . import cellen, matrix, uitspraken, uitstroom
from .bron import lees_bron
from .indeling import is_kaderverslag, koppen, secties, verslagjaar
from .proza import blokken
from .tabellen import cijfertabellen
from .vindplaats import Vindplaatsen

__all__ = ["Gelezen", "lees_verslag"]


@dataclass(frozen=True)
class Gelezen:
    """What could be read. ``secties`` maps a heading to its text; ``kader``: a report of the framework."""

    jaar: int
    secties: dict[str, str]
    zinnen: list[Zin]
    beweringen: list[Bewering]
    feiten: Feiten
    tabellen: list[Tabel]
    ontwikkelpunten: pd.DataFrame | None
    koppen: list[str]
    kader: bool
    opmerkingen: tuple[str, ...] = ()
    plaatsen: Vindplaatsen = field(default_factory=Vindplaatsen)
    alle_tabellen: tuple[Tabel, ...] = ()
    """``tabellen`` and those that rules of the framework judge."""


def lees_verslag(bestand: Path) -> Gelezen:
    """Read a report (PDF, HTML or text). GebruikFout for another kind or an unreadable file.

    Tables win from sentences: where both state a figure, the sentence is what gets judged.
    """
    bron = lees_bron(bestand)
    jaar = verslagjaar(f"{bron.titel}\n{bron.tekst}")
    gids = kader.gids(jaar)
    categorieen = uitstroom.uitstroomtabel(bron.tekst, gids, jaar)
    buiten = [categorieen.bereik] if categorieen else []
    tabellen = [t for t in cijfertabellen(bron.tekst) if not any(_raakt(t.bereik, b) for b in buiten)]
    weg = [*(t.bereik for t in tabellen), *buiten, *matrix.bereiken(bron.tekst)]
    tekstblokken = blokken(bron.tekst, weg) if bron.blokken is None else bron.blokken
    delen = secties(tekstblokken)
    gelezen = zinnen(delen)
    kaderverslag = is_kaderverslag(f"{bron.titel}\n{bron.tekst}")
    gezegd = beweringen(gelezen, jaar) if kaderverslag else []
    uit_tabellen = [f for t in tabellen for f in cellen.feiten(t, jaar)] + (
        categorieen.feiten if categorieen else []
    )
    gevonden = [*bron.feiten, *uit_tabellen, *uitspraken.feiten(gezegd)] if kaderverslag else []
    feiten = Feiten(_uniek(gevonden), jaar, jaar - 1, gids)
    feiten.verborgen = bron.verborgen | (categorieen.verborgen if categorieen else frozenset())
    return Gelezen(
        jaar,
        delen,
        gelezen,
        gezegd,
        feiten,
        [t for t in bron.tabellen if not cellen.is_financieringstabel(t)],
        matrix.ontwikkelpunten(bron.tekst),
        koppen(tekstblokken),
        kaderverslag,
        bron.opmerkingen,
        bron.plaatsen,
        tuple(bron.tabellen),
    )


def _raakt(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _uniek(gevonden: list[Feit]) -> list[Feit]:
    """The first statement of each figure: marked ones, then tables, then sentences."""
    eerste: dict[tuple[str, str, str], Feit] = {}
    for feit in gevonden:
        eerste.setdefault((feit.kengetal, feit.uitsplitsing, feit.periode), feit)
    return list(eerste.values())
