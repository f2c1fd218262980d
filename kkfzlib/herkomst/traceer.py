"""From a dossier on disk to the chain of one kengetal: the reading around ``keten``."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kkfzlib.dossier import PROFIELEN, Dossier
from kkfzlib.fouten import GebruikFout
from kkfzlib.herkomst.exports import met_exportrijen
from kkfzlib.herkomst.keten import Keten, Profielstand, Standen, keten
from kkfzlib.herkomst.plaatsen import lees_plaatsen


@dataclass(frozen=True)
class Tracering:
    """A chain, and why it may no longer hold (empty: everything is up to date)."""

    dossier: Dossier
    keten: Keten
    verouderd: tuple[str, ...]


def traceer(dossier: Dossier, wat: str) -> Tracering:
    """The chain of ``kengetal`` or ``kengetal/uitsplitsing`` as the last run made it.

    GebruikFout for an unknown name (with the nearest) and when nothing was computed yet.
    """
    from kkfzlib.inlezen import laad_invoer
    from kkfzlib.kengetallen.contract import lees
    from kkfzlib.uitvoeren import plan
    from kkfzlib.uitvoeren.manifest import Manifest

    id, uitsplitsing = _ontleed(wat)
    if not dossier.kengetallen.with_suffix(".parquet").is_file():
        raise GebruikFout(
            f"Voor {dossier.naam} is nog niets berekend. Maak eerst het verslag: "
            f"kkfz rapport {dossier.organisatie} {dossier.jaar}"
        )
    invoer, frame = laad_invoer(dossier), lees(dossier.kengetallen)
    standen: Standen = {p: stand(dossier.uitvoer(p), dossier.jaar) for p in PROFIELEN}
    gevonden = keten(id, invoer, frame, standen, inleesbevindingen(dossier), uitsplitsing)
    gevonden = met_exportrijen(gevonden, invoer, dossier)
    if uitsplitsing is not None and not gevonden.waarden:
        alle = keten(id, invoer, frame, standen)
        _weiger_uitsplitsing(id, uitsplitsing, [w.cijfer.uitsplitsing for w in alle.waarden])
    redenen = plan.te_doen(Manifest(dossier), plan.Keuzes(zonder_verslag=True))
    return Tracering(dossier, gevonden, tuple(plan.samengevat(redenen)))


def _ontleed(wat: str) -> tuple[str, str | None]:
    """The id and the uitsplitsing (None: all); GebruikFout that names the nearest id."""
    from kkfzlib.kengetallen.register import REGISTER, kengetal

    id, streep, uitsplitsing = wat.strip().partition("/")
    if id.lower() not in REGISTER:
        try:
            kengetal(id)
        except KeyError as fout:
            tekst = str(fout.args[0])
            raise GebruikFout(
                f"{tekst[:1].upper()}{tekst[1:]}. Bekend zijn: {', '.join(REGISTER)}."
            ) from None
    return id.lower(), uitsplitsing if streep else None


def _weiger_uitsplitsing(id: str, uitsplitsing: str, bekend: list[str]) -> None:
    from rapidfuzz import process

    namen = list(dict.fromkeys(b for b in bekend if b))
    beste = process.extractOne(uitsplitsing, namen)
    tip = f"; bedoeld is misschien {f'{id}/{beste[0]}'!r}" if beste else ""
    lijst = f" Bekend zijn: {', '.join(namen)}." if namen else " Dit kengetal heeft geen uitsplitsingen."
    raise GebruikFout(f"Onbekende uitsplitsing {uitsplitsing!r} van {id!r}{tip}.{lijst}")


def stand(map: Path, jaar: int) -> Profielstand | None:
    """What a profile's folder publishes; None when its export is not there."""
    try:
        with (map / "kengetallen.csv").open(encoding="utf-8-sig", newline="") as bestand:
            rijen = list(csv.DictReader(bestand))
        verborgen = {
            (r["kengetal"], r["uitsplitsing"].removeprefix("'"), r["periode"]): r["waarde"] == "x"
            for r in rijen
        }
        html = map / "kwaliteitsverslag.html"
        return Profielstand(verborgen, lees_plaatsen(html.read_bytes(), jaar) if html.is_file() else {})
    except (OSError, KeyError, ValueError):
        return None


def inleesbevindingen(dossier: Dossier) -> list[dict[str, Any]]:
    """What reading remarked, as the last run kept it; empty when it kept nothing."""
    try:
        return list(json.loads(dossier.inleesbevindingen.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return []
