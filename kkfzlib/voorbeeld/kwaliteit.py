"""Quality through the year: policy, incidents, surveys, quotes and meetings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from kkfzlib.voorbeeld.maat import EERSTE_JAAR, Maat
from kkfzlib.voorbeeld.schrijven import Rij
from kkfzlib.voorbeeld.toeval import Toeval
from kkfzlib.voorbeeld.zorg import AMBULANT_TEAM

# More policy is written in the first years, then care and staff get the attention.
_BELEID_PER_JAAR = {0: 5, 1: 9, 2: 7, 3: 5, 4: 4}


@cache
def woorden() -> dict[str, Any]:
    """The invented vocabulary (``woorden.yml``)."""
    inhoud: dict[str, Any] = yaml.safe_load((files(__package__) / "woorden.yml").read_text(encoding="utf-8"))
    return inhoud


def incidenten(zaad: int, maat: Maat, jaar: int) -> list[Rij]:
    """The incidents of one year, in order of date."""
    toeval, lijst = Toeval(zaad, f"incidenten/{jaar}"), woorden()["incidenten"]
    plaatsen = [p.naam for p in maat.locaties] * 2 + [AMBULANT_TEAM]
    totaal = maat.incidenten + toeval.heel(-4, 4)
    rijen: list[Rij] = [
        {
            "datum": toeval.dag(date(jaar, 1, 1), date(jaar, 12, 31)),
            "locatie": toeval.kies(plaatsen),
            "soort": soort,
            "ernst": toeval.gewogen(lijst["ernst"]),
        }
        for soort, gewicht in lijst["soorten"].items()
        for _ in range(_aantal(toeval, totaal * gewicht / sum(lijst["soorten"].values())))
    ]
    return sorted(rijen, key=lambda r: (r["datum"], r["locatie"], r["soort"], r["ernst"]))  # type: ignore[return-value]


def _aantal(toeval: Toeval, verwacht: float) -> int:
    """About as many as expected: a kind of incident doesn't double from one year to the next."""
    speling = int(verwacht / 6)
    return max(1, round(verwacht) + toeval.heel(-speling, speling))


def beleid(zaad: int, jaar: int) -> list[Rij]:
    """Every policy document adopted from the year before the first one up to ``jaar``."""
    toeval = Toeval(zaad, "beleid")
    over = [(soort, titel) for soort, titels in woorden()["beleid"].items() for titel in titels]
    rijen: list[Rij] = []
    for toen in range(EERSTE_JAAR - 1, jaar + 1):
        nieuw = toeval.enkele(over, _BELEID_PER_JAAR.get(toen - EERSTE_JAAR + 1, 2))
        over = [stuk for stuk in over if stuk not in nieuw]
        rijen += [{"jaar": toen, "categorie": soort, "titel": titel} for soort, titel in nieuw]
    return rijen


def bijeenkomsten(zaad: int, jaar: int) -> list[Rij]:
    """Meetings of one year, in order of date."""
    toeval = Toeval(zaad, f"bijeenkomsten/{jaar}")
    soorten = woorden()["bijeenkomsten"]
    data = sorted(toeval.werkdag(date(jaar, 1, 10), date(jaar, 12, 15)) for _ in range(toeval.heel(11, 14)))
    gekozen = [soorten[i % len(soorten)] for i in range(len(data))]
    return [{"datum": d, "soort": s, "omschrijving": o} for d, (s, o) in zip(data, gekozen, strict=True)]


def onderzoeken(maat: Maat, jaar: int) -> list[Rij]:
    """The three surveys with how many people were asked; the size of the team follows that of the organisation."""
    return [
        {"onderzoek": naam, "uitgenodigd": _uitgenodigd(naam, maat), "schaal_min": 1, "schaal_max": 10,
         "moment": f"{o['maand']} {jaar}"}
        for naam, o in woorden()["onderzoeken"].items()
    ]  # fmt: skip


def _uitgenodigd(naam: str, maat: Maat) -> int:
    bedden = sum(p.bedden + p.erbij for p in maat.locaties)
    return {"cto": bedden + maat.ambulant, "mto": maat.team + maat.zzp}.get(naam, 24 + bedden)


def _vragenlijst(
    toeval: Toeval, onderzoek: dict[str, Any], gemiddeld: float
) -> Iterator[tuple[str, int | None, str]]:
    """The answers of one respondent: mostly near their own mood, sometimes skipped, now and then explained."""
    stemming = toeval.gewogen({-1: 22, 0: 50, 1: 28})
    for nummer, vraag in enumerate(onderzoek["vragen"]):
        punten = gemiddeld + stemming + toeval.gewogen({-1: 30, 0: 45, 1: 25}) - 0.2 * (nummer % 3)
        score = None if toeval.kans(0.04) else min(10, max(3, round(punten)))
        yield vraag, score, toeval.kies(onderzoek["toelichtingen"]) if toeval.kans(0.1) else ""


def antwoorden(zaad: int, maat: Maat, jaar: int, voorvoegsel: str) -> list[Rij]:
    """One row per respondent and question; respondents get a number per survey and year."""
    rijen: list[Rij] = []
    for naam, onderzoek in woorden()["onderzoeken"].items():
        toeval = Toeval(zaad, f"antwoorden/{naam}/{jaar}")
        aantal = round(_uitgenodigd(naam, maat) * (onderzoek["respons"] + toeval.heel(-6, 6) / 100))
        niveau = onderzoek["gemiddeld"] + toeval.heel(-2, 3) / 10
        for nummer in range(1, aantal + 1):
            wie = f"{voorvoegsel}-R-{jaar}-{naam}-{nummer:03d}"
            rijen += [{"onderzoek": naam, "respondent_id": wie, "vraag": v, "score": s, "toelichting": t}
                      for v, s, t in _vragenlijst(toeval, onderzoek, niveau)]  # fmt: skip
    return rijen


def citaten(zaad: int, jaar: int) -> list[Rij]:
    """Quotes of one year: three in four of the stock, with whether they may be shown."""
    toeval, alle = Toeval(zaad, f"citaten/{jaar}"), woorden()["citaten"]
    gekozen = toeval.enkele(alle, len(alle) - 2)
    return [dict(zip(("onderzoek", "vraag", "citaat", "vrijgegeven"), c, strict=True)) for c in gekozen]
