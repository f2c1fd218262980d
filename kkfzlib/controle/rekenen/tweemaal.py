"""The same fact stated twice: what is counted, its subject, its year and its unit all agree, and the numbers don't."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kkfzlib.bevindingen import Bevinding

from .melden import bevinding, overlapt, tekst
from .rollen import Leeszin, Rolgetal, voor

_LEEG = frozenset(
    (
        "in", "de", "het", "een", "en", "er", "we", "wij", "zijn", "waren", "was", "is", "werden", "werd", "van", "aan",
        "dat", "dit", "die", "ook", "totaal", "nog", "eind", "jaar", "hebben", "had", "hadden", "kwamen", "over", "op",
    )
)  # fmt: skip
Sleutel = tuple[str, str, int, str, frozenset[str]]


def tweemaal(zinnen: Sequence[Leeszin]) -> Iterator[Bevinding]:
    """Two sentences under one heading that say the same in the same words, with another number."""
    eerder: dict[Sleutel, tuple[Leeszin, Rolgetal]] = {}
    for z in zinnen:
        sleutel = _sleutel(z)
        if sleutel is None:
            continue
        g = z.standen[0]
        if sleutel not in eerder:
            eerder[sleutel] = (z, g)
            continue
        z.toets()
        ander = eerder[sleutel][1]
        if not overlapt(ander.bereik, g.bereik):
            waar = f"regel {eerder[sleutel][0].zin.regel}"
            yield bevinding(
                "tekst-getal", "fout", z.zin, f"{waar} noemt voor hetzelfde {tekst(ander.getal)}", tekst(ander.getal),
                tekst(g.getal),
            )  # fmt: skip


def _sleutel(z: Leeszin) -> Sleutel | None:
    """What a sentence is about, where all of it can be read: one level, one year, something counted, a few words."""
    jaren = {j.van for j in z.jaren if j.van == j.tot}
    if len(z.getallen) != 1 or len(z.standen) != 1 or len(jaren) != 1 or len(z.jaren) != 1:
        return None
    g = z.standen[0]
    begin = max(z.tekst.rfind(":", 0, g.getal.plaats), z.tekst.rfind(";", 0, g.getal.plaats)) + 1
    woorden = re.findall(r"[a-zà-ÿ]{2,}", (voor(z.tekst, g.getal)[begin:] + z.tekst[g.getal.einde :]).lower())
    inhoud = frozenset(woorden) - _LEEG
    if not g.wat or len(inhoud) < 2:
        return None
    return z.zin.slot, g.wat, jaren.pop(), g.getal.eenheid, inhoud
