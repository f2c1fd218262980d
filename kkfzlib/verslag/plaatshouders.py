"""Placeholders in texts: ``{verblijfsduur:vorig}`` becomes the published value, linked to its origin."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal, cast

from rapidfuzz import process

from kkfzlib.cijfers import Cijfer
from kkfzlib.instellingen import Instellingen
from kkfzlib.kader import Gids
from kkfzlib.kengetallen.register import REGISTER, gesloten_uitsplitsingen
from kkfzlib.nederlands.opmaak import NBSP
from kkfzlib.onthulling.gepubliceerd import MARKERING
from kkfzlib.verslag.getallen import GEEN, Cijfers, Soort, span, tekst
from kkfzlib.verslag.markdown import attribuut

PATROON = re.compile(r"\{([^{}\n]{1,120})\}")

NIET_TE_BEREKENEN = "niet te berekenen"

_SOORTEN: dict[str, Soort] = {
    "": "waarde", "n": "teller", "teller": "teller", "noemer": "noemer", "vorig": "vorig", "groei": "groei",
}  # fmt: skip
_GROEI = {"%": f"{NBSP}procentpunt", "score": f"{NBSP}punt"}
_EENHEID = {"%": "%", "dagen": f"{NBSP}dagen", "jaar": f"{NBSP}jaar", "bedden": f"{NBSP}bedden"}


_ERACHTER = {
    "%": r"\s?%|\s(?:procent|procentpunten|procentpunt)\b",
    "dagen": r"\s(?:dagen|dag)\b", "jaar": r"\s(?:jaren|jaar)\b",
    "bedden": r"\s(?:bezette\s)?bedden\b", "euro": r"\s(?:euro|EUR)\b",
}  # fmt: skip


def dubbele_eenheid(m: re.Match[str]) -> str:
    """The unit written beside a placeholder that brings it already (``{bezette_bedden} bedden``); else empty."""
    id, _, achter = m[1].strip().partition(":")
    kengetal = REGISTER.get(id.partition("/")[0])
    if kengetal is None or achter not in ("", "vorig", "groei"):
        return ""
    eenheid = "%" if achter == "groei" else kengetal.eenheid
    if eenheid == "euro" and re.search(r"€\s?$", m.string[: m.start()]):
        return "€"
    gevonden = re.match(_ERACHTER[eenheid], m.string[m.end() :]) if eenheid in _ERACHTER else None
    return gevonden[0].strip() if gevonden else ""


def leeg_getal(slot: str, plaatshouder: str) -> str:
    """What stands in a text where a value should be: marked, so that it is found again in the finished page."""
    kenmerken = f'data-slot="{attribuut(slot)}" data-plaatshouder="{attribuut(plaatshouder)}"'
    return f"[{NIET_TE_BEREKENEN}]{{.kg-leeg {kenmerken}}}"


@dataclass(frozen=True)
class Vervanging:
    """What a placeholder becomes. ``fout``: the name is unknown; ``leeg``: known, but there is no value."""

    markdown: str
    kengetal: str = ""
    stand: Literal["goed", "leeg", "fout"] = "goed"
    herstel: str = ""
    naam: str = ""
    """What was typed between the braces."""


@dataclass(frozen=True)
class Plaatshouders:
    """Looks placeholders up in the published values of one report."""

    cijfers: Cijfers
    instellingen: Instellingen
    gids: Gids

    def vervang(self, naam: str) -> Vervanging:
        """What ``{naam}`` becomes: a span with a link to ``#herkomst-<kengetal>``, or why it can't be made."""
        sleutel, _, achter = naam.strip().partition(":")
        id, _, uitsplitsing = sleutel.partition("/")
        if id not in REGISTER:
            return Vervanging("", stand="fout", herstel=self._dichtbij(sleutel, list(REGISTER)))
        if achter not in _SOORTEN:
            return Vervanging(
                "", id, "fout", self._dichtbij(naam.strip(), [f"{sleutel}:{s}" for s in _SOORTEN if s])
            )
        gevonden = self._uitsplitsing(id, uitsplitsing)
        if gevonden is None:
            return Vervanging("", id, "fout", self._dichtbij(sleutel, self._bekend(id)))
        return self._waarde(id, gevonden, _SOORTEN[achter])

    def _waarde(self, id: str, uitsplitsing: str, soort: Soort) -> Vervanging:
        cel = self.cijfers.bron.get(id, uitsplitsing)
        samen = "" if cel is not None else self._samengevoegd(id, uitsplitsing)
        if samen:
            uit = self._waarde(id, samen, soort)
            rest = "+".join(d for d in samen.split("+") if d != uitsplitsing)
            return uit if uit.stand != "goed" else replace(uit, markdown=f"{uit.markdown} (samen met {rest})")
        vorig = self.cijfers.bron.vorig(id, uitsplitsing)
        if cel is None and soort == "vorig":
            cel = vorig
        if cel is None:
            return Vervanging(NIET_TE_BEREKENEN, id, "leeg", f"er is geen waarde van {id}")
        # A count has no teller of its own: "{uitstroom/noemer:n}" means the count itself.
        if soort == "teller" and cel.teller is None and cel.eenheid == "aantal":
            soort = "waarde"
        kaal = tekst(cel, soort, vorig=vorig)
        if kaal in (GEEN, NIET_TE_BEREKENEN):
            return Vervanging(NIET_TE_BEREKENEN, id, "leeg", f"er is geen {soort} van {id}")
        getal = span(cel, soort, jaar=self.cijfers.jaar, vorig=vorig)
        return Vervanging(f"[{getal}](#herkomst-{id})" + self._staart(kaal, cel, soort), id)

    def _samengevoegd(self, id: str, uitsplitsing: str) -> str:
        """The published row of this year that this code was merged into; empty when there is none."""
        rijen = (
            c.uitsplitsing for c in self.cijfers.bron.van(id, self.cijfers.jaar) if "+" in c.uitsplitsing
        )
        return next((u for u in rijen if uitsplitsing in u.split("+")), "")

    @staticmethod
    def _staart(kaal: str, cel: Cijfer, soort: Soort) -> str:
        """The unit after a hidden value, so that the sentence still reads: ``x dagen``, ``x%``."""
        if kaal != MARKERING or soort in ("teller", "noemer"):
            return ""
        if soort == "groei":
            return _GROEI.get(cel.eenheid, _EENHEID.get(cel.eenheid, ""))
        return _EENHEID.get(cel.eenheid, "")

    def _uitsplitsing(self, id: str, gevraagd: str) -> str | None:
        """The uitsplitsing meant: as given, the chosen verblijfsduur, or ``totaal``; None when it doesn't exist."""
        aanwezig, bekend = self._aanwezig(id), self._bekend_kaal(id)
        if gevraagd:
            # Without figures yet: an open list may hold anything, and merged codes are known by their parts.
            vrij = not aanwezig and (not bekend or id == "incidenten")
            delen = {gevraagd} if aanwezig else set(gevraagd.split("+"))
            return gevraagd if vrij or delen <= bekend else None
        if id == "verblijfsduur":
            return cast(str, self.instellingen.verblijfsduur) if "" not in aanwezig else ""
        return "totaal" if "" not in aanwezig and "totaal" in self._bekend_kaal(id) else ""

    def _aanwezig(self, id: str) -> set[str]:
        return {c.uitsplitsing for c in self.cijfers.bron if c.kengetal == id}

    def _bekend_kaal(self, id: str) -> set[str]:
        return self._aanwezig(id) | set(gesloten_uitsplitsingen(id, self.gids))

    def _bekend(self, id: str) -> list[str]:
        return sorted(f"{id}/{u}" if u else id for u in self._bekend_kaal(id)) or [id]

    @staticmethod
    def _dichtbij(naam: str, namen: list[str]) -> str:
        beste = process.extractOne(naam, namen)
        return (
            f"bedoeld is misschien {{{beste[0]}}}"
            if beste
            else "zie de lijst van kengetallen in de handleiding"
        )
