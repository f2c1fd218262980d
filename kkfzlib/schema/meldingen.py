"""The texts of every finding about raw input: which rule is broken, and how to mend it (``meldingen.md``)."""

from __future__ import annotations

from importlib.resources import files


def _lees() -> dict[str, tuple[str, str]]:
    uit = {}
    bron = (files(__package__) / "meldingen.md").read_text(encoding="utf-8")
    for blok in bron.strip().split("\n\n"):
        if not blok.startswith("#"):
            code, regel, herstel = blok.replace("\n  ", " ").split("\n")
            uit[code] = (regel, herstel)
    return uit


MELDINGEN: dict[str, tuple[str, str]] = _lees()
"""Code to (rule, remedy), with ``str.format`` fields."""


def tekst(code: str, **details: object) -> tuple[str, str]:
    """Rule and remedy of ``code``, filled in."""
    regel, herstel = MELDINGEN[code]
    return regel.format(**details), herstel.format(**details)
