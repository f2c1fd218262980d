"""Identities that link figures of different tables: flows against stocks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pandas as pd

from kkfzlib.bevindingen import Bevinding, Ernst
from kkfzlib.instellingen import Instellingen
from kkfzlib.nederlands.afronding import SPELING

from .feiten import Feiten, gedrukt


def uitstroom_identiteit(feiten: Feiten) -> Iterator[Bevinding]:
    """uitstroom − detentie = noemer."""
    for periode in (feiten.jaar, feiten.vorig_jaar):
        totaal, terug, noemer = (
            feiten.get("uitstroom", u, periode) for u in ("totaal", "detentie", "noemer")
        )
        if totaal and terug and noemer and abs(totaal.waarde - terug.waarde - noemer.waarde) > SPELING:
            verschil = gedrukt(totaal.waarde - terug.waarde)
            yield Bevinding(
                "identiteit", "fout", "uitstroom", "noemer", verschil, noemer.tekst,
                f"Uitstroom {totaal.tekst} min terug naar detentie {terug.tekst} is {verschil}, niet {noemer.tekst} "
                f"({periode}).",
            )  # fmt: skip


def stroom_identiteit(
    feiten: Feiten, plaatsingen: pd.DataFrame | None, keuzes: Instellingen
) -> Iterator[Bevinding]:
    """begin + instroom − uitstroom = eind, over all care forms together, when nobody has two at once.

    Without placements that is certain only where one care form is stated; with more it is a warning.
    """
    begin, eind = feiten.vorig("clienten", "totaal"), feiten.get("clienten", "totaal")
    instroom, uitstroom = feiten.van("instroom"), feiten.van("uitstroom_plaatsing")
    if not (begin and eind and instroom and uitstroom) or not _geheel_jaar(keuzes):
        return
    if plaatsingen is not None and _telt_dubbel(plaatsingen, keuzes.peildatum):
        return
    erbij, eraf = sum(f.waarde for f in instroom), sum(f.waarde for f in uitstroom)
    verwacht = begin.waarde + erbij - eraf
    vormen = {f.uitsplitsing for f in (*instroom, *uitstroom) if f.waarde}
    ernst: Ernst = "fout" if plaatsingen is not None or len(vormen) <= 1 else "waarschuwing"
    if abs(verwacht - eind.waarde) > SPELING:
        yield Bevinding(
            "identiteit", ernst, "clienten", "totaal", gedrukt(verwacht), eind.tekst,
            f"{begin.tekst} cliënten aan het begin + {gedrukt(erbij)} instroom − {gedrukt(eraf)} uitstroom = "
            f"{gedrukt(verwacht)}, maar aan het eind staan er {eind.tekst}.",
        )  # fmt: skip


def _geheel_jaar(keuzes: Instellingen) -> bool:
    return (keuzes.peildatum.month, keuzes.peildatum.day) == (
        12,
        31,
    ) and keuzes.vergelijk_met == keuzes.jaar - 1


def _telt_dubbel(plaatsingen: pd.DataFrame, peildatum: date) -> bool:
    """Whether stays and people cannot be counted alike: two care forms at once, or a gap day on a peildatum."""
    p = plaatsingen[["client_id", "zorgvorm", "begindatum", "einddatum"]].copy()
    p["einddatum"] = p["einddatum"].fillna(pd.Timestamp(2200, 1, 1))
    p = p.sort_values(["client_id", "begindatum", "einddatum"])
    begin, eind = pd.Timestamp(peildatum.year - 1, 12, 31), pd.Timestamp(peildatum)
    p = p[(p["einddatum"] >= begin) & (p["begindatum"] <= eind)]
    tot_nu = p.groupby("client_id")["einddatum"].cummax().groupby(p["client_id"]).shift()
    overlap = tot_nu.notna() & (p["begindatum"] < tot_nu)
    zelfde_vorm = p["zorgvorm"] == p.groupby("client_id")["zorgvorm"].shift()
    op_grens = tot_nu.isin([begin, eind]) & (p["begindatum"] == tot_nu + pd.Timedelta(days=1))
    return bool((overlap & ~zelfde_vorm).any() or op_grens.any() or _drie(p))


def _drie(p: pd.DataFrame) -> bool:
    """Overlap hidden behind a third placement: the same care form on both sides of another that spans it."""
    vormen = p.groupby("client_id")["zorgvorm"].nunique()
    meer = p[p["client_id"].isin(vormen[vormen > 1].index)]
    for _, eigen in meer.groupby("client_id"):
        rijen = list(eigen[["zorgvorm", "begindatum", "einddatum"]].itertuples(index=False, name=None))
        if any(a[0] != b[0] and a[1] < b[2] and b[1] < a[2] for i, a in enumerate(rijen) for b in rijen[:i]):
            return True
    return False
