"""The texts of the made-up organisation: one template per slot, with what was new that year."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from string import Template
from typing import Any

import yaml

from kkfzlib.voorbeeld.maat import EERSTE_JAAR


@cache
def _nieuws() -> dict[str, Any]:
    inhoud: dict[str, Any] = yaml.safe_load((files(__package__) / "nieuws.yml").read_text(encoding="utf-8"))
    return inhoud


@cache
def _sjablonen() -> dict[str, str]:
    map_ = files(__package__) / "teksten"
    gevonden = {f.name.removesuffix(".md"): f.read_text(encoding="utf-8") for f in map_.iterdir()}
    return dict(sorted(gevonden.items()))


def teksten(jaar: int, naam: str) -> dict[str, str]:
    """Slot → Markdown for the report over ``jaar`` of the organisation called ``naam``."""
    uit = {}
    for slot, sjabloon in _sjablonen().items():
        stukken = _nieuws().get(slot, [""])
        invulling = {"jaar": jaar, "vorig": jaar - 1, "volgend": jaar + 1}
        nieuws = stukken[(jaar - EERSTE_JAAR) % len(stukken)]
        uit[slot] = Template(sjabloon).substitute(invulling, nieuws=nieuws).replace("Voorbeeldzorg", naam)
    return uit
