"""Pijler 4: meetings with partners and what partners think."""

from __future__ import annotations

from kkfzlib.verslag.context import Context
from kkfzlib.verslag.hoofdstukken.onderzoek import onderzoek
from kkfzlib.verslag.tabellen.vergelijking import rijen_van, totaal_vet, vergelijking


def samenwerken(ctx: Context) -> dict[str, str]:
    """The files about meetings and the study among partners."""
    return {
        "bijeenkomsten": bijeenkomsten(ctx),
        "ketenpartners": onderzoek(
            ctx, "ketenpartners", "#### Ervaringen van ketenpartners {#sec-ketenpartners}"
        ),
    }


def bijeenkomsten(ctx: Context) -> str:
    """Meetings attended, per kind."""
    rijen = totaal_vet(rijen_van(ctx.cijfers, "bijeenkomsten", ctx.gids))
    tabel = vergelijking(
        ctx.cijfers,
        "tbl-bijeenkomsten",
        f"Bijeenkomsten met ketenpartners in {ctx.cijfers.jaar}, naar soort",
        rijen,
    )
    return ctx.onderdeel("#### Bijeenkomsten {#sec-bijeenkomsten}", ctx.tabel(tabel))
