"""Percentages against the counts they come from, at the printed precision."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kkfzlib.bevindingen import Bevinding
from kkfzlib.nederlands.afronding import SPELING, kleinste_noemer, passende_tellers, past, past_op_noemer
from kkfzlib.nederlands.opmaak import opsomming

from .feiten import Feit, Feiten, gedrukt
from .zinnen import Zin

# share → the figure it is a share of; teller and noemer (uitsplitsing totaal) are rows of that figure.
AANDELEN = {"clienten_aandeel": "clienten", "omzet_aandeel": "omzet"}


def percentage_aantal(feiten: Feiten) -> Iterator[Bevinding]:
    """A printed share must be the printed part of the printed whole."""
    for aandeel, bron in AANDELEN.items():
        heel = feiten.get(bron, "totaal")
        for deel in ("fz", "anders"):
            percentage, telling = feiten.get(aandeel, deel), feiten.get(bron, deel)
            if percentage and telling and heel and percentage.gesteld and heel.waarde > 0:
                yield from _vergelijk(percentage, telling, heel)
    noemer = feiten.get("uitstroom", "noemer")
    for percentage in feiten.van("continuiteit"):
        aantal = feiten.get("continuiteit", f"{percentage.uitsplitsing}:n")
        if percentage.gesteld and aantal and noemer and noemer.waarde > 0:
            yield from _vergelijk(percentage, aantal, noemer)
        elif percentage.gesteld and not aantal and noemer and ":" not in percentage.uitsplitsing:
            yield from _zonder_telling(percentage, noemer)


def _zonder_telling(percentage: Feit, noemer: Feit) -> Iterator[Bevinding]:
    """A percentage of people must be some whole count of them, also where that count is not printed."""
    if len(passende_tellers(percentage.waarde, round(noemer.waarde))):
        return
    kleinste = kleinste_noemer([percentage.waarde])
    yield Bevinding(
        "percentage-aantal", "fout", percentage.kengetal, percentage.uitsplitsing, noemer.tekst, percentage.tekst,
        f"{percentage.tekst}% is geen heel aantal van {noemer.tekst}; het past op zijn vroegst bij {kleinste}.",
    )  # fmt: skip


def _vergelijk(percentage: Feit, telling: Feit, heel: Feit) -> Iterator[Bevinding]:
    werkelijk = 100 * telling.waarde / heel.waarde
    if past(werkelijk, percentage.waarde):
        return
    if percentage.kengetal == "omzet_aandeel":
        past_bij = gedrukt(percentage.waarde * heel.waarde / 100)
    else:
        passend = passende_tellers(percentage.waarde, round(heel.waarde))
        past_bij = opsomming([str(k) for k in passend]) if len(passend) else "geen enkel aantal"
    yield Bevinding(
        "percentage-aantal", "fout", percentage.kengetal, percentage.uitsplitsing, past_bij, telling.tekst,
        f"{percentage.tekst}% van {heel.tekst} past bij {past_bij}, maar er staat {telling.tekst} "
        f"(dat is {gedrukt(werkelijk)}%).",
    )  # fmt: skip


_KOPPEN = re.compile(
    r"\b(?:team|personeel|organisatie)\b[^.]{0,40}?\b(?P<circa>ongeveer|circa|ca\.|zo['’]n|rond de"
    r"|ruim)?\s*(?P<n>\d{1,4})\s+"
    r"(?:personen|medewerkers|mensen|collega['’]s|begeleiders)\b",
    re.IGNORECASE,
)


def koppen_in_tekst(zinnen: Sequence[Zin]) -> tuple[float | None, int, str]:
    """The size of the team as the text states it, its margin (about 18: one tenth, at least 2) and where."""
    for zin in zinnen:
        gevonden = _KOPPEN.search(zin.tekst)
        if gevonden:
            aantal = int(gevonden["n"])
            marge = max(2, round(aantal / 10)) if gevonden["circa"] else 0
            return float(aantal), marge, f"{zin.slot}, regel {zin.regel}"
    return None, 0, ""


def _koppen_in_cijfers(feiten: Feiten) -> tuple[range, float | None, str]:
    """Head counts that the shares of the team may be of. With only a total known: any part of it."""
    vast, tijdelijk = feiten.get("personeel", "vast"), feiten.get("personeel", "tijdelijk")
    if vast and tijdelijk:
        basis = round(vast.waarde + tijdelijk.waarde)
        return range(basis, basis + 1), basis, "het personeel zonder zzp en stage"
    totaal = feiten.get("personeel", "totaal")
    if totaal:
        return range(1, round(totaal.waarde) + 1), totaal.waarde, "het hele personeel"
    return range(0), None, ""


def gemeenschappelijke_noemer(
    feiten: Feiten, koppen: float | None = None, marge: int = 0, bron: str = ""
) -> Iterator[Bevinding]:
    """Shares of the team must fit one common head count; ``koppen`` is that count give or take ``marge``."""
    aandelen = [f for f in (*feiten.van("opleiding"), *feiten.van("personeel_vast")) if f.gesteld]
    percentages = [f.waarde for f in aandelen]
    if len(aandelen) < 2:
        return
    kleinste = kleinste_noemer(percentages)
    if koppen is None:
        bereik, koppen, bron = _koppen_in_cijfers(feiten)
    else:
        # Shares are of the team without zzp and stage, so of any part of it.
        bereik = range(1, round(koppen) + marge + 1)
    if koppen is None:
        return
    if any(past_op_noemer(percentages, n) for n in bereik):
        return
    reeks = opsomming([f"{f.tekst}%" for f in aandelen])
    yield Bevinding(
        "gemeenschappelijke-noemer", "fout", aandelen[0].kengetal, aandelen[0].uitsplitsing, gedrukt(koppen),
        "" if kleinste is None else str(kleinste),
        f"{reeks} kunnen niet samen uit {gedrukt(koppen)} personen komen ({bron}); het kleinste aantal waar "
        f"alle bij passen is {kleinste if kleinste else 'niet te vinden'}.",
    )  # fmt: skip


def vermeldingen(feiten: Feiten) -> Iterator[Bevinding]:
    """The printed total of indicator 2 must be the sum of its categories."""
    totaal = feiten.get("continuiteit_vermeldingen")
    delen = [f for f in feiten.van("continuiteit") if ":" not in f.uitsplitsing and f.gesteld]
    samengevoegd = any("+" in f.uitsplitsing for f in delen) or "continuiteit" in feiten.verborgen
    if not (totaal and totaal.gesteld and delen) or samengevoegd:
        return
    som, marge = sum(f.waarde for f in delen), sum(f.half for f in (*delen, totaal)) + SPELING
    noemer = feiten.get("uitstroom", "noemer")
    tellers = (
        [passende_tellers(f.waarde, round(noemer.waarde)) for f in delen]
        if noemer and noemer.waarde > 0
        else []
    )
    if noemer and tellers and all(len(t) == 1 for t in tellers):
        # Each percentage stands for one count, so the sum is known exactly.
        som, marge = 100 * sum(t[0] for t in tellers) / noemer.waarde, totaal.half + SPELING
    if abs(som - totaal.waarde) > marge:
        yield Bevinding(
            "totaal-delen", "fout", totaal.kengetal, "", gedrukt(som), totaal.tekst,
            f"De categorieën tellen op tot {gedrukt(som)}%, maar het totaal is {totaal.tekst}%.",
        )  # fmt: skip
