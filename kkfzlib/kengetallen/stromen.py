"""Stays that began and ended in the year, per zorgvorm."""

from __future__ import annotations

import numpy as np

from kkfzlib.kengetallen.dagen import Dagen, Tijdvak
from kkfzlib.kengetallen.rijen import Rij, telling
from kkfzlib.kengetallen.verblijven import ZORGVORMEN, Verblijven


def rijen(v: Verblijven, tijdvak: Tijdvak) -> list[Rij]:
    """Rows of ``instroom`` and ``uitstroom_plaatsing``."""
    return [
        *telling("instroom", _per_vorm(v, v.begin, tijdvak), tijdvak.jaar),
        *telling("uitstroom_plaatsing", _per_vorm(v, v.eind, tijdvak), tijdvak.jaar),
    ]


def _per_vorm(v: Verblijven, dagen: Dagen, tijdvak: Tijdvak) -> dict[str, int]:
    aantal = np.bincount(v.vorm[tijdvak.in_jaar(dagen)], minlength=len(ZORGVORMEN))
    return {vorm: int(n) for vorm, n in zip(ZORGVORMEN, aantal, strict=True)}
