"""Regular expressions of a recipe: only those that are done in bounded time on any cell."""

from __future__ import annotations

import re
from re import _constants as tekens  # type: ignore[attr-defined]
from re import _parser as ontleder  # type: ignore[attr-defined]
from typing import Any

LENGTE = 200
"""Characters of a pattern."""
CEL = 120
"""Characters of a cell that a pattern looks at: what is longer is free text, and no code."""
HERHALINGEN = 8
"""Repeats in one pattern; of these at most ``ONBEGRENSD`` without an upper bound."""
ONBEGRENSD = 3
_KORT = 20


class Patroonfout(ValueError):
    """The pattern is refused; the text says why, in Dutch."""


def vertaal(tekst: str) -> re.Pattern[str]:
    """The compiled pattern, case-insensitive.

    Raises Patroonfout for a pattern that is no regular expression, or that could take long on some cell: repeats
    within repeats, choices within repeats, back-references and look-around are what makes matching exponential.
    """
    if len(tekst) > LENGTE:
        raise Patroonfout(f"het patroon is langer dan {LENGTE} tekens")
    try:
        boom = ontleder.parse(tekst, re.IGNORECASE)
        teller = _Teller()
        teller.loop(boom, diep=False)
        return re.compile(tekst, re.IGNORECASE)
    except (re.error, RecursionError, OverflowError):
        raise Patroonfout("het patroon klopt niet (haakjes, blokhaken of een losse \\, * of +)") from None


def controleer_wordt(patroon: re.Pattern[str], wordt: str) -> None:
    """Patroonfout when the replacement names a group that the pattern doesn't have."""
    try:
        patroon.sub(wordt, "")
    except (re.error, IndexError):
        raise Patroonfout(
            "de vervanging in wordt klopt niet: \\1 is de eerste groep tussen haakjes van het patroon, \\2 de tweede"
        ) from None


class _Teller:
    """Walks through a parsed pattern and counts its repeats."""

    def __init__(self) -> None:
        self.herhalingen = self.onbegrensd = 0

    def loop(self, deel: Any, diep: bool) -> None:
        for soort, inhoud in deel:
            if soort in (tekens.GROUPREF, tekens.GROUPREF_EXISTS, tekens.ASSERT, tekens.ASSERT_NOT):
                raise Patroonfout("het patroon gebruikt een verwijzing of vooruitblik; dat kan hier niet")
            if soort in (tekens.MAX_REPEAT, tekens.MIN_REPEAT, tekens.POSSESSIVE_REPEAT):
                self._herhaling(inhoud, diep)
            elif soort is tekens.SUBPATTERN:
                self.loop(inhoud[-1], diep)
            elif soort is tekens.ATOMIC_GROUP:
                self.loop(inhoud, diep)
            elif soort is tekens.BRANCH:
                if diep:
                    raise Patroonfout("het patroon herhaalt een keuze (|); dat kan hier niet")
                for tak in inhoud[1]:
                    self.loop(tak, diep)

    def _herhaling(self, inhoud: Any, diep: bool) -> None:
        _, hoogste, binnen = inhoud
        self.herhalingen += 1
        self.onbegrensd += hoogste > _KORT
        if diep:
            raise Patroonfout("het patroon herhaalt iets dat zelf al een herhaling is; dat kan hier niet")
        if self.herhalingen > HERHALINGEN or self.onbegrensd > ONBEGRENSD:
            raise Patroonfout("het patroon heeft te veel herhalingen (*, +, ? of {})")
        self.loop(binnen, diep=True)
