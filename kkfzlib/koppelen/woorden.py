"""Headers as words: how alike a header and a known name of a column are, and which headers are about a person."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files

import yaml
from rapidfuzz import fuzz

_AFKORTING = {
    "nr": "nummer", "num": "nummer", "no": "nummer", "dat": "datum", "dd": "datum", "geb": "geboorte",
    "pers": "personeels", "mdw": "medewerker", "perc": "percentage", "pct": "percentage", "begin": "begin",
    "t/m": "tot en met", "oms": "omschrijving", "omschr": "omschrijving", "gem": "gemiddelde", "nl": "",
}  # fmt: skip
_STAM = re.compile(r"(?<=[a-z]{3})(?:nr|num)$")
_EIGEN_NAAM = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ZWAARTE = re.compile(r"(?:zzp ?)?(?:(c|vg)[ -]?0?([1-7])|([1-7]) ?(c|vg))")
_PERSOON = ("bsn", "burgerservice", "geboortedatum", "achternaam", "voornaam", "mailadres")
_BIJNA = 97.0
"""What a header scores at most that is not the name itself."""


@dataclass(frozen=True)
class Tabelwoorden:
    """What one table and its columns are called; names are normalised."""

    naam: str
    hint: tuple[str, ...]
    kern: frozenset[str]
    kolommen: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Woordenlijst:
    """All of ``kader/synoniemen.yml``."""

    tabellen: tuple[Tabelwoorden, ...]
    persoon: tuple[str, ...]
    vrije_tekst: tuple[str, ...]
    waarden: dict[str, dict[str, tuple[str, ...]]]
    vermoedens: dict[str, dict[str, tuple[str, ...]]]
    """Values that most probably mean this; a person is asked."""
    telt_niet: tuple[str, ...]


@cache
def woordenlijst() -> Woordenlijst:
    """The synonyms, read once."""
    bron = yaml.safe_load((files("kkfzlib.kader") / "synoniemen.yml").read_text(encoding="utf-8"))
    tabellen = tuple(
        Tabelwoorden(
            naam, tuple(t["hint"]), frozenset(t["kern"]),
            {kolom: tuple(dict.fromkeys(map(normaal, namen))) for kolom, namen in t["kolommen"].items()},
        )
        for naam, t in bron["tabellen"].items()
    )  # fmt: skip
    return Woordenlijst(
        tabellen, tuple(map(normaal, bron["persoon"])), tuple(map(normaal, bron["vrije_tekst"])),
        _vormen(bron["waarden"]), _vormen(bron["vermoedens"]), tuple(bron["telt_niet"]),
    )  # fmt: skip


def _vormen(bron: dict[str, dict[str, list[object]]]) -> dict[str, dict[str, tuple[str, ...]]]:
    return {
        kolom: {str(doel): tuple(map(str, vormen)) for doel, vormen in doelen.items()}
        for kolom, doelen in bron.items()
    }


@cache
def normaal(kop: str) -> str:
    """A header as plain words: no accents, capitals or signs; ``DatumInDienst`` and ``Cliëntnr.`` written out."""
    tekst = _EIGEN_NAAM.sub(" ", kop).replace("%", " percentage ")
    plat = unicodedata.normalize("NFKD", tekst).encode("ascii", "ignore").decode().lower()
    woorden = re.findall(r"t/m|[a-z0-9]+", plat)
    uit = (_AFKORTING.get(w, _STAM.sub("nummer", w)) for w in woorden)
    return " ".join(" ".join(uit).split())


@cache
def gelijkenis(kop: str, naam: str) -> float:
    """0…100: how much a normalised header says the same as a normalised name."""
    if kop.replace(" ", "") == naam.replace(" ", ""):
        return 100.0
    if not kop or len(naam) < 4 or len(kop) < 4:
        return 0.0
    los = fuzz.token_sort_ratio(kop, naam)
    woorden, eigen = kop.split(), naam.split()
    if set(eigen) <= set(woorden):
        # The name with words around it: "aantal contracturen per week" for "contracturen".
        los = max(los, 94.0 - 6.0 * (len(woorden) - len(eigen)))
    return min(_BIJNA, los)


def score(kop: str, namen: tuple[str, ...]) -> float:
    """The best likeness of a header with any of ``namen`` (normalised)."""
    plat = normaal(kop)
    return max((gelijkenis(plat, naam) for naam in namen), default=0.0)


def is_persoon(kop: str) -> bool:
    """Whether a column is about a person or holds somebody's own words."""
    lijst = woordenlijst()
    plat = normaal(kop)
    if any(deel in plat.replace(" ", "") for deel in _PERSOON):
        return True
    return max(score(kop, lijst.persoon), score(kop, lijst.vrije_tekst)) >= 93.0


def vertaal(kolom: str, waarde: str) -> str:
    """What a value of an export probably means in ``kolom``; empty when the list doesn't know."""
    plat = " ".join(waarde.lower().split())
    if kolom == "zorgzwaarte" and (m := _ZWAARTE.fullmatch(plat)):
        return f"{(m[1] or m[4]).upper()}-{m[2] or m[3]}"
    return _zoek(woordenlijst().waarden.get(kolom, {}), plat)


def vermoed(kolom: str, waarde: str) -> str:
    """What a value most probably means where ``vertaal`` doesn't know; a person is asked whether it is right."""
    return _zoek(woordenlijst().vermoedens.get(kolom, {}), " ".join(waarde.lower().split()))


def _zoek(lijst: dict[str, tuple[str, ...]], plat: str) -> str:
    """The meaning of which a form equals the value, else of the first form that globs it; empty when none does."""
    for doel, vormen in lijst.items():
        if plat in vormen:
            return doel
    for doel, vormen in lijst.items():
        if any(fnmatchcase(plat, vorm) for vorm in vormen if "*" in vorm):
            return doel
    return ""
