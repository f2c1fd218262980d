"""Direction words ("daalde", "hoger", "ongeveer gelijk") against the computed direction, or without any figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from kkfzlib.bevindingen import Bevinding
from kkfzlib.nederlands.kalender import jaren

from .beweringen import Bewering
from .feiten import Feit, Feiten, gedrukt
from .vermelding import Woord, woorden
from .zinnen import Zin
from .zinsdelen import Deel, zinsdelen

Kant = Literal["omhoog", "omlaag", "gelijk"]

_GELIJK = re.compile(
    r"""\b(?:(?:ongeveer|vrijwel|nagenoeg|bijna|min\sof\smeer|redelijk|zo\sgoed\sals|praktisch)\s+(?:gelijk
    |hetzelfde|stabiel|onveranderd|constant)
    |(?:bleef|bleven|is|zijn|was|waren)\s+(?:(?:in|over)\s+\w+\s+)?(?:gelijk|stabiel|onveranderd|constant|hetzelfde)
    |(?:gelijk|stabiel|onveranderd)\s+(?:gebleven|aan))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_OP = re.compile(
    r"""\b(?:steeg|stegen|gestegen|stijgt|stijging|stijgende|toegenomen|toename|neemt\stoe|groeide\w*|gegroeid
    |(?<!maal\sde\s)groei(?:t|ende)?|opgelopen|oplopend\w*
    |verhoogd|verdubbel\w*|nam(?:en)?\b(?=.{0,60}\btoe\b)|(?:liep|liepen)\b(?=.{0,60}\bop\b(?!\s+(?:de|het|een|basis)))
    |hogere?|verbeterd(?:e)?|verbeterde)\b|\b(?:meer|langere?|hogere?)(?=\s+\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_NEER = re.compile(
    r"""\b(?:daalde\w*|gedaald|daling|daalt|dalende|afgenomen|afname|neemt\saf|teruggelopen|verlaagd|kromp\w*
    |gekrompen|zakte\w*|gezakt|gehalveerd
    |halveerde|verminderde\w*|verminderd|nam(?:en)?\b(?=.{0,60}\baf\b)|(?:liep|liepen)\b(?=.{0,60}\bterug\b)
    |lagere?|verslechterd\w*
    |minder|kortere?)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_WOORDEN: tuple[tuple[Kant, re.Pattern[str]], ...] = (("gelijk", _GELIJK), ("omhoog", _OP), ("omlaag", _NEER))
# Adjectives say something about the very next word only, or about what they are the predicate of.
_BIJVOEGLIJK = re.compile(r"^(?:meer|minder|hogere?|lagere?|langere?|kortere?|verbeterde?)$", re.IGNORECASE)
_PREDICAAT = re.compile(
    r"\b(?:is|was|zijn|waren|werd|werden|lag|lagen|bleek|viel|mede|iets|veel|flink|duidelijk)\s+(?:\w+\s+){0,2}$",
    re.I,
)
_GEEN_BEWERING = re.compile(
    r"""\b(?:zal|zullen|verwacht\w*|wil|willen|streef\w*|streven|gaat|gaan|moet\w*|kan|kunnen|kon|doel\w*
    |beoog\w*|gepland\w*|om\s(?:\w+\s){0,4}te|naar
    \sverwachting|indien|wanneer|mits|zou|zouden|hopen|ambitie|mogelijk|zodat|gericht\sop|niet|geen|volgt|kijkt)\b
    |\b(?:hoger|lager|meer|minder|langer|korter)\s+dan\b(?!\s+(?:in\s+20|vorig|het\s(?:jaar|vorige)|een\sjaar|voorgaand|eerder|voorheen))|\bonder\smeer\b|\bhoger\s(?:beroep|onderwijs
    |opgeleid\w*)|\blanger\sgeleden""",
    re.IGNORECASE | re.VERBOSE,
)
_ANDERE_JAREN = re.compile(r"\{[^}]*:(?:vorig|groei)\}")
DICHTBIJ = 60
"""A verb of direction belongs to a figure that is named within this many characters."""

GELIJK = 5.0
"""Percent of change up to which a figure may be called about equal."""


class Claim(NamedTuple):
    """One claimed direction: which figure, which way, the word used and where."""

    naam: Woord
    kant: Kant
    woord: str
    zin: Zin


def richtingwoord(
    feiten: Feiten, zinnen: Sequence[Zin], gezegd: Sequence[Bewering] = ()
) -> Iterator[Bevinding]:
    """A claimed direction must have figures behind it, and they must move that way."""
    gezien: set[tuple[str, str, Kant]] = set()
    onderbouwd = {(b.zin, b.woord.kengetal) for b in gezegd if b.soort in ("groei", "punten")}
    for zin in zinnen:
        ouder = any(j < int(feiten.vorig_jaar) for j, _ in jaren(zin.tekst))
        claims = [] if zin.soort == "kop" or ouder else list(_claims(zin))
        for claim in _zonder_dubbel(claims):
            sleutel = (claim.naam.kengetal, claim.naam.uitsplitsing, claim.kant)
            if sleutel in gezien or ((zin, claim.naam.kengetal) in onderbouwd and not _bekend(feiten, claim)):
                continue
            bevinding = _oordeel(feiten, claim)
            if bevinding is not None:
                gezien.add(sleutel)
                yield bevinding


def _claims(zin: Zin) -> Iterator[Claim]:
    for deel in zinsdelen(zin.tekst):
        if _GEEN_BEWERING.search(deel.tekst):
            continue
        gevonden: list[tuple[Kant, re.Match[str]]] = [
            (k, m) for k, p in _WOORDEN for m in p.finditer(deel.tekst)
        ]
        for naam in _namen(deel, zin):
            plek = naam.richting.search(deel.tekst) if naam.richting else None
            dichtbij = [(k, m) for k, m in gevonden if plek and _hoort_bij(m, plek, deel.tekst)]
            if dichtbij and plek:
                kant, m = min(dichtbij, key=lambda r: (r[0] != "gelijk", abs(r[1].start() - plek.start())))
                yield Claim(naam, kant, m.group().strip(), zin)


def _namen(deel: Deel, zin: Zin) -> list[Woord]:
    uit: dict[tuple[str, str], Woord] = {}
    for w in woorden():
        if (
            w.richting
            and w.richting.search(deel.tekst)
            and all(p.search(zin.tekst) for p in w.zin[:1] if w.kengetal == "omzet_aandeel")
        ):
            uit.setdefault((w.kengetal, w.uitsplitsing), w)
    if ("omzet_aandeel", "fz") in uit:
        uit.pop(("omzet", "fz"), None)
    return list(uit.values())[:2]


def _hoort_bij(m: re.Match[str], plek: re.Match[str], deel: str) -> bool:
    if _BIJVOEGLIJK.match(m.group().strip()):
        tussen = deel[m.end() : plek.start()] if m.end() <= plek.start() else None
        if tussen is not None and len(tussen.split()) <= 2:
            return True
        return (
            m.start() > plek.end()
            and m.start() - plek.end() <= 40
            and bool(_PREDICAAT.search(deel[: m.start()]))
        )
    return min(abs(m.start() - plek.end()), abs(plek.start() - m.end())) <= DICHTBIJ


def _zonder_dubbel(claims: list[Claim]) -> list[Claim]:
    """Less vacancy is what a higher occupancy means: one claim, not two."""
    if any(c.naam.kengetal == "bezettingsgraad" for c in claims):
        return [c for c in claims if c.naam.uitsplitsing != "leegstand"]
    return claims


def _bekend(feiten: Feiten, claim: Claim) -> bool:
    return all(_paar(feiten, claim.naam))


def _paar(feiten: Feiten, naam: Woord) -> tuple[Feit | None, Feit | None]:
    return (
        feiten.gezegd(naam.kengetal, naam.uitsplitsing),
        feiten.gezegd(naam.kengetal, naam.uitsplitsing, feiten.vorig_jaar),
    )


def _oordeel(feiten: Feiten, claim: Claim) -> Bevinding | None:
    naam, kant, woord, zin = claim
    nu, toen = _paar(feiten, naam) if naam.kengetal else (None, None)
    plek = f"{zin.slot}, regel {zin.regel}"
    if nu is None or toen is None:
        if _ANDERE_JAREN.search(zin.tekst):
            return None
        uitsplitsing = naam.uitsplitsing if naam.kengetal else ""
        return Bevinding(
            "richtingwoord", "waarschuwing", naam.kengetal, uitsplitsing, "", woord,
            f"{plek}: “{woord}” over {naam.kengetal or naam.uitsplitsing}, maar er is geen cijfer van beide jaren "
            "dat dit laat zien.",
        )  # fmt: skip
    werkelijk = richting(nu.waarde, toen.waarde, GELIJK if kant == "gelijk" else 0.0)
    if werkelijk == kant:
        return None
    return Bevinding(
        "richtingwoord", "waarschuwing", nu.kengetal, nu.uitsplitsing, f"{toen.tekst} naar {nu.tekst}", woord,
        f"{plek}: “{woord}”, maar {nu.naam} ging van {toen.tekst} naar {nu.tekst} "
        f"({gedrukt(nu.waarde - toen.waarde)}).",
    )  # fmt: skip


def richting(nu: float, toen: float, marge: float = GELIJK) -> Kant:
    """Which way a figure went; a change of at most ``marge`` percent counts as equal."""
    if abs(nu - toen) <= abs(toen) * marge / 100 + 1e-9:
        return "gelijk"
    return "omhoog" if nu > toen else "omlaag"
