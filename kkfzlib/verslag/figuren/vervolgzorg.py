"""Indicator 2: the follow-up care that people who left should get, in the order of the gids."""

from __future__ import annotations

from kkfzlib.kader import Gids
from kkfzlib.kengetallen.namen import AANTAL, uitsplitsing_naam
from kkfzlib.onthulling.gepubliceerd import Cel, Gepubliceerd
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag import getallen
from kkfzlib.verslag.bouwstenen import Figuur, Tabel
from kkfzlib.verslag.figuren import liggend, waarden
from kkfzlib.verslag.getallen import Cijfers
from kkfzlib.verslag.markdown import veilig


def vervolgzorg(gepubliceerd: Gepubliceerd, invoer: Invoer) -> Figuur | None:
    """``fig-vervolgzorg``: share and count per category of desired follow-up care; None without anything to show.

    Where the number of leavers is not known there are only counts, and those are drawn.
    """
    cellen = _op_volgorde(gepubliceerd, invoer.gids)
    if not waarden.zichtbaar(cellen):
        return None
    alleen_aantal = all(c.uitsplitsing.endswith(AANTAL) for c in cellen)
    reeks = [(_naam(cel, invoer.gids), cel) for cel in cellen]
    rijen = tuple(liggend.Rij(n, (liggend.Staaf(waarden.getekend(c), _bij(c)),)) for n, c in reeks)
    titel = "Gewenste vervolgzorg bij uitstroom (indicator 2)"
    met_aantal = any(c.teller is not None for c in cellen)
    eenheid = "aantal keer genoemd" if alleen_aantal else "% van de uitgestroomde cliënten"
    eenheid += "; bij elke staaf: aantal cliënten (aandeel)" if met_aantal else ""
    cijfers = Cijfers(gepubliceerd)
    return Figuur(
        "fig-vervolgzorg",
        titel,
        "Staafdiagram van de gewenste vervolgzorg bij uitstroom; per cliënt zijn meer antwoorden mogelijk. "
        + waarden.opgesomd([f"{naam}: {_gezegd(cel)}" for naam, cel in reeks])
        + ".",
        liggend.teken((liggend.Paneel(rijen, eenheid),), titel),
        Tabel(
            "tbl-bij-vervolgzorg",
            f"Gegevens bij de figuur: {titel[0].lower()}{titel[1:]}",
            ("Gewenste vervolgzorg", "Aantal")
            if alleen_aantal
            else ("Gewenste vervolgzorg", "Aantal", "Aandeel"),
            tuple(
                (veilig(n), cijfers.van(c))
                if alleen_aantal
                else (veilig(n), _aantal_md(c, cijfers), cijfers.van(c))
                for n, c in reeks
            ),
        ),
    )


def _op_volgorde(gepubliceerd: Gepubliceerd, gids: Gids) -> list[Cel]:
    plaats = {code: nummer for nummer, code in enumerate(gids.codes)}
    alle = gepubliceerd.van("continuiteit")
    cellen = [c for c in alle if not c.uitsplitsing.endswith(AANTAL)] or alle
    return sorted(cellen, key=lambda c: (plaats.get(_codes(c)[0], len(plaats)), c.uitsplitsing))


def _codes(cel: Cel) -> list[str]:
    return cel.uitsplitsing.removesuffix(AANTAL).split("+")


def _naam(cel: Cel, gids: Gids) -> str:
    """Code and name; a merged row that lies within one group of the gids bears the name of that group."""
    codes = _codes(cel)
    groepen = {c.groep for c in gids.categorieen if c.code in codes}
    if len(codes) > 1 and len(groepen) == 1:
        return f"{'+'.join(codes)} {dict(gids.groepen)[groepen.pop()]}"
    return f"{'+'.join(codes)} {uitsplitsing_naam('continuiteit', cel.uitsplitsing, gids)}"


def _bij(cel: Cel) -> str:
    """``3 (25,00%)``, or the share alone where no count is published."""
    aandeel = getallen.tekst(cel)
    if cel.verborgen or cel.teller is None:
        return aandeel
    return f"{getallen.tekst(cel, 'teller')} ({aandeel})"


def _gezegd(cel: Cel) -> str:
    if cel.verborgen or cel.teller is None:
        return waarden.gezegd(cel)
    return f"{getallen.tekst(cel, 'teller')}, {waarden.gezegd(cel)}"


def _aantal_md(cel: Cel, cijfers: Cijfers) -> str:
    return cijfers.van(cel, "teller")
