"""What a text announces against what follows: counts before a list, pijlers without a section, months that clash."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kkfzlib.bevindingen import Bevinding

from .getallen import TELWOORDEN, maanden
from .zinnen import Zin

_TELWOORD = "|".join(w for w in TELWOORDEN if w not in ("een", "één"))
_AANTAL = re.compile(
    rf"\b(?P<telwoord>{_TELWOORD}|[2-9]|1\d)\s+(?:\w+e\s+){{0,3}}"
    r"(?P<wat>\w*(?:lijnen|doelen|doelstellingen|oorzaken|redenen|punten|thema['’]?s|onderwerpen|maatregelen|stappen|pijlers|"
    r"speerpunten|factoren|acties|onderdelen|prioriteiten|vragen|afspraken|kernpunten|waarden|richtingen|verbeterpunten))\b",
    re.IGNORECASE,
)


def aantal_genoemd(zinnen: Sequence[Zin]) -> Iterator[Bevinding]:
    """ "Drie lijnen" must be followed by three list items."""
    for i, zin in enumerate(zinnen):
        gevonden = None if zin.soort == "item" else _AANTAL.search(zin.tekst)
        if gevonden is None:
            continue
        genoemd = _aantal(gevonden["telwoord"])
        items = _lijst_erna(zinnen, i)
        geteld = len(items) or _opsomming(zin.tekst[gevonden.end() :])
        if geteld and geteld != genoemd:
            yield Bevinding(
                "aantal-genoemd", "waarschuwing", "", "", str(genoemd), str(geteld),
                f"{zin.slot}, regel {zin.regel}: aangekondigd zijn {gevonden.group()}, er volgen er {geteld}.",
            )  # fmt: skip


def _aantal(woord: str) -> int:
    return int(woord) if woord.isdigit() else TELWOORDEN[woord.lower()]


def _lijst_erna(zinnen: Sequence[Zin], i: int) -> list[int]:
    """Blocks of the list that follows the sentence within the same text, at most one paragraph later."""
    slot, blok = zinnen[i].slot, zinnen[i].blok
    blokken: list[int] = []
    for zin in zinnen[i + 1 :]:
        verder = zin.blok - (blokken[-1] if blokken else blok)
        if zin.slot != slot or verder > (1 if blokken else 2) or zin.soort == "kop":
            break
        if zin.soort == "item" and zin.blok not in blokken:
            blokken.append(zin.blok)
        elif zin.soort == "zin" and blokken:
            break
    return blokken


def _opsomming(rest: str) -> int:
    """Parts of an enumeration after a colon (a, b en c); 0 when there is none."""
    _, dubbelepunt, lijst = rest.partition(":")
    if not dubbelepunt or len(rest) - len(lijst) > 40:
        return 0
    delen = [d for d in re.split(r",\s+(?:en\s+)?|\s+en\s+|;\s*", lijst.rstrip(". ")) if d.strip()]
    return len(delen) if "," in lijst or ";" in lijst else 0


def aangekondigd(zinnen: Sequence[Zin], behandeld: Mapping[str, bool]) -> Iterator[Bevinding]:
    """Every pijler that the text announces must be treated; ``behandeld`` tells per pijler number whether it is."""
    noemt = next(
        (z for z in zinnen for m in [_AANTAL.search(z.tekst)] if m and m["wat"].lower() == "pijlers"), None
    )
    mist = [nummer for nummer, aanwezig in behandeld.items() if not aanwezig]
    if noemt is None or not mist or len(mist) == len(behandeld):
        return
    genoemd = _aantal(_AANTAL.search(noemt.tekst)["telwoord"])  # type: ignore[index]
    yield Bevinding(
        "aangekondigd", "waarschuwing", "", "", str(genoemd), str(len(behandeld) - len(mist)),
        f"{noemt.slot}, regel {noemt.regel}: {genoemd} pijlers aangekondigd; geen tekst over pijler {', '.join(mist)}.",
    )  # fmt: skip


_AFSPRAAK = re.compile(
    r"\b(?:\w*afspra(?:ak|ken)|overeenkomst\w*|convenant\w*|werkwijze\w*|procedure\w*)\b", re.I
)
_GEMAAKT = re.compile(
    r"\b(?:gemaakt|afgesproken|vastgelegd|vastgesteld|gesloten|ondertekend|ingevoerd|opgesteld)\b", re.I
)
_GEEVALUEERD = re.compile(r"\b(?:geëvalueerd|geevalueerd|evaluatie)\b", re.I)


def zelfde_maand(zinnen: Sequence[Zin]) -> Iterator[Bevinding]:
    """An agreement evaluated in the month it was made has not been tried yet."""
    for slot, blok in dict.fromkeys((z.slot, z.blok) for z in zinnen):
        alinea = [z for z in zinnen if (z.slot, z.blok) == (slot, blok)]
        gemaakt = [z for z in alinea if _AFSPRAAK.search(z.tekst) and _GEMAAKT.search(z.tekst)]
        beoordeeld = [z for z in alinea if _GEEVALUEERD.search(z.tekst)]
        for begin in gemaakt[:1]:
            samen = maanden(_deel_met(begin.tekst, _GEMAAKT)) & {
                m for z in beoordeeld for m in maanden(_deel_met(z.tekst, _GEEVALUEERD))
            }
            for maand in sorted(samen):
                yield Bevinding(
                    "zelfde-maand", "waarschuwing", "", "", "", maand,
                    f"{slot}, regel {begin.regel}: afspraken gemaakt én geëvalueerd in {maand}.",
                )  # fmt: skip


def _deel_met(zin: str, patroon: re.Pattern[str]) -> str:
    """The part of a sentence around ``patroon``: split at commas and at 'en diezelfde', so each verb keeps its month."""
    delen = [d for d in re.split(r",\s|;\s|\sen (?=diezelfde|deze|die|in|zijn)", zin) if patroon.search(d)]
    return " ".join(delen) or zin
