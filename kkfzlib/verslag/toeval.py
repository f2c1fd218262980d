"""What chance has to do with a published figure: its margin, and whether a change goes beyond chance.

Only what the profile at hand prints goes in: a figure whose base is hidden has no margin, so that a margin never
tells how many people stand behind a figure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from kkfzlib import onzekerheid
from kkfzlib.cijfers import Cijfer
from kkfzlib.kengetallen.register import REGISTER
from kkfzlib.nederlands import opmaak
from kkfzlib.onthulling.gepubliceerd import Gepubliceerd
from kkfzlib.onzekerheid import Grenzen
from kkfzlib.tabellen import Invoer
from kkfzlib.uitsplitsing import splits
from kkfzlib.verslag.getallen import gepubliceerd, verandering

Uitkomst = Literal["buiten", "past", "onzeker", "onbekend"]
"""Beyond chance; fits chance; chance cannot be ruled out (the spread of answers is not published); cannot be told."""

WOORDEN: Mapping[Uitkomst, str] = {
    "buiten": "meer dan toeval",
    "past": "verschil past bij toeval",
    "onzeker": "toeval is niet uit te sluiten",
    "onbekend": "toeval is niet te beoordelen",
}
_GRENS = 1 - onzekerheid.ZEKERHEID


@dataclass(frozen=True)
class Oordeel:
    """Whether a change fits chance; ``sterkte`` is its size in units of what chance alone may do (over 1: more)."""

    uitkomst: Uitkomst
    sterkte: float = 0.0


def schalen_van(invoer: Invoer) -> dict[str, Grenzen]:
    """The scale of each survey that has one; two moments with different scales have none in common."""
    tabel = invoer.tabellen.get("onderzoeken")
    if tabel is None:
        return {}
    gevonden: dict[str, set[Grenzen]] = {}
    for onderzoek, laag, hoog in tabel[["onderzoek", "schaal_min", "schaal_max"]].to_numpy().tolist():
        gevonden.setdefault(str(onderzoek), set()).add((float(laag), float(hoog)))
    return {o: s.pop() for o, s in gevonden.items() if len(s) == 1}


def marge(cel: Cijfer | None, schalen: Mapping[str, Grenzen]) -> Grenzen | None:
    """The 95% margin of a share (in %) or a mean score; None where value, base or scale is not published."""
    soort = _soort(cel)
    if cel is None or cel.waarde is None or cel.noemer is None or cel.noemer < 1:
        return None
    if soort == "aandeel" and cel.teller is not None and cel.teller <= cel.noemer:
        laag, hoog = onzekerheid.wilson(cel.teller, cel.noemer)
        return 100 * laag, 100 * hoog
    schaal = _schaal(cel, schalen)
    if soort == "score" and schaal is not None and cel.noemer >= 2:
        return onzekerheid.score(gepubliceerd(cel) or 0.0, cel.noemer, schaal)
    return None


def margetekst(cel: Cijfer, schalen: Mapping[str, Grenzen]) -> str:
    """``25–56`` for a share, ``6,1–8,4`` for a score; empty without a margin."""
    grenzen = marge(cel, schalen)
    if grenzen is None:
        return ""
    laag, hoog = (opmaak.getal(g, 1 if cel.eenheid == "score" else 0) for g in grenzen)
    return f"{laag}–{hoog}"


def oordeel(
    nu: Cijfer | None, vorig: Cijfer | None, bron: Gepubliceerd, schalen: Mapping[str, Grenzen]
) -> Oordeel | None:
    """Whether the change fits chance; None without a change to judge (a value hidden or absent, or both alike)."""
    verschil = verandering(nu, vorig)
    if nu is None or vorig is None or verschil is None or verschil.gelijk:
        return None
    soort = _soort(nu)
    if soort == "telling":
        return _tellingen(gepubliceerd(nu) or 0.0, gepubliceerd(vorig) or 0.0)
    if soort == "aandeel" and None not in (nu.teller, nu.noemer, vorig.teller, vorig.noemer):
        return _aandelen(nu, vorig)
    schaal = _schaal(nu, schalen)
    if soort == "score" and schaal and min(nu.noemer or 0, vorig.noemer or 0) >= 2:
        return _scores(nu, vorig, schaal)
    # How many clients there are or what they pay is what it is; chance is asked of figures that are good or bad.
    ingang = REGISTER.get(nu.kengetal)
    return _over_de_jaren(nu, bron) if ingang is not None and ingang.richting != "geen" else None


def _soort(cel: Cijfer | None) -> str:
    if cel is None or cel.kengetal not in REGISTER or REGISTER[cel.kengetal].eenheid != cel.eenheid:
        return ""
    return REGISTER[cel.kengetal].tonen.marge


def _schaal(cel: Cijfer, schalen: Mapping[str, Grenzen]) -> Grenzen | None:
    schaal = schalen.get(splits(cel.kengetal, cel.uitsplitsing)[0])
    waarde = gepubliceerd(cel)
    past = (
        schaal is not None
        and waarde is not None
        and schaal[0] <= waarde <= schaal[1]
        and schaal[0] < schaal[1]
    )
    return schaal if past else None


def _tellingen(nu: float, toen: float) -> Oordeel:
    from scipy.stats import norm

    kans = onzekerheid.kans_gelijke_tellingen(nu, toen)
    sterkte = float(norm.isf(max(kans, 1e-300) / 2) / norm.isf(_GRENS / 2))
    return Oordeel("buiten" if kans < _GRENS else "past", sterkte)


def _aandelen(nu: Cijfer, vorig: Cijfer) -> Oordeel:
    (k1, n1), (k2, n2) = ((c.teller or 0.0, c.noemer or 0.0) for c in (nu, vorig))
    if min(n1, n2) < 1 or k1 > n1 or k2 > n2:
        return Oordeel("onbekend")
    laag, hoog = onzekerheid.verschil_aandelen((k1, n1), (k2, n2))
    return _gewogen(k1 / n1 - k2 / n2, laag, hoog, "past")


def _scores(nu: Cijfer, vorig: Cijfer, schaal: Grenzen) -> Oordeel:
    een, ander = ((gepubliceerd(c) or 0.0, c.noemer or 0.0) for c in (nu, vorig))
    return _gewogen(een[0] - ander[0], *onzekerheid.verschil_scores(een, ander, schaal), "onzeker")


def _gewogen(verschil: float, laag: float, hoog: float, anders: Uitkomst) -> Oordeel:
    """Beyond chance when the interval leaves out zero; its strength is the distance to zero in half widths."""
    half = verschil - laag if verschil > 0 else hoog - verschil
    sterkte = abs(verschil) / half if half else float("inf")
    return Oordeel("buiten" if laag > 0 or hoog < 0 else anders, sterkte)


def _over_de_jaren(nu: Cijfer, bron: Gepubliceerd) -> Oordeel:
    """A figure without a published base beside how it moved in the years before: at least three of them."""
    eerder = [gepubliceerd(c) for c in bron.perioden(nu.kengetal, nu.uitsplitsing) if c.periode < nu.periode]
    bekend = [w for w in eerder if w is not None]
    grenzen = onzekerheid.gewone_grenzen(bekend)
    if grenzen is None:
        return Oordeel("onbekend")
    midden, half = sum(grenzen) / 2, (grenzen[1] - grenzen[0]) / 2
    sterkte = abs((gepubliceerd(nu) or 0.0) - midden) / half
    return Oordeel("buiten" if sterkte > 1 else "past", sterkte)
