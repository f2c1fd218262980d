"""Mean length of stay in ``verblijf``, in its three definitions (see ``deeldefinities`` in the registry)."""

from __future__ import annotations

from collections.abc import Iterator

from kkfzlib.kengetallen.grondslag import Grondslag
from kkfzlib.kengetallen.selectie import Selectie, som, verschillende
from kkfzlib.kengetallen.verblijven import VERBLIJF


def verblijfsduur(g: Grondslag) -> Iterator[Selectie]:
    """``verblijfsduur``: teller is a number of days, noemer a number of stays or clients (dagen).

    A gap day inside a stay counts as a day of the stay in all three; who was served or present follows from the
    placements themselves. No row for a definition that nobody falls under.
    """
    p, v, tijdvak = g.plaatsingen, g.verblijven, g.tijdvak
    binnen, deel = v.vorm == VERBLIJF, g.deel_van_verblijven

    geeindigd = binnen & tijdvak.in_jaar(v.eind)
    yield Selectie("uitgestroomd", deel(geeindigd, som(v.eind - v.begin)), deel(geeindigd))

    dagen = tijdvak.dagen_in_jaar(v.begin, v.eind)
    bediend = binnen & (dagen > 0) & p.verschillende((p.vorm == VERBLIJF) & (g.dagen > 0))[v.client]
    clienten = verschillende(v.client, p.n_clienten)
    yield Selectie("in_jaar", deel(bediend, som(dagen)), deel(bediend, clienten))

    aanwezig = p.verschillende((p.vorm == VERBLIJF) & g.aanwezig)
    lopend = binnen & tijdvak.op_peildatum(v.begin, v.eind) & aanwezig[v.client]
    tot_nu_toe = som(tijdvak.peil + 1 - v.begin)
    yield Selectie("op_peildatum", deel(lopend, tot_nu_toe), deel(lopend), tijdvak.peiljaar)
