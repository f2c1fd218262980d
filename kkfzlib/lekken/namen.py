"""Names in free text: what a salutation, a title, a role, initials or a given name says is a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Sterkte = Literal["zeker", "mogelijk"]

# A preposition is part of a name only with an article behind it: "in 't Veld", not "Jan in Utrecht".
_TUSSEN = (
    r"(?:[Vv]an|[Vv]on|[Dd]er?|[Dd]en|'[ts]|[Tt]en?|[Tt]er|(?:[Ii]n|[Oo]p|[Uu]it|[Aa]an|[Bb]ij|[Vv]oor|[Oo]nder|[Oo]ver)"
    r" (?:'t|den?|der|het)|[Ee]l|[Aa]l|[Dd]i|[Dd]a|[Dd]os|[Ll][ae]|[Ll]es|[Bb]en)"
)
# No letter can be read two ways, so that a long row of letters takes no time.
_WOORD = (
    r"(?:[dOo]['’])?[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]{1,30}(?:(?:['’][A-Z]?|[A-Z])[a-zß-öø-ÿ]{1,30}){0,2}(?![a-zß-öø-ÿ])"
)
_ACHTERNAAM = rf"(?:{_TUSSEN} ){{0,3}}{_WOORD}(?:(?: ?- ?)(?:{_TUSSEN} ){{0,3}}{_WOORD})?"
_LETTERS = r"(?:(?:[A-Z]|Th|Ch|Ph|IJ)\.[ -]?){1,5}"
_TITEL = r"(?:prof|drs|dr|mr|ir|ing|ds|bc|msc|bsc)\."
_AANHEF = (
    r"(?:mevrouw|mevr\.?|mvr\.|mw\.?|mejuffrouw|mej\.|juffrouw|meneer|mijnheer|dhr\.?|de heer|meester|zuster"
    r"|broeder|familie|fam\.)"
)
_CLIENT = (
    r"(?:cli[eë]nte?|bewo(?:ner|onster)|pati[eë]nte?|pupil|gedetineerde|justitiabele|slachtoffer|verdachte)"
)
_PERSOON = (
    rf"(?:{_CLIENT}|jongere|deelne(?:mer|emster)|respondente?|medewerk(?:er|ster)|collega|begeleid(?:er|ster)"
    r"|(?:gedrags)?deskundige|psycholoog|psychiater|bestuurder|directeur|manager|stagiaire?)"
)

_GENOEMD = rf"\b(?i:{_PERSOON})(?: genaamd| met de naam|,)? "
_HOOFDLETTERS = r"(?:(?:VAN|DER?|DEN|TEN?|TER|EL|AL) ){0,3}[A-Z]{3,30}(?:-[A-Z]{3,30})?\b"
_PATRONEN: tuple[tuple[Sterkte, bool, str], ...] = (
    # How certain, whether a street or an institution may bear that name too, and the form.
    ("zeker", False, rf"\b(?i:{_AANHEF})(?: |(?<=\.))(?:(?i:{_TITEL}) ?){{0,3}}"
                     rf"(?P<naam>(?:{_LETTERS} ?)?(?:{_WOORD} ){{0,2}}?{_ACHTERNAAM})"),
    ("zeker", False, rf"\b(?i:{_AANHEF})(?: |(?<=\.))(?P<naam>(?:{_LETTERS} ?)?{_HOOFDLETTERS})"),
    ("zeker", False, rf"\b(?i:{_AANHEF})(?: |(?<=\.))(?P<naam>[A-Z]\.(?:[A-Z]\.)*)"),
    ("zeker", True, rf"\b(?i:(?:{_TITEL} ?){{1,3}})(?P<naam>(?:{_LETTERS} ?)(?:{_WOORD} ){{0,1}}?{_ACHTERNAAM}"
                    rf"|(?:{_WOORD} ){{0,2}}{_ACHTERNAAM})"),
    ("zeker", False, rf"{_GENOEMD}(?P<naam>{_LETTERS} ?{_ACHTERNAAM})"),
    ("zeker", False, rf"{_GENOEMD}(?P<naam>(?P<roep>{_WOORD})(?: {_ACHTERNAAM})?)"),
    ("mogelijk", True, rf"\b(?i:{_CLIENT}) (?P<naam>[A-Z])(?:\.|(?= (?:is|heeft|was|woont|kwam|ging|die)\b))"),
    ("mogelijk", True, rf"(?<![\w.&/-])(?P<naam>{_LETTERS} ?{_ACHTERNAAM})"),
    ("mogelijk", True, rf"(?<![\w.&/-])(?P<naam>{_WOORD}, (?:[A-Z]\.){{1,4}})(?!\w)"),
    ("mogelijk", True, rf"(?<![\w.-])(?=(?P<naam>(?P<roep>{_WOORD}(?:-{_WOORD})?) (?:[A-Z]\. ?)?{_ACHTERNAAM}))"),
)  # fmt: skip
VORMEN = tuple((sterkte, ook_ding, re.compile(patroon)) for sterkte, ook_ding, patroon in _PATRONEN)

# A street, a prize or an institution may bear a person's name; it is then no person.
_INSTELLING = (
    r"kliniek|klinieken|stichting|instituut|instelling|centrum|school|college|lyceum|fonds|prijs|groep|zorg|methode"
    r"|model|schaal|universiteit|academie|ziekenhuis"
)
_GEEN_PERSOON = re.compile(
    rf"[a-zà-ÿ]{{4}}(?:plein|straat|laan|weg|kade|singel|gracht|dreef|plantsoen|{_INSTELLING})\Z"
    rf"|\b(?:{_INSTELLING}|laan|weg|plein|park|huis|wonen|begeleiding|behandeling|hulp|reclassering|lijst|test|index"
    r"|locatie|team|afdeling|gemeente|provincie|ministerie|wet|raad|bond|vereniging|partners)\Z",
    re.IGNORECASE,
)
_NA_DE_NAAM = re.compile(rf"[ -](?i:{_INSTELLING}|huis|straat|laan|weg|plein|hof|park)\w*\b")
# Behind "J." there may be a heading: "B. Doelgroep", "bijlage C. Begrippen".
_LETTER_VOORAF = re.compile(
    r"(?:^|[\n:;•·|]|\b(?i:bijlage|pijler|thema|tabel|figuur|deel|onderdeel|punt|artikel|optie|niveau|fase|stap"
    r"|categorie))[ (]*\Z"
)
_FUNCTIES = "Bestuurder Directeur Officier Minister President Rechter Voorzitter Advocaat Staatssecretaris"
_AANSPRAAK = frozenset(_FUNCTIES.split())


@dataclass(frozen=True, slots=True)
class Naam:
    """One name: the text itself (never to be printed), where it begins, and how certain it is."""

    tekst: str
    plaats: int
    sterkte: Sterkte


@cache
def voornamen() -> frozenset[str]:
    """Common given names, lower case."""
    tekst = (files(__package__) / "voornamen.md").read_text(encoding="utf-8")
    return frozenset(tekst.rpartition(".\n\n")[2].split())


def namen(tekst: str, bekend: Iterable[str] = ()) -> Iterator[Naam]:
    """Names in an ``effen`` text, each stretch once, the surest first; those that ``bekend`` allows left out."""
    mag = [_delen(b) for b in bekend]
    bezet: list[tuple[int, int]] = []
    for sterkte, ook_ding, patroon in VORMEN:
        for m in patroon.finditer(tekst):
            begin, eind = m.span("naam")
            if any(b < eind and begin < e for b, e in bezet) or not _is_naam(m, ook_ding):
                continue
            bezet.append((begin, eind))
            if not any(_gedekt(_delen(m["naam"]), b) for b in mag):
                yield Naam(m["naam"], begin, sterkte)


def _is_naam(m: re.Match[str], ook_ding: bool) -> bool:
    naam, roep = m["naam"], m.groupdict().get("roep")
    if ook_ding and (_GEEN_PERSOON.search(naam) or _NA_DE_NAAM.match(m.string, m.end("naam"))):
        return False
    if naam.split(" ")[0] in _AANSPRAAK or naam.split(" ")[-1] in _AANSPRAAK:
        return False
    if roep is not None and not set(roep.lower().split("-")) & voornamen():
        return False
    los = re.fullmatch(rf"[A-Z]\. ?{_WOORD}", naam)
    return (
        los is None or m.start() != m.start("naam") or not _LETTER_VOORAF.search(m.string[: m.start()][-20:])
    )


def _delen(naam: str) -> list[str]:
    """Its words in lower case, initials apart: ``T. de Graaf-Willemsen`` is t, de, graaf, willemsen."""
    return re.findall(r"[^\W\d_]+", naam.casefold())


def _gedekt(gevonden: list[str], bekend: list[str]) -> bool:
    """Whether a known name covers this one: the same surname, and no initial or given name that contradicts it."""
    if not bekend or not gevonden:
        return False
    achter = [d for d in gevonden if len(d) > 1]
    if gevonden == bekend[-len(gevonden) :] or gevonden == bekend[: len(gevonden)]:
        return True
    zelfde = bool(achter) and bekend[-len(achter) :] == achter
    return zelfde and (len(achter) == len(bekend) or bekend[0][0] == gevonden[0][0])
