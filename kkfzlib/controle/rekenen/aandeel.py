"""Counts with their share of a stated whole: 239 (76%) of 313, "63 van de 85 … 74%", "72% van de 18"."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kkfzlib.bevindingen import Bevinding
from kkfzlib.nederlands.afronding import kleinste_noemer, passende_tellers

from .melden import bevinding, deel_door, getoond, overlapt, tekst
from .rollen import Leeszin, Rolgetal, voor

TERUG = 3
"""How many paragraphs back the whole of a share may stand."""


@dataclass(frozen=True, slots=True)
class Deel:
    """A count and its share; ``geheel`` where the words name the whole (63 *van de 85*)."""

    aantal: Rolgetal
    aandeel: Rolgetal
    zin: Leeszin
    alinea: int
    geheel: Rolgetal | None = None

    def past(self, geheel: Rolgetal) -> bool:
        """Whether the share is this count of that whole, at their printed precision."""
        laag, hoog = deel_door(self.aantal.bereik, geheel.bereik)
        return overlapt((100 * laag, 100 * hoog), self.aandeel.bereik)

    @property
    def noemers(self) -> tuple[float, float]:
        """The wholes that count and share leave possible."""
        (a, b), (p, q) = self.aantal.bereik, self.aandeel.bereik
        return 100 * a / q if q > 0 else 0.0, 100 * b / p if p > 0 else math.inf


def aandelen(alineas: Sequence[Sequence[Leeszin]]) -> Iterator[Bevinding]:
    """Every share that contradicts its count and whole."""
    delen = [d for n, alinea in enumerate(alineas) for z in alinea for d in _delen(z, n)]
    for d in delen:
        d.zin.toets()
        if d.geheel is not None and d.aantal.bereik[1] <= d.geheel.bereik[1] and not d.past(d.geheel):
            yield _fout(d, d.geheel)
    open_ = [d for d in delen if d.geheel is None]
    for n in dict.fromkeys(d.alinea for d in open_):
        hier = [d for d in open_ if d.alinea == n]
        yield from _stemmen(hier, open_, _gehelen(alineas, n))
        yield from _overige(alineas[n], hier, _gehelen(alineas, n))
    for alinea in alineas:
        for i in range(len(alinea)):
            yield from _respons(alinea, i)
        for z in alinea:
            yield from _onmogelijk(z)
            yield from _in_woorden(z)


def _delen(z: Leeszin, alinea: int) -> Iterator[Deel]:
    """ "N (p%)", "(N; p%)", "p% van … (N …)" and "A van de B (p%)" in one sentence."""
    g = z.getallen
    for i in range(len(g) - 1):
        a, b = g[i], g[i + 1]
        tussen = z.tekst[a.getal.einde : b.getal.plaats]
        na = z.tekst[b.getal.einde : b.getal.einde + 24]
        if (
            _telt(a)
            and _procent(b)
            and re.fullmatch(r"\s*(?:[\w’'-]+\s+){0,3}?\(\s*(?:ruim|bijna|circa)?\s*|\s*;\s*", tussen)
            and (re.match(r"\s*\)", na))
        ):
            if ";" in tussen and not voor(z.tekst, a.getal).rstrip().endswith("("):
                continue
            if i and _telt(g[i - 1]) and _van_de(z.tekst[g[i - 1].getal.einde : a.getal.plaats], los=True):
                yield Deel(g[i - 1], b, z, alinea, a)
                continue
            yield Deel(a, b, z, alinea, _geheel_in_zin(z, g[:i]))
        elif (
            _telt(a)
            and _procent(b)
            and i + 2 < len(g)
            and _telt(g[i + 2])
            and re.fullmatch(r"\s*(?:[\w’'-]+\s+){0,4}?\(\s*", tussen)
            and re.fullmatch(r"\s*van\s+(?:de\s+)?", z.tekst[b.getal.einde : g[i + 2].getal.plaats])
        ):
            yield Deel(a, b, z, alinea, g[i + 2])
        elif (
            _procent(a)
            and _telt(b)
            and i + 2 < len(g)
            and _telt(g[i + 2])
            and re.fullmatch(r"\s*[^().,;:\d]{0,60}\(\s*", tussen)
            and _van_de(z.tekst[b.getal.einde : g[i + 2].getal.plaats], los=True)
        ):
            yield Deel(b, a, z, alinea, g[i + 2])
        elif (
            _procent(a)
            and _telt(b)
            and re.fullmatch(r"\s*[^().,;:\d]{0,60}\(\s*", tussen)
            and re.match(r"\s*[\w’'-]*\s*\)", na)
        ):
            yield Deel(b, a, z, alinea)
        elif (
            _telt(a)
            and _procent(b)
            and _VAN_TOTAAL.match(z.tekst, b.getal.einde)
            and re.fullmatch(r"[^.;()\d]{0,60},\s*(?:ofwel|oftewel|dat\s+is|goed\s+voor)?\s*", tussen)
        ):
            yield Deel(a, b, z, alinea)
        elif _telt(a) and _telt(b) and _van_de(tussen) and i + 2 < len(g) and _procent(g[i + 2]):
            verder = z.tekst[b.getal.einde : g[i + 2].getal.plaats]
            if (
                re.search(
                    r"\b(?:dat is|is|oftewel|ofwel|dus|=)\s*(?:een\s+\w+\s+van\s+)?(?:ruim|bijna)?\s*$",
                    verder,
                )
                and len(verder) < 80
            ):
                yield Deel(a, g[i + 2], z, alinea, b)


_VAN_TOTAAL = re.compile(r"\s*van\s+(?:de|het)\s+tota(?:al|le)\b", re.IGNORECASE)


def _geheel_in_zin(z: Leeszin, eerder: Sequence[Rolgetal]) -> Rolgetal | None:
    """The whole that a sentence opens with ("van de 85 …"); None where something else comes between."""
    for t in eerder:
        if _telt(t) and re.search(
            r"\b(?:van|onder)\s+(?:de|alle|onze)\s+$", voor(z.tekst, t.getal), re.IGNORECASE
        ):
            rest = z.tekst[t.getal.einde :]
            return None if re.search(r"\b(?:waarvan|van\s+wie|daarvan|hiervan)\b", rest) else t
    return None


def _van_de(tussen: str, los: bool = False) -> bool:
    """Whether the text between two numbers makes them part and whole; ``los``: "63 van 85" does too."""
    if los and re.fullmatch(r"\s*van\s+", tussen):
        return True
    return (
        re.fullmatch(
            r"\s*(?:[\w’'-]+\s+){0,3}?van\s+(?:de|alle|in\s+totaal|onze|het)\s+(?:in\s+totaal\s+)?", tussen
        )
        is not None
    )


def _telt(g: Rolgetal) -> bool:
    return g.rol == "stand" and g.getal.eenheid in ("aantal", "bedden") and g.getal.soort == "getal"


def _procent(g: Rolgetal) -> bool:
    return g.rol == "stand" and g.getal.eenheid == "%"


def _gehelen(alineas: Sequence[Sequence[Leeszin]], n: int) -> list[Rolgetal]:
    """Counts that a share may be of: those of its paragraph and the few before it, nearest last."""
    slot = alineas[n][0].zin.slot
    return [
        g
        for alinea in alineas[max(0, n - TERUG) : n + 1]
        if alinea[0].zin.slot == slot
        for z in alinea
        for g in z.standen
        if _telt(g)
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
                yield _fout(d, t)
                break
            if not anderen and len(zoek) == 1 and _zelfde(d, t) and _enige(t, mogelijk) and _in_zicht(d, t):
                yield _fout(d, t)
                break
    yield from _geheel_fout(zoek, gehelen)


def _zelfde(d: Deel, t: Rolgetal) -> bool:
    return bool(d.aantal.wat) and d.aantal.wat == t.wat


def _enige(t: Rolgetal, gehelen: Sequence[Rolgetal]) -> bool:
    return sum(g.wat == t.wat for g in gehelen) == 1


def _in_zicht(d: Deel, t: Rolgetal) -> bool:
    begin = d.zin.tekst[: d.aantal.getal.plaats]
    return bool(_VAN_TOTAAL.match(d.zin.tekst, d.aandeel.getal.einde)) or bool(
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
            if not _telt(g) or not re.search(r"\b(?:overige|resterende)\s+$", voor(z.tekst, g.getal)):
                continue
            eerder = [d for d in delen if (d.aantal.zin, d.aantal.getal.plaats) < (g.zin, g.getal.plaats)]
            eerder = [d for d in eerder if d.aantal.zin >= g.zin - 1]
            if len(eerder) != 1:
                continue
            yield from _bevestigd(eerder[0], g, gehelen)
            passend = [t for t in gehelen if t is not eerder[0].aantal and t is not g and eerder[0].past(t)]
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
        yield _fout(d, geheel[0])


_RESPONS = re.compile(
    r"\b(?:respons|responspercentage|deelname(?:percentage)?|opkomst)\s+(?:van|is|was|bedroeg|bedraagt|komt\s+op)\s+",
    re.IGNORECASE,
)


def _respons(alinea: Sequence[Leeszin], i: int) -> Iterator[Bevinding]:
    """A response in per cent against the only two counts before it: the answers and the invited."""
    z = alinea[i]
    for p in z.getallen:
        if not _procent(p) or not re.search(_RESPONS.pattern + r"$", voor(z.tekst, p.getal), re.IGNORECASE):
            continue
        standen = [g for g in z.standen if _telt(g)]
        k = i
        while len(standen) < 2 and k > 0 and i - k < 2:
            k -= 1
            standen = [g for g in alinea[k].standen if _telt(g)] + standen
        if len(standen) != 2:
            continue
        klein, groot = sorted(standen, key=lambda g: g.getal.waarde)
        d = Deel(klein, p, z, 0, groot)
        z.toets()
        if groot.getal.waarde > 0 and not d.past(groot):
            yield _fout(d, groot)


def _onmogelijk(z: Leeszin) -> Iterator[Bevinding]:
    """A percentage that no whole number of so many people gives."""
    g = z.getallen
    for a, b in itertools.pairwise(g):
        tussen = z.tekst[a.getal.einde : b.getal.plaats]
        if (
            _telt(a)
            and _procent(b)
            and a.wat
            and re.search(r"\bvan\s+(?:de|alle|onze)\s+$", voor(z.tekst, a.getal), re.IGNORECASE)
        ):
            noemer, aandeel = a, b
            if len(tussen) > 60 or re.search(r"[.;(]|\bvan\s+de\b", tussen):
                continue
        elif _procent(a) and _telt(b) and re.fullmatch(r"\s*van\s+(?:de|alle|onze)\s+", tussen):
            noemer, aandeel = b, a
        else:
            continue
        n, p = noemer.getal, aandeel.getal
        z.toets()
        if n.rond or p.rond or n.maat != 1 or n.waarde > 10_000 or p.waarde > 100 or n.waarde < 2:
            continue
        if (
            re.search(r"[a-zà-ÿ]en|s$", noemer.wat)
            and not len(passende_tellers(p.waarde, int(n.waarde)))
            and p.cijfers <= 2
        ):
            if 100 / n.waarde <= 10.0**-p.cijfers:
                continue
            dichtst = getoond(100 * round(p.waarde * n.waarde / 100) / n.waarde, p.cijfers, "%")
            yield bevinding(
                "percentage-aantal", "fout", z.zin,
                f"geen heel aantal van {tekst(n)} is {tekst(p)} (op zijn vroegst bij {kleinste_noemer([p.waarde])})",
                dichtst, tekst(p),
            )  # fmt: skip


WOORDRUIMTE, RUIM = 6.0, 12.0
"""Percentage points that "de helft" or "een derde" may be off, and where "ruim" or "bijna" stands before it."""


def _in_woorden(z: Leeszin) -> Iterator[Bevinding]:
    """ "De helft (14)" of a whole that the sentence names: "van de 40 cliënten"."""
    for g in z.getallen:
        if g.getal.soort != "deel":
            continue
        telt = [h for h in z.getallen if _telt(h)]
        if len(telt) != 2 or len(z.getallen) != 3:
            continue
        geheel = next(
            (
                h
                for h in telt
                if re.search(r"\bvan\s+(?:de|alle|onze)\s+$", voor(z.tekst, h.getal), re.IGNORECASE)
            ),
            None,
        )
        deel = next(
            (h for h in telt if h is not geheel and z.tekst[: h.getal.plaats].rstrip().endswith("(")), None
        )
        if geheel is None or deel is None or deel.getal.plaats < g.getal.plaats:
            continue
        z.toets()
        waar = 100 * deel.getal.waarde / geheel.getal.waarde
        if abs(waar - 100 * g.getal.waarde) > (RUIM if g.getal.rond else WOORDRUIMTE):
            verwacht = getoond(waar, 0, "%")
            yield bevinding(
                "percentage-aantal", "fout", z.zin,
                f"{tekst(deel.getal)} van {tekst(geheel.getal)} is {verwacht}", verwacht, tekst(g.getal),
            )  # fmt: skip


def _fout(d: Deel, t: Rolgetal) -> Bevinding:
    waar = 100 * d.aantal.getal.waarde / t.getal.waarde
    verwacht = getoond(waar, d.aandeel.getal.cijfers, "%")
    return bevinding(
        "percentage-aantal", "fout", d.zin.zin,
        f"{tekst(d.aantal.getal)} van {tekst(t.getal)} is {verwacht}", verwacht, tekst(d.aandeel.getal),
    )  # fmt: skip
