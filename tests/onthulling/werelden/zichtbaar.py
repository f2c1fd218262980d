"""How much of a report is left to read: the figures of its own year that an edition shows and hides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import mean, median

from tests.onthulling.werelden.artefact import VERBORGEN, Uitgave, getal


@dataclass(frozen=True)
class Zicht:
    """Figures (rows of the contract) of one edition's own year: shown and hidden, in all and per kengetal."""

    getoond: int
    verborgen: int
    per_kengetal: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def deel(self) -> float:
        """The share that is hidden, between 0 and 1."""
        return self.verborgen / max(self.getoond + self.verborgen, 1)


def tel(uitgave: Uitgave) -> Zicht:
    """Count the figures of the edition's own year. A row without any number or marker is none."""
    per: dict[str, list[int]] = {}
    for rij in uitgave.rijen:
        if rij.periode != uitgave.jaar:
            continue
        velden = (rij.waarde, rij.teller, rij.noemer)
        stand = 0 if getal(rij.waarde) is not None else 1 if VERBORGEN in velden else None
        if stand is not None:
            per.setdefault(rij.kengetal, [0, 0])[stand] += 1
    getoond, verborgen = (sum(n[k] for n in per.values()) for k in (0, 1))
    return Zicht(getoond, verborgen, {k: (n[0], n[1]) for k, n in per.items()})


def samen(zichten: Sequence[Zicht]) -> dict[str, dict[str, float]]:
    """Mean and median over the editions of the figures shown, those hidden, and the share hidden in percent."""
    if not zichten:
        return {}
    reeksen = {
        "getoond": [z.getoond for z in zichten],
        "verborgen": [z.verborgen for z in zichten],
        "verborgen in %": [100 * z.deel for z in zichten],
    }
    return {n: {"gemiddeld": round(mean(r), 1), "mediaan": round(median(r), 1)} for n, r in reeksen.items()}


def per_kengetal(zichten: Sequence[Zicht]) -> dict[str, tuple[int, int]]:
    """Figures shown and hidden per kengetal over all editions."""
    uit: dict[str, tuple[int, int]] = {}
    for z in zichten:
        for k, (getoond, verborgen) in z.per_kengetal.items():
            eerder = uit.get(k, (0, 0))
            uit[k] = (eerder[0] + getoond, eerder[1] + verborgen)
    return dict(sorted(uit.items()))
