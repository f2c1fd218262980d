"""Comparing published files with the manifests: intact, tampered with, stale or incomplete."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from kkfzlib.dossier import PROFIELEN, Dossier, Profiel
from kkfzlib.uitvoeren import plan
from kkfzlib.uitvoeren.manifest import Manifest, canoniek
from kkfzlib.uitvoeren.schijf import hash_van

Soort = Literal["gewijzigd", "ontbreekt", "vreemd", "verouderd"]


@dataclass(frozen=True)
class Afwijking:
    """One thing that is not as it was published; ``bestand`` is relative to ``uit/ORG/JAAR``."""

    bestand: str
    soort: Soort
    uitleg: str

    def __str__(self) -> str:
        return f"{self.bestand}: {self.soort} – {self.uitleg}"


def verifieer(dossier: Dossier, keuzes: plan.Keuzes | None = None) -> list[Afwijking]:
    """Everything wrong with the publication of this dossier; empty when all is intact and up to date.

    Reads every published byte (no trust in times), the manifest beside the files and the private one.
    """
    aanwezig = [p for p in PROFIELEN if dossier.uitvoer(p).is_dir()]
    if not aanwezig:
        return [Afwijking(".", "ontbreekt", "er is niets gepubliceerd; maak het met: kkfz rapport")]
    uit = [a for p in aanwezig for a in _profiel(dossier, p)]
    manifest = Manifest(dossier)
    bekend = manifest.stappen.get(plan.verslagnaam(dossier), {}).get("producten", {})
    uit += _tegen_boekhouding(dossier, bekend)
    gevonden = {a.bestand for a in uit}
    uit = list({(a.bestand, a.soort): a for a in uit}.values())
    if not gevonden:
        uit += [Afwijking(".", "verouderd", reden) for reden in _verouderd(manifest, keuzes)]
    return uit


def _profiel(dossier: Dossier, profiel: Profiel) -> list[Afwijking]:
    """The files of one profile against the manifest beside them."""
    map = dossier.uitvoer(profiel)
    naam = f"{profiel}/manifest.json"
    try:
        inhoud = json.loads((map / "manifest.json").read_bytes())
        bestanden: dict[str, Any] = dict(inhoud["bestanden"])
        zelf = inhoud.pop("zelf")
        echt = (inhoud["organisatie"], inhoud["jaar"], inhoud["profiel"])
    except FileNotFoundError:
        return [Afwijking(naam, "ontbreekt", "zonder manifest is niets te controleren")]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return [Afwijking(naam, "gewijzigd", "het manifest is onleesbaar")]
    uit = []
    if hashlib.sha256(canoniek(inhoud)).hexdigest() != zelf:
        uit.append(Afwijking(naam, "gewijzigd", "het manifest is na publicatie veranderd"))
    if echt != (dossier.organisatie, dossier.jaar, profiel):
        uit.append(Afwijking(naam, "gewijzigd", "dit manifest hoort bij een ander verslag"))
    return uit + _bestanden(map, profiel, bestanden)


def _bestanden(map: Path, profiel: str, bestanden: dict[str, Any]) -> list[Afwijking]:
    uit = []
    for naam, gegevens in bestanden.items():
        pad = map / naam
        if not pad.is_file():
            uit.append(Afwijking(f"{profiel}/{naam}", "ontbreekt", "staat wel in het manifest"))
        elif not isinstance(gegevens, dict) or hash_van(pad) != gegevens.get("sha256"):
            uit.append(Afwijking(f"{profiel}/{naam}", "gewijzigd", "de inhoud is niet wat gepubliceerd is"))
    aanwezig = {p.relative_to(map).as_posix() for p in map.rglob("*") if p.is_file()}
    vreemd = sorted(aanwezig - set(bestanden) - {"manifest.json"})
    return uit + [Afwijking(f"{profiel}/{n}", "vreemd", "staat niet in het manifest") for n in vreemd]


def _tegen_boekhouding(dossier: Dossier, bekend: dict[str, str]) -> list[Afwijking]:
    """All published files against our own records: a manifest that was forged as a whole is found here."""
    if not bekend:
        return [
            Afwijking(
                ".", "verouderd", "deze publicatie komt niet voor in de boekhouding van deze gegevensmap"
            )
        ]
    uit = []
    for label, toen in bekend.items():
        naam = label.removeprefix("uit/")
        pad = dossier.publicatie / naam
        if not pad.is_file():
            uit.append(Afwijking(naam, "ontbreekt", "is wel gepubliceerd"))
        elif hash_van(pad) != toen:
            uit.append(Afwijking(naam, "gewijzigd", "de inhoud is niet wat gepubliceerd is"))
    vreemd = [n for n in plan.bestanden_in(dossier.publicatie) if f"uit/{n}" not in bekend]
    return uit + [Afwijking(n, "vreemd", "is niet door een run gemaakt") for n in vreemd]


def _verouderd(manifest: Manifest, keuzes: plan.Keuzes | None) -> list[str]:
    if keuzes is None:
        naam = plan.verslagnaam(manifest.dossier)
        toen = manifest.stappen[naam]["parameters"]
        keuzes = plan.Keuzes(engine=str(toen["engine"]), profielen=tuple(toen["profielen"]))
    return plan.samengevat(plan.te_doen(manifest, keuzes))
