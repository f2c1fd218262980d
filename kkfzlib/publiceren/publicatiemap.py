"""The folder that a publication goes to: whether it may, what is copied there, and its description."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from kkfzlib.dossier import Dossier
from kkfzlib.fouten import GebruikFout, MachineFout


def controleer_doel(bron: Dossier, doel: Dossier) -> None:
    """GebruikFout when the publication folder would fall together with what it is made from."""
    if doel.uit.exists() and not doel.uit.is_dir():
        raise GebruikFout(f"--naar wijst naar een bestand, geen map: {doel.uit.name}. Geef een map op.")
    echt = doel.uit.resolve()
    if echt == bron.uit.resolve() or echt.is_relative_to(bron.publicatie.resolve()):
        raise GebruikFout("--naar is de map waarin het verslag wordt gemaakt. Kies een andere map.")
    if echt.is_relative_to(bron.data.resolve()):
        raise GebruikFout("--naar ligt in de gegevensmap. Kies een map daarbuiten.")
    if doel.publicatie.exists() and not _van_ons(doel):
        raise GebruikFout(
            f"In de publicatiemap staat al iets anders dan een verslag op de plaats {doel.organisatie}/{doel.jaar}. "
            "Kies een andere map met --naar, of ruim die plaats eerst op."
        )


def _van_ons(doel: Dossier) -> bool:
    """Whether what stands there now is an earlier publication of this report."""
    if doel.publicatie.is_dir() and not any(doel.publicatie.iterdir()):
        return True
    try:
        inhoud = json.loads((doel.publicatie / "manifest.json").read_bytes())
        return (inhoud["organisatie"], inhoud["jaar"], inhoud["profiel"]) == (
            doel.organisatie,
            doel.jaar,
            "openbaar",
        )
    except (OSError, ValueError, KeyError, TypeError):
        return False


def kopieer(van: Path, naar: Path) -> None:
    """Copy the files and see that what arrived is what the manifest beside them says."""
    from kkfzlib.uitvoeren.schijf import hash_van

    manifest: Mapping[str, Mapping[str, str]] = json.loads((van / "manifest.json").read_bytes())["bestanden"]
    for naam in [*manifest, "manifest.json"]:
        pad = naar / naam
        pad.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(van / naam, pad)
    if any(hash_van(naar / naam) != gegevens["sha256"] for naam, gegevens in manifest.items()):
        raise MachineFout("De bestanden veranderden tijdens het kopiëren; er is niets gepubliceerd.")


def schrijf_crate(dossier: Dossier, map: Path, vandaag: date | None) -> None:
    """Describe the publication in ``map`` as an RO-Crate."""
    from kkfzlib.inlezen import laad_invoer
    from kkfzlib.publiceren.crate import METADATA, beschrijf

    invoer = laad_invoer(dossier)
    manifest = json.loads((map / "manifest.json").read_bytes())
    naam = str(invoer.organisatie.get("naam") or dossier.organisatie)
    uitgave = invoer.instellingen.publicatiedatum or vandaag or date.today()
    inhoud = beschrijf(manifest, naam, uitgave, (map / "manifest.json").stat().st_size)
    (map / METADATA).write_text(json.dumps(inhoud, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
