"""The published reports under an output root: the only thing that a comparison reads."""

from __future__ import annotations

import csv
import json
import math
import re
import sys
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from kkfzlib.cijfers import GETALKOLOMMEN, OPGAVE, Cijfer
from kkfzlib.dossier import controleer_jaar, controleer_slug
from kkfzlib.fouten import GebruikFout, InvoerFout, KkfzFout
from kkfzlib.kengetallen.register import REGISTER
from kkfzlib.uitvoeren.schijf import hash_van

MAP = "vergelijking"
"""Name of the folder that the comparison itself gets under the output root."""

_EXPORT = "kengetallen.csv"
_SYNTHETISCH = b'class="synthetisch"'
_MARKERING = "x"
_FORMULE = re.compile(r"^'(?=[=+\-@\t\r])")


@dataclass(frozen=True)
class Verslagbron:
    """One published report (profile ``openbaar``): whose, of which year, and every value it shows or hides."""

    organisatie: str
    jaar: int
    cellen: tuple[Cijfer, ...]
    sha256: str
    synthetisch: bool
    bestand: str


def gevonden(uit: Path) -> list[tuple[str, int]]:
    """(organisation, year) of every public report under ``uit``, sorted.

    ``uit`` is an output root (``ORG/JAAR/openbaar/``) or a publication folder (``ORG/JAAR/``, as ``kkfz publiceer``
    leaves it); only what its manifest calls public counts in the latter.
    """
    gemaakt = [pad.parts[-4:-2] for pad in uit.glob(f"*/*/openbaar/{_EXPORT}")]
    uitgegeven = [p.parts[-3:-1] for p in uit.glob(f"*/*/{_EXPORT}") if _is_openbaar(p.parent)]
    paren = set()
    for organisatie, jaar in (*gemaakt, *uitgegeven):
        try:
            paren.add((controleer_slug(organisatie), controleer_jaar(jaar)))
        except KkfzFout:
            continue  # a folder of another kind, such as ".2024.nieuw"
    return sorted(paren)


def _is_openbaar(map_: Path) -> bool:
    try:
        return bool(json.loads((map_ / "manifest.json").read_bytes())["profiel"] == "openbaar")
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _map_van(uit: Path, organisatie: str, jaar: int) -> Path:
    """The folder of one report, in either layout."""
    basis = uit / organisatie / str(jaar)
    return basis / "openbaar" if (basis / "openbaar" / _EXPORT).is_file() else basis


def kies(uit: Path, organisaties: Collection[str] = (), jaren: Collection[int] = ()) -> list[tuple[str, int]]:
    """The reports to compare; GebruikFout, with what is there, when that leaves fewer than two."""
    alles = gevonden(uit)
    if not alles:
        raise GebruikFout(
            f"Er valt niets te vergelijken: in {uit.name} staat nog geen openbaar verslag. "
            "Maak er eerst een met: kkfz rapport ORG JAAR"
        )
    _bekend("organisatie", organisaties, {o for o, _ in alles})
    _bekend("jaar", jaren, {j for _, j in alles})
    gekozen = [(o, j) for o, j in alles if o in (organisaties or {o}) and j in (jaren or {j})]
    if len(gekozen) < 2:
        over = f"alleen {gekozen[0][0]} {gekozen[0][1]}" if gekozen else "geen enkel verslag"
        raise GebruikFout(
            f"Er valt niets te vergelijken: met deze keuze blijft {over} over; er zijn er minstens twee "
            "nodig. "
            f"Openbare verslagen in {uit.name}: {', '.join(f'{o} {j}' for o, j in alles)}."
        )
    return gekozen


def _bekend(wat: str, gevraagd: Collection[object], aanwezig: Collection[object]) -> None:
    vreemd = [str(g)[:60] for g in gevraagd if g not in aanwezig]
    if vreemd:
        raise GebruikFout(
            f"Van {wat} {', '.join(vreemd)} is er geen openbaar verslag. "
            f"Aanwezig: {', '.join(sorted(map(str, aanwezig)))}."
        )


