"""Benchmarks: values of other sources to compare a kengetal with."""

from __future__ import annotations

from typing import Any

import pandas as pd

from kkfzlib.cijfers import OPGAVE, Cijfer, Sleutel
from kkfzlib.kengetallen.register import REGISTER


def lijst(benchmarks: pd.DataFrame, jaar: int) -> list[Cijfer]:
    """Figures ``benchmark``: uitsplitsing ``<kengetal>/<bron>``, unit of that kengetal, herkomst ``opgave``.

    Where no periode is named the figure stands under the report year, in which it is compared; that it names none
    is a finding of the audit. Without a bron the uitsplitsing is the bare kengetal.
    """
    uit: dict[Sleutel, Cijfer] = {}
    kolommen = benchmarks[["kengetal", "bron", "periode", "waarde"]]
    for kengetal, bron, tijd, waarde in kolommen.itertuples(index=False, name=None):
        code, periode = _code(kengetal, bron), _tekst(tijd) or str(jaar)
        cijfer = Cijfer("benchmark", code, periode, float(waarde), eenheid(code), herkomst=OPGAVE)
        uit.setdefault(cijfer.sleutel, cijfer)
    return list(uit.values())


def eenheid(uitsplitsing: str) -> str:
    """Unit of a benchmark: that of the kengetal its uitsplitsing begins with."""
    vergeleken = REGISTER.get(uitsplitsing.partition("/")[0])
    return (vergeleken or REGISTER["benchmark"]).eenheid


def aantal_rijen(benchmarks: pd.DataFrame, uitsplitsing: str) -> int:
    """How many rows state this benchmark, of whatever periode."""
    paren = benchmarks[["kengetal", "bron"]].itertuples(index=False, name=None)
    return sum(_code(kengetal, bron) == uitsplitsing for kengetal, bron in paren)


def _code(kengetal: Any, bron: Any) -> str:
    return "/".join(deel for deel in (_tekst(kengetal), _tekst(bron)) if deel)


def _tekst(waarde: Any) -> str:
    return "" if pd.isna(waarde) else str(waarde).strip()
