"""Values of a column of choices as lines of translations: one line for values that begin alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kkfzlib.bevindingen import MASKER as AFGESCHERMD
from kkfzlib.kader import titelhint, zorgtitels
from kkfzlib.koppelen.inhoud import Waarden
from kkfzlib.koppelen.regels import Kolomregels, aanhaling
from kkfzlib.koppelen.woorden import vermoed, vertaal
from kkfzlib.schema import Kolom

_BEGIN = re.compile(r"[^\W\d_]{3,}(?=[ -]?[\W\d])")
"""The letters that a code or name begins with: ``Verbl`` of *Verbl C3 verblijf*."""


def keuzekolom(kolom: Kolom, lijst: str, kop: str, gevonden: Waarden) -> Kolomregels:
    """A column of choices: nothing to translate when every value is one, else lines of translations with counts.

    ``lijst`` names the list of ``kader/synoniemen.yml`` that knows its values.
    """
    keuzes = kolom.keuzes or tuple(_bereik(kolom))
    if gevonden.waarom:
        return Kolomregels(
            (f"{kolom.naam}: {{uit: {aanhaling(kop)}}}   # waarden niet getoond: {gevonden.waarom}",)
        )
    goed = {w.lower() for w, _ in gevonden.telling} <= {k.lower() for k in keuzes}
    if goed and not gevonden.afgeschermd:
        return Kolomregels((f"{kolom.naam}: {{uit: {aanhaling(kop)}}}",))
    regels = vertalingen(lijst, gevonden.telling, keuzes) | _dicht(gevonden)
    return Kolomregels((f"{kolom.naam}:", f"  uit: {aanhaling(kop)}", "  waarden:"), regels)


def titelkolom(kop: str, gevonden: Waarden) -> Kolomregels:
    """Titles are free text, but short names are worth a translation: the hint says what they probably mean."""
    onbekend = {w: n for w, n in gevonden.telling if w.lower() not in zorgtitels()}
    if not onbekend and not gevonden.afgeschermd:
        return Kolomregels((f"zorgtitel: {{uit: {aanhaling(kop)}}}",))
    regels = {w: f"{aanhaling(w)}: {w.lower()}   # {n} ×" for w, n in gevonden.telling if w not in onbekend}
    for waarde, aantal in onbekend.items():
        hint = titelhint(waarde)
        vraag = "; klopt dit?" * bool(hint)
        regels[waarde] = f"# {aanhaling(waarde)}: {hint or '?'}   # {aantal} ×{vraag}"
    regels |= _dicht(gevonden)
    regels["*"] = '# "*": anders   # wat hierboven niet staat'
    return Kolomregels(("zorgtitel:", f"  uit: {aanhaling(kop)}", "  waarden:"), regels)


def _dicht(gevonden: Waarden) -> dict[str, str]:
    """A line for the cells that may not be written down: they are mended in the system, or caught by ``overig``."""
    if not gevonden.afgeschermd:
        return {}
    waar = "kan over een persoon gaan; verbeter haar in de bron, of geef overig, en verwijder dan deze regel"
    return {AFGESCHERMD: f"# {aanhaling(AFGESCHERMD)}: ?   # {gevonden.afgeschermd} ×; {waar}"}


def _bereik(kolom: Kolom) -> Iterator[str]:
    if kolom.minimum is not None and kolom.maximum is not None:
        yield from (str(n) for n in range(int(kolom.minimum), int(kolom.maximum) + 1))


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
