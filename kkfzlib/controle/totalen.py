"""Totals against their parts, and the identities that link figures of different tables."""

from __future__ import annotations

from collections.abc import Iterator

from kkfzlib.bevindingen import Bevinding

from .druk import SPELING, halve_eenheid
from .feiten import Feit, Feiten, gedrukt

# kengetal → parts that together are the whole, exactly once each.
PARTITIES: dict[str, tuple[str, ...]] = {
    "clienten": ("fz", "anders"),
    "clienten_aandeel": ("fz", "anders"),
    "omzet": ("fz", "anders"),
    "omzet_aandeel": ("fz", "anders"),
    "personeel": ("vast", "tijdelijk", "zzp", "stage"),
}
OPEN_PARTITIES = ("incidenten", "bijeenkomsten")


def speling(feiten: list[Feit]) -> float:
    """How far a sum of printed numbers may be off by rounding alone."""
    return sum(halve_eenheid(f.waarde) for f in feiten if f.gesteld and f.waarde != round(f.waarde)) + SPELING


def totaal_delen(feiten: Feiten) -> Iterator[Bevinding]:
    """Parts must add up to the printed total (shares to 100%), give or take rounding."""
    for periode in (feiten.jaar, feiten.vorig_jaar):
        for kengetal in (*PARTITIES, *OPEN_PARTITIES):
            totaal = feiten.get(kengetal, "totaal", periode)
            delen = _delen(feiten, kengetal, periode)
            if totaal is None or not delen:
                continue
            som = sum(d.waarde for d in delen)
            if abs(som - totaal.waarde) > speling([*delen, totaal]):
                optelling = " + ".join(d.tekst for d in delen)
                yield Bevinding(
                    "totaal-delen", "fout", kengetal, "totaal", gedrukt(som), totaal.tekst,
                    f"De delen tellen op tot {optelling} = {gedrukt(som)}; het totaal is {totaal.tekst} ({periode}).",
                )  # fmt: skip


def _delen(feiten: Feiten, kengetal: str, periode: str) -> list[Feit]:
    if kengetal in OPEN_PARTITIES:
        return [
            f
            for f in feiten.van(kengetal, periode)
            if f.uitsplitsing != "totaal" and "/" not in f.uitsplitsing
        ]
    delen = [feiten.get(kengetal, deel, periode) for deel in PARTITIES[kengetal]]
    return [d for d in delen if d is not None] if all(delen) else []


def uitstroom_identiteit(feiten: Feiten) -> Iterator[Bevinding]:
    """uitstroom − detentie = noemer."""
    totaal, terug, noemer = (feiten.get("uitstroom", u) for u in ("totaal", "detentie", "noemer"))
    if totaal and terug and noemer and abs(totaal.waarde - terug.waarde - noemer.waarde) > SPELING:
        verschil = gedrukt(totaal.waarde - terug.waarde)
        yield Bevinding(
            "identiteit", "fout", "uitstroom", "noemer", verschil, noemer.tekst,
            f"Uitstroom {totaal.tekst} min terug naar detentie {terug.tekst} is {verschil}, niet {noemer.tekst}.",
        )  # fmt: skip


def stroom_identiteit(feiten: Feiten) -> Iterator[Bevinding]:
    """begin + instroom − uitstroom = eind, over all care forms together (caller: nobody has two at once)."""
    begin, eind = feiten.vorig("clienten", "totaal"), feiten.get("clienten", "totaal")
    instroom, uitstroom = feiten.van("instroom"), feiten.van("uitstroom_plaatsing")
    if not (begin and eind and instroom and uitstroom):
        return
    erbij, eraf = sum(f.waarde for f in instroom), sum(f.waarde for f in uitstroom)
    verwacht = begin.waarde + erbij - eraf
    if abs(verwacht - eind.waarde) > SPELING:
        yield Bevinding(
            "identiteit", "fout", "clienten", "totaal", gedrukt(verwacht), eind.tekst,
            f"{begin.tekst} cliënten aan het begin + {gedrukt(erbij)} instroom − {gedrukt(eraf)} uitstroom = "
            f"{gedrukt(verwacht)}, maar aan het eind staan er {eind.tekst}.",
        )  # fmt: skip
