"""Figures that the organisation states itself against the same figures computed from its records."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from kkfzlib.bevindingen import Bevinding
from kkfzlib.kengetallen.vergelijking import vergelijk_opgave
from kkfzlib.tabellen import Invoer

from .feiten import gedrukt


def opgave_registratie(invoer: Invoer, kengetallen: pd.DataFrame) -> Iterator[Bevinding]:
    """A stated figure must be a rounding of the computed one."""
    if invoer.tabellen.get("opgave") is None:
        return
    rijen: list[dict[Any, Any]] = vergelijk_opgave(invoer, kengetallen).to_dict("records")
    for r in rijen:
        if not r["past"]:
            gesteld, eigen = gedrukt(float(r["opgave"])), gedrukt(float(r["registratie"]))
            naam = f"{r['kengetal']}/{r['uitsplitsing']}".rstrip("/")
            yield Bevinding(
                "opgave-registratie", "fout", str(r["kengetal"]), str(r["uitsplitsing"]), eigen, gesteld,
                f"Opgegeven is {gesteld} voor {naam} over {r['periode']}; uit de registratie volgt {eigen} "
                f"(verschil {gedrukt(float(r['verschil']))}).",
            )  # fmt: skip
