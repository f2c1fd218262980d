"""Every kengetal: its definition in the registry and its computation from clean tables."""

from __future__ import annotations

from kkfzlib.kengetallen.namen import uitsplitsing_naam
from kkfzlib.kengetallen.register import REGISTER, Kengetal, gesloten_uitsplitsingen, kengetal

__all__ = ["REGISTER", "Kengetal", "gesloten_uitsplitsingen", "kengetal", "uitsplitsing_naam"]
