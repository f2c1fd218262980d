"""Forms that are personal data by themselves: numbers with a check digit, addresses, dates of birth."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from stdnum import iban
from stdnum.nl import bsn

from kkfzlib.nederlands.kalender import MAAND

_ONZICHTBAAR = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe]")
_KOMMAS = re.compile("[\u2018\u2019\u02bc]")  # typesetting makes them of a plain apostrophe
_STREEPJES = re.compile("[\u2010-\u2015\u2212]")
_DAG = r"(?:0?[1-9]|[12]\d|3[01])"
_KORTE_MAANDEN = r"(?:jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\.?"
# The places in the Netherlands whose postcodes look like a year, 1901 up to and including 2099.
_PLAATS_MET_JAAR = (
    r"Castricum|Bakkum|Limmen|Uitgeest|Akersloot|Heiloo|Egmond|Wijk aan Zee|Beverwijk|Heemskerk|Velsen|IJmuiden"
    r"|Driehuis|Velserbroek|Santpoort|Haarlem|Overveen|Bloemendaal|Aerdenhout|Spaarndam|Haarlemmerliede|Vijfhuizen"
    r"|Zandvoort"
)
_STRAAT = (
    "straat|str\\.|laan|weg|plein|kade|singel|gracht|dreef|hof|park|pad|steeg|dijk|baan|wal|markt|ring|dorp"
)
_HUISNUMMER = r"\d{1,5}(?: ?[a-z])?(?:[ -](?:\d{1,4}|hs|bis|[ivx]+))?,?"
_ADRES_ERVOOR = re.compile(
    rf"(?:(?:{_STRAAT}) {_HUISNUMMER}|\bpost ?code[\w ]{{0,12}}:?|\badres:?) ?\Z", re.IGNORECASE
)
_PLAATS_ERNA = re.compile(rf",? ?(?:{_PLAATS_MET_JAAR})\b", re.IGNORECASE)
# "NEN 7510 EN", "FZ 2024 BW", "type 4410 XL": what names a norm, a heading in capitals or a product.
_CODE_ERVOOR = re.compile(
    r"(?:(?<![\w-])[A-Z]{2,}[- :]?|[€$] ?|\b(?i:type|model|artikel|art\.|kenmerk|versie|serie|(?:product)?code"
    r"|formaat|programma|project|formulier|protocol|module|norm|regeling|zaal|lokaal|ruimte|route|lijn|vacature"
    r"|(?:zaak|order|factuur|kamer|volg)(?:nummer|nr\.?))[ :]*)\Z"
)
_NOOIT_POSTCODE = frozenset({"SA", "SD", "SS"})  # never issued


def effen(tekst: str) -> str:
    """Text as a reader sees it: composed, without invisible characters, with plain hyphens and spaces."""
    tekst = unicodedata.normalize("NFKC", _ONZICHTBAAR.sub("", tekst))
    return re.sub(r"\s+", " ", _KOMMAS.sub("'", _STREEPJES.sub("-", tekst)))


@dataclass(frozen=True, slots=True)
class Vorm:
    """One form: its Dutch name, where it may stand, and whether a candidate really is one."""

    naam: str
    patroon: re.Pattern[str]
    klopt: Callable[[re.Match[str]], bool] = lambda treffer: True


_BEDRAG_ERNA = re.compile(r" ?(?:euro|eur\b|%|m²|kwh)", re.IGNORECASE)


def _bsn(treffer: re.Match[str]) -> bool:
    cijfers = re.sub(r"\D", "", treffer[0])
    bedrag = "€" in treffer.string[max(0, treffer.start() - 3) : treffer.start()] or _BEDRAG_ERNA.match(
        treffer.string, treffer.end()
    )
    return not bedrag and cijfers.strip("0") != "" and bool(bsn.is_valid(cijfers))


def _iban(treffer: re.Match[str]) -> bool:
    kaal = treffer[0].replace(" ", "").upper()
    # Words may follow: the country tells how long the number is, so every shorter end is tried.
    return any(iban.is_valid(kaal[:n], check_country=False) for n in range(len(kaal), 14, -1))


def _telefoon(treffer: re.Match[str]) -> bool:
    """A number in groups as people write it; a row of small numbers (0 1 2 3 …) is none."""
    groepen = re.findall(r"\d+", treffer["nummer"])
    return len(groepen) <= 5 and all(len(g) > 1 for g in groepen[1:])


def _postcode(treffer: re.Match[str]) -> bool:
    letters, zin, begin = treffer["letters"], treffer.string, treffer.start()
    if letters.upper() in _NOOIT_POSTCODE:
        return False
    ervoor = zin[max(0, begin - 60) : begin]
    if _ADRES_ERVOOR.search(ervoor):
        return True
    if not letters.isupper() or _CODE_ERVOOR.search(ervoor) or re.match(r" \d{3,}", zin[treffer.end() :][:4]):
        return False
    # A year beside two capitals is a postcode only where an address says so.
    als_jaar = treffer["cijfers"].startswith(("19", "20")) and " " in treffer[0]
    return not als_jaar or _PLAATS_ERNA.match(zin, treffer.end()) is not None


_VOERTUIG = re.compile(
    r"\b(?:\w*auto|bus(?:je)?|bestelbus|scooter|brommer|motor|voertuig|wagen|nummerbord|plaat|reed|rijdt|geparkeerd)\b",
    re.IGNORECASE,
)


def _kenteken(treffer: re.Match[str]) -> bool:
    """A plate that is called one, or the shape of one near a vehicle: codes of documents look the same."""
    if treffer[0][:8].casefold() == "kenteken":
        return any(t.isdigit() for t in treffer[0])
    rondom = treffer.string[max(0, treffer.start() - 60) : treffer.end() + 40]
    return treffer[0].isupper() and _VOERTUIG.search(rondom) is not None


# What began on a day (a foundation, a law) has no birthday.
_GEEN_GEBOORTE = re.compile(
    r"(?:\b(?:sinds|vanaf|opgericht(?: op| in| per)?|ingegaan op|in werking(?: getreden)? (?:op|sinds)|statuten van"
    r"|gedateerd)|\b\w*(?:wet|besluit|regeling|verdrag|richtlijn|verordening|arrest|uitspraak)\b[^.;:]{0,40}? van"
    r"|(?:HR|ECLI|Stb\.?|Stcrt\.?),?) ?\Z",
    re.IGNORECASE,
)


def _geboren(treffer: re.Match[str]) -> bool:
    jaar = next((j for j in treffer.groups() if j), None)
    if jaar is None:
        return True
    if len(jaar) == 2:
        return (
            _GEBOREN_ERVOOR.search(treffer.string[max(0, treffer.start() - 25) : treffer.start()]) is not None
        )
    ervoor = treffer.string[max(0, treffer.start() - 60) : treffer.start()]
    return 1905 <= int(jaar) <= 2012 and _GEEN_GEBOORTE.search(ervoor) is None


_DAGWOORD = (
    r"(?:eerste?|een|één|tweede|twee|derde|drie|vierde?|vijfde?|zesde?|zevende?|achtste?|acht|negende?|tiende?|elfde?"
    r"|(?:twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien)(?:de)?"
    r"|(?:(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)[eë]n)?(?:twintig|dertig)(?:ste)?)"
)
_TIENTAL = (
    r"(?:tien|elf|twaalf|\w{3,6}tien"
    r"|(?:\w{3,5}[eë]n)?(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig))"
)
_JAARWOORD = (
    rf"negentien ?(?:honderd ?)?(?:en ?)?{_TIENTAL}|tweeduizend(?: ?(?:en ?)?(?:{_TIENTAL}|\w{{3,5}}))?"
)
_GEBOREN = r"\bgeb(?:\.|oren|oortedatum|oortejaar)?"
_GEBOREN_ERVOOR = re.compile(r"\bgeb(?:\.|oren|oortedatum)?:?(?: te \w+)?(?: op)? ?\Z", re.IGNORECASE)
_VOOR, _NA = r"(?<!\d)(?<!\d[.,])", r"(?!\d|[.,]\d)"  # not a part of a longer number

_STRAAT = (
    r"straat|laan|weg|plein|gracht|kade|hof|singel|dreef|steeg|dijk|plantsoen|park|pad|markt|wal|haven|ring|erf|akker"
    r"|veld|burg|donk|horst|kamp|meent|oord|baan|boulevard|allee|waard|hoeve"
)
# The forms of Dutch plates with three groups; those of two letters and four digits are codes of anything.
_PLAAT = (
    r"[A-Z]{2}-\d{3}-[A-Z]|[A-Z]-\d{3}-[A-Z]{2}|\d-[A-Z]{3}-\d{2}|\d{2}-[A-Z]{3}-\d|[A-Z]{3}-\d{2}-[A-Z]"
    r"|[A-Z]-\d{2}-[A-Z]{3}|\d{2}-[A-Z]{2}-[A-Z]{2}|[A-Z]{2}-[A-Z]{2}-\d{2}|[A-Z]{2}-\d{2}-[A-Z]{2}"
    r"|\d{2}-[A-Z]{2}-\d{2}|[A-Z]{2}-\d{2}-\d{2}|\d{2}-\d{2}-[A-Z]{2}"
)
_PLAAT_OP_GEVOEL = r"[A-Z\d]{1,3}[ -]?[A-Z\d]{2,3}[ -]?[A-Z\d]{1,3}\b"

VORMEN = (
    Vorm("BSN", re.compile(rf"{_VOOR}(?:\d{{9}}|\d{{4}}\.\d{{2}}\.\d{{3}}|\d{{3}}([ .-])\d{{3}}\1\d{{3}}"
                           rf"|\d{{4}}[ -]\d{{2}}[ -]\d{{3}}){_NA}"), _bsn),
    Vorm("IBAN", re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?: ?[A-Za-z0-9]){11,30}"), _iban),
    Vorm("e-mailadres", re.compile(r"(?<![\w.+-])[\w.+-]+ ?@ ?[\w-]+(?:\.[\w-]+)+"
        r"|(?<![\w.+-])[\w.+-]+ ?[\[(] ?(?:at|apenstaartje) ?[\])] ?[\w-]+ ?(?:\.|[\[(] ?(?:punt|dot) ?[\])])",
        re.IGNORECASE)),
    Vorm("telefoonnummer", re.compile(
        rf"(?<!\w){_VOOR}(?:(?:\+ ?|00)31[ -]{{0,2}}(?:\(0\) ?)?|\(?0)"
        rf"(?P<nummer>[1-9](?:\)?[ ./-]{{0,3}}\d){{8}})(?!\w){_NA}"), _telefoon),
    Vorm("postcode", re.compile(
        rf"(?<![\w-]){_VOOR}(?P<cijfers>[1-9]\d{{3}}) ?(?P<letters>[A-Z]{{2}}|[a-z]{{2}})(?![\w-])"), _postcode),
    Vorm("geboortedatum", re.compile(
        rf"(?<!\d)(?:{_DAG} ?[-/.] ?(?:0?[1-9]|1[0-2]) ?[-/.] ?'?(\d{{4}}|\d{{2}})|(\d{{4}})[-/.]\d{{2}}[-/.]\d{{2}}"
        rf"|(?:{_DAG}(?:e|ste|de)?|\b{_DAGWOORD})[ -](?:{MAAND}|{_KORTE_MAANDEN})[ -]?'?(\d{{4}}|\d{{2}}))(?!\d)"
        rf"|(?:{_DAG}|\b{_DAGWOORD}) (?:{MAAND}) (?:{_JAARWOORD})\b"
        rf"|{_GEBOREN}:? ?(?:op |in )?(?:\d{{8}}(?!\d)|(?:{MAAND}) (?:19|20)\d\d(?!\d)|(?:19|20)\d\d(?!\d))",
        re.IGNORECASE), _geboren),
    Vorm("parketnummer", re.compile(r"(?<!\d)\d{2} ?[./-] ?\d{6} ?[.-] ?\d{2}(?!\d)")),
    Vorm("SKN", re.compile(
        r"\b(?:SKN|strafrechts?keten)(?:[- ]?(?:nummer|nr\.?))?[ :=#-]{0,3}\d(?:[ .-]?\d){4,9}(?!\d)",
        re.IGNORECASE)),
    Vorm("persoonsnummer", re.compile(
        r"\b(?:V|BSN|CJIB|cli[eë]nt|pati[eë]nt|dossier|polis|vreemdelingen|burgerservice|paspoort|rijbewijs|identiteits)"
        r"-?(?:nummer|nr\.?|kaart)[ :=#]{0,3}(?:is )?[A-Z]{0,4}\d(?:[ .-]?[\dA-Z]){4,12}(?!\w)"
        r"|\b(?:paspoort|rijbewijs|CJIB)[ :=#]{1,3}[A-Z]{0,2}\d(?:[ .-]?\d){5,12}(?!\w)", re.IGNORECASE)),
    Vorm("kenteken", re.compile(
        rf"\bkenteken(?:nummer|nr\.?|plaat)?[ :=#]{{0,3}}(?:is |was |van de \w+ )?{_PLAAT_OP_GEVOEL}"
        rf"|(?<![\w-])(?:{_PLAAT})(?![\w-])", re.IGNORECASE), _kenteken),
    Vorm("huisadres", re.compile(
        r"\b(?:woont|woonde|woonachtig|verhuisde|verhuist|(?:thuis|huis|woon)adres|adres van (?:de |een )?"
        r"(?:cli[eë]nt|bewoner|pati[eë]nt|medewerker))\b"
        r"(?![^.;:\d]*\b(?:locaties?|vestiging|pand|woonvorm|kliniek|huis|gebouw)\b)[^.;:\d]{0,40}?:? ?"
        rf"(?P<straat>(?:[^\W\d_][\w'’-]*\.? ){{0,3}}[^\W\d_][\w'’-]*?(?:{_STRAAT})) \d{{1,4}} ?[a-z]?(?!\w|[.,]\d)",
        re.IGNORECASE)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Vrijstelling:
    """What an organisation publishes on purpose: contact details (as letters and digits only) and names."""

    waarden: frozenset[str] = frozenset()
    bekend: tuple[str, ...] = ()

    def dekt(self, waarde: str) -> bool:
        """Whether this value is (part of) a published contact detail."""
        kaal = kern(waarde)
        return any(kaal in vrij for vrij in self.waarden)

    def met_namen(self, namen: Iterable[str]) -> Vrijstelling:
        """The same, with these names allowed too."""
        return replace(self, bekend=(*self.bekend, *namen))

    def met_bedragen(self, bedragen: Iterable[str]) -> Vrijstelling:
        """The same, with these amounts (as digits) allowed too."""
        return replace(self, waarden=self.waarden.union(bedragen))


def kern(tekst: str) -> str:
    """Letters and digits only, without accents and case: what remains of a value however it is written."""
    plat = unicodedata.normalize("NFKD", _ONZICHTBAAR.sub("", tekst))
    return "".join(t for t in plat if t.isalnum()).casefold()


_NAAMVELDEN = ("naam", "locaties", "bestuurder", "contact", "bekend")


def vrijstelling(organisatie: Mapping[str, Any]) -> Vrijstelling:
    """The exemption in ``organisatie.yml``: ``contact`` and ``website``; names in the fields that are there to name."""
    return Vrijstelling(
        frozenset(kern(w) for s in ("contact", "website") for w in _bladeren(organisatie.get(s)) if kern(w)),
        tuple(w for sleutel in _NAAMVELDEN for w in _bladeren(organisatie.get(sleutel))),
    )


def _bladeren(knoop: object) -> Iterator[str]:
    if isinstance(knoop, Mapping):
        for deel in knoop.values():
            yield from _bladeren(deel)
    elif isinstance(knoop, list | tuple):
        for deel in knoop:
            yield from _bladeren(deel)
    elif knoop is not None:
        yield str(knoop)


def treffers(tekst: str, vrij: Vrijstelling) -> Iterator[tuple[str, str]]:
    """(name of the form, the value) of everything in an ``effen`` text that may not be published."""
    for vorm in VORMEN:
        for treffer in vorm.patroon.finditer(tekst):
            if vorm.klopt(treffer) and not vrij.dekt(treffer[0]):
                yield vorm.naam, treffer[0]
