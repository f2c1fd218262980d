"""Words that say how two levels lie: up, down, doubled, nearly the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kkfzlib.bevindingen import Bevinding

from . import taal
from .melden import bevinding, getoond, tekst
from .paren import Paar, zelfde_maat
from .rollen import Leeszin, Rolgetal, richting_van, voor


def richting(paar: Paar, vorige: Leeszin | None = None) -> Iterator[Bevinding]:
    """ "Steeg van 4,7 naar 4,5" contradicts itself; ``vorige``: the sentence that has the verb."""
    z = paar.zin
    woord = _richtingwoord(z, paar) or (_enig_woord(vorige) if vorige else None)
    if woord is None:
        return
    yield from _tegen(paar, woord)


def _tegen(paar: Paar, woord: str) -> Iterator[Bevinding]:
    z = paar.zin
    z.toets()
    omhoog = richting_van(woord)
    (toen_laag, toen_hoog), (nu_laag, nu_hoog) = paar.toen.bereik, paar.nu.bereik
    if paar.toen.getal.waarde == paar.nu.getal.waarde:
        return
    if (omhoog > 0 and nu_hoog <= toen_laag) or (omhoog < 0 and nu_laag >= toen_hoog):
        yield bevinding(
            "richtingwoord", "fout", z.zin,
            f"van {tekst(paar.toen.getal)} naar {tekst(paar.nu.getal)} is een {'daling' if omhoog > 0 else 'stijging'}",
            "daling" if omhoog > 0 else "stijging", woord.lower(),
        )  # fmt: skip


BIJNA = re.compile(
    r"\b(?:ruim|bijna|ongeveer|circa|meer\s+dan|minder\s+dan|nagenoeg|vrijwel)\b", re.IGNORECASE
)
RUIMTE, RUIMER = 0.15, 0.4
"""How far the ratio of two levels may lie from "verdubbeld": as a share, and where "ruim" or "bijna" stands by."""
GELIJK = 0.25
"""From this relative change on nobody calls two levels almost equal."""


def factor(paar: Paar, enig: bool, erna: Leeszin | None = None) -> Iterator[Bevinding]:
    """ "Verdubbeld", "gehalveerd", "twee keer zoveel" and "vrijwel gelijk" against the only two levels beside it.

    ``erna``: the sentence behind them that says so, with no other number.
    """
    standen = [g for g in paar.zin.getallen if g.rol == "stand"]
    z = erna or paar.zin
    keren = [g.getal for g in z.getallen if g.getal.soort == "keer"]
    if erna and (len(erna.getallen) != 1 or not keren):
        return
    if not enig or len(standen) != 2 or paar.toen.bereik[0] <= 0:
        return
    laag, hoog = paar.nu.bereik[0] / paar.toen.bereik[1], paar.nu.bereik[1] / paar.toen.bereik[0]
    van_naar_tekst = f"van {tekst(paar.toen.getal)} naar {tekst(paar.nu.getal)}"
    keer = paar.nu.getal.waarde / paar.toen.getal.waarde
    if len(keren) == 1:
        z.toets()
        k = keren[0]
        ruim = RUIMER if BIJNA.search(z.tekst[max(0, k.plaats - 15) : k.einde + 15]) or k.rond else RUIMTE
        if hoog < k.waarde * (1 - ruim) or laag > k.waarde * (1 + ruim):
            yield bevinding(
                "groei",
                "fout",
                z.zin,
                f"{van_naar_tekst} is {getoond(keer, 1)} keer zoveel",
                f"{getoond(keer, 1)} keer",
                k.tekst,
            )
    gelijk = re.search(
        r"\b(?:vrijwel|nagenoeg|ongeveer|bijna)\s+(?:gelijk|hetzelfde|even\s+(?:hoog|groot|veel))\b",
        z.tekst,
        re.IGNORECASE,
    )
    if gelijk and not keren:
        z.toets()
        if hoog < 1 - GELIJK or laag > 1 + GELIJK:
            verwacht = getoond((keer - 1) * 100, 0, "%", True)
            yield bevinding(
                "richtingwoord",
                "fout",
                z.zin,
                f"{van_naar_tekst} is {verwacht}",
                verwacht,
                gelijk.group().lower(),
            )


def _richtingwoord(z: Leeszin, paar: Paar) -> str | None:
    """The one word of direction that governs a pair: in its clause before it, else directly behind it."""
    eerste, laatste = sorted((paar.toen.getal, paar.nu.getal), key=lambda g: g.plaats)
    begin = max(
        [
            *(
                m.end()
                for m in re.finditer(r"[;()]|\s(?:maar|terwijl|en)\s|,\s(?!van\b)", z.tekst[: eerste.plaats])
            ),
            *(g.getal.einde for g in z.getallen if g.getal.einde <= eerste.plaats and g.getal is not eerste),
        ],
        default=0,
    )
    ervoor = z.tekst[begin : eerste.plaats]
    if not ervoor.strip() and z.tekst[:begin].rstrip().endswith(","):
        # An apposition: what the clause before the comma says, is about these two.
        aanloop = re.split(r"[;:()]|\s(?:maar|terwijl)\s", z.tekst[: z.tekst[:begin].rstrip().rfind(",")])[-1]
        ervoor = re.split(r"\d", aanloop)[-1] + " "
    if paar.nu.getal is eerste:
        ervoor += " … " + z.tekst[eerste.einde : laatste.plaats]
    erna = re.match(r"[^;.,()\d]{0,30}", z.tekst[laatste.einde :])
    gevonden = [m.group() for m in taal.RICHTING.finditer(ervoor)]
    if not gevonden and erna:
        gevonden = [m.group() for m in taal.RICHTING.finditer(erna.group())]
    vooraf = ervoor.split("…")[0] if paar.nu.getal is eerste else ervoor
    if re.search(r"\b(?:niet|geen|minder\s+(?:snel|sterk|hard))\b", ervoor, re.IGNORECASE) or re.search(
        r"\bdan\b", vooraf
    ):
        return None
    return gevonden[0] if len({richting_van(w) for w in gevonden}) == 1 else None


_VERGELIJKING = re.compile(
    r"^\W*(?:dat|dit)\s+(?:is|was|zijn|ligt)\s+(?:er\s+)?(?:een\s+)?(?:\w+\s+)?(?P<woord>lager|hoger|meer|minder|korter|langer|"
    rf"{taal.OP_NAAM}|{taal.NEER_NAAM})\s+(?:dan|ten\s+opzichte\s+van|vergeleken\s+met)\b"
    r".*(?:\btoen\b[^.;:()]*|\([^()]*)$",
    re.IGNORECASE,
)


def vergelijking(alinea: Sequence[Leeszin], i: int) -> Iterator[Bevinding]:
    """ "Dit is lager dan in 2014, toen 7,8%" against the only level of the sentence before."""
    if not i or len(alinea[i].standen) != 1:
        return
    toen, z = alinea[i].standen[0], alinea[i]
    vorige = [g for g in alinea[i - 1].standen if g.getal.eenheid == toen.getal.eenheid]
    if len(vorige) != 1:
        return
    nu = vorige[0]
    m = _VERGELIJKING.match(voor(z.tekst, toen.getal))
    if len({w.lower() for w in taal.VERGROTEND.findall(z.tekst)}) > 1:
        return
    if m is None:
        yield from _met_hoger(z, nu, toen)
        return
    z.toets()
    omhoog = richting_van(m["woord"]) > 0
    if (omhoog and nu.bereik[1] < toen.bereik[0]) or (not omhoog and nu.bereik[0] > toen.bereik[1]):
        yield bevinding(
            "richtingwoord", "fout", z.zin,
            f"{tekst(nu.getal)} is {'lager' if omhoog else 'hoger'} dan {tekst(toen.getal)}",
            "lager" if omhoog else "hoger", m["woord"].lower(),
        )  # fmt: skip


def _met_hoger(z: Leeszin, nu: Rolgetal, toen: Rolgetal) -> Iterator[Bevinding]:
    """ "In 2007 was dit aandeel met 86% iets hoger" against the level of the sentence before."""
    m = taal.IETS.match(z.tekst, toen.getal.einde)
    if (
        m is None
        or not taal.MET_ERVOOR.search(voor(z.tekst, toen.getal))
        or not re.search(r"\b(?:dit|dat|die|deze)\b", z.tekst)
    ):
        return
    z.toets()
    omhoog = m["op"] is not None
    if (omhoog and toen.bereik[1] <= nu.bereik[0]) or (not omhoog and toen.bereik[0] >= nu.bereik[1]):
        anders = "lager" if omhoog else "hoger"
        lezing = f"{tekst(toen.getal)} is {anders} dan {tekst(nu.getal)}"
        yield bevinding("richtingwoord", "fout", z.zin, lezing, anders, m.group().strip())


_OOK_TOEN = re.compile(
    r"^\W*(?:in|eind|vorig|het\s+jaar|een\s+jaar|dat|dit)\b[^.;]{0,40}?\b(?:waren|was)\s+(?:dat|dit|het|er)\s+(?:er\s+)?(?:nog\s+)?$",
    re.IGNORECASE,
)
_DAARMEE = re.compile(r"^\W*(?:daarmee|hiermee|dus|dat|dit|(?:[a-z]+\s+){1,3}dus)\b", re.IGNORECASE)


def buren(alinea: Sequence[Leeszin], i: int) -> Iterator[Bevinding]:
    """Two sentences with a level each ("In 2022 waren dat er …") and one beside them that says which way it went."""
    if not i or not alinea[i].standen or len(alinea[i - 1].standen) != len(alinea[i - 1].getallen):
        return
    z, vorige = alinea[i], alinea[i - 1]
    toen, nu = z.standen[0], vorige.standen[-1] if len(vorige.standen) == 1 else None
    if nu is None or not _OOK_TOEN.match(voor(z.tekst, toen.getal)) or not zelfde_maat(toen, nu):
        return
    if toen.jaar is not None and nu.jaar is not None and toen.jaar >= nu.jaar:
        return
    voorop = i >= 2 and bool(nu.wat) and nu.wat in alinea[i - 2].tekst.lower()
    achteraan = i + 1 < len(alinea) and bool(_DAARMEE.match(alinea[i + 1].tekst))
    erbij = [alinea[i - 2]] if voorop else []
    if achteraan:
        erbij.append(alinea[i + 1])
    for zegt in erbij:
        woord = None if zegt.getallen else _enig_woord(zegt)
        if woord is not None:
            yield from _tegen(Paar(toen, nu, zegt, True), woord)


def _enig_woord(z: Leeszin) -> str | None:
    """The direction that a sentence gives, where it gives one and denies nothing."""
    woorden = [m.group() for m in taal.RICHTING.finditer(z.tekst)]
    if re.search(
        r"\b(?:niet|geen|ondanks|minder\s+(?:snel|sterk|hard)|dan|daarentegen|juist|wel)\b",
        z.tekst,
        re.IGNORECASE,
    ):
        return None
    return woorden[0] if len({richting_van(w) for w in woorden}) == 1 else None
