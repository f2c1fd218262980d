"""The denylist: identifiers, names and unreleased words from this run's own raw tables, in memory only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kkfzlib.dossier import Dossier
from kkfzlib.lekken.vormen import effen, kern
from kkfzlib.tabellen import Invoer

ID_KOLOMMEN = {
    "client_id": "cliëntnummer",
    "medewerker_id": "medewerkernummer",
    "respondent_id": "respondentnummer",
}
_NAAMKOLOM = re.compile(r"(?:voor|achter|roep|volledige|cliënt|client)?_?naam")
_CODES = frozenset({f"c{n}" for n in range(1, 7)} | {f"vg{n}" for n in range(1, 8)})
_GEDRUKTE_CODES = frozenset({f"c-{n}" for n in range(1, 7)} | {f"vg-{n}" for n in range(1, 8)})
_KORT = 5
_KLEINST = 2
_MIN_TEKST = 25  # letters and digits; shorter remarks ("geen", "goede zorg") are anyone's words


@dataclass(frozen=True, slots=True)
class Geheim:
    """What kind of value it is and which raw file holds it; the value itself is only a key."""

    soort: str
    bron: str
    ook_gewoon: bool = False
    """Whether every report prints this value too, as the organisation's short name or a survey's name."""


@dataclass(slots=True)
class Geheimen:
    """Values that must not leave. ``raw`` is the raw folder, searched to say where another leak comes from."""

    kort: dict[str, dict[str, Geheim]] = field(default_factory=dict, repr=False)
    """kern -> {value as written: Geheim}."""
    lang: dict[str, Geheim] = field(default_factory=dict, repr=False)
    """kern of remarks and quotes that were not released."""
    raw: Path | None = None
    gewoon: frozenset[str] = frozenset()
    """kern of what the report prints by itself."""

    def voeg_toe(self, waarde: str, soort: str, bron: str) -> None:
        """Add an identifier or name."""
        k = kern(waarde)
        if k:
            geheim = Geheim(soort, bron, k in self.gewoon)
            self.kort.setdefault(k, {}).setdefault(effen(waarde).strip().casefold(), geheim)

    def voeg_tekst_toe(self, waarde: str, soort: str, bron: str) -> None:
        """Add a free text; found when all of it is repeated."""
        if len(kern(waarde)) >= _MIN_TEKST:
            self.lang[kern(waarde)] = Geheim(soort, bron)

    def korte_in(self, tekst: str) -> Iterator[Geheim]:
        """Every identifier and name in ``tekst``, however it is split by spaces, hyphens, accents or case."""
        letters, plek = _met_plek(tekst)
        heel = "".join(letters)
        for lengte in {len(k) for k in self.kort}:
            for begin in range(len(heel) - lengte + 1):
                kandidaten = self.kort.get(heel[begin : begin + lengte])
                if kandidaten:
                    slot = begin + lengte
                    yield from _bevestigd(tekst, plek[begin], plek[slot - 1], heel[begin:slot], kandidaten)

    def lange_in(self, letters: str) -> Iterator[Geheim]:
        """Every remark that is repeated whole in ``letters`` (a ``kern``)."""
        yield from (geheim for k, geheim in self.lang.items() if k in letters)


def _met_plek(tekst: str) -> tuple[list[str], list[int]]:
    """``kern(tekst)`` letter by letter, with the place of each in ``tekst``."""
    letters: list[str] = []
    plek: list[int] = []
    for k, teken in enumerate(tekst):
        plat = teken if teken.isascii() else unicodedata.normalize("NFKD", teken)
        for deel in plat.casefold():
            if deel.isalnum():
                letters.append(deel)
                plek.append(k)
    return letters, plek


def _bevestigd(
    tekst: str, begin: int, eind: int, gevonden: str, kandidaten: Mapping[str, Geheim]
) -> Iterator[Geheim]:
    voor = tekst[begin - 1] if begin else " "
    na = _na_accenten(tekst, eind + 1)
    if voor.isalnum() or na.isalnum():
        return
    geschreven = effen(tekst[begin : eind + 1]).strip().casefold()
    for waarde, geheim in kandidaten.items():
        letterlijk = geschreven == waarde
        if (
            gevonden.isdigit()
        ):  # plain numbers are everywhere: short ones need a word that says whose they are
            zonder_spatie = geschreven.replace(" ", "") == waarde.replace(" ", "")
            if (
                zonder_spatie
                and (len(gevonden) > 4 or _genoemd(tekst, begin))
                and not _bedrag(tekst, begin, eind)
            ):
                yield geheim
        elif len(gevonden) <= _KLEINST or geheim.ook_gewoon:
            # "A4" is paper and "cto" a survey: so short or so common a value is somebody only where the text says so.
            if letterlijk and _genoemd(tekst, begin):
                yield geheim
        elif (
            waarde in _GEDRUKTE_CODES
        ):  # every report prints these: only a word before it tells a person from a code
            if letterlijk and _genoemd(tekst, begin):
                yield geheim
        elif letterlijk or (len(gevonden) > 2 and gevonden not in _CODES and not _toeval(geschreven, waarde)):
            yield geheim


def _toeval(geschreven: str, waarde: str) -> bool:
    """Whether a short value seems there only because two cells stand side by side (``C-1`` and ``2``: ``C-12``)."""
    return len(kern(waarde)) < _KORT and len(geschreven.split()) > len(waarde.split())


def _na_accenten(tekst: str, plek: int) -> str:
    while plek < len(tekst) and unicodedata.combining(tekst[plek]):
        plek += 1
    return tekst[plek] if plek < len(tekst) else " "


# "cliënt 12" and "cliëntnummer: 12" name a person; "cliënten 12" and "cliëntmetingen 12" count.
_NAAMWOORD = re.compile(
    r"(?:\b(?:cli[eë]nt|bewoner|medewerker|respondent)(?:[ _-]?(?:nummer|nr|id))?|_id|\bid|nummer|\bnr)\b\.?"
    r"(?: \w{1,7})?[ :=\"'#]*$"
)


def _genoemd(tekst: str, begin: int) -> bool:
    return _NAAMWOORD.search(tekst[max(0, begin - 30) : begin].casefold()) is not None


def _bedrag(tekst: str, begin: int, eind: int) -> bool:
    return tekst[max(0, begin - 2) : begin].strip() == "€" or tekst[eind + 1 : eind + 2] in ("%", ",")


def verzamel_van(dossier: Dossier, invoer: Invoer | None) -> Geheimen:
    """The denylist of a run with exports: also what their person columns hold, which no table has any more.

    Without ``invoer`` (nothing was cleaned yet) just that.
    """
    from kkfzlib.importeren.personen import personen  # slow to import, and most dossiers have no exports

    uit = Geheimen(raw=dossier.raw) if invoer is None else verzamel(invoer, dossier.raw)
    for waarde, kolom, bestand in personen(dossier):
        if kolom in ID_KOLOMMEN:
            uit.voeg_toe(waarde, ID_KOLOMMEN[kolom], bestand)
        else:
            uit.voeg_tekst_toe(waarde, f"{kolom} in een export", bestand)
    return uit


def _gewoon(invoer: Invoer, raw: Path | None) -> frozenset[str]:
    """kern of the organisation's folder and name, its places and its surveys: an id may be written just so."""
    uit = {raw.parent.name} if raw is not None else set()
    uit |= {str(invoer.organisatie.get("naam", "")), *map(str, invoer.organisatie.get("plaatsen") or ())}
    onderzoeken = invoer.tabellen.get("onderzoeken")
    if onderzoeken is not None:
        uit |= set(map(str, onderzoeken["onderzoek"].dropna()))
    return frozenset(kern(w) for w in uit if kern(w))


def verzamel(invoer: Invoer, raw: Path | None = None) -> Geheimen:
    """The denylist of one run: id columns, name columns, remarks, and quotes that were not released."""
    uit = Geheimen(raw=raw, gewoon=_gewoon(invoer, raw))
    bestand = {str(i.get("tabel")): str(i.get("bestand")) for i in invoer.inlezing}
    for naam, tabel in invoer.tabellen.items():
        bron = bestand.get(naam, f"{naam}.csv")
        for kolom in tabel.columns:
            soort = ID_KOLOMMEN.get(kolom) or (
                "naam" if _NAAMKOLOM.fullmatch(kolom) and naam != "scholing" else None
            )
            if soort:
                for waarde in tabel[kolom].dropna().unique():
                    uit.voeg_toe(str(waarde), soort, bron)
        if naam == "antwoorden" and "toelichting" in tabel:
            for waarde in tabel["toelichting"].dropna().unique():
                uit.voeg_tekst_toe(str(waarde), "toelichting van een respondent", bron)
        if naam == "citaten":
            for waarde in tabel.loc[~tabel["vrijgegeven"].astype(bool), "citaat"].unique():
                uit.voeg_tekst_toe(str(waarde), "niet vrijgegeven citaat", bron)
    return uit
