"""Making the public artefacts of an organisation: quickly, or as a user would."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from kkfzlib import stappen
from kkfzlib.dossier import Dossier
from kkfzlib.fouten import KkfzFout
from kkfzlib.inlezen import laad_invoer
from kkfzlib.publiceren.export import exporteer
from kkfzlib.publiceren.poort import beschermd
from kkfzlib.publiceren.register import lees_uitgave, schrijf_uitgave
from tests.onthulling.werelden.artefact import Uitgave, lees_csv, lees_html
from tests.onthulling.werelden.gegevens import Organisatie
from tests.onthulling.werelden.ruw import schrijf


def publiceer_snel(dossier: Dossier, op: Path) -> Path:
    """Read, compute, protect and export one year; returns the public csv, kept as ``op`` too.

    The one place that knows how the product does this. What it published goes to the ledger, as ``publiceer`` does.
    """
    wie = (dossier.organisatie, dossier.jaar, str(dossier.data))
    invoer, bevindingen = stappen.opschonen(*wie)
    stappen.bewaar_invoer(invoer, *wie, bevindingen)
    stappen.bewaar_kengetallen(stappen.kengetallen(*wie), *wie)
    doel = dossier.uitvoer("openbaar")
    doel.mkdir(parents=True, exist_ok=True)
    exporteer(beschermd(dossier, laad_invoer(dossier), "openbaar"), doel)
    shutil.copyfile(doel / "kengetallen.csv", op)
    schrijf_uitgave(dossier.publicatieregister, dossier.organisatie, lees_uitgave(op, dossier.jaar))
    return op


def publiceer_heel(dossier: Dossier, op: Path) -> Path:
    """The same by the commands ``rapport`` and ``publiceer``; returns the public report as HTML."""
    basis = [sys.executable, "-m", "kkfzlib"]
    wie = [dossier.organisatie, str(dossier.jaar), "--data", str(dossier.data), "--uit", str(dossier.uit)]
    for opdracht in ("rapport", "publiceer"):
        uitkomst = subprocess.run(
            [*basis, opdracht, *wie], capture_output=True, text=True, timeout=300, check=False
        )
        if uitkomst.returncode:
            raise Geweigerd(f"{opdracht}: {(uitkomst.stderr or uitkomst.stdout)[-600:]}")
    shutil.copyfile(
        dossier.uit / "publicatie" / dossier.organisatie / str(dossier.jaar) / "kwaliteitsverslag.html", op
    )
    return op


class Geweigerd(Exception):
    """The product refused to publish an edition; nothing of it came out."""


def publiceer(org: Organisatie, map: Path, *, heel: bool = False) -> list[Uitgave]:
    """Every edition of the organisation, each raw folder written just before it; refused ones are left out."""
    uit: list[Uitgave] = []
    staat_van: dict[int, int] = {}
    for n, (jaar, staat) in enumerate(org.uitgaven):
        schrijf(org, jaar, staat, map / "data")
        dossier = Dossier(org.slug, jaar, map / "data", map / "uit")
        staat_van = {**staat_van, jaar: staat}
        try:
            if heel:
                rijen = lees_html(publiceer_heel(dossier, map / f"{n}.html"), jaar)
            else:
                rijen = lees_csv(publiceer_snel(dossier, map / f"{n}.csv"))
        except (KkfzFout, Geweigerd) as fout:
            print(f"{org.slug} {jaar} geweigerd: {str(fout)[:300]}", file=sys.stderr)
            continue
        uit.append(Uitgave(jaar, staat, rijen, dict(staat_van)))
    return uit
