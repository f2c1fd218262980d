"""Clean input of the synthetic organisation, with its kengetallen."""

from __future__ import annotations

import pandas as pd
import pytest

from kkfzlib.dossier import DATA, Dossier
from kkfzlib.inlezen import lees_invoer
from kkfzlib.kengetallen import bereken
from kkfzlib.tabellen import Invoer


@pytest.fixture(scope="session")
def invoer() -> Invoer:
    gelezen, bevindingen = lees_invoer(Dossier("voorbeeldzorg", 2024, DATA))
    assert gelezen is not None, bevindingen
    return gelezen


@pytest.fixture(scope="session")
def frame(invoer: Invoer) -> pd.DataFrame:
    return bereken(invoer)
