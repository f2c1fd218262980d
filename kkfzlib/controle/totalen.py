"""Totals against their parts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd

from kkfzlib.bevindingen import Bevinding
from kkfzlib.nederlands.afronding import SPELING, halve_eenheid
from kkfzlib.uitsplitsing import maand_van

from .feiten import Feit, Feiten, gedrukt

# kengetal → parts that together are the whole, exactly once each.
PARTITIES: dict[str, tuple[str, ...]] = {
    "clienten": ("fz", "anders"),
    "clienten_aandeel": ("fz", "anders"),
    "omzet": ("fz", "anders"),
    "omzet_aandeel": ("fz", "anders"),
    "personeel": ("vast", "tijdelijk", "zzp", "stage"),
}
OPEN_PARTITIES = ("incidenten", "bijeenkomsten")


def speling(feiten: list[Feit]) -> float:
    """How far a sum of printed numbers may be off by rounding alone."""
    return sum(halve_eenheid(f.waarde) for f in feiten if f.gesteld and f.waarde != round(f.waarde)) + SPELING


def totaal_delen(feiten: Feiten) -> Iterator[Bevinding]:
    """Parts must add up to the printed total (shares to 100%), give or take rounding."""
    for periode in (feiten.jaar, feiten.vorig_jaar):
        for kengetal in (*PARTITIES, *OPEN_PARTITIES):
            totaal = feiten.get(kengetal, "totaal", periode)
            delen = _delen(feiten, kengetal, periode)
            if totaal is None or not delen or kengetal in feiten.verborgen:
                continue
            som = sum(d.waarde for d in delen)
            if abs(som - totaal.waarde) > speling([*delen, totaal]):
                optelling = " + ".join(d.tekst for d in delen)
                yield Bevinding(
                    "totaal-delen", "fout", kengetal, "totaal", gedrukt(som), totaal.tekst,
                    f"De delen tellen op tot {optelling} = {gedrukt(som)}; het totaal is {totaal.tekst} ({periode}).",
                )  # fmt: skip


def _delen(feiten: Feiten, kengetal: str, periode: str) -> list[Feit]:
    if kengetal in OPEN_PARTITIES:
        return [
            f
            for f in feiten.van(kengetal, periode)
            if f.uitsplitsing != "totaal" and maand_van(f.uitsplitsing) is None
        ]
    delen = [feiten.get(kengetal, deel, periode) for deel in PARTITIES[kengetal]]
    return [d for d in delen if d is not None] if all(delen) else []


def zorgzwaarte(feiten: Feiten, plaatsingen: pd.DataFrame | None, peildatum: date) -> Iterator[Bevinding]:
    """Where every client has one care weight, the weights add up to the clients; they never fall short by stating."""
    delen, totaal = feiten.van("zorgzwaarte"), feiten.get("clienten", "totaal")
    if not delen or totaal is None or not any(f.gesteld for f in (*delen, totaal)):
        return
    if plaatsingen is not None and not _een_zwaarte(plaatsingen, peildatum):
        return
    som = sum(f.waarde for f in delen)
    fz = feiten.get("clienten", "fz")
    if som and all(abs(som - f.waarde) > SPELING for f in (totaal, fz) if f is not None):
        yield Bevinding(
            "totaal-delen", "fout" if plaatsingen is not None else "waarschuwing", "zorgzwaarte", "",
            totaal.tekst, gedrukt(som),
            f"De zorgzwaarten tellen op tot {gedrukt(som)} cliënten; op de peildatum zijn het er {totaal.tekst}"
            f"{f' ({fz.tekst} forensisch)' if fz else ''}.",
        )  # fmt: skip


def _een_zwaarte(plaatsingen: pd.DataFrame, peildatum: date) -> bool:
    dag = pd.Timestamp(peildatum)
    aanwezig = plaatsingen[
        (plaatsingen["begindatum"] <= dag)
        & (plaatsingen["einddatum"].isna() | (plaatsingen["einddatum"] > dag))
    ]
    gevuld = aanwezig[aanwezig["zorgzwaarte"].fillna("") != ""]
    per_client = gevuld.groupby("client_id")["zorgzwaarte"].nunique()
    return bool((per_client == 1).all() and len(per_client) == aanwezig["client_id"].nunique())
