"""Which published figures make a funnel, its picture, and what it says in words.

A share comes from its own printed teller and noemer; a count that the registry sets against another figure (``per``)
becomes a rate from two printed counts. A figure of which either is hidden or not printed has no point.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from kkfzlib.cijfers import Cijfer
from kkfzlib.kengetallen.register import REGISTER
from kkfzlib.nederlands import opmaak
from kkfzlib.trechter import SIGNAAL, WAARSCHUWING, Punt, Soort, Trechter, maak
from kkfzlib.vergelijking.families import getekend
from kkfzlib.vergelijking.spiegel import Deelnemer, Spiegel
from kkfzlib.vergelijking.tabellen import deelnaam
from kkfzlib.verslag.bouwstenen import Figuur
from kkfzlib.verslag.figuren import huisstijl as stijl
from kkfzlib.verslag.figuren import waarden
from kkfzlib.verslag.figuren.blad import Blad, blad
from kkfzlib.verslag.figuren.letters import breedte, wikkel

_VLAK, _ONDER, _TUSSEN = 150.0, 30.0, 16.0
_STAPPEN = 90  # places at which a limit is drawn
_NAMEN = 8  # more signals than this are named under the picture only
_BUITEN = ("", "boven", "onder")
_PERSONEN = ("client", "medewerker", "respondent")


@dataclass(frozen=True)
class Beeld:
    """One funnel: of what, per what, and who stands in it."""

    kengetal: str
    uitsplitsing: str
    trechter: Trechter
    deelnemers: dict[str, Deelnemer]

    @property
    def per(self) -> str:
        """What the rate is per, as a name in a sentence; empty for a share."""
        return self.noemernaam if self.trechter.soort == "tempo" else ""

    @property
    def noemernaam(self) -> str:
        """What stands along the axis."""
        if self.trechter.soort == "aandeel":
            return "noemer (n)"
        return REGISTER[REGISTER[self.kengetal].tonen.per.partition("/")[0]].naam.lower()

    @cached_property
    def kanten(self) -> dict[str, int]:
        """+1, 0 or -1 by organisation, at the outer limits."""
        return {p.naam: self.trechter.kant(p) for p in self.trechter.punten}

    def getal(self, waarde: float) -> str:
        """A level as text: a share in per cent, a rate per hundred."""
        return opmaak.getal(100 * waarde, 1) + ("%" if self.trechter.soort == "aandeel" else "")

    def kant(self, slug: str) -> str:
        """``boven``, ``onder`` or ``binnen`` the outer limits; a dash for who has no point."""
        return {1: "boven", -1: "onder", 0: "binnen"}[self.kanten[slug]] if slug in self.kanten else "–"


def beelden(spiegel: Spiegel, kengetal: str) -> list[Beeld]:
    """The funnels of one kengetal: a share's drawn parts, or the total of a count that has a ``per``."""
    k = REGISTER[kengetal]
    if k.maat == "aandeel" and k.onthulling is not None and k.onthulling.telt in _PERSONEN:
        delen, soort = getekend(kengetal, spiegel.uitsplitsingen(kengetal)), "aandeel"
    elif k.tonen.per:
        delen = [u for u in ("", "totaal") if u in spiegel.uitsplitsingen(kengetal)]
        soort = "tempo"
    else:
        return []
    gevonden = (_beeld(spiegel, kengetal, deel, soort) for deel in delen)  # type: ignore[arg-type]
    return [b for b in gevonden if b is not None]


def _beeld(spiegel: Spiegel, kengetal: str, deel: str, soort: Soort) -> Beeld | None:
    punten = [
        Punt(d.slug, *paar)
        for d in spiegel.deelnemers
        if (paar := _paar(spiegel, d, kengetal, deel, soort)) is not None
    ]
    trechter = maak(soort, punten) if punten else None
    namen = {d.slug: d for d in spiegel.deelnemers}
    return Beeld(kengetal, deel, trechter, namen) if trechter else None


def _paar(
    spiegel: Spiegel, wie: Deelnemer, kengetal: str, deel: str, soort: Soort
) -> tuple[float, float] | None:
    jaar = wie.laatste
    cel = spiegel.get(wie.slug, kengetal, deel, jaar)
    if soort == "aandeel":
        paar = (cel.teller, cel.noemer) if cel is not None and cel.eenheid == "%" else (None, None)
        top = paar[1]
    else:
        per, _, deel_van_per = REGISTER[kengetal].tonen.per.partition("/")
        ander = spiegel.get(wie.slug, per, deel_van_per, jaar)
        paar, top = (_telling(cel), _telling(ander)), float("inf")
    teller, noemer = paar
    if teller is None or noemer is None or noemer < 1 or top is None or not 0 <= teller <= top:
        return None
    return (teller, noemer) if teller == int(teller) and noemer == int(noemer) else None


def _telling(cel: Cijfer | None) -> float | None:
    return cel.waarde if cel is not None and cel.eenheid == "aantal" else None


