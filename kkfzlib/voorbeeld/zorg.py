"""Clients through the years: who lived where, who was supervised at home, who left and to what care."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kkfzlib.voorbeeld.maat import BEGIN, Locatie, Maat
from kkfzlib.voorbeeld.toeval import Toeval

FINANCIERING = {"fz": 80, "wlz": 8, "wmo": 4, "zvw": 6, "anders": 2}
TITELS = {
    "Voorwaardelijke veroordeling": 40,
    "Tbs met voorwaarden": 15,
    "Voorwaardelijke invrijheidstelling": 15,
    "Penitentiair programma": 12,
    "Schorsing voorlopige hechtenis": 12,
    "ISD-maatregel": 6,
}
ZWAARTE = {"C-1": 8, "C-2": 16, "C-3": 26, "C-4": 14, "C-5": 4, "VG-1": 6, "VG-2": 9, "VG-3": 11, "VG-4": 6}
VERVOLG = {"2": 16, "3": 8, "4": 9, "5.2": 7, "6": 22, "7": 3, "8": 30, "9": 8, "10": 18}
AMBULANT_TEAM = "Ambulant team"
WERKPLAATS = "De Werkplaats"


@dataclass(frozen=True)
class Plaatsing:
    """One placement as in the raw table; ``eind`` is the first day that no longer counts."""

    client_id: str
    locatie: str
    zorgvorm: str
    financiering: str
    zorgtitel: str
    zorgzwaarte: str
    begin: date
    eind: date


@dataclass(frozen=True)
class Vertrek:
    """One outflow: the date, whether back to detention, and the desired follow-up care."""

    client_id: str
    datum: date
    detentie: bool
    vervolgzorg: tuple[str, ...]


@dataclass(frozen=True)
class Zorgwereld:
    """All placements and outflows from before the first to after the last year, in order of begin."""

    plaatsingen: tuple[Plaatsing, ...]
    vertrekken: tuple[Vertrek, ...]


def _duur(toeval: Toeval) -> timedelta:
    korte, lange = toeval.gewogen({(45, 150): 25, (150, 400): 50, (400, 760): 25})
    return timedelta(days=toeval.heel(korte, lange))


def _bewoning(toeval: Toeval, begin: date, einde: date) -> Iterator[tuple[date, date]]:
    """Stays in one bed, one after the other with some empty days between, so a bed never holds two people."""
    dag = begin + timedelta(days=toeval.heel(0, 40))
    while dag < einde:
        vertrek = dag + _duur(toeval)
        yield dag, vertrek
        dag = vertrek + timedelta(days=toeval.heel(2, 24))


def _nieuw(toeval: Toeval, locatie: str, zorgvorm: str, begin: date, eind: date) -> Plaatsing:
    financiering = toeval.gewogen(FINANCIERING)
    titel = toeval.gewogen(TITELS) if financiering == "fz" else ""
    zwaarte = toeval.gewogen(ZWAARTE) if zorgvorm == "verblijf" else ""
    return Plaatsing("", locatie, zorgvorm, financiering, titel, zwaarte, begin, eind)


def _huis(toeval: Toeval, locatie: Locatie, einde: date) -> list[Plaatsing]:
    return [
        _nieuw(toeval, locatie.naam, "verblijf", begin, eind)
        for _ in range(locatie.bedden)
        for begin, eind in _bewoning(toeval, locatie.sinds, einde)
    ]


def _nummer(plaatsingen: list[Plaatsing], voorvoegsel: str) -> list[Plaatsing]:
    op_volgorde = sorted(plaatsingen, key=lambda p: (p.begin, p.eind, p.locatie))
    return [replace(p, client_id=f"{voorvoegsel}-C-{i:04d}") for i, p in enumerate(op_volgorde, start=1)]


def _verhuizers(toeval: Toeval, bewoners: list[Plaatsing], huis: Locatie, einde: date) -> list[Plaatsing]:
    """The beds added to ``huis``: first filled by people from another house, who leave again in the same year.

    The same year, because a year's table holds no placements that ended before it: only so is the whole
    stay visible in the year in which it ends.
    """
    dag = huis.uitbreiding
    if dag is None:
        return bewoners
    kan = [
        p for p in bewoners if p.locatie != huis.naam and p.begin < dag and p.eind > dag + timedelta(days=40)
    ]
    gekozen = toeval.enkele(kan, huis.erbij)
    uit = [p for p in bewoners if p not in gekozen]
    for p in gekozen:
        vertrek = toeval.dag(date(dag.year, 9, 1), date(dag.year, 12, 20))
        uit += [replace(p, eind=dag), replace(p, locatie=huis.naam, begin=dag, eind=vertrek)]
        opvolgers = _bewoning(toeval, vertrek, einde)
        uit += [replace(_nieuw(toeval, huis.naam, "verblijf", b, e), client_id="nieuw") for b, e in opvolgers]
    return uit


def _doorlopend(toeval: Toeval, bewoners: list[Plaatsing]) -> list[Plaatsing]:
    """Some stays go on under the Wlz when the forensic title ends: two placements, one stay."""
    uit = []
    verhuisd = _meer_dan_een(bewoners)
    for p in bewoners:
        wissel = p.eind - timedelta(days=toeval.heel(20, 60))
        kan = p.financiering == "fz" and p.client_id not in verhuisd
        if kan and wissel.year == p.eind.year and p.begin < wissel and toeval.kans(0.07):
            uit += [replace(p, eind=wissel), replace(p, begin=wissel, financiering="wlz", zorgtitel="")]
        else:
            uit.append(p)
    return uit


def _meer_dan_een(plaatsingen: list[Plaatsing]) -> set[str]:
    """Clients with more than one of these placements."""
    return {client for client, aantal in Counter(p.client_id for p in plaatsingen).items() if aantal > 1}


def _dagbesteding(toeval: Toeval, bewoners: list[Plaatsing]) -> list[Plaatsing]:
    """Day activities for some residents, from two weeks after arrival until they leave."""
    vaker = _meer_dan_een(bewoners)
    return [
        replace(p, locatie=WERKPLAATS, zorgvorm="dagbesteding", begin=p.begin + timedelta(days=14))
        for p in bewoners
        if p.client_id not in vaker and toeval.kans(0.4)
    ]


def _nazorg(toeval: Toeval, thuis: list[Plaatsing], binnen: list[Plaatsing]) -> list[Plaatsing]:
    """Some ambulant places go to someone who just left a house; the municipality then pays."""
    over = {p.client_id: p.eind for p in _einden(binnen)}
    uit = []
    for p in sorted(thuis, key=lambda p: (p.begin, p.client_id)):
        net_weg = [c for c, eind in over.items() if timedelta(0) <= p.begin - eind <= timedelta(days=12)]
        if net_weg and toeval.kans(0.35):
            client = toeval.kies(net_weg)
            del over[client]
            uit.append(replace(p, client_id=client, financiering="wmo", zorgtitel=""))
        else:
            uit.append(p)
    return uit


def _ambulant(toeval: Toeval, plekken: int, einde: date) -> list[Plaatsing]:
    return [
        _nieuw(toeval, AMBULANT_TEAM, "ambulant", begin, eind)
        for _ in range(plekken)
        for begin, eind in _bewoning(toeval, BEGIN, einde)
    ]


def _wens(toeval: Toeval, jaar: int) -> tuple[str, ...]:
    """Desired follow-up care; the gids of before 2024 has no codes 5.1 and 5.2."""
    gewichten = {c: g for c, g in VERVOLG.items() if jaar >= 2024 or not c.startswith("5")}
    eerste = toeval.gewogen(gewichten)
    if eerste == "10" or not toeval.kans(0.3):
        return (eerste,)
    tweede = toeval.gewogen({c: g for c, g in gewichten.items() if c not in (eerste, "10")})
    return tuple(sorted((eerste, tweede), key=lambda c: [int(d) for d in c.split(".")]))


def _vertrek(toeval: Toeval, p: Plaatsing, nazorg: set[str]) -> Vertrek:
    if p.zorgvorm == "verblijf" and p.client_id in nazorg:
        return Vertrek(p.client_id, p.eind, False, ("8",))
    detentie = p.financiering == "fz" and toeval.kans(0.08)
    return Vertrek(p.client_id, p.eind, detentie, () if detentie else _wens(toeval, p.eind.year))


def _einden(plaatsingen: list[Plaatsing]) -> list[Plaatsing]:
    """The last placement of every stay at home or in a house (day activities end with the stay itself)."""
    begonnen = {(p.client_id, p.zorgvorm, p.begin) for p in plaatsingen}
    zelf = [p for p in plaatsingen if p.zorgvorm != "dagbesteding"]
    return [p for p in zelf if (p.client_id, p.zorgvorm, p.eind) not in begonnen]


def maak_zorg(zaad: int, maat: Maat, laatste_jaar: int, voorvoegsel: str) -> Zorgwereld:
    """Simulate every bed and every ambulant place until half a year after ``laatste_jaar``."""
    toeval = Toeval(zaad, "zorg")
    einde = date(laatste_jaar + 1, 6, 30)
    bewoners = [p for huis in maat.locaties for p in _huis(toeval, huis, einde)]
    bewoners = _nummer(bewoners + _ambulant(toeval, maat.ambulant, einde), voorvoegsel)
    thuis = [p for p in bewoners if p.zorgvorm == "ambulant"]
    binnen = [p for p in bewoners if p.zorgvorm == "verblijf"]
    for huis in maat.locaties:
        binnen = _verhuizers(toeval, binnen, huis, einde)
    hoogste = len(bewoners)
    binnen = [replace(p, client_id=f"{voorvoegsel}-C-{hoogste + i:04d}") if p.client_id == "nieuw" else p
              for i, p in enumerate(binnen, start=1)]  # fmt: skip
    binnen = _doorlopend(toeval, binnen)
    thuis = _nazorg(toeval, thuis, binnen)
    nazorg = {p.client_id for p in thuis} & {p.client_id for p in binnen}
    alles = sorted(
        binnen + thuis + _dagbesteding(toeval, binnen), key=lambda p: (p.begin, p.client_id, p.zorgvorm)
    )
    vertrekken = [_vertrek(toeval, p, nazorg) for p in _einden(alles)]
    return Zorgwereld(tuple(alles), tuple(sorted(vertrekken, key=lambda v: (v.datum, v.client_id))))
