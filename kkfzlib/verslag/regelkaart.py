"""The control chart (XmR) of incidents per month: natural limits over the months published, and what breaks a rule."""

from __future__ import annotations

from kkfzlib import spc
from kkfzlib.nederlands.kalender import MAANDEN
from kkfzlib.nederlands.opmaak import getal, opsomming
from kkfzlib.onthulling.gepubliceerd import Gepubliceerd
from kkfzlib.uitsplitsing import maandcode
from kkfzlib.verslag.getallen import gepubliceerd as gedrukt

KENGETAL = "incidenten"
_HOOGSTENS = 3
"""At most so many years: what was usual long ago is no measure."""


def _reeks(bron: Gepubliceerd) -> tuple[list[float | None], int]:
    """The months of the last consecutive years that have any, and the first of those years."""
    jaar, maanden = int(bron.jaar), [maandcode(m) for m in range(1, 13)]
    reeks: list[float | None] = []
    begin = jaar
    for j in range(jaar, jaar - _HOOGSTENS, -1):
        cellen = [bron.get(KENGETAL, code, j) for code in maanden]
        waarden = [None if c is None else gedrukt(c) for c in cellen]
        if all(w is None for w in waarden):
            break
        reeks, begin = [*waarden, *reeks], j
    return reeks, begin


def lijnen(bron: Gepubliceerd) -> tuple[tuple[float, str], ...]:
    """Mean and limits to draw, each with its name; none with too few months. A lower limit below zero is not drawn."""
    grenzen = spc.grenzen(_reeks(bron)[0])
    if grenzen is None:
        return ()
    alle = (
        (grenzen.gemiddelde, f"gemiddeld {getal(grenzen.gemiddelde, 1)}"),
        (grenzen.boven, f"grens {getal(grenzen.boven, 1)}"),
        (grenzen.onder, f"grens {getal(grenzen.onder, 1)}"),
    )
    return tuple((w, n) for w, n in alle if w > 0)


def uitleg(bron: Gepubliceerd) -> str:
    """What the lines mean and which months of the report year stand out; empty without limits."""
    reeks, begin = _reeks(bron)
    grenzen = spc.grenzen(reeks)
    if grenzen is None:
        return ""
    jaren = f"{begin} tot en met {bron.jaar}" if begin < int(bron.jaar) else bron.jaar
    eerste = (int(bron.jaar) - begin) * 12
    opvallend = [s for s in spc.signalen(reeks, grenzen) if s.tot >= eerste]
    namen = {r.nummer: r.naam.lower() for r in spc.REGELS}
    zinnen = [
        f"{namen[s.regel]} ({MAANDEN[max(s.van, eerste) % 12]}"
        + (f" tot en met {MAANDEN[s.tot % 12]})" if s.tot > max(s.van, eerste) else ")")
        for s in opvallend
    ]
    wat = (
        f"In {bron.jaar} is meer aan de hand dan toeval: {opsomming(zinnen)}."
        if zinnen
        else f"In {bron.jaar} valt geen maand op: de schommelingen passen bij toeval."
    )
    return f"De stippellijnen in @fig-incidenten zijn het gemiddelde en de gewone grenzen van {jaren}. {wat}"
