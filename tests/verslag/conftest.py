"""A made-up report in memory: tables, published values and texts of organisation Testzorg over 2024."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from kkfzlib.instellingen import Instellingen
from kkfzlib.kader import gids
from kkfzlib.onthulling.gepubliceerd import Gepubliceerd
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag.getallen import Cijfers
from kkfzlib.verslag.plaatshouders import Plaatshouders

NAN = float("nan")

# kengetal, uitsplitsing, periode, waarde, eenheid, teller, noemer, herkomst
RIJEN: list[tuple[Any, ...]] = [
    ("clienten", "anders", "2024", 9, "aantal", NAN, NAN, "registratie"),
    ("clienten", "fz", "2024", 21, "aantal", NAN, NAN, "registratie"),
    ("clienten", "totaal", "2024", 30, "aantal", NAN, NAN, "registratie"),
    ("clienten_aandeel", "anders", "2024", 30.0, "%", 9, 30, "registratie"),
    ("clienten_aandeel", "fz", "2024", 70.0, "%", 21, 30, "registratie"),
    ("clienten_aandeel", "totaal", "2024", 100.0, "%", 30, 30, "registratie"),
    ("omzet", "anders", "2024", 250000.0, "euro", NAN, NAN, "registratie"),
    ("omzet", "fz", "2023", 1000000.0, "euro", NAN, NAN, "opgave"),
    ("omzet", "fz", "2024", 1236365.0, "euro", NAN, NAN, "registratie"),
    ("omzet", "totaal", "2024", 1486365.0, "euro", NAN, NAN, "registratie"),
    ("omzet_aandeel", "anders", "2024", 16.82, "%", 250000, 1486365, "registratie"),
    ("omzet_aandeel", "fz", "2024", 83.18, "%", 1236365, 1486365, "registratie"),
    ("omzet_aandeel", "totaal", "2024", 100.0, "%", 1486365, 1486365, "registratie"),
    ("verblijfsduur", "uitgestroomd", "2023", 174.0, "dagen", 1740, 10, "registratie"),
    ("verblijfsduur", "uitgestroomd", "2024", 278.0, "dagen", 3336, 12, "registratie"),
    ("verzuim", "", "2023", 1.3, "%", 13, 1000, "registratie"),
    ("verzuim", "", "2024", 3.8, "%", 38, 1000, "registratie"),
    ("benchmark", "verzuim/CBS", "2024", 6.6, "%", NAN, NAN, "opgave"),
    ("uitstroom", "totaal", "2024", 13, "aantal", NAN, NAN, "registratie"),
    ("uitstroom", "detentie", "2024", 1, "aantal", NAN, NAN, "registratie"),
    ("uitstroom", "noemer", "2024", 12, "aantal", NAN, NAN, "registratie"),
    ("continuiteit", "6", "2024", 25.0, "%", 3, 12, "registratie"),
    ("continuiteit", "8", "2024", 400 / 12, "%", 4, 12, "registratie"),
    ("continuiteit", "10", "2024", 75.0, "%", 9, 12, "registratie"),
    ("continuiteit_vermeldingen", "", "2024", 1600 / 12, "%", 16, 12, "registratie"),
    ("tevredenheid", "cto", "2024", 7.9, "score", 40, 20, "registratie"),
    ("respons", "cto", "2024", 50.0, "%", 20, 40, "registratie"),
]
KOLOMMEN = ["kengetal", "uitsplitsing", "periode", "waarde", "eenheid", "teller", "noemer", "herkomst"]

Verborgen = frozenset[tuple[str, str]]


def publiceer(
    verborgen: Verborgen = frozenset(), profiel: Any = "openbaar", rijen: Any = None
) -> Gepubliceerd:
    """The rows above as published values, with these (kengetal, uitsplitsing) of 2024 hidden."""
    frame = pd.DataFrame(RIJEN if rijen is None else rijen, columns=KOLOMMEN)
    sleutels = zip(frame["kengetal"], frame["uitsplitsing"], strict=True)
    frame["verborgen"] = pd.Series([s in verborgen for s in sleutels]) & (frame["periode"] == "2024")
    return Gepubliceerd(frame, profiel, 2024, 2023)


@pytest.fixture(scope="session")
def doelen() -> pd.DataFrame:
    """Two goals of pijler 1 and 4, in the form of the clean table."""
    return pd.DataFrame(
        {
            "nummer": ["1", "2"],
            "pijler": [1, 4],
            "doel": ["Veiligheidsplan | invoeren", "Naasten betrekken"],
            "actie": ["Opleiden", "Pilot"],
            "resultaat": ["Plan in gebruik", "Meer contact"],
            "begin": pd.to_datetime(["2025-01-01", "2025-07-01"]),
            "eind": pd.to_datetime(["2025-12-31", "2025-12-31"]),
            "kwaliteitsaspect": ["1.2", ""],
            "overzicht": ["hoofdlijn", "samenwerking"],
            "status": ["loopt", "gepland"],
        }
    )


@pytest.fixture(scope="session")
def ontwikkelpunten() -> pd.DataFrame:
    """Two ontwikkelpunten of thema 1 and one of thema 12."""
    return pd.DataFrame(
        {
            "thema": [1, 1, 12],
            "ontwikkelpunt": ["Methodiek bespreken", "Eigen regie versterken", "Checklist aanmelding"],
            "2024": [True, False, True],
            "2025": [True, True, False],
        }
    )


@pytest.fixture(scope="session")
def invoer(doelen: pd.DataFrame, ontwikkelpunten: pd.DataFrame) -> Invoer:
    """Clean input with goals, ontwikkelpunten, quotes and two texts."""
    citaten = pd.DataFrame(
        {
            "onderzoek": ["cto", "cto", "cto"],
            "vraag": ["Wonen", "Begeleiding", "Wonen"],
            "citaat": ["Fijn *huis*.", "“Ze luisteren.”", "Geheim citaat."],
            "vrijgegeven": [True, True, False],
        }
    )
    keuzes = replace(Instellingen.standaard(2024), thema=1)
    return Invoer(
        organisatie={"naam": "Testzorg & <Co>", "plaatsen": ["Teststad"], "website": "https://example.org"},
        instellingen=keuzes,
        gids=gids(2024),
        tabellen={"doelen": doelen, "ontwikkelpunten": ontwikkelpunten, "citaten": citaten},
        teksten={"aanleiding": "Wij doen verslag.", "thema": "Een verblijf duurde {verblijfsduur}."},
        inlezing=({"tabel": "doelen", "bestand": "doelen.csv", "codering": "utf-8", "rijen_gelezen": 2,
                   "rijen_behouden": 2, "rijen_vervallen": 0},),
    )  # fmt: skip


@pytest.fixture
def cijfers() -> Cijfers:
    """The published values with nothing hidden."""
    return Cijfers(publiceer())


@pytest.fixture
def plaatshouders(invoer: Invoer) -> Callable[..., Plaatshouders]:
    """Make placeholders over published values with these cells hidden."""

    def maak(verborgen: Verborgen = frozenset()) -> Plaatshouders:
        return Plaatshouders(Cijfers(publiceer(verborgen)), invoer.instellingen, invoer.gids)

    return maak


@pytest.fixture
def met_teksten(invoer: Invoer) -> Callable[[Mapping[str, str]], Invoer]:
    """The input with other texts."""
    return lambda teksten: replace(invoer, teksten=teksten)
