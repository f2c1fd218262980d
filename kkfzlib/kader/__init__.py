"""The framework as data: pijlers, thema's, outflow categories per gids year, zorgtitels. One loader."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True)
class Pijler:
    """One of the five pijlers; ``thema_nummers`` are the thema's that belong to it."""

    nummer: int
    naam: str
    definitie: str
    link: str
    thema_nummers: tuple[int, ...]


@dataclass(frozen=True)
class Thema:
    """One of the fourteen thema's."""

    nummer: int
    naam: str
    pijler: int


@dataclass(frozen=True)
class Uitstroomcategorie:
    """One category of desired follow-up care; ``groep`` is the class it is merged into when cells are small."""

    code: str
    naam: str
    groep: str


@dataclass(frozen=True)
class Gids:
    """The outflow categories and rules of one gids year."""

    jaar: int
    categorieen: tuple[Uitstroomcategorie, ...]
    verplicht_vanaf_instroom: int
    groepen: tuple[tuple[str, str], ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The category codes in the order of the gids."""
        return tuple(c.code for c in self.categorieen)

    def categorie(self, code: str) -> Uitstroomcategorie:
        """The category with this code; KeyError when this gids year lacks it."""
        return next((c for c in self.categorieen if c.code == code), None) or _onbekend(code, self.jaar)


SCHEIDING = " – "
"""Between a code and its name in a drop-down list; no code and no code list holds it."""


def keuzetekst(categorie: Uitstroomcategorie) -> str:
    """A category as drop-down lists show it: ``6 – (Forensisch) Beschermd wonen (BW)``."""
    return f"{categorie.code}{SCHEIDING}{categorie.naam}"


def _onbekend(code: str, jaar: int) -> Uitstroomcategorie:
    raise KeyError(f"categorie {code} staat niet in de gids van {jaar}")


def _lees(naam: str) -> Any:
    return yaml.safe_load((files(__package__) / naam).read_text(encoding="utf-8"))


@cache
def gidsjaren() -> tuple[int, ...]:
    """The years of which the outflow list is known, ascending."""
    namen = (f.name for f in files(__package__).iterdir())
    return tuple(sorted(int(n[5:9]) for n in namen if n.startswith("gids-") and n.endswith(".yml")))


def dichtstbijzijnde_gids(jaar: int) -> int:
    """The known gids year nearest to ``jaar``; of two equally near ones the later."""
    return min(gidsjaren(), key=lambda g: (abs(g - jaar), -g))


@cache
def gids(jaar: int) -> Gids:
    """The gids of ``jaar``, or the nearest known one (its ``jaar`` tells which)."""
    bron = _lees(f"gids-{dichtstbijzijnde_gids(jaar)}.yml")
    return Gids(
        jaar=bron["jaar"],
        categorieen=tuple(Uitstroomcategorie(**c) for c in bron["categorieen"]),
        verplicht_vanaf_instroom=bron["verplicht_vanaf_instroom"],
        groepen=tuple(bron["groepen"].items()),
    )


@cache
def pijlers() -> tuple[Pijler, ...]:
    """The five pijlers in order."""
    return tuple(Pijler(thema_nummers=tuple(p.pop("themas")), **p) for p in _lees("pijlers.yml"))


@cache
def themas() -> tuple[Thema, ...]:
    """The fourteen thema's in order."""
    van = {nummer: p.nummer for p in pijlers() for nummer in p.thema_nummers}
    return tuple(Thema(t["nummer"], t["naam"], van[t["nummer"]]) for t in _lees("themas.yml"))


@cache
def zorgtitels() -> frozenset[str]:
    """Known forensic titles, lower case."""
    return frozenset(str(t).lower() for t in _lees("zorgtitels.yml"))


@cache
def _titelhints() -> tuple[tuple[tuple[str, ...], str], ...]:
    return tuple((tuple(h["woorden"]), h["titel"]) for h in _lees("titelhints.yml"))


def titelhint(titel: str) -> str:
    """The known title that a short name probably means, by meaning and not by letters; empty when none is likely.

    ``TBS voorw.`` is tbs met voorwaarden, though it looks as much like tbs met dwangverpleging.
    """
    woorden = re.findall(r"[a-z0-9.]+", titel.lower())
    for begin, bedoeld in _titelhints():
        if len(begin) <= len(woorden) and all(any(w.startswith(b) for w in woorden) for b in begin):
            return bedoeld
    from rapidfuzz import fuzz, process

    # Letter by letter, so that a typing error is found and half a title is not taken for another one.
    beste = process.extractOne(titel.lower(), sorted(zorgtitels()), scorer=fuzz.ratio, score_cutoff=85)
    return beste[0] if beste else ""
