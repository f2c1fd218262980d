"""The disclosure class of every published row, from the registry: closed by default.

A row whose kengetal has no class, or whose uitsplitsing the registry does not know, has none, and what has none is
not published.
"""

from __future__ import annotations

import math
from typing import Any

from kkfzlib.kengetallen.namen import AANTAL
from kkfzlib.kengetallen.register import REGISTER, Onthulling

VELDEN = ("waarde", "teller", "noemer")


def klasse(kengetal: str, uitsplitsing: str) -> Onthulling | None:
    """The class of one row; None: unknown to the registry, so closed."""
    ingang = REGISTER.get(kengetal)
    if ingang is None or ingang.onthulling is None:
        return None
    code = zonder_aantal(uitsplitsing) if ingang.is_breuk else uitsplitsing
    bekend = ingang.onthulling.open or code in (ingang.uitsplitsingen or ("",))
    return ingang.onthulling if bekend else None


def zonder_aantal(uitsplitsing: str) -> str:
    """``6`` of ``6:n``, nothing of a bare ``n``: the uitsplitsing whose count this row states."""
    return "" if uitsplitsing == AANTAL[1:] else uitsplitsing.removesuffix(AANTAL)


def is_telling(kengetal: str, uitsplitsing: str) -> bool:
    """Whether ``waarde`` is a count: of its own kind, or the count behind a fraction stated alone (``6:n``)."""
    ingang = REGISTER.get(kengetal)
    if ingang is None:
        return False
    return ingang.maat == "aantal" or (ingang.is_breuk and zonder_aantal(uitsplitsing) != uitsplitsing)


def is_vrij(kengetal: str, uitsplitsing: str) -> bool:
    """Whether the row says nothing of a person, however small its number is."""
    soort = klasse(kengetal, uitsplitsing)
    if soort is None:
        return False
    return soort.telt == "document" or any(uitsplitsing.startswith(v) for v in soort.vrij)


def velden(kengetal: str, uitsplitsing: str, keuzes: Any, totaal: float = math.nan) -> tuple[str, ...]:
    """The fields of this row that may be published at all; ``keuzes`` are the report's settings (``Instellingen``).

    Of the forms that measure the same in another way only the one chosen leaves the house: two forms side by side
    tell how long single persons stayed. Parts of a small ``totaal`` (of the same kengetal and periode) stay inside:
    that a kind occurs at all would be news about somebody.
    """
    soort = klasse(kengetal, uitsplitsing)
    if soort is None:
        return VELDEN  # hidden as a whole, visibly so
    if soort.een_van and uitsplitsing != getattr(keuzes, soort.een_van):
        return ()
    if totaal < soort.gesplitst_vanaf and not is_vrij(kengetal, uitsplitsing):
        return ()
    return soort.velden


def decimalen_van(kengetal: str, noemer: float) -> int | None:
    """Fewer decimals than the registry's where so few persons stand behind a mean that one of them would show."""
    ingang = REGISTER.get(kengetal)
    grens = ingang.onthulling.grof_onder if ingang is not None and ingang.onthulling is not None else 0
    return 0 if grens and not math.isnan(noemer) and noemer < grens else None
