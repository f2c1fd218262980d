"""What the organisation itself laid down about a year: its choices and signed decisions, beside the figures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kkfzlib.elders.oogst import Oogst
from kkfzlib.inlezen import documenten
from kkfzlib.inlezen.ruw import Melder
from kkfzlib.inlezen.yaml_lezen import Document, lees_yaml
from kkfzlib.instellingen import Instellingen
from kkfzlib.kader import Gids, gids


@dataclass(frozen=True)
class Jaarkeuzes:
    """Settings, outflow list and decisions of one year; the framework's own where nothing was laid down."""

    instellingen: Instellingen
    gids: Gids
    besluiten: tuple[dict[str, Any], ...] = ()


def jaarkeuzes(map_: Path | None, jaar: int, naam: str, oogst: Oogst) -> Jaarkeuzes:
    """``verslag.yml`` and ``besluiten.yml`` in ``map_``; what is wrong in them goes to ``oogst`` under ``naam``."""
    melder = Melder()
    verslag, besluiten = (_lees(map_, b, melder) for b in ("verslag.yml", "besluiten.yml"))
    keuzes = documenten.instellingen(verslag, jaar, melder)
    uit = Jaarkeuzes(keuzes, gids(keuzes.gids), documenten.besluiten(besluiten, melder))
    oogst.fouten += [
        replace(b, bestand=f"{naam}/{b.bestand}") for b in melder.bevindingen if b.ernst == "fout"
    ]
    return uit


def _lees(map_: Path | None, bestand: str, melder: Melder) -> Document | None:
    pad = None if map_ is None else map_ / bestand
    return lees_yaml(pad.read_bytes(), bestand, melder) if pad is not None and pad.is_file() else None
