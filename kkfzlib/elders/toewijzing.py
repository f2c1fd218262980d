"""What other names stand for: units of one meaning, and what the user declares in ``toewijzing.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kkfzlib.cijfers import EENHEDEN
from kkfzlib.elders.oogst import Oogst
from kkfzlib.inlezen.ruw import Melder
from kkfzlib.inlezen.yaml_lezen import lees_yaml
from kkfzlib.kengetallen.register import REGISTER

BESTAND = "toewijzing.yml"
KOLOMMEN = (
    "organisatie", "kengetal", "uitsplitsing", "periode", "waarde", "eenheid", "teller", "noemer", "herkomst", "bron",
)  # fmt: skip
_LIJSTEN = ("kolommen", "kengetallen", "eenheden", "meetinstrumenten", "definities")
_LOS = ("decimaalteken", "synthetisch")
_VASTE_EENHEDEN = {
    "procent": "%", "percentage": "%", "pct": "%", "percent": "%", "eur": "euro", "€": "euro", "euro's": "euro",
    "dag": "dagen", "days": "dagen", "d": "dagen", "jaren": "jaar", "years": "jaar", "a": "jaar", "bed": "bedden",
    "beds": "bedden", "aantallen": "aantal", "count": "aantal", "n": "aantal", "{count}": "aantal", "1": "",
}  # fmt: skip


@dataclass(frozen=True)
class Toewijzing:
    """Declared names: columns, kengetallen (``id`` or ``id/uitsplitsing``), units, measures, and the decimal sign.

    ``definities`` are the kengetallen whose other wording in a dictionary means the same.
    """

    kolommen: Mapping[str, str] = field(default_factory=dict)
    kengetallen: Mapping[str, str] = field(default_factory=dict)
    eenheden: Mapping[str, str] = field(default_factory=dict)
    meetinstrumenten: Mapping[str, str] = field(default_factory=dict)
    definities: Mapping[str, str] = field(default_factory=dict)
    decimaalteken: str = ""
    synthetisch: bool = False

    def kolom(self, kop: str) -> str:
        """The column of the contract that a heading stands for; empty for none."""
        naam = kop.strip().lower()
        naam = self.kolommen.get(naam, naam)
        return naam if naam in KOLOMMEN else ""

    def kengetal(self, naam: str, deel: str) -> tuple[str, str, str]:
        """(id, uitsplitsing, what was mapped)."""
        for sleutel in (f"{naam}/{deel}" if deel else naam, naam):
            if (doel := self.kengetallen.get(sleutel.strip().lower())) is not None:
                id, _, eigen = doel.partition("/")
                return id, eigen or (deel if sleutel == naam else ""), f"{BESTAND}: {sleutel} is {doel}"
        return naam.strip(), deel.strip(), ""

    def eenheid(self, woord: str) -> tuple[str, str]:
        """(unit of the contract, what was mapped); an empty unit for a word that is none."""
        kaal = woord.strip().lower()
        if kaal in EENHEDEN:
            return kaal, ""
        doel = self.eenheden.get(kaal) or _VASTE_EENHEDEN.get(kaal, "")
        return doel, f"eenheid {woord.strip()} is {doel}" if doel else ""


def lees_toewijzing(map_: Path, oogst: Oogst) -> Toewijzing:
    """``toewijzing.yml`` in ``map_``; without one nothing is declared. What is wrong in it goes to ``oogst``."""
    pad = map_ / BESTAND
    if not pad.is_file():
        return Toewijzing()
    melder = Melder()
    document = lees_yaml(pad.read_bytes(), BESTAND, melder, letterlijk=True)
    oogst.fouten += melder.bevindingen
    inhoud = document.waarde if document is not None else None
    if document is None or inhoud in (None, ""):
        return Toewijzing()
    if not isinstance(inhoud, dict):
        oogst.fout(BESTAND, 1, "", "", "hier hoort een lijst van namen te staan", _vorm())
        return Toewijzing()
    return _gekeurd(inhoud, document.regel, oogst)


def _gekeurd(inhoud: dict[str, Any], regel: Any, oogst: Oogst) -> Toewijzing:
    delen: dict[str, dict[str, str]] = {naam: {} for naam in _LIJSTEN}
    for naam, waarde in inhoud.items():
        if naam in _LOS and isinstance(waarde, str):
            continue
        if naam not in _LIJSTEN or not isinstance(waarde, dict):
            oogst.fout(BESTAND, regel(naam), naam, "", "onbekend of zonder paren van namen", _vorm())
            continue
        for van, naar in waarde.items():
            if (reden := _bezwaar(naam, str(naar))) != "":
                oogst.fout(BESTAND, regel(f"{naam}.{van}"), naam, str(naar), reden, _keuze(naam))
            delen[naam][str(van).strip().lower()] = str(naar).strip()
    teken = str(inhoud.get("decimaalteken", ""))
    if teken not in ("", ",", ".", "komma", "punt"):
        oogst.fout(BESTAND, regel("decimaalteken"), "", teken, "onbekend decimaalteken", "kies komma of punt")
    return Toewijzing(
        **delen,
        decimaalteken={"komma": ",", "punt": "."}.get(teken, teken),
        synthetisch=str(inhoud.get("synthetisch", "")).lower() in ("ja", "true"),
    )


def _bezwaar(lijst: str, doel: str) -> str:
    bekend = {
        "kolommen": doel in KOLOMMEN,
        "kengetallen": doel.partition("/")[0] in REGISTER,
        "eenheden": doel in EENHEDEN,
        "meetinstrumenten": doel == "continuiteit",
        "definities": doel == "gelijk",
    }
    return "" if bekend[lijst] else "dit kent kkfz niet"


def _keuze(lijst: str) -> str:
    keuzes = {
        "kolommen": ", ".join(KOLOMMEN),
        "kengetallen": "een kengetal uit docs/definities.md, zo nodig met /uitsplitsing",
        "eenheden": ", ".join(sorted(EENHEDEN)),
        "meetinstrumenten": "continuiteit",
        "definities": "gelijk",
    }
    return f"kies uit: {keuzes[lijst]}"


def _vorm() -> str:
    return f"gebruik {', '.join(_LIJSTEN)} met onder elk 'naam in het bestand: naam in kkfz'"
