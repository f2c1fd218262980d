"""Writing a raw table the way a provider's export looks: semicolons, Dutch dates, decimal commas."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

import yaml

from kkfzlib.fouten import GebruikFout
from kkfzlib.nederlands.cel import komma

Rij = Mapping[str, object]


def cel(waarde: object) -> str:
    """One value as raw text; None becomes an empty cell."""
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, date):
        return f"{waarde:%d-%m-%Y}"
    if isinstance(waarde, float):
        return komma(repr(waarde))
    return str(waarde)


def tabel(pad: Path, kolommen: Sequence[str], rijen: Iterable[Rij]) -> None:
    """Write ``rijen`` (column → value) under a header as CSV, UTF-8, with ``\\n``."""
    buffer = io.StringIO()
    schrijver = csv.writer(buffer, delimiter=";", lineterminator="\n")
    schrijver.writerow(kolommen)
    schrijver.writerows([cel(rij.get(k)) for k in kolommen] for rij in rijen)
    tekst(pad, buffer.getvalue())


def tekst(pad: Path, inhoud: str) -> None:
    """Write text as UTF-8 with ``\\n``, whatever the platform."""
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_bytes(inhoud.encode("utf-8"))


def lege_map(map_: Path) -> Path:
    """``map_`` without its former contents; refuses to replace what isn't marked synthetic."""
    if not map_.exists():
        return map_
    beschrijving = map_ / "organisatie.yml"
    inhoud = yaml.safe_load(beschrijving.read_text(encoding="utf-8")) if beschrijving.is_file() else None
    if not (isinstance(inhoud, dict) and inhoud.get("synthetisch") is True):
        raise GebruikFout(
            f"De map {map_.name} bestaat al en is niet als synthetisch gemerkt; er is niets veranderd. "
            "Kies een andere naam voor het voorbeeld."
        )
    shutil.rmtree(map_)
    return map_
