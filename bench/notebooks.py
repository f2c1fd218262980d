"""The same notebooks and data four ways: papermill's command, its API in two processes, ours, and the bare floor."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from bench.meten import HERHALINGEN, draai, duur, mediaan
from bench.proef import maak_wortel
from kkfzlib.dossier import Dossier
from kkfzlib.uitvoeren.stappenplan import STAPPEN

BATCH = 20
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
from kkfzlib.uitvoeren import batch
from kkfzlib.uitvoeren.plan import Keuzes
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
import json, sys, time
import matplotlib.pyplot, seaborn, pandas
from kkfzlib.uitvoeren import opwarmen
from kkfzlib.uitvoeren.stappenplan import STAPPEN
for stap in opwarmen.EERST + opwarmen.DAARNA:
    opwarmen.doe(stap)
def ronde(waarden):
    for s in STAPPEN:
        ruimte = {"display": lambda *d: [repr(x) for x in d], "__name__": "__main__"}
        for cel in json.loads(s.pad.read_text(encoding="utf-8"))["cells"]:
            if cel["cell_type"] == "code":
                exec("".join(cel["source"]), ruimte)
                if "parameters" in cel["metadata"].get("tags", []):
                    ruimte.update(waarden)
eerste, *rest = json.loads(sys.argv[1])
ronde(eerste)
print("klaar", flush=True)
sys.stdin.readline()
begin = time.perf_counter()
for waarden in rest:
    ronde(waarden)
print((time.perf_counter() - begin) / len(rest))
"""


def vloer(dossiers: list[Dossier], processen: int) -> float:
    """The notebooks' code in warm Python processes side by side, nothing isolated, nothing shown: seconds per round.

    Each process goes through organisations of its own, as a worker does; the first of them only warms it up.
    """
    env = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "MPLBACKEND": "agg"}
    lopend = []
    for n in range(processen):
        waarden = json.dumps([_waarden(d) for d in dossiers[n::processen]])
        lopend.append(subprocess.Popen([sys.executable, "-c", _VLOER, waarden], env=env, text=True,
                                       stdin=subprocess.PIPE, stdout=subprocess.PIPE))  # fmt: skip
    for p in lopend:
        assert p.stdout is not None and p.stdout.readline() == "klaar\n", "de kale code is gestopt"
    return statistics.median([float(p.communicate("begin\n")[0]) for p in lopend])


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
            "vloer_per_werker": statistics.median([vloer(dossiers, 2) for _ in range(HERHALINGEN)]) / n,
            "vloer_alleen": statistics.median([vloer(dossiers[:5], 1) for _ in range(HERHALINGEN)]) / n,
        }
