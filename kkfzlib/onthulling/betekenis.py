"""What a published figure says about numbers of persons, days and money: the audit's own reading of the definitions."""

from __future__ import annotations

import calendar
import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

Naam = tuple[str, str, str]
"""(what, of what, periode) of one number: a published one, or one that only stands behind it."""

Soort = Literal["personen", "bedrag", "aandeel", "gemiddelde"]

VORMEN = ("verblijf", "ambulant", "dagbesteding")
VRIJE_CIJFERS = frozenset({"beleidsdocumenten", "bijeenkomsten", "leerlijnmodules", "benchmark"})
BEDDEN = frozenset({"beddagen", "bezette_bedden", "bezettingsgraad"})
DOORLOPEND = frozenset(
    {"omzet", "beddagen", "capaciteit", "dagen", "gat", "ervaring", "ziekte", "inzet", "onbekend"}
)
"""Numbers that need not be whole, and sums of days: those are rounded to whole days afterwards."""
GEEN_PERSONEN = DOORLOPEND | {"aanvullend", "punten", "uitgenodigd", "deel"}

_TELLINGEN: dict[str, tuple[str, ...]] = {
    "clienten": ("fz", "anders", "totaal"),
    "instroom": VORMEN,
    "uitstroom_plaatsing": VORMEN,
    "uitstroom": ("totaal", "detentie", "noemer"),
    "personeel": ("totaal", "vast", "tijdelijk", "zzp", "stage"),
    "personeel_instroom": ("totaal",),
    "personeel_uitstroom": ("totaal", "zzp"),
}
_ZWAARTE = re.compile(r"(?:C-[1-6]|VG-[1-7])(?:\+(?:C-[1-6]|VG-[1-7]))*")
_OPLEIDINGEN = ("mbo", "hbo", "wo", "anders", "hbo_wo")


@dataclass(frozen=True, slots=True)
class Betekenis:
    """``waarde = factor x boven / onder``, or ``boven`` itself when ``onder`` is None and ``factor`` 1.

    ``teller`` and ``noemer`` name what is printed under those words; ``groep`` are the persons that the base rule
    counts (None: not about persons).
    """

    soort: Soort
    boven: Naam
    onder: Naam | None = None
    factor: float = 1.0
    meer: float = 0.0
    teller: Naam | None = None
    noemer: Naam | None = None
    groep: Naam | None = None


class Jaren:
    """The periods at hand. A replaced version of a year is a period of its own: ``2024#1`` beside ``2024``."""

    def __init__(self, periodes: Collection[str]) -> None:
        self._alle = frozenset(periodes)

    def voor(self, periode: str) -> str:
        """The period before: of the same version where that exists."""
        jaar, hek, versie = periode.partition("#")
        vorig = str(int(jaar) - 1) if jaar.isdigit() else "?"
        return f"{vorig}#{versie}" if hek and f"{vorig}#{versie}" in self._alle else vorig


def dagen_in(periode: str) -> int:
    """Days of the year of a period; 365 when it is no year."""
    jaar = periode.partition("#")[0]
    return 366 if jaar.isdigit() and calendar.isleap(int(jaar)) else 365


def betekenis(kengetal: str, u: str, p: str, jaren: Jaren) -> Betekenis | None:
    """What the figure ``kengetal``/``u`` over ``p`` means; None for one that the audit doesn't know."""
    if kengetal in _TELLINGEN or kengetal in ("zorgzwaarte", "incidenten"):
        return _telling((kengetal, u, p))
    if kengetal == "omzet" and u in _TELLINGEN["clienten"]:
        return Betekenis("bedrag", (kengetal, u, p))
    if kengetal == "omzet_groei" and u in _TELLINGEN["clienten"]:
        nu, toen = ("omzet", u, p), ("omzet", u, jaren.voor(p))
        return Betekenis("bedrag", nu, toen, 100.0, 100.0, nu, toen)
    if kengetal in ("clienten_aandeel", "omzet_aandeel") and u in _TELLINGEN["clienten"]:
        basis = kengetal.removesuffix("_aandeel")
        return _aandeel((basis, u, p), (basis, "totaal", p), persoon=basis == "clienten")
    if kengetal in ("continuiteit", "continuiteit_vermeldingen"):
        if u.endswith("n"):  # a count stated without a noemer
            return _telling((kengetal, u[:-1].rstrip(":"), p))
        return _aandeel((kengetal, u, p), ("uitstroom", "noemer", p))
    return _bedden(kengetal, u, p) or _personeel(kengetal, u, p) or _onderzoek(kengetal, u, p)


