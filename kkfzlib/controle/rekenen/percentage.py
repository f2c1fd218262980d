"""Percentages by themselves: a response, a share that no whole count gives, a share in words."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from kkfzlib.bevindingen import Bevinding
from kkfzlib.nederlands.afronding import kleinste_noemer, passende_tellers

from .deelaantal import Deel, aandeel_fout, procent, telt, van_de
from .melden import bevinding, getoond, overlapt, tekst
from .rollen import Leeszin, voor

_RESPONS = re.compile(
    r"\b(?:respons|responspercentage|deelname(?:percentage)?|opkomst)\s+(?:van|is|was|bedroeg|bedraagt|kom[te]n?|kwam|lag|ligt)\s+"
    r"(?:(?:hiermee|daarmee|dus|uit|op|dan|ook)\s+)*",
    re.IGNORECASE,
)


def respons(alinea: Sequence[Leeszin], i: int) -> Iterator[Bevinding]:
    """A response in per cent against the only two counts before it: the answers and the invited."""
    z = alinea[i]
    for p in z.getallen:
        if not procent(p) or not re.search(_RESPONS.pattern + r"$", voor(z.tekst, p.getal), re.IGNORECASE):
            continue
        standen = [g for g in z.standen if telt(g)]
        k = i
        while len(standen) < 2 and k > 0 and i - k < 2:
            k -= 1
            standen = [g for g in alinea[k].standen if telt(g)] + standen
        if len(standen) != 2:
            continue
        klein, groot = sorted(standen, key=lambda g: g.getal.waarde)
        d = Deel(klein, p, z, 0, groot)
        z.toets()
        if groot.getal.waarde > 0 and not d.past(groot):
            yield aandeel_fout(d, groot)


def onmogelijk(z: Leeszin) -> Iterator[Bevinding]:
    """A percentage that no whole number of so many people gives."""
    g = z.getallen
    for a, b in itertools.pairwise(g):
        tussen = z.tekst[a.getal.einde : b.getal.plaats]
        if (
            telt(a)
            and procent(b)
            and a.wat
            and re.search(r"\bvan\s+(?:de|alle|onze)\s+$", voor(z.tekst, a.getal), re.IGNORECASE)
        ):
            noemer, aandeel = a, b
            if len(tussen) > 60 or re.search(r"[.;(]|\bvan\s+de\b", tussen):
                continue
        elif procent(a) and telt(b) and re.fullmatch(r"\s*van\s+(?:de|alle|onze)\s+", tussen):
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


def in_woorden(z: Leeszin) -> Iterator[Bevinding]:
    """ "De helft (14)" of a whole that the sentence names: "van de 40 cliënten"."""
    for g in z.getallen:
        if g.getal.soort != "deel":
            continue
        tellingen = [h for h in z.getallen if telt(h)]
        if len(tellingen) != 2 or len(z.getallen) != 3:
            continue
        geheel = next(
            (
                h
                for h in tellingen
                if re.search(r"\bvan\s+(?:de|alle|onze)\s+$", voor(z.tekst, h.getal), re.IGNORECASE)
            ),
            None,
        )
        deel = next(
            (h for h in tellingen if h is not geheel and z.tekst[: h.getal.plaats].rstrip().endswith("(")),
            None,
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


def woord_en_procent(z: Leeszin) -> Iterator[Bevinding]:
    """ "Ruim een derde (57%)": a part in words with its percentage right beside it."""
    for a, b in itertools.pairwise(z.getallen):
        woord, p = (a, b) if a.getal.soort == "deel" else (b, a)
        if woord.getal.soort != "deel" or not procent(p):
            continue
        tussen = z.tekst[a.getal.einde : b.getal.plaats]
        naast = re.fullmatch(
            r"(?:\s+van\s+(?:de|het|alle|onze)(?:\s+[\w-]+){1,3}|\s+[\w-]+)?\s*\(\s*", tussen
        )
        if not naast or not re.match(r"\s*\)", z.tekst[b.getal.einde :]):
            continue
        z.toets()
        deel = 100 * woord.getal.waarde
        laag, hoog = _ruimte(deel, woord.getal.rond)
        if not overlapt(p.bereik, (laag, hoog)):
            getoonde = f"{woord.getal.rond} {tekst(woord.getal)}".strip().lower()
            verwacht = f"ongeveer {getoond(deel, 0, '%')}"
            yield bevinding(
                "percentage-aantal", "fout", z.zin, f"{getoonde} is {verwacht}", verwacht, tekst(p.getal)
            )


def _ruimte(deel: float, rond: str) -> tuple[float, float]:
    """The percentages that a part in words may stand for."""
    los = min(WOORDRUIMTE, 0.3 * deel)
    match rond:
        case "ruim" | "meer dan" | "net boven":
            return deel - 0.5, deel + (RUIM if rond != "meer dan" else 100.0)
        case "bijna" | "krap" | "minder dan" | "net onder" | "net geen":
            return deel - (RUIM if rond != "minder dan" else 100.0), deel + 0.5
    return deel - los, deel + los


def drietal(z: Leeszin) -> Iterator[Bevinding]:
    """ "De respons bedroeg 61%: 183 van de 300": the only three numbers of a sentence, in any order."""
    p = [g for g in z.getallen if procent(g)]
    telt2 = [g for g in z.getallen if telt(g)]
    if len(p) != 1 or len(telt2) != 2 or len(z.getallen) != 3 or p[0].getal.plaats > telt2[0].getal.plaats:
        return
    deel, geheel = telt2
    aanloop = z.tekst[p[0].getal.einde : deel.getal.plaats]
    if not van_de(z.tekst[deel.getal.einde : geheel.getal.plaats], los=True) or len(aanloop) > 60:
        return
    if (
        not re.search(r"[:(]\s*(?:[a-z]+\s+){0,3}$|\bnamelijk\s+$", aanloop)
        or deel.bereik[1] > geheel.bereik[0]
    ):
        return
    d = Deel(deel, p[0], z, 0, geheel)
    z.toets()
    if not d.past(geheel):
        yield aandeel_fout(d, geheel)
