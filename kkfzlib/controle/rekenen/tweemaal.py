"""The same fact stated twice: what is counted, its subject, its year and its unit all agree, and the numbers don't.

Under different headings, or in a table, only where nothing around a statement narrows it to a place or a group.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kkfzlib.bevindingen import Bevinding
from kkfzlib.nederlands.getal import Getal
from kkfzlib.nederlands.kalender import JAAR

from .melden import bevinding, getoond, overlapt, tekst
from .rollen import Leeszin, Rolgetal, bereik, voor
from .taal import KOPWOORDEN, ZEGT_NIETS
from .tabel import Tabel, is_jaar

_MOMENT = re.compile(
    r"\b(?:eind(?:e)?|ultimo|begin|medio|op\s+\d{1,2}\s+[a-z]+|per\s+\d{1,2})\b", re.IGNORECASE
)
_PLEK = re.compile(
    r"\b(?:locatie|vestiging|afdeling|kliniek|regio|gemeente|team|landelijk\w*|branche\w*|sector\w*|andere)\b",
    re.IGNORECASE,
)
_GRENS = re.compile(r"[,;:()]\s|[()]|\s[–-]\s|\.$")


Cellen = dict[tuple[frozenset[str], int, str], tuple[Tabel, Getal | None]]


@dataclass(frozen=True, slots=True)
class Feitzin:
    """One statement: what it says of which year, in its clause."""

    inhoud: frozenset[str]
    jaar: int
    eenheid: str
    moment: bool


def tweemaal(zinnen: Sequence[Leeszin]) -> Iterator[Bevinding]:
    """Two sentences that say the same in the same words, with another number."""
    eerder: dict[Feitzin, list[tuple[Leeszin, Rolgetal, bool]]] = {}
    for i, z in enumerate(zinnen):
        feit = _feit(z)
        if feit is None:
            continue
        g = z.standen[0]
        vrij = _vrij(zinnen, i, feit)
        gelijk = [e for e in eerder.get(feit, []) if e[0].zin.slot == z.zin.slot or (vrij and e[2])]
        eerder.setdefault(feit, []).append((z, g, vrij))
        if not gelijk:
            continue
        z.toets()
        ander, getal, _ = gelijk[0]
        if not any(overlapt(e[1].bereik, g.bereik) for e in gelijk):
            elders = ander.zin.slot != z.zin.slot
            waar = (
                f"“{ander.zin.slot.strip()}”, regel {ander.zin.regel}"
                if elders
                else f"regel {ander.zin.regel}"
            )
            yield bevinding(
                "tekst-getal", "fout", z.zin, f"{waar} noemt voor hetzelfde {tekst(getal.getal)}", tekst(getal.getal),
                tekst(g.getal),
            )  # fmt: skip


def tegen_tabellen(zinnen: Sequence[Leeszin], tabellen: Sequence[Tabel]) -> Iterator[Bevinding]:
    """A sentence against the one cell of all tables that says the same."""
    cellen = _cellen(tabellen)
    for i, z in enumerate(zinnen):
        feit = _feit(z)
        if feit is None or feit.moment or not _vrij(zinnen, i, feit):
            continue
        t, g = cellen.get((feit.inhoud, feit.jaar, feit.eenheid), (None, None))
        if t is None or g is None:
            continue
        z.toets()
        if not overlapt(bereik(g), z.standen[0].bereik):
            yield bevinding(
                "tekst-getal", "fout", z.zin, f"{t.plaats} noemt voor hetzelfde {g.tekst}", g.tekst,
                tekst(z.standen[0].getal),
            )  # fmt: skip


def reeksen_tegen_tabellen(
    alineas: Sequence[Sequence[Leeszin]], tabellen: Sequence[Tabel]
) -> Iterator[Bevinding]:
    """A paragraph with a level for each of three years or more against the sums (or a row) of a table of those."""
    for alinea in alineas:
        standen = [
            (z, g) for z in alinea for g in z.standen if g.jaar is not None and g.getal.eenheid == "aantal"
        ]
        reeks = {g.jaar: (z, g) for z, g in standen}
        if len(reeks) < 3 or len(reeks) != len(standen):
            continue
        for t in tabellen:
            yield from _reeks(reeks, t)


def _reeks(reeks: dict[int | None, tuple[Leeszin, Rolgetal]], t: Tabel) -> Iterator[Bevinding]:
    kolommen = {int(kop.strip("* ")): k for k, kop in enumerate(t.koppen) if is_jaar(kop) and "-" not in kop}
    jaren = [j for j in reeks if j in kolommen]
    if len(jaren) < 3:
        return
    sommen = {j: sum(g.waarde for g in t.kolom(kolommen[j]) if g is not None) for j in jaren if j is not None}
    rijen = [{j: rij[kolommen[j]] for j in jaren if j is not None} for rij in t.cellen]
    lezingen = [sommen, *({j: g.waarde for j, g in rij.items() if g is not None} for rij in rijen)]
    for waarden in lezingen:
        mis = [
            j for j in jaren if j in waarden and not overlapt((waarden[j], waarden[j]), reeks[j][1].bereik)
        ]
        if len(waarden) == len(jaren) and len(mis) == 1 and len(jaren) - 1 >= 2:
            z, g = reeks[mis[0]]
            z.toets()
            verwacht = getoond(waarden[mis[0]])
            lezing = f"{t.plaats} geeft over {mis[0]} {verwacht}"
            yield bevinding("tekst-getal", "fout", z.zin, lezing, verwacht, tekst(g.getal))
            return


def _cellen(tabellen: Sequence[Tabel]) -> Cellen:
    """Every cell of a year by what its row is called; None where two cells disagree."""
    uit: Cellen = {}
    for t in tabellen:
        if not _woorden(t.titel) <= KOPWOORDEN:
            continue
        for label, rij in zip(t.labels, t.cellen, strict=True):
            inhoud = _woorden(label) - ZEGT_NIETS
            for kop, g in zip(t.koppen, rij, strict=True):
                if g is None or not inhoud or not is_jaar(kop) or "-" in kop:
                    continue
                sleutel = (inhoud, int(kop.strip("* ")), g.eenheid)
                eerder = uit.get(sleutel)
                uit[sleutel] = (
                    (t, g) if eerder is None or (eerder[1] and eerder[1].waarde == g.waarde) else (t, None)
                )
    return uit


def _feit(z: Leeszin) -> Feitzin | None:
    """What a sentence states first, where all of it can be read: a level in its clause, one year, a thing counted."""
    jaren = {int(j) for j in JAAR.findall(z.tekst)}
    if not z.standen or len(jaren) != 1 or z.wijzigingen or z.getallen[0] is not z.standen[0]:
        return None
    g = z.standen[0]
    begin = max((m.end() for m in _GRENS.finditer(z.tekst, 0, g.getal.plaats)), default=0)
    eind = _GRENS.search(z.tekst, g.getal.einde)
    tot = eind.start() if eind else len(z.tekst)
    if any(begin <= h.getal.plaats < tot for h in z.getallen if h is not g) or not g.wat:
        return None
    stuk = voor(z.tekst[:tot], g.getal)[begin:] + z.tekst[g.getal.einde : tot]
    inhoud = frozenset(re.findall(r"[a-zà-ÿ]{2,}", stuk.lower())) - ZEGT_NIETS
    return Feitzin(inhoud, jaren.pop(), g.getal.eenheid, bool(_MOMENT.search(stuk))) if inhoud else None


def _vrij(zinnen: Sequence[Leeszin], i: int, feit: Feitzin) -> bool:
    """Whether neither the heading nor what stands before a sentence in its paragraph narrows it."""
    z = zinnen[i]
    if not _kop_vrij(z.zin.slot) and not _woorden(z.zin.slot) <= KOPWOORDEN | feit.inhoud:
        return False
    k = i
    while k >= 0 and (zinnen[k].zin.slot, zinnen[k].zin.blok) == (z.zin.slot, z.zin.blok):
        if _PLEK.search(zinnen[k].tekst):
            return False
        k -= 1
    return True


@cache
def _kop_vrij(kop: str) -> bool:
    return _woorden(kop) <= KOPWOORDEN


def _woorden(kop: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-zà-ÿ]{2,}", kop.lower()))
