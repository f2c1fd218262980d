"""Whole runs: one organisation-year cold, many in full, and nothing to do."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.meten import HERHALINGEN, draai, mediaan
from bench.notebooks import onze_batch, papermill_opdracht
from bench.proef import maak_wortel
from kkfzlib.dossier import Dossier


def _rapport(d: Dossier, *opties: str) -> None:
    waar = ("--data", d.data, "--uit", d.uit)
    draai("-m", "kkfzlib", "rapport", d.organisatie, str(d.jaar), "--engine", "ingebouwd", *waar, *opties)


def koud() -> dict[str, float]:
    """One organisation-year, everything computed and rendered, against papermill's command plus the same rendering.

    The rendering is what a plain script would do after papermill: a fresh process that makes both profiles.
    """
    with tempfile.TemporaryDirectory(prefix="kkfz-bench-") as map:
        wortel = Path(map)
        d = maak_wortel(wortel, 1)[0]
        _rapport(d)
        bladzijden = [p.stat().st_size for p in d.publicatie.rglob("kwaliteitsverslag.html")]
        alles = mediaan(lambda: _rapport(d, "--dwing"))
        weergave = mediaan(lambda: _alleen_verslag(d))
        return {
            "rapport_koud": alles,
            "papermill_plus_weergave": mediaan(lambda: papermill_opdracht(d, wortel)) + weergave,
            "alleen_verslag": weergave,
            "html_bytes": max(bladzijden),
        }


def _alleen_verslag(d: Dossier) -> None:
    (d.publicatie / "openbaar" / "kengetallen.csv").write_bytes(
        b""
    )  # damaged: made again, the notebooks are not
    _rapport(d)


_GEHEUGEN = """
import json, os, sys, time
from pathlib import Path
import psutil
from kkfzlib.uitvoeren import batch, kinderen
from kkfzlib.uitvoeren.plan import Keuzes
rijen, begin = [], time.perf_counter()
server = psutil.Process(kinderen.roep(os.getppid))
def meld(uitslag, klaar, totaal):
    rijen.append([time.perf_counter() - begin, server.memory_info().rss / 2**20])
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


_CLUSTER = """
import json, statistics, sys, time
from pathlib import Path
from distributed import LocalCluster
from kkfzlib.uitvoeren import batch
from kkfzlib.uitvoeren.plan import Keuzes
if __name__ == "__main__":
    wortel, werkers = Path(sys.argv[1]), int(sys.argv[2])
    with LocalCluster(n_workers=werkers, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster:
        keuzes, tijden = Keuzes(zonder_verslag=True, dwing=True), []
        for _ in range(int(sys.argv[3])):
            begin = time.perf_counter()
            uit = batch.alles(wortel / "data", wortel / "uit", keuzes, dask=cluster.scheduler_address)
            tijden.append(time.perf_counter() - begin)
            assert {u.status for u in uit} == {"gedaan"}
    print(json.dumps(statistics.median(tijden[1:])))
"""


def cluster(aantal: int = 12) -> dict[str, float]:
    """``aantal`` organisation-years on a Dask cluster of one and of two worker processes on this machine."""
    with tempfile.TemporaryDirectory(prefix="kkfz-bench-") as map:
        maak_wortel(Path(map), aantal)
        uit = {}
        for werkers in (1, 2):
            regel = [sys.executable, "-c", _CLUSTER, map, str(werkers), str(HERHALINGEN + 1)]
            klaar = subprocess.run(regel, check=True, capture_output=True, text=True)
            uit[f"werkers_{werkers}"] = float(klaar.stdout.splitlines()[-1]) / aantal
        return uit | {"versnelling": uit["werkers_1"] / uit["werkers_2"]}
