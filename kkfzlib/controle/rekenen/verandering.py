"""A level then, a level now and the change between them, in any order and wording: two of them give the third."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kkfzlib.bevindingen import Bevinding

from . import taal
from .melden import bevinding, getoond, overlapt, tekst
from .paren import (
    GLUE,
    Paar,
    geordend,
    haakt_aan,
    naar_jaren,
    tegenover,
    van_naar,
    zelfde_wat,
    zonder_werkwoord,
)
from .richtingen import buren, factor, richting, vergelijking
from .rollen import Leeszin, Rolgetal
from .stappen import stap_en_aandeel


def veranderingen(alinea: Sequence[Leeszin]) -> Iterator[Bevinding]:
    """Every contradiction between levels and changes in one paragraph."""
    for i, z in enumerate(alinea):
        paren = [*van_naar(z), *tegenover(z)]
        for paar in paren:
            yield from richting(paar, alinea[i - 1] if i and zonder_werkwoord(z) else None)
            yield from factor(paar, len(paren) == 1)
            if len(paren) == 1 and i + 1 < len(alinea) and taal.AANHAAK.match(alinea[i + 1].tekst):
                yield from factor(paar, True, alinea[i + 1])
            yield from _bij_paar(alinea, i, paar, len(paren) == 1)
        yield from vergelijking(alinea, i)
        yield from buren(alinea, i)
        tweetal = None if paren else naar_jaren(z)
        if tweetal is not None:
            yield from factor(tweetal, True)
        if not paren:
            yield from _over_zinnen(alinea, i)
        yield from stap_en_aandeel(alinea, i)
        yield from _dan(alinea, i, paren)


def _bij_paar(alinea: Sequence[Leeszin], i: int, paar: Paar, enig: bool) -> Iterator[Bevinding]:
    """The change that stands right behind its two ends, in the sentence or at the begin of the next."""
    z = paar.zin
    eerste = min(paar.toen.getal.einde, paar.nu.getal.einde)
    laatste = max(paar.toen.getal.einde, paar.nu.getal.einde)
    na = [g for g in z.getallen if g.getal.plaats >= laatste and g.getal.soort != "deel"]
    if na and na[0].rol == "wijziging" and _dichtbij(z.tekst[laatste : na[0].getal.plaats]):
        yield from _toets(paar, na[0], z)
        if len(na) > 1 and _nog_eens(z, na[0], na[1]):
            yield from _toets(paar, na[1], z)
        return
    tussenin = [g for g in z.getallen if g.rol == "wijziging" and eerste < g.getal.plaats < laatste]
    if tussenin and len(z.standen) == 2:
        for stap in tussenin:
            yield from _toets(paar, stap, z)
    if enig and i and zonder_werkwoord(z) and not na and len(z.standen) == 2:
        vorige = alinea[i - 1]
        if vorige.wijzigingen and vorige.wijzigingen[-1] is vorige.getallen[-1]:
            yield from _toets(paar, vorige.wijzigingen[-1], vorige)
            return
    voren = (
        []
        if tussenin
        else [g for g in z.getallen if g.getal.einde <= min(paar.toen.getal.plaats, paar.nu.getal.plaats)]
    )
    if enig and voren and voren[-1].rol == "wijziging" and len(z.getallen) == 3:
        tussen = z.tekst[voren[-1].getal.einde : min(paar.toen.getal.plaats, paar.nu.getal.plaats)]
        if re.fullmatch(r"(?:\s+[\w-]+){0,2}\s*[,:(]?\s*(?:van\s+)?", tussen):
            yield from _toets(paar, voren[-1], z)
            return
    if enig and not na and i + 1 < len(alinea):
        volgende = alinea[i + 1]
        w = volgende.wijzigingen
        alleen = len(w) == len(volgende.getallen) == 1 and len(z.standen) == 2
        over_iets_anders = re.search(r"\b(?:sinds|per jaar|jaarlijks|dan)\b", volgende.tekst)
        if alleen and taal.AANHAAK.match(volgende.tekst) and not over_iets_anders:
            yield from _toets(paar, w[0], volgende)


def _nog_eens(z: Leeszin, a: Rolgetal, b: Rolgetal) -> bool:
    """Whether a second change is the first in another unit: "94 plekken (6,7%)"."""
    tussen = z.tekst[a.getal.einde : b.getal.plaats]
    return b.rol == "wijziging" and bool(
        re.fullmatch(r"\s*(?:[\w-]+\s+){0,2}\(\s*(?:ruim|bijna|circa)?\s*", tussen)
    )


_DAN = re.compile(
    r"\s*(?:[\w-]+\s+){0,2}?(?:meer|minder|hoger|lager|langer|korter|groter|kleiner)\s+dan\b", re.IGNORECASE
)


def _dan(alinea: Sequence[Leeszin], i: int, paren: Sequence[Paar]) -> Iterator[Bevinding]:
    """ "A, 8 meer dan in 2022 (B)": the level behind "dan" is what the one before it is measured against."""
    z = alinea[i]
    al = {id(p.toen) for p in paren}
    for w in z.wijzigingen:
        erna = [g for g in z.getallen if g.getal.plaats > w.getal.plaats]
        ervoor = [g for g in z.standen if g.getal.einde <= w.getal.plaats]
        if not erna or erna[0].rol != "stand" or id(erna[0]) in al or not _DAN.match(z.tekst, w.getal.einde):
            continue
        toen = erna[0]
        if not ervoor and i and taal.AANHAAK.match(z.tekst) and len(alinea[i - 1].getallen) == 1:
            ervoor = alinea[i - 1].standen
        tussen = z.tekst[w.getal.einde : toen.getal.plaats]
        if not ervoor or len(tussen) > 80 or re.search(r"[;.]\s", tussen) or w.getal.eenheid == "%":
            continue
        nu = ervoor[-1]
        zelfde = {g.getal.eenheid for g in (nu, toen)}
        if (
            len(zelfde) == 1
            and (zelfde_wat(nu, toen) or re.search(r"[(]|\b(?:die|toen|dat)\b", tussen))
            and _afstand_ok(z, nu, w)
        ):
            yield from _toets(Paar(toen, nu, z, True), w, z)


def _afstand_ok(z: Leeszin, nu: Rolgetal, w: Rolgetal) -> bool:
    return nu.zin != w.zin or len(z.tekst[nu.getal.einde : w.getal.plaats]) <= GLUE


def _dichtbij(tussen: str) -> bool:
    return len(tussen) <= GLUE and not re.search(
        r"[.;]|\b(?:waarvan|terwijl|maar|behalve|vooral|met\s+name|waaronder|(?:in|bij|binnen)\s+de)\b",
        tussen,
    )


def _toets(paar: Paar, w: Rolgetal, z: Leeszin) -> Iterator[Bevinding]:
    """One stated change against its two ends, in per cent, points or the unit itself."""
    z.toets()
    paar.zin.toets()
    (a, b), (c, d) = paar.toen.bereik, paar.nu.bereik
    procenten = paar.eenheid == "%"
    g = w.getal
    mogelijk = []
    if g.eenheid == "%":
        if b <= 0 or a <= 0:
            return
        mogelijk = [((c / b - 1) * 100, (d / a - 1) * 100)]
    elif g.eenheid == "procentpunt" or g.eenheid == paar.eenheid or "aantal" in (g.eenheid, paar.eenheid):
        mogelijk = [(c - b, d - a)]
    else:
        return
    stap = _getekend(w)
    if any(overlapt(s, m) for s in stap for m in mogelijk):
        return
    verschil = paar.nu.getal.waarde - paar.toen.getal.waarde
    if procenten and g.eenheid == "%" and any(overlapt(s, (c - b, d - a)) for s in stap):
        yield bevinding(
            "procentpunt", "fout", z.zin,
            f"van {tekst(paar.toen.getal)} naar {tekst(paar.nu.getal)} is een verschil in procentpunt",
            getoond(abs(verschil), g.cijfers, "procentpunt"), tekst(g),
        )  # fmt: skip
        return
    if g.eenheid == "%":
        verwacht = getoond((paar.nu.getal.waarde / paar.toen.getal.waarde - 1) * 100, g.cijfers, "%", True)
    else:
        cijfers = max(g.cijfers, 1 if procenten and g.cijfers else 0)
        verwacht = getoond(verschil, cijfers, g.eenheid if g.eenheid != "aantal" else "", True)
    regel = "procentpunt" if g.eenheid == "procentpunt" else "groei"
    yield bevinding(
        regel, "fout", z.zin,
        f"{tekst(paar.nu.getal)} tegen {tekst(paar.toen.getal)} is {verwacht}", verwacht, tekst(g),
    )  # fmt: skip


def _getekend(w: Rolgetal) -> list[tuple[float, float]]:
    """The intervals that a change can mean: by its direction, else either way."""
    laag, hoog = w.bereik
    laag, hoog = min(abs(laag), abs(hoog)), max(abs(laag), abs(hoog))
    op, neer = (laag, hoog), (-hoog, -laag)
    return [op] if w.richting > 0 else [neer] if w.richting < 0 else [op, neer]


def _over_zinnen(alinea: Sequence[Leeszin], i: int) -> Iterator[Bevinding]:
    """Two levels and a change spread over at most three sentences, where nothing else is a level."""
    z = alinea[i]
    for w in z.wijzigingen:
        begin = i
        if i and (not z.standen or haakt_aan(alinea[i - 1], z)):
            while begin > 0 and i - begin < 2 and haakt_aan(alinea[begin - 1], alinea[begin]):
                begin -= 1
                if len([g for k in alinea[begin : i + 1] for g in k.standen]) >= 2:
                    break
        venster = alinea[begin : i + 1]
        standen = [g for k in venster for g in k.standen]
        andere = [g for k in venster for g in k.getallen if g.rol == "wijziging" and not _bij_elkaar(g, w)]
        if len(standen) != 2 or andere or any(k.vreemd for k in venster):
            continue
        paar = geordend(venster, standen, w)
        if paar is not None:
            yield from _toets(paar, w, z)


def _bij_elkaar(g: Rolgetal, w: Rolgetal) -> bool:
    """Whether two changes may be one said twice (61, 8%)."""
    return g is w or (g.zin == w.zin and g.getal.eenheid != w.getal.eenheid)