def kent(kengetal: str, u: str) -> bool:
    """Whether the audit can vouch for a visible figure: closed uitsplitsingen are these, any other is unknown."""
    if kengetal in VRIJE_CIJFERS:
        return True
    if kengetal in _TELLINGEN:
        return u in _TELLINGEN[kengetal]
    if kengetal == "zorgzwaarte":
        return _ZWAARTE.fullmatch(u) is not None
    return betekenis(kengetal, u, "", Jaren(())) is not None


def _telling(naam: Naam) -> Betekenis:
    return Betekenis("personen", naam, teller=naam, groep=naam)


def _aandeel(boven: Naam, onder: Naam, *, persoon: bool = True) -> Betekenis:
    return Betekenis("aandeel", boven, onder, 100.0, 0.0, boven, onder, onder if persoon else None)


def _gemiddelde(boven: Naam, onder: Naam, groep: Naam, factor: float = 1.0) -> Betekenis:
    return Betekenis("gemiddelde", boven, onder, factor, 0.0, boven, onder, groep)


def _bedden(kengetal: str, u: str, p: str) -> Betekenis | None:
    dagen = ("beddagen", "", p)
    if kengetal == "beddagen" and not u:
        return Betekenis("bedrag", dagen)
    if kengetal == "bezette_bedden" and not u:
        return Betekenis("bedrag", dagen, None, 1.0 / dagen_in(p), teller=dagen)
    if kengetal == "bezettingsgraad" and not u:
        onder = ("capaciteit", "", p)
        return Betekenis("bedrag", dagen, onder, 100.0, 0.0, dagen, onder)
    if kengetal == "verblijfsduur" and u in ("", "uitgestroomd", "in_jaar", "op_peildatum"):
        bij = {"in_jaar": "bediend", "op_peildatum": "stand"}.get(u, "uitstroom_plaatsing")
        onder = (bij, "verblijf", p)
        return _gemiddelde(("dagen", u or "uitgestroomd", p), onder, onder)
    return None


def _personeel(kengetal: str, u: str, p: str) -> Betekenis | None:
    basis, in_jaar = ("personeel", "basis", p), ("personeel", "in jaar", p)
    if kengetal == "personeel_vast" and not u:
        return _aandeel(("personeel", "vast", p), basis)
    if kengetal == "opleiding" and u in _OPLEIDINGEN:
        return _aandeel(("opleiding", u, p), basis)
    if kengetal == "zorgervaring" and not u:
        bekend = ("personeel", "met ervaring", p)
        return _gemiddelde(("ervaring", "", p), bekend, bekend)
    if kengetal == "verzuim" and not u:
        return _gemiddelde(("ziekte", "", p), ("inzet", "", p), in_jaar, 100.0)
    if kengetal == "aanvullende_trainingen" and not u:
        return _gemiddelde(("aanvullend", "", p), in_jaar, in_jaar)
    return None


def _onderzoek(kengetal: str, u: str, p: str) -> Betekenis | None:
    if kengetal == "respons" and u:
        return _aandeel(("respondenten", u, p), ("uitgenodigd", u, p))
    if kengetal == "tevredenheid" and u:
        n = ("antwoorden", u, p)
        wie = n if "/" in u else ("respondenten", u, p)
        return Betekenis("gemiddelde", ("punten", u, p), n, 1.0, 0.0, n, wie, wie)
    return None


_FIGUREN = {
    "dagen": "verblijfsduur",
    "ervaring": "zorgervaring",
    "aanvullend": "aanvullende_trainingen",
    "punten": "tevredenheid",
    "antwoorden": "tevredenheid",
    "respondenten": "respons",
    "uitgenodigd": "respons",
}


def figuur(naam: Naam) -> tuple[str, str]:
    """The kengetal and uitsplitsing under which a reader finds a number; a latent one keeps its own words."""
    return _FIGUREN.get(naam[0], naam[0]), naam[1]