def kop(b: Beeld) -> str:
    """What the funnel is of, in a line."""
    naam = deelnaam(b.kengetal, b.uitsplitsing, max(int(d.laatste) for d in b.deelnemers.values()))
    naam = naam if b.trechter.soort == "aandeel" else REGISTER[b.kengetal].naam
    return f"{naam} per 100 {b.per}" if b.per else naam


def zinnen(b: Beeld) -> list[str]:
    """The level of all together, who lies outside, and whether that means anything."""
    t = b.trechter
    teller, noemer = (sum(getattr(p, veld) for p in t.punten) for veld in ("teller", "noemer"))
    aantal = len(t.punten)
    uit = [
        f"Samen {b.getal(t.midden)}{f' per 100 {b.per}' if b.per else ''} "
        f"({opmaak.getal(teller)} op {opmaak.getal(noemer)}), over {aantal} organisaties.",
        _signaalzin(b),
    ]
    spreiding = t.overspreiding
    if spreiding is not None and spreiding.aanwezig:
        uit.append(
            f"De organisaties verschillen onderling {opmaak.getal(spreiding.factor, 1)} keer zoveel als toeval "
            "geeft (overspreiding). Doelgroep of manier van tellen verschilt dan waarschijnlijk ook, en een punt "
            "buiten de lijnen is op zichzelf geen uitzondering."
        )
    if aantal < 10:
        uit.append(
            "Met zo weinig organisaties weegt elke flink mee in het gemiddelde waarmee zij wordt vergeleken."
        )
    return uit


def _signaalzin(b: Beeld) -> str:
    verwacht = (1 - SIGNAAL) * len(b.trechter.punten)
    if not b.trechter.signalen:
        return "Geen organisatie ligt buiten de buitenste lijnen: de verschillen passen bij toeval."
    namen = opmaak.opsomming([_gezegd(b, p, kant) for p, kant in b.trechter.signalen])
    return (
        f"Buiten de buitenste lijnen: {namen}. Door toeval alleen zouden dat er hoogstens "
        f"{opmaak.getal(verwacht, 1)} van de {len(b.trechter.punten)} zijn."
    )


def _gezegd(b: Beeld, p: Punt, kant: int) -> str:
    op = f"{opmaak.getal(p.teller)} op {opmaak.getal(p.noemer)}"
    return f"{b.deelnemers[p.naam].naam} ({b.getal(p.waarde)}, {op}; {_BUITEN[kant]})"


def trechterfiguur(gekozen: Sequence[Beeld], id: str, titel: str) -> Figuur | None:
    """``fig-<id>``: a panel per funnel, one over the full width, more beside each other; None without any."""
    if not gekozen:
        return None
    alt = f"Trechterfiguur met {len(gekozen)} {'vakken' if len(gekozen) > 1 else 'vak'}. " + " ".join(
        f"{kop(b)}: {' '.join(zinnen(b)[:2])}" for b in gekozen
    )
    return Figuur(f"fig-{id}", titel, alt, _teken(gekozen, titel))


def _teken(gekozen: Sequence[Beeld], titel: str) -> bytes:
    per_rij = min(len(gekozen), 2 if len(gekozen) < 5 else 3)
    vlak = _VLAK if per_rij == 1 else 96.0 if per_rij == 2 else 72.0
    breed = (stijl.BREEDTE - _TUSSEN * (per_rij - 1)) / per_rij
    koppen = [wikkel(kop(b), breed - 4, stijl.GEWOON, vet=True) for b in gekozen]
    rijen = [range(i, min(i + per_rij, len(gekozen))) for i in range(0, len(gekozen), per_rij)]
    hoogten = [max(len(koppen[i]) for i in rij) * 11 + 12 + vlak + _ONDER for rij in rijen]
    with blad(30 + sum(hoogten)) as vel:
        _legenda(vel)
        y = 30.0
        for rij, hoog in zip(rijen, hoogten, strict=True):
            for kolom, i in enumerate(rij):
                x = kolom * (breed + _TUSSEN)
                vel.tekst(x + 2, y, koppen[i], vet=True, v="top")
                _vak(vel, gekozen[i], x, y + hoog - _ONDER, breed, vlak, per_rij)
            y += hoog
        return vel.svg(titel)


def _legenda(vel: Blad) -> None:
    x = 2.0
    for naam, zekerheid in ((f"{SIGNAAL:.1%}", SIGNAAL), (f"{WAARSCHUWING:.0%}", WAARSCHUWING)):
        vel.lijn([(x, 7), (x + 20, 7)], *_lijnstijl(zekerheid), streep=_streep(zekerheid))  # type: ignore[arg-type]
        tekst = f"{naam.replace('.', ',')} van toeval"
        vel.tekst(x + 24, 7, tekst, grootte=stijl.KLEIN)
        x += 36 + breedte(tekst, stijl.KLEIN)
    vel.lijn([(x, 7), (x + 20, 7)], stijl.KLEUREN[1], 1.2)
    vel.tekst(x + 24, 7, "samen", grootte=stijl.KLEIN)
    _ruit(vel, x + 64, 7)
    vel.tekst(x + 72, 7, "buiten de lijnen", grootte=stijl.KLEIN)


