"""Lists of counts against the whole that they divide: "N: a en b", "waarvan a en b", "van de N waren er a, b en c"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from kkfzlib.bevindingen import Bevinding, Ernst

from . import taal
from .deelaantal import telt
from .melden import bevinding, getoond, overlapt, tekst
from .rollen import Leeszin, Rolgetal, voor

_VERDEELT = re.compile(
    r":\s*$|\b(?:verdeeld|onderverdeeld|uitgesplitst|namelijk|te\s+weten|best(?:aat|aan|aande|ond|onden)\s+uit)\b",
    re.IGNORECASE,
)
_DEELT = re.compile(r",\s+(?:waarvan|van\s+wie|onder\s+wie|waaronder)\b|\bwaarvan\b", re.IGNORECASE)
_VAN_DE = re.compile(
    r"^\W*(?:van|onder)\s+(?:de|het|alle|deze|onze)\s+(?:in\s+totaal\s+|totaal\s+)?$", re.IGNORECASE
)
_VAN_HEN = re.compile(
    r"^\W*(?:hiervan|daarvan|van\s+(?:hen|deze\s+[\w-]+|die\s+[\w-]+)|het\s+(?:gaat|ging)(?:\s+hierbij)?\s+om|dit\s+(?:zijn|waren|betreft|betrof))\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:onder\s+(?:meer|andere)|o\.a\.|zoals|bijvoorbeeld|vooral|met\s+name|meeste|meerdere|ook|meest|respectievelijk"
    r"|per\s+[a-z]+|minstens|alleen)\b",
    re.IGNORECASE,
)
"""Words that leave a list open, or let its items overlap."""
_SLUIT_UIT = re.compile(
    r"\b(?:on|niet[- ]?)(?:gegrond|ontvankelijk|afgerond)|\bmannen\b.*\bvrouwen\b|\bvrouwen\b.*\bmannen\b"
    r"|\b(?:overige|rest|anders)\b|\bniet\b|\bgeen\b|\bonbekend\b",
    re.IGNORECASE,
)
"""Items that together leave nothing over."""
_IS = re.compile(r"\b(?:waren|zijn|werden|was|is|waarvan)\b", re.IGNORECASE)
_WAAR = re.compile(
    r"\b(?:wo(?:on|ond|onden|nen)|verble(?:ef|ven)|verblijven|vertrok(?:ken)?|verhuis\w*|stroom\w*)\b",
    re.IGNORECASE,
)
"""Nobody is in two places."""
BIJNA_ALLES = 0.05
"""A list that lies within this share of its whole was meant to be all of it."""
VER, RUIM = 0.25, 0.5
"""Sums further from the whole are of something else; of lists that surely divide it, from ``RUIM`` on."""


def opsomming(alinea: Sequence[Leeszin], i: int) -> Iterator[Bevinding]:
    """ "772 leerlingen: 385 op … en 387 op …" must add up; so must what "van de 56" were, and what "hiervan" counts."""
    z = alinea[i]
    for lijst in _lijsten(z):
        geheel, zeker = _geheel(alinea, i, lijst)
        if geheel is not None:
            z.toets()
            yield from _toets(z, geheel, lijst, zeker)


_REST = re.compile(r"^\W*de\s+(?:rest|overige\w*)(?:\s+[\w-]+)?\s*\(\s*$", re.IGNORECASE)


def rest(alinea: Sequence[Leeszin], i: int) -> Iterator[Bevinding]:
    """ "Twee derde van de 48 (32) … De rest (16)": what a part leaves of its whole."""
    z, vorige = alinea[i], alinea[i - 1] if i else None
    if (
        vorige is None
        or not z.standen
        or not telt(z.standen[0])
        or not _REST.match(z.tekst[: z.standen[0].getal.plaats])
    ):
        return
    geheel = [
        g
        for g in vorige.standen
        if telt(g) and re.search(r"\bvan\s+(?:de|alle|onze)\s+$", voor(vorige.tekst, g.getal), re.I)
    ]
    deel = [g for g in vorige.standen if telt(g) and vorige.tekst[: g.getal.plaats].rstrip().endswith("(")]
    if len(geheel) != 1 or len(deel) != 1 or len([g for g in vorige.standen if telt(g)]) != 2:
        return
    z.toets()
    over = geheel[0].getal.waarde - deel[0].getal.waarde
    if over >= 0 and not overlapt((over, over), z.standen[0].bereik):
        yield bevinding(
            "totaal-delen", "fout", z.zin, f"{tekst(geheel[0].getal)} min {tekst(deel[0].getal)} is {getoond(over)}",
            getoond(over), tekst(z.standen[0].getal),
        )  # fmt: skip


def _lijsten(z: Leeszin) -> Iterator[list[Rolgetal]]:
    """Runs of counts "a …, b … en c …", the last joined by "en", nothing but their shares between them."""
    tellingen = [g for g in z.getallen if telt(g)]
    lijst: list[Rolgetal] = []
    for a, b in itertools.pairwise(tellingen):
        tussen = z.tekst[a.getal.einde : b.getal.plaats]
        ander = [
            g
            for g in z.getallen
            if a.getal.einde <= g.getal.plaats < b.getal.plaats and g.getal.eenheid != "%"
        ]
        if ander or len(tussen) > 90 or re.search(r"[;:.]\s|\bwaarvan\b|\bten opzichte\b|\btegen", tussen):
            lijst = []
            continue
        laatste = re.search(r"\ben\s+(?:nog\s+|er\s+)?(?:(?:ruim|bijna|ongeveer|circa)\s+)?$", tussen)
        komma = re.search(r",\s+(?:(?:ruim|bijna|ongeveer|circa)\s+)?$", tussen)
        if not (laatste or komma):
            lijst = []
            continue
        lijst = [*(lijst or [a]), b]
        if laatste:
            yield lijst
            lijst = []


def _geheel(alinea: Sequence[Leeszin], i: int, lijst: Sequence[Rolgetal]) -> tuple[Rolgetal | None, bool]:
    """The whole of a list, and whether the words leave no doubt that the list divides it."""
    z, eerste = alinea[i], lijst[0]
    stuk = z.tekst[eerste.getal.plaats : lijst[-1].getal.einde]
    rest = z.tekst[lijst[-1].getal.einde :]
    if _OPEN.search(z.tekst) or re.search(r"\b(?:19|20)\d\d\b", stuk + rest) or z.wijzigingen:
        return None, False
    if any(telt(g) for g in z.getallen if g.getal.plaats > lijst[-1].getal.plaats):
        return None, False
    sluit = bool(_SLUIT_UIT.search(z.tekst[eerste.getal.plaats :]))
    ervoor = [g for g in z.standen if telt(g) and g.getal.einde <= eerste.getal.plaats]
    if ervoor:
        g = ervoor[-1]
        tussen = z.tekst[g.getal.einde : eerste.getal.plaats]
        if len(tussen) > 90 or re.search(r"[;.]\s", tussen):
            return None, False
        if _VERDEELT.search(tussen):
            gelijk = len({h.wat for h in (*lijst, g) if h.wat} - set(_SEKSE)) <= 1 or not g.wat
            return g, gelijk or len(lijst) >= 3 or sluit
        if _DEELT.search(tussen) or (len(ervoor) == 1 and _VAN_DE.match(voor(z.tekst, g.getal))):
            open_ = re.search(r"\b(?:onder\s+wie|waaronder)\b", tussen)
            return (g, sluit) if sluit or not open_ else (None, False)
        return None, False
    vorige = alinea[i - 1] if i else None
    if vorige is None or not _VAN_HEN.match(z.tekst):
        return None, False
    eerder = [g for g in vorige.standen if telt(g)]
    return (eerder[0], sluit) if len(eerder) == 1 and not vorige.wijzigingen else (None, False)


_SEKSE = ("mannen", "vrouwen", "man", "vrouw", "mensen")


def _toets(z: Leeszin, geheel: Rolgetal, lijst: Sequence[Rolgetal], zeker: bool) -> Iterator[Bevinding]:
    som = sum(g.getal.waarde for g in lijst)
    laag, hoog = sum(g.bereik[0] for g in lijst), sum(g.bereik[1] for g in lijst)
    heel = geheel.getal.waarde
    if overlapt((laag, hoog), geheel.bereik) or heel <= 0:
        return
    weg = abs(som - heel) / heel
    if weg > (RUIM if zeker else VER):
        return
    is_zo = bool(_IS.search(z.tekst[: lijst[0].getal.plaats]))
    ernst: Ernst = "fout" if zeker or weg <= BIJNA_ALLES or (som > heel and is_zo) else "waarschuwing"
    verdeeld = (
        _VERDEELT.search(z.tekst[geheel.getal.einde : lijst[0].getal.plaats])
        if geheel.zin == lijst[0].zin
        else None
    )
    sluit_uit = len(lijst) >= 3 and (is_zo or _WAAR.search(z.tekst[: lijst[0].getal.plaats]))
    if ernst == "waarschuwing" and not verdeeld and not sluit_uit:
        return
    lezing = f"{' + '.join(tekst(g.getal) for g in lijst)} is {getoond(som)}"
    yield bevinding("totaal-delen", ernst, z.zin, lezing, getoond(som), tekst(geheel.getal))


def tussen_haken(z: Leeszin) -> Iterator[Bevinding]:
    """ "28 klachten, verdeeld over a (12), b (9) en c (10)"; without a word that divides it is no more than a hint."""
    haken = [g for g in z.standen if telt(g) and re.search(r"\(\s*$", z.tekst[: g.getal.plaats])]
    haken = [g for g in haken if re.match(r"\s*\)", z.tekst[g.getal.einde :])]
    if (
        len(haken) < 3
        or len(z.getallen) != len(haken) + 1
        or not telt(z.getallen[0])
        or z.getallen[0] in haken
    ):
        return
    geheel = z.getallen[0]
    if re.search(
        r"\b(?:onder\s+(?:meer|andere)|zoals|bijvoorbeeld|vooral|met\s+name|meeste|waaronder)\b",
        z.tekst,
        re.IGNORECASE,
    ):
        return
    z.toets()
    som = sum(g.getal.waarde for g in haken)
    if overlapt((sum(g.bereik[0] for g in haken), sum(g.bereik[1] for g in haken)), geheel.bereik):
        return
    verdeeld = taal.VERDEELD.search(z.tekst) or re.search(
        r"\b(?:namelijk|te\s+weten)\b", z.tekst, re.IGNORECASE
    )
    if verdeeld or abs(som - geheel.getal.waarde) <= 0.25 * geheel.getal.waarde:
        lezing = f"{' + '.join(tekst(g.getal) for g in haken)} is {getoond(som)}"
        ernst: Ernst = "fout" if verdeeld else "waarschuwing"
        yield bevinding("totaal-delen", ernst, z.zin, lezing, getoond(som), tekst(geheel.getal))
