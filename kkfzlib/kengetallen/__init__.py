"""Every kengetal: its definition in the registry and its computation from clean tables."""

from __future__ import annotations

from kkfzlib.kengetallen.berekening import (
    bereken,
    vergelijkingsjaar,
    vorige_rijen,
)
from kkfzlib.kengetallen.namen import uitsplitsing_naam
from kkfzlib.kengetallen.opgave import gestelde_rijen, opgave_rijen
from kkfzlib.kengetallen.register import REGISTER, Kengetal, gesloten_uitsplitsingen, kengetal
from kkfzlib.kengetallen.vergelijking import vergelijk_opgave

__all__ = [
    "REGISTER",
    "Kengetal",
    "bereken",
    "gesloten_uitsplitsingen",
    "gestelde_rijen",
    "kengetal",
    "opgave_rijen",
    "uitsplitsing_naam",
    "vergelijk_opgave",
    "vergelijkingsjaar",
    "vorige_rijen",
]
