"""The same notebooks and data four ways: papermill's command, its API in two processes, ours, and the bare floor."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from bench.meten import HERHALINGEN, draai, duur, mediaan
from bench.proef import maak_wortel
from kkfzlib.dossier import Dossier
from kkfzlib.pijplijn.stappen import STAPPEN

BATCH = 10
"""Organisations in the batch measurements."""


def _waarden(d: Dossier) -> dict[str, object]:
    return {"organisatie": d.organisatie, "jaar": d.jaar, "data": str(d.data)}


def papermill_opdracht(d: Dossier, uit: Path) -> None:
    """What a user types: one ``papermill`` command per notebook, one after the other."""
    for s in STAPPEN:
        regel = [str(deel) for naam, w in _waarden(d).items() for deel in ("-p", naam, w)]
        draai("-m", "papermill", s.pad, uit / s.notebook, *regel)


def _met_api(d: Dossier, uit: Path) -> None:
    import papermill

    for s in STAPPEN:
        doel = str(uit / f"{d.organisatie}-{s.notebook}")
        papermill.execute_notebook(str(s.pad), doel, _waarden(d), progress_bar=False)


def papermill_api(dossiers: list[Dossier], uit: Path) -> None:
    """The papermill API, organisations spread over two processes."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as e:
        for toekomst in [e.submit(_met_api, d, uit) for d in dossiers]:
            toekomst.result()


_BATCH = """
import sys
from pathlib import Path
from kkfzlib.pijplijn import batch
from kkfzlib.pijplijn.plan import Keuzes
if __name__ == "__main__":
    wortel = Path(sys.argv[1])
    keuzes = Keuzes(zonder_verslag=True, dwing=sys.argv[2] == "dwing")
    uit = batch.alles(wortel / "data", wortel / "uit", keuzes, werkers=2)
    sys.exit(batch.exitcode(uit))
"""


def onze_batch(wortel: Path, hoe: str = "dwing") -> None:
    """Our batch with two workers in a fresh process, its start included."""
    draai("-c", _BATCH, wortel, hoe)


_VLOER = """
import json, os, sys, time
os.environ["MPLBACKEND"] = "agg"
import matplotlib.pyplot, seaborn, pandas
from kkfzlib.dossier import Dossier
from kkfzlib.pijplijn.stappen import STAPPEN
waarden, keren = json.loads(sys.argv[1]), int(sys.argv[2])
def ronde():
    for s in STAPPEN:
        ruimte = {"display": repr, "__name__": "__main__"}
        for cel in json.loads(s.pad.read_text(encoding="utf-8"))["cells"]:
            if cel["cell_type"] == "code":
                exec("".join(cel["source"]), ruimte)
                if "parameters" in cel["metadata"].get("tags", []):
                    ruimte.update(waarden)
ronde()
tijden = []
for _ in range(keren):
    begin = time.perf_counter()
    ronde()
    tijden.append(time.perf_counter() - begin)
print(json.dumps(tijden))
"""


def vloer(d: Dossier) -> float:
    """The notebooks' code in one warm Python process, nothing isolated, nothing shown: seconds per round (median)."""
    import json
    import statistics

    regel = [sys.executable, "-c", _VLOER, json.dumps(_waarden(d)), str(HERHALINGEN)]
    env = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    uit = subprocess.run(regel, check=True, capture_output=True, text=True, env=env).stdout
    return statistics.median(json.loads(uit.splitlines()[-1]))


def meet() -> dict[str, float]:
    """Seconds per notebook of (a) to (d)."""
    n = len(STAPPEN)
    with tempfile.TemporaryDirectory(prefix="kkfz-bench-") as map:
        wortel = Path(map)
        dossiers = maak_wortel(wortel, BATCH)
        onze_batch(wortel)  # every product exists, so that each way does the same work
        return {
            "papermill_opdracht": mediaan(lambda: papermill_opdracht(dossiers[0], wortel)) / n,
            "papermill_api_twee_processen": duur(lambda: papermill_api(dossiers[:4], wortel)) / (4 * n),
            "kkfz_batch_twee_werkers": mediaan(lambda: onze_batch(wortel)) / (BATCH * n),
            "vloer": vloer(dossiers[0]) / n,
        }
