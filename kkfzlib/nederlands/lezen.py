"""Numbers in running text: value, unit and precision, with years, dates, ranges, parts and multiples told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kkfzlib.nederlands import patronen
from kkfzlib.nederlands.eenheden import SCHALEN, eenheid_van
from kkfzlib.nederlands.getal import Getal, Soort
from kkfzlib.nederlands.kalender import DATUM, JAAR, MAANDEN
from kkfzlib.nederlands.patronen import haal_uit
from kkfzlib.nederlands.telwoorden import DELEN, HALVEN, KEREN, TELWOORDEN

_WOORDGETAL: dict[str, float] = {**TELWOORDEN, **HALVEN}
_MAANDNUMMER = {naam: nummer for nummer, naam in enumerate(MAANDEN, start=1)}


@dataclass(frozen=True, slots=True)
class Jaren:
    """One year (``van`` and ``tot`` the same) or two named together, as in a school year; ``plaats`` in the text."""

    van: int
    tot: int
    plaats: int


@dataclass(frozen=True, slots=True)
class Datum:
    """A day of a month; ``jaar`` None where the text names none."""

    dag: int
    maand: int
    jaar: int | None
    plaats: int

    @property
    def als_dag(self) -> date | None:
        """The calendar day; None without a year, or for 31 februari."""
        try:
            return date(self.jaar, self.maand, self.dag) if self.jaar else None
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Lezing:
    """All that a text says in numbers, each kind in order of place."""

    getallen: tuple[Getal, ...]
    jaren: tuple[Jaren, ...]
    datums: tuple[Datum, ...]


def lees(tekst: str) -> Lezing:
    """Everything written as a number, in time linear in the length of ``tekst``.

    Numbers that name something instead of counting it (hoofdstuk 3, 24/7, placeholders) are left out.
    """
    return _lees_kort(tekst) if len(tekst) <= KORT else _lees(tekst)


KORT = 1000
"""Texts up to this length (a sentence) are remembered: one audit asks for each of them some five times."""


@lru_cache(maxsize=2048)
def _lees_kort(tekst: str) -> Lezing:
    return _lees(tekst)


def _lees(tekst: str) -> Lezing:
    _, over = haal_uit(patronen.PLAATSHOUDER, tekst)
    # Most sentences hold no digit at all, and most notations need one.
    met_cijfers = patronen.CIJFER.search(over) is not None
    getallen: list[Getal] = []
    jaren: list[Jaren] = []
    datums: list[Datum] = []
    if met_cijfers:
        over = _samengesteld(over, getallen, jaren, datums)
    if patronen.DEEL_OF_KEER_WOORD.search(over):
        delen, zonder = haal_uit(patronen.DEEL_OF_KEER, over)
        getallen += [g for m in delen if (g := _deel_of_keer(over, m)) is not None]
        over = zonder
    if met_cijfers:
        _, over = haal_uit(patronen.NAAM, over)
        los, over = haal_uit(JAAR, over)
        jaren += [Jaren(int(m.group()), int(m.group()), m.start()) for m in los]
        getallen += [_van_cijfers(m, over) for m in patronen.GETAL.finditer(over)]
    getallen += _woorden(over)
    return Lezing(
        tuple(sorted(getallen, key=lambda g: g.plaats)),
        tuple(sorted(jaren, key=lambda j: j.plaats)),
        tuple(datums),
    )


def _samengesteld(over: str, getallen: list[Getal], jaren: list[Jaren], datums: list[Datum]) -> str:
    """Add what takes more than one number to write (dates, pairs of years, ranges); the text without it."""
    dagen, over = haal_uit(DATUM, over)
    datums += [d for m in dagen if (d := _datum(m)) is not None]
    _, over = haal_uit(patronen.TIJD_OF_ORDE, over)
    paren, over = haal_uit(patronen.JARENPAAR, over)
    jaren += [_jaren(m) for m in paren]
    bereiken, zonder = haal_uit(patronen.BEREIK, over)
    getallen += [g for m in bereiken if (g := _bereik(over, m)) is not None]
    return zonder


def lees_los(tekst: str) -> Getal | None:
    """The number that ``tekst`` consists of, a cell or a tile: 2024 is a number here; None for anything else."""
    m = patronen.GETAL.fullmatch(tekst.strip())
    return _van_cijfers(m, "") if m else None


def _datum(m: re.Match[str]) -> Datum | None:
    # Unicode knows letters that match a month and are none (ı for i).
    maand = _MAANDNUMMER.get(m["maand"].lower(), 0) if m["maand"] else int(m["maand2"])
    jaar = m["jaar"] or m["jaar2"]
    dag = int(m["dag"] or m["dag2"])
    return Datum(dag, maand, int(jaar) if jaar else None, m.start()) if 1 <= maand <= 12 else None


def _jaren(m: re.Match[str]) -> Jaren:
    tot = m["tot"] if len(m["tot"]) == 4 else m["van"][:2] + m["tot"]
    return Jaren(int(m["van"]), int(tot), m.start())


def _ervoor(tekst: str, plaats: int) -> str:
    """The word before a number that makes it rough ("ruim"), lower case; empty without one."""
    m = patronen.ROND.search(tekst, max(0, plaats - patronen.VENSTER), plaats)
    return " ".join(m["woord"].lower().split()) if m else ""


def _telt(tekst: str, plaats: int) -> str:
    m = patronen.TELT.match(tekst, plaats)
    return m["telt"].lower() if m else ""


def _van_cijfers(m: re.Match[str], tekst: str) -> Getal:
    deel = m["deel"] or m["punt"] or ""
    maat = SCHALEN.get((m["schaal"] or "").lower(), 1.0)
    waarde = float(re.sub(r"\D", "", m["heel"]) + (f".{deel}" if deel else "")) * maat
    opmerking = "decimale punt" if m["punt"] else "spatie tussen duizendtallen" if " " in m["heel"] else ""
    return Getal(
        -waarde if m["teken"] in ("-", "−") else waarde,
        "euro" if m["ervoor"] else eenheid_van(m["na"]),
        m.group(), m.start(), len(deel), bool(m["teken"]), maat=maat, rond=_ervoor(tekst, m.start()),
        telt=_telt(tekst, m.end()), opmerking=opmerking,
    )  # fmt: skip


def _woorden(tekst: str) -> Iterator[Getal]:
    for m in patronen.WOORD.finditer(tekst):
        woord = m["woord"].lower()
        if woord in _WOORDGETAL:
            schaal = SCHALEN.get((m["schaal"] or "").lower(), 1.0)
            # Whoever says "anderhalf" counts in halves.
            maat = schaal / 2 if woord in HALVEN else schaal
            yield Getal(
                _WOORDGETAL[woord] * schaal, eenheid_van(m["na"]), m.group(), m.start(), maat=maat,
                rond=_ervoor(tekst, m.start()), telt=_telt(tekst, m.end()),
            )  # fmt: skip


def _bereik(tekst: str, m: re.Match[str]) -> Getal | None:
    """A range as one number with two ends; None where the ends name something (fase 2–3) or run down."""
    van, tot = (next((m[k] for k in m.groupdict() if m[k] and k.startswith(e)), "") for e in ("van", "tot"))
    laag, hoog = (lees_los(deel.rstrip("., ")) for deel in (van, tot))
    genoemd = patronen.NAAMWOORD.search(tekst, max(0, m.start() - patronen.VENSTER), m.start())
    if laag is None or hoog is None or genoemd or laag.waarde > hoog.waarde:
        return None
    na = patronen.NA.match(tekst, m.end())
    eenheid = next(
        (e for e in (hoog.eenheid, laag.eenheid) if e != "aantal"), eenheid_van(na["na"] if na else None)
    )
    return Getal(
        laag.waarde, eenheid, m.group(), m.start(), max(laag.cijfers, hoog.cijfers), soort="bereik",
        tot=hoog.waarde, telt=_telt(tekst, m.end()),
    )  # fmt: skip


def _deel_of_keer(tekst: str, m: re.Match[str]) -> Getal | None:
    """A part of a whole (0…1) or a multiple (2 for *verdubbeld*); None for "een op de locaties"."""
    soort: Soort = "keer" if m["keer"] or m["stam"] else "deel"
    if m["opde"]:
        noemer, teller = _heel(m["opde"]), _heel(m["teller"]) or 1.0
        waarde = teller / noemer if noemer > teller else 0.0
    elif m["keer"]:
        waarde = _heel(m["keer"])
    elif m["stam"]:
        waarde = KEREN.get(m["stam"].lower(), 0.0)
    else:
        waarde = DELEN.get(" ".join((m["deel"] or m["rang"]).lower().split()), 0.0)
    if not waarde:
        return None
    return Getal(waarde, soort, m.group(), m.start(), soort=soort, rond=_ervoor(tekst, m.start()))


def _heel(tekst: str) -> float:
    """A number in digits or words; 0 for any other word."""
    los = lees_los(tekst)
    return los.waarde if los else _WOORDGETAL.get(tekst.lower(), 0.0)
