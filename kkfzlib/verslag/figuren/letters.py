"""Text in a figure: what can be drawn, how wide it is, and where to break it."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from matplotlib.font_manager import FontProperties, findfont, fontManager, get_font
from matplotlib.textpath import text_to_path

from kkfzlib.fouten import MachineFout
from kkfzlib.lettertype import pad_van
from kkfzlib.verslag.figuren.huisstijl import LETTER

# matplotlib knows the typefaces of the machine; ours comes from a package, so that every machine draws alike.
for _bestand in ("Regular", "Bold"):
    try:
        fontManager.addfont(pad_van(f"SourceSansPro-{_bestand}.ttf"))
    except (OSError, RuntimeError) as fout:
        raise MachineFout(
            "Het lettertype is beschadigd. Installeer het met: pip install --force-reinstall font-source-sans-pro"
        ) from fout

VERVANGER = "\u25a1"  # the hollow box that stands for a sign the typeface lacks
_BREEKBAAR = re.compile(r"(?<=[-/–&])(?=\w)")


@cache
def _tekens() -> frozenset[int]:
    pad = findfont(FontProperties(family=LETTER), fallback_to_default=False)
    return frozenset(get_font(pad).get_charmap())


def schoon(tekst: object) -> str:
    """One line of drawable text: NFC, no control or direction signs, a box for signs the typeface lacks."""
    genormaliseerd = unicodedata.normalize("NFC", str(tekst))
    zichtbaar = "".join(" " if t.isspace() and t != "\u00a0" else t for t in genormaliseerd)
    zichtbaar = "".join(t for t in zichtbaar if unicodedata.category(t)[0] != "C")
    bekend = _tekens()
    getekend = "".join(t if ord(t) in bekend else VERVANGER for t in zichtbaar)
    return re.sub(" +", " ", getekend).strip()


def hoofdletter(tekst: str) -> str:
    """The text with a capital at its beginning; the rest stays as the organisation wrote it."""
    return tekst[:1].upper() + tekst[1:]


@cache
def _vooruit(teken: str, vet: bool) -> float:
    """How far one sign moves the pen, in points at a type size of one point."""
    letter = FontProperties(family=LETTER, size=100, weight="bold" if vet else "normal")
    # Between two others, as an outline's own width leaves out the space around it, and is nothing for a space.
    met, zonder = (
        text_to_path.get_text_width_height_descent(t, letter, False)[0] for t in (f"n{teken}n", "nn")
    )
    return float(met - zonder) / 100


def breedte(tekst: str, grootte: float, vet: bool = False) -> float:
    """Width of one line in points, added up from its signs; the drawn line is never wider, as kerning pulls together.

    Measuring whole lines would be exact, and twenty times slower while breaking a text.
    """
    return grootte * sum(_vooruit(t, vet) for t in tekst)


@lru_cache(maxsize=4096)
def _gewikkeld(tekst: str, ruimte: float, grootte: float, vet: bool) -> tuple[str, ...]:
    regels = beste = _gulzig(tekst, ruimte, grootte, vet)
    smaller = ruimte
    while len(regels) == len(beste) > 1 and not any(r.endswith("-") for r in beste) and smaller > ruimte / 2:
        beste = regels
        smaller -= 4.0
        regels = _gulzig(tekst, smaller, grootte, vet)
        if any(r.endswith("-") for r in regels):
            break
    return tuple(beste)


def wikkel(tekst: object, ruimte: float, grootte: float, vet: bool = False) -> list[str]:
    """Break a text into as few lines of at most ``ruimte`` points as it needs, of about the same width.

    A word that is too long for a line is cut with a hyphen.
    """
    return list(_gewikkeld(schoon(tekst), ruimte, grootte, vet))


def _gulzig(tekst: str, ruimte: float, grootte: float, vet: bool) -> list[str]:
    regels: list[str] = []
    for woord in tekst.split(" "):
        for nummer, deel in enumerate(_delen(woord, ruimte, grootte, vet)):
            # Parts of one word join without a space: "vraag-/antwoord" may break after the sign, or not at all.
            lijm = "" if nummer else " "
            langer = f"{regels[-1]}{lijm}{deel}" if regels else deel
            if regels and breedte(langer, grootte, vet) <= ruimte:
                regels[-1] = langer
            else:
                regels.append(deel)
    return regels or [""]


def _delen(woord: str, ruimte: float, grootte: float, vet: bool) -> list[str]:
    if breedte(woord, grootte, vet) <= ruimte:
        return [woord]
    stukken = [s for s in _BREEKBAAR.split(woord) if s]
    if len(stukken) > 1:
        return [d for s in stukken for d in _delen(s, ruimte, grootte, vet)]
    begin = 1
    while begin < len(woord) - 1 and breedte(woord[: begin + 1] + "-", grootte, vet) <= ruimte:
        begin += 1
    return [woord[:begin] + "-", *_delen(woord[begin:], ruimte, grootte, vet)] if len(woord) > 1 else [woord]
