"""The part a number plays in a sentence: somebody else's figure, a plan, a change, and of which year it is."""

from __future__ import annotations

import re
from typing import Literal

from kkfzlib.nederlands.getal import Getal
from kkfzlib.nederlands.kalender import JAAR, jaren

from .getallen import getallen
from .vannaar import VanNaar
from .zinsdelen import Deel, zinsdelen

_BENCHMARK = re.compile(
    r"""\b(?:\w*branche\w*|landelijk\w*|sectorgemiddeld\w*|\bsector\b|CBS|Vernet|AZW|cao|benchmark\w*|referentie\w*
    |nederlands\w*|in\sNederland|vergelijkbare\s(?:organisaties|aanbieders|instellingen)
    |andere\s(?:organisaties|aanbieders)|norm\w*
    |collega-instellingen|spiegelinformatie)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_EIGEN = re.compile(r"\b(?:wij|we|ons|onze|bij ons|eigen|onszelf)\b", re.IGNORECASE)
_PLAN = re.compile(
    r"""\b(?:zal|zullen|verwacht(?:en|te|ten|ing|ingen)?|wil|(?<!dan\swe\s)(?<!dan\swij\s)willen|wilden
    |streef\w*|streven|streefwaarde|doel|doelstelling|norm|normen
    |begroot\w*|prognose|ambitie|beogen|beoogd\w*|uiterlijk|hopen|stel\sdat|zou|zouden
    |naar\sverwachting|gepland\w*)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_WOORD = r"(?:stijging|daling|toename|afname|groei|verschil|verandering|verhoging|verlaging|krimp|terugloop|plus|min)"
_MET = re.compile(
    rf"""(?:\bmet\s+(?:(?:ruim|bijna|circa|ongeveer|zo['’]n|maar\sliefst|slechts|een|gemiddeld|in\stotaal)\s+)*
    |\b{_WOORD}\s+(?:\w+\s+)?(?:van|met)\s+(?:(?:ruim|bijna|circa|ongeveer)\s+)*
    |\b{_WOORD}\b[^.;,()]{{0,70}}\b(?:is|was|bedroeg|bedraagt|kwam\suit\sop)\s+(?:(?:ruim|bijna|circa|ongeveer)\s+)*
    |\b{_WOORD}:?\s+)$""",
    re.IGNORECASE | re.VERBOSE,
)
_VERANDERD = re.compile(
    r"""\b(?:steeg|stegen|gestegen|stijg\w*|daalde\w*|gedaald|daling|daalt|toegenomen|afgenomen|toename|afname
    |nam\w*|groei\w*|gegroeid
    |opgelopen|teruggelopen|liep\w*|verhoogd|verlaagd|gezakt|zakte|kromp\w*|gekrompen|veranderd\w*|verschil\w*
    |hoger|lager)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_MEER = re.compile(
    r"\s*(?:meer|minder|hoger(?! opgeleid| onderwijs)|lager(?! opgeleid)|langer|korter|gestegen|gedaald|erbij"
    r"|extra|gegroeid|toegenomen|afgenomen)\b",
    re.I,
)
_VORIG = re.compile(
    r"""\b(?:vorig\s+(?:verslag)?jaar|een\s+jaar\s+(?:eerder|daarvoor|ervoor)|(?:het\s+)?jaar\s+(?:ervoor
    |daarvoor|eerder)|voorgaand\w*\s+(?:verslag)?jaar
    |voorafgaand\w*\s+jaar|eind\s+vorig\s+jaar|het\s+jaar\s+tevoren)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_TOEN = re.compile(
    r"\b(?:toen|destijds|jaren? geleden|eerdere jaren|voorheen|aanvankelijk|oorspronkelijk)\b", re.IGNORECASE
)
_GEEN_PERIODE = re.compile(
    r"(?:\b(?:sinds|vanaf|per|tot|t/m|na|gids|voor|richting|vóór|begin|medio|dan|dan in|opzichte van"
    r"|vergeleken met|cto|mto|versie|1 januari)\s+)$",
    re.IGNORECASE,
)


def is_benchmark(zin: str, deel: Deel, getal: Getal) -> bool:
    """Whether the number is of others: a word for them stands before it in its part, or right behind it."""
    # Brackets and "en" cut parts, so look from the last own word or full clause before the number.
    begin = max(
        (zin.rfind(t, 0, getal.plaats) + 1 for t in (";", " maar ", " terwijl ", " tegen ", " waar ")),
        default=0,
    )
    ervoor = zin[begin : getal.plaats]
    gevonden = list(_BENCHMARK.finditer(ervoor))
    if gevonden and not _EIGEN.search(ervoor[gevonden[-1].end() :]) and not re.search(
        r"(?:onder|boven|lager dan|hoger dan)\b[^%]*(?:gemiddelde\w*|cijfer|norm)\b[^%]*\b(?:met|op|namelijk)\s*$",
        ervoor, re.IGNORECASE,
    ):  # fmt: skip
        return True
    erna = zin[getal.einde :]
    return bool(_VAN_ANDEREN.match(erna))


_VAN_ANDEREN = re.compile(
    r"\s*[(,]?\s*(?:(?:van|volgens|bij|in|voor|binnen)\s+(?:de|het|heel)?\s*)?" + _BENCHMARK.pattern,
    re.IGNORECASE | re.VERBOSE,
)
_GRENSWAARDE = re.compile(
    r"\b(?:minimaal|maximaal|minstens|hoogstens|hooguit|ten\s?minste|onder de|boven de)\s*$",
    re.IGNORECASE,
)
_GEZEGDE = re.compile(
    r"\b(?:was|waren|is|zijn|bedroeg|bedraagt|kwam\w*|steeg|daalde\w*|lag|had|hadden|heeft|hebben|werd\w*|bleef"
    r"|telde|stroomden|volgde\w*|scoorde\w*)\b",
    re.I,
)


def is_plan(deel: str) -> bool:
    """Whether this part is about what is wanted or expected."""
    return bool(_PLAN.search(deel))


def valt_onder_plan(delen: list[Deel], k: int, getal: Getal) -> bool:
    """Whether a number is wanted or expected: by its own part, or by the one before when it has no verb of its own."""
    deel = delen[k]
    if is_plan(deel.tekst) or _GRENSWAARDE.search(deel.tekst[: getal.plaats - deel.begin]):
        return True
    return k > 0 and not _GEZEGDE.search(deel.tekst) and any(is_plan(d.tekst) for d in delen[:k])


def verandering(zin: str, getal: Getal) -> Literal["verschil"] | None:
    """Whether the number is a change ("met 3%", "+60%", "2 procentpunt hoger") and not a level."""
    ervoor, erna = zin[: getal.plaats], zin[getal.einde :]
    met = _MET.search(ervoor)
    if getal.eenheid == "procentpunt" or getal.teken:
        return "verschil"
    # "Met 5,9% is het verzuim gestegen" gives the level it rose to.
    if re.search(r"(?:^|[.;,]\s)Met\s+(?:\w+\s+)?$", ervoor) and re.match(
        r"\s*(?:is|was|ligt|lag|zit|zaten|kwam|komt|bleef|blijft)\b", erna
    ):
        return None
    if met and (not met.group().lower().startswith("met") or _VERANDERD.search(zin)) and not re.search(
        r"\b(?:gemiddelde? cijfer|cijfer|score|lag|onder|boven|beoordeel\w*"
        r"|waardeer\w*)\b[^,;]*$", met.group() and ervoor, re.I
    ):  # fmt: skip
        return "verschil"
    if re.search(r"\b(?:bleef|bleven|blijft|is|zijn)\s+(?:vrijwel\s+)?gelijk\s*\(\s*$", ervoor):
        return "verschil"
    return "verschil" if _MEER.match(erna) else None


def jaar_van(zin: str, deel: Deel, getal: Getal, jaar: int) -> tuple[int, ...]:
    """The year a number is of, first the likeliest; empty when it is of a time that is not named."""
    erbij = re.search(r"\b(20\d\d)\s*\($", zin[: deel.begin])
    if erbij:
        return (int(erbij[1]),)
    lokaal = _perioden(deel.tekst, jaar)
    plaats = getal.plaats - deel.begin
    if lokaal:
        return (min(lokaal, key=lambda j: _ver(j[1], plaats, plaats + len(getal.tekst)))[0],)
    if _TOEN.search(deel.tekst):
        return ()
    elders = {j for d in zinsdelen(zin) if not _eigen_later(d, deel) for j, _ in _perioden(d.tekst, jaar)}
    if len(elders) == 1:
        enige = next(iter(elders))
        if enige > jaar:
            return ()
        # The year of another part of the sentence may, but need not, hold here.
        return (enige,) if enige == jaar else (jaar, enige) if not deel.leunt else (enige, jaar)
    return tuple(dict.fromkeys((jaar, *sorted(elders)))) if elders else (jaar,)


def _eigen_later(ander: Deel, deel: Deel) -> bool:
    """Whether a later part has a number of its own for its year to go with."""
    return ander.begin > deel.begin and bool(getallen(ander.tekst))


def _ver(plaats: int, begin: int, einde: int) -> float:
    # A year behind its number ("1,3% in 2023") counts as a little nearer than one before it.
    return plaats - einde if plaats >= einde else (begin - plaats) * 0.9 + 3


def _perioden(tekst: str, jaar: int) -> list[tuple[int, int]]:
    genoemd = [(j, p) for j, p in jaren(tekst) if not _GEEN_PERIODE.search(tekst[:p])]
    return genoemd + [(jaar - 1, m.start()) for m in _VORIG.finditer(tekst)]


def verbonden_jaren(zin: str, paar: VanNaar, jaar: int) -> tuple[int, int]:
    """The years of both ends of a change: as named, else last year and this year."""
    tussen = [int(m.group()) for m in JAAR.finditer(zin[paar.van.einde : paar.naar.plaats])]
    ervoor = [int(m.group()) for m in JAAR.finditer(zin[paar.begin : paar.van.plaats])]
    erna = [int(m.group()) for m in JAAR.finditer(zin[paar.naar.einde : paar.einde + 12])]
    rest = [int(m.group()) for m in JAAR.finditer(zin[: paar.begin])]
    nu = (
        erna[0]
        if erna
        else tussen[1]
        if len(tussen) > 1
        else max(rest)
        if len(set(rest)) == 2
        else rest[-1]
        if rest
        else jaar
    )
    toen = tussen[0] if tussen else ervoor[0] if ervoor else min(rest) if len(set(rest)) == 2 else nu - 1
    return toen, nu
