"""Counts with their share of a stated whole; the shares of a paragraph vote for the whole that they are of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kkfzlib.bevindingen import Bevinding

from .deelaantal import VAN_TOTAAL, Deel, aandeel_fout, delen_van, telt
from .melden import bevinding, getoond, overlapt, tekst
from .percentage import drietal, in_woorden, onmogelijk, respons, woord_en_procent
from .rollen import Leeszin, Rolgetal, voor

TERUG = 3
"""How many paragraphs back the whole of a share may stand."""


def aandelen(alineas: Sequence[Sequence[Leeszin]]) -> Iterator[Bevinding]:
    """Every share that contradicts its count and whole."""
    delen = [d for n, alinea in enumerate(alineas) for z in alinea for d in delen_van(z, n)]
    for d in delen:
        d.zin.toets()
        if d.geheel is not None and d.aantal.bereik[1] <= d.geheel.bereik[1] and not d.past(d.geheel):
            yield aandeel_fout(d, d.geheel)
    open_ = [d for d in delen if d.geheel is None]
    for n in dict.fromkeys(d.alinea for d in open_):
        hier = [d for d in open_ if d.alinea == n]
        yield from _stemmen(hier, open_, _gehelen(alineas, n))
    for n in dict.fromkeys(d.alinea for d in delen):
        yield from _overige(alineas[n], [d for d in delen if d.alinea == n], _gehelen(alineas, n))
    for alinea in alineas:
        for i in range(len(alinea)):
            yield from respons(alinea, i)
        for z in alinea:
            yield from onmogelijk(z)
            yield from in_woorden(z)
            yield from woord_en_procent(z)
            yield from drietal(z)


def _gehelen(alineas: Sequence[Sequence[Leeszin]], n: int) -> list[Rolgetal]:
    """Counts that a share may be of: those of its paragraph and the few before it, nearest last."""
    slot = alineas[n][0].zin.slot
    return [
        g
        for alinea in alineas[max(0, n - TERUG) : n + 1]
        if alinea[0].zin.slot == slot
        for z in alinea
        for g in z.standen
        if telt(g)
    ]  # fmt: skip


def _stemmen(hier: Sequence[Deel], alle: Sequence[Deel], gehelen: Sequence[Rolgetal]) -> Iterator[Bevinding]:
    """Shares of one paragraph vote for their whole; the one that differs is wrong, or the whole is."""
    zoek = [d for d in hier if d.aandeel.bereik[1] <= 100.5]
    for d in zoek:
        mogelijk = [t for t in gehelen if t is not d.aantal and d.aantal.bereik[0] < t.bereik[1]]
        if any(d.past(t) for t in mogelijk):
            continue
        for t in reversed(mogelijk):
            anderen = [e for e in zoek if e is not d and e.aantal is not t and e.past(t)]
            if len(anderen) >= 2 or (anderen and _zelfde(d, t) and t.zin < d.aantal.zin):
                yield aandeel_fout(d, t)
                break
            if not anderen and len(zoek) == 1 and _zelfde(d, t) and _enige(t, mogelijk) and _in_zicht(d, t):
                yield aandeel_fout(d, t)
                break
    yield from _geheel_fout(zoek, gehelen)


def _zelfde(d: Deel, t: Rolgetal) -> bool:
    return bool(d.aantal.wat) and d.aantal.wat == t.wat


def _enige(t: Rolgetal, gehelen: Sequence[Rolgetal]) -> bool:
    return sum(g.wat == t.wat for g in gehelen) == 1


def _in_zicht(d: Deel, t: Rolgetal) -> bool:
    begin = d.zin.tekst[: d.aantal.getal.plaats]
    return bool(VAN_TOTAAL.match(d.zin.tekst, d.aandeel.getal.einde)) or bool(
        re.search(r"\b(?:hiervan|daarvan|waarvan|van\s+(?:hen|deze|die|alle))\b", begin, re.IGNORECASE)
    )


def _geheel_fout(delen: Sequence[Deel], gehelen: Sequence[Rolgetal]) -> Iterator[Bevinding]:
    """Two shares or more that agree on a whole, near the only one that is stated, but not on it."""
    if len(delen) < 2:
        return
    laag, hoog = max(d.noemers[0] for d in delen), min(d.noemers[1] for d in delen)
    grootste = max(d.aantal.bereik[1] for d in delen)
    eigen = {id(d.aantal) for d in delen}
    buiten = [t for t in gehelen if id(t) not in eigen and t.bereik[0] > grootste]
    if laag > hoog or any(d.past(t) for d in delen for t in buiten) or not buiten:
        return
    # Shares of a whole that add up to it leave no doubt which whole they are of.
    som = sum(d.aandeel.getal.waarde for d in delen)
    t = buiten[-1]
    if abs(som - 100) <= 0.6 * len(delen) and len({g.getal.waarde for g in buiten}) == 1:
        vol = sum(d.aantal.getal.waarde for d in delen)
        yield bevinding(
            "percentage-aantal", "fout", delen[0].zin.zin,
            f"{' en '.join(_getoond(d) for d in delen)} zijn samen {getoond(vol)}",
            getoond(vol), tekst(t.getal),
        )  # fmt: skip


def _getoond(d: Deel) -> str:
    return f"{tekst(d.aantal.getal)} ({tekst(d.aandeel.getal)})"


def _overige(
    alinea: Sequence[Leeszin], delen: Sequence[Deel], gehelen: Sequence[Rolgetal]
) -> Iterator[Bevinding]:
    """ "De overige 451" is what the share before it leaves of its whole."""
    for z in alinea:
        for g in z.standen:
            if not telt(g) or not re.search(r"\b(?:overige|resterende)\s+$", voor(z.tekst, g.getal)):
                continue
            eerder = [d for d in delen if (d.aantal.zin, d.aantal.getal.plaats) < (g.zin, g.getal.plaats)]
            eerder = [d for d in eerder if d.aantal.zin >= g.zin - 1]
            if len(eerder) != 1:
                continue
            if eerder[0].geheel is None:
                yield from _bevestigd(eerder[0], g, gehelen)
            genoemd = eerder[0].geheel
            passend = (
                [genoemd]
                if genoemd is not None
                else [t for t in gehelen if t is not eerder[0].aantal and t is not g and eerder[0].past(t)]
            )
            if len({t.getal.waarde for t in passend}) == 1:
                rest = passend[0].getal.waarde - eerder[0].aantal.getal.waarde
                laag = passend[0].bereik[0] - eerder[0].aantal.bereik[1]
                hoog = passend[0].bereik[1] - eerder[0].aantal.bereik[0]
                if not overlapt(g.bereik, (laag, hoog)):
                    yield bevinding(
                        "totaal-delen", "fout", z.zin,
                        f"{tekst(passend[0].getal)} min {tekst(eerder[0].aantal.getal)} is {getoond(rest)}",
                        getoond(rest), tekst(g.getal),
                    )  # fmt: skip


def _bevestigd(d: Deel, rest: Rolgetal, gehelen: Sequence[Rolgetal]) -> Iterator[Bevinding]:
    """A count and the rest that make a stated whole tell what the share is of."""
    som = d.aantal.getal.waarde + rest.getal.waarde
    geheel = [t for t in gehelen if t.getal.waarde == som]
    if geheel and not d.past(geheel[0]):
        yield aandeel_fout(d, geheel[0])
