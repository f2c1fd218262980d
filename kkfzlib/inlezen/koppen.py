"""The header row: which columns are there, and everything that can be wrong with their names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from kkfzlib.inlezen.ruw import Melder, bedoeld
from kkfzlib.schema import Kolom, Tabel, is_jaarkolom

_PERSOON = re.compile(
    r"bsn|burgerservice|sofinummer|geboorte|gebdat|achternaam|voornaam|roepnaam|voorletters|initialen|tussenvoegsel|"
    r"naam|leeftijd|adres|postcode|woonplaats|huisnummer|straat|telefoon|mobiel|email|iban|rekeningnummer|"
    r"parketnummer|^skn|sknnummer|vnummer|dossiernummer|^name$|firstname|lastname|birthdate|dateofbirth|^dob$"
)
ZOEK_KOP = 20
"""A header below title rows is looked for in this many rows."""

Plaats = Callable[[int], tuple[int | None, str]]
"""Column number (from 0) to (line, cell) of its header."""


@dataclass(frozen=True)
class Kop:
    """A usable header: per field of the file the column's name, or None for a field that was refused."""

    namen: tuple[str | None, ...]


def normaal(naam: str) -> str:
    """A header as it is compared: NFC, invisible characters away, trimmed, lower case."""
    zichtbaar = "".join(t for t in unicodedata.normalize("NFC", naam) if unicodedata.category(t) != "Cf")
    return zichtbaar.replace("\u00a0", " ").strip().lower()


def is_kop(velden: Sequence[str], tabel: Tabel) -> bool:
    """Whether a row looks like a header of ``tabel``: some fields are a column's name, nearly so, or a synonym."""
    namen = {normaal(v) for v in velden}
    bekend = sum(n in tabel.per_naam or n in tabel.synoniemen or _lijkt_kolom(n, tabel) for n in namen)
    return bekend >= 2 or (bekend == 1 and len(namen) > 1 and any(n in tabel.per_naam for n in namen))


def _lijkt_kolom(naam: str, tabel: Tabel) -> bool:
    """Whether a name is a column with a typing error; short ones must be right."""
    from rapidfuzz.distance import OSA

    return 5 <= len(naam) < 40 and any(OSA.distance(naam, k, score_cutoff=2) <= 2 for k in tabel.per_naam)


def lees_kop(velden: Sequence[str], tabel: Tabel, melder: Melder, bestand: str, plaats: Plaats) -> Kop:
    """Check the header ``velden`` of ``tabel``; everything wrong goes to ``melder``."""
    namen: list[str | None] = []
    gezien: set[str] = set()
    bedoelde: set[str] = set()
    for nummer, veld in enumerate(velden):
        regel, cel = plaats(nummer)
        naam = normaal(veld)
        code, details = _oordeel(naam, tabel, gezien)
        if not code:
            gezien.add(naam)
            namen.append(naam)
            continue
        namen.append(None)
        bedoelde.add(str(details.get("naam", "")))
        melder.meld(code, bestand, regel=regel, cel=cel, kolom=naam[:40], **details)
    _meld_ontbrekende(tabel, gezien, bedoelde, melder, bestand, plaats)
    return Kop(tuple(namen))


def _oordeel(naam: str, tabel: Tabel, gezien: set[str]) -> tuple[str, dict[str, Any]]:
    if not naam:
        return "kolom-zonder-naam", {}
    if naam in tabel.per_naam or (tabel.jaarkolommen and is_jaarkolom(naam)):
        return ("dubbele-kolom", {}) if naam in gezien else ("", {})
    plat = re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFD", naam))
    if naam in tabel.synoniemen:
        return "andere-kolomnaam", {"naam": tabel.synoniemen[naam]}
    if _PERSOON.search(plat) and not any(_is_tikfout(naam, k) for k in tabel.per_naam):
        return "persoonsgegeven", {}
    kolommen = ", ".join(tabel.per_naam)
    return "onbekende-kolom", {
        "bedoeld": bedoeld(naam, tabel.per_naam),
        "tabel": tabel.naam,
        "kolommen": kolommen,
    }


def _is_tikfout(naam: str, kolom: str) -> bool:
    from rapidfuzz.distance import OSA

    return "naam" in kolom and OSA.distance(naam, kolom) <= 1


def _meld_ontbrekende(
    tabel: Tabel, gezien: set[str], bedoelde: set[str], melder: Melder, bestand: str, plaats: Plaats
) -> None:
    regel, cel = plaats(0)
    for kolom in tabel.kolommen:
        if kolom.aanwezig and kolom.naam not in gezien | bedoelde:
            melder.meld(
                "ontbrekende-kolom",
                bestand,
                regel=regel,
                cel=cel,
                kolom=kolom.naam,
                naam=kolom.naam,
                leeg=_mag(kolom),
            )
    if tabel.jaarkolommen and not any(is_jaarkolom(n) for n in gezien):
        melder.meld("ontbrekend-jaar", bestand, regel=regel, cel=cel, jaar=2024)


def _mag(kolom: Kolom) -> str:
    return "leeg blijven" if kolom.leeg else "niet leeg zijn"
