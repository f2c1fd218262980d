"""Everything of one organisation that is out, as one reading: what is the same, and what a later version replaced."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kkfzlib.onthulling.artefact import Getoond
from kkfzlib.onthulling.betekenis import VRIJE_CIJFERS

_STAF = frozenset({"opleiding", "zorgervaring", "verzuim", "aanvullende_trainingen"})
_SPELING = 1e-6


@dataclass(frozen=True, slots=True)
class Samengenomen:
    """All numbers, where ``2024#1`` is a replaced version of figures over 2024.

    ``vervangen`` are the pairs (2024, 2024#1) that the report under audit makes comparable; ``zelf`` the publications
    that print nothing but what that report prints: itself (0), and itself in the ledger.
    """

    getallen: tuple[Getoond, ...]
    vervangen: tuple[tuple[str, str], ...]
    zelf: frozenset[int]


def familie(kengetal: str, uitsplitsing: str) -> str:
    """Figures that one correction moves together."""
    if kengetal.startswith("omzet"):
        return "omzet"
    if kengetal.startswith("personeel") or kengetal in _STAF:
        return "personeel"
    if kengetal in ("tevredenheid", "respons"):
        return "onderzoek " + uitsplitsing.partition("/")[0]
    return kengetal if kengetal == "incidenten" or kengetal in VRIJE_CIJFERS else "clienten"


def neem_samen(groepen: Sequence[Sequence[Getoond]]) -> Samengenomen:
    """One reading of publications, newest first (the report under audit leads).

    A publication that prints another value than a newer one for the same figure speaks, for that family and year, of a
    version of its own.
    """
    bekend: dict[tuple[str, str], list[tuple[str, dict[tuple[str, ...], tuple[float, float]]]]] = defaultdict(
        list
    )
    al_uit: set[tuple[str, str]] = set()
    zelf = _herhalingen(groepen)
    uit: list[Getoond] = []
    for bron, groep in enumerate(groepen):
        blokken: dict[tuple[str, str], list[Getoond]] = defaultdict(list)
        for g in groep:
            blokken[familie(g.kengetal, g.uitsplitsing), g.periode].append(g)
        for blok, getallen in blokken.items():
            versies = bekend[blok]
            past = next((v for v in versies if _verenigbaar(getallen, v[1])), None)
            if past is None:
                past = (blok[1] if not versies else f"{blok[1]}#{bron}", {})
                versies.append(past)
            if past is versies[0] and bron not in zelf:
                al_uit.add(blok)
            for g in getallen:
                if g.laag is not None and g.hoog is not None:
                    laag, hoog = past[1].get((*g.sleutel, g.soort), (g.laag, g.hoog))
                    past[1][*g.sleutel, g.soort] = (max(laag, g.laag), min(hoog, g.hoog))
                uit.append(replace(g, periode=past[0], bron=bron))
    nu = {(familie(g.kengetal, g.uitsplitsing), g.periode) for g in groepen[0]} - al_uit
    vervangen = {(p, versie) for (f, p), vs in bekend.items() if (f, p) in nu for versie, _ in vs[1:]}
    return Samengenomen(tuple(uit), tuple(sorted(vervangen)), zelf)


def _herhalingen(groepen: Sequence[Sequence[Getoond]]) -> frozenset[int]:
    bekend = {(*g.sleutel, g.soort, g.laag, g.hoog) for g in groepen[0]}
    jaar = _laatste(groepen[0])
    return frozenset(
        n
        for n, groep in enumerate(groepen)
        if _laatste(groep) == jaar and all((*g.sleutel, g.soort, g.laag, g.hoog) in bekend for g in groep)
    )


def _laatste(groep: Sequence[Getoond]) -> str:
    return max((g.periode for g in groep), default="")


def _verenigbaar(getallen: Sequence[Getoond], bekend: dict[tuple[str, ...], tuple[float, float]]) -> bool:
    for g in getallen:
        laag, hoog = bekend.get((*g.sleutel, g.soort), (-math.inf, math.inf))
        if (
            g.laag is not None
            and g.hoog is not None
            and (g.laag > hoog + _SPELING or g.hoog < laag - _SPELING)
        ):
            return False
    return True
