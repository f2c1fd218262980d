"""Appendix Herkomst: of each kengetal its source, the rows behind it and the rule; numbers in texts link to here."""

from __future__ import annotations

import pandas as pd

from kkfzlib.kengetallen.register import REGISTER, Kengetal
from kkfzlib.verslag.bouwstenen import Tabel, Uitlijning
from kkfzlib.verslag.context import Context
from kkfzlib.verslag.markdown import alineas, veilig

_UITLIJNING: tuple[Uitlijning, ...] = ("l", "l", "l", "r")


def herkomst(ctx: Context) -> str:
    """One row per kengetal of the registry, with the anchor ``herkomst-<id>``; only the submission counts rows."""
    intro = (
        "Elk cijfer is te volgen tot in de bron. *Registratie* betekent: berekend uit de rijen van de "
        "genoemde tabellen; "
        "*opgave* betekent: door de organisatie zelf opgegeven, met de vindplaats. De regel staat in "
        "@sec-definities."
    )
    if not ctx.openbaar:
        intro += " De keten van één cijfer, tot en met de rijen, toont `kkfz traceer`."
    kolommen = 3 if ctx.openbaar else 4
    tabel = Tabel(
        id="tbl-herkomst",
        bijschrift="Herkomst van elk kengetal",
        kop=("Kengetal", "Herkomst", "Brontabellen of vindplaats", "Rijen")[:kolommen],
        rijen=tuple(_rij(k, ctx)[:kolommen] for k in REGISTER.values()),
        uitlijning=_UITLIJNING[:kolommen],
        breed=True,
        noten=() if ctx.openbaar else ("Rijen: gelezen rijen van de brontabel, na opschonen.",),
    )
    return alineas(intro, ctx.tabel(tabel))


def _rij(k: Kengetal, ctx: Context) -> tuple[str, str, str, str]:
    naam = f"[{veilig(k.naam)}]{{#herkomst-{k.id}}}"
    soorten = {c.herkomst for c in ctx.cijfers.bron if c.kengetal == k.id and c.periode == ctx.cijfers.jaar}
    if not soorten:
        return naam, "niet beschikbaar", f"nodig: {veilig(k.brontabel)}", "–"
    bronnen, aantallen = [], []
    if "registratie" in soorten:
        tabellen = [t.strip() for t in k.brontabel.split(",")]
        bronnen.append(veilig(", ".join(tabellen)))
        aantallen.append(" + ".join(_rijen(ctx, t) for t in tabellen))
    if "opgave" in soorten:
        plaatsen, aantal = _vindplaatsen(ctx, k.id)
        bronnen.append(plaatsen)
        aantallen.append(aantal)
    return naam, " en ".join(sorted(soorten, reverse=True)), "; ".join(bronnen), "; ".join(aantallen)


def _rijen(ctx: Context, tabel: str) -> str:
    frame = ctx.frame(tabel)
    return "0" if frame is None else str(len(frame))


def _vindplaatsen(ctx: Context, id: str) -> tuple[str, str]:
    """Where the organisation stated it, and in how many rows of ``opgave`` (``benchmarks`` for a benchmark)."""
    tabel, kolom = ("benchmarks", "bron") if id == "benchmark" else ("opgave", "vindplaats")
    frame = ctx.frame(tabel)
    if frame is None:
        return tabel, "–"
    eigen = frame if id == "benchmark" else frame[frame["kengetal"] == id]
    plaatsen = [str(p) for p in eigen[kolom].unique() if pd.notna(p) and str(p).strip()]
    return (veilig(f"{tabel}: {'; '.join(plaatsen)}") if plaatsen else f"{tabel} (zonder vindplaats)"), str(
        len(eigen)
    )
