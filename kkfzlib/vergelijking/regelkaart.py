"""The control chart (XmR) of incidents per month: series, limits and signals, drawn and told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from kkfzlib import spc
from kkfzlib.cijfers import Cijfer
from kkfzlib.kader import gids
from kkfzlib.kengetallen.namen import uitsplitsing_naam
from kkfzlib.nederlands import opmaak
from kkfzlib.nederlands.kalender import MAANDEN_KORT
from kkfzlib.uitsplitsing import maandcode
from kkfzlib.vergelijking.spiegel import Deelnemer, Spiegel
from kkfzlib.vergelijking.trend import Plek
from kkfzlib.verslag.bouwstenen import Figuur
from kkfzlib.verslag.figuren import huisstijl as stijl
from kkfzlib.verslag.figuren import waarden
from kkfzlib.verslag.figuren.blad import Blad, blad
from kkfzlib.verslag.figuren.letters import breedte

KENGETAL = "incidenten"
_VLAK, _BOVEN, _ONDER, _RECHTS = 150.0, 44.0, 36.0, 78.0


@dataclass(frozen=True)
class Maandreeks:
    """The months of consecutive years of one organisation; a month without a published number is None."""

    deelnemer: Deelnemer
    jaren: tuple[str, ...]
    cellen: tuple[Cijfer | None, ...]

    @cached_property
    def waarden(self) -> list[float | None]:
        """The printed numbers, with None for a gap."""
        return [waarden.getekend(c) for c in self.cellen]

    @cached_property
    def grenzen(self) -> spc.Grenzen | None:
        """Natural process limits, or None with too few months."""
        return spc.grenzen(self.waarden)

    @cached_property
    def signalen(self) -> list[spc.Signaal]:
        """Every break of a rule."""
        return spc.signalen(self.waarden, self.grenzen) if self.grenzen else []

    def maand(self, plek: int) -> str:
        """``maart 2024``."""
        jaar = self.jaren[plek // 12]
        return f"{uitsplitsing_naam(KENGETAL, f'maand/{plek % 12 + 1:02d}', gids(int(jaar)))} {jaar}"


def maandreeks(spiegel: Spiegel, deelnemer: Deelnemer) -> Maandreeks | None:
    """The months of the last run of consecutive years that have any published month; None without any."""
    jaren: list[str] = []
    for jaar in reversed(spiegel.jaren):
        maanden = [spiegel.get(deelnemer.slug, KENGETAL, maandcode(m), jaar) for m in range(1, 13)]
        aansluitend = not jaren or int(jaren[0]) == int(jaar) + 1
        if aansluitend and waarden.zichtbaar(maanden):
            jaren.insert(0, jaar)
        elif jaren:
            break
    if not jaren:
        return None
    codes = [(j, maandcode(m)) for j in jaren for m in range(1, 13)]
    return Maandreeks(
        deelnemer, tuple(jaren), tuple(spiegel.get(deelnemer.slug, KENGETAL, code, j) for j, code in codes)
    )


def regelkaart(reeks: Maandreeks) -> Figuur | None:
    """``fig-spc-<organisation>``; None when there are too few months for limits."""
    if reeks.grenzen is None:
        return None
    van, tot = reeks.jaren[0], reeks.jaren[-1]
    over = van if van == tot else f"{van}–{tot}"
    titel = f"Regelkaart van incidenten per maand, {reeks.deelnemer.naam} {over}"
    g = reeks.grenzen
    return Figuur(
        f"fig-spc-{reeks.deelnemer.slug}",
        titel,
        f"Regelkaart van het aantal incidenten per maand, {over}. Gemiddelde {getal(g.gemiddelde)}, "
        "natuurlijke "
        f"procesgrenzen {getal(g.onder_getekend)} en {getal(g.boven)}. "
        + (" ".join(signaalzin(reeks, s) for s in reeks.signalen) or "Geen signaal."),
        _teken(reeks, g, titel),
    )


def getal(waarde: float) -> str:
    """A mean or limit, with one decimal."""
    return opmaak.getal(waarde, 1)


def signaalzin(reeks: Maandreeks, s: spc.Signaal) -> str:
    """One signal in words: which rule, which months."""
    if s.regel == 1:
        cel = reeks.cellen[s.van]
        kant = "boven de bovengrens" if s.kant > 0 else "onder de ondergrens"
        return f"Regel 1: {reeks.maand(s.van)} ({waarden.gezegd(cel)}) ligt {kant}."
    tijd = f"{reeks.maand(s.van)} tot en met {reeks.maand(s.tot)}"
    if s.regel == 2:
        return f"Regel 2: {tijd} liggen alle {'boven' if s.kant > 0 else 'onder'} het gemiddelde."
    return f"Regel 3: {tijd} {'stijgt' if s.kant > 0 else 'daalt'} het aantal steeds."


def _teken(reeks: Maandreeks, g: spc.Grenzen, titel: str) -> bytes:
    hoogste = max([g.boven, *(w for w in reeks.waarden if w is not None)])
    stappen = waarden.asverdeling(hoogste)
    links = max(breedte(t, stijl.KLEIN) for t in waarden.asgetallen(stappen)) + 8
    rechts = stijl.BREEDTE - _RECHTS
    stap = (rechts - links - 8) / (len(reeks.cellen) - 1)
    nul = _BOVEN + _VLAK

    def plek(i: float, waarde: float) -> tuple[float, float]:
        return links + 4 + i * stap, nul - waarde / stappen[-1] * _VLAK

    gaten = any(w is None for w in reeks.waarden)
    with blad(_BOVEN + _VLAK + _ONDER + (12 if gaten else 0)) as vel:
        _teken_uitleg(vel, reeks)
        _teken_as(vel, reeks, stappen, plek, links, rechts)
        _teken_grenzen(vel, g, plek, links, rechts)
        _teken_reeks(vel, reeks, plek)
        if gaten:
            y = _BOVEN + _VLAK + _ONDER + 4
            tekst = "een onderbreking: die maand is niet gepubliceerd (x) of ontbreekt"
            vel.tekst(2, y, tekst, grootte=stijl.KLEIN, kleur=stijl.INKT_ZACHT)
        return vel.svg(titel)


def _teken_uitleg(vel: Blad, reeks: Maandreeks) -> None:
    vel.tekst(2, 7, "↓ lager is beter", grootte=stijl.KLEIN, vet=True)
    vel.tekst(
        stijl.BREEDTE - 2,
        7,
        "aantal incidenten per maand",
        grootte=stijl.KLEIN,
        kleur=stijl.INKT_ZACHT,
        h="right",
    )
    if reeks.signalen:
        _ruit(vel, 7, 20)
        vel.tekst(15, 20, "signaal; aan het eind staat het nummer van de regel", grootte=stijl.KLEIN)


def _teken_as(
    vel: Blad, reeks: Maandreeks, stappen: Sequence[float], plek: Plek, links: float, rechts: float
) -> None:
    for stap, tekst in zip(stappen, waarden.asgetallen(stappen), strict=True):
        y = plek(0, stap)[1]
        vel.lijn([(links, y), (rechts, y)], stijl.ASLIJN if stap == 0 else stijl.RASTER)
        vel.tekst(links - 4, y, tekst, grootte=stijl.KLEIN, kleur=stijl.INKT_ZACHT, h="right")
    onder = plek(0, 0)[1]
    for n, jaar in enumerate(reeks.jaren):
        x = plek(12 * n - 0.5, 0)[0] if n else links
        vel.lijn([(x, onder), (x, onder + 22)], stijl.ASLIJN)
        vel.tekst(plek(12 * n + 5.5, 0)[0], onder + 20, jaar, grootte=stijl.KLEIN, h="center")
        for m in range(0, 12, 3 if len(reeks.jaren) < 4 else 6):
            naast, h = (
                (3, "left") if m == 0 else (0, "center")
            )  # January begins right of the line between years
            x = plek(12 * n + m - (0.5 if m == 0 else 0), 0)[0] + naast
            vel.tekst(x, onder + 8, MAANDEN_KORT[m], grootte=stijl.KLEIN - 1, h=h)


def _teken_grenzen(vel: Blad, g: spc.Grenzen, plek: Plek, links: float, rechts: float) -> None:
    lijnen = [(g.boven, "bovengrens", (0, (5, 2))), (g.gemiddelde, "gemiddelde", "-")]
    lijnen += [(g.onder, "ondergrens", (0, (5, 2)))] if g.onder > 0 else []
    for waarde, naam, streep in lijnen:
        y = plek(0, waarde)[1]
        kleur = stijl.KLEUREN[1] if naam == "gemiddelde" else stijl.KLEUREN[5]
        vel.lijn([(links, y), (rechts, y)], kleur, 1.1, streep=streep, z=2)  # type: ignore[arg-type]
        vel.tekst(rechts + 4, y, f"{naam} {getal(waarde)}", grootte=stijl.KLEIN, kleur=kleur)


def _teken_reeks(vel: Blad, reeks: Maandreeks, plek: Plek) -> None:
    punten = [None if w is None else plek(i, w) for i, w in enumerate(reeks.waarden)]
    for a, b in pairwise(punten):
        if a and b:
            vel.lijn([a, b], stijl.KLEUREN[0], 1.3, z=3)
    plekken = {i for s in reeks.signalen for i in range(s.van, s.tot + 1) if reeks.waarden[i] is not None}
    einden = {s.tot: sorted({t.regel for t in reeks.signalen if t.tot == s.tot}) for s in reeks.signalen}
    for i, punt in enumerate(punten):
        if punt is None:
            cel = reeks.cellen[i]
            if cel is not None and cel.verborgen:
                vel.tekst(plek(i, 0)[0], plek(i, 0)[1] - 5, "x", grootte=stijl.KLEIN, h="center", op_wit=True)
        elif i not in plekken:
            vel.stippen([punt[0]], [punt[1]], stijl.KLEUREN[0], 3.4)
        else:
            _ruit(vel, *punt)
        if punt is not None and i in einden:
            tekst = ", ".join(map(str, einden[i]))
            vel.tekst(
                punt[0],
                punt[1] - 10,
                tekst,
                grootte=stijl.KLEIN,
                kleur=stijl.KLEUREN[2],
                h="center",
                vet=True,
            )


def _ruit(vel: Blad, x: float, y: float) -> None:
    m = 4.2
    vel.veelhoek([(x, y - m), (x + m, y), (x, y + m), (x - m, y)], stijl.KLEUREN[2], stijl.WIT, 0.5)
