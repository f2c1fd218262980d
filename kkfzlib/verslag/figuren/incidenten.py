"""Incidents per month."""

from __future__ import annotations

from kkfzlib.kengetallen.namen import uitsplitsing_naam
from kkfzlib.onthulling.gepubliceerd import Gepubliceerd
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag.bouwstenen import Figuur, Tabel
from kkfzlib.verslag.figuren import staand, waarden
from kkfzlib.verslag.getallen import Cijfers

_KORT = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def incidenten(gepubliceerd: Gepubliceerd, invoer: Invoer) -> Figuur | None:
    """``fig-incidenten``: number of incidents in each month of the year; None when no month is published."""
    codes = [f"maand/{nummer:02d}" for nummer in range(1, 13)]
    cellen = [gepubliceerd.get("incidenten", code) for code in codes]
    if not waarden.zichtbaar(cellen):
        return None
    namen = [uitsplitsing_naam("incidenten", code, invoer.gids) for code in codes]
    kolommen = tuple(
        staand.Kolom(k, waarden.getekend(c), waarden.bij(c)) for k, c in zip(_KORT, cellen, strict=True)
    )
    titel = f"Incidenten per maand in {gepubliceerd.jaar}"
    cijfers = Cijfers(gepubliceerd)
    return Figuur(
        "fig-incidenten",
        titel,
        f"Staafdiagram van het aantal incidenten per maand in {gepubliceerd.jaar}. "
        + waarden.opgesomd([f"{n} {waarden.gezegd(c)}" for n, c in zip(namen, cellen, strict=True)])
        + ".",
        staand.teken((staand.Paneel(kolommen, "aantal incidenten", geheel=True),), titel),
        Tabel(
            "tbl-bij-incidenten",
            f"Gegevens bij de figuur: {titel.lower()}",
            ("Maand", "Incidenten"),
            tuple((n.capitalize(), cijfers.van(c)) for n, c in zip(namen, cellen, strict=True)),
        ),
    )
