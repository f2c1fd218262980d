"""The few words that give a number its role, as data: direction, comparison, looking back, taking together."""

from __future__ import annotations

import re

OP = (
    r"st(?:eeg|egen|ijgt|ijgen|ijgend\w*)|gestegen|toegenomen|groei(?:de|den|t|en)|gegroeid|opgelopen|liep(?:en)? op"
    r"|loopt op|klom(?:men)?|geklommen|sprong(?:en)?|gesprongen|nam toe|verhoogd|hoger|meer|langer|groter|vaker"
)
NEER = (
    r"daal(?:de|den|t)|dalen(?:d\w*)?|gedaald|afgenomen|verminder(?:d|de|den)|verlaagd|gekrompen|kromp(?:en)?|krimpt|slonk(?:en)?|geslonken|zakte(?:n)?|gezakt"
    r"|terug(?:gelopen|gebracht|gedrongen)|liep(?:en)? terug|loopt terug|verminderde|kelder(?:de|den)|gekelderd"
    r"|lager|minder|korter|kleiner"
)
OP_NAAM = r"stijging|stijger|toename|groei|verhoging|vermeerdering|uitbreiding"
NEER_NAAM = r"daling|daler|afname|vermindering|verlaging|krimp|terugloop|reductie"
# "Nam ... toe" and "nam ... af" enclose what they are about.
OP_UIT = r"\bn(?:am|amen|eemt|emen)\b(?:(?!\baf\b)[^.;:])*?\btoe\b"
NEER_UIT = r"\bn(?:am|amen|eemt|emen)\b(?:(?!\btoe\b)[^.;:])*?\baf\b"

_ROND = (
    r"(?:(?:ongeveer|circa|ca\.|zo['’]n|rond|ruim|bijna|krap|meer dan|minder dan|gemiddeld|slechts|nog)\s+)*"
)
RICHTING = re.compile(
    rf"(?P<op>\b(?:{OP}|{OP_NAAM})\b|{OP_UIT})|(?P<neer>\b(?:{NEER}|{NEER_NAAM})\b|{NEER_UIT})", re.IGNORECASE
)
NAAM_ERVOOR = re.compile(
    rf"\b(?:(?P<op>{OP_NAAM})|(?P<neer>{NEER_NAAM})|(?P<geen>verschil|verandering|mutatie))"
    rf"(?:\s+(?:van|met)|,\s+(?:in\s+dit\s+geval|namelijk|te\s+weten|en\s+wel)(?:\s+met)?)\s+{_ROND}$",
    re.IGNORECASE,
)
MET_ERVOOR = re.compile(rf"\bmet\s+{_ROND}$", re.IGNORECASE)
_WERKWOORD = (
    r"gestegen|toegenomen|gegroeid|opgelopen|verhoogd|gedaald|afgenomen|verminderd|verlaagd|teruggelopen"
)
VERGELIJKT = re.compile(
    r"\s*(?:[a-zà-ÿ-]{2,24}\s+){0,2}?(?:(?P<op>meer|hoger|langer|groter)|(?P<neer>minder|lager|korter|kleiner))\b"
    r"(?!\s+dan\s+\d)(?!\s+of\b)",
    re.IGNORECASE,
)
OFWEL = re.compile(
    r"\s*(?:[a-zà-ÿ-]+\s+)?(?:ofwel|oftewel|dat\s+is|of)\s+(?:ruim\s+|bijna\s+)?[\d.,]+\s*(?:%|procent)\s+"
    r"(?:(?P<op>meer|hoger|langer)|(?P<neer>minder|lager|korter))\b",
    re.IGNORECASE,
)
"""Behind a number: "10.000 ofwel 5 procent meer"."""
IETS = re.compile(
    r"\s*(?:iets|licht|wat|fors|duidelijk|flink|een\s+stuk)\s+(?:(?P<op>hoger|groter|langer)|(?P<neer>lager|kleiner|korter))\b",
    re.IGNORECASE,
)
"""Behind "met N%": the level itself, which lies higher or lower than another."""
GEWIJZIGD = re.compile(rf"\s*(?:[a-zà-ÿ-]{{2,24}}\s+)?(?P<woord>{_WERKWOORD})\b", re.IGNORECASE)
VERGROTEND = re.compile(r"hoger|meer|langer|groter|vaker|lager|minder|korter|kleiner", re.IGNORECASE)
ZELFDE = re.compile(r"\b(?:gelijk|hetzelfde|stabiel|ongewijzigd|constant)\b", re.IGNORECASE)

