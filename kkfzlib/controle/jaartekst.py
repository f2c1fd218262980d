"""Years in texts against the years marked for the same ontwikkelpunt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pandas as pd

from kkfzlib.bevindingen import Bevinding
from kkfzlib.opmaak import opsomming

from .getallen import jaren
from .zinnen import Zin

_STOP = frozenset(
    [
        "aan",
        "alle",
        "als",
        "betreft",
        "binnen",
        "bij",
        "dat",
        "de",
        "den",
        "der",
        "deze",
        "die",
        "dit",
        "door",
        "een",
        "en",
        "er",
        "gaan",
        "het",
        "hier",
        "hoe",
        "in",
        "is",
        "kader",
        "maken",
        "men",
        "met",
        "mede",
        "meer",
        "naar",
        "nader",
        "niet",
        "nog",
        "of",
        "om",
        "onder",
        "ook",
        "op",
        "over",
        "per",
        "te",
        "ten",
        "ter",
        "tot",
        "uit",
        "van",
        "ten",
        "aanzien",
        "vanuit",
        "verder",
        "via",
        "voor",
        "was",
        "wat",
        "welke",
        "werd",
        "wij",
        "wordt",
        "worden",
        "zal",
        "zich",
        "zijn",
        "zo",
        "beleid",
        "ontwikkelen",
        "ontwikkeling",
        "realiseren",
        "realisatie",
        "uitvoering",
        "plan",
        "werkwijze",
        "waar",
        "nodig",
        "inzet",
        "inzetten",
        "implementeren",
        "implementatie",
        "sofia",
        "zorg",
        "onze",
        "forensische",
        "forensisch",
        "cliënt",
        "cliënten",
        "organisatie",
        "organisaties",
        "jaar",
        "team",
        "medewerkers",
        "huidige",
        "volledig",
    ]
)
OVERLAP = 0.6
"""Share of the content words of an ontwikkelpunt that a passage must hold to be about it."""


def _stammen(tekst: str) -> set[str]:
    """Content words cut to their first seven letters: enough to match across inflections."""
    woorden = re.findall(r"[a-zà-ÿ]{4,}", tekst.lower())
    return {re.sub(r"(?:en|s|e|t)$", "", w)[:7] for w in woorden if w not in _STOP}


def jaar_tekst(zinnen: Sequence[Zin], ontwikkelpunten: pd.DataFrame | None) -> Iterator[Bevinding]:
    """A passage that plans an ontwikkelpunt for another year than the matrix marks."""
    if ontwikkelpunten is None:
        return
    jaarkolommen = [k for k in ontwikkelpunten.columns if re.fullmatch(r"20\d{2}", str(k))]
    for rij in ontwikkelpunten.to_dict("records"):
        punt, stammen = str(rij["ontwikkelpunt"]), _stammen(str(rij["ontwikkelpunt"]))
        gemarkeerd = {int(k) for k in jaarkolommen if bool(rij[k])}
        if not gemarkeerd or len(stammen) < 2:
            continue
        for zin, passage in _passages(zinnen):
            genoemd = {j for j, _ in jaren(passage)}
            if genoemd and _over(stammen, passage):
                anders = genoemd - gemarkeerd - set(range(2000, min(gemarkeerd)))
                if anders:
                    yield _bevinding(zin, punt, gemarkeerd, anders)
                    break


def _over(stammen: set[str], passage: str) -> bool:
    return len(stammen & _stammen(passage)) >= max(2, OVERLAP * len(stammen))


def _passages(zinnen: Sequence[Zin]) -> Iterator[tuple[Zin, str]]:
    """Each sentence alone, then with the next one of its paragraph, for a year often follows its subject."""
    for i, zin in enumerate(zinnen):
        yield zin, zin.tekst
        volgende = zinnen[i + 1] if i + 1 < len(zinnen) else None
        if volgende is not None and (volgende.slot, volgende.blok) == (zin.slot, zin.blok):
            yield zin, f"{zin.tekst} {volgende.tekst}"


def _bevinding(zin: Zin, punt: str, gemarkeerd: set[int], anders: set[int]) -> Bevinding:
    in_tabel, in_tekst = (opsomming([str(j) for j in sorted(js)]) for js in (gemarkeerd, anders))
    return Bevinding(
        "jaar-tekst", "waarschuwing", "", "", in_tabel, in_tekst,
        f"{zin.slot}, regel {zin.regel}: de tekst noemt {in_tekst}, de ontwikkelpunten noemen {in_tabel} bij “{punt}”.",
    )  # fmt: skip
