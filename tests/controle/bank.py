"""The banks of example sentences, read once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml


def lees(naam: str) -> dict[str, Any]:
    """One bank of examples beside this module."""
    inhoud: dict[str, Any] = yaml.safe_load((Path(__file__).parent / naam).read_text(encoding="utf-8"))
    return inhoud


FORMULERINGEN = lees("formuleringen.yml")
REGELZINNEN = lees("regelzinnen.yml")
