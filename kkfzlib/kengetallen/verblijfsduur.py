"""Mean length of stay in ``verblijf``, in its three definitions."""

from __future__ import annotations

from kkfzlib.kengetallen.dagen import Tijdvak
from kkfzlib.kengetallen.rijen import Rij, breuk
from kkfzlib.kengetallen.verblijven import VERBLIJF, Plaatsingen, Verblijven


def rijen(p: Plaatsingen, v: Verblijven, tijdvak: Tijdvak) -> list[Rij]:
    """Rows of ``verblijfsduur``: teller is a number of days, noemer a number of stays or clients.

    A gap day inside a stay counts as a day of the stay in all three; who was served or present follows from the
    placements themselves.
    """
    binnen = p.vorm == VERBLIJF
    keuze = v.vorm == VERBLIJF
    client, begin, eind = v.client[keuze], v.begin[keuze], v.eind[keuze]

    geeindigd = tijdvak.in_jaar(eind)
    uitgestroomd = int((eind - begin)[geeindigd].sum()), int(geeindigd.sum())

    bediend = p.verschillende(binnen & (tijdvak.dagen_in_jaar(p.begin, p.eind) > 0))
    dagen = tijdvak.dagen_in_jaar(begin, eind)[bediend[client]]
    in_jaar = int(dagen.sum()), int(bediend.sum())

    aanwezig = p.verschillende(binnen & tijdvak.op_peildatum(p.begin, p.eind))
    lopend = tijdvak.op_peildatum(begin, eind) & aanwezig[client]
    op_peildatum = int((tijdvak.peil + 1 - begin[lopend]).sum()), int(lopend.sum())

    return [
        *breuk("verblijfsduur", *uitgestroomd, tijdvak.jaar, "uitgestroomd"),
        *breuk("verblijfsduur", *in_jaar, tijdvak.jaar, "in_jaar"),
        *breuk("verblijfsduur", *op_peildatum, tijdvak.peiljaar, "op_peildatum"),
    ]
