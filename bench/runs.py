"""Whole runs: one organisation-year cold, many in full, and nothing to do."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.meten import draai, duur, mediaan
from bench.notebooks import onze_batch, papermill_opdracht
from bench.proef import maak_wortel


def _rapport(wortel: Path, *opties: str) -> None:
    d = ("--data", wortel / "data", "--uit", wortel / "uit")
    draai("-m", "kkfzlib", "rapport", "proefzorg-000", "2025", "--engine", "ingebouwd", *d, *opties)


def koud() -> dict[str, float]:
    """One organisation-year, everything computed and rendered, against papermill's command plus the same rendering."""
    with tempfile.TemporaryDirectory(prefix="kkfz-bench-") as map:
        wortel = Path(map)
        dossier = maak_wortel(wortel, 1)[0]
        _rapport(wortel)
        alles = mediaan(lambda: _rapport(wortel, "--dwing"))
        weergave = mediaan(lambda: _alleen_verslag(wortel))
        return {
            "rapport_koud": alles,
            "papermill_plus_weergave": mediaan(lambda: papermill_opdracht(dossier, wortel)) + weergave,
            "alleen_verslag": weergave,
        }


def _alleen_verslag(wortel: Path) -> None:
    bestand = next((wortel / "uit").rglob("openbaar/kengetallen.csv"))
    bestand.write_bytes(b"")  # damaged: made again, the notebooks are not
    _rapport(wortel)


_GEHEUGEN = """
import json, sys, time
from pathlib import Path
import psutil
from kkfzlib.pijplijn import batch, vork
from kkfzlib.pijplijn.plan import Keuzes
rijen, begin = [], time.perf_counter()
def meld(uitslag, klaar, totaal):
    server = vork.server().proces
    rijen.append([time.perf_counter() - begin, psutil.Process(server.pid).memory_info().rss / 2**20])
wortel = Path(sys.argv[1])
batch.alles(wortel / "data", wortel / "uit", Keuzes(zonder_verslag=True, dwing=True), werkers=2, meld=meld)
print(json.dumps(rijen))
"""


def veel(aantal: int) -> dict[str, float]:
    """``aantal`` organisation-years in full, then nothing to do: linear in time, flat in memory."""
    with tempfile.TemporaryDirectory(prefix="kkfz-bench-") as map:
        wortel = Path(map)
        maak_wortel(wortel, aantal)
        uit = subprocess.run(
            [sys.executable, "-c", _GEHEUGEN, map], check=True, capture_output=True, text=True
        )
        rijen = json.loads(uit.stdout.splitlines()[-1])
        helft = len(rijen) // 2
        kwart = max(1, len(rijen) // 10)
        onze_batch(wortel, "niets")  # sizes and times of what was just written are learnt
        return {
            "aantal": aantal,
            "per_organisatiejaar": rijen[-1][0] / len(rijen),
            "tweede_helft_tegen_eerste": (rijen[-1][0] - rijen[helft - 1][0]) / rijen[helft - 1][0],
            "geheugen_groei_mb": rijen[-1][1] - rijen[kwart][1],
            "niets_te_doen": mediaan(lambda: onze_batch(wortel, "niets")),
            "python_start": mediaan(lambda: draai("-c", "pass")),
        }


def hulp() -> float:
    """``kkfz --help``."""
    draai("-m", "kkfzlib", "--help")
    return mediaan(lambda: draai("-m", "kkfzlib", "--help"), 9)


def invoercontrole(rijen: int = 50_000) -> float:
    """Reading a table of ``rijen`` rows in which every row breaks a rule, all findings listed."""
    from kkfzlib.dossier import Dossier
    from kkfzlib.inlezen import lees_invoer

    with tempfile.TemporaryDirectory(prefix="kkfz-bench-") as map:
        d = Dossier("proefzorg", 2025, Path(map) / "data")
        d.raw.mkdir(parents=True)
        (d.raw_organisatie / "organisatie.yml").write_text("naam: Proefzorg\n", encoding="utf-8")
        soorten = (
            "c{n};A;verblijf;fz;;C-1;01-01-2025;",
            "c{n};A;verblijf;fz;art. 37 Sr;C-9;01-01-2025;",
            "c{n};A;verblijf;zvw;;;31-02-2025;",
            "c{n};A;verblijf;zvw;;;02-03-2025;01-03-2025",
            "c{n};A;onbekend;zvw;;;02-03-2025;",
            ";A;verblijf;zvw;;;02-03-2025;",
        )
        kop = "client_id;locatie;zorgvorm;financiering;zorgtitel;zorgzwaarte;begindatum;einddatum"
        lijf = "\n".join(soorten[n % len(soorten)].format(n=n) for n in range(rijen))
        (d.raw / "plaatsingen.csv").write_text(f"{kop}\n{lijf}\n", encoding="utf-8")
        invoer, bevindingen = lees_invoer(d)
        assert invoer is None and len(bevindingen) >= rijen
        return mediaan(lambda: lees_invoer(d))


def eenmalig(aantal: int) -> float:
    """Seconds of one full batch of ``aantal`` organisation-years (to compare sizes)."""
    with tempfile.TemporaryDirectory(prefix="kkfz-bench-") as map:
        maak_wortel(Path(map), aantal)
        return duur(lambda: onze_batch(Path(map)))
