"""Plain counts of records: policy documents, incidents, meetings.

Source of the definitions: Kwaliteitskader Forensische Zorg, pijlers 1, 3 and 4, as the registry words them.
"""

from __future__ import annotations

from collections.abc import Iterator

from kkfzlib.kengetallen.grondslag import Grondslag
from kkfzlib.kengetallen.selectie import Deel, Selectie, per_waarde
from kkfzlib.uitsplitsing import maandcode


def beleidsdocumenten(g: Grondslag) -> Iterator[Selectie]:
    """``beleidsdocumenten``: documents (aantal) per categorie and jaar that occur, each under its own jaar."""
    beleid = g.tabel("beleid")
    for jaar, in_jaar in per_waarde(beleid["jaar"]):
        for categorie, keuze in per_waarde(beleid["categorie"], in_jaar):
            yield Selectie(categorie, Deel("beleid", keuze), periode=int(jaar))


def incidenten(g: Grondslag) -> Iterator[Selectie]:
    """``incidenten``: totaal, every month (``maand/01``…``maand/12``), and each soort that occurs (aantal)."""
    yield from _per_soort(g, "incidenten")
    in_jaar, maanden = g.in_jaar("incidenten"), g.tabel("incidenten")["datum"].dt.month.to_numpy()
    for maand in range(1, 13):
        yield Selectie(maandcode(maand), Deel("incidenten", in_jaar & (maanden == maand)))


def bijeenkomsten(g: Grondslag) -> Iterator[Selectie]:
    """``bijeenkomsten``: totaal and each soort that occurs (aantal)."""
    return _per_soort(g, "bijeenkomsten")


def _per_soort(g: Grondslag, tabel: str) -> Iterator[Selectie]:
    in_jaar = g.in_jaar(tabel)
    yield Selectie("totaal", Deel(tabel, in_jaar))
    for soort, keuze in per_waarde(g.tabel(tabel)["soort"], in_jaar):
        yield Selectie(soort, Deel(tabel, keuze))
