"""The placeholders that a text can use, with what they mean and, where there is one, their published value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kkfzlib.kengetallen.register import REGISTER

if TYPE_CHECKING:
    import pandas as pd

    from kkfzlib.verslag.plaatshouders import Plaatshouders

Namenlijst = list[tuple[str, str, str]]
"""Placeholder, what it is, value (empty: not known)."""


def namenlijst(cijfers: pd.DataFrame | None) -> Namenlijst:
    """The names without values: those that have a row in ``cijfers`` (contract), or one per kengetal without any."""
    if cijfers is None:
        return [(f"{{{k.id}}}", k.naam, "") for k in REGISTER.values()]
    paren = dict.fromkeys(zip(cijfers["kengetal"], cijfers["uitsplitsing"], strict=True))
    return [(_naam(k, u), _omschrijving(k, u), "") for k, u in paren if k in REGISTER]


def namenlijst_met_waarden(plaatshouders: Plaatshouders) -> Namenlijst:
    """The names that have a value this year, with it."""
    from kkfzlib.verslag.markdown import zichtbaar

    uit = []
    for cel in plaatshouders.cijfers.bron:
        if cel.periode != plaatshouders.cijfers.jaar or cel.kengetal not in REGISTER:
            continue
        naam = _naam(cel.kengetal, cel.uitsplitsing)
        v = plaatshouders.vervang(naam[1:-1])
        if v.stand == "goed":
            uit.append((naam, _omschrijving(cel.kengetal, cel.uitsplitsing), zichtbaar(v.markdown)))
    return uit


def _naam(kengetal: str, uitsplitsing: str) -> str:
    return f"{{{kengetal}/{uitsplitsing}}}" if uitsplitsing else f"{{{kengetal}}}"


def _omschrijving(kengetal: str, uitsplitsing: str) -> str:
    return f"{REGISTER[kengetal].naam} ({uitsplitsing})" if uitsplitsing else REGISTER[kengetal].naam
