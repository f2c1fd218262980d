"""What numbers measure or count: units, scales and words for people, as data."""

from __future__ import annotations

EENHEDEN = {
    "%": "%", "procent": "%", "procentpunt": "procentpunt", "procentpunten": "procentpunt", "%-punt": "procentpunt",
    "dagen": "dagen", "dag": "dagen", "jaar": "jaar", "jaren": "jaar", "bedden": "bedden", "euro": "euro",
    "weken": "weken", "week": "weken", "maanden": "maanden", "maand": "maanden", "uur": "uren", "uren": "uren",
    "minuten": "minuten", "fte": "fte", "kilometer": "km",
}  # fmt: skip
"""Words behind a number and the unit they stand for."""

SCHALEN = {"miljard": 1e9, "mld": 1e9, "miljoen": 1e6, "mln": 1e6, "duizend": 1e3}

PERSONEN = (
    r"cli[eë]nten|medewerkers|collega['’]s|begeleiders|personen|mensen|bewoners|jongeren|deelnemers|pati[eë]nten"
    r"|respondenten|stagiairs?|stagiaires|vrijwilligers|zzp['’]?ers"
)
"""Pattern of words for people in the plural."""

EENHEID = r"(?:bezette\s{1,3})?bedden|" + "|".join(sorted(EENHEDEN, key=len, reverse=True))
"""Pattern of a unit behind a number."""

TELBAAR = rf"euro|(?:bed)?dagen|weken|maanden|uur|uren|minuten|fte|(?:bezette\s)?bedden|kilometer|{PERSONEN}"
"""Pattern of what a four-digit number counts or measures, rather than names a year before it."""


def eenheid_van(woord: str | None) -> str:
    """The unit that a word behind a number stands for; ``aantal`` for anything else."""
    return EENHEDEN.get(woord.lower().split()[-1], "aantal") if woord else "aantal"
