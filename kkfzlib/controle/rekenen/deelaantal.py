"""A count with its share, and the whole where the words name it: "239 (76%)", "63 van de 85 … 74%"."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kkfzlib.bevindingen import Bevinding

from .melden import bevinding, deel_door, getoond, overlapt, tekst
from .rollen import Leeszin, Rolgetal, voor


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


def delen_van(z: Leeszin, alinea: int) -> Iterator[Deel]:
    """ "N (p%)", "(N; p%)", "p% van … (N …)" and "A van de B (p%)" in one sentence."""
    g = z.getallen
    for i in range(len(g) - 1):
        a, b = g[i], g[i + 1]
        tussen = z.tekst[a.getal.einde : b.getal.plaats]
        na = z.tekst[b.getal.einde : b.getal.einde + 24]
        if (
            telt(a)
            and procent(b)
            and re.fullmatch(r"\s*(?:[\w’'-]+\s+){0,3}?\(\s*(?:ruim|bijna|circa)?\s*|\s*;\s*", tussen)
            and (re.match(r"\s*\)", na))
        ):
            if ";" in tussen and not voor(z.tekst, a.getal).rstrip().endswith("("):
                continue
            if i and telt(g[i - 1]) and van_de(z.tekst[g[i - 1].getal.einde : a.getal.plaats], los=True):
                yield Deel(g[i - 1], b, z, alinea, a)
                continue
            yield Deel(a, b, z, alinea, _geheel_in_zin(z, g[:i]))
        elif (
            telt(a)
            and procent(b)
            and i + 2 < len(g)
            and telt(g[i + 2])
            and re.fullmatch(r"\s*(?:[\w’'-]+\s+){0,4}?\(\s*", tussen)
            and re.fullmatch(r"\s*van\s+(?:de\s+)?", z.tekst[b.getal.einde : g[i + 2].getal.plaats])
        ):
            yield Deel(a, b, z, alinea, g[i + 2])
        elif (
            procent(a)
            and telt(b)
            and i + 2 < len(g)
            and telt(g[i + 2])
            and re.fullmatch(r"\s*[^().,;:\d]{0,60}\(\s*", tussen)
            and van_de(z.tekst[b.getal.einde : g[i + 2].getal.plaats], los=True)
        ):
            yield Deel(b, a, z, alinea, g[i + 2])
        elif (
            procent(a)
            and telt(b)
            and re.fullmatch(r"\s*[^().,;:\d]{0,60}\(\s*", tussen)
            and re.match(r"\s*[\w’'-]*\s*\)", na)
        ):
            yield Deel(b, a, z, alinea)
        elif (
            telt(a)
            and procent(b)
            and VAN_TOTAAL.match(z.tekst, b.getal.einde)
            and re.fullmatch(r"[^.;()\d]{0,60},\s*(?:ofwel|oftewel|dat\s+is|goed\s+voor)?\s*", tussen)
        ):
            yield Deel(a, b, z, alinea)
        elif telt(a) and telt(b) and van_de(tussen) and i + 2 < len(g) and procent(g[i + 2]):
            verder = z.tekst[b.getal.einde : g[i + 2].getal.plaats]
            if (
                re.search(
                    r"\b(?:dat is|is|oftewel|ofwel|dus|=)\s*(?:een\s+\w+\s+van\s+)?(?:ruim|bijna)?\s*$",
                    verder,
                )
                and len(verder) < 80
            ):
                yield Deel(a, g[i + 2], z, alinea, b)


VAN_TOTAAL = re.compile(r"\s*van\s+(?:de|het)\s+tota(?:al|le)\b", re.IGNORECASE)


def _geheel_in_zin(z: Leeszin, eerder: Sequence[Rolgetal]) -> Rolgetal | None:
    """The whole that a sentence opens with ("van de 85 …"); None where something else comes between."""
    for t in eerder:
        if telt(t) and re.search(
            r"\b(?:van|onder)\s+(?:de|alle|onze)\s+$", voor(z.tekst, t.getal), re.IGNORECASE
        ):
            rest = z.tekst[t.getal.einde :]
            return None if re.search(r"\b(?:waarvan|van\s+wie|daarvan|hiervan)\b", rest) else t
    return None


def van_de(tussen: str, los: bool = False) -> bool:
    """Whether the text between two numbers makes them part and whole; ``los``: "63 van 85" does too."""
    if los and re.fullmatch(r"\s*van\s+", tussen):
        return True
    return (
        re.fullmatch(
            r"\s*(?:[\w’'-]+\s+){0,3}?van\s+(?:de|alle|in\s+totaal|onze|het)\s+(?:in\s+totaal\s+)?", tussen
        )
        is not None
    )


def telt(g: Rolgetal) -> bool:
    return g.rol == "stand" and g.getal.eenheid in ("aantal", "bedden") and g.getal.soort == "getal"


def procent(g: Rolgetal) -> bool:
    return g.rol == "stand" and g.getal.eenheid == "%"


def aandeel_fout(d: Deel, t: Rolgetal) -> Bevinding:
    waar = 100 * d.aantal.getal.waarde / t.getal.waarde
    verwacht = getoond(waar, d.aandeel.getal.cijfers, "%")
    return bevinding(
        "percentage-aantal", "fout", d.zin.zin,
        f"{tekst(d.aantal.getal)} van {tekst(t.getal)} is {verwacht}", verwacht, tekst(d.aandeel.getal),
    )  # fmt: skip
