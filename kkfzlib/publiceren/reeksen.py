"""The years before: values that a report shows as a line, each as it was or will be published about its own year.

Nothing is protected again here. In public only what the ledger holds, or what the public report of a year that is not
out yet shows, comes back; the submission takes the figures of each year's own folder.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from kkfzlib.cijfers import Cijfer
from kkfzlib.kengetallen.register import GEKOZEN, REGISTER, plekken
from kkfzlib.uitsplitsing import maand_van

if TYPE_CHECKING:
    from kkfzlib.dossier import Dossier
    from kkfzlib.onthulling import Gepubliceerd
    from kkfzlib.onthulling.bekend import Bekend


def eigen_reeksen(dossier: Dossier, waarden: Gepubliceerd) -> Iterator[Cijfer]:
    """Of each earlier year with a folder its own figures, as far as the report of ``waarden`` shows them as a line."""
    from kkfzlib.kengetallen.contract import lees_indien_berekend

    for ervoor in dossier.eerdere_jaren():
        frame = lees_indien_berekend(ervoor.kengetallen)
        if frame is not None:
            eigen = frame[frame["periode"] == str(ervoor.jaar)]
            yield from _gekozen(eigen.itertuples(index=False), waarden)


def gepubliceerde_reeksen(waarden: Gepubliceerd, bekend: Bekend) -> Iterator[Cijfer]:
    """The same from what is published already or planned to be; nothing that was ever hidden."""
    yield from _gekozen(bekend.getoond.values(), waarden)


def _gekozen(rijen: Iterable[Any], waarden: Gepubliceerd) -> Iterator[Cijfer]:
    getoond = {(c.kengetal, c.uitsplitsing) for c in waarden if c.periode == waarden.jaar and not c.intern}
    for rij in rijen:
        naam = (rij.kengetal, rij.uitsplitsing)
        if (
            rij.periode < waarden.jaar
            and naam in getoond
            and _in_een_reeks(*naam)
            and not math.isnan(rij.waarde)
        ):
            yield _cijfer(rij)


def _in_een_reeks(kengetal: str, uitsplitsing: str) -> bool:
    """Whether the report draws it over the years: a tile, a line, or the months of a control chart."""
    plaatsen = {(k.id, p.uitsplitsing) for lijst in ("kpi", "trend") for k, p in plekken(lijst)}  # type: ignore[arg-type]
    if (kengetal, GEKOZEN) in plaatsen or (kengetal, uitsplitsing) in plaatsen:
        return True
    return kengetal == "incidenten" and maand_van(uitsplitsing) is not None


def _cijfer(rij: Any) -> Cijfer:
    from kkfzlib.nederlands.afronding import decimalen
    from kkfzlib.onthulling.klassen import decimalen_van

    waarde, teller, noemer = (
        None if math.isnan(w) else float(w) for w in (rij.waarde, rij.teller, rij.noemer)
    )
    grof = decimalen_van(rij.kengetal, rij.noemer)
    if grof is None and rij.herkomst == "opgave" and REGISTER[rij.kengetal].eenheid == "%":
        grof = decimalen(rij.waarde)  # printed with no more decimals than it was stated with
    return Cijfer(
        rij.kengetal, rij.uitsplitsing, rij.periode, waarde, rij.eenheid, teller, noemer, rij.herkomst, True, grof
    )  # fmt: skip
