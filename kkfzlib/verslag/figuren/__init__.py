"""The figures of the report: one maker per chart, all drawn on published values only.

Every maker takes ``(gepubliceerd, invoer)`` and returns a ``Figuur``, or None when its data isn't there. They
touch no file and no global state, and give the same bytes for the same values.
"""

from __future__ import annotations

from kkfzlib.onthulling.gepubliceerd import Gepubliceerd
from kkfzlib.tabellen import Invoer
from kkfzlib.verslag.bouwstenen import Figuur
from kkfzlib.verslag.figuren.aandeel import aandeel
from kkfzlib.verslag.figuren.beleid import beleid
from kkfzlib.verslag.figuren.incidenten import incidenten
from kkfzlib.verslag.figuren.jaren import leerlijn, verblijf
from kkfzlib.verslag.figuren.omzet import omzetgroei
from kkfzlib.verslag.figuren.ontwikkelpunten import ontwikkelpunten
from kkfzlib.verslag.figuren.stroomschema import stroomschema
from kkfzlib.verslag.figuren.team import team
from kkfzlib.verslag.figuren.tevredenheid import ONDERZOEKEN, Maker, tevredenheid, vragen
from kkfzlib.verslag.figuren.tijd import gantt_detail, gantt_hoofdlijn, gantt_samenwerking
from kkfzlib.verslag.figuren.trends import trends
from kkfzlib.verslag.figuren.vervolgzorg import vervolgzorg
from kkfzlib.verslag.figuren.verzuim import verzuim
from kkfzlib.verslag.figuren.waardendriehoek import waardendriehoek

MAKERS: tuple[Maker, ...] = (
    team, leerlijn, beleid, verzuim, incidenten, verblijf, aandeel, omzetgroei, vervolgzorg, tevredenheid,
    *map(vragen, ONDERZOEKEN), trends, gantt_hoofdlijn, gantt_detail, gantt_samenwerking, ontwikkelpunten,
    stroomschema, waardendriehoek,
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
