"""The appendices: how every figure is defined, where it comes from, and what checking it brought up."""

from __future__ import annotations

from kkfzlib.verslag.bijlagen.colofon import colofon, toegankelijkheid
from kkfzlib.verslag.bijlagen.consistentie import consistentie
from kkfzlib.verslag.bijlagen.datakwaliteit import datakwaliteit
from kkfzlib.verslag.bijlagen.definities import definities
from kkfzlib.verslag.bijlagen.herkomst import herkomst
from kkfzlib.verslag.context import Context

_GEGEVENS = (
    "Elke figuur met cijfers heeft een tabel met dezelfde cijfers. Op de webpagina staat die uitklapbaar onder de "
    "figuur; in de pdf staan de tabellen hier bij elkaar.\n"
)


def bijlagen(ctx: Context) -> dict[str, str]:
    """The files of the appendices."""
    return {
        "definities": definities(ctx),
        "datakwaliteit": datakwaliteit(ctx),
        "consistentie": consistentie(ctx),
        "herkomst": herkomst(ctx),
        "gegevens": _GEGEVENS,
        "toegankelijkheid": toegankelijkheid(ctx),
        "colofon": colofon(ctx),
    }
