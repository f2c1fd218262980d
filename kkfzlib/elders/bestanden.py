"""Which files of a folder are read, whose they are, and by which reader."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from kkfzlib.dossier import controleer_jaar, controleer_slug
from kkfzlib.elders import woordenboek
from kkfzlib.elders.csv_vorm import lees_csv
from kkfzlib.elders.fhir_vorm import lees_fhir
from kkfzlib.elders.html_vorm import lees_html
from kkfzlib.elders.oogst import Oogst
from kkfzlib.elders.toewijzing import BESTAND, Toewijzing
from kkfzlib.fouten import GebruikFout, KkfzFout
from kkfzlib.uitvoeren.schijf import hash_van

SOORT = "lees-in"
"""What a folder made by this command calls itself in its manifest."""
GROOTTE = 20_000_000
EXPORT = "kengetallen.csv"
_LEZERS = {".csv": lees_csv, ".json": lees_fhir, ".html": lees_html, ".htm": lees_html}
_KEUZES = ("verslag.yml", "besluiten.yml", "organisatie.yml")
_ERNAAST = frozenset({BESTAND, woordenboek.BESTAND, "manifest.json", "ro-crate-metadata.json", *_KEUZES})
"""What says something about the figures and holds none."""
_MEESTE = 5_000


@dataclass(frozen=True)
class Bron:
    """One file, by its path within the folder, and whose and which year it is as far as its place tells."""

    pad: Path
    naam: str
    organisatie: str
    jaar: int | None


def bronnen(map_: Path, organisatie: str, jaar: int | None, oogst: Oogst) -> list[Bron]:
    """The files to read, tables first; GebruikFout for a folder that is none or too much to be one."""
    if not map_.is_dir():
        raise GebruikFout(f"Er is geen map {map_.name}. Geef de map met de gepubliceerde bestanden op.")
    paden: list[Path] = []
    for pad in _paden(map_):
        if len(paden) >= _MEESTE:
            raise GebruikFout(f"In {map_.name} staan meer dan {_MEESTE} bestanden. Kies een kleinere map.")
        paden.append(pad)
    gevonden = [_bron(pad, map_, organisatie, jaar) for pad in paden if pad.name not in _ERNAAST]
    gelezen = [b for b in gevonden if _leesbaar(b, oogst)]
    soort = list(_LEZERS)
    return sorted(gelezen, key=lambda b: (soort.index(b.pad.suffix.lower()), b.naam))


def lees(bron: Bron, toewijzing: Toewijzing, oogst: Oogst) -> None:
    """Take what one file holds into ``oogst``."""
    lezer = _LEZERS[bron.pad.suffix.lower()]
    lezer(bron.pad.read_bytes(), bron.naam, (bron.organisatie, bron.jaar), toewijzing, oogst)


def _paden(map_: Path) -> Iterator[Path]:
    """Every file, in order; what begins with a dot and every symbolic link left out."""
    for hier, mappen, namen in os.walk(map_):
        mappen[:] = sorted(m for m in mappen if not m.startswith(".") and not (Path(hier) / m).is_symlink())
        yield from (
            Path(hier) / n
            for n in sorted(namen)
            if not n.startswith(".") and not (Path(hier) / n).is_symlink()
        )


def _bron(pad: Path, map_: Path, organisatie: str, jaar: int | None) -> Bron:
    """``ORGANISATIE/JAAR/…`` tells whose it is; what that leaves open comes from the options."""
    delen = pad.relative_to(map_).parts[:-1]
    for een, ander in pairwise(delen):
        if _is(controleer_slug, een) and _is(controleer_jaar, ander):
            organisatie, jaar = een, int(ander)
            break
    else:
        jaren = [int(d) for d in delen if _is(controleer_jaar, d)]
        jaar = jaren[0] if jaren and organisatie else jaar
    return Bron(pad, pad.relative_to(map_).as_posix(), organisatie, jaar)


def _is(keur: Any, tekst: str) -> bool:
    try:
        keur(tekst)
    except KkfzFout:
        return False
    return True


def _leesbaar(bron: Bron, oogst: Oogst) -> bool:
    if bron.pad.parent.name == "inlezing" and _soort(bron.pad.parent.parent) == SOORT:
        return False  # how an earlier reading came about; its figures lie above it
    if "indiening" in Path(bron.naam).parts[:-1] or _profiel(bron.pad.parent) not in ("", "openbaar"):
        map_ = bron.naam.rpartition("/")[0] or "."
        if all(o.bestand != map_ for o in oogst.onbekend):
            oogst.laat(map_, None, "", "een vertrouwelijk verslag; niets uit deze map is gelezen")
        return False
    soort, groot = _soort(bron.pad.parent), bron.pad.stat().st_size > GROOTTE
    if soort in ("", SOORT) and bron.pad.suffix.lower() not in _LEZERS:
        _tel_mee(bron, "geen CSV, JSON of HTML; niet gelezen", oogst)
        return False
    if soort not in ("", SOORT):
        reden = "gemaakt uit verslagen; alleen de verslagen zelf worden gelezen"
    elif groot:
        reden = f"groter dan {GROOTTE // 1_000_000} MB; niet gelezen"
    elif bron.pad.name != EXPORT and is_eigen(bron.pad.parent):
        reden = f"hetzelfde verslag; gelezen is {EXPORT}"
    else:
        return True
    oogst.laat(bron.naam, None, "", reden)
    return False


def _tel_mee(bron: Bron, reden: str, oogst: Oogst) -> None:
    """Files of another kind in one folder are named together: there may be hundreds."""
    map_ = bron.naam.rpartition("/")[0] or "."
    eerder = next((o for o in oogst.onbekend if (o.bestand, o.reden) == (map_, reden)), None)
    if eerder is None:
        oogst.laat(map_, None, bron.pad.name, reden)
        return
    eerste, _, meer = eerder.wat.partition(" en nog ")
    oogst.onbekend[oogst.onbekend.index(eerder)] = replace(
        eerder, wat=f"{eerste} en nog {int(meer or 0) + 1}"
    )


def is_eigen(map_: Path) -> bool:
    """Whether a folder is a public report of kkfz, or a reading, with the export that its manifest says."""
    manifest = _manifest(map_)
    try:
        bekend = manifest["bestanden"][EXPORT]["sha256"]
        goed = _profiel(map_) == "openbaar" and _soort(map_) in ("", SOORT)
        return goed and bekend == hash_van(map_ / EXPORT)
    except (OSError, KeyError, TypeError):
        return False


def _profiel(map_: Path) -> str:
    return str(_manifest(map_).get("profiel", ""))


def _soort(map_: Path) -> str:
    return str(_manifest(map_).get("soort", ""))


def _manifest(map_: Path) -> dict[str, Any]:
    try:
        inhoud = json.loads((map_ / "manifest.json").read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return inhoud if isinstance(inhoud, dict) else {}
