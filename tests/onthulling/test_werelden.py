"""The audit against brute force: every small world that prints the same must lie within the audit's intervals.

The definitions here are written for these tests alone: a world is a list of histories of clients, of employees or of
answers; ``druk_*`` counts what a report about 2024 would print of it.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from itertools import combinations_with_replacement, product

import pytest

from kkfzlib.onthulling.artefact import Getoond
from kkfzlib.onthulling.audit import onderzoek

pytestmark = pytest.mark.traag(reden="every small world written out")

Cijfers = dict[tuple[str, str, str, str], float]
"""(kengetal, uitsplitsing, periode, soort) to the printed value."""

VOOR, NIEUWJAAR, APRIL, OKTOBER, LATER = (
    date(2023, 7, 1), date(2024, 1, 1), date(2024, 4, 1), date(2024, 10, 1), date(2025, 1, 1))  # fmt: skip
VERBLIJVEN = [(b, e) for b in (VOOR, APRIL, OKTOBER) for e in (APRIL, OKTOBER, None) if e is None or e > b]
ONGEWOON = [
    ((VOOR, APRIL), (OKTOBER, None)),
    ((VOOR, NIEUWJAAR),),
    ((APRIL, APRIL),),
    ((VOOR, OKTOBER), (OKTOBER, OKTOBER)),
]
"""Somebody who comes back, who leaves on the first of January, who stays no day."""


def druk_clienten(wereld: tuple) -> Cijfers:
    """Stays of clients: ``(fz, ((begin, end), …))``, all in verblijf."""

    def er(dag: date) -> list:
        return [(fz, b) for fz, vs in wereld for b, e in vs if b < dag and (e is None or e >= dag)]

    def in_jaar(b: date, e: date | None) -> int:
        return max(0, (min(e or LATER, LATER) - max(b, NIEUWJAAR)).days)

    alle = [v for _, vs in wereld for v in vs]
    uit: Cijfers = {}
    for jaar, dag in (("2023", NIEUWJAAR), ("2024", LATER)):
        aanwezig = er(dag)
        uit["clienten", "totaal", jaar, "waarde"] = len(aanwezig)
        uit["clienten", "fz", jaar, "waarde"] = sum(fz for fz, _ in aanwezig)
        uit["clienten", "anders", jaar, "waarde"] = sum(not fz for fz, _ in aanwezig)
        uit["verblijfsduur", "op_peildatum", jaar, "noemer"] = len(aanwezig)
        uit["verblijfsduur", "op_peildatum", jaar, "teller"] = sum((dag - b).days for _, b in aanwezig)
    weg = [(b, e) for b, e in alle if e is not None and NIEUWJAAR <= e < LATER]
    uit["instroom", "verblijf", "2024", "waarde"] = sum(b >= NIEUWJAAR for b, _ in alle)
    uit["uitstroom_plaatsing", "verblijf", "2024", "waarde"] = len(weg)
    if weg:
        uit["verblijfsduur", "uitgestroomd", "2024", "teller"] = sum((e - b).days for b, e in weg)
    uit["beddagen", "", "2024", "waarde"] = sum(in_jaar(b, e) for b, e in alle)
    uit["verblijfsduur", "in_jaar", "2024", "noemer"] = sum(any(in_jaar(*v) for v in vs) for _, vs in wereld)
    return {s: n for s, n in uit.items() if s[3] == "waarde" or uit.get((*s[:3], "noemer"), 1)}


def druk_staf(wereld: tuple) -> Cijfers:
    """Employees: ``(dienstverband, in service on 31-12-2023, on 31-12-2024, years of experience then)``."""
    uit: Cijfers = {}
    for jaar, hier in (("2023", 1), ("2024", 2)):
        er = [w for w in wereld if w[hier]]
        basis = [w for w in er if w[0] == "vast"]
        uit["personeel", "totaal", jaar, "waarde"] = len(er)
        uit["personeel", "vast", jaar, "waarde"] = len(basis)
        for leeg in ("tijdelijk", "stage"):
            uit["personeel", leeg, jaar, "waarde"] = 0
        uit["personeel", "zzp", jaar, "waarde"] = len(er) - len(basis)
        if basis:
            uit["zorgervaring", "", jaar, "teller"] = sum(
                w[3] - (366 / 365.25) * (jaar == "2023") for w in basis
            )
    uit["personeel_instroom", "totaal", "2024", "waarde"] = sum(not w[1] for w in wereld)
    uit["personeel_uitstroom", "totaal", "2024", "waarde"] = sum(not w[2] for w in wereld)
    return uit


def druk_scores(wereld: tuple) -> Cijfers:
    """Answers per respondent to two questions, 0 for none."""
    uit: Cijfers = {}
    alle = [s for r in wereld for s in r if s]
    for u, scores in (
        ("cto", alle),
        ("cto/a", [r[0] for r in wereld if r[0]]),
        ("cto/b", [r[1] for r in wereld if r[1]]),
    ):
        uit["tevredenheid", u, "2024", "waarde"] = sum(scores) / len(scores)
        uit["tevredenheid", u, "2024", "teller"] = len(scores)
    uit["tevredenheid", "cto", "2024", "noemer"] = sum(any(r) for r in wereld)
    return uit


def clienten(terug: bool) -> list[tuple]:
    """Every world of at most four clients."""
    gewoon = [(fz, (v,)) for fz in (True, False) for v in VERBLIJVEN]
    een = [*gewoon[:6], *((True, vs) for vs in ONGEWOON)] if terug else gewoon
    return [w for n in range(5) for w in combinations_with_replacement(een, n)]


def staf() -> list[tuple]:
    """Every world of at most four employees."""
    een = [
        (d, a, b, e) for d in ("vast", "zzp") for a, b in ((1, 1), (1, 0), (0, 1), (0, 0)) for e in (2, 5, 9)
    ]
    return [w for n in range(1, 4) for w in combinations_with_replacement(een, n)]


def scores() -> list[tuple]:
    """Every world of three respondents with scores 1, 2, 5 or 10."""
    een = [r for r in product((0, 1, 2, 5, 10), repeat=2) if any(r)]
    return [w for w in combinations_with_replacement(een, 3) if any(r[0] for r in w) and any(r[1] for r in w)]


def geprint(cijfers: Cijfers, weg: set[tuple[str, ...]]) -> list[Getoond]:
    return [
        Getoond(*s, *((None, None) if s in weg else (n - h, n + h)), "t")
        for s, n in cijfers.items() for h in (0.05 if s[0] == "tevredenheid" and s[3] == "waarde" else 0.0,)
    ]  # fmt: skip


def afdruk(cijfers: Cijfers, weg: set[tuple[str, ...]]) -> tuple:
    """What an outsider sees of it: a value, or only that there is one."""
    return tuple(
        sorted(
            (s, "x" if s in weg else str(round(n, 1 if s[0] == "tevredenheid" else 6)))
            for s, n in cijfers.items()
        )
    )


def cel_van(s: tuple[str, ...], cellen: dict) -> tuple[float, float] | None:
    namen = {
        ("verblijfsduur", "op_peildatum", "noemer"): ("stand", "verblijf"),
        ("verblijfsduur", "in_jaar", "noemer"): ("bediend", "verblijf"),
        ("tevredenheid", s[1], "teller"): ("antwoorden", s[1]),
        ("tevredenheid", s[1], "noemer"): ("respondenten", s[1]),
    }
    naam = namen.get((s[0], s[1], s[3]), (s[0], s[1]) if s[3] == "waarde" else ("", ""))
    return cellen.get((*naam, s[2]))


def vergelijk(
    werelden: list[tuple], druk: Callable, zaad: int, gangbaar: bool = True
) -> Iterator[tuple[bool, bool]]:
    """Per hidden figure of some reports: whether the audit's interval holds all worlds, and whether it is exact."""
    toeval = random.Random(zaad)
    gedrukt = [druk(w) for w in werelden]
    for waar in toeval.sample(gedrukt, 6):
        weg = {s for s in waar if toeval.random() < toeval.choice((0.2, 0.5))}
        zelfde = [c for c in gedrukt if afdruk(c, weg) == afdruk(waar, weg)]
        verslag = onderzoek(geprint(waar, weg), zoekingen=0, gangbaar=gangbaar)
        cellen = {c.naam: (c.laag, c.hoog) for c in verslag.cellen}
        for s in weg:
            grens = cel_van(s, cellen)
            if grens is not None:
                laagst, hoogst = min(c[s] for c in zelfde), max(c[s] for c in zelfde)
                marge = 0.05 + 1e-4 if s[0] == "tevredenheid" and s[3] == "waarde" else 1e-4
                yield (
                    grens[0] <= laagst + marge and grens[1] >= hoogst - marge,
                    abs(grens[0] - laagst) < 2e-4 and (abs(grens[1] - hoogst) < 2e-4 or grens[1] > 4),
                )


