"""The gate: contract rows in, published values out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from kkfzlib.dossier import Profiel
from kkfzlib.instellingen import Instellingen
from kkfzlib.kader import Gids
from kkfzlib.kengetallen.contract import normaliseer
from kkfzlib.onthulling.beleid import maak_beleid
from kkfzlib.onthulling.besluiten import lees_besluiten, vrijgegeven
from kkfzlib.onthulling.gepubliceerd import Gepubliceerd
from kkfzlib.onthulling.primair import primair
from kkfzlib.onthulling.samenvoegen import Hergroepeer, voeg_samen


def bescherm(
    frame: pd.DataFrame,
    profiel: Profiel,
    instellingen: Instellingen,
    gids: Gids,
    besluiten: Iterable[Mapping[str, Any]] = (),
    vorig_gepubliceerd: Gepubliceerd | None = None,
    *,
    hergroepeer: Hergroepeer | None = None,
    vandaag: date | None = None,
) -> Gepubliceerd:
    """Published values of ``frame`` (contract rows of the report year and of the earlier periods shown).

    ``indiening`` hides nothing. ``openbaar`` merges small categories (needs ``hergroepeer``, see
    ``samenvoegen.hergroepering``), hides what is too small and what would betray it, also beside
    ``vorig_gepubliceerd``: the values published in last year's public report. Rows under a valid decision
    ``eigen publicatie`` are shown. InvoerFout when ``verslag.yml`` is laxer than allowed. Nothing is mutated.
    """
    rijen = normaliseer(frame)
    geldig, _ = lees_besluiten(besluiten)
    beleid = maak_beleid(instellingen.onthulling, rijen, geldig, vandaag)
    if profiel == "indiening":
        rijen["verborgen"] = False
        return Gepubliceerd(rijen, profiel, instellingen.jaar, instellingen.vergelijk_met)
    vrij = vrijgegeven(rijen, geldig, vandaag)
    rijen["vrij"] = vrij
    rijen = voeg_samen(rijen, gids, beleid, hergroepeer)
    rijen["verborgen"] = primair(rijen, beleid) & ~rijen["vrij"]
    return Gepubliceerd(rijen, profiel, instellingen.jaar, instellingen.vergelijk_met)
