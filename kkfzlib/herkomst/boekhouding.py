"""What the published manifests keep of the chain: complete in the submission, without rows or sources in public."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kkfzlib.dossier import PROJECT, Dossier, Profiel
from kkfzlib.herkomst.keten import Keten, Schakel, Standen, keten
from kkfzlib.herkomst.rijen import Rijenteller
from kkfzlib.herkomst.traceer import inleesbevindingen, stand

if TYPE_CHECKING:
    import pandas as pd

    from kkfzlib.tabellen import Invoer

GRENDEL = PROJECT / "requirements.lock"


def herkomst(
    dossier: Dossier, invoer: Invoer, frame: pd.DataFrame, profiel: Profiel, map: Path
) -> dict[str, Any]:
    """The entries ``kengetallen`` and (``indiening`` only) ``bronnen`` of the manifest of the files in ``map``.

    The public one names no raw file, no hash of one and no number of rows: such a hash of a tiny file can be
    guessed back, and rows are people.
    """
    from kkfzlib.kengetallen.register import REGISTER

    frame = frame.astype(object)  # cut into pieces and read row by row: then Arrow's columns are slow
    standen: Standen = {profiel: stand(map, dossier.jaar)}
    teller, gelezen = Rijenteller(invoer), inleesbevindingen(dossier)
    ketens = [
        keten(id, invoer, frame, standen, gelezen, teller=teller)
        for id in REGISTER
        if id in set(frame["kengetal"])
    ]
    geheel = profiel == "indiening"
    # A kengetal of which this profile shows no row is not named: that it could be computed is news by itself.
    ketens = [k for k in ketens if geheel or any(_zichtbaar(w, profiel) for w in k.waarden)]
    uit: dict[str, Any] = {"kengetallen": {k.kengetal: _kengetal(k, profiel, geheel) for k in ketens}}
    if geheel:
        uit["bronnen"] = [dict(i) for i in invoer.inlezing]
    return uit


def _kengetal(k: Keten, profiel: Profiel, geheel: bool) -> dict[str, Any]:
    uit: dict[str, Any] = {
        "naam": k.naam,
        "eenheid": k.eenheid,
        "formule": k.formule,
        "waarden": [_waarde(w, profiel, geheel) for w in k.waarden if geheel or _zichtbaar(w, profiel)],
    }
    if geheel:
        uit["bronnen"] = [b.bestand for b in k.bronnen]
    return uit


def _zichtbaar(w: Schakel, profiel: Profiel) -> bool:
    return w.status[profiel] in ("getoond", "verborgen")


def _waarde(w: Schakel, profiel: Profiel, geheel: bool) -> dict[str, Any]:
    uit: dict[str, Any] = {
        "uitsplitsing": w.cijfer.uitsplitsing,
        "periode": w.cijfer.periode,
        "herkomst": w.cijfer.herkomst,
        "status": w.status[profiel],
        "plaatsen": list(w.plaatsen[profiel]),
    }
    if geheel:
        uit["rijen teller"], uit["rijen noemer"] = dict(w.rijen_teller), dict(w.rijen_noemer)
    return uit


def programma(code: Mapping[str, str]) -> dict[str, str]:
    """One hash over all program files that the report depends on, and one over the locked package versions."""
    import hashlib

    from kkfzlib.uitvoeren.schijf import hash_van

    regels = "\n".join(f"{naam} {h}" for naam, h in sorted(code.items()))
    uit = {"code": hashlib.sha256(regels.encode()).hexdigest()}
    return uit | ({"vergrendeling": hash_van(GRENDEL)} if GRENDEL.is_file() else {})
