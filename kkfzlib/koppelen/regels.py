"""Lines of a recipe as text: how a value is quoted, and what the lines of one column are."""

from __future__ import annotations

import json
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Kolomregels:
    """The lines of one column, without indent; ``waarden`` are lines of translations, value → line."""

    kop: tuple[str, ...]
    waarden: dict[str, str] = field(default_factory=dict)


def aanhaling(tekst: str) -> str:
    """A text as YAML that means just that text."""
    return json.dumps(tekst, ensure_ascii=False)


def als_opmerking(regels: Kolomregels, waarom: str) -> Kolomregels:
    """The same lines behind ``#``, with the reason after the first; without ``# `` they are right as they are."""
    eerste, *rest = regels.kop
    rest += [f"    {r.removeprefix('# ')}" for r in regels.waarden.values()]
    return Kolomregels((f"# {eerste}   # {waarom}", *(f"# {r}" for r in rest)))
