"""Numbers written out in Dutch: whole numbers from one up to 999, parts of a whole and multiples, as data."""

from __future__ import annotations

_TOT_TWINTIG = (
    "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien",
    "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
)  # fmt: skip
_TIENTALLEN = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")


def _onder_honderd() -> dict[str, int]:
    uit = {woord: n for n, woord in enumerate(_TOT_TWINTIG, start=1)}
    for tiental, woord in enumerate(_TIENTALLEN, start=2):
        uit[woord] = 10 * tiental
        for n, een in enumerate(_TOT_TWINTIG[:9], start=1):
            # A trema parts the vowels: tweeëntwintig, drieëntwintig.
            uit[een + ("ën" if een.endswith("e") else "en") + woord] = 10 * tiental + n
    return uit


def _alle() -> dict[str, int]:
    klein = _onder_honderd()
    uit = dict(klein)
    for n, woord in enumerate(("", *_TOT_TWINTIG[1:9]), start=1):
        uit[f"{woord}honderd"] = 100 * n
        uit |= {f"{woord}honderd{rest}": 100 * n + k for rest, k in klein.items()}
        uit |= {f"{woord}honderden{rest}": 100 * n + k for rest, k in klein.items() if k <= 12}
    del uit["een"]  # nearly always the article
    return uit | {"één": 1}


TELWOORDEN: dict[str, int] = _alle()

HALVEN = {"anderhalf": 1.5, "anderhalve": 1.5, "tweeënhalf": 2.5, "tweeënhalve": 2.5}
"""Whole numbers and a half; they measure like any other number (anderhalf jaar)."""

_NOEMERS = {
    "derde": 3, "vierde": 4, "kwart": 4, "vijfde": 5, "zesde": 6, "zevende": 7, "achtste": 8, "negende": 9,
    "tiende": 10,
}  # fmt: skip
_TELLERS = {"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4}
DELEN: dict[str, float] = {
    "de helft": 0.5, "driekwart": 0.75, "tweederde": 2 / 3,
    **{f"{t} {n}": k / m for t, k in _TELLERS.items() for n, m in _NOEMERS.items() if k < m},
}  # fmt: skip
"""Parts of a whole, 0…1."""

KEREN = {
    "verdubbel": 2.0, "verdrievoudig": 3.0, "verviervoudig": 4.0, "vervijfvoudig": 5.0, "vertienvoudig": 10.0,
    "halver": 0.5, "halveer": 0.5,
}  # fmt: skip
"""Stems of verbs and nouns that multiply what was there."""
