"""The brand of an organisation: its colours, logo and typeface, and whether a colour can be read where it is used."""

from __future__ import annotations

import colorsys
from dataclasses import dataclass
from pathlib import Path

VLAKKEN = ("#ffffff", "#f4f5f9", "#f3f1fb")
"""What stands behind text and lines in the report, in both formats."""
TEKST, VORM = 4.5, 3.0
"""WCAG 2.2, success criteria 1.4.3 and 1.4.11: the least contrast of text, and of lines and shapes."""


@dataclass(frozen=True)
class Logo:
    """A picture without metadata, its extension (png, jpg), and what it says in words."""

    inhoud: bytes
    uitgang: str
    alt: str


@dataclass(frozen=True)
class Letter:
    """A typeface: its family name, and the files that hold it."""

    familie: str
    bestanden: tuple[Path, ...]


@dataclass(frozen=True)
class Merkboek:
    """What an organisation chose; None keeps what the report has. Colours are ``#rrggbb``."""

    primair: str | None = None
    tekst: str | None = None
    lijn: str | None = None
    logo: Logo | None = None
    letter: Letter | None = None


def contrast(een: str, ander: str) -> float:
    """The contrast ratio of WCAG 2.2 between two colours ``#rrggbb``: 1 (the same) to 21 (black on white)."""
    licht, donker = sorted((_helderheid(een), _helderheid(ander)), reverse=True)
    return (licht + 0.05) / (donker + 0.05)


def laagste(kleur: str) -> float:
    """The contrast of a colour on the least favourable of the report's backgrounds."""
    return min(contrast(kleur, vlak) for vlak in VLAKKEN)


def dichtstbijzijnde(kleur: str, nodig: float) -> str:
    """The same hue and saturation, darkened just until it has the contrast ``nodig`` everywhere."""
    tint, licht, verzadiging = colorsys.rgb_to_hls(*(k / 255 for k in _rgb(kleur)))
    onder, boven = 0.0, licht
    for _ in range(20):
        midden = (onder + boven) / 2
        onder, boven = (
            (midden, boven) if laagste(_hex(tint, midden, verzadiging)) >= nodig else (onder, midden)
        )
    return _hex(tint, onder, verzadiging)


def _rgb(kleur: str) -> tuple[int, int, int]:
    return int(kleur[1:3], 16), int(kleur[3:5], 16), int(kleur[5:7], 16)


def _hex(tint: float, licht: float, verzadiging: float) -> str:
    # Rounded down, so that rounding never lightens a colour past the bar.
    return "#" + "".join(f"{int(k * 255):02x}" for k in colorsys.hls_to_rgb(tint, licht, verzadiging))


def _helderheid(kleur: str) -> float:
    kanalen = (k / 255 for k in _rgb(kleur))
    rood, groen, blauw = (k / 12.92 if k <= 0.04045 else ((k + 0.055) / 1.055) ** 2.4 for k in kanalen)
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw
