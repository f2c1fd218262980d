"""Primary suppression: which published rows are themselves too small to show."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from kkfzlib.onthulling.beleid import Beleid

TELLINGEN = frozenset({"clienten", "zorgzwaarte", "instroom", "uitstroom_plaatsing", "uitstroom"})
"""Rows whose ``waarde`` is a count of clients."""


def is_telling(kengetal: str, uitsplitsing: str) -> bool:
    """Whether ``waarde`` is a count of clients: of its own kind, or stated without a noemer (``6:n``)."""
    return kengetal in TELLINGEN or (kengetal.startswith("continuiteit") and uitsplitsing.endswith("n"))


AANDELEN = frozenset({"clienten_aandeel", "continuiteit", "continuiteit_vermeldingen"})
"""Rows that show a count of clients as a share: ``teller`` of ``noemer``."""

BEDRAGEN = frozenset({"omzet", "omzet_aandeel", "omzet_groei"})
"""Rows that show an amount; contributors of ``…/x`` are the clients of ``clienten/x``."""


def is_klein(aantal: float | None, drempel: int) -> bool:
    """Whether a count of clients is too small to show: more than none and under the threshold."""
    return aantal is not None and not math.isnan(aantal) and 0 < aantal < drempel


def te_smalle_basis(noemer: float | None, basis: int) -> bool:
    """Whether a share or mean stands on too few clients; an unknown base cannot be shown to be wide enough."""
    return noemer is None or math.isnan(noemer) or noemer < basis


def is_dominant(bijdragen: Sequence[float], beleid: Beleid) -> bool:
    """Whether one contributor has over ``grootste_een`` % of an amount, or two over ``grootste_twee`` %."""
    totaal = math.fsum(bijdragen)
    groot = sorted(bijdragen, reverse=True)
    return totaal > 0 and (
        groot[0] * 100 > beleid.grootste_een * totaal
        or math.fsum(groot[:2]) * 100 > beleid.grootste_twee * totaal
    )


def _bedrag_onveilig(rij: Any, clienten: dict[tuple[str, str], float], beleid: Beleid) -> bool:
    aantal = clienten.get((rij.uitsplitsing, rij.periode))
    if aantal is None or rij.waarde == 0:  # nobody's amount, or no client count that could single anyone out
        return False
    return aantal < beleid.drempel


def _gemiddelde_onveilig(rij: Any, beleid: Beleid) -> bool:
    onderzoek = rij.uitsplitsing.split("/")[0]
    if rij.kengetal == "tevredenheid" and onderzoek != "cto" and pd.isna(rij.noemer):
        return False  # no clients, and no n stated: a finding elsewhere, not a client's secret
    if rij.kengetal == "respons" and onderzoek != "cto":
        return False
    return te_smalle_basis(rij.noemer, beleid.basis)


def _onveilig(rij: Any, clienten: dict[tuple[str, str], float], beleid: Beleid) -> bool:
    if is_telling(rij.kengetal, rij.uitsplitsing):
        return is_klein(rij.waarde, beleid.drempel)
    if rij.kengetal in AANDELEN:
        return te_smalle_basis(rij.noemer, beleid.basis) or is_klein(rij.teller, beleid.drempel)
    if rij.kengetal in BEDRAGEN:
        return _bedrag_onveilig(rij, clienten, beleid)
    if rij.kengetal in ("verblijfsduur", "tevredenheid", "respons"):
        return _gemiddelde_onveilig(rij, beleid)
    return False


def primair(frame: pd.DataFrame, beleid: Beleid) -> pd.Series:
    """Bool per contract row: too small to show (thresholds, bases and contributors of ``beleid``)."""
    tellingen = frame[frame["kengetal"] == "clienten"]
    sleutels = zip(tellingen["uitsplitsing"], tellingen["periode"], strict=True)
    clienten = dict(zip(sleutels, tellingen["waarde"].astype(float), strict=True))
    onveilig = np.array([_onveilig(r, clienten, beleid) for r in frame.itertuples(index=False)], dtype=bool)
    return pd.Series(onveilig, index=frame.index)
