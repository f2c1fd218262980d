"""The outline of a report's text: which year it is about, and its sections by heading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_VERSLAGJAAR = (
    re.compile(
        r"(?:kwaliteitsverslag|kwaliteitsrapport|jaarverslag|verslag over|verslagjaar)[^.\n]{0,60}?\b(20\d{2})\b",
        re.IGNORECASE,
    ),
    re.compile(r"(?:peildatum|31 december)[^.\n]{0,20}?\b(20\d{2})", re.IGNORECASE),
    re.compile(r"\b(20\d{2})\b"),
)
_PIJLER = re.compile(r"^(?:\d+(?:\.\d+)*\.?\s+)?Pijler\s+(\d)\b", re.IGNORECASE)
_BIJLAGE = re.compile(
    r"^(?:(?:bijlage|[A-Z]|\d+(?:\.\d+)*)\.?\d*:?\s+)?(?:definities|begrippen\w*|datakwaliteit|consistentie"
    r"|herkomst|toegankelijkheid"
    r"|colofon|inhoud\w*|lijst van .*|bijlagen?)\b",
    re.IGNORECASE,
)


_KADER = re.compile(r"kwaliteits(?:verslag|kader|rapport)|\bpijler\s+[1-5]\b|kengetallen", re.IGNORECASE)


def is_kaderverslag(tekst: str) -> bool:
    """Whether a text is a report under the framework for forensic care, whose figures the tool knows by name."""
    return bool(re.search(r"forensisch", tekst, re.IGNORECASE)) and bool(_KADER.search(tekst))


def verslagjaar(tekst: str) -> int:
    """The year a report is about: the one its first page names, else that of the peildatum, else the most frequent."""
    for patroon, deel in ((_VERSLAGJAAR[0], tekst[:4000]), *((p, tekst) for p in _VERSLAGJAAR)):
        gevonden = Counter(int(j) for j in patroon.findall(deel))
        if gevonden:
            return gevonden.most_common(1)[0][0]
    return 2024


def secties(blokken: Sequence[str]) -> dict[str, str]:
    """Heading → text below it, in order; equal headings are kept apart by spaces. Appendices say nothing new."""
    uit: dict[str, list[str]] = {"begin": []}
    gelijk = Counter(["begin"])
    huidig, bijlage = "begin", ""
    for blok in blokken:
        if blok.startswith("#"):
            bijlage = (
                blok
                if _BIJLAGE.match(_kop(blok)) and not _onder(blok, bijlage)
                else bijlage
                if _onder(blok, bijlage)
                else ""
            )
            kop = _kop(blok)
            gelijk[kop] += 1
            huidig = kop + " " * (gelijk[kop] - 1)
            uit[huidig] = []
        elif not bijlage:
            uit[huidig].append(blok)
    return {kop: "\n\n".join(regels) for kop, regels in uit.items() if regels}


def koppen(blokken: Sequence[str]) -> list[str]:
    """Every heading in order."""
    return [_kop(b) for b in blokken if b.startswith("#")]


def _kop(blok: str) -> str:
    return blok.lstrip("# ").strip()


def _onder(kop: str, boven: str) -> bool:
    """Whether a heading belongs under another: by number where both have one, else by level."""
    if not boven:
        return False
    nummer, hoger = (re.match(r"\d+(?:\.\d+)*", _kop(k)) for k in (kop, boven))
    if nummer and hoger:
        return nummer.group().startswith(hoger.group() + ".")
    return len(kop) - len(kop.lstrip("#")) > len(boven) - len(boven.lstrip("#"))


def behandelde_pijlers(delen: Sequence[str]) -> dict[str, bool]:
    """Which of the five pijlers have a section of their own."""
    nummers = {m[1] for kop in delen for m in [_PIJLER.match(kop)] if m}
    return {str(n): str(n) in nummers for n in range(1, 6)}
