"""A table as read: labels and numbers in rows and columns, with its place."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from kkfzlib.nederlands.afronding import decimalen
from kkfzlib.nederlands.getal import Getal
from kkfzlib.nederlands.lezen import lees_los

_VOETNOOT = re.compile(r"(?<=[\d%])\s*(?:\*+|[¹²³⁴-⁹]+|\^\d|[†‡§]\d?|≈|[▲▼])+$|^\s*(?:ca\.)\s*")
_LEEG = re.compile(r"\s*(?:[-–—]|n\.?v\.?t\.?|geen)?\s*", re.IGNORECASE)
_TOTAAL = re.compile(r"^(?:sub|eind|generaal\s+)?tota(?:al|len)\b|\btotaal$|^som\b", re.IGNORECASE)
_GEEN_SOM = re.compile(
    r"uniek|gemiddeld|percentage|dubbel|ratio|index|norm|mediaan|per\s+(?:fte|cli)|score|cijfer\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Tabel:
    """``koppen`` has a text per column, ``rijen`` a label and a number (or None) per column after it."""

    koppen: tuple[str, ...]
    labels: tuple[str, ...]
    cellen: tuple[tuple[Getal | None, ...], ...]
    plaats: str
    titel: str = ""
    regels: tuple[str, ...] = ()
    """The text of every row, to show a reader."""
    onder: tuple[tuple[float | None, ...], ...] = ()
    """Per cell the number it stays under ("<5"), where that is all it says."""
    dicht: tuple[tuple[bool, ...], ...] = ()
    """Per cell whether something stands there that is no number: hidden, unknown or not to be read."""

    @property
    def breedte(self) -> int:
        """Number of columns of numbers."""
        return len(self.koppen)

    def gekanteld(self) -> Tabel:
        """Rows for columns."""
        om = tuple(zip(*self.cellen, strict=True)) if self.cellen else ()
        onder = tuple(zip(*self.onder, strict=True)) if self.onder else ()
        dicht = tuple(zip(*self.dicht, strict=True)) if self.dicht else ()
        return Tabel(self.labels, self.koppen, om, self.plaats, self.titel, onder=onder, dicht=dicht)

    def kolom(self, k: int) -> list[Getal | None]:
        """One column, a number or None per row."""
        return [rij[k] for rij in self.cellen]


def is_totaal(label: str) -> bool:
    """Whether a label says that its numbers are the sum of others."""
    return bool(_TOTAAL.search(label.strip(" :*"))) and not _GEEN_SOM.search(label)


def is_som(label: str) -> bool:
    """Whether what a label names can be added up."""
    return not _GEEN_SOM.search(label)


def cel(tekst: str) -> Getal | None:
    """The number that a cell consists of; None for anything else (x, n.v.t., <5, a range)."""
    kaal = _VOETNOOT.sub("", tekst.replace("\u00a0", " ").strip()).strip()
    kaal = re.sub(r"^\((\d[\d.,]*)\)$", r"\1", kaal)
    # In a cell of its own a space parts thousands.
    kaal = (
        re.sub(r"(?<=\d) (?=\d{3}\b)", ".", kaal)
        if re.fullmatch(r"[+\-−]?\d{1,3}(?: \d{3})+(?:,\d+)?", kaal)
        else kaal
    )
    # A year with a sign of per cent is a heading.
    return lees_los(kaal) if kaal and not re.fullmatch(r"(?:19|20)\d\d\s*%", kaal) else None


def onder(tekst: str) -> float | None:
    """What a cell like "<5" or "minder dan 5" stays under; None for anything else."""
    m = re.fullmatch(r"\s*(?:<|minder\s+dan)\s*(\d{1,4})\s*", tekst, re.IGNORECASE)
    return float(m[1]) if m else None


def bouw(
    rooster: Sequence[Sequence[str]], plaats: str, titel: str = "", koprijen: int | None = None
) -> Tabel | None:
    """A table out of rows of texts: the first column is labels, the rows above the first numbers are headings.

    None where there are no two rows of numbers. ``koprijen`` where the source marks them itself.
    """
    breedte = max((len(r) for r in rooster), default=0)
    vol = [[*r, *[""] * (breedte - len(r))] for r in rooster]
    if breedte < 2:
        return None
    n = koprijen if koprijen is not None else _koprijen(vol)
    lijf = [r for r in vol[n:] if any(c.strip() for c in r)]
    if len(lijf) < 2:
        return None
    koppen = tuple(" ".join(r[k].strip() for r in vol[:n] if r[k].strip()) for k in range(1, breedte))
    cellen = tuple(tuple(cel(c) for c in r[1:]) for r in lijf)
    if sum(c is not None for r in cellen for c in r) < 2:
        return None
    return Tabel(
        koppen, tuple(r[0].strip() for r in lijf), cellen, plaats, titel,
        tuple(" ".join(c for c in r if c) for r in lijf), tuple(tuple(onder(c) for c in r[1:]) for r in lijf),
        tuple(tuple(cel(c) is None and onder(c) is None and not _LEEG.fullmatch(c) for c in r[1:]) for r in lijf),
    )  # fmt: skip


def _koprijen(vol: Sequence[Sequence[str]]) -> int:
    """How many rows at the top are headings: no numbers ("<5" is one), or only years, dates and scores counting on."""
    for n, rij in enumerate(vol):
        getallen = [cel(c) for c in rij[1:] if c.strip()]
        if n and any(onder(c) is not None for c in rij[1:]):
            return n
        if not getallen or all(g is None for g in getallen):
            continue
        if n == 0 and (
            not rij[0].strip() or _opklimmend(getallen) or all(is_jaar(c) for c in rij[1:] if c.strip())
        ):
            continue
        if all(is_jaar(c) for c in rij[1:] if cel(c) is not None):
            continue
        return n
    return len(vol)


def is_jaar(tekst: str) -> bool:
    """Whether a heading is a year or a day of one."""
    return bool(re.fullmatch(r"(?:\d{1,2}-\d{1,2}-)?(?:19|20)\d\d\*?", tekst.strip()))


def _opklimmend(getallen: Sequence[Getal | None]) -> bool:
    w = [g.waarde for g in getallen if g is not None and g.cijfers == 0]
    return len(w) >= 3 and all(b - a == 1 for a, b in itertools.pairwise(w))


def stap(getallen: Sequence[Getal]) -> float:
    """The step that numbers are rounded to: that of the last decimal, or of the fives, tens, hundreds they all are."""
    cijfers = max((g.cijfers for g in getallen), default=0)
    if cijfers:
        return min(
            10.0**-cijfers,
            *(10.0 ** -decimalen(g.waarde) for g in getallen if decimalen(g.waarde)),
            10.0**-cijfers,
        )
    w = [abs(g.waarde) for g in getallen if g.waarde]
    if len(w) >= 4:
        for s in (1000.0, 100.0, 10.0, 5.0):
            if max(w) >= 50 * s and all(x % s == 0 for x in w):
                return s
    return 1.0
