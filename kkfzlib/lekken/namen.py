"""Names in free text: what a salutation, a title, a role, initials or a given name says is a person."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
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
# Typed in a hurry: "mevrouw de graaf", "jan de vries".
_KLEIN = r"[a-zß-öø-ÿ]{2,30}(?:-[a-zß-öø-ÿ]{2,30})?(?![\w@-]|\.\w)"
_KLEIN_TUSSEN = r"(?:(?:van|von|der?|den|'t|ten?|ter|in|op|uit|het|el|al|di|da|dos|la|le|ben) ){1,3}"
_LOS, _EINDE = r"(?<![\w.&/'@-])", r"(?!\w|-\w|@|'(?!s\b))"
_PATRONEN: tuple[tuple[Sterkte | None, bool, str], ...] = (
    # How certain (None: by what stands in and around it), whether a street or an institution may bear that name too,
    # and the form: ``roep`` must be a given name, ``achter`` a surname that is known, ``alleen`` one that is no word.
    ("zeker", False, rf"\b(?i:{_AANHEF})(?: |(?<=\.))(?:(?i:{_TITEL}) ?){{0,3}}"
                     rf"(?P<naam>(?:{_LETTERS} ?)?(?:{_WOORD} ){{0,2}}?{_ACHTERNAAM})"),
    ("zeker", False, rf"\b(?i:{_AANHEF})(?: |(?<=\.))(?P<naam>(?:{_LETTERS} ?)?{_HOOFDLETTERS})"),
    ("zeker", False, rf"\b(?i:{_AANHEF})(?: |(?<=\.))(?P<naam>[A-Z]\.(?:[A-Z]\.)*)"),
    ("zeker", False, rf"\b(?i:{_AANHEF})(?: |(?<=\.))(?P<naam>(?:[A-Za-z]\. ?|[A-Za-z] ){{0,3}}"
                     rf"{_KLEIN_TUSSEN}(?P<achter>{_KLEIN}))"),
    ("zeker", False, rf"\b(?i:{_AANHEF})(?: |(?<=\.))(?P<naam>(?:[A-Za-z]\. ?|[A-Za-z] ){{0,3}}(?P<kort>{_KLEIN}))"),
    (None, True, rf"\b(?i:(?P<titel>(?:{_TITEL} ?){{1,3}}))(?P<naam>(?:{_LETTERS} ?)(?:{_WOORD} ){{0,1}}?{_ACHTERNAAM}"
                 rf"|(?:{_WOORD} ){{0,2}}{_ACHTERNAAM})"),
    ("zeker", False, rf"{_GENOEMD}(?P<naam>{_LETTERS} ?{_ACHTERNAAM})"),
    ("zeker", False, rf"{_GENOEMD}(?P<naam>(?P<roep>{_WOORD})(?: {_ACHTERNAAM})?)"),
    ("mogelijk", True, rf"\b(?i:{_CLIENT}) (?P<naam>[A-Z])(?:\.|(?= (?:is|heeft|was|woont|kwam|ging|die)\b))"),
    (None, True, rf"(?<![\w.&/-])(?P<naam>{_LETTERS} ?{_ACHTERNAAM})"),
    (None, True, rf"(?<![\w.&/-])(?P<naam>{_WOORD}, (?:[A-Z]\.){{1,4}})(?!\w)"),
    (None, True, rf"(?<![\w.-])(?=(?P<naam>(?P<roep>{_WOORD}(?:-{_WOORD})?) (?:[A-Z]\. ?)?{_ACHTERNAAM}))"),
    ("zeker", True, rf"{_LOS}(?P<naam>(?:[a-z]\. ?){{1,3}}(?:{_KLEIN_TUSSEN})?(?P<alleen>{_KLEIN}))"),
    ("zeker", True, rf"{_LOS}(?=(?P<naam>(?P<roep>{_KLEIN}) {_KLEIN_TUSSEN}(?P<achter>{_KLEIN})))"),
    ("zeker", True, rf"{_LOS}(?=(?P<naam>(?P<roep>{_KLEIN}) (?P<alleen>{_KLEIN})))"),
    ("zeker", True, rf"{_LOS}(?P<naam>(?P<achter>{_WOORD}), (?P<roep>{_WOORD})){_EINDE}"),
    ("mogelijk", True, rf"{_LOS}(?P<naam>[A-Z]{{1,3}} (?:{_TUSSEN} ){{1,3}}(?P<achter>{_WOORD})){_EINDE}"),
    ("mogelijk", True, rf"{_LOS}(?P<naam>[A-Z]{{1,3}} (?P<alleen>{_WOORD})){_EINDE}"),
    (None, True, rf"{_LOS}(?P<naam>(?P<roep>{_WOORD}))(?P<los>){_EINDE}"),
    ("mogelijk", True, rf"{_LOS}(?P<naam>(?P<alleen>{_WOORD}|{_KLEIN}))(?P<los>){_EINDE}"),
)  # fmt: skip
VORMEN = tuple((sterkte, ook_ding, re.compile(patroon)) for sterkte, ook_ding, patroon in _PATRONEN)

# A street, a prize or an institution may bear a person's name; it is then no person.
_INSTELLING = (
    r"kliniek|klinieken|stichting|instituut|instelling|centrum|school|college|lyceum|fonds|prijs|groep|zorg|methode"
    r"|model|schaal|universiteit|academie|ziekenhuis"
)
_GEBOUW = r"huis|huize|hof|hoeve|oord|borg|stede|plein|straat|laan|weg|kade|singel|gracht|dreef|plantsoen"
_GEEN_PERSOON = re.compile(
    rf"[a-zà-ÿ]{{4}}(?:{_GEBOUW}|{_INSTELLING})\Z"
    rf"|\b(?:{_INSTELLING}|laan|weg|plein|park|huis|wonen|begeleiding|behandeling|hulp|reclassering|lijst|test|index"
    r"|locatie|team|afdeling|gemeente|provincie|ministerie|wet|raad|bond|vereniging|partners)\Z",
    re.IGNORECASE,
)
_NA_DE_NAAM = re.compile(
    rf"(?: |-|(?<=s) |s )(?i:{_INSTELLING}|{_GEBOUW}|park|oord|wonen|lezing|bokaal)\w*\b"
)
_VOOR_DE_NAAM = re.compile(
    r"(?:\b(?:FP[ACK]|GGZ|PI|Sint|St\.|(?i:huis|huize|thomashuis|pension|villa|hotel|hof|hoeve|stichting|vereniging|kliniek"
    r"|ziekenhuis|school|locatie|wooninitiatief|woonvorm|commissie|team|wet|project|programma|methode|model)"
    r"|(?i:methode|methodiek|model|theorie|gedachtegoed|boek|onderzoek) van) )\Z"
)
_LIDWOORD = re.compile(r"\b(?:[Dd]e|[Hh]et|'t|[Oo]nze?|[Dd]eze|[Dd]it) \Z")
# Behind "J." there may be a heading: "B. Doelgroep", "bijlage C. Begrippen".
_LETTER_VOORAF = re.compile(
    r"(?:^|[\n:;•·|]|\b(?i:bijlage|pijler|thema|tabel|figuur|deel|onderdeel|punt|artikel|optie|niveau|fase|stap"
    r"|categorie|tot en met|t/m))[ (]*\Z"
)
# What is said of a person, and what a person stands behind.
_DOET = re.compile(
    r" (?:is|was|heeft|had|woont|woonde|kwam|komt|ging|gaat|kreeg|krijgt|wil|wilde|kan|kon|moet|moest|zegt|zei|vertelt"
    r"|vertelde|vertrok|verhuisde|werkt|werkte|verblijft|verbleef|volgt|volgde|sprak|vindt|vond|deed|doet|wordt|werd"
    r"|luistert|luisterde|sloeg|bleef|blijft|en zijn|en haar)\b"
)
_MET_WIE = re.compile(
    r"\b(?:door|met|voor|aan|tegen|namens|naast|tussen|jegens|richting|samen met|genaamd) \Z", re.IGNORECASE
)
_BRON = re.compile(r" ?(?:et al\b|e\.a\.|\((?:red\.|(?:19|20)\d\d)|, (?:19|20)\d\d\b)")
_FUNCTIES = "Bestuurder Directeur Officier Minister President Rechter Voorzitter Advocaat Staatssecretaris"
_AANSPRAAK = frozenset(_FUNCTIES.split())
# Given names and surnames that also go on with a sentence: "ben de enige", "familie kan meer".
_DOORLOPEND = (
    "amber an andre bas beer ben berg boon bos brand burg can dam die ende fleur floor goede groen groot hart "
    "hoek hof hout iris jasmijn jonge kamer kamp kan klein kleine koning kort kruis lange lee leeuw lin luca "
    "man mark max meer mina mo mol noor oever olde os oud pol post pot rijn rob robin roos sam slot snel stan "
    "star steen sterk straten tak tom ton top tuin van veen veld ven vera vis vogel vogels voort vos waard "
    "wal ward water west wil wilde winter wit witte zand zee zon zwaan zwart zwarte "
)
_OOK_WOORD = frozenset(_DOORLOPEND.split())


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


@cache
def achternamen() -> tuple[frozenset[str], frozenset[str]]:
    """Common surnames without prefix, lower case: those that are nothing else, and all."""
    tekst = (files(__package__) / "achternamen.md").read_text(encoding="utf-8")
    alleen, ook = tekst.rpartition(".\n\n")[2].split("\n---\n")
    return frozenset(alleen.split()), frozenset((alleen + ook).split())


def namen(tekst: str, bekend: Iterable[str] = ()) -> Iterator[Naam]:
    """Names in an ``effen`` text, each stretch once, the surest first; those that ``bekend`` allows left out."""
    mag = [_delen(b) for b in bekend]
    bezet: list[tuple[int, int]] = []
    for sterkte, ook_ding, patroon in VORMEN:
        for m in patroon.finditer(tekst):
            begin, eind = m.span("naam")
            if any(b < eind and begin < e for b, e in bezet):
                continue
            if not _is_naam(m):
                continue
            bezet.append(
                (begin, eind)
            )  # what an institution bears is read no further: "Dr. S. van Mesdagkliniek"
            if not (ook_ding and _is_ding(m)) and not any(_gedekt(_delen(m["naam"]), b) for b in mag):
                yield Naam(m["naam"], begin, sterkte or _sterkte(m))


def _sterkte(m: re.Match[str]) -> Sterkte:
    """A full name is certain when it has a prefix or a known surname; a bare given name by what surrounds it."""
    deel, naam = m.groupdict(), m["naam"]
    if deel.get("titel") is not None:
        return "mogelijk" if deel["titel"].casefold().startswith("prof") else "zeker"
    if deel.get("los") is not None:
        doet = _DOET.match(m.string, m.end("naam")) or _MET_WIE.search(
            m.string[max(0, m.start() - 15) : m.start()]
        )
        return "zeker" if doet else "mogelijk"
    woorden = re.findall(r"[^\W\d_]{2,}", naam)
    bekend = len(woorden) > 1 and re.search(rf"(?<![^ .]){_TUSSEN} ", naam) is not None
    bekend |= any(w.casefold() in achternamen()[1] for w in (woorden[-1], woorden[0] if "," in naam else ""))
    return "zeker" if bekend and _BRON.match(m.string, m.end("naam")) is None else "mogelijk"


def _is_naam(m: re.Match[str]) -> bool:
    naam, deel = m["naam"], m.groupdict()
    if naam.split(" ")[0] in _AANSPRAAK or naam.split(" ")[-1] in _AANSPRAAK:
        return False
    if not all(_klopt(groep, deel[groep], naam) for groep in _TOETS if deel.get(groep) is not None):
        return False
    los = re.fullmatch(rf"[A-Z]\. ?{_WOORD}", naam)
    return (
        los is None or m.start() != m.start("naam") or not _LETTER_VOORAF.search(m.string[: m.start()][-20:])
    )


def _is_ding(m: re.Match[str]) -> bool:
    """Whether a house, a street, a method or an institution bears the name."""
    naam, ervoor = m["naam"], m.string[max(0, m.start() - 40) : m.start()]
    bekend = naam.split(" ")[-1].casefold() in achternamen()[1]
    if (_GEEN_PERSOON.search(naam) and not bekend) or _NA_DE_NAAM.match(m.string, m.end("naam")):
        return True
    if _VOOR_DE_NAAM.search(ervoor):
        return True
    los = m.groupdict().get("los") is not None
    return los and (
        _LIDWOORD.search(ervoor) is not None or re.match(r" ?\d| [A-Z]", m.string[m.end() :][:2]) is not None
    )


def _roep(woord: str, naam: str) -> bool:
    delen = set(woord.casefold().split("-"))
    return bool(delen & voornamen()) and ((naam[0].isupper() and naam != woord) or not delen <= _OOK_WOORD)


def _kort(woord: str, naam: str) -> bool:
    return woord not in _OOK_WOORD and (woord in achternamen()[1] or woord in voornamen())


_TOETS: dict[str, Callable[[str, str], bool]] = {
    "roep": _roep,
    "kort": _kort,
    "achter": lambda woord, naam: woord.casefold() in achternamen()[1],
    "alleen": lambda woord, naam: woord.casefold() in achternamen()[0],
}


def _klopt(groep: str, woord: str, naam: str) -> bool:
    return _TOETS[groep](woord, naam)


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
