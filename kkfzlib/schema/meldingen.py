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


_ALLE = _lees()
_IMPORT = "@import"
MELDINGEN: dict[str, tuple[str, str]] = {c: m for c, m in _ALLE.items() if not c.endswith(_IMPORT)}
"""Code to (rule, remedy), with ``str.format`` fields."""
HERSTEL_IMPORT: dict[str, str] = {
    c.removesuffix(_IMPORT): m[1] for c, m in _ALLE.items() if c.endswith(_IMPORT)
}
"""Code to the remedy where the rows came from exports: then the recipe is mended, not the input."""


def herstel_import(code: str, **details: object) -> str | None:
    """The remedy of ``code`` for imported rows; None where it is that of any row."""
    return HERSTEL_IMPORT[code].format(**details) if code in HERSTEL_IMPORT else None


def tekst(code: str, **details: object) -> tuple[str, str]:
    """Rule and remedy of ``code``, filled in."""
    regel, herstel = MELDINGEN[code]
    return regel.format(**details), herstel.format(**details)
