"""Figures that cannot be judged because something that belongs beside them is missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from kkfzlib.bevindingen import Bevinding

from .feiten import Feiten, gedrukt

MEERVOUD = ("meerdere", "meer dan één", "meer dan een", "verschillende vormen")


def benchmark_bron(benchmarks: pd.DataFrame | None) -> Iterator[Bevinding]:
    """A benchmark without source or period cannot be checked by a reader."""
    if benchmarks is None:
        return
    rijen: list[dict[Any, Any]] = benchmarks.to_dict("records")
    for rij in rijen:
        mist = [naam for naam in ("bron", "periode") if not _gevuld(rij[naam])]
        if mist:
            getoond = gedrukt(float(rij["waarde"]))
            yield Bevinding(
                "benchmark-bron", "waarschuwing", str(rij["kengetal"]), "", "", getoond,
                f"De benchmark {getoond} voor {rij['kengetal']} heeft geen {' en geen '.join(mist)}.",
            )  # fmt: skip


def _gevuld(waarde: Any) -> bool:
    return not pd.isna(waarde) and str(waarde).strip() != ""


def gemiddelde_zonder_n(feiten: Feiten, onderzoeken: pd.DataFrame | None) -> Iterator[Bevinding]:
    """A mean score says little without the number of answers and the scale."""
    rijen: list[dict[Any, Any]] = [] if onderzoeken is None else onderzoeken.to_dict("records")
    schaal = {r["onderzoek"] for r in rijen if _gevuld(r["schaal_min"]) and _gevuld(r["schaal_max"])}
    for feit in feiten.van("tevredenheid"):
        onderzoek = feit.uitsplitsing.split("/")[0]
        antwoorden = feit.noemer or feiten.get("respons", onderzoek)
        mist = [
            naam for naam, aanwezig in (("n", antwoorden), ("schaal", onderzoek in schaal)) if not aanwezig
        ]
        if mist:
            yield Bevinding(
                "gemiddelde-zonder-n", "waarschuwing", feit.kengetal, feit.uitsplitsing, "", feit.tekst,
                f"Het gemiddelde {feit.tekst} staat er zonder {' en zonder '.join(mist)}: niemand kan zien "
                "hoeveel antwoorden erachter zitten of wat het hoogste cijfer is.",
            )  # fmt: skip


def noemer_ontbreekt(feiten: Feiten) -> Iterator[Bevinding]:
    """Outflow counts without their denominator are no indicator."""
    aantallen = [f for f in feiten.van("continuiteit") if f.uitsplitsing.endswith(":n")]
    noemer = feiten.get("uitstroom", "noemer")
    if aantallen and noemer is None and feiten.get("uitstroom", "totaal") is None:
        som = gedrukt(sum(f.waarde for f in aantallen))
        yield Bevinding(
            "noemer-ontbreekt", "waarschuwing", "continuiteit", "", "", som,
            f"De uitstroomcategorieën tellen samen {som} vermeldingen, maar het aantal uitgestroomde cliënten "
            "(de noemer) ontbreekt; percentages zijn niet te berekenen.",
        )  # fmt: skip


def meervoudig_antwoord(feiten: Feiten, tekst: str) -> Iterator[Bevinding]:
    """More mentions than clients is only right where several answers are allowed, and the text must say so."""
    noemer = feiten.get("uitstroom", "noemer")
    totaal = feiten.get("continuiteit_vermeldingen")
    if noemer is None or totaal is None or totaal.waarde <= 100:
        return
    if not any(
        woord in tekst.lower()
        for woord in ("meerdere", "meer dan één", "meer dan een", "verschillende vormen")
    ):
        yield Bevinding(
            "meervoudig-antwoord", "waarschuwing", "continuiteit_vermeldingen", "", "100", totaal.tekst,
            f"De percentages van indicator 2 tellen op tot {totaal.tekst}%; nergens staat dat er per cliënt "
            "meerdere antwoorden mogelijk zijn.",
        )  # fmt: skip
