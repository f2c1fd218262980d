"""Forms that are personal data by themselves: numbers with a check digit, addresses, dates of birth."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from stdnum import iban
from stdnum.nl import bsn

_ONZICHTBAAR = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe]")
_STREEPJES = re.compile("[\u2010-\u2015\u2212]")
_MAANDEN = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
# Abbreviations of the field that stand behind a year and look like the letters of a postcode.
_GEEN_POSTCODE = frozenset(
    [
        "BW",
        "MO",
        "FZ",
        "VG",
        "EN",
        "OM",
        "HR",
        "PI",
        "RM",
        "NL",
        "EU",
        "GG",
        "IN",
        "OP",
        "IS",
        "DE",
        "WO",
        "TB",
        "ZG",
        "FP",
    ]
)
_NOOIT_POSTCODE = frozenset({"SA", "SD", "SS"})  # never issued


def effen(tekst: str) -> str:
    """Text as a reader sees it: composed, without invisible characters, with plain hyphens and spaces."""
    tekst = unicodedata.normalize("NFKC", _ONZICHTBAAR.sub("", tekst))
    return re.sub(r"\s+", " ", _STREEPJES.sub("-", tekst))


@dataclass(frozen=True, slots=True)
class Vorm:
    """One form: its Dutch name, where it may stand, and whether a candidate really is one."""

    naam: str
    patroon: re.Pattern[str]
    klopt: Callable[[re.Match[str]], bool] = lambda treffer: True


def _bsn(treffer: re.Match[str]) -> bool:
    cijfers = re.sub(r"\D", "", treffer[0])
    bedrag = "€" in treffer.string[max(0, treffer.start() - 3) : treffer.start()]
    return not bedrag and cijfers.strip("0") != "" and bool(bsn.is_valid(cijfers))


def _iban(treffer: re.Match[str]) -> bool:
    kaal = treffer[0].replace(" ", "").upper()
    # Words may follow: the country tells how long the number is, so every shorter end is tried.
    return any(iban.is_valid(kaal[:n]) for n in range(len(kaal), 14, -1))


def _postcode(treffer: re.Match[str]) -> bool:
    letters, als_jaar = treffer["letters"], treffer["cijfers"].startswith(("19", "20")) and " " in treffer[0]
    return letters not in _NOOIT_POSTCODE and not (als_jaar and letters in _GEEN_POSTCODE)


def _oud_genoeg(treffer: re.Match[str]) -> bool:
    return 1905 <= int(next(j for j in treffer.groups() if j)) <= 2012


_VOOR, _NA = r"(?<!\d)(?<!\d[.,])", r"(?!\d|[.,]\d)"  # not a part of a longer number

VORMEN = (
    Vorm("BSN", re.compile(rf"{_VOOR}(?:\d{{9}}|\d{{4}}\.\d{{2}}\.\d{{3}}|\d{{3}}([ .-])\d{{3}}\1\d{{3}}"
                           rf"|\d{{4}}[ -]\d{{2}}[ -]\d{{3}}){_NA}"), _bsn),
    Vorm("IBAN", re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?: ?[A-Za-z0-9]){11,30}"), _iban),
    Vorm("e-mailadres", re.compile(r"[\w.+-]+ ?@ ?[\w-]+(?:\.[\w-]+)+")),
    Vorm("telefoonnummer", re.compile(
        rf"(?<!\w){_VOOR}(?:\+31|0031|0)(?: ?\(0\))?[ -]?[1-9](?:[ -]?\d){{8}}(?!\w){_NA}")),
    Vorm("postcode", re.compile(
        rf"(?<![\w-]){_VOOR}(?P<cijfers>[1-9]\d{{3}}) ?(?P<letters>[A-Z]{{2}})(?![\w-])"), _postcode),
    Vorm("geboortedatum", re.compile(
        rf"(?<!\d)(?:\d{{1,2}}[-/.]\d{{1,2}}[-/.](\d{{4}})|(\d{{4}})-\d{{2}}-\d{{2}}"
        rf"|\d{{1,2}} (?:{_MAANDEN}) (\d{{4}}))(?!\d)",
        re.IGNORECASE), _oud_genoeg),
    Vorm("parketnummer", re.compile(r"(?<!\d)\d{2}[/-]\d{6}-\d{2}(?!\d)")),
    Vorm("SKN", re.compile(r"\bSKN(?:[- ]?(?:nummer|nr\.?))?[ :=-]*\d{5,9}(?!\d)", re.IGNORECASE)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Vrijstelling:
    """Contact details that an organisation publishes on purpose, as letters and digits only."""

    waarden: frozenset[str] = frozenset()

    def dekt(self, waarde: str) -> bool:
        """Whether this value is (part of) a published contact detail."""
        kaal = kern(waarde)
        return any(kaal in vrij for vrij in self.waarden)


def kern(tekst: str) -> str:
    """Letters and digits only, without accents and case: what remains of a value however it is written."""
    plat = unicodedata.normalize("NFKD", _ONZICHTBAAR.sub("", tekst))
    return "".join(t for t in plat if t.isalnum()).casefold()


def vrijstelling(organisatie: Mapping[str, Any]) -> Vrijstelling:
    """The exemption from ``contact`` and ``website`` in ``organisatie.yml``."""
    return Vrijstelling(frozenset(
        kern(w) for sleutel in ("contact", "website") for w in _bladeren(organisatie.get(sleutel)) if kern(w)
    ))  # fmt: skip


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
