"""Direction words ("daalde", "hoger", "ongeveer gelijk") against the computed direction, or without any figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from kkfzlib.bevindingen import Bevinding

from .feiten import Feiten, gedrukt
from .getallen import getallen
from .vermelding import Woord, genoemd
from .zinnen import Zin, bijzinnen

Kant = Literal["omhoog", "omlaag", "gelijk"]

_WOORDEN: tuple[tuple[Kant, re.Pattern[str]], ...] = (
    ("gelijk", re.compile(r"\b(?:(?:ongeveer|vrijwel|nagenoeg|bijna) (?:gelijk|hetzelfde|stabiel)|(?:bleef|bleven|is|zijn) (?:gelijk|stabiel)|gelijk gebleven|onveranderd)\b", re.I)),
    ("omhoog", re.compile(r"\b(?:steeg|stegen|gestegen|stijgt|stijging|nam\w* toe|toegenomen|toename|groeide\w*|gegroeid|groei|hoger\w*|verhoogd|langer\w*|vergroot|verbeterd)\b", re.I)),
    ("omlaag", re.compile(r"\b(?:daalde\w*|gedaald|daling|daalt|nam\w* af|afgenomen|afname|lager\w*|verlaagd|korter\w*|minder|verminderd\w*|kromp\w*|gekrompen)\b", re.I)),
)  # fmt: skip
_TOEKOMST = re.compile(
    r"\b(?:zal|zullen|verwacht\w*|wil|willen|streef\w*|streven|gaat|gaan|moet\w*|kan|kunnen|doel|beoog\w*|plan\w*|naar verwachting|om te)\b",
    re.IGNORECASE,
)
_VAN_NAAR = re.compile(r"\bvan\b.{0,40}?\d.{0,30}?\b(?:naar|tot)\b.{0,20}?\d", re.I)
DICHTBIJ = 70
"""A direction word belongs to a figure when it stands within this many characters of its name."""

GELIJK = 5.0
"""Percent of change up to which a figure may be called about equal."""


def richtingwoord(feiten: Feiten, zinnen: Sequence[Zin]) -> Iterator[Bevinding]:
    """A claimed direction must have figures behind it, and they must move that way."""
    gezien: set[tuple[str, str, Kant]] = set()
    for zin in zinnen:
        for deel in bijzinnen(zin.tekst):
            if _TOEKOMST.search(deel):
                continue
            for naam, kant, woord in _beweringen(deel):
                bevinding = _oordeel(feiten, zin, deel, naam, kant, woord)
                sleutel = (naam.kengetal, naam.uitsplitsing, kant)
                if bevinding is not None and sleutel not in gezien:
                    gezien.add(sleutel)
                    yield bevinding


def _beweringen(deel: str) -> Iterator[tuple[Woord, Kant, str]]:
    """Each figure named in the clause with the nearest direction word."""
    richtingen = [(kant, m) for kant, patroon in _WOORDEN for m in patroon.finditer(deel)]
    for naam in genoemd(deel)[:2]:
        plaats = naam.plaats(deel)
        dichtbij = min(richtingen, key=lambda r: abs(r[1].start() - plaats), default=None)
        if dichtbij is not None and abs(dichtbij[1].start() - plaats) <= DICHTBIJ:
            yield naam, dichtbij[0], dichtbij[1].group()


def _oordeel(feiten: Feiten, zin: Zin, deel: str, naam: Woord, kant: Kant, woord: str) -> Bevinding | None:
    kengetal = naam.kengetal or naam.uitsplitsing
    uitsplitsing = naam.uitsplitsing if naam.kengetal and naam.uitsplitsing != "*" else ""
    nu, toen = feiten.get(kengetal, uitsplitsing), feiten.vorig(kengetal, uitsplitsing)
    if naam.kengetal == "verblijfsduur" and nu is None:
        keuzes = feiten.van("verblijfsduur")
        nu = keuzes[0] if keuzes else None
        toen = feiten.vorig("verblijfsduur", nu.uitsplitsing) if nu else None
    plek = f"{zin.slot}, regel {zin.regel}"
    if nu is None or toen is None:
        # Two numbers in the sentence are figures enough to check by eye.
        if (
            _VAN_NAAR.search(zin.tekst)
            or "{" in deel
            or len([g for g in getallen(deel) if g.eenheid != "aantal"]) > 0
        ):
            return None
        return Bevinding(
            "richtingwoord", "waarschuwing", naam.kengetal, uitsplitsing, "", woord,
            f"{plek}: “{woord}” over {kengetal}, maar er is geen cijfer van beide jaren dat dit laat zien.",
        )  # fmt: skip
    werkelijk = _kant(nu.waarde, toen.waarde)
    if werkelijk == kant or (kant != "gelijk" and _kant(nu.waarde, toen.waarde, 0) == kant):
        return None
    return Bevinding(
        "richtingwoord", "waarschuwing", nu.kengetal, nu.uitsplitsing, f"{toen.tekst} naar {nu.tekst}", woord,
        f"{plek}: “{woord}”, maar {kengetal} ging van {toen.tekst} naar {nu.tekst} "
        f"({gedrukt(nu.waarde - toen.waarde)}).",
    )  # fmt: skip


def _kant(nu: float, toen: float, marge: float = GELIJK) -> Kant:
    if abs(nu - toen) <= abs(toen) * marge / 100:
        return "gelijk"
    return "omhoog" if nu > toen else "omlaag"
