"""Text lint: phrases that are about one person, quotes not released, ages and exact dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kkfzlib.bevindingen import Invoerbevinding
from kkfzlib.lekken.vormen import effen, kern
from kkfzlib.nederlands.kalender import MAAND, MAANDEN
from kkfzlib.onthulling.besluiten import Besluit, hash_van_tekst, tekst_gedekt

CODE = "een-persoon"
_MENS = (
    r"(?:cli[eë]nte?|bewo(?:ner|onster)|pati[eë]nte?|jongere|jongeman|man|vrouw|moeder|vader|deelne(?:mer|emster)"
    r"|medewerk(?:er|ster)|collega|begeleid(?:er|ster)|stagiaire?|respondente?|ex-partner)"
)


@dataclass(frozen=True, slots=True)
class Zegswijze:
    """One kind of phrase that may be about a single person."""

    naam: str
    patroon: re.Pattern[str]


ZEGSWIJZEN = tuple(
    Zegswijze(naam, re.compile(patroon, re.IGNORECASE))
    for naam, patroon in {
        "een zin over één persoon": rf"\been (?:[\w-]+ ){{0,2}}{_MENS},? "
        r"(?:die|wiens|wier|(?:van|met|bij|aan|voor) wie)\b"
        rf"|\b[eé]{{1,2}}n van (?:onze|de|hun) (?:[\w-]+ )?{_MENS}(?:en|s|n)\b|\bniemand behalve\b"
        rf"|\bals enige {_MENS}\b|\bslechts (?:iemand|een iemand|[eé]én iemand)\b",
        "een aantal van één": rf"\b(?:[eé]én|1|slechts een|een enkele) (?:[\w-]+ )?(?:{_MENS}|uitstromer|vertrekker)\b",
        "een deel van één": r"\b(?:waarvan|van wie|onder wie|waaronder)(?: er)? (?:[eé]én|1)\b(?![,.]\d)",
        "één voorval": r"\bin (?:[eé]én|1) geval\b"
        r"|\been (?:uitzonderlijke|bijzondere|schrijnende) (?:casus|zaak|situatie)\b",
        "een leeftijd": r"\b\d{1,3}[- ]jarige\b|\b\d{1,3} jaar oud\b|\b(?:leeftijd van|hij is|zij is) \d{1,3}\b"
        rf"|\b{_MENS} (?:van|is) \d{{1,3}}(?: jaar)?\b(?![,.%]?\d| ?%)",
        "een exacte datum": rf"(?<!\d)(?!(?:31 december|1 januari)\b)\d{{1,2}} (?:{MAAND})(?: \d{{4}})?\b"
        r"|(?<!\d)(?!31-12|0?1-0?1)\d{1,2}-\d{1,2}-\d{4}\b",
    }.items()
)
_CITAAT = re.compile('["“„]([^"“”„]{20,600})["”]')


def lint_teksten(
    teksten: Mapping[str, str], vrijgegeven: Iterable[str] = (), data: Iterable[date] = ()
) -> list[Invoerbevinding]:
    """What in the texts (slot to Markdown) may be about one person: a warning per phrase, with file and line.

    ``vrijgegeven`` are the released quotes; ``data`` are dates of the report itself (peildatum, publicatiedatum).
    """
    mag = [kern(c) for c in vrijgegeven]
    eigen = {f"{d.day} {MAANDEN[d.month - 1]}" for d in data}
    return [v for slot, tekst in sorted(teksten.items()) for v in _van_tekst(slot, tekst, mag, eigen)]


def open_punten(
    teksten: Mapping[str, str],
    besluiten: Sequence[Besluit],
    vrijgegeven: Iterable[str] = (),
    data: Iterable[date] = (),
    vandaag: date | None = None,
) -> list[Invoerbevinding]:
    """The lint without the texts that a signed decision (``tekst: <slot>``) covers: what stops ``publiceer``."""
    nog = {s: t for s, t in teksten.items() if not tekst_gedekt(s, t, besluiten, vandaag)}
    return lint_teksten(nog, vrijgegeven, data)


def _van_tekst(slot: str, tekst: str, mag: list[str], eigen: set[str]) -> Iterator[Invoerbevinding]:
    plat, regel = _aaneen(tekst)
    hash_ = hash_van_tekst(tekst)
    for soort in ZEGSWIJZEN:
        for treffer in soort.patroon.finditer(plat):
            if not any(treffer[0].casefold().startswith(d) for d in eigen):
                yield _vondst(slot, regel[treffer.start()], soort.naam, hash_)
    for treffer in _CITAAT.finditer(plat):
        citaat = kern(treffer[1])
        if len(treffer[1].split()) >= 5 and not any(citaat in c or c in citaat for c in mag if c):
            yield _vondst(slot, regel[treffer.start()], "een citaat dat niet is vrijgegeven", hash_)


def _aaneen(tekst: str) -> tuple[str, list[int]]:
    """The text in one line, and for each character the line it came from (phrases run on over line ends)."""
    plat: list[str] = []
    regel: list[int] = []
    for nummer, inhoud in enumerate(tekst.splitlines(), start=1):
        deel = re.sub(r"[*_`]", "", effen(inhoud)).strip() or "\n"
        plat += [*deel, " "]
        regel += [nummer] * (len(deel) + 1)
    return "".join(plat), regel


def _vondst(slot: str, regel: int, soort: str, hash_: str) -> Invoerbevinding:
    return Invoerbevinding(
        f"{slot}.md", regel, "", "", "", CODE, f"{soort}: kan over één persoon gaan",
        f"schrijf het algemener, of teken in besluiten.yml 'wat: \"tekst: {slot}\"' met hash: {hash_}", "waarschuwing",
    )  # fmt: skip
