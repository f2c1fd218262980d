"""Which figure a part of a sentence is about, by the word list in ``woorden.yml`` and the names of the gids."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from kkfzlib.kader import Gids, gids, gidsjaren
from kkfzlib.nederlands.getal import Getal

Patroon = re.Pattern[str]


@dataclass(frozen=True)
class Woord:
    """One way to name a figure; ``kengetal`` is empty for things that are claimed but never measured here."""

    kengetal: str
    uitsplitsing: str
    eenheid: str
    kern: Patroon
    alle: tuple[Patroon, ...] = ()
    zin: tuple[Patroon, ...] = ()
    niet: tuple[Patroon, ...] = ()
    bij: Patroon | None = None
    los: Patroon | None = None
    richting: Patroon | None = None
    ook: tuple[str, ...] = ()

    def past(self, deel: str, zin: str) -> bool:
        """Whether this part of the sentence names this figure."""
        return (
            self.kern.search(deel) is not None
            and all(p.search(deel) for p in self.alle)
            and all(p.search(zin) for p in self.zin)
            and not any(p.search(deel) for p in self.niet)
        )

    def afstand(self, deel: str, getal: Getal) -> int:
        """Characters between the nearest name and the number."""
        return min(
            (max(m.start() - getal.einde, getal.plaats - m.end(), 0) for m in self.kern.finditer(deel)),
            default=999,
        )

    def meet(self, deel: str, getal: Getal) -> bool:
        """Whether the number has the unit of this figure, or counts what it counts."""
        if self.eenheid == "score":
            return _is_score(deel, getal)
        if self.eenheid == "bedden":
            return getal.eenheid == "bedden" or (
                getal.eenheid == "aantal" and not _VOLGT_ANDERS.match(deel[getal.einde :])
            )
        if self.eenheid == "dagen" and getal.eenheid == "aantal":
            return bool(re.search(r"in dagen|\bdagen\b.{0,25}$", deel[: getal.plaats]))
        if self.eenheid != "aantal" or getal.eenheid != "aantal":
            return self.eenheid == getal.eenheid or (self.kengetal == "beddagen" and getal.eenheid == "dagen")
        return self._telt(deel, getal)

    def _telt(self, deel: str, getal: Getal) -> bool:
        erna = deel[getal.einde :].lstrip()
        if self.bij is not None and self.bij.match(erna):
            return True
        ervoor = deel[: getal.plaats]
        return self.los is not None and bool(self.los.search(ervoor)) and not re.match(r"[a-zà-ÿ]{3,}", erna)


_VOLGT_ANDERS = re.compile(r"\s*(?:van de|cliënten|medewerkers|locaties|dagen|kamers|nieuwe)", re.IGNORECASE)
_SCORE_ERVOOR = re.compile(
    r"(?:\b(?:een|cijfer|rapportcijfer|score|gemiddeld|gemiddelde|van|op|met|was|is|naar|scoren|scoorde\w*"
    r"|scoort|:|=)\s*(?:een\s+)?)$|[:=(]\s*$",
    re.IGNORECASE,
)
_SCORE_ERNA = re.compile(
    r"\s*(?:$|[.,;:)(!?]|op\b|uit\b|in\b|voor\b|als\b|en\b|van de 10|tegen\b|gemiddeld\b|bij\b|door\b|aan\b"
    r"|is\b|was\b|dat\b|over\b|gegeven|behaald|gehaald|hoger|lager|\d)",
    re.I,
)


def _is_score(deel: str, getal: Getal) -> bool:
    if getal.eenheid != "aantal" or not 1 <= getal.waarde <= 10 or getal.tekst[0].isalpha():
        return False
    if re.match(
        r"\s*(?:van de \d|uitgenodigd|respond|antwoord|reactie|vragen|cliënt|medewerk|partner)",
        deel[getal.einde :],
    ):
        return False
    ervoor = bool(_SCORE_ERVOOR.search(deel[: getal.plaats]))
    return (getal.cijfers > 0 or ervoor) and bool(_SCORE_ERNA.match(deel[getal.einde :]))


def _woord(rij: dict[str, Any]) -> Woord:
    def een(veld: str) -> Patroon | None:
        return re.compile(rij[veld], re.IGNORECASE) if veld in rij else None

    def reeks(veld: str) -> tuple[Patroon, ...]:
        return tuple(re.compile(p, re.IGNORECASE) for p in rij.get(veld, ()))

    return Woord(
        rij["kengetal"], rij["uitsplitsing"], rij["eenheid"], re.compile(rij["kern"], re.IGNORECASE),
        reeks("alle"), reeks("zin"), reeks("niet"), een("bij"), een("los"), een("richting"), tuple(rij.get("ook", ())),
    )  # fmt: skip


@cache
def woorden() -> tuple[Woord, ...]:
    """The word list, most precise entries first."""
    bron = yaml.safe_load((files(__package__) / "woorden.yml").read_text(encoding="utf-8"))
    return tuple(_woord(rij) for rij in bron) + _categorieen(gids(gidsjaren()[-1]))


def _categorieen(lijst: Gids) -> tuple[Woord, ...]:
    """The outflow categories by their names, in sentences about desired follow-up care."""
    over = (
        re.compile(r"vervolgzorg|gewenst|wenselijk|uitstroomcateg|indicator 2|aangewezen op", re.IGNORECASE),
    )
    niet = (re.compile(r"omzet|aandeel in de|stijg|groei", re.IGNORECASE),)
    return tuple(
        Woord(
            "continuiteit",
            c.code,
            "%",
            re.compile(categoriepatroon(c.code, c.naam), re.IGNORECASE),
            zin=over,
            niet=niet,
        )
        for c in lijst.categorieen
    )


_BIJZONDER = {
    "1.1": r"Forensische?\s+klinische\s+zorg\s+(?:bvn\s+3|\(?FPK)",
    "1.2": r"Forensische?\s+klinische\s+zorg\s+(?:bvn\s+2|\(?FPA)",
    "1.3": r"Forensische?\s+klinische\s+zorg\s+bvn\s+1",
    "2": r"Forensische\s+ambulante\s+behandeling",
    "3": r"(?:Specialistische|gespecialiseerde)\s+GGZ",
    "5.1": r"SGLVG\s*/\s*SGLVG\s*\+|(?<!/ )(?<!/)SGLVG\b(?!\s*/)",
    "5.2": r"VG[\s-]+Verblijf",
    "6": r"(?:\(?Forensisch\)?\s+)?Beschermd\s+wonen",
    "8": r"Ambulante\s+begeleiding",
    "9": r"\bAnders\s*(?:…|\.\.\.|,?\s*\(?(?:bijv|zoals))",
    "10": r"Geen\s+vervolgzorg",
}


def categoriepatroon(code: str, naam: str) -> str:
    """Regular expression for the name of an outflow category, with free white space and without its additions."""
    kern = re.sub(r"\s*\(.*?\)|:.*$", "", naam).strip()
    return _BIJZONDER.get(code, r"\s+".join(map(re.escape, kern.split())))


def genoemd(deel: str, zin: str | None = None) -> list[Woord]:
    """Every figure that a part of a sentence names (``zin``: the whole sentence, default the part itself)."""
    return list(_genoemd(deel, deel if zin is None else zin))


@lru_cache(maxsize=4096)
def _genoemd(deel: str, zin: str) -> tuple[Woord, ...]:
    # Each number of a sentence asks for the same parts again.
    return tuple(w for w in woorden() if w.kengetal and w.past(deel, zin))
