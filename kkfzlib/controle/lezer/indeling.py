"""The outline of a report's text: which year it is about, and its sections by heading."""

from __future__ import annotations

import re
from collections import Counter

_VERSLAGJAAR = (
    re.compile(r"kwaliteitsverslag[^.\n]{0,60}?\b(20\d{2})\b", re.IGNORECASE),
    re.compile(r"(?:verslagjaar|31 december)\s+(20\d{2})", re.IGNORECASE),
    re.compile(r"\b(20\d{2})\b"),
)
_KOP = re.compile(
    r"^\s{0,3}(?:#{1,6}\s+)?(?P<kop>(?:\d+(?:\.\d+)*\.?\s+)?(?:Pijler\s+\d\b.{0,80}|[A-Z][^.!?]{2,80}))\s*$"
)
_PIJLER = re.compile(r"^(?:#{1,6}\s+)?(?:\d+(?:\.\d+)*\.?\s+)?Pijler\s+(\d)\b", re.IGNORECASE)


def verslagjaar(tekst: str) -> int:
    """The year a report is about: the one its title names, else that of the peildatum, else the most frequent."""
    for patroon in _VERSLAGJAAR:
        gevonden = Counter(int(j) for j in patroon.findall(tekst))
        if gevonden:
            hoogste = max(gevonden.values())
            return min(j for j, n in gevonden.items() if n == hoogste)
    return 2024


def secties(tekst: str) -> dict[str, str]:
    """Heading → text below it, in order; equal headings get a number. Lines of one paragraph stay together."""
    uit: dict[str, list[str]] = {"begin": []}
    huidig = "begin"
    for regel in _alineas(tekst):
        kop = _KOP.match(regel) if _is_kop(regel) else None
        if kop:
            huidig = kop["kop"].strip()
            while huidig in uit:
                huidig += " "
            uit[huidig] = []
        else:
            uit[huidig].append(regel)
    return {
        kop.strip() or kop: "\n\n".join(regels)
        for kop, regels in uit.items()
        if any(r.strip() for r in regels)
    }


def _is_kop(regel: str) -> bool:
    kaal = regel.strip()
    genummerd = bool(
        re.match(r"\d+(?:\.\d+)+\.?\s+[A-Z]", kaal) or _PIJLER.match(kaal) or kaal.startswith("#")
    )
    return genummerd and len(kaal) < 110 and not kaal.endswith((".", ";", ","))


def _alineas(tekst: str) -> list[str]:
    """Lines joined to paragraphs: a line that ends no sentence runs on in the next, also over a blank line."""
    uit: list[str] = []
    for regel in tekst.splitlines():
        kaal = regel.strip()
        if not kaal:
            continue
        nieuw = _is_kop(kaal) or re.match(r"^(?:[-*•▪]|\d{1,2}\.)\s", kaal) or not uit or _is_kop(uit[-1])
        if nieuw or re.search(r"[.!?:;”\"]$", uit[-1]) or kaal.startswith("Ontwikkelpunten Thema"):
            uit.append(kaal)
        else:
            uit[-1] += " " + kaal
    return uit


def behandelde_pijlers(delen: dict[str, str]) -> dict[str, bool]:
    """Which of the five pijlers have a section of their own."""
    nummers = {m[1] for kop in delen for m in [_PIJLER.match(kop)] if m}
    return {str(n): str(n) in nummers for n in range(1, 6)}
