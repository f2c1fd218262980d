"""A made-up report in memory: tables, published values and texts of organisation Testzorg over 2024."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

import pandas as pd
import pytest

from kkfzlib.cijfers import OPGAVE
from kkfzlib.instellingen import Instellingen
from kkfzlib.kader import gids
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag.getallen import Cijfers
from kkfzlib.verslag.plaatshouders import Plaatshouders
from tests.rijen import publiceer, rij

RIJEN = [
    rij("clienten", "anders", 2024, 9),
    rij("clienten", "fz", 2024, 21),
    rij("clienten", "totaal", 2024, 30),
    rij("clienten_aandeel", "anders", 2024, 30.0, 9, 30),
    rij("clienten_aandeel", "fz", 2024, 70.0, 21, 30),
    rij("clienten_aandeel", "totaal", 2024, 100.0, 30, 30),
    rij("omzet", "anders", 2024, 250000.0),
    rij("omzet", "fz", 2023, 1000000.0, herkomst=OPGAVE),
    rij("omzet", "fz", 2024, 1236365.0),
    rij("omzet", "totaal", 2024, 1486365.0),
    rij("omzet_aandeel", "anders", 2024, 16.82, 250000, 1486365),
    rij("omzet_aandeel", "fz", 2024, 83.18, 1236365, 1486365),
    rij("omzet_aandeel", "totaal", 2024, 100.0, 1486365, 1486365),
    rij("verblijfsduur", "uitgestroomd", 2023, 174.0, 1740, 10),
    rij("verblijfsduur", "uitgestroomd", 2024, 278.0, 3336, 12),
    rij("verzuim", "", 2023, 1.3, 13, 1000),
    rij("verzuim", "", 2024, 3.8, 38, 1000),
    rij("benchmark", "verzuim/CBS", 2024, 6.6, herkomst=OPGAVE),
    rij("uitstroom", "totaal", 2024, 13),
    rij("uitstroom", "detentie", 2024, 1),
    rij("uitstroom", "noemer", 2024, 12),
    rij("continuiteit", "6", 2024, 25.0, 3, 12),
    rij("continuiteit", "8", 2024, 400 / 12, 4, 12),
    rij("continuiteit", "10", 2024, 75.0, 9, 12),
    rij("continuiteit_vermeldingen", "", 2024, 1600 / 12, 16, 12),
    rij("tevredenheid", "cto", 2024, 7.9, 40, 20),
    rij("respons", "cto", 2024, 50.0, 20, 40),
]


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
    return Cijfers(publiceer(RIJEN))


@pytest.fixture
def plaatshouders(invoer: Invoer) -> Callable[..., Plaatshouders]:
    """Make placeholders over published values with these cells hidden."""

    def maak(weg: Collection[tuple[str, ...]] = ()) -> Plaatshouders:
        return Plaatshouders(Cijfers(publiceer(RIJEN, weg)), invoer.instellingen, invoer.gids)

    return maak


@pytest.fixture
def met_teksten(invoer: Invoer) -> Callable[[Mapping[str, str]], Invoer]:
    """The input with other texts."""
    return lambda teksten: replace(invoer, teksten=teksten)
