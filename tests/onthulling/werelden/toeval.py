"""Random small organisations with plausible records, sometimes with a corrected edition or an odd order."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from tests.onthulling.werelden.gegevens import (
    ZORGVORMEN,
    Antwoord,
    Incident,
    Medewerker,
    Organisatie,
    Plaatsing,
    Registratie,
    Vertrek,
    Verzuim,
)

EERSTE, LAATSTE = 2022, 2024
CODES = ("1.1", "1.2", "1.3", "2", "3", "4", "6", "7", "8", "9")
ZWAARTE = ("", "", "C-1", "C-2", "C-3", "C-4", "VG-2", "VG-3")
SOORTEN = ("Agressie", "Medicatie", "Middelengebruik", "Weglopen")
VRAGEN = {"cto": ("begeleiding", "veiligheid", "wonen"), "mto": ("leiding", "werkdruk")}


def organisatie(zaad: int) -> Organisatie:
    """The organisation of this seed; the same seed gives the same one."""
    rng = random.Random(zaad)
    jaren = tuple(range(LAATSTE - rng.randint(1, 3) + 1, LAATSTE + 1))
    registratie = _registratie(rng, jaren)
    staten: tuple[Registratie, ...] = (registratie,)
    uitgaven = [(j, 0) for j in jaren]
    lot = rng.random()
    if lot < 0.3:
        staten = (registratie, corrigeer(rng, registratie, jaren[-1]))
        uitgaven.append((jaren[-1], 1))
    elif lot < 0.4 and len(jaren) > 1:
        uitgaven = [(jaren[-1], 0), *((j, 0) for j in jaren[:-1])]
    vormen = ("uitgestroomd", "uitgestroomd", "in_jaar", "op_peildatum")
    bedden = max(
        _bezetting(registratie, d) for j in jaren for d in (date(j, 1, 1), date(j, 7, 1), date(j, 12, 31))
    )
    return Organisatie(f"org-{zaad}", jaren, staten, tuple(uitgaven), bedden + rng.randint(1, 4),
                       {j: rng.choice(vormen) for j in jaren})  # fmt: skip


def _registratie(rng: random.Random, jaren: tuple[int, ...]) -> Registratie:
    plaatsingen = _plaatsingen(rng, jaren)
    medewerkers = _medewerkers(rng, jaren)
    antwoorden, uitgenodigd = _antwoorden(rng, jaren)
    return Registratie(
        tuple(plaatsingen),
        tuple(_vertrekken(rng, plaatsingen, jaren)),
        tuple(medewerkers),
        tuple(_verzuim(rng, medewerkers, jaren)),
        tuple(_trainingen(rng, medewerkers, jaren)),
        antwoorden,
        tuple(_incidenten(rng, jaren)),
        tuple((j, f, rng.randint(20_000, 1_500_000)) for j in jaren
              for f in ("fz", *rng.sample(("zvw", "wlz", "wmo"), rng.randint(0, 2)))),
        uitgenodigd,
        _opgave(rng, plaatsingen, jaren),
    )  # fmt: skip


def _dag(rng: random.Random, jaar: int) -> date:
    return date(jaar, 1, 1) + timedelta(days=rng.randint(0, 364))


def _plaatsingen(rng: random.Random, jaren: tuple[int, ...]) -> list[Plaatsing]:
    vormen = ("verblijf",) if rng.random() < 0.4 else ZORGVORMEN
    uit: list[Plaatsing] = []
    for i in range(rng.randint(6, 40)):
        vorm = rng.choices(vormen, [4, 2, 1][: len(vormen)])[0]
        financiering = rng.choices(("fz", "zvw", "wlz", "wmo"), (8, 1, 1, 1))[0]
        zwaarte = rng.choice(ZWAARTE)
        begin = _dag(rng, rng.choice((jaren[0] - 2, jaren[0] - 1, jaren[0] - 1, *jaren)))
        eind = begin + timedelta(days=rng.randint(20, 1400))
        stuk = Plaatsing(f"C{i:03d}", vorm, financiering, zwaarte, begin, eind)
        delen = [stuk]
        lot = rng.random()
        if lot < 0.12:  # back after some time
            terug = eind + timedelta(days=rng.randint(10, 200))
            delen.append(replace(stuk, begin=terug, eind=terug + timedelta(days=rng.randint(20, 500))))
        elif lot < 0.25 and len(vormen) > 1 and vorm == "verblijf":  # care at home afterwards, or beside
            delen.append(replace(stuk, zorgvorm="ambulant", begin=eind - timedelta(days=rng.randint(0, 15)),
                                 eind=eind + timedelta(days=rng.randint(30, 400))))  # fmt: skip
        elif lot < 0.32:  # a move to another house
            half = begin + (eind - begin) / 2
            delen = [replace(stuk, eind=half), replace(stuk, begin=half, locatie="Zuid")]
        uit += delen
    einde = date(jaren[-1], 12, 31)
    return [p if p.eind is not None and p.eind <= einde else replace(p, eind=None) for p in uit
            if p.begin <= einde and (p.eind is None or p.eind >= date(jaren[0], 1, 1) or _schakel(p, uit))]  # fmt: skip


def _schakel(p: Plaatsing, alle: list[Plaatsing]) -> bool:
    return any(q.client == p.client and q.begin == p.eind for q in alle)


def _vertrekken(rng: random.Random, plaatsingen: list[Plaatsing], jaren: tuple[int, ...]) -> list[Vertrek]:
    laatste: dict[str, Plaatsing] = {}
    for p in plaatsingen:
        if p.client not in laatste or (p.eind or date.max) > (laatste[p.client].eind or date.max):
            laatste[p.client] = p
    uit = []
    for p in laatste.values():
        if p.eind is None or p.eind.year not in jaren or p.financiering != "fz":
            continue
        if rng.random() < 0.15:
            uit.append(Vertrek(p.client, p.eind, True, frozenset()))
        elif rng.random() < 0.15:
            uit.append(Vertrek(p.client, p.eind, False, frozenset({"10"})))
        else:
            codes = rng.choices(CODES, (1, 1, 1, 4, 3, 2, 6, 2, 4, 1), k=rng.choice((1, 1, 1, 2)))
            uit.append(Vertrek(p.client, p.eind, False, frozenset(codes)))
    return uit


def _medewerkers(rng: random.Random, jaren: tuple[int, ...]) -> list[Medewerker]:
    uit = []
    for i in range(rng.randint(4, 40)):
        soort = rng.choices(("vast", "tijdelijk", "zzp", "stage"), (6, 3, 1, 1))[0]
        begin = _dag(rng, rng.choice((jaren[0] - 5, jaren[0] - 2, jaren[0] - 1, *jaren)))
        eind = begin + timedelta(days=rng.randint(100, 3000))
        blijft = eind > date(jaren[-1], 12, 31)
        if eind < date(jaren[0], 1, 1):
            blijft = True
        vast = rng.choice(jaren) if soort == "tijdelijk" and rng.random() < 0.3 else None
        uit.append(Medewerker(
            f"M{i:03d}", rng.choices(("mbo", "hbo", "wo", "anders"), (5, 5, 1, 1))[0], soort,
            rng.choice((0.5, 0.67, 0.78, 0.89, 1.0)), begin, None if blijft else eind,
            "zzp" if not blijft and rng.random() < 0.2 else "", begin - timedelta(days=rng.randint(0, 6000)), vast,
        ))  # fmt: skip
    return uit


def _verzuim(rng: random.Random, medewerkers: list[Medewerker], jaren: tuple[int, ...]) -> list[Verzuim]:
    uit = []
    for m in medewerkers:
        for jaar in jaren:
            begin = _dag(rng, jaar)
            eind = min(begin + timedelta(days=rng.randint(1, 90)), date(jaar, 12, 31))
            if rng.random() < 0.3 and m.begin <= begin < eind and (m.eind is None or eind <= m.eind):
                uit.append(Verzuim(m.id, begin, eind, rng.choice((50, 100))))
    return uit


def _trainingen(
    rng: random.Random, medewerkers: list[Medewerker], jaren: tuple[int, ...]
) -> list[tuple[str, date]]:
    uit = []
    for m in medewerkers:
        for jaar in jaren:
            dagen = [_dag(rng, jaar) for _ in range(rng.randint(0, 3))]
            uit += [(m.id, d) for d in dagen if m.begin <= d and (m.eind is None or d < m.eind)]
    return uit


def _antwoorden(
    rng: random.Random, jaren: tuple[int, ...]
) -> tuple[tuple[Antwoord, ...], tuple[tuple[int, str, int], ...]]:
    uit: list[Antwoord] = []
    uitgenodigd = []
    for jaar in jaren:
        for onderzoek, vragen in VRAGEN.items():
            aantal = rng.randint(3, 30)
            uitgenodigd.append((jaar, onderzoek, aantal + rng.randint(2, 20)))
            for r in range(aantal):
                for vraag in vragen:
                    score = (
                        None if rng.random() < (0.3 if vraag == vragen[-1] else 0.05) else rng.randint(3, 10)
                    )
                    uit.append(Antwoord(jaar, onderzoek, f"R-{jaar}-{onderzoek}-{r:02d}", vraag, score))
    return tuple(uit), tuple(uitgenodigd)


def _incidenten(rng: random.Random, jaren: tuple[int, ...]) -> list[Incident]:
    return [Incident(_dag(rng, j), rng.choices(SOORTEN, (6, 3, 2, 1))[0])
            for j in jaren for _ in range(rng.randint(0, 25))]  # fmt: skip


def _opgave(
    rng: random.Random, plaatsingen: list[Plaatsing], jaren: tuple[int, ...]
) -> tuple[tuple[str, str, int, int], ...]:
    """Sometimes figures of its own in divisions that the registration does not make."""
    uit = []
    if rng.random() < 0.15:
        for jaar in jaren:
            op = [p for p in plaatsingen if p.op(date(jaar, 12, 31))]
            fz = {p.client for p in op if p.financiering == "fz"}
            uit.append(("clienten", "wmo", jaar, len({p.client for p in op if p.financiering == "wmo"} - fz)))
    return tuple(uit)


def _bezetting(registratie: Registratie, dag: date) -> int:
    return sum(p.op(dag) for p in registratie.plaatsingen if p.zorgvorm == "verblijf")


def corrigeer(rng: random.Random, r: Registratie, jaar: int) -> Registratie:
    """One to four clients found or mended afterwards, and now and then a forgotten respondent, in the last year."""
    oud, nieuw = list(r.plaatsingen), []
    aantal = rng.randint(1, 4)
    eenmaal = [p for p in oud if sum(p.client == q.client for q in oud) == 1]
    if eenmaal and rng.random() < 0.4:
        aantal -= 1
        fout = rng.choice(eenmaal)
        eerder = fout.begin - timedelta(days=rng.randint(5, 60))
        oud[oud.index(fout)] = replace(fout, begin=eerder, zorgzwaarte=rng.choice(ZWAARTE))
    for i in range(aantal):
        begin = _dag(rng, rng.choice((jaar - 1, jaar)))
        eind = begin + timedelta(days=rng.randint(30, 400))
        nieuw.append(Plaatsing(f"C9{i:02d}", "verblijf", rng.choice(("fz", "fz", "wlz")), rng.choice(ZWAARTE), begin,
                               eind if eind <= date(jaar, 12, 31) else None))  # fmt: skip
    vertrekken = [Vertrek(p.client, p.eind, False, frozenset({rng.choice(CODES)})) for p in nieuw
                  if p.eind is not None and p.eind.year == jaar and p.financiering == "fz"]  # fmt: skip
    antwoorden = [Antwoord(jaar, "cto", f"R-{jaar}-cto-99", v, rng.randint(1, 10)) for v in VRAGEN["cto"]]
    return replace(
        r,
        plaatsingen=(*oud, *nieuw),
        vertrekken=(*r.vertrekken, *vertrekken),
        antwoorden=(*r.antwoorden, *(antwoorden if rng.random() < 0.5 else ())),
    )
