"""Statements about some months, one place, one group or one aspect: true or not, they are not the whole figure."""

from __future__ import annotations

import re

from kkfzlib.nederlands.kalender import MAAND

from .vermelding import Woord
from .zinsdelen import Deel

_DEELPERIODE = re.compile(
    rf"""\b(?:kwartaal|Q[1-4]|halfjaar|(?:eerste|tweede|laatste)\s+(?:helft|maanden|weken)|zomer\w*|winter\w*|najaar|voorjaar|maand(?:en)?
    |(?<!31\s)(?<!eind\s)(?:{MAAND})|1e\s+helft|2e\s+helft|per\s+1\s+januari)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_PLEK = re.compile(
    r"\b(?:[Ll]ocatie|[Vv]estiging|[Aa]fdeling|[Hh]uis|[Ww]oning|[Tt]eam)\s+[A-Z]\w+"
    r"|\b[Oo]p\s+(?:[Dd]e|[Hh]et)\s+[A-Z]\w+|\b(?:per|één|elke|iedere|die) locatie\b"
)
_GROEP = re.compile(
    r"""\b(?:onder|bij|van)\s+(?:de\s+|onze\s+)?(?:\w+\s+)?(?:nieuwe|vaste|tijdelijke|jonge|jongere|oudere|vrouwen|vrouwelijke|mannen|mannelijke
    |begeleiders|stagiair\w*|zzp\w*|leidinggevende\w*|respondenten|ambulante|wlz-\w*)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# Somebody else's, or of one group: a name that is not ours, a word made with what organisations are divided into.
_ANDERS = re.compile(
    rf"""\b(?:[Ii]n|[Bb]ij|[Vv]an|[Tt]e|[Oo]nder|[Vv]oor)\s+(?:de\s+|het\s+|onze\s+|een\s+)?
        (?:(?:[Ss]tichting|[Zz]orggroep|[Gg]emeente|[Rr]egio|[Pp]rovincie)\s+[A-Z]\w+
        |\w+(?:dienst|groep|afdeling|besteding|opvang|vleugel|kliniek|branche|sector)\b
        |(?:gehandicapten|ouderen|jeugd|thuis|verpleeghuis|verslavings)zorg\b|ggz\b|partners?\b)
    |^\s*(?:[Ss]tichting|[Zz]orggroep)\s+[A-Z]\w+
    |^\s*(?:Vrouwen|Mannen|Jongeren|Ouderen|Naasten)\b
    |\b(?:[Ii]n|[Tt]e)\s+(?!(?i:{MAAND}))[A-Z][a-z]{{3,}}\b""",
    re.VERBOSE,
)
_ASPECT = re.compile(r"^\W*[A-ZÀ-Ý][^:(){}]{2,80}\([^()]{2,60}\)\s*:")
"""An item that opens with a name of its own, and says in brackets where it is from: "Leiding (medewerkers): …"."""
_OORDEEL = re.compile(
    r"\b(?:over|gaven|geven|gaf|waarde\w+|beoordeel\w+|voor)\s+(?:de|het|hun|onze)\s+(?!een\b)(?P<wat>[\w-]+)",
    re.IGNORECASE,
)
_ALGEMEEN = frozenset(
    re.findall(
        r"\w+",
        """zorg begeleiding ondersteuning dienstverlening organisatie zorgverlening hulp werk werkgever
        cliënten medewerkers bewoners
        onderzoek verslagjaar cto mto tevredenheid behandeling wonen samenwerking algemeen geheel verblijf zorgaanbieder
        vragenlijst cliëntonderzoek medewerkersonderzoek jaar peildatum schaal vraag ervaringen cijfer""",
    )
)


def is_onderdeel(deel: Deel, woord: Woord) -> bool:
    """Whether the statement is about a part only: some months, one place, one group, one aspect."""
    tekst = deel.tekst
    if _ASPECT.match(tekst):
        return True
    if _DEELPERIODE.search(tekst) or _PLEK.search(tekst) or _ANDERS.search(tekst):
        return True
    if woord.kengetal == "tevredenheid":
        return any(
            m["wat"].lower() not in _ALGEMEEN for m in _OORDEEL.finditer(tekst) if not m["wat"][0].isupper()
        )
    return woord.kengetal in ("verzuim", "zorgervaring", "verblijfsduur", "bezettingsgraad") and bool(
        _GROEP.search(tekst)
    )
