"""The differences between a text as it is and as it came back, unit by unit, each with its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from kkfzlib.woord.eenheden import Eenheid, als_markdown

Opcode = tuple[str, int, int, int, int]


@dataclass(frozen=True)
class Verschil:
    """One difference: the slot, where in the draft, what was done (``gewijzigd`` …), the words before and after."""

    slot: str
    plek: str
    soort: str
    was: str
    wordt: str


def stappen(bron: Sequence[Eenheid], terug: Sequence[Eenheid]) -> Sequence[Opcode]:
    """How the units of ``bron`` become those of ``terug``."""
    a, b = [e.sleutel for e in bron], [e.sleutel for e in terug]
    return SequenceMatcher(None, a, b, autojunk=False).get_opcodes()


def verschillen(
    slot: str, bron: Sequence[Eenheid], terug: Sequence[Eenheid], plek: Callable[[Eenheid], str]
) -> list[Verschil]:
    """All differences in the order of the draft; a unit that only moved is one difference."""
    uit: list[Verschil] = []
    for soort, i1, i2, j1, j2 in stappen(bron, terug):
        if soort == "equal":
            continue
        waar = plek(terug[j1]) if j1 < j2 else _na(terug, j1, plek)
        uit += _van_blok(slot, bron[i1:i2], terug[j1:j2], waar, plek)
    return _verplaatst(uit)


def _na(terug: Sequence[Eenheid], j: int, plek: Callable[[Eenheid], str]) -> str:
    return f"na {plek(terug[j - 1])}" if j else "aan het begin"


def _van_blok(
    slot: str, oud: Sequence[Eenheid], nieuw: Sequence[Eenheid], waar: str, plek: Callable[[Eenheid], str]
) -> list[Verschil]:
    """Units that look alike are one that was changed; the others went or came."""
    uit, over = [], list(nieuw)
    for o in oud:
        n = max(over, key=lambda n: gelijkenis(o, n), default=None)
        if n is not None and gelijkenis(o, n) > 0.4:
            over.remove(n)
            uit.append(Verschil(slot, plek(n), "gewijzigd", toon(o), toon(n)))
        else:
            uit.append(Verschil(slot, waar, "verwijderd", toon(o), ""))
    return uit + [Verschil(slot, plek(n), "toegevoegd", "", toon(n)) for n in over]


def gelijkenis(een: Eenheid, ander: Eenheid) -> float:
    """How much two units are alike, 0 to 1, by their words."""
    return SequenceMatcher(None, een.tekst.split(), ander.tekst.split(), autojunk=False).ratio()


def toon(e: Eenheid) -> str:
    """A unit as the writer would type it."""
    return als_markdown([e]).markdown.strip()


def _verplaatst(gevonden: list[Verschil]) -> list[Verschil]:
    """What went in one place and came in another."""
    uit: list[Verschil] = []
    kwijt = {v.was.lstrip("0123456789. "): v for v in gevonden if v.soort == "verwijderd"}
    terecht = set()
    for v in gevonden:
        oud = kwijt.get(v.wordt.lstrip("0123456789. ")) if v.soort == "toegevoegd" else None
        if oud is not None:
            terecht.add(id(oud))
            uit.append(Verschil(v.slot, v.plek, "verplaatst", oud.was, v.wordt))
        else:
            uit.append(v)
    return [v for v in uit if id(v) not in terecht]
