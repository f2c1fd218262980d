"""The clean input on disk: a parquet file per table and ``invoer.json``, for the owner's eyes only."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from kkfzlib.bevindingen import Invoerbevinding, als_objecten
from kkfzlib.dossier import Dossier
from kkfzlib.inlezen.teksten import GEEN_DOCUMENT, Tekstdocument
from kkfzlib.instellingen import Instellingen, Onthullingsregels
from kkfzlib.kader import gids
from kkfzlib.schema import TABELLEN
from kkfzlib.tabellen import Invoer

NAAM = "invoer.json"
NAAM_TEKSTEN = "teksten.json"
"""Apart from the tables: a changed word is no reason to compute anything anew."""
BEELDEN = "tekstbeelden.parquet"
_GEEN_TEKSTEN: Mapping[str, Any] = {"teksten": {}, "plaatsen": {}, "bevindingen": []}


def schrijf_invoer(invoer: Invoer, dossier: Dossier) -> None:
    """Write the clean tables and documents to ``dossier.processed``; tables no longer supplied disappear.

    The texts are not among them: see ``schrijf_teksten``.
    """
    from kkfzlib.schema.modellen import model

    doel = dossier.processed
    doel.mkdir(parents=True, exist_ok=True, mode=0o700)
    doel.chmod(0o700)
    for naam in TABELLEN:
        pad = doel / f"{naam}.parquet"
        if naam in invoer.tabellen:
            frame = model(naam).validate(invoer.tabellen[naam])
            _schrijf(pad, lambda tijdelijk, frame=frame: frame.to_parquet(tijdelijk, index=False))
        else:
            pad.unlink(missing_ok=True)
    kern = json.dumps(_als_json(invoer), ensure_ascii=False, indent=1, sort_keys=True)
    _schrijf(doel / NAAM, lambda tijdelijk: tijdelijk.write_text(kern + "\n", encoding="utf-8"))


def schrijf_teksten(
    teksten: Mapping[str, str],
    dossier: Dossier,
    bevindingen: Sequence[Invoerbevinding] = (),
    document: Tekstdocument = GEEN_DOCUMENT,
) -> None:
    """Write the texts of the year and what was remarked about them; of Word also where they stood, and pictures."""
    dossier.processed.mkdir(parents=True, exist_ok=True, mode=0o700)
    plaatsen = {slot: list(p) for slot, p in document.plekken.items()}
    inhoud = {"teksten": dict(teksten), "plaatsen": plaatsen, "bevindingen": als_objecten(list(bevindingen))}
    _schrijf_beelden(document.beelden, dossier.processed / BEELDEN)
    kern = json.dumps(inhoud, ensure_ascii=False, indent=1, sort_keys=True)
    pad = dossier.processed / NAAM_TEKSTEN
    _schrijf(pad, lambda tijdelijk: tijdelijk.write_text(kern + "\n", encoding="utf-8"))


def _lees_teksten(dossier: Dossier) -> dict[str, Any]:
    pad = dossier.processed / NAAM_TEKSTEN
    if not pad.is_file():
        return dict(_GEEN_TEKSTEN)
    inhoud: dict[str, Any] = json.loads(pad.read_text(encoding="utf-8"))
    return inhoud


def tekstbevindingen(dossier: Dossier) -> tuple[Invoerbevinding, ...]:
    """What was remarked about the texts when they were read."""
    return tuple(Invoerbevinding(**b) for b in _lees_teksten(dossier)["bevindingen"])


def _schrijf(pad: Path, schrijf: Any) -> None:
    """Through a private file beside it and one rename, so that a reader never sees half a file."""
    tijdelijk = pad.with_name(f".{pad.name}.{os.getpid()}")
    try:
        os.close(os.open(tijdelijk, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
        schrijf(tijdelijk)
        tijdelijk.chmod(0o600)
        tijdelijk.replace(pad)
    finally:
        tijdelijk.unlink(missing_ok=True)


def _schrijf_beelden(beelden: Mapping[str, bytes], pad: Path) -> None:
    """The pictures of texts; without any the file disappears."""
    if not beelden:
        pad.unlink(missing_ok=True)
        return
    frame = pd.DataFrame({"naam": list(beelden), "inhoud": list(beelden.values())})
    _schrijf(pad, lambda tijdelijk: frame.to_parquet(tijdelijk, index=False))


def _lees_beelden(pad: Path) -> dict[str, bytes]:
    if not pad.is_file():
        return {}
    frame = pd.read_parquet(pad)
    return dict(zip(frame["naam"], frame["inhoud"], strict=True))


def _als_json(invoer: Invoer) -> dict[str, Any]:
    return {
        "organisatie": dict(invoer.organisatie),
        "instellingen": _tekstdagen(asdict(invoer.instellingen)),
        "tabellen": [n for n in TABELLEN if n in invoer.tabellen],
        "stroomschema": invoer.stroomschema,
        "besluiten": [dict(b) for b in invoer.besluiten],
        "inlezing": [dict(i) for i in invoer.inlezing],
    }


def _tekstdagen(waarden: dict[str, Any]) -> dict[str, Any]:
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in waarden.items()}


class _Tabellen(Mapping[str, pd.DataFrame]):
    """Tables by name, each read from its parquet file when it is first asked for: most steps need only some."""

    def __init__(self, map: Path, namen: Sequence[str]) -> None:
        self._map = map
        self._frames: dict[str, pd.DataFrame | None] = dict.fromkeys(namen)

    def __getitem__(self, naam: str) -> pd.DataFrame:
        frame = self._frames[naam]
        if frame is None:
            frame = self._frames[naam] = pd.read_parquet(self._map / f"{naam}.parquet")
        return frame

    def __contains__(self, naam: object) -> bool:
        return naam in self._frames

    def __iter__(self) -> Iterator[str]:
        return iter(self._frames)

    def __len__(self) -> int:
        return len(self._frames)


def laad_invoer(dossier: Dossier, *, met_teksten: bool = True) -> Invoer:
    """The clean input as ``schrijf_invoer`` left it, with the texts where those were read (unless not asked for).

    FileNotFoundError when it, or one of its tables, isn't there.
    """
    kern = json.loads((dossier.processed / NAAM).read_text(encoding="utf-8"))
    instellingen = _instellingen(kern["instellingen"])
    for naam in kern["tabellen"]:
        (dossier.processed / f"{naam}.parquet").stat()  # missing: now, not halfway
    tabellen = _Tabellen(dossier.processed, kern["tabellen"])
    uit_teksten = _lees_teksten(dossier) if met_teksten else _GEEN_TEKSTEN
    return Invoer(
        organisatie=kern["organisatie"], instellingen=instellingen, gids=gids(instellingen.gids), tabellen=tabellen,
        teksten=uit_teksten["teksten"], stroomschema=kern["stroomschema"], besluiten=tuple(kern["besluiten"]),
        inlezing=tuple(kern["inlezing"]), beelden=_lees_beelden(dossier.processed / BEELDEN) if met_teksten else {},
        tekstplaatsen={slot: tuple(p) for slot, p in uit_teksten["plaatsen"].items()},
    )  # fmt: skip


def laad_indien_gelezen(dossier: Dossier) -> Invoer | None:
    """The clean input as ``laad_invoer`` gives it; None where that year was not read."""
    return laad_invoer(dossier) if (dossier.processed / NAAM).is_file() else None


def _instellingen(waarden: dict[str, Any]) -> Instellingen:
    dagen = {
        k: date.fromisoformat(waarden[k]) if waarden[k] else None for k in ("peildatum", "publicatiedatum")
    }
    return Instellingen(**{**waarden, **dagen, "onthulling": Onthullingsregels(**waarden["onthulling"])})