TERUG = re.compile(
    r"\b(?:toen|jaar\s+(?:eerder|daarvoor|ervoor)|vori(?:g|ge)|daarvoor|eerder|was\s+dat|waren\s+dat|waren\s+dit|dit\s+nog)\b",
    re.IGNORECASE,
)
TEGEN = re.compile(
    r"\b(?:tegen|tegenover|ten\s+opzichte\s+van|vergeleken\s+met|in\s+vergelijking\s+met)\s+"
    rf"(?:de\s+|dit\s+er\s+|nog\s+|[\w\s]{{2,24}}\(\s*)?{_ROND}$",
    re.IGNORECASE,
)
AANHAAK = re.compile(
    r"^\W*(?:dat|dit|deze|die|hiermee|daarmee|dus|oftewel|ofwel|een\s+(?:\w+\s+)?(?:stijging|daling|toename|afname|groei)"
    r"|ook\s+hier|vorig\s+jaar|in\s+(?:19|20)\d\d\s+waren?\s+d[ai]t|het\s+verschil)\b",
    re.IGNORECASE,
)
VERWIJST = re.compile(r"\b(?:er|dat|dit)\s+(?:nog\s+)?(?:\w+\s+)?$", re.IGNORECASE)
"""Before a number: "waren dat er 2702" counts what was counted before."""

VERDEELD = re.compile(
    r"\b(?:best(?:aat|aan|ond|onden)\b.*\buit|verde(?:eld|ling|elden)|ingedeeld|uitgesplitst|onderverdeeld)\b",
    re.IGNORECASE,
)
GEMIDDELD = re.compile(r"\bgemiddeld(?:e)?\b[^.;]{0,40}$", re.IGNORECASE)
SPREIDING = re.compile(
    r"\b(?:tussen|uiteen\s+van|van\s+minimaal|variër\w+\s+van|lager\s+dan)\b", re.IGNORECASE
)
GEEN_TELLING = re.compile(
    r"\s*(?:-?\s*jari|jaar\s+(?:of|en)\s+(?:ouder|jonger)|\+|e\b|ste\b|de\b\s+jaar)|\s*jaar\b", re.IGNORECASE
)
DUUR_ERVOOR = re.compile(r"\b(?:eerste|laatste|afgelopen|voorbije|komende|binnen|in)\s+$", re.IGNORECASE)
"""Before a number of months or years: a stretch of time, not a level."""
EINDE_BIJZIN = re.compile(r"[;:()]|,\s|\s(?:maar|terwijl|en\s+(?:het|de|in|dat))\s", re.IGNORECASE)

BEGIN = re.compile(r"\b(?:(?:aan\s+het\s+)?begin|op\s+1\s+januari|bij\s+aanvang|startte\w*)\b", re.IGNORECASE)
ERIN = re.compile(
    r"\b(?:instroom|instroomden|stroomden?\b.*\bin|kwamen\b.*\b(?:bij|binnen)|nieuwe|erbij|aangemeld\w*|in\s+dienst|opgenomen|ingestroomd)\b",
    re.IGNORECASE,
)
ERUIT = re.compile(
    r"\b(?:uitstroom|uitstroomden|stroomden?\b.*\buit|vertrokken|gingen\b.*\buit|afgesloten|eruit|uit\s+dienst|ontslagen|uitgestroomd)\b",
    re.IGNORECASE,
)
EIND = re.compile(r"\b(?:eind(?:e)?|ultimo|op\s+31\s+december|resteerden)\b", re.IGNORECASE)

ZEGT_NIETS = frozenset(
    re.findall(
        r"\w+",
        """in de het een en er we wij ons onze zijn waren was is werden werd van aan dat dit die ook totaal totale nog
        eind jaar hebben heeft had hadden over op aantal organisatie verslagjaar bij ontving ontvingen ontvangen kreeg
        kregen ingediend gemeld geregistreerd binnengekomen telde telden bedroeg bedraagt december ultimo werkten werkte
        werken dus hiermee daarmee alle""",
    )
)
"""Words that don't tell what a statement is about."""
KOPWOORDEN = ZEGT_NIETS | frozenset(
    re.findall(
        r"\w+",
        """begin samenvatting inleiding voorwoord terugblik kerncijfers cijfers kengetallen feiten oogopslag één
        overzicht algemeen resultaten conclusie conclusies bijlage kwaliteit veiligheid personeel team tegels
        belangrijkste ontwikkelingen hoofdstuk paragraaf pijler verslag jaarverslag toelichting vooraf zorg
        profiel wie""",
    )
)
"""Words of headings that narrow nothing; any other word of a heading may be a place, a group or a kind of care."""
