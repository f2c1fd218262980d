"""Which figure a clause is about, by the word list in ``woorden.yml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True)
class Woord:
    """One way to name a figure; ``kengetal`` is empty for things that are claimed but never measured here."""

    kengetal: str
    uitsplitsing: str
    alle: tuple[re.Pattern[str], ...]
    niet: tuple[re.Pattern[str], ...]
    eenheid: str

    def past(self, tekst: str) -> bool:
        """Whether the clause names this figure."""
        return all(p.search(tekst) for p in self.alle) and not any(p.search(tekst) for p in self.niet)

    def plaats(self, tekst: str) -> int:
        """Offset of the first pattern, to measure which word stands nearest."""
        gevonden = self.alle[0].search(tekst)
        return gevonden.start() if gevonden else 0


@cache
def woorden() -> tuple[Woord, ...]:
    """The word list, most precise entries first."""
    bron = yaml.safe_load((files(__package__) / "woorden.yml").read_text(encoding="utf-8"))

    def patronen(rij: dict[str, list[str]], veld: str) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(p, re.IGNORECASE) for p in rij.get(veld, ()))

    return tuple(
        Woord(r["kengetal"], r["uitsplitsing"], patronen(r, "alle"), patronen(r, "niet"), r["eenheid"])
        for r in bron
    )


def genoemd(tekst: str) -> list[Woord]:
    """Every figure that the text names."""
    return [w for w in woorden() if w.past(tekst)]
