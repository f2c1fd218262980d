"""Made-up contract frames for the disclosure tests (no organisation's figures)."""

from __future__ import annotations

import random

import pandas as pd

from kkfzlib.instellingen import Instellingen
from kkfzlib.kader import gids
from kkfzlib.onthulling import Gepubliceerd
from kkfzlib.onthulling.bekend import Bekend
from tests.rijen import JAAR, Rijen

GIDS = gids(JAAR)
INSTELLINGEN = Instellingen.standaard(JAAR)


def bekend_uit(*gepubliceerd: Gepubliceerd, waar: pd.DataFrame | None = None) -> Bekend:
    """What outsiders know after these reports, oldest first; ``waar`` holds the true rows behind hidden ones."""
    return Bekend.uit([(g.naar_buiten, waar) for g in gepubliceerd])


def clienten(rijen: Rijen, fz: int, anders: int, jaar: int = JAAR) -> Rijen:
    """``clienten`` and ``clienten_aandeel``."""
    delen = {"fz": fz, "anders": anders, "totaal": fz + anders}
    rijen.telling("clienten", delen, jaar)
    return rijen.aandeel("clienten_aandeel", delen, fz + anders, jaar) if fz + anders else rijen


def klein_verslag() -> pd.DataFrame:
    """A whole small report: every kind of client row, amounts and two years."""
    r = clienten(Rijen(), 17, 3)
    r.bedrag({"fz": 1_310_000.0, "anders": 68_000.0, "totaal": 1_378_000.0})
    r.bedrag({"fz": 1_011_000.0}, JAAR - 1, met_aandeel=False)
    r.los("omzet_groei", "fz", (1310 / 1011 - 1) * 100, "%", 1_310_000.0, 1_011_000.0)
    r.telling("uitstroom", {"totaal": 14, "detentie": 2, "noemer": 12})
    tellers = dict.fromkeys(GIDS.codes, 0) | {"2": 1, "3": 2, "4": 1, "6": 4, "7": 2, "8": 3, "10": 3}
    r.aandeel("continuiteit", tellers, 12).aandeel("continuiteit_vermeldingen", {"": 16}, 12)
    r.telling("zorgzwaarte", {"C-1": 0, "C-2": 4, "C-3": 6, "C-4": 5, "C-5": 1, "VG-2": 2})
    r.telling("instroom", {"verblijf": 12, "ambulant": 4, "dagbesteding": 0})
    r.telling("uitstroom_plaatsing", {"verblijf": 11, "ambulant": 3, "dagbesteding": 0})
    r.los("verblijfsduur", "uitgestroomd", 251.0, "dagen", 2761, 11)
    return clienten(r, 15, 3, JAAR - 1).frame()


def willekeurig(zaad: int) -> pd.DataFrame:
    """A random linked report of one of four kinds: small, multiple response, two years, everything."""
    toeval = random.Random(zaad)
    r = Rijen()
    soort = zaad % 4
    if soort in (0, 2, 3):
        fz, anders = toeval.randint(0, 30), toeval.choice([0, 1, 2, 3, 4, 6, 15])
        zwaarten = [
            min(fz + anders, toeval.choice([0, 0, 1, 2, 3, 5, 8])) for _ in range(toeval.randint(2, 6))
        ]
        clienten(r, fz, anders).telling("zorgzwaarte", {f"C-{k}": n for k, n in enumerate(zwaarten, start=1)})
    if soort in (1, 3):
        noemer = toeval.randint(3, 40)
        detentie = toeval.choice([0, 1, 2, 3, 6])
        r.telling("uitstroom", {"totaal": noemer + detentie, "detentie": detentie, "noemer": noemer})
        antwoorden = [
            toeval.sample(GIDS.codes[:-1], toeval.choice([1, 1, 1, 2, 3]))
            if toeval.random() < 0.8
            else ["10"]
            for _ in range(noemer)
        ]
        tellers = {c: sum(c in a for a in antwoorden) for c in GIDS.codes}
        r.aandeel("continuiteit", tellers, noemer)
        r.aandeel("continuiteit_vermeldingen", {"": sum(tellers.values())}, noemer)
    if soort in (2, 3):
        nu = int(next(c.waarde or 0 for c in r.rijen if c.sleutel[:2] == ("clienten", "totaal")))
        erin = [toeval.choice([0, 1, 2, 5, 9, 14]) for _ in range(3)]
        eruit = [toeval.choice([0, 1, 3, 4, 7, 12]) for _ in range(3)]
        vorig = nu - sum(erin) + sum(eruit)
        er_waren = sum(max(0, uit - in_) for in_, uit in zip(erin, eruit, strict=True))
        if vorig >= er_waren:  # who left without coming this year was there
            vormen = ("verblijf", "ambulant", "dagbesteding")
            r.telling("instroom", dict(zip(vormen, erin, strict=True)))
            r.telling("uitstroom_plaatsing", dict(zip(vormen, eruit, strict=True)))
            anders = min(vorig, toeval.choice([0, 2, 4, 7]))
            clienten(r, vorig - anders, anders, JAAR - 1)
    return r.frame()
