"""What each number of a sentence does: state a level, a share or a change; and how far the truth may lie from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kkfzlib.controle.zinnen import Zin
from kkfzlib.nederlands.getal import Getal
from kkfzlib.nederlands.lezen import Jaren, lees

from . import taal

Rol = Literal["stand", "wijziging", "overig"]
LANG = 700
"""Longer than any sentence: cells of a table that a text layer ran together."""


@dataclass(frozen=True, slots=True)
class Rolgetal:
    """One number with its role; ``richting`` of a change: 1 up, -1 down, 0 unknown; ``wat`` follows the number."""

    getal: Getal
    rol: Rol
    richting: int
    wat: str
    jaar: int | None
    zin: int

    @property
    def bereik(self) -> tuple[float, float]:
        """Lowest and highest value that the text leaves possible; zeros at the end of a large number are rounding."""
        return bereik(self.getal)


@dataclass(frozen=True, slots=True)
class Leeszin:
    """A sentence with its numbers in order; ``nummer`` counts the sentences of its paragraph."""

    zin: Zin
    getallen: tuple[Rolgetal, ...]
    jaren: tuple[Jaren, ...]
    vreemd: bool
    """Whether it is too long to be prose."""
    merk: set[tuple[str, int, str]]
    """The sentences of the same text in which something was tested."""

    def toets(self) -> None:
        """Note that a sum of this sentence was tested."""
        self.merk.add((self.zin.slot, self.zin.regel, self.zin.tekst))

    @property
    def tekst(self) -> str:
        """The sentence itself."""
        return self.zin.tekst

    @property
    def standen(self) -> list[Rolgetal]:
        """The levels it states."""
        return [g for g in self.getallen if g.rol == "stand"]

    @property
    def wijzigingen(self) -> list[Rolgetal]:
        """The changes it states."""
        return [g for g in self.getallen if g.rol == "wijziging"]


def bereik(g: Getal) -> tuple[float, float]:
    """The interval of a number as arithmetic takes it: 66.000 and 2.900 may be rounded, 1.916 is not."""
    laag, hoog = g.interval
    if g.eenheid in ("%", "procentpunt") and g.rond in _ZOWAT:
        marge = max(2.0, 0.1 * abs(g.waarde))
        return min(laag, g.waarde - marge), max(hoog, g.waarde + marge)
    if g.rond in _ZOWAT:
        marge = max(g.half, min((hoog - laag) / 2, 0.05 * abs(g.waarde)))
        return g.waarde - marge, g.waarde + marge
    if g.cijfers == 0 and g.soort == "getal" and g.eenheid not in ("%", "procentpunt"):
        heel = str(int(abs(g.waarde)))
        nullen = len(heel) - len(heel.rstrip("0"))
        if nullen >= 2 and abs(g.waarde) >= 1000:
            half = 0.5 * 10**nullen if len(heel) - nullen > 1 else 0.05 * 10**nullen
            if g.eenheid == "euro" and g.maat == 1:
                half = min(half, 0.005 * abs(g.waarde))  # an amount written out in full is hardly rounded
            return min(laag, g.waarde - half), max(hoog, g.waarde + half)
        if g.maat > 1 or g.eenheid not in ("aantal",):
            return min(laag, g.waarde - g.half), max(hoog, g.waarde + g.half)
    return laag, hoog


_ZOWAT = frozenset(
    ("ongeveer", "ongeveer een", "circa", "ca.", "rond", "rond de", "zo'n", "zo’n", "om en nabij", "±", "~")
)


def lees_zinnen(zinnen: Sequence[Zin]) -> list[Leeszin]:
    """Every sentence with the roles of its numbers."""
    merk: set[tuple[str, int, str]] = set()
    return [_lees(zin, i, merk) for i, zin in enumerate(zinnen)]


def alineas(zinnen: Sequence[Leeszin]) -> Iterator[list[Leeszin]]:
    """Sentences that follow each other in one paragraph (or one list); headings stand alone."""
    groep: list[Leeszin] = []
    for z in zinnen:
        if groep and (z.zin.slot, z.zin.blok) != (groep[-1].zin.slot, groep[-1].zin.blok):
            yield groep
            groep = []
        groep.append(z)
    if groep:
        yield groep


def _lees(zin: Zin, nummer: int, merk: set[tuple[str, int, str]]) -> Leeszin:
    if zin.soort == "kop" or len(zin.tekst) > LANG:
        return Leeszin(zin, (), (), True, merk)
    lezing = lees(zin.tekst)
    rollen: list[Rolgetal] = []
    for g in lezing.getallen:
        rol, richting = _rol(zin.tekst, g, rollen)
        rollen.append(
            Rolgetal(g, rol, richting, wat(zin.tekst, g), _jaar(lezing.jaren, g, zin.tekst), nummer)
        )
    return Leeszin(zin, tuple(rollen), lezing.jaren, False, merk)


def voor(tekst: str, g: Getal) -> str:
    """What stands before a number, without the word that makes it rough."""
    stuk = tekst[: g.plaats].rstrip()
    if g.rond and stuk.lower().endswith(g.rond):
        stuk = stuk[: -len(g.rond)]
    return stuk.rstrip() + " "


def wat(tekst: str, g: Getal) -> str:
    """The word behind a number: what it counts, as far as one word says it; empty before punctuation."""
    m = re.match(r"\s*\(?\s*([a-zà-ÿ][\w’'-]+)", tekst[g.einde :], re.IGNORECASE)
    woord = m[1].lower() if m else ""
    return "" if woord in _LEEG else woord


_LEEG = frozenset((
    "in", "naar", "tot", "van", "voor", "op", "bij", "te", "ten", "en", "of", "dan", "per", "is", "was",
    "waren", "zijn", "werden", "over", "met", "door", "uit", "aan", "tegen", "tegenover", "meer", "minder",
    "hoger", "lager", "toen", "om", "als", "die", "dat", "geteld", "behandeld", "geregistreerd", "ontvangen",
    "resp", "een", "het", "de", "gemeld", "ingediend", "uitgevoerd", "afgerond", "eind", "begin", "medio",
    "sinds", "vanaf", "na", "vorig", "vorige",
))  # fmt: skip


def _jaar(jaren: Sequence[Jaren], g: Getal, tekst: str) -> int | None:
    """The year that stands nearest to a number within its clause; None where the sentence names none or a pair."""
    bij = [
        j
        for j in jaren
        if j.van == j.tot
        and not re.search(r";|\.(?!\d)", tekst[min(j.plaats, g.plaats) : max(j.plaats, g.einde)])
    ]
    return min(bij, key=lambda j: _afstand(tekst, j.plaats, g)).van if bij else None


def _afstand(tekst: str, jaar: int, g: Getal) -> int:
    """How far a year stands from a number; the one behind it is likelier its own, unless a new part begins between."""
    if jaar < g.einde:
        return g.plaats - jaar + 5
    return jaar - g.einde + (25 if re.search(r"\ben\b|[,;:(]", tekst[g.einde : jaar]) else 0)


def _rol(tekst: str, g: Getal, eerder: Sequence[Rolgetal]) -> tuple[Rol, int]:
    """Role and direction of one number, from what stands directly before and behind it."""
    if g.soort not in ("getal",) or taal.GEEN_TELLING.match(tekst, g.einde):
        return "overig", 0
    ervoor, erna = voor(tekst, g), tekst[g.einde :]
    if g.eenheid in ("maanden", "weken", "jaar", "dagen", "uren") and (
        g.tekst[0].isalpha() or taal.DUUR_ERVOOR.search(ervoor)
    ):
        return "overig", 0
    haak = ervoor.rstrip().endswith("(")
    if g.teken and g.eenheid in ("%", "procentpunt"):
        return "wijziging", 1 if g.waarde > 0 else -1
    if g.teken and haak:
        return "wijziging", 1 if g.waarde > 0 else -1
    if (
        haak
        and eerder
        and eerder[-1].getal.soort == "deel"
        and (m := taal.NAAM_ERVOOR.search(voor(tekst, eerder[-1].getal)))
    ):
        return "wijziging", 1 if m["op"] else -1 if m["neer"] else 0
    if haak and eerder and eerder[-1].rol == "wijziging" and g.eenheid == "%":
        tussen = tekst[eerder[-1].getal.einde : g.plaats]
        if len(tussen) <= 30 and not re.search(r"[,.]|\bdan\b", tussen):
            return "wijziging", eerder[-1].richting
    if re.match(r"\s+(?:in\s+\d{4}\s+)?(?:naar|tot)\s+[\w€]", erna) and re.search(r"\bvan\s+$", ervoor):
        return "stand", 0
    if m := taal.NAAM_ERVOOR.search(ervoor):
        return "wijziging", 1 if m["op"] else -1 if m["neer"] else 0
    if taal.MET_ERVOOR.search(ervoor) and g.eenheid == "%" and taal.IETS.match(erna):
        return "stand", 0
    if taal.MET_ERVOOR.search(ervoor) and (r := _richting_in_bijzin(tekst, g)):
        return "wijziging", r
    if m := taal.VERGELIJKT.match(erna) or taal.OFWEL.match(erna):
        return "wijziging", 1 if m["op"] else -1
    if (m := taal.GEWIJZIGD.match(erna)) and g.eenheid != "euro":
        return "wijziging", richting_van(m["woord"])
    if re.search(r"\bmet\s+$", ervoor) and re.match(r"\s*(?:procent\s+)?licht|\s*$", erna) and g.teken:
        return "wijziging", 1 if g.waarde > 0 else -1
    return "stand", 0


def _richting_in_bijzin(tekst: str, g: Getal) -> int:
    """The direction of "met N": where the clause has one verb of change and no level between the two."""
    begin = max((m.end() for m in taal.EINDE_BIJZIN.finditer(tekst, 0, g.plaats)), default=0)
    eind = taal.EINDE_BIJZIN.search(tekst, g.einde)
    na = tekst[g.einde : eind.start() if eind else len(tekst)]
    if taal.ZELFDE.search(na[:40]):
        return 0
    if m := re.search(r"\d", na):
        na = na[: m.start()]
    woorden = [m.group() for m in taal.RICHTING.finditer(tekst[begin : g.plaats] + " … " + na)]
    # "Met 312 hoger dan" compares a level; only what moves makes a change of it.
    kandidaten = {richting_van(w) for w in woorden if not taal.VERGROTEND.fullmatch(w)}
    return kandidaten.pop() if len(kandidaten) == 1 else 0


def richting_van(woord: str) -> int:
    """1 for a word of going up, -1 for one of going down, 0 for neither."""
    m = taal.RICHTING.search(woord)
    return 0 if m is None else 1 if m["op"] else -1
