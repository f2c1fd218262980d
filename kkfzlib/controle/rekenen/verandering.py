"""A level then, a level now and the change between them, in any order and wording: two of them give the third."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kkfzlib.bevindingen import Bevinding

from . import taal
from .melden import bevinding, getoond, overlapt, tekst
from .rollen import Leeszin, Rolgetal, richting_van, voor

_NAAR = re.compile(
    r"\s*(?:[a-zà-ÿ’'-]+\s+){0,4}?(?:\(?(?:in|over|eind|begin)?\s*(?:19|20)\d\d\)?\s*)?(?:het\s+jaar\s+ervoor\s+)?(?:naar|tot)\s+"
    r"(?:een\s+)?(?:ongeveer|circa|ca\.|zo['’]n|ruim|bijna|rond)?\s*$",
    re.IGNORECASE,
)
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
        if a.rol == b.rol == "stand" and _NAAR.fullmatch(tussen) and _zelfde_maat(a, b):
            if not re.search(r"\bvan\s+(?:een\s+)?$", voor(z.tekst, a.getal)):
                continue
            if re.search(r"\btot\b", tussen) and not taal.RICHTING.search(z.tekst):
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
            and _zelfde_maat(a, b)
            and _zelfde_wat(a, b)
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
    for a, b in zip(z.getallen, z.getallen[1:], strict=False):
        # "2.025 (2019: 2.183)", "ten opzichte van 2014 (6,5%)"
        haak = re.search(
            r"(?:\((?P<jaar>(?:19|20)\d\d):\s*|\b(?P<jaar2>(?:19|20)\d\d)\s*\()$", z.tekst[: b.getal.plaats]
        )
        tussen = z.tekst[a.getal.einde : b.getal.plaats]
        if a.rol == b.rol == "stand" and haak and _zelfde_maat(a, b) and len(tussen) <= GLUE:
            yield Paar(b, a, z, True)


def _zelfde_maat(a: Rolgetal, b: Rolgetal) -> bool:
    een, twee = a.getal.eenheid, b.getal.eenheid
    return een == twee or "aantal" in (een, twee)


def _zelfde_wat(a: Rolgetal, b: Rolgetal) -> bool:
    return not a.wat or not b.wat or a.wat == b.wat


def veranderingen(alinea: Sequence[Leeszin]) -> Iterator[Bevinding]:
    """Every contradiction between levels and changes in one paragraph."""
    for i, z in enumerate(alinea):
        paren = [*van_naar(z), *tegenover(z)]
        for paar in paren:
            yield from _richting(paar)
            yield from _factor(paar, len(paren) == 1)
            yield from _bij_paar(alinea, i, paar, len(paren) == 1)
        yield from _vergelijking(alinea, i)
        tweetal = None if paren else _naar_jaren(z)
        if tweetal is not None:
            yield from _factor(tweetal, True)
        if not paren:
            yield from _over_zinnen(alinea, i)
        yield from _stap_en_aandeel(alinea, i)


def _naar_jaren(z: Leeszin) -> Paar | None:
    """The only two levels of a sentence, where each has a year of its own."""
    if len(z.standen) != 2 or not _zelfde_maat(*z.standen):
        return None
    a, b = z.standen
    if a.jaar is None or b.jaar is None or a.jaar == b.jaar or not _zelfde_wat(a, b):
        return None
    return Paar(a, b, z, True) if a.jaar < b.jaar else Paar(b, a, z, True)


def _richting(paar: Paar) -> Iterator[Bevinding]:
    """ "Steeg van 4,7 naar 4,5" contradicts itself."""
    z = paar.zin
    woord = _richtingwoord(z, paar)
    if woord is None:
        return
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


def _factor(paar: Paar, enig: bool) -> Iterator[Bevinding]:
    """ "Verdubbeld", "gehalveerd", "twee keer zoveel" and "vrijwel gelijk" against the only two levels beside it."""
    z = paar.zin
    standen = [g for g in z.getallen if g.rol == "stand"]
    keren = [g.getal for g in z.getallen if g.getal.soort == "keer"]
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


def _vergelijking(alinea: Sequence[Leeszin], i: int) -> Iterator[Bevinding]:
    """ "Dit is lager dan in 2014, toen 7,8%" against the only level of the sentence before."""
    if not i or len(alinea[i].standen) != 1:
        return
    toen, z = alinea[i].standen[0], alinea[i]
    vorige = [g for g in alinea[i - 1].standen if g.getal.eenheid == toen.getal.eenheid]
    if len(vorige) != 1:
        return
    nu = vorige[0]
    m = _VERGELIJKING.match(voor(z.tekst, toen.getal))
    if m is None:
        return
    z.toets()
    omhoog = richting_van(m["woord"]) > 0
    if (omhoog and nu.bereik[1] < toen.bereik[0]) or (not omhoog and nu.bereik[0] > toen.bereik[1]):
        yield bevinding(
            "richtingwoord", "fout", z.zin,
            f"{tekst(nu.getal)} is {'lager' if omhoog else 'hoger'} dan {tekst(toen.getal)}",
            "lager" if omhoog else "hoger", m["woord"].lower(),
        )  # fmt: skip


def _bij_paar(alinea: Sequence[Leeszin], i: int, paar: Paar, enig: bool) -> Iterator[Bevinding]:
    """The change that stands right behind its two ends, in the sentence or at the begin of the next."""
    z = paar.zin
    laatste = max(paar.toen.getal.einde, paar.nu.getal.einde)
    na = [g for g in z.getallen if g.getal.plaats >= laatste]
    if na and na[0].rol == "wijziging" and _dichtbij(z.tekst[laatste : na[0].getal.plaats]):
        yield from _toets(paar, na[0], z)
        return
    voren = [g for g in z.getallen if g.getal.einde <= min(paar.toen.getal.plaats, paar.nu.getal.plaats)]
    if enig and voren and voren[-1].rol == "wijziging" and len(z.getallen) == 3:
        tussen = z.tekst[voren[-1].getal.einde : min(paar.toen.getal.plaats, paar.nu.getal.plaats)]
        if re.fullmatch(r"(?:\s+[\w-]+){0,2}\s*[,:(]?\s*(?:van\s+)?", tussen):
            yield from _toets(paar, voren[-1], z)
            return
    if enig and not na and i + 1 < len(alinea):
        volgende = alinea[i + 1]
        w = volgende.wijzigingen
        alleen = len(w) == len(volgende.getallen) == 1 and len(z.standen) == 2
        over_iets_anders = re.search(r"\b(?:sinds|per jaar|jaarlijks|dan)\b", volgende.tekst)
        if alleen and taal.AANHAAK.match(volgende.tekst) and not over_iets_anders:
            yield from _toets(paar, w[0], volgende)


def _dichtbij(tussen: str) -> bool:
    return len(tussen) <= GLUE and not re.search(r"[.;]|\b(?:waarvan|terwijl|maar|behalve)\b", tussen)


def _toets(paar: Paar, w: Rolgetal, z: Leeszin) -> Iterator[Bevinding]:
    """One stated change against its two ends, in per cent, points or the unit itself."""
    z.toets()
    paar.zin.toets()
    (a, b), (c, d) = paar.toen.bereik, paar.nu.bereik
    procenten = paar.eenheid == "%"
    g = w.getal
    mogelijk = []
    if g.eenheid == "%":
        if b <= 0 or a <= 0:
            return
        mogelijk = [((c / b - 1) * 100, (d / a - 1) * 100)]
    elif g.eenheid == "procentpunt" or g.eenheid == paar.eenheid or "aantal" in (g.eenheid, paar.eenheid):
        mogelijk = [(c - b, d - a)]
    else:
        return
    stap = _getekend(w)
    if any(overlapt(s, m) for s in stap for m in mogelijk):
        return
    verschil = paar.nu.getal.waarde - paar.toen.getal.waarde
    if procenten and g.eenheid == "%" and any(overlapt(s, (c - b, d - a)) for s in stap):
        yield bevinding(
            "procentpunt", "fout", z.zin,
            f"van {tekst(paar.toen.getal)} naar {tekst(paar.nu.getal)} is een verschil in procentpunt",
            getoond(abs(verschil), g.cijfers, "procentpunt"), tekst(g),
        )  # fmt: skip
        return
    if g.eenheid == "%":
        verwacht = getoond((paar.nu.getal.waarde / paar.toen.getal.waarde - 1) * 100, g.cijfers, "%", True)
    else:
        cijfers = max(g.cijfers, 1 if procenten and g.cijfers else 0)
        verwacht = getoond(verschil, cijfers, g.eenheid if g.eenheid != "aantal" else "", True)
    regel = "procentpunt" if g.eenheid == "procentpunt" else "groei"
    yield bevinding(
        regel, "fout", z.zin,
        f"{tekst(paar.nu.getal)} tegen {tekst(paar.toen.getal)} is {verwacht}", verwacht, tekst(g),
    )  # fmt: skip


def _getekend(w: Rolgetal) -> list[tuple[float, float]]:
    """The intervals that a change can mean: by its direction, else either way."""
    laag, hoog = w.bereik
    laag, hoog = min(abs(laag), abs(hoog)), max(abs(laag), abs(hoog))
    op, neer = (laag, hoog), (-hoog, -laag)
    return [op] if w.richting > 0 else [neer] if w.richting < 0 else [op, neer]


def _over_zinnen(alinea: Sequence[Leeszin], i: int) -> Iterator[Bevinding]:
    """Two levels and a change spread over at most three sentences, where nothing else is a level."""
    z = alinea[i]
    for w in z.wijzigingen:
        begin = i
        if not z.standen or taal.AANHAAK.match(z.tekst):
            while begin > 0 and i - begin < 2 and (taal.AANHAAK.match(alinea[begin].tekst)):
                begin -= 1
                if len([g for k in alinea[begin : i + 1] for g in k.standen]) >= 2:
                    break
        venster = alinea[begin : i + 1]
        standen = [g for k in venster for g in k.standen]
        andere = [g for k in venster for g in k.getallen if g.rol == "wijziging" and not _bij_elkaar(g, w)]
        if len(standen) != 2 or andere or any(k.vreemd for k in venster):
            continue
        paar = _geordend(venster, standen, w)
        if paar is not None:
            yield from _toets(paar, w, z)


def _bij_elkaar(g: Rolgetal, w: Rolgetal) -> bool:
    """Whether two changes may be one said twice (61, 8%)."""
    return g is w or (g.zin == w.zin and g.getal.eenheid != w.getal.eenheid)


def _geordend(venster: Sequence[Leeszin], standen: Sequence[Rolgetal], w: Rolgetal) -> Paar | None:
    """Which of two levels is the older: by a word that looks back, else by their years; None where neither tells."""
    a, b = standen
    zin_van = {k.getallen[0].zin: k for k in venster if k.getallen}
    za, zb = zin_van[a.zin], zin_van[b.zin]
    if not _zelfde_maat(a, b) or re.search(
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
        or re.search(r"\bdan\s+(?:de|die)\s+$", aanloop)
        or taal.TERUG.search(aanloop[-60:])
        or taal.TEGEN.search(ervoor_b[-60:])
    )
    if not (_zelfde_wat(a, b) or re.search(r"\b(?:er|dat|dit|toen)\s+(?:nog\s+)?$", aanloop)):
        return None
    if terug and (a.jaar is None or b.jaar is None or a.zin == b.zin or b.jaar <= a.jaar):
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


def _stap_en_aandeel(alinea: Sequence[Leeszin], i: int) -> Iterator[Bevinding]:
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
        if nu is None or stap.richting == 0 or not _zelfde_maat(nu, stap):
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
