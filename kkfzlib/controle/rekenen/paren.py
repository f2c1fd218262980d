"""Two levels of one figure, then and now: which numbers of a text are such a pair, and which of both is the older."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from . import taal
from .rollen import Leeszin, Rolgetal, voor

_NAAR = re.compile(
    r"\s*(?:[a-zà-ÿ’'-]+\s+){0,4}?(?:\(?(?:in|over|eind|begin)?\s*(?:19|20)\d\d\)?\s*)?(?:het\s+jaar\s+ervoor\s+)?(?:naar|tot)\s+"
    r"(?:een\s+)?(?:ongeveer|circa|ca\.|zo['’]n|ruim|bijna|rond)?\s*$",
    re.IGNORECASE,
)
_ROND = r"(?:(?:ongeveer|circa|ca\.|zo['’]n|ruim|bijna|rond|nog|was|waren|toen)\s+)*"
_VAN = re.compile(r"\bvan\s+(?:een\s+|gemiddeld\s+|in\s+totaal\s+)*$", re.IGNORECASE)
GLUE = 90
"""Characters between the two ends of a change and the change itself that leave no doubt that they belong together."""


@dataclass(frozen=True, slots=True)
class Paar:
    """A level then and one now; ``zin`` where the later of both stands, ``vast``: the words fix which is which."""

    toen: Rolgetal
    nu: Rolgetal
    zin: Leeszin
    vast: bool

    @property
    def eenheid(self) -> str:
        """The unit that both ends share."""
        return self.nu.getal.eenheid if self.nu.getal.eenheid != "aantal" else self.toen.getal.eenheid


def van_naar(z: Leeszin) -> Iterator[Paar]:
    """Every "van X naar Y" of a sentence that moves."""
    for a, b in zip(z.getallen, z.getallen[1:], strict=False):
        tussen = z.tekst[a.getal.einde : b.getal.plaats]
        if a.rol == b.rol == "stand" and _NAAR.fullmatch(tussen) and zelfde_maat(a, b):
            if not re.search(
                r"\bvan\s+(?:een\s+|gemiddeld\s+|in\s+totaal\s+)*$", voor(z.tekst, a.getal), re.IGNORECASE
            ):
                continue
            if (
                re.search(r"\btot\b", tussen)
                and not taal.RICHTING.search(z.tekst)
                and not zonder_werkwoord(z)
            ):
                continue
            if re.search(
                r"\b(?:schaal|leeftijd|leeftijden|variër\w+|uiteen\w*|uur)\b", z.tekst, re.IGNORECASE
            ):
                continue
            yield Paar(a, b, z, True)


def tegenover(z: Leeszin) -> Iterator[Paar]:
    """Every "X nu, tegen Y toen" of a sentence."""
    for a, b in zip(z.getallen, z.getallen[1:], strict=False):
        tussen = z.tekst[a.getal.einde : b.getal.plaats]
        if (
            a.rol == b.rol == "stand"
            and taal.TEGEN.search(voor(z.tekst, b.getal)[-60:])
            and zelfde_maat(a, b)
            and zelfde_wat(a, b)
            and len(tussen) <= GLUE
            and ";" not in tussen
            and (
                a.jaar != b.jaar
                or re.search(r"\b(?:vorig|eerder|ervoor|daarvoor)", z.tekst[b.getal.einde :])
                or re.search(r"\b(?:vorig|dit)\s+jaar\b", tussen)
                or any(g.getal.soort == "keer" for g in z.getallen)
            )
        ):
            yield Paar(b, a, z, True)
    zonder_stap = [g for g in z.getallen if g.rol != "wijziging"]
    for a, b in itertools.pairwise(zonder_stap):
        # "2.025 (2019: 2.183)", "ten opzichte van 2014 (6,5%)", "8 minder dan in 2014 (44)"
        haak = re.search(
            r"(?:\((?:in\s+)?(?P<jaar>(?:19|20)\d\d):?\s*|\b(?P<jaar2>(?:19|20)\d\d)\s*\(|\bvorig\s+jaar\s*\()"
            + _ROND
            + "$",
            z.tekst[: b.getal.plaats],
            re.IGNORECASE,
        )
        tussen = z.tekst[a.getal.einde : b.getal.plaats]
        if a.rol == b.rol == "stand" and haak and zelfde_maat(a, b) and len(tussen) <= GLUE:
            yield Paar(b, a, z, True)


def zonder_werkwoord(z: Leeszin) -> bool:
    """Whether a sentence opens with "Van X naar Y": it goes on about the one before it."""
    return re.match(r"\W*van\s+(?:een\s+|gemiddeld\s+)?[\d€]", z.tekst, re.IGNORECASE) is not None


_NAAMWOORD = re.compile(r"^\W*(?:de|het|deze|dit|die)\s+(?P<woord>[a-zà-ÿ]{4,})\b", re.IGNORECASE)


def haakt_aan(vorige: Leeszin, z: Leeszin) -> bool:
    """Whether a sentence goes on about the one before it: by a word that points back, or by naming it again."""
    if taal.AANHAAK.match(z.tekst):
        return True
    m = _NAAMWOORD.match(z.tekst)
    return m is not None and bool(
        re.search(rf"[a-zà-ÿ]*{re.escape(m['woord'])}\b", vorige.tekst, re.IGNORECASE)
    )


def zelfde_maat(a: Rolgetal, b: Rolgetal) -> bool:
    een, twee = a.getal.eenheid, b.getal.eenheid
    return een == twee or "aantal" in (een, twee)


def zelfde_wat(a: Rolgetal, b: Rolgetal) -> bool:
    return not a.wat or not b.wat or a.wat == b.wat


def naar_jaren(z: Leeszin) -> Paar | None:
    """The only two levels of a sentence, where each has a year of its own."""
    if len(z.standen) != 2 or not zelfde_maat(*z.standen):
        return None
    a, b = z.standen
    if a.jaar is None or b.jaar is None or a.jaar == b.jaar or not zelfde_wat(a, b):
        return None
    return Paar(a, b, z, True) if a.jaar < b.jaar else Paar(b, a, z, True)


def geordend(venster: Sequence[Leeszin], standen: Sequence[Rolgetal], w: Rolgetal) -> Paar | None:
    """Which of two levels is the older: by a word that looks back, else by their years; None where neither tells."""
    a, b = standen
    zin_van = {k.getallen[0].zin: k for k in venster if k.getallen}
    za, zb = zin_van[a.zin], zin_van[b.zin]
    if not zelfde_maat(a, b) or re.search(
        r"\b(?:andere|overige|waarvan|daarvan)\b", " ".join(k.tekst for k in venster)
    ):
        return None
    ervoor_a, ervoor_b = voor(za.tekst, a.getal), voor(zb.tekst, b.getal)
    begin_b = a.getal.einde if a.zin == b.zin else 0
    aanloop = ervoor_b[begin_b:]
    haak = re.search(r"\(\s*$", ervoor_b) and re.match(
        r"\s+(?:in|over|eind)\s+(?:19|20)\d\d\s*\)", zb.tekst[b.getal.einde :]
    )
    if re.search(r"\b(?:19|20)\d\d\s*\(\s*$", ervoor_a) and a.zin == b.zin:
        return Paar(a, b, zb, True)
    terug = bool(
        haak
        or (a.zin != b.zin and re.search(r"\b(?:19|20)\d\d\s*\(\s*$", ervoor_b))
        or re.search(r"\bdan\s+(?:de|die)\s+$", aanloop)
        or taal.TERUG.search(aanloop[-60:])
        or taal.TEGEN.search(ervoor_b[-60:])
    )
    if not (zelfde_wat(a, b) or re.search(r"\b(?:er|dat|dit|toen)\s+(?:nog\s+)?$", aanloop)):
        return None
    beide = a.jaar is not None and b.jaar is not None and a.jaar != b.jaar
    if terug and not (beide and a.jaar is not None and b.jaar is not None and b.jaar > a.jaar):
        return Paar(b, a, zb, True)
    if (
        a.jaar is not None
        and b.jaar is not None
        and a.jaar != b.jaar
        and (a.zin == b.zin or re.search(r"\b(?:er|dat|dit)\s+$", aanloop))
    ):
        return Paar(a, b, zb, True) if a.jaar < b.jaar else Paar(b, a, zb, True)
    if taal.TERUG.search(ervoor_a[-40:]):
        return Paar(a, b, zb, True)
    return None
