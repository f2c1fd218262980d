"""What an outsider knows beside the printed numbers: written for the audit alone, apart from the protection."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from kkfzlib.onthulling.artefact import Getoond

Naam = tuple[str, str, str]
"""(kengetal, uitsplitsing, periode) of a count or an amount."""

Kracht = Literal["getoond", "vast", "mogelijk"]


@dataclass(frozen=True, slots=True)
class Weet:
    """One piece of knowledge: ``laag <= Σ factor x name <= hoog``."""

    som: tuple[tuple[Naam, float], ...]
    laag: float
    hoog: float
    kracht: Kracht
    reden: str


def _is(som: dict[Naam, float], laag: float, hoog: float, kracht: Kracht, reden: str) -> Weet:
    return Weet(tuple(som.items()), laag, hoog, kracht, reden)


def dragers(kengetal: str, uitsplitsing: str, periode: str) -> tuple[Naam | None, Naam | None]:
    """Which numbers stand behind a printed value: (teller, noemer); noemer None for a plain count or amount."""
    if kengetal in ("clienten", "zorgzwaarte", "instroom", "uitstroom_plaatsing", "uitstroom", "omzet"):
        return (kengetal, uitsplitsing, periode), None
    if kengetal in ("clienten_aandeel", "omzet_aandeel"):
        basis = kengetal.removesuffix("_aandeel")
        return (basis, uitsplitsing, periode), (basis, "totaal", periode)
    if kengetal in ("continuiteit", "continuiteit_vermeldingen") and uitsplitsing.endswith("n"):
        return (kengetal, uitsplitsing[:-1].rstrip(":"), periode), None  # a count stated without a noemer
    if kengetal in ("continuiteit", "continuiteit_vermeldingen"):
        return (kengetal, uitsplitsing, periode), ("uitstroom", "noemer", periode)
    if kengetal == "omzet_groei":
        return ("omzet", uitsplitsing, periode), ("omzet", uitsplitsing, str(int(periode) - 1))
    if kengetal == "verblijfsduur":
        return None, ("basis " + kengetal, uitsplitsing, periode)
    return None, None


def uit_getal(g: Getoond) -> list[Weet]:
    """What one visible number tells about counts and amounts."""
    if g.laag is None or g.hoog is None:
        return []
    teller, noemer = dragers(g.kengetal, g.uitsplitsing, g.periode)
    reden = f"{g.plaats}: {g.kengetal}/{g.uitsplitsing} {g.soort}"
    if g.soort == "teller" and teller:
        return [_is({teller: 1.0}, g.laag, g.hoog, "getoond", reden)]
    if g.soort == "noemer" and noemer:
        return [_is({noemer: 1.0}, g.laag, g.hoog, "getoond", reden)]
    if g.soort == "waarde" and teller and noemer is None:
        return [_is({teller: 1.0}, g.laag, g.hoog, "getoond", reden)]
    if g.soort == "waarde" and teller and noemer and teller != noemer:
        meer = 100.0 if g.kengetal == "omzet_groei" else 0.0
        return _verhouding(teller, noemer, g.laag + meer, g.hoog + meer, reden)
    if g.soort in ("groei", "verschil") and teller and noemer is None:
        vorig = (*teller[:2], str(int(teller[2]) - 1))
        if g.soort == "groei":
            return _verhouding(teller, vorig, g.laag + 100, g.hoog + 100, reden)
        return [_is({teller: 1.0, vorig: -1.0}, g.laag, g.hoog, "getoond", reden)]
    return []


def _verhouding(teller: Naam, noemer: Naam, laag: float, hoog: float, reden: str) -> list[Weet]:
    return [
        _is({teller: 100.0, noemer: -laag}, 0.0, math.inf, "getoond", reden),
        _is({teller: 100.0, noemer: -hoog}, -math.inf, 0.0, "getoond", reden),
    ]


def algemeen(bekend: Iterable[Naam]) -> list[Weet]:
    """Identities and bounds between the names that the report mentions."""
    namen = set(bekend)
    uit: list[Weet] = []
    for periode in sorted({p for _, _, p in namen}):
        uit += _van_een_jaar(namen, periode)
    genoemd = namen | {n for w in uit if w.reden == "samengevoegd" for n, _ in w.som}
    return [w for w in uit if all(n in genoemd for n, _ in w.som)]


def _van_een_jaar(namen: set[Naam], p: str) -> list[Weet]:
    def alle(kengetal: str) -> list[Naam]:
        return sorted(n for n in namen if n[0] == kengetal and n[2] == p)

    noemer, totaal = ("uitstroom", "noemer", p), ("uitstroom", "totaal", p)
    clienten = ("clienten", "totaal", p)
    uit = [
        _is(
            {(k, "fz", p): 1.0, (k, "anders", p): 1.0, (k, "totaal", p): -1.0},
            0.0,
            0.0,
            "vast",
            "fz + anders = totaal",
        )
        for k in ("clienten", "omzet")
    ]
    uit.append(
        _is({totaal: 1.0, ("uitstroom", "detentie", p): -1.0, noemer: -1.0}, 0.0, 0.0, "vast", "noemer")
    )
    uit.append(_is({totaal: 1.0, noemer: -1.0}, 0.0, math.inf, "vast", "noemer binnen totaal"))
    uit.append(_is({("basis verblijfsduur", "uitgestroomd", p): 1.0, ("uitstroom_plaatsing", "verblijf", p): -1.0},
                   0.0, 0.0, "vast", "verblijfsduur van wie vertrok"))  # fmt: skip
    zwaarten = alle("zorgzwaarte")
    uit += [
        _is({z: 1.0, clienten: -1.0}, -math.inf, 0.0, "vast", "zorgzwaarte binnen clienten") for z in zwaarten
    ]
    for geheel in (clienten, ("clienten", "fz", p)):
        if zwaarten:
            uit.append(
                _is(
                    dict.fromkeys(zwaarten, 1.0) | {geheel: -1.0},
                    0.0,
                    0.0,
                    "mogelijk",
                    "zorgzwaarte = clienten",
                )
            )
    uit += _bestemmingen(alle("continuiteit"), noemer, p)
    uit += _bewegingen(alle("instroom"), alle("uitstroom_plaatsing"), totaal, clienten, p)
    return uit


def _bestemmingen(cellen: list[Naam], noemer: Naam, p: str) -> list[Weet]:
    uit, los = [], []
    tien = ("continuiteit", "10", p)
    for cel in cellen:
        uit.append(_is({cel: 1.0, noemer: -1.0}, -math.inf, 0.0, "vast", "hoogstens de noemer"))
        if cel != tien:
            uit.append(_is({cel: 1.0, tien: 1.0, noemer: -1.0}, -math.inf, 0.0, "vast", "10 sluit uit"))
        delen = [("continuiteit", code, p) for code in cel[1].split("+")]
        if len(delen) > 1:
            uit += [_is({d: 1.0, cel: -1.0}, -math.inf, 0.0, "vast", "samengevoegd") for d in delen]
            uit.append(_is(dict.fromkeys(delen, 1.0) | {cel: -1.0}, 0.0, math.inf, "vast", "samengevoegd"))
        los += delen
    if los:
        vermeld = ("continuiteit_vermeldingen", "", p)
        uit.append(_is(dict.fromkeys(los, 1.0) | {vermeld: -1.0}, 0.0, 0.0, "vast", "vermeldingen = som"))
        uit.append(_is(dict.fromkeys(los, 1.0) | {noemer: -1.0}, 0.0, math.inf, "vast", "ieder een antwoord"))
    return uit


def _bewegingen(erin: list[Naam], eruit: list[Naam], uitstroom: Naam, clienten: Naam, p: str) -> list[Weet]:
    if not erin or not eruit:
        return []
    begin = ("clienten", "totaal", str(int(p) - 1))
    stroom = {begin: 1.0, clienten: -1.0} | dict.fromkeys(erin, 1.0) | dict.fromkeys(eruit, -1.0)
    return [
        _is(stroom, 0.0, 0.0, "vast", "begin + instroom - uitstroom = eind"),
        _is(dict.fromkeys(eruit, 1.0) | {uitstroom: -1.0}, 0.0, 0.0, "mogelijk", "plaatsingen = uitstroom"),
    ]
