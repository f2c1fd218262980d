"""Indicator 2, continuïteit van zorg: its table over all categories of the gids, and when it is compulsory."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from kkfzlib.cijfers import Cijfer, uit_frame
from kkfzlib.kader import Gids
from kkfzlib.kengetallen.namen import AANTAL, uitsplitsing_naam

KENGETAL = "continuiteit"
SOM = "continuiteit_vermeldingen"
SOM_AANTAL = "n"
"""Uitsplitsing of the sum of counts where no noemer is known and a percentage cannot be given."""


@dataclass(frozen=True, slots=True)
class Indicatorrij:
    """One line of the table. ``bekend`` is False where the category was neither registered nor stated; a hidden
    published cell is ``bekend`` and ``verborgen``. ``code`` joins merged categories by ``+``."""

    code: str
    naam: str
    teller: float | None
    noemer: float | None
    waarde: float | None
    bekend: bool = True
    verborgen: bool = False


def indicatortabel(
    waarden: pd.DataFrame | Iterable[Cijfer], gids: Gids, periode: str | int
) -> list[Indicatorrij]:
    """Every category of the gids in its order, from contract rows or published cells of any kengetal.

    Merged categories (``3+4``) stand once, at the first of their codes.
    """
    rijen = [w for w in _waarden(waarden) if w.kengetal == KENGETAL and w.periode == str(periode)]
    per_code = {code: w for w in rijen for code in w.uitsplitsing.removesuffix(AANTAL).split("+")}
    uit: dict[str, Indicatorrij] = {}
    for code in gids.codes:
        w = per_code.get(code)
        rij = (
            _rij(w, gids)
            if w
            else Indicatorrij(code, uitsplitsing_naam(KENGETAL, code, gids), None, None, None, False)
        )
        uit.setdefault(rij.code, rij)
    return list(uit.values())


def totaalrij(waarden: pd.DataFrame | Iterable[Cijfer], periode: str | int) -> Indicatorrij | None:
    """All mentions together (may exceed 100%: several answers per client); None where unknown."""
    rijen = [w for w in _waarden(waarden) if w.kengetal == SOM and w.periode == str(periode)]
    if not rijen:
        return None
    w = rijen[0]
    if w.uitsplitsing == SOM_AANTAL:
        return Indicatorrij("", "Totaal", w.waarde, None, None, verborgen=w.verborgen)
    return Indicatorrij("", "Totaal", w.teller, w.noemer, w.waarde, verborgen=w.verborgen)


def als_frame(rijen: Iterable[Indicatorrij]) -> pd.DataFrame:
    """Lines of the table as a frame with columns code, naam, teller, noemer, waarde (NaN where unknown)."""
    kolommen = ["code", "naam", "teller", "noemer", "waarde"]
    frame = pd.DataFrame([[getattr(r, k) for k in kolommen] for r in rijen], columns=kolommen)
    return frame.astype({"teller": "float64", "noemer": "float64", "waarde": "float64"})


@dataclass(frozen=True, slots=True)
class Verplichting:
    """Whether indicator 2 is compulsory: ``onbekend`` where the inflow of the year before is not known."""

    oordeel: Literal["verplicht", "vrijwillig", "onbekend"]
    instroom: float | None
    grens: int
    jaar: str
    """The year of that inflow."""


def verplicht(waarden: pd.DataFrame | Iterable[Cijfer], gids: Gids, jaar: int | str) -> Verplichting:
    """Indicator 2 is compulsory from ``gids.verplicht_vanaf_instroom`` inflowing clients in the year before ``jaar``.

    ``waarden`` are contract rows (or cells) of the year before, or of both years (its own folder last: the later row of
    a care form counts); the inflow is the sum of ``instroom`` over the care forms that it names.
    """
    ervoor = str(int(jaar) - 1)
    rijen = [w for w in _waarden(waarden) if w.kengetal == "instroom" and w.periode == ervoor]
    # Keyed by care form: the year's own folder comes after an opgave of the same figure and replaces it.
    per_vorm = {w.uitsplitsing: w.waarde for w in rijen}
    bekend = [n for n in per_vorm.values() if n is not None]
    grens = gids.verplicht_vanaf_instroom
    if not bekend or len(bekend) < len(per_vorm):
        return Verplichting("onbekend", None, grens, ervoor)
    som = sum(bekend)
    return Verplichting("verplicht" if som >= grens else "vrijwillig", som, grens, ervoor)


def _waarden(waarden: pd.DataFrame | Iterable[Cijfer]) -> list[Cijfer]:
    return [*uit_frame(waarden)] if isinstance(waarden, pd.DataFrame) else list(waarden)


def _rij(w: Cijfer, gids: Gids) -> Indicatorrij:
    code, los, _ = w.uitsplitsing.partition(AANTAL)
    naam = uitsplitsing_naam(KENGETAL, code, gids)
    if los:
        return Indicatorrij(code, naam, w.waarde, None, None, verborgen=w.verborgen)
    return Indicatorrij(code, naam, w.teller, w.noemer, w.waarde, verborgen=w.verborgen)
