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
from kkfzlib.kengetallen.register import REGISTER
from kkfzlib.onthulling.beleid import Beleid, maak_beleid
from kkfzlib.onthulling.besluiten import lees_besluiten, vrijgegeven
from kkfzlib.onthulling.gepubliceerd import Gepubliceerd
from kkfzlib.onthulling.opbouw import bouw
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
    rijen["verborgen"] = _te_verbergen(rijen, beleid, vorig_gepubliceerd)
    return Gepubliceerd(rijen, profiel, instellingen.jaar, instellingen.vergelijk_met)


def decimalen(kengetal: str, eenheid: str) -> int:
    """Decimals with which a value is printed: the registry's, else those usual for the unit."""
    if kengetal in REGISTER:
        return REGISTER[kengetal].decimalen
    return {"%": 2, "score": 1, "jaar": 1, "bedden": 1}.get(eenheid, 0)


def _te_verbergen(rijen: pd.DataFrame, beleid: Beleid, vorig: Gepubliceerd | None) -> list[bool]:
    """Primary and secondary suppression of the rows, beside what last year's report already shows."""
    eigen = list(rijen.itertuples(index=False))
    eerder, getoond, verborgen = _vorig_verslag(vorig)
    sleutels = [(r.kengetal, r.uitsplitsing, r.periode) for r in eigen]
    klein = [bool(k and not r.vrij) for k, r in zip(primair(rijen, beleid), eigen, strict=True)]
    # What last year's report hid stays hidden, unless a decision releases it; what it showed is known for good.
    weer = [s in verborgen and not r.vrij for s, r in zip(sleutels, eigen, strict=True)]
    bekend = [bool(r.vrij) or s in getoond for s, r in zip(sleutels, eigen, strict=True)]
    rest = [False] * len(eerder)
    stelsel = bouw([*eigen, *eerder], decimalen, [*bekend, *(True for _ in eerder)])
    # Here, as its solver is heavy to import and many need only our types.
    from kkfzlib.onthulling.secundair import secundair

    uitkomst = secundair(stelsel, [*klein, *rest], beleid, ook=[*weer, *rest])
    return [bool(v) or k for v, k in zip(uitkomst.verborgen[: len(eigen)], klein, strict=True)]


Sleutels = set[tuple[str, str, str]]


def _vorig_verslag(vorig: Gepubliceerd | None) -> tuple[list[Any], Sleutels, Sleutels]:
    """All rows of last year's report (hidden ones without numbers), the keys it shows, and those it hides."""
    if vorig is None:
        return [], set(), set()
    verborgen = {(c.kengetal, c.uitsplitsing, c.periode) for c in vorig if c.verborgen}
    getoond = {(c.kengetal, c.uitsplitsing, c.periode) for c in vorig if not c.verborgen}
    return list(normaliseer(vorig.frame).itertuples(index=False)), getoond, verborgen