@pytest.mark.parametrize("zaad", range(4))
def test_alle_werelden_van_clienten(zaad):
    uitkomst = list(vergelijk(clienten(terug=False), druk_clienten, zaad))
    assert len(uitkomst) > 10 and all(heel for heel, _ in uitkomst)
    assert sum(precies for _, precies in uitkomst) >= 0.6 * len(uitkomst)


@pytest.mark.parametrize("zaad", range(4))
def test_wat_ongewoon_is_valt_erbinnen_zonder_wat_gangbaar_is(zaad):
    uitkomst = list(vergelijk(clienten(terug=True), druk_clienten, zaad, gangbaar=False))
    assert len(uitkomst) > 10 and all(heel for heel, _ in uitkomst)


@pytest.mark.parametrize("zaad", range(4))
def test_alle_werelden_van_medewerkers(zaad):
    uitkomst = list(vergelijk(staf(), druk_staf, zaad))
    assert len(uitkomst) > 10 and all(heel for heel, _ in uitkomst)
    assert sum(precies for _, precies in uitkomst) >= 0.6 * len(uitkomst)


@pytest.mark.parametrize("zaad", range(4))
def test_alle_werelden_van_antwoorden(zaad):
    uitkomst = list(vergelijk(scores(), druk_scores, zaad))
    assert len(uitkomst) > 5 and all(heel for heel, _ in uitkomst)


def test_de_dagen_van_een_vertrek_zijn_de_enige_mogelijke():
    """Running days of both years and the beddagen leave one value for the days of who left: that of every world."""
    waar = druk_clienten(((True, ((VOOR, APRIL),)), (True, ((VOOR, None),)), (False, ((APRIL, None),))))
    weg = {s for s in waar if s[1] == "uitgestroomd" or s[0] in ("instroom", "uitstroom_plaatsing")}
    per_afdruk = defaultdict(set)
    for w in clienten(terug=False):
        c = druk_clienten(w)
        per_afdruk[afdruk(c, weg)].add(c.get(("verblijfsduur", "uitgestroomd", "2024", "teller")))
    assert len(per_afdruk[afdruk(waar, weg)]) == 1
    verslag = onderzoek(geprint(waar, weg), zoekingen=0, vrij={s[:3] for s in waar})
    assert any(c.naam[:2] == ("verblijfsduur", "uitgestroomd") and not c.veilig for c in verslag.cellen)
