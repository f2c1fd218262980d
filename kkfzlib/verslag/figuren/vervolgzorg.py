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
from kkfzlib.verslag.figuren import halter, liggend, waarden
from kkfzlib.verslag.figuren.reeks import Deel, Grafiek, Reeks, maker, opgesomd, per_kolom
from kkfzlib.verslag.getallen import Cijfers
from kkfzlib.verslag.markdown import veilig


@maker
def vervolgzorg(gepubliceerd: Gepubliceerd, invoer: Invoer) -> Grafiek:
    """``fig-vervolgzorg``: share and count per category of desired follow-up care, most mentioned first.

    Beside last year where that is known; categories that nobody mentioned in either year are not drawn. Where the
    number of leavers is not known there are only counts, and those are drawn.
    """
    paren = _gesorteerd(
        [(gepubliceerd.vorig(c.kengetal, c.uitsplitsing), c) for c in _op_volgorde(gepubliceerd, invoer.gids)]
    )
    cellen = [nu for _, nu in paren]
    terug = any(waarden.getekend(toen) is not None for toen, _ in paren)
    alleen_aantal = all(c.uitsplitsing.endswith(AANTAL) for c in cellen)
    eenheid = "aantal keer genoemd" if alleen_aantal else "% van de uitgestroomde cliënten"
    if any(c.teller is not None for c in cellen):
        eenheid += f"; rechts {gepubliceerd.jaar}: aantal cliënten (aandeel)"
    reeksen = tuple(Reeks(_categorie(c, invoer.gids), (v, c) if terug else (c,)) for v, c in paren)
    kolommen = (("Aantal", "waarde"),) if alleen_aantal else (("Aantal", "teller"), ("Aandeel", "waarde"))
    return Grafiek(
        "vervolgzorg", "Gewenste vervolgzorg bij uitstroom (indicator 2)",
        "Diagram van de gewenste vervolgzorg bij uitstroom; per cliënt zijn meer antwoorden mogelijk.",
        (Deel(reeksen, eenheid, kolommen=(gepubliceerd.vergelijk_met, gepubliceerd.jaar) if terug else ()),),
        halter.teken if terug else liggend.teken, ("Gewenste vervolgzorg",), () if terug else kolommen,  # type: ignore[arg-type]
        zin=per_kolom if terug else opgesomd, bevinding=lambda c: _vaakst(c, cellen, invoer.gids),
        label=partial(_met_aantal, "{} ({})", waarden.bij), gezegd=partial(_met_aantal, "{}, {}", waarden.gezegd),
    )  # fmt: skip


def _vaakst(cijfers: Cijfers, cellen: list[Cijfer], gids: Gids) -> str:
    """``Gewenste vervolgzorg: het vaakst 8 Ambulante begeleiding (39,39%)``; empty where two share the first place."""
    bekend = [c for c in cellen if waarden.getekend(c)]
    if not bekend or (len(bekend) > 1 and waarden.getekend(bekend[0]) == waarden.getekend(bekend[1])):
        return ""
    return (
        f"Gewenste vervolgzorg: het vaakst {veilig(_categorie(bekend[0], gids))} ({cijfers.van(bekend[0])})"
    )


def _gesorteerd(paren: list[tuple[Cijfer | None, Cijfer]]) -> list[tuple[Cijfer | None, Cijfer]]:
    """Most mentioned first, hidden ones last in the order of the gids; without what is zero in every known year."""
    genoemd = [p for p in paren if any(c is not None and (c.verborgen or waarden.getekend(c)) for c in p)]
    return sorted(
        genoemd or paren, key=lambda p: -(waarden.getekend(p[1]) or 0.0) if not p[1].verborgen else 1.0
    )


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
