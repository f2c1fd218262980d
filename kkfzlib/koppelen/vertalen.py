"""Values of a column of choices as lines of translations: one line for values that begin alike."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kkfzlib.koppelen.regels import aanhaling
from kkfzlib.koppelen.woorden import vermoed, vertaal

_BEGIN = re.compile(r"[^\W\d_]{3,}(?=[ -]?[\W\d])")
"""The letters that a code or name begins with: ``Verbl`` of *Verbl C3 verblijf*."""


def vertalingen(lijst: str, telling: Sequence[tuple[str, int]], keuzes: tuple[str, ...]) -> dict[str, str]:
    """Value (or glob) → line, the commonest first. What the lists don't know is a remark with the choices.

    Values that begin with the same letters and mean the same are one glob, when nothing else begins so.
    """
    gevonden = {w: vertaal(lijst, w) or vermoed(lijst, w) for w, _ in telling}
    uit: dict[str, str] = {}
    for glob, groep in _groepen(telling, gevonden).items():
        eerste = groep[0][0]
        aantal = sum(n for _, n in groep)
        vraag = "; klopt dit?" * (not vertaal(lijst, eerste))
        uit[glob] = _regel(glob, aantal, gevonden[eerste], keuzes, vraag)
    return uit


def _groepen(
    telling: Sequence[tuple[str, int]], gevonden: dict[str, str]
) -> dict[str, list[tuple[str, int]]]:
    per_begin: dict[str, list[tuple[str, int]]] = {}
    for w, n in telling:
        per_begin.setdefault(_begin(w), []).append((w, n))
    uit: dict[str, list[tuple[str, int]]] = {}
    for w, n in telling:
        begin = _begin(w)
        samen = per_begin[begin]
        een_doel = {gevonden[v] for v, _ in samen} == {gevonden[w]} and bool(gevonden[w])
        botst = any(v.lower().startswith(begin.lower()) and _begin(v) != begin for v, _ in telling)
        glob = f"{begin}*" if begin and een_doel and not botst and (len(samen) > 1 or _genummerd(w)) else w
        uit.setdefault(glob, []).append((w, n))
    return uit


def _begin(waarde: str) -> str:
    gevonden = _BEGIN.match(waarde)
    return gevonden[0] if gevonden else ""


def _genummerd(waarde: str) -> bool:
    """One of a series: next year there is another number behind the same letters."""
    return any(t.isdigit() for t in waarde)


def _regel(waarde: str, aantal: int, naar: str, keuzes: tuple[str, ...], vraag: str) -> str:
    if naar:
        return f"{aanhaling(waarde)}: {aanhaling(naar) if naar.isdigit() else naar}   # {aantal} ×{vraag}"
    return f"# {aanhaling(waarde)}: ?   # {aantal} ×; kies uit {', '.join(keuzes)}"
