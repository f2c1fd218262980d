"""The figures of the report: charts declared in ``grafieken``, and the few drawings of another kind.

Every maker takes ``(gepubliceerd, invoer)`` and returns a ``Figuur``, or None when its data isn't there. They
touch no file and no global state, and give the same bytes for the same values.
"""

from __future__ import annotations

from kkfzlib.onthulling.gepubliceerd import Gepubliceerd
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag.bouwstenen import Figuur
from kkfzlib.verslag.figuren.grafieken import (
    GRAFIEKEN,
    aandeel,
    beleid,
    incidenten,
    leerlijn,
    omzetgroei,
    team,
    tevredenheid,
    trends,
    verblijf,
    vervolgzorg,
    verzuim,
    vragen,
)  # fmt: skip
from kkfzlib.verslag.figuren.ontwikkelpunten import ontwikkelpunten
from kkfzlib.verslag.figuren.reeks import Maker
from kkfzlib.verslag.figuren.stroomschema import stroomschema
from kkfzlib.verslag.figuren.tijd import gantt_detail, gantt_hoofdlijn, gantt_samenwerking
from kkfzlib.verslag.figuren.waardendriehoek import waardendriehoek

MAKERS: tuple[Maker, ...] = (
    *GRAFIEKEN, gantt_hoofdlijn, gantt_detail, gantt_samenwerking, ontwikkelpunten, stroomschema, waardendriehoek,
)  # fmt: skip
"""Every maker, in the order in which ``maak`` gives its figures."""

__all__ = [
    "MAKERS", "aandeel", "beleid", "gantt_detail", "gantt_hoofdlijn", "gantt_samenwerking", "incidenten", "leerlijn",
    "maak", "omzetgroei", "ontwikkelpunten", "stroomschema", "team", "tevredenheid", "trends", "verblijf",
    "vervolgzorg", "verzuim", "vragen", "waardendriehoek",
]  # fmt: skip


def maak(gepubliceerd: Gepubliceerd, invoer: Invoer) -> list[Figuur]:
    """Every figure for which there is data, in a fixed order. Neither argument is changed."""
    return [figuur for maker in MAKERS if (figuur := maker(gepubliceerd, invoer)) is not None]
