"""An agreement and its evaluation in one and the same month."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kkfzlib.bevindingen import Bevinding
from kkfzlib.nederlands.kalender import MAAND

from .zinnen import Zin

_AFSPRAAK = re.compile(
    r"\b(?:\w*afspra(?:ak|ken)|overeenkomst\w*|convenant\w*|(?:\w*)werkwijze\w*|\w*procedure\w*|\w*protocol\w*"
    r"|samenwerking\w*)\b",
    re.I,
)
_GEMAAKT = re.compile(
    r"\b(?:gemaakt|maakten|maakte|afgesproken|vastgelegd|legden|vastgesteld|gesloten|sloten|ondertekend\w*"
    r"|tekenden|ingevoerd|opgesteld|stelden"
    r"|ingegaan|gestart|startte|spraken)\b",
    re.IGNORECASE,
)
_GEEVALUEERD = re.compile(
    r"\b(?:geëvalueerd|geevalueerd|evalueerden|evalueerde|evaluatie\w*|evaluatiegesprek\w*|teruggekeken"
    r"|keken .{0,20}terug)\b",
    re.I,
)
_JAARLIJKS = re.compile(
    r"\b(?:elk jaar|jaarlijks|volgend jaar|een jaar later|het jaar erop|ieder jaar)\b", re.IGNORECASE
)
_MAAND = re.compile(rf"\b(?P<maand>{MAAND})\b(?:\s+(?P<jaar>20\d\d))?", re.IGNORECASE)
_DEZELFDE = re.compile(r"\b(?:diezelfde|dezelfde|in die)\s+maand\b", re.IGNORECASE)


def zelfde_maand(zinnen: Sequence[Zin]) -> Iterator[Bevinding]:
    """An agreement evaluated in the month it was made has not been tried yet."""
    alineas: dict[tuple[str, int], list[Zin]] = {}
    for zin in zinnen:
        alineas.setdefault((zin.slot, zin.blok), []).append(zin)
    for (slot, _), alinea in alineas.items():
        if all(z.soort == "kop" for z in alinea):
            continue
        for i, begin in enumerate(alinea):
            if not (_AFSPRAAK.search(begin.tekst) and _GEMAAKT.search(begin.tekst)):
                continue
            gemaakt = _maanden(_deel_met(begin.tekst, _GEMAAKT))
            maand = next((m for z in alinea[i : i + 4] for m in _samen(gemaakt, z, z is begin)), None)
            if maand:
                yield Bevinding(
                    "zelfde-maand", "waarschuwing", "", "", "", maand,
                    f"{slot}, regel {begin.regel}: afspraken gemaakt én geëvalueerd in {maand}.",
                )  # fmt: skip
                break


def _samen(gemaakt: set[tuple[str, str]], zin: Zin, zelfde_zin: bool) -> Iterator[str]:
    """Months of the agreement in which this sentence puts the evaluation."""
    if not _GEEVALUEERD.search(zin.tekst):
        return
    deel = _deel_met(zin.tekst, _GEEVALUEERD)
    if _JAARLIJKS.search(deel) or (zelfde_zin and deel == zin.tekst and len(_maanden(deel)) < 1):
        return
    if _DEZELFDE.search(deel) and gemaakt:
        yield min(gemaakt)[0]
    for maand, jaar in sorted(_maanden(deel)):
        if any(m == maand and (not jaar or not j or j == jaar) for m, j in gemaakt):
            yield maand


def _maanden(tekst: str) -> set[tuple[str, str]]:
    return {(m["maand"].lower(), m["jaar"] or "") for m in _MAAND.finditer(tekst)}


def _deel_met(zin: str, patroon: re.Pattern[str]) -> str:
    """The parts of a sentence around ``patroon``, so that each verb keeps its own month."""
    delen = re.split(
        r",\s|;\s|\sen (?=diezelfde|deze|die|in|zijn|zij|ze|al|werden|hebben|we|wij|dezelfde|evalueerden|geëvalueerd)",
        zin,
    )
    return " ".join(d for d in delen if patroon.search(d)) or zin