def _lijnstijl(zekerheid: float) -> tuple[str, float]:
    return (stijl.KLEUREN[5], 1.1) if zekerheid == SIGNAAL else (stijl.ASLIJN, 0.9)


def _streep(zekerheid: float) -> object:
    return "-" if zekerheid == SIGNAAL else (0, (4, 2))


def _vak(vel: Blad, b: Beeld, x: float, onder: float, breed: float, vlak: float, per_rij: int) -> None:
    t = b.trechter
    noemers = [p.noemer for p in t.punten]
    plekken = _plekken(t.soort, min(noemers), max(noemers))
    lijnen = {z: [t.grenzen(n, z) for n in plekken] for z in (SIGNAAL, WAARSCHUWING)}
    begin = next(i for i, n in enumerate(plekken) if n >= min(noemers))
    top = max([100 * p.waarde for p in t.punten] + [100 * lijnen[SIGNAAL][begin][1]])
    stappen = waarden.asverdeling(min(top, 100.0) if t.soort == "aandeel" else top)
    getallen = waarden.asgetallen(stappen)
    links = x + max(breedte(g, stijl.KLEIN) for g in getallen) + 8
    rechts = x + breed - 6

    def plek(n: float, waarde: float) -> tuple[float, float]:
        deel = min(100 * waarde / stappen[-1], 1.0)
        return links + n / (max(noemers) * 1.04) * (rechts - links), onder - deel * vlak

    for stap, tekst in zip(stappen, getallen, strict=True):
        y = plek(0, stap / 100)[1]
        vel.lijn([(links, y), (rechts, y)], stijl.ASLIJN if stap == 0 else stijl.RASTER)
        vel.tekst(links - 4, y, tekst, grootte=stijl.KLEIN, kleur=stijl.INKT_ZACHT, h="right")
    _as(vel, b, max(noemers), plek, onder, rechts, 3 if per_rij == 3 else 5)
    for zekerheid, grenzen in lijnen.items():
        kleur, dikte = _lijnstijl(zekerheid)
        for kant in (0, 1):
            punten = [plek(n, g[kant]) for n, g in zip(plekken, grenzen, strict=True)]
            vel.lijn(punten, kleur, dikte, streep=_streep(zekerheid), z=2)  # type: ignore[arg-type]
    vel.lijn([plek(0, t.midden), (rechts, plek(0, t.midden)[1])], stijl.KLEUREN[1], 1.2, z=2)
    _punten(vel, b, plek, rechts, per_rij)


def _plekken(soort: Soort, laagste: float, hoogste: float) -> list[float]:
    """Whole bases from well under the smallest to the largest, evenly spread."""
    begin = max(1.0, laagste / 2)
    stap = (hoogste - begin) / (_STAPPEN - 1)
    return sorted({float(round(begin + i * stap)) for i in range(_STAPPEN)} | {hoogste})


def _as(
    vel: Blad,
    b: Beeld,
    hoogste: float,
    plek: Callable[[float, float], tuple[float, float]],
    onder: float,
    rechts: float,
    hoeveel: int,
) -> None:
    stappen = [s for s in waarden.asverdeling(hoogste, geheel=True) if s <= hoogste * 1.04]
    for stap in stappen[:: 1 if len(stappen) <= hoeveel else 2]:
        vel.tekst(plek(stap, 0)[0], onder + 7, opmaak.getal(stap), grootte=stijl.KLEIN, h="center")
    vel.tekst(rechts, onder + 18, b.noemernaam, grootte=stijl.KLEIN, kleur=stijl.INKT_ZACHT, h="right")


def _punten(
    vel: Blad, b: Beeld, plek: Callable[[float, float], tuple[float, float]], rechts: float, per_rij: int
) -> None:
    buiten = {p.naam for p, _ in b.trechter.signalen}
    binnen = [plek(p.noemer, p.waarde) for p in b.trechter.punten if p.naam not in buiten]
    vel.stippen([p[0] for p in binnen], [p[1] for p in binnen], stijl.KLEUREN[0], 3.6)
    noem = per_rij == 1 and len(buiten) <= _NAMEN
    for p, _ in b.trechter.signalen:
        x, y = plek(p.noemer, p.waarde)
        _ruit(vel, x, y)
        if noem:
            naam = b.deelnemers[p.naam].naam
            past = x + 8 + breedte(naam, stijl.KLEIN) < rechts
            vel.tekst(x + (7 if past else -7), y, naam, grootte=stijl.KLEIN, h="left" if past else "right")


def _ruit(vel: Blad, x: float, y: float) -> None:
    m = 3.6
    vel.veelhoek([(x, y - m), (x + m, y), (x, y + m), (x - m, y)], stijl.KLEUREN[2], stijl.WIT, 0.5)
