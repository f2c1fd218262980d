"""Stated figures by key: the values, and the tellers and noemers behind them."""

from __future__ import annotations

from dataclasses import dataclass, field

Sleutel = tuple[str, str, str]
"""(kengetal, uitsplitsing, periode)."""


@dataclass
class Stand:
    """What is known of each key; ``leid_af`` adds what follows, nothing ever replaces what was stated."""

    waarde: dict[Sleutel, float] = field(default_factory=dict)
    teller: dict[Sleutel, float] = field(default_factory=dict)
    noemer: dict[Sleutel, float] = field(default_factory=dict)

    def sleutels(self) -> list[Sleutel]:
        """Every key of which anything is known, sorted."""
        return sorted(self.waarde.keys() | self.teller.keys() | self.noemer.keys())

    def perioden(self) -> list[str]:
        """Every periode named, sorted."""
        return sorted({periode for _, _, periode in self.sleutels()})

    def codes(self, id: str, periode: str) -> list[str]:
        """The uitsplitsingen of one kengetal in one periode."""
        return [code for kengetal, code, tijd in self.sleutels() if (kengetal, tijd) == (id, periode)]
