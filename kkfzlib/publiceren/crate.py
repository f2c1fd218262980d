"""The publication as an RO-Crate 1.1: its files, what made them, and when. Plain JSON-LD, so no package is needed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

METADATA = "ro-crate-metadata.json"
_CONTEXT = "https://w3id.org/ro/crate/1.1/context"
_SOORT = {".html": "text/html", ".pdf": "application/pdf", ".csv": "text/csv", ".json": "application/json",
          ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}  # fmt: skip
_NAAM = {
    "kwaliteitsverslag.html": "Kwaliteitsverslag (webpagina)",
    "kwaliteitsverslag.pdf": "Kwaliteitsverslag (PDF)",
    "kwaliteitsverslag-kort.html": "Kwaliteitsverslag, korte vorm (webpagina)",
    "kwaliteitsverslag-kort.pdf": "Kwaliteitsverslag, korte vorm (PDF)",
    "kengetallen.csv": "Kengetallen",
    "kengetallen.xlsx": "Kengetallen (werkboek)",
    "indicator-2.json": "Indicator 2 als FHIR MeasureReport",
    "indicator-2-definitie.json": "Definitie van indicator 2 als FHIR Measure",
    "manifest.json": "Manifest met de hash en de herkomst van elk bestand",
}


def beschrijf(
    manifest: Mapping[str, Any], organisatie: str, uitgave: date, manifest_bytes: int
) -> dict[str, Any]:
    """The JSON-LD of a publication: ``manifest`` is the public one, ``organisatie`` the full name."""
    bestanden = {**manifest["bestanden"], "manifest.json": {"bytes": manifest_bytes}}
    titel = f"Kwaliteitsverslag forensische zorg {manifest['jaar']}, {organisatie}"
    wortel = {
        "@id": "./",
        "@type": "Dataset",
        "name": titel,
        "description": f"{titel}: het openbare verslag met de kengetallen waarop het berust.",
        "datePublished": uitgave.isoformat(),
        "license": "Niet vastgelegd; vraag het aan de organisatie.",
        "inLanguage": "nl",
        "publisher": {"@id": "#organisatie"},
        "temporalCoverage": str(manifest["jaar"]),
        "hasPart": [{"@id": naam} for naam in sorted(bestanden)],
        "mentions": {"@id": "#run"},
    }
    graaf = [
        {"@id": METADATA, "@type": "CreativeWork", "about": {"@id": "./"},
         "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"}},
        wortel,
        {"@id": "#organisatie", "@type": "Organization", "name": organisatie},
        *(_bestand(naam, gegevens) for naam, gegevens in sorted(bestanden.items())),
        *_run(manifest, sorted(bestanden)),
    ]  # fmt: skip
    return {"@context": _CONTEXT, "@graph": graaf}


def _bestand(naam: str, gegevens: Mapping[str, Any]) -> dict[str, Any]:
    uitgang = naam[naam.rfind(".") :]
    uit = {"@id": naam, "@type": "File", "name": _NAAM.get(naam, naam), "contentSize": str(gegevens["bytes"])}
    uit |= {"encodingFormat": _SOORT[uitgang]} if uitgang in _SOORT else {}
    return uit | ({"sha256": gegevens["sha256"]} if "sha256" in gegevens else {})


def _run(manifest: Mapping[str, Any], bestanden: list[str]) -> list[dict[str, Any]]:
    """What made the files: the program, with the packages that it used."""
    versies = manifest["gereedschap"]
    pakketten = [
        {"@id": f"#{naam}", "@type": "SoftwareApplication", "name": naam, "softwareVersion": versie}
        for naam, versie in sorted(versies.items())
    ]
    programma = {
        "@id": "#kkfz",
        "@type": "SoftwareApplication",
        "name": "kkfz",
        "softwareVersion": manifest["programma"]["versie"],
        "softwareRequirements": [{"@id": p["@id"]} for p in pakketten],
    }
    run = {
        "@id": "#run",
        "@type": "CreateAction",
        "name": "Maken van het openbare verslag",
        "instrument": {"@id": "#kkfz"},
        "result": [{"@id": naam} for naam in bestanden],
    }
    return [run, programma, *pakketten]
