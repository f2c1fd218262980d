""" "Van 174 dagen in 2023 naar 278 dagen in 2024 (+60%)": a change with both its ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kkfzlib.nederlands.getal import Getal

from .getallen import getallen

_VAN_NAAR = re.compile(
    r"\bvan\s+(?P<van>[^();]{1,60}?)\s+(?:naar"
    r"|tot)\s+(?P<naar>[^();,]{1,60}?(?:,\d+[^();,]{0,40})?)(?=[();,.](?:\s|$)|\s*\(|$)",
    re.IGNORECASE,
)
_GROEI = re.compile(
    r"""^\s*[(,;]?\s*(?:(?:dat\s+is|een|oftewel|ofwel|dus|plus|stijging|daling|toename|afname|groei|van
    |verschil|met)\s+){0,5}
    (?P<teken>[+\-−])?\s*(?P<groei>\d+(?:,\d+)?)\s*(?P<na>%-punt|%|procentpunten?|procent)""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class VanNaar:
    """Both ends of a change, where it stands, and the growth printed behind it (None: none)."""

    van: Getal
    naar: Getal
    begin: int
    einde: int
    groei: Getal | None

    @property
    def eenheid(self) -> str:
        """The unit of the change: that of its end, else of its beginning."""
        return self.naar.eenheid if self.naar.eenheid != "aantal" else self.van.eenheid


def van_naar(zin: str) -> Iterator[VanNaar]:
    """Every change with two ends in one unit (one of them may be bare)."""
    alle = getallen(zin)
    for m in _VAN_NAAR.finditer(zin):
        van = [g for g in alle if m.start("van") <= g.plaats < m.end("van")]
        naar = [g for g in alle if m.start("naar") <= g.plaats < m.end("naar")]
        if not van or not naar or len({van[0].eenheid, naar[0].eenheid} - {"aantal"}) > 1:
            continue
        # "van 1 tot en met 5" is a range, and "van de 18 naar huis" no change.
        if zin[m.end("van") :].lstrip().lower().startswith("tot en met"):
            continue
        yield VanNaar(van[0], naar[0], m.start(), m.end(), _groei(zin, m.end("naar"), alle))


def _groei(zin: str, einde: int, alle: list[Getal]) -> Getal | None:
    m = _GROEI.match(zin[einde:])
    if m is None:
        return None
    plaats = einde + m.start("groei")
    return next((g for g in alle if g.plaats <= plaats < g.einde), None)
