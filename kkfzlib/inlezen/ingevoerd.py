"""What the import of exports hands over to reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kkfzlib.bevindingen import Invoerbevinding
from kkfzlib.inlezen.ruw import RuweTabel


@dataclass(frozen=True)
class Ingevoerd:
    """What the import hands over: its tables, their reading protocol, what it found, and all tables it is to make."""

    tabellen: Mapping[str, RuweTabel]
    protocol: Mapping[str, tuple[Mapping[str, Any], ...]]
    bevindingen: tuple[Invoerbevinding, ...]
    bedoeld: frozenset[str]
