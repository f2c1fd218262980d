"""A level with the step that led to it, and that step in per cent: two of them give the third."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kkfzlib.bevindingen import Bevinding

from . import taal
from .melden import bevinding, getoond, overlapt, tekst
from .paren import GLUE, zelfde_maat
from .rollen import Leeszin, Rolgetal, voor


def stap_en_aandeel(alinea: Sequence[Leeszin], i: int) -> Iterator[Bevinding]:
    """A level with its step and that step in per cent: 43, 4 more, (+10%)."""
    z = alinea[i]
    for stap, deel in zip(z.wijzigingen, z.wijzigingen[1:], strict=False):
        if (
            stap.getal.eenheid in ("%", "procentpunt")
            or deel.getal.eenheid != "%"
            or not _naast(z, stap, deel)
        ):
            continue
        nu = _nieuw(alinea, i, stap, deel)
        if nu is None or stap.richting == 0 or not zelfde_maat(nu, stap):
            continue
        z.toets()
        s, n = stap.bereik, nu.bereik
        teken = stap.richting
        toen = sorted((n[0] - teken * s[0], n[0] - teken * s[1], n[1] - teken * s[0], n[1] - teken * s[1]))
        if toen[0] <= 0:
            continue
        werkelijk = (100 * s[0] / toen[-1], 100 * s[1] / toen[0])
        laag, hoog = sorted(map(abs, deel.bereik))
        if not overlapt(werkelijk, (laag, hoog)):
            punt = 100 * stap.getal.waarde / (nu.getal.waarde - teken * abs(stap.getal.waarde))
            verwacht = getoond(punt, deel.getal.cijfers, "%")
            yield bevinding(
                "groei", "fout", z.zin,
                f"{tekst(stap.getal)} {'erbij' if teken > 0 else 'eraf'} tot {tekst(nu.getal)} is {verwacht}",
                verwacht, tekst(deel.getal),
            )  # fmt: skip


def _naast(z: Leeszin, stap: Rolgetal, deel: Rolgetal) -> bool:
    tussen = z.tekst[stap.getal.einde : deel.getal.plaats]
    if re.search(r"\bmannen\b|\bvrouwen\b|;|\bterwijl\b|\bmaar\b", tussen):
        return False
    return len(tussen) <= GLUE and not any(
        g.rol == "stand"
        and "tot" not in voor(z.tekst, g.getal)[-12:]
        and "naar" not in voor(z.tekst, g.getal)[-12:]
        for g in z.getallen
        if stap.getal.plaats < g.getal.plaats < deel.getal.plaats
    )


def _nieuw(alinea: Sequence[Leeszin], i: int, stap: Rolgetal, deel: Rolgetal) -> Rolgetal | None:
    """The level after a step: "tot N" behind it, the nearest before it, or the only one of the sentence before."""
    z = alinea[i]
    for g in z.standen:
        if stap.getal.einde <= g.getal.plaats <= deel.getal.plaats + 40 and re.search(
            r"\b(?:tot|naar|op)\s+$", voor(z.tekst, g.getal)
        ):
            return g
    ervoor = [g for g in z.standen if g.getal.einde <= stap.getal.plaats]
    if ervoor:
        tussen = z.tekst[ervoor[-1].getal.einde : stap.getal.plaats]
        return ervoor[-1] if len(tussen) <= GLUE and ";" not in tussen and len(ervoor) == 1 else None
    if (
        i
        and taal.AANHAAK.match(z.tekst)
        and len(alinea[i - 1].standen) == 1
        and len(alinea[i - 1].getallen) == 1
    ):
        return alinea[i - 1].standen[0]
    return None
