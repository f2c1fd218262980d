"""How large a made-up organisation is, and from when until when its world is simulated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kkfzlib.voorbeeld.toeval import Toeval

BEGIN = date(2018, 1, 1)
"""The simulated world begins here, so that stays and jobs are already under way in the first report year."""

EERSTE_JAAR = 2022


@dataclass(frozen=True)
class Locatie:
    """A house with ``bedden`` from ``sinds``; ``erbij`` beds are added on ``uitbreiding``."""

    naam: str
    bedden: int
    sinds: date = BEGIN
    erbij: int = 0
    uitbreiding: date | None = None


@dataclass(frozen=True)
class Maat:
    """Size of one organisation: houses, ambulant places, staff positions and yearly incidents."""

    locaties: tuple[Locatie, ...]
    ambulant: int
    team: int
    zzp: int
    stage: int
    incidenten: int


STANDAARD = Maat(
    locaties=(
        Locatie("De Linde", 10),
        Locatie("De Kade", 7, erbij=2, uitbreiding=date(2024, 7, 1)),
    ),
    ambulant=12,
    team=26,
    zzp=3,
    stage=2,
    incidenten=48,
)
"""The size of ``voorbeeldzorg``: about thirty clients."""

_HUIZEN = ("De Linde", "De Kade", "Het Anker", "De Wissel")


def willekeurig(toeval: Toeval) -> Maat:
    """A size for one of many organisations: 10 to 45 beds in one to four houses, the rest in proportion."""
    locaties = tuple(Locatie(naam, toeval.heel(6, 12)) for naam in _HUIZEN[: toeval.heel(1, 4)])
    bedden = sum(p.bedden for p in locaties)
    return Maat(
        locaties=locaties,
        ambulant=max(6, bedden // 2 + toeval.heel(-2, 4)),
        team=bedden + toeval.heel(4, 10),
        zzp=toeval.heel(1, 4),
        stage=toeval.heel(1, 3),
        incidenten=bedden * 2 + toeval.heel(0, 20),
    )
