"""Indicator 2 from a FHIR R4 MeasureReport: counts and score per group, masked values as hidden ones."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from kkfzlib.elders.herkennen import Ruw, herken
from kkfzlib.elders.oogst import VERBORGEN, Oogst
from kkfzlib.elders.toewijzing import Toewijzing
from kkfzlib.kengetallen.namen import AANTAL

_MEETINSTRUMENT = "urn:kkfz:prestatie-indicator-2"
_CATEGORIEEN = ("urn:kkfz:gids-", ":uitstroomcategorie")
_POPULATIE = "http://terminology.hl7.org/CodeSystem/measure-population"
_REDEN = "http://hl7.org/fhir/StructureDefinition/data-absent-reason"

Knoop = dict[str, Any]


def lees_fhir(
    inhoud: bytes, bestand: str, wie: tuple[str, int | None], toewijzing: Toewijzing, oogst: Oogst
) -> None:
    """Take the figures of a MeasureReport, or of those in a Bundle, into ``oogst``; another resource is named."""
    try:
        knoop = json.loads(inhoud.decode("utf-8-sig"))
    except json.JSONDecodeError as fout:
        plaats = f"hier breekt de JSON af (teken {fout.colno})"
        oogst.fout(bestand, fout.lineno, "", "", plaats, "haal het bestand opnieuw op; het is niet heel")
        return
    except (UnicodeDecodeError, RecursionError):
        oogst.fout(bestand, None, "", "", "dit is geen leesbare JSON", "haal het bestand opnieuw op")
        return
    rapporten = list(_rapporten(knoop))
    if not rapporten:
        oogst.laat(bestand, None, "", "geen FHIR MeasureReport")
    for rapport in rapporten:
        _rapport(rapport, bestand, wie, toewijzing, oogst)


def _rapporten(knoop: Any) -> Iterator[Knoop]:
    if not isinstance(knoop, dict):
        return
    if knoop.get("resourceType") == "MeasureReport":
        yield knoop
    elif knoop.get("resourceType") == "Bundle":
        for ingang in _lijst(knoop.get("entry")):
            yield from _rapporten(ingang.get("resource"))


def _lijst(waarde: Any) -> list[Knoop]:
    return [k for k in waarde if isinstance(k, dict)] if isinstance(waarde, list) else []


def _rapport(
    rapport: Knoop, bestand: str, wie: tuple[str, int | None], toewijzing: Toewijzing, oogst: Oogst
) -> None:
    meet = str(rapport.get("measure", ""))
    if meet.partition("|")[0] != _MEETINSTRUMENT and meet.lower() not in toewijzing.meetinstrumenten:
        reden = "onbekend meetinstrument; zet in toewijzing.yml onder meetinstrumenten wat het is"
        oogst.laat(bestand, None, meet, reden)
        return
    if rapport.get("status") != "complete" or rapport.get("type") != "summary":
        oogst.laat(
            bestand, None, meet, "alleen een voltooid MeasureReport van het type summary wordt gelezen"
        )
        return
    jaar = _jaar(rapport.get("period"))
    if jaar is None or (wie[1] is not None and wie[1] != jaar):
        tekst = (
            "de periode is niet één kalenderjaar"
            if jaar is None
            else f"de periode is {jaar}, de map {wie[1]}"
        )
        oogst.fout(bestand, None, "period", "", tekst, "zet het bestand in de map van zijn jaar")
        return
    if not wie[0]:
        herstel = "zet het bestand in ORGANISATIE/JAAR/, of geef --organisatie"
        oogst.fout(
            bestand, None, "reporter", "", "van wie dit is, staat er niet als naam van een map", herstel
        )
        return
    for ruw in _rijen(rapport, bestand, str(jaar), oogst):
        if (lezing := herken(ruw, toewijzing, oogst)) is not None:
            oogst.neem((wie[0], jaar), lezing)


def _jaar(periode: Any) -> int | None:
    if not isinstance(periode, dict):
        return None
    begin, einde = str(periode.get("start", ""))[:10], str(periode.get("end", ""))[:10]
    heel = (
        begin[:4] == einde[:4] and begin[4:] in ("", "-01", "-01-01") and einde[4:] in ("", "-12", "-12-31")
    )
    return int(begin[:4]) if heel and begin[:4].isdigit() else None


def _rijen(rapport: Knoop, bestand: str, jaar: str, oogst: Oogst) -> Iterator[Ruw]:
    """A row per group, and the two counts that all groups share, once."""
    gedeeld: dict[str, float | str] = {}
    for n, groep in enumerate(_lijst(rapport.get("group")), start=1):
        code = _code(groep.get("code"))
        if not code:
            oogst.laat(bestand, None, f"group {n}", "zonder code uit de lijst van uitstroomcategorieën")
            continue
        tellingen = {soort: aantal for p in _lijst(groep.get("population")) for soort, aantal in _telling(p)}
        for soort, deel in (("initial-population", "totaal"), ("denominator", "noemer")):
            if soort in tellingen and gedeeld.setdefault(deel, tellingen[soort]) != tellingen[soort]:
                oogst.fout(
                    bestand,
                    None,
                    f"group {n}",
                    "",
                    f"{soort} is niet in elke groep gelijk",
                    "herstel de bron",
                )
        yield from _groep(groep, code, tellingen, bestand, jaar)
    for deel, aantal in gedeeld.items():
        yield Ruw(bestand, None, "uitstroom", deel, jaar, aantal, "aantal")


def _groep(
    groep: Knoop, code: str, tellingen: dict[str, float | str], bestand: str, jaar: str
) -> Iterator[Ruw]:
    score = groep.get("measureScore")
    score = score if isinstance(score, dict) else {}
    waarde: float | str | None = VERBORGEN if _reden(score.get("_value")) == "masked" else score.get("value")
    teller, noemer = tellingen.get("numerator"), tellingen.get("denominator")
    if waarde is None and isinstance(teller, float):
        yield Ruw(bestand, None, "continuiteit", code + AANTAL, jaar, teller, "aantal")
        return
    eenheid = str(score.get("code") or score.get("unit") or "")
    decimalen = len(str(waarde).partition(".")[2]) if isinstance(waarde, (int, float)) else 0
    yield Ruw(bestand, None, "continuiteit", code, jaar, waarde, eenheid, teller, noemer, "", decimalen)


def _code(code: Any) -> str:
    coderingen = _lijst(code.get("coding")) if isinstance(code, dict) else []
    begin, einde = _CATEGORIEEN
    eigen = [
        c
        for c in coderingen
        if str(c.get("system", "")).startswith(begin) and str(c["system"]).endswith(einde)
    ]
    return "+".join(str(c.get("code", "")) for c in eigen)


def _telling(populatie: Knoop) -> Iterator[tuple[str, float | str]]:
    code = populatie.get("code")
    for c in _lijst(code.get("coding")) if isinstance(code, dict) else []:
        if c.get("system") != _POPULATIE:
            continue
        aantal = populatie.get("count")
        if isinstance(aantal, int) and not isinstance(aantal, bool):
            yield str(c.get("code")), float(aantal)
        elif _reden(populatie.get("_count")) == "masked":
            yield str(c.get("code")), VERBORGEN


def _reden(element: Any) -> str:
    """Why a value is not there, by the extension that says so."""
    uitbreidingen = _lijst(element.get("extension")) if isinstance(element, dict) else []
    return next((str(e.get("valueCode")) for e in uitbreidingen if e.get("url") == _REDEN), "")