def lees(uit: Path, paren: Collection[tuple[str, int]]) -> list[Verslagbron]:
    """Read the reports; InvoerFout that names every one that isn't what its own manifest says."""
    bronnen, fouten = [], []
    for organisatie, jaar in paren:
        map_ = _map_van(uit, organisatie, jaar)
        reden = _gebrek(map_)
        if reden:
            fouten.append(f"{organisatie} {jaar}: {reden}")
            continue
        try:
            cellen = lees_export(map_)
        except (KeyError, ValueError, TypeError, csv.Error):
            fouten.append(f"{organisatie} {jaar}: {_EXPORT} heeft niet de vorm van een openbare export")
            continue
        pad = map_ / _EXPORT
        naam = pad.relative_to(uit).as_posix()
        bronnen.append(Verslagbron(organisatie, jaar, cellen, hash_van(pad), _is_synthetisch(map_), naam))
    if fouten:
        raise InvoerFout(
            [],
            "Een gepubliceerd verslag is gewijzigd of onvolledig; er is niets vergeleken. "
            + " ".join(f"{f}." for f in fouten)
            + " Zie: kkfz verifieer ORG JAAR",
        )
    return bronnen


def _gebrek(map_: Path) -> str:
    """What is wrong with a published folder, or nothing."""
    try:
        bekend = json.loads((map_ / "manifest.json").read_bytes())["bestanden"][_EXPORT]["sha256"]
    except (OSError, ValueError, KeyError, TypeError):
        return "manifest.json ontbreekt of is onleesbaar"
    return "" if bekend == hash_van(map_ / _EXPORT) else f"{_EXPORT} is na de publicatie gewijzigd"


def _is_synthetisch(map_: Path) -> bool:
    """Whether the report calls its own data made up; the comparison must say so too."""
    pad = map_ / "kwaliteitsverslag.html"
    return pad.is_file() and _SYNTHETISCH in pad.read_bytes()


def lees_export(map_: Path) -> tuple[Cijfer, ...]:
    """The published values of one folder, read back from ``kengetallen.csv``; a hidden row has no numbers.

    ValueError or KeyError where the file is no export. Read row by row: a frame per report would take most of the
    time of a comparison of a thousand.
    """
    with (map_ / _EXPORT).open(encoding="utf-8-sig", newline="") as bestand:
        rijen = list(csv.DictReader(bestand))
    gesteld = _decimalen(rijen)
    return tuple(_cijfer(r, gesteld) for r in rijen)


def _cijfer(rij: dict[str, str], gesteld: dict[tuple[str, str], int]) -> Cijfer:
    # The export puts a quote before a text that a spreadsheet would take for a formula.
    k, u, p, eenheid, herkomst = (
        sys.intern(_FORMULE.sub("", rij[kolom]))
        for kolom in ("kengetal", "uitsplitsing", "periode", "eenheid", "herkomst")
    )
    weg = any(rij[veld] == _MARKERING for veld in GETALKOLOMMEN)
    w, t, n = (None if weg else _getal(rij[veld]) for veld in GETALKOLOMMEN)
    decimalen = gesteld.get((k, p)) if herkomst == OPGAVE else None
    if _is_grof(k, n):
        decimalen = 0
    return Cijfer(k, u, p, w, eenheid, t, n, herkomst, not weg, decimalen)


def _is_grof(kengetal: str, noemer: float | None) -> bool:
    """Whether the base is too small for decimals: "10" is then ten whole years, and 10,0 would claim more."""
    klasse = REGISTER[kengetal].onthulling if kengetal in REGISTER else None
    return klasse is not None and klasse.grof_onder > 0 and (noemer is None or noemer < klasse.grof_onder)


def _getal(tekst: str) -> float | None:
    getal = float(tekst) if tekst else None
    if getal is not None and not math.isfinite(getal):
        raise ValueError("geen eindig getal")
    return getal


def _decimalen(rijen: list[dict[str, str]]) -> dict[tuple[str, str], int]:
    """The most decimals that a stated kengetal has in one periode: it is printed with no more than those."""
    uit: dict[tuple[str, str], int] = {}
    for rij in rijen:
        if rij["herkomst"] == OPGAVE:
            sleutel = (rij["kengetal"], rij["periode"])
            uit[sleutel] = max(uit.get(sleutel, 0), len(rij["waarde"].partition(".")[2]))
    return uit
