"""Numbers written out in Dutch, from two up to 999, in one table."""

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
