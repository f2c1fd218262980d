"""The imported tables on disk: contract CSVs as if they had been delivered, and where every row came from. Private."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.csv as pacsv
import pyarrow.parquet as pq

from kkfzlib.bevindingen import Invoerbevinding, als_objecten
from kkfzlib.dossier import Dossier
from kkfzlib.importeren.tafel import Herkomst, Importbron, Tafel
from kkfzlib.importeren.uitvoering import Import
from kkfzlib.importeren.verslag import Bronverslag
from kkfzlib.inlezen.csv_lezen import lees_csv
from kkfzlib.inlezen.ruw import Melder, RuweTabel
from kkfzlib.schema import TABELLEN

VERSLAG = "import.json"
HERKOMST = "herkomst.parquet"


def schrijf_import(gedaan: Import, dossier: Dossier) -> None:
    """Write the tables, their trace and the summary to ``dossier.ingevoerd``, for the owner's eyes only."""
    doel = dossier.ingevoerd
    for map in (dossier.processed, doel):
        map.mkdir(parents=True, exist_ok=True, mode=0o700)
        map.chmod(0o700)
    for naam, tafel in gedaan.tafels.items():
        _schrijf(doel / f"{naam}.csv", partial(_csv, tafel))
    _schrijf(doel / HERKOMST, lambda pad: pq.write_table(_spoor(gedaan), pad, compression="zstd"))
    kern = {
        "sleutel": gedaan.sleutel,
        "bedoeld": sorted(gedaan.bedoeld),
        "bronnen": {n: [asdict(b) for b in t.bronnen] for n, t in gedaan.tafels.items()},
        "verslagen": [v.als_json() for v in gedaan.verslagen],
        "bevindingen": als_objecten(gedaan.melder.bevindingen),
    }
    tekst = json.dumps(kern, ensure_ascii=False, indent=1, sort_keys=True)
    _schrijf(doel / VERSLAG, lambda pad: pad.write_text(tekst + "\n", encoding="utf-8"))


def _schrijf(pad: Path, schrijf: Callable[[Path], object]) -> None:
    """Through a private file beside it and one rename."""
    tijdelijk = pad.with_name(f".{pad.name}.{os.getpid()}")
    try:
        os.close(os.open(tijdelijk, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
        schrijf(tijdelijk)
        tijdelijk.replace(pad)
    finally:
        tijdelijk.unlink(missing_ok=True)


def _csv(tafel: Tafel, pad: Path) -> None:
    """Semicolons; without quotes where no value needs them, which reads several times as fast."""
    tabel = tafel.arrow()
    kop = ";".join(tabel.column_names).encode() + b"\n"
    bijzonder = any(t in w for k in tafel.kolommen.values() for w in k.waarden for t in '";\n\r')
    opties = pacsv.WriteOptions(
        include_header=False, delimiter=";", quoting_style="needed" if bijzonder else "none"
    )
    with pad.open("wb") as stroom:
        stroom.write(kop)
        pacsv.write_csv(tabel, stroom, opties)


def _spoor(gedaan: Import) -> pa.Table:
    """Per table and row the source (number in its list) and the row there; several where rows were joined."""
    tabel, rij, nr, bron = [], [], [], []
    for naam, t in gedaan.tafels.items():
        eigen = np.arange(len(t), dtype="int64")
        rij.append(np.concatenate([eigen, t.erbij[:, 0]]))
        nr.append(np.concatenate([t.nr, t.erbij[:, 1]]))
        bron.append(np.concatenate([t.rij, t.erbij[:, 2]]))
        tabel.append(
            pa.DictionaryArray.from_arrays(pa.array(np.zeros(len(rij[-1]), dtype="int32")), pa.array([naam]))
        )
    leeg = pa.DictionaryArray.from_arrays(pa.array([], pa.int32()), pa.array([], pa.string()))
    heel = pa.chunked_array(tabel or [leeg]).unify_dictionaries()
    kolommen = [np.concatenate(k) if k else np.zeros(0, dtype="int64") for k in (rij, nr, bron)]
    return pa.table({"tabel": heel, "rij": kolommen[0], "bron": kolommen[1], "bronrij": kolommen[2]})


def laad_verslag(dossier: Dossier) -> dict[str, Any]:
    """The summary as it was kept; empty when there is none."""
    try:
        return dict(json.loads((dossier.ingevoerd / VERSLAG).read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return {}


def verslagen_van(kern: dict[str, Any]) -> list[Bronverslag]:
    """What was done per source, out of the kept summary."""
    return [Bronverslag.van_json(v) for v in kern.get("verslagen", [])]


def laad_spoor(dossier: Dossier, tabel: str) -> tuple[list[Herkomst], np.ndarray]:
    """The sources of a table, and the trace of its rows as an array of (row, source, row there)."""
    kern = laad_verslag(dossier)
    bronnen = [Herkomst(**b) for b in kern.get("bronnen", {}).get(tabel, [])]
    heel = pq.read_table(dossier.ingevoerd / HERKOMST, filters=[("tabel", "=", tabel)])
    return bronnen, np.column_stack([heel[k].to_numpy() for k in ("rij", "bron", "bronrij")])


def laad_import(dossier: Dossier) -> tuple[dict[str, RuweTabel], list[Bronverslag], list[Invoerbevinding]]:
    """The imported tables as step 0 left them, with their summaries and the warnings about the exports.

    FileNotFoundError when the step has not run.
    """
    kern = json.loads((dossier.ingevoerd / VERSLAG).read_text(encoding="utf-8"))
    melder = Melder()
    uit: dict[str, RuweTabel] = {}
    for naam in kern["bronnen"]:
        inhoud = (dossier.ingevoerd / f"{naam}.csv").read_bytes()
        ruw = lees_csv(inhoud, f"{naam}.csv", TABELLEN[naam], melder)
        if ruw is None:
            continue
        bronnen, spoor = laad_spoor(dossier, naam)
        eigen = spoor[: len(ruw.frame)]
        bron = Importbron(bronnen, eigen[:, 1], eigen[:, 2])
        vorm = ", ".join(dict.fromkeys(v["vorm"] for v in kern["verslagen"] if v["tabel"] == naam))
        uit[naam] = RuweTabel(naam, bron, ruw.frame, vorm, len(ruw.frame))
    bevindingen = [Invoerbevinding(**b) for b in kern["bevindingen"]]
    return uit, verslagen_van(kern), bevindingen
