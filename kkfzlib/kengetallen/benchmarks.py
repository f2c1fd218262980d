"""Benchmarks: values of other sources to compare a kengetal with."""

from __future__ import annotations

from typing import Any

import pandas as pd

from kkfzlib.kengetallen.register import REGISTER
from kkfzlib.kengetallen.rijen import OPGAVE, Rij


def rijen(benchmarks: pd.DataFrame, jaar: int) -> list[Rij]:
    """Rows of ``benchmark``: uitsplitsing ``<kengetal>/<bron>``, unit of that kengetal, herkomst ``opgave``.

    Where no periode is named the figure stands under the report year, in which it is compared; that it names none
    is a finding of the audit. Without a bron the uitsplitsing is the bare kengetal.
    """
    uit: dict[tuple[str, str], Rij] = {}
    kolommen = benchmarks[["kengetal", "bron", "periode", "waarde"]]
    for kengetal, bron, tijd, waarde in kolommen.itertuples(index=False, name=None):
        code = "/".join(deel for deel in (_tekst(kengetal), _tekst(bron)) if deel)
        periode = _tekst(tijd) or str(jaar)
        uit.setdefault(
            (code, periode),
            Rij("benchmark", code, periode, float(waarde), eenheid(code), herkomst=OPGAVE),
        )
    return list(uit.values())


def eenheid(uitsplitsing: str) -> str:
    """Unit of a benchmark: that of the kengetal its uitsplitsing begins with."""
    vergeleken = REGISTER.get(uitsplitsing.partition("/")[0])
    return (vergeleken or REGISTER["benchmark"]).eenheid


def _tekst(waarde: Any) -> str:
    return "" if pd.isna(waarde) else str(waarde).strip()
