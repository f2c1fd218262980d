"""One made-up organisation whose figures all agree, as contract rows of two years."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from kkfzlib import cijfers, kader
from kkfzlib.bevindingen import Bevinding
from kkfzlib.controle import controleer
from kkfzlib.instellingen import Instellingen
from kkfzlib.kengetallen.register import REGISTER
from kkfzlib.tabellen import Invoer

JAAR = 2024

# kengetal/uitsplitsing → (2024, 2023)
CIJFERS: dict[str, tuple[float, float | None]] = {
    "clienten/fz": (21, 20),
    "clienten/anders": (8, 7),
    "clienten/totaal": (29, 27),
    "clienten_aandeel/fz": (100 * 21 / 29, 100 * 20 / 27),
    "clienten_aandeel/anders": (100 * 8 / 29, 100 * 7 / 27),
    "omzet/fz": (1303152, 1283388),
    "omzet/anders": (251138, 225800),
    "omzet/totaal": (1554290, 1509188),
    "omzet_aandeel/fz": (100 * 1303152 / 1554290, 100 * 1283388 / 1509188),
    "omzet_groei/fz": (100 * (1303152 / 1283388 - 1), None),
    "omzet_groei/totaal": (100 * (1554290 / 1509188 - 1), None),
    "beddagen": (5980, 5999),
    "bezette_bedden": (5980 / 366, 5999 / 365),
    "bezettingsgraad": (90.7, 96.7),
    "verblijfsduur/uitgestroomd": (271, 347),
    "verzuim": (5.9, 4.2),
    "personeel/totaal": (31, 28),
    "personeel_vast": (100 * 23 / 26, 100 * 16 / 22),
    "opleiding/hbo_wo": (100 * 20 / 26, 100 * 15 / 22),
    "opleiding/mbo": (100 * 5 / 26, 100 * 6 / 22),
    "zorgervaring": (9.4, 8.8),
    "personeel_instroom/totaal": (8, 6),
    "personeel_uitstroom/totaal": (7, 5),
    "personeel_uitstroom/zzp": (2, 1),
    "leerlijnmodules": (52, 42),
    "aanvullende_trainingen": (1.8, 1.6),
    "respons/cto": (64, 58),
    "respons/mto": (81, 74),
    "respons/ketenpartners": (46, 40),
    "bijeenkomsten/totaal": (13, 11),
    "tevredenheid/cto": (7.9, 8.4),
    "tevredenheid/mto": (7.7, 7.2),
    "tevredenheid/ketenpartners": (7.5, 7.4),
    "uitstroom/totaal": (35, 31),
    "uitstroom/detentie": (2, 3),
    "uitstroom/noemer": (33, 28),
    "incidenten/totaal": (42, 49),
    "continuiteit/8": (100 * 15 / 33, None),
    "continuiteit/6": (100 * 10 / 33, None),
    "continuiteit/10": (100 * 4 / 33, None),
}


def rijen(jaar: int = JAAR, herkomst: str = "registratie") -> pd.DataFrame:
    """The figures of one year as contract rows (2023: without the year before it)."""
    uit: list[dict[str, Any]] = []
    for naam, (nu, toen) in CIJFERS.items():
        kengetal, _, uitsplitsing = naam.partition("/")
        waarde = nu if jaar == JAAR else toen
        if waarde is not None:
            eigen = (kengetal, uitsplitsing, str(jaar), waarde, REGISTER[kengetal].eenheid)
            noemer = 25.0 if kengetal == "tevredenheid" else None
            uit.append(dict(zip(cijfers.KOLOMMEN, (*eigen, None, noemer, herkomst), strict=True)))
    return cijfers.normaliseer(pd.DataFrame(uit))


SCHALEN = pd.DataFrame(
    [
        {"onderzoek": o, "uitgenodigd": 30, "schaal_min": 1, "schaal_max": 10, "moment": "mei"}
        for o in ("cto", "mto", "ketenpartners")
    ]
)
"""The surveys, all on the scale of 1 to 10."""


def invoer(teksten: dict[str, str] | None = None, **tabellen: pd.DataFrame) -> Invoer:
    """Input with these texts and tables and nothing else but the scales of the surveys."""
    keuzes = Instellingen(JAAR, date(JAAR, 12, 31), JAAR, vergelijk_met=JAAR - 1)
    alles = {"onderzoeken": SCHALEN} | tabellen
    return Invoer({"naam": "Testzorg"}, keuzes, kader.gids(JAAR), alles, teksten or {})


def over_tekst(tekst: str, slot: str = "terugblik", **tabellen: pd.DataFrame) -> list[Bevinding]:
    """What the audit finds about one text beside the figures that agree."""
    return controleer(invoer({slot: tekst}, **tabellen), rijen(), rijen(JAAR - 1))


def over_opgave(
    *regels: tuple[str, str, str, float], vorig: pd.DataFrame | None = None, **rest: Any
) -> list[Bevinding]:
    """What the audit finds about stated figures alone: (kengetal, uitsplitsing, periode, waarde) each."""
    opgave = pd.DataFrame(
        [
            {"kengetal": k, "uitsplitsing": u, "periode": p, "waarde": w, "vindplaats": "blz. 1"}
            for k, u, p, w in regels
        ]
    )
    uit = invoer(rest.pop("teksten", None), opgave=opgave, **rest)
    from kkfzlib.kengetallen import bereken

    return controleer(uit, bereken(uit, vorig), vorig)
