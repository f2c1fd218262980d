"""Numbers typed in texts against the figures they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kkfzlib.bevindingen import Bevinding
from kkfzlib.nederlands.afronding import SPELING
from kkfzlib.nederlands.getal import Getal

from .beweringen import Bewering
from .feiten import Feit, Feiten

RUIM = 0.05
"""How far "ruim" or "circa" may lie from the figure, as a share of it (counts of people: a tenth, at least 2)."""


def tekst_getal(feiten: Feiten, gezegd: Sequence[Bewering]) -> Iterator[Bevinding]:
    """A typed number that is about a known figure of its year must be that figure, at its printed precision."""
    for b in gezegd:
        if b.soort == "benchmark":
            yield from _benchmark(feiten, b)
        if b.soort != "stand":
            continue
        bekend = [f for j in b.mogelijk for f in [feiten.gezegd(*b.sleutel, str(j))] if f is not None]
        # Of a year that is not known nothing can be said.
        if len(bekend) < len(b.mogelijk) and feiten.gezegd(*b.sleutel, str(b.periode)) is None:
            continue
        if not bekend or any(klopt(f, b.getal) for f in (*bekend, *_ook(feiten, b))):
            continue
        feit = bekend[0]
        yield Bevinding(
            "tekst-getal", "fout", feit.kengetal, feit.uitsplitsing, feit.tekst, b.getal.tekst,
            f"{b.zin.slot}, regel {b.zin.regel}: de tekst noemt {b.getal.tekst}, maar {feit.naam} over {feit.periode} "
            f"is {feit.tekst}.",
        )  # fmt: skip


def klopt(feit: Feit, getal: Getal) -> bool:
    """Whether the number is the figure: rounded at least as far as it is printed, or about it where it says so."""
    verschil = abs(abs(feit.waarde) - abs(getal.waarde))
    if verschil <= getal.half + SPELING or verschil <= feit.half + SPELING:
        return True
    if not getal.benaderd:
        return False
    mensen = getal.eenheid == "aantal"
    return verschil <= max(
        2.0 if mensen else 0.0,
        (0.1 if mensen else RUIM / 2 if getal.eenheid == "%" else RUIM) * abs(feit.waarde),
    )


def _ook(feiten: Feiten, b: Bewering) -> Iterator[Feit]:
    """Other figures that the same words may well mean."""
    kengetal = b.woord.kengetal
    for periode in map(str, b.mogelijk):
        if kengetal == "verblijfsduur":
            yield from feiten.van(kengetal, periode)
        if not re.search(r"totale|in totaal", b.zin.tekst, re.IGNORECASE):
            yield from (f for u in b.woord.ook for f in [feiten.get(kengetal, u, periode)] if f is not None)
        if kengetal == "tevredenheid":
            yield from (f for f in feiten.van(kengetal, periode) if _over_vraag(f, b))
        if (kengetal, b.woord.uitsplitsing) == ("uitstroom", "totaal"):
            yield from (
                f
                for f in (
                    feiten.get("uitstroom_plaatsing", "verblijf", periode),
                    feiten.get("uitstroom", "noemer", periode),
                )
                if f
            )
        if kengetal == "personeel":
            yield from _personeel(feiten, periode)


def _over_vraag(feit: Feit, b: Bewering) -> bool:
    onderzoek, _, vraag = feit.uitsplitsing.partition("/")
    woorden = re.findall(r"[a-zà-ÿ]{4,}", vraag.lower())
    return onderzoek == b.woord.uitsplitsing.split("/")[0] and any(
        w[:6] in b.zin.tekst.lower() for w in woorden
    )


def _personeel(feiten: Feiten, periode: str) -> Iterator[Feit]:
    """A team may be counted without zzp, without stage, or without both."""
    totaal = feiten.get("personeel", "totaal", periode)
    zzp, stage = (f.waarde if (f := feiten.get("personeel", u, periode)) else 0.0 for u in ("zzp", "stage"))
    if totaal:
        for af in {zzp, stage, zzp + stage} - {0.0}:
            yield Feit("personeel", "totaal", periode, totaal.waarde - af, herkomst=totaal.herkomst)


def _benchmark(feiten: Feiten, b: Bewering) -> Iterator[Bevinding]:
    """A benchmark in a sentence must be one of those supplied for the figure, when it names its source."""
    bekend = [f for f in feiten.van("benchmark") if f.uitsplitsing.startswith(b.woord.kengetal + "/")]
    bron = [f for f in bekend if f.uitsplitsing.partition("/")[2].lower() in b.zin.tekst.lower()]
    if len(bron) == 1 and len(bekend) == 1 and not klopt(bron[0], b.getal):
        yield Bevinding(
            "tekst-getal", "fout", "benchmark", bron[0].uitsplitsing, bron[0].tekst, b.getal.tekst,
            f"{b.zin.slot}, regel {b.zin.regel}: de tekst noemt {b.getal.tekst} als vergelijking, opgegeven is "
            f"{bron[0].tekst}.",
        )  # fmt: skip
