"""The attacker itself: exact on cases small enough to write out, finds a planted leak, leaves alone what is open."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import combinations_with_replacement
from pathlib import Path

import pytest

from tests.onthulling.werelden import antwoorden, clienten, gebeurtenissen, personeel, vertrekken
from tests.onthulling.werelden.aanval import val_aan
from tests.onthulling.werelden.artefact import Rij, Uitgave, grenzen, lees_html
from tests.onthulling.werelden.gegevens import (
    Antwoord,
    Incident,
    Medewerker,
    Organisatie,
    Plaatsing,
    Registratie,
    Vertrek,
)
from tests.onthulling.werelden.oordeel import Geheim, Verhouding, oordeel
from tests.onthulling.werelden.programma import Onmogelijk, Programma
from tests.onthulling.werelden.toeval import organisatie

JAAR = 2023


def _rij(
    kengetal: str, deel: str, waarde: object, teller: object = "", noemer: object = "", jaar: int = JAAR
) -> Rij:
    return Rij(kengetal, deel, jaar, str(waarde), str(teller), str(noemer))


def _uitgave(*rijen: Rij, jaar: int = JAAR, staat: int = 0) -> Uitgave:
    return Uitgave(jaar, staat, rijen, {jaar: staat})


def _org(registratie: Registratie, *later: Registratie, jaren: tuple[int, ...] = (JAAR,)) -> Organisatie:
    return Organisatie("proef", jaren, (registratie, *later), tuple((j, 0) for j in jaren), 10)


def _verblijf(client: str, begin: date, eind: date | None, zwaarte: str = "") -> Plaatsing:
    return Plaatsing(client, "verblijf", "fz", zwaarte, begin, eind)


# Written out: a year in which only these days exist makes every history of a client a short list.
_DAGEN = [date(JAAR, 1, 1), date(JAAR, 3, 1), date(JAAR, 7, 15), date(JAAR, 12, 31)]
_BEGIN = [date(JAAR - 1, 12, 1), *_DAGEN]


def _verlopen() -> list[tuple[date, date | None]]:
    return [(b, e) for b in _BEGIN for e in [*_DAGEN[1:], None] if e is None or b < e]


def _cijfers(wereld: tuple[tuple[date, date | None], ...]) -> dict[str, int]:
    """The definitions once more, day by day, for a list of stays by different clients."""
    dagen = [date(JAAR, 1, 1) + timedelta(days=i) for i in range(365)]
    op = [[b <= d and (e is None or d < e) for d in dagen] for b, e in wereld]
    weg = [(b, e) for b, e in wereld if e is not None]
    return {
        "in": sum(b.year == JAAR for b, _ in wereld),
        "uit": len(weg),
        "dagen": sum(map(sum, op)),
        "bediend": sum(map(any, op)),
        "stand": sum(o[-1] for o in op),
        "duur": sum((e - b).days for b, e in weg),
        "lopend": sum((dagen[-1] - b).days + 1 for (b, _), o in zip(wereld, op, strict=True) if o[-1]),
    }


@cache
def _werelden(n: int) -> list[Counter[str]]:
    een = [Counter(_cijfers((v,))) for v in _verlopen()]
    return [sum(w, Counter()) for k in range(n + 1) for w in combinations_with_replacement(een, k)]


def _bekend(c: dict[str, int], wat: list[str]) -> list[Rij]:
    rijen = {
        "stand": _rij("clienten", "totaal", c["stand"]),
        "dagen": _rij("beddagen", "", c["dagen"]),
        "bediend": _rij("verblijfsduur", "in_jaar", "x", "x", c["bediend"]),
        "duur": _rij("verblijfsduur", "uitgestroomd", "x", c["duur"], "x"),
        "lopend": _rij("verblijfsduur", "op_peildatum", "x", c["lopend"], "x"),
        "in": _rij("instroom", "verblijf", c["in"]),
    }
    return [rijen[w] for w in wat]


@pytest.mark.parametrize(
    "bekend", ["stand bediend", "stand bediend dagen duur lopend", "stand in", "bediend in dagen"]
)
@pytest.mark.parametrize("welke", [(0, 5, 10), (4, 4), (2, 9, 13, 0), (7,)])
def test_geen_uitgeschreven_wereld_valt_buiten_de_gevonden_grenzen(
    welke: tuple[int, ...], bekend: str
) -> None:
    ware = tuple(_verlopen()[i] for i in welke)
    c = _cijfers(ware)
    niemand = {w for w, n in (("duur", "uit"), ("lopend", "stand")) if not c[n]}
    gedrukt = [w for w in bekend.split() if w not in niemand]  # no row is made for a mean over nobody
    org = _org(Registratie(tuple(_verblijf(f"C{i}", b, e) for i, (b, e) in enumerate(ware))))
    p = Programma()
    k = clienten.Clienten(p, org, [_uitgave(*_bekend(c, gedrukt))])
    p.sluit()
    zelfde = [w for w in _werelden(4) if all(w[x] == c[x] for x in gedrukt)]
    assert +Counter(c) in zelfde
    for naam, s in (
        ("uit", k.totaal("uitstroom", 1, 0)),
        ("in", k.totaal("instroom", 1, 0)),
        ("duur", k.totaal("duur", 1, 0)),
        ("stand", k.totaal("aanwezig", 1, 0)),
    ):
        laag, hoog = p.kleinste(s), p.grootste(s)
        assert laag is not None and hoog is not None
        assert laag - 1e-6 <= min(w[naam] for w in zelfde), naam
        assert hoog + 1e-6 >= max(w[naam] for w in zelfde), naam


@pytest.mark.parametrize("welke", [(0, 5, 10), (4, 4), (2, 9, 13, 0), (7,), (1, 3, 8)])
def test_grenzen_van_aantallen_zijn_die_van_alle_uitgeschreven_werelden(welke: tuple[int, ...]) -> None:
    """Counts do not depend on which days exist, so here the bounds are equal, not only wide enough."""
    ware = tuple(_verlopen()[i] for i in welke)
    c = _cijfers(ware)
    org = _org(Registratie(tuple(_verblijf(f"C{i}", b, e) for i, (b, e) in enumerate(ware))))
    p = Programma()
    k = clienten.Clienten(p, org, [_uitgave(*_bekend(c, ["stand", "bediend"]))])
    p.sluit()
    zelfde = [w for w in _werelden(4) if all(w[x] == c[x] for x in ("stand", "bediend"))]
    for naam, wat in (("uit", "uitstroom"), ("in", "instroom")):
        s = k.totaal(wat, 1, 0)
        assert (p.kleinste(s), p.grootste(s)) == (min(w[naam] for w in zelfde), max(w[naam] for w in zelfde))


def _vaste_groep(n: int) -> tuple[Plaatsing, ...]:
    return tuple(_verblijf(f"C{i}", date(JAAR - 1, 1, 1 + i), None) for i in range(n))


def test_geplant_stand_en_stroom_verraadt_de_ene_vertrekker() -> None:
    org = _org(Registratie((*_vaste_groep(12), _verblijf("Z", date(JAAR - 1, 5, 1), date(JAAR, 4, 1)))))
    rijen = [
        _rij("clienten", "totaal", 12),
        _rij("verblijfsduur", "in_jaar", "x", "", 13),
        _rij("uitstroom_plaatsing", "verblijf", "x"),
        _rij("instroom", "verblijf", 0),
    ]
    gevonden = {(v.soort, v.laag, v.hoog) for v in val_aan(org, [_uitgave(*rijen)]).vondsten}
    assert ("uitstroom_plaatsing waarde", 1, 1) in gevonden


def test_geen_vals_alarm_zonder_de_bediende_clienten() -> None:
    org = _org(Registratie((*_vaste_groep(12), _verblijf("Z", date(JAAR - 1, 5, 1), date(JAAR, 4, 1)))))
    rijen = [
        _rij("clienten", "totaal", 12),
        _rij("uitstroom_plaatsing", "verblijf", "x"),
        _rij("instroom", "verblijf", 0),
    ]
    uitkomst = val_aan(org, [_uitgave(*rijen)])
    assert uitkomst.geheimen["uitstroom_plaatsing waarde"] == 1
    assert uitkomst.vondsten == []


def test_geplant_dagen_over_twee_jaren_geven_een_verblijfsduur() -> None:
    """Running days of both years and the days between: what is missing is the stay of the one who left."""
    jaren = (JAAR, JAAR + 1)
    weg = _verblijf("Z", date(JAAR - 1, 5, 1), date(JAAR + 1, 2, 5))
    org = _org(Registratie((*_vaste_groep(6), weg)), jaren=jaren)
    lopend = sum((date(JAAR, 12, 31) - p.begin).days + 1 for p in _vaste_groep(6))
    eigen = (weg.eind - weg.begin).days if weg.eind else 0
    toen = _rij("verblijfsduur", "op_peildatum", "x", lopend + eigen - 35, 7)
    nu = [
        _rij("verblijfsduur", "op_peildatum", "x", lopend + 6 * 366, 6, JAAR + 1),
        _rij("beddagen", "", 6 * 366 + 35, jaar=JAAR + 1),
        _rij("verblijfsduur", "uitgestroomd", "x", "x", "x", JAAR + 1),
    ]
    uitgaven = [_uitgave(toen), Uitgave(JAAR + 1, 0, tuple(nu), {JAAR: 0, JAAR + 1: 0})]
    vondsten = {v.soort: v for v in val_aan(org, uitgaven).vondsten}
    duur = vondsten["dagen van 1-4 (duur)"]
    assert duur.laag >= eigen and duur.hoog - duur.laag <= 2
    assert vondsten["verblijfsduur teller"].waar == eigen


def test_geplant_gecorrigeerde_uitgave_verraadt_het_toegevoegde_verblijf() -> None:
    eerst = Registratie(_vaste_groep(8))
    later = replace(eerst, plaatsingen=(*eerst.plaatsingen, _verblijf("N", date(JAAR, 3, 1), None, "C-3")))
    lopend = sum((date(JAAR, 12, 31) - p.begin).days + 1 for p in eerst.plaatsingen)
    verborgen = _rij("verblijfsduur", "op_peildatum", "x", "", "x")
    uitgaven = [
        _uitgave(_rij("verblijfsduur", "op_peildatum", "x", lopend, 8), _rij("zorgzwaarte", "C-3", 0)),
        _uitgave(
            _rij("verblijfsduur", "op_peildatum", "x", lopend + 306, 9),
            _rij("zorgzwaarte", "C-3", 1),
            staat=1,
        ),
    ]
    vondsten = {v.soort: v for v in val_aan(_org(eerst, later), uitgaven).vondsten}
    assert (vondsten["correctie dagen (lopend)"].laag, vondsten["correctie dagen (lopend)"].hoog) == (
        306,
        306,
    )
    assert "correctie zorgzwaarte" in vondsten
    dicht = [replace(u, rijen=(verborgen,)) for u in uitgaven]
    assert val_aan(_org(eerst, later), dicht).vondsten == []


def test_geplant_hele_scores_verraden_de_ene_respondent() -> None:
    scores = [8] * 11
    rijen = [Antwoord(JAAR, "cto", f"R{i}", "a", s) for i, s in enumerate(scores)]
    rijen += [Antwoord(JAAR, "cto", "R0", "b", 2)]
    org = _org(Registratie(antwoorden=tuple(rijen), uitgenodigd=((JAAR, "cto", 20),)))
    uitgave = _uitgave(
        _rij("tevredenheid", "cto", 7.5, 12, 11),
        _rij("tevredenheid", "cto/a", "8.0", 11, 11),
        _rij("tevredenheid", "cto/b", "x", "x", "x"),
    )
    vondst = next(v for v in val_aan(org, [uitgave]).vondsten if v.soort == "tevredenheid waarde")
    assert (vondst.laag, vondst.waar, vondst.hoog) == (2, 2, 2)


def test_geplant_ervaring_van_de_nieuwe_medewerker() -> None:
    staf = tuple(
        Medewerker(f"M{i}", "hbo", "vast", 1.0, date(2015, 1, 1), None, "", date(2010, 1, 1 + i))
        for i in range(3)
    )
    nieuw = Medewerker("N", "mbo", "vast", 1.0, date(JAAR + 1, 2, 1), None, "", date(2019, 6, 1))
    org = _org(Registratie(medewerkers=(*staf, nieuw)), jaren=(JAAR, JAAR + 1))

    def teller(jaar: int, wie: tuple[Medewerker, ...]) -> float:
        return sum((date(jaar, 12, 31) - m.ervaring).days for m in wie) / 365.25

    def rijen(jaar: int, wie: tuple[Medewerker, ...]) -> tuple[Rij, ...]:
        t = teller(jaar, wie)
        telling = {"totaal": len(wie), "vast": len(wie), "tijdelijk": 0, "zzp": 0, "stage": 0}
        return (
            _rij("zorgervaring", "", round(t / len(wie), 1), t, len(wie), jaar),
            *(_rij("personeel", k, n, jaar=jaar) for k, n in telling.items()),
            _rij("personeel_uitstroom", "totaal", 0, jaar=jaar),
        )

    uitgaven = [
        _uitgave(*rijen(JAAR, staf)),
        Uitgave(JAAR + 1, 0, rijen(JAAR + 1, (*staf, nieuw)), {JAAR: 0, JAAR + 1: 0}),
    ]
    uitkomst = val_aan(org, uitgaven)
    v = next(v for v in uitkomst.vondsten if v.naam == f"gekomen@{JAAR + 1}")
    assert v.hoog - v.laag < 1e-3
    assert any("basis onder 10: zorgervaring" in o for o in uitkomst.open)


def test_geplant_uitstroom_min_detentie_en_som_van_de_soorten() -> None:
    codes = ["6"] * 9 + ["3"] * 2
    rijen = tuple(Vertrek(f"C{i}", date(JAAR, 2, 1), False, frozenset({c})) for i, c in enumerate(codes))
    org = _org(Registratie(vertrekken=rijen))
    uitgave = _uitgave(
        _rij("uitstroom", "totaal", 11),
        _rij("uitstroom", "noemer", 11),
        _rij("uitstroom", "detentie", "x"),
        _rij("continuiteit", "6", 81.82, 9, 11),
        _rij("continuiteit", "3", "x", "x", "x"),
        _rij("continuiteit", "10", "0.00", 0, 11),
        _rij("continuiteit_vermeldingen", "", "100.00", 11, 11),
    )
    gevonden = {v.naam: (v.laag, v.hoog) for v in val_aan(org, [uitgave]).vondsten}
    assert gevonden == {f"uitstroom/detentie@{JAAR}": (0, 0), f"continuiteit/3@{JAAR}": (2, 2)}


def test_twee_verborgen_soorten_incidenten_zijn_veilig_en_een_niet() -> None:
    soorten = ["a"] * 6 + ["b"] * 2 + ["c"] * 5
    org = _org(Registratie(incidenten=tuple(Incident(date(JAAR, 5, 1), s) for s in soorten)))
    totaal = _rij("incidenten", "totaal", 13)
    een = _uitgave(
        totaal, _rij("incidenten", "a", 6), _rij("incidenten", "b", "x"), _rij("incidenten", "c", 5)
    )
    twee = _uitgave(
        totaal, _rij("incidenten", "a", 6), _rij("incidenten", "b", "x"), _rij("incidenten", "c", "x")
    )
    assert [(v.laag, v.hoog) for v in val_aan(org, [een]).vondsten] == [(2, 2)]
    assert val_aan(org, [twee]).vondsten == []


def test_ware_wereld_die_niet_past_wordt_gemeld() -> None:
    org = _org(Registratie(_vaste_groep(7)))
    uitkomst = val_aan(org, [_uitgave(_rij("clienten", "totaal", 8))])
    assert len(uitkomst.onmogelijk) == 1 and "clienten/totaal" in uitkomst.onmogelijk[0]
    with pytest.raises(Onmogelijk):
        clienten.programma(org, [_uitgave(_rij("clienten", "totaal", 8))])


def test_verhouding_vindt_het_uiterste_gemiddelde() -> None:
    p = Programma()
    n, s = p.var(3, 1, 4), p.var(9, 0, 40)
    p.eis(s - n, onder=0)
    p.eis(s - n * 10, boven=0)
    p.eis(s, 8, 10)
    p.sluit()
    vondst = oordeel(p, Geheim("m", "m", Verhouding(s, n), "score"))
    assert vondst is None
    p.eis(n, 3, 3)
    p.sluit()
    vondst = oordeel(p, Geheim("m", "m", Verhouding(s, n), "score"))
    assert vondst is not None and vondst.laag == pytest.approx(8 / 3) and vondst.hoog == pytest.approx(10 / 3)


@pytest.mark.parametrize("zaad", range(3))
def test_elke_wereld_geeft_dezelfde_gedrukte_getallen(zaad: int) -> None:
    """What the solver calls a world is checked against every requirement before it counts."""
    org = organisatie(zaad)
    uitgaven = [Uitgave(j, s, (_rij("clienten", "totaal", "x", jaar=j),), {j: s}) for j, s in org.uitgaven]
    for p, geheimen in (clienten.programma(org, uitgaven), personeel.programma(org, uitgaven)):
        for g in geheimen:
            oordeel(p, g)
        assert all(not p.breuken(w) for w in p.werelden)
    for soort in (gebeurtenissen.Incidenten, gebeurtenissen.Omzet):
        gebeurtenissen.programma(soort, org, uitgaven)
    for jaar in org.jaren:
        vertrekken.programma(org, jaar, uitgaven)
        antwoorden.programma(org, jaar, "cto", uitgaven)


@pytest.mark.parametrize(
    ("tekst", "kengetal", "verwacht"),
    [("x", "verzuim", None), ("", "verzuim", None), ("4", "verzuim", (3.95, 4.05)), ("5-9", "clienten", (5, 9)),
     ("< 5", "clienten", (0, 4)), ("88.9", "clienten_aandeel", (88.895, 88.905)), ("12", "clienten", (11.5, 12.5))],
)  # fmt: skip
def test_gedrukt_getal_laat_zijn_afronding_open(
    tekst: str, kengetal: str, verwacht: tuple[float, float] | None
) -> None:
    uit = grenzen(tekst, kengetal)
    assert uit is None if verwacht is None else uit == pytest.approx(verwacht, abs=1e-6)


def test_html_geeft_waarde_teller_noemer_en_vorig_jaar(tmp_path: Path) -> None:
    pad = tmp_path / "v.html"
    pad.write_text(
        '<p><span data-kengetal="omzet/fz">1.236.365\xa0euro</span>'
        '<b data-kengetal="omzet/fz" data-soort="vorig">x</b>'
        '<i data-kengetal="omzet/fz" data-soort="groei">+25,0%</i>'
        '<i data-kengetal="continuiteit/6" data-soort="teller">3</i>'
        '<i data-kengetal="continuiteit/6">25,00%</i><i data-kengetal="verzuim" data-periode="2021">–</i></p>',
        encoding="utf-8",
    )
    assert lees_html(pad, JAAR) == (
        _rij("continuiteit", "6", "25.00", "3"),
        _rij("omzet", "fz", "x", jaar=JAAR - 1),
        _rij("omzet", "fz", "1236365"),
        _rij("verzuim", "", "", jaar=2021),
    )
