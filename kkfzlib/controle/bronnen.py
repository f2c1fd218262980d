"""Figures that cannot be judged because something that belongs beside them is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from kkfzlib.bevindingen import Bevinding
from kkfzlib.nederlands.kalender import JAAR

from .beweringen import Bewering
from .feiten import Feiten, gedrukt
from .getallen import getallen
from .zinnen import Zin

MEERVOUD = "Per cliënt zijn meer antwoorden mogelijk."
"""The sentence that says it, for who writes the report."""
_MEERVOUD = re.compile(
    r"""(?:\b(?:meer(?:dere)?|meer\s+dan\s+(?:één|een|1)|verschillende|twee\s+of\s+meer|diverse)\b[^.]{0,60}
        \b(?:antwoord|categorie|vorm|optie|keuze|vermelding|vervolg|mogelijkhe|bestemming|soort)\w*)
    |(?:\b(?:antwoord|categorie|vervolgzorg)\w*\b[^.]{0,60}\b(?:meerdere|meer\s+dan\s+(?:één|een|1)|combin\w+
    |dubbel\w*)\b)
    |\b(?:meer\s+dan|hoger\s+dan|boven(?:\s+de)?)\s+(?:de\s+)?100\s*(?:%|procent)|\b(?:niet
    |geen)\b[^.]{0,40}\b100\s*(?:%|procent)""",
    re.IGNORECASE | re.VERBOSE,
)
_BRON = re.compile(
    r"""\b(?:CBS|Vernet|AZW|DJI|NZa|Actiz|Valente|cao\s+\w+|[Ss]ociaal\s[Ww]erk|GGZ\b|de\sNederlandse\sGGZ|RIVM
    |ForZo|EFP|PFZW|bron:?|volgens)\b"""
    r"""|\((?:[^)]*[A-Z][^)]*)\)""",
    re.VERBOSE,
)
_SCHAAL = re.compile(
    r"\bschaal\b|\bvan de (?:10|5|tien|vijf)\b|\bop een (?:10|tien|vijf)|\b(?:1|één|een) (?:tot en met|t/m"
    r"|tot) (?:4|5|7|10|vijf|tien)\b"
    r"|\buit (?:10|5)\b|\d\s*/\s*10\b",
    re.IGNORECASE,
)
_AANTAL = re.compile(
    r"\bn\s*=\s*\d|\b(?:respons|respondent|antwoord|reactie|ingevuld|vulde|deelnemer|deden mee|deed mee"
    r"|vragenlijst)\w*",
    re.I,
)


def benchmark_bron(benchmarks: pd.DataFrame | None) -> Iterator[Bevinding]:
    """A benchmark without source or period cannot be checked by a reader."""
    rijen: list[dict[Any, Any]] = [] if benchmarks is None else benchmarks.to_dict("records")
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


def benchmark_in_tekst(gezegd: Sequence[Bewering], in_tabel: bool = False) -> Iterator[Bevinding]:
    """A figure of others in a sentence needs its source, or a year. ``in_tabel``: they are supplied as benchmarks."""
    for b in gezegd:
        if b.soort != "benchmark" or in_tabel:
            continue
        mist = [] if _BRON.search(b.zin.tekst) else ["bron"]
        mist += [] if JAAR.search(b.zin.tekst) else ["periode"]
        if mist:
            yield Bevinding(
                "benchmark-bron", "waarschuwing", b.woord.kengetal, b.woord.uitsplitsing, "", b.getal.tekst,
                f"{b.zin.slot}, regel {b.zin.regel}: het vergelijkingscijfer {b.getal.tekst} staat er zonder "
                f"{' en zonder '.join(mist)}.",
            )  # fmt: skip


def gemiddelde_zonder_n(
    feiten: Feiten, onderzoeken: pd.DataFrame | None, zinnen: Sequence[Zin] = ()
) -> Iterator[Bevinding]:
    """A mean score says little without the number of answers and the scale (in the tables or in the same text)."""
    rijen: list[dict[Any, Any]] = [] if onderzoeken is None else onderzoeken.to_dict("records")
    schaal = {r["onderzoek"] for r in rijen if _gevuld(r["schaal_min"]) and _gevuld(r["schaal_max"])}
    for feit in feiten.van("tevredenheid"):
        if ":" in feit.uitsplitsing:
            continue
        onderzoek = feit.uitsplitsing.split("/")[0]
        erbij = _bij(zinnen, onderzoek, feit.tekst)
        antwoorden = (
            feit.noemer
            or any(
                feiten.get(k, onderzoek + e)
                for k in ("respons", "tevredenheid")
                for e in ("", ":n", ":teller")
                if k + e != "tevredenheid"
            )
            or _telt(erbij)
        )
        heeft_schaal = onderzoek in schaal or _SCHAAL.search(erbij)
        mist = [naam for naam, aanwezig in (("n", antwoorden), ("schaal", heeft_schaal)) if not aanwezig]
        if mist:
            yield Bevinding(
                "gemiddelde-zonder-n", "waarschuwing", feit.kengetal, feit.uitsplitsing, "", feit.tekst,
                f"Het gemiddelde {feit.tekst} staat er zonder {' en zonder '.join(mist)}: niemand kan zien "
                "hoeveel antwoorden erachter zitten of wat het hoogste cijfer is.",
            )  # fmt: skip


def _bij(zinnen: Sequence[Zin], onderzoek: str, getal: str) -> str:
    """The sections in which the score stands: its slot, else the text that prints or places the score."""
    plek = re.compile(rf"(?<![\d,]){re.escape(getal)}(?:,0)?(?![\d,]*\d)|\{{tevredenheid/{onderzoek}")
    slots = {z.slot for z in zinnen if z.slot == onderzoek or plek.search(z.tekst)}
    return " ".join(z.tekst for z in zinnen if z.slot in slots)


def _telt(tekst: str) -> bool:
    """Whether some sentence counts the answers: a word for them and a number together."""
    for zin in re.split(r"(?<=[.!?;])\s", tekst):
        if _AANTAL.search(zin) and (
            re.search(r"\{respons", zin) or any(g.eenheid in ("aantal", "%") for g in getallen(zin))
        ):
            return True
    return False


def noemer_ontbreekt(feiten: Feiten) -> Iterator[Bevinding]:
    """Outflow counts or percentages without their denominator are no indicator."""
    rijen = [f for f in feiten.van("continuiteit") if not f.uitsplitsing.endswith(":noemer")]
    bekend = any(f.noemer for f in rijen) or any(
        feiten.get("uitstroom", u) is not None for u in ("noemer", "totaal")
    )
    if not rijen or bekend:
        return
    tellingen = [f for f in rijen if f.uitsplitsing.endswith(":n")]
    som = gedrukt(sum(f.waarde for f in tellingen or rijen))
    soort = f"{som} vermeldingen" if tellingen else f"{som}%"
    yield Bevinding(
        "noemer-ontbreekt", "waarschuwing", "continuiteit", "", "", som,
        f"De uitstroomcategorieën tellen samen {soort}, maar het aantal uitgestroomde cliënten (de noemer) "
        "ontbreekt; zonder dat is geen percentage te berekenen of na te gaan.",
    )  # fmt: skip


def meervoudig_antwoord(feiten: Feiten, tekst: str) -> Iterator[Bevinding]:
    """More mentions than clients is only right where several answers are allowed, and the text must say so."""
    totaal = feiten.get("continuiteit_vermeldingen")
    delen = [f for f in feiten.van("continuiteit") if ":" not in f.uitsplitsing]
    som = totaal.waarde if totaal else sum(f.waarde for f in delen)
    if som <= 100 + 0.5 * len(delen) or _MEERVOUD.search(tekst):
        return
    getoond = gedrukt(som)
    yield Bevinding(
        "meervoudig-antwoord", "waarschuwing", "continuiteit_vermeldingen", "", "100", getoond,
        f"De percentages van indicator 2 tellen op tot {getoond}%; nergens staat dat er per cliënt meerdere "
        f"antwoorden mogelijk zijn. Schrijf in indicator-2: “{MEERVOUD}”",
    )  # fmt: skip
