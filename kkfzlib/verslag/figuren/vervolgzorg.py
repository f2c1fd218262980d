"""Indicator 2: the follow-up care that people who left should get, in the order of the gids."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from kkfzlib.cijfers import Cijfer
from kkfzlib.kader import Gids
from kkfzlib.kengetallen.namen import AANTAL, uitsplitsing_naam
from kkfzlib.onthulling.gepubliceerd import Gepubliceerd
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag import getallen
from kkfzlib.verslag.figuren import liggend, waarden
from kkfzlib.verslag.figuren.reeks import Deel, Grafiek, Reeks, maker


@maker
def vervolgzorg(gepubliceerd: Gepubliceerd, invoer: Invoer) -> Grafiek:
    """``fig-vervolgzorg``: share and count per category of desired follow-up care, in the order of the gids.

    Where the number of leavers is not known there are only counts, and those are drawn.
    """
    cellen = _op_volgorde(gepubliceerd, invoer.gids)
    alleen_aantal = all(c.uitsplitsing.endswith(AANTAL) for c in cellen)
    eenheid = "aantal keer genoemd" if alleen_aantal else "% van de uitgestroomde cliënten"
    if any(c.teller is not None for c in cellen):
        eenheid += "; bij elke staaf: aantal cliënten (aandeel)"
    return Grafiek(
        "vervolgzorg", "Gewenste vervolgzorg bij uitstroom (indicator 2)",
        "Staafdiagram van de gewenste vervolgzorg bij uitstroom; per cliënt zijn meer antwoorden mogelijk.",
        (Deel(tuple(Reeks(_categorie(c, invoer.gids), (c,)) for c in cellen), eenheid),),
        liggend.teken, ("Gewenste vervolgzorg",),
        (("Aantal", "waarde"),) if alleen_aantal else (("Aantal", "teller"), ("Aandeel", "waarde")),
        label=partial(_met_aantal, "{} ({})", waarden.bij), gezegd=partial(_met_aantal, "{}, {}", waarden.gezegd),
    )  # fmt: skip


def _op_volgorde(gepubliceerd: Gepubliceerd, gids: Gids) -> list[Cijfer]:
    plaats = {code: nummer for nummer, code in enumerate(gids.codes)}
    alle = gepubliceerd.van("continuiteit")
    cellen = [c for c in alle if not c.uitsplitsing.endswith(AANTAL)] or alle
    return sorted(cellen, key=lambda c: (plaats.get(_codes(c)[0], len(plaats)), c.uitsplitsing))


def _codes(cel: Cijfer) -> list[str]:
    return cel.uitsplitsing.removesuffix(AANTAL).split("+")


def _categorie(cel: Cijfer, gids: Gids) -> str:
    """Code and name; a merged row that lies within one group of the gids bears the name of that group."""
    codes = _codes(cel)
    groepen = {c.groep for c in gids.categorieen if c.code in codes}
    if len(codes) > 1 and len(groepen) == 1:
        return f"{'+'.join(codes)} {dict(gids.groepen)[groepen.pop()]}"
    return f"{'+'.join(codes)} {uitsplitsing_naam('continuiteit', cel.uitsplitsing, gids)}"


def _met_aantal(vorm: str, schrijf: Callable[[Cijfer | None], str], cel: Cijfer | None) -> str:
    """The count with its share, or the share alone where no count is published."""
    tekst = schrijf(cel)
    if cel is None or cel.verborgen or cel.teller is None:
        return tekst
    return vorm.format(getallen.tekst(cel, "teller"), tekst)
