"""Everything of one organisation that is out, as one reading: which numbers are the same, and which a later version replaced."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kkfzlib.onthulling.artefact import Getoond
from kkfzlib.onthulling.betekenis import VRIJE_CIJFERS

_STAF = frozenset({"opleiding", "zorgervaring", "verzuim", "aanvullende_trainingen"})
_SPELING = 1e-6


@dataclass(frozen=True, slots=True)
class Samengenomen:
    """All numbers, where ``2024#1`` is a replaced version of figures over 2024; ``vervangen`` are those periods."""

    getallen: tuple[Getoond, ...]
    vervangen: tuple[tuple[str, str], ...]


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
    bekend: dict[tuple[str, str], list[tuple[str, dict[tuple[str, ...], tuple[float, float]]]]] = defaultdict(list)
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
            for g in getallen:
                if g.laag is not None and g.hoog is not None:
                    laag, hoog = past[1].get((*g.sleutel, g.soort), (g.laag, g.hoog))
                    past[1][*g.sleutel, g.soort] = (max(laag, g.laag), min(hoog, g.hoog))
                uit.append(replace(g, periode=past[0], bron=bron))
    nu = {(familie(g.kengetal, g.uitsplitsing), g.periode) for g in (groepen[0] if groepen else ())}
    vervangen = {(p, versie) for (f, p), vs in bekend.items() if (f, p) in nu for versie, _ in vs[1:]}
    return Samengenomen(tuple(uit), tuple(sorted(vervangen)))


def _verenigbaar(getallen: Sequence[Getoond], bekend: dict[tuple[str, ...], tuple[float, float]]) -> bool:
    for g in getallen:
        grens = bekend.get((*g.sleutel, g.soort))
        if grens is not None and g.laag is not None and g.hoog is not None:
            if g.laag > grens[1] + _SPELING or g.hoog < grens[0] - _SPELING:
                return False
    return True
