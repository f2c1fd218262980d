"""Figures that sentences state: "van 15,3 naar 16,8", "72% in vast dienst", "13 cliënten stroomden uit"."""

from __future__ import annotations

from collections.abc import Sequence

from kkfzlib.controle.beweringen import Bewering
from kkfzlib.controle.feiten import Feit, gelezen


def feiten(gezegd: Sequence[Bewering]) -> list[Feit]:
    """The first statement of each figure and year; changes and benchmarks are no levels, and open years none."""
    uit: dict[tuple[str, str, int], Feit] = {}
    for b in gezegd:
        if b.soort == "stand" and len(b.mogelijk) == 1 and not b.getal.benaderd:
            feit = gelezen(*b.sleutel, str(b.periode), b.getal.waarde, b.getal.cijfers)
            uit.setdefault((*b.sleutel, b.periode), feit)
    return list(uit.values())
