"""``python -m bench.sector``: organisation-years with reports on a cluster of this machine, and a model of more.

``meet`` makes every report on a Dask ``LocalCluster`` and keeps a line per organisation-year and per sample of memory;
``planner`` measures how many tasks the scheduler passes on; ``model`` plays the measured durations on more workers.
Only synthetic organisations, marked as such.
"""

from __future__ import annotations

import argparse
import heapq
import json
import random
import statistics
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kkfzlib.voorbeeld import maak_sector

JAREN = range(2022, 2027)


def meet(wortel: Path, organisaties: int, werkers: int, uit: Path) -> None:
    """Make the reports of ``organisaties`` × five years; lines of JSON in ``uit``, also when it is broken off."""
    from distributed import LocalCluster

    from kkfzlib.uitvoeren import batch
    from kkfzlib.uitvoeren.plan import Keuzes

    maak_sector(wortel / "data", organisaties, JAREN)
    begin = time.perf_counter()
    with uit.open("a", encoding="utf-8") as bestand, _cluster(LocalCluster, werkers) as cluster:
        slot = threading.Lock()

        def schrijf(**regel: object) -> None:
            with slot:
                bestand.write(json.dumps({"t": round(time.perf_counter() - begin, 2), **regel}) + "\n")
                bestand.flush()

        def meld(u: batch.Uitslag, klaar: int, van: int) -> None:
            d = u.dossier
            schrijf(wie=d.organisatie, jaar=d.jaar, status=u.status, klaar=klaar, van=van)

        pids = [w.process.pid for w in cluster.workers.values()]
        with _geheugen(pids, schrijf):
            keuzes = Keuzes(engine="ingebouwd")
            batch.alles(wortel / "data", wortel / "uit", keuzes, dask=cluster.scheduler_address, meld=meld)
        schrijf(einde=True, bytes=sum(p.stat().st_size for p in wortel.rglob("*") if p.is_file()))


@contextmanager
def _cluster(soort: Any, werkers: int) -> Iterator[Any]:
    with soort(
        n_workers=werkers, threads_per_worker=1, dashboard_address=None, host="127.0.0.1", memory_limit=0
    ) as cluster:
        yield cluster


@contextmanager
def _geheugen(pids: Sequence[int], schrijf: Any, elke: float = 10.0) -> Iterator[None]:
    """Note the memory of the workers (unshared pages) with their children, and of this process, every few seconds."""
    import psutil

    klaar = threading.Event()

    def meet_door() -> None:
        while not klaar.wait(elke):
            planner_mb = round(psutil.Process().memory_info().rss / 1e6)
            cpu = round(sum(_cpu(p) for p in pids), 1)
            schrijf(werkers_mb=[round(_mb(p)) for p in pids], planner_mb=planner_mb, cpu=cpu)

    draad = threading.Thread(target=meet_door, daemon=True)
    draad.start()
    try:
        yield
    finally:
        klaar.set()
        draad.join()


def _mb(pid: int) -> float:
    import psutil

    totaal = 0.0
    try:
        eigen = psutil.Process(pid)
        for p in [eigen, *eigen.children(recursive=True)]:
            totaal += _uss(p)
    except psutil.Error:
        return totaal
    return totaal


def _cpu(pid: int) -> float:
    """Processor seconds of a process, what it runs and all that ended: other work on the machine does not count."""
    import psutil

    som = 0.0
    try:
        eigen = psutil.Process(pid)
        for p in [eigen, *eigen.children(recursive=True)]:
            som += sum(p.cpu_times()[:4])
    except psutil.Error:
        return som
    return som


def _uss(proces: Any) -> float:
    import psutil

    try:
        return float(proces.memory_full_info().uss) / 1e6
    except psutil.Error:
        return 0.0


def _niets(n: int) -> int:
    return n


def planner(taken: int = 10_000, werkers: int = 2) -> dict[str, float]:
    """Tasks per second that the scheduler passes on when the work itself is nothing, in the way ``alles`` asks."""
    from concurrent.futures import FIRST_COMPLETED, wait

    from distributed import Client, LocalCluster

    with _cluster(LocalCluster, werkers) as cluster, Client(cluster.scheduler_address) as client:
        uitvoerder = client.get_executor(pure=False)
        begin = time.perf_counter()
        wachtrij = list(range(taken))
        lopend = {uitvoerder.submit(_niets, wachtrij.pop()) for _ in range(min(taken, 2000))}
        while lopend:
            klaar, lopend = wait(lopend, return_when=FIRST_COMPLETED)
            lopend |= {
                uitvoerder.submit(_niets, wachtrij.pop()) for _ in range(min(len(klaar), len(wachtrij)))
            }
        duur = time.perf_counter() - begin
    return {"taken": taken, "per_seconde": taken / duur}


def duren(regels: Sequence[dict[str, Any]], werkers: int) -> list[float]:
    """How long each organisation-year took, from the moments at which they ended on so many workers.

    Ends alone do not say who ran where; that every worker was busy until the end is what the first and last minutes
    can be wrong about. The sum is exact: so many workers for the whole time.
    """
    einden = [r["t"] for r in regels if r.get("status") == "gedaan"]
    vrij = [0.0] * werkers
    uit = []
    for einde in einden:
        begonnen = heapq.heappop(vrij)
        uit.append(max(einde - begonnen, 0.1))
        heapq.heappush(vrij, einde)
    return uit


def speel(
    gemeten: Sequence[float], organisaties: int, jaren: int, werkers: int, per_taak: float, zaad: int = 1
) -> float:
    """Seconds that so many organisations take: list scheduling as ``alles`` does it, years of one in order.

    Durations are drawn from the measured ones; ``per_taak`` is what the scheduler needs for one task, one at a time.
    """
    toeval = random.Random(zaad)
    vrij = [(0.0, w) for w in range(werkers)]
    klaar_om = [(0.0, o, 0) for o in range(organisaties)]
    planner_vrij, einde = 0.0, 0.0
    while klaar_om:
        gereed, organisatie, jaar = heapq.heappop(klaar_om)
        nu, werker = heapq.heappop(vrij)
        planner_vrij = max(planner_vrij, gereed) + per_taak
        af = max(nu, gereed, planner_vrij) + toeval.choice(gemeten)
        einde = max(einde, af)
        heapq.heappush(vrij, (af, werker))
        if jaar + 1 < jaren:
            heapq.heappush(klaar_om, (af, organisatie, jaar + 1))
    return einde


def model(regels: Sequence[dict[str, Any]], werkers: int, per_taak: float) -> list[dict[str, float]]:
    """The measured run replayed, and 200 and 2.000 organisations × five years on more workers.

    Durations are brought to the processor seconds that were measured: what a worker needs with a processor to itself,
    whatever else ran on this machine.
    """
    gemeten = duren(regels, werkers)
    cpu = samenvatting(regels)["cpu_per_organisatiejaar"]
    if cpu:
        maat = cpu / statistics.mean(gemeten)
        gemeten = [d * maat for d in gemeten]
    uit = []
    for organisaties in (len(gemeten) // 5, 200, 2000):
        for w in (1, 2, 4, 8, 16):
            tijd = speel(gemeten, organisaties, 5, w, per_taak)
            uit.append({"organisatiejaren": organisaties * 5, "werkers": w, "minuten": tijd / 60,
                        "per_uur": organisaties * 5 / tijd * 3600})  # fmt: skip
    return uit


def samenvatting(regels: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Throughput in halves and memory in quarters of one run."""
    einden = [r["t"] for r in regels if r.get("status") == "gedaan"]
    helft = len(einden) // 2
    monsters = [r for r in regels if "werkers_mb" in r]
    kwart = max(len(monsters) // 4, 1)
    per_kwart = [
        round(statistics.median(sum(m["werkers_mb"]) for m in monsters[i : i + kwart]))
        for i in range(0, kwart * 4, kwart)
        if monsters[i : i + kwart]
    ]
    monsters_gedaan = sum(e <= monsters[-1]["t"] for e in einden) if monsters else 0
    return {
        "gedaan": len(einden),
        "niet": [r for r in regels if "status" in r and r["status"] != "gedaan"],
        "seconden": einden[-1],
        "per_uur": len(einden) / einden[-1] * 3600,
        "helften": [einden[helft - 1] / helft, (einden[-1] - einden[helft - 1]) / (len(einden) - helft)],
        "werkers_mb_per_kwart": per_kwart,
        "hoogste_mb": max((sum(m["werkers_mb"]) for m in monsters), default=0),
        "cpu_per_organisatiejaar": monsters[-1]["cpu"] / monsters_gedaan if monsters_gedaan else None,
        "planner_mb": [monsters[0]["planner_mb"], monsters[-1]["planner_mb"]] if monsters else [],
    }


def main() -> int:
    """Measure, or read what was measured."""
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("wat", choices=["meet", "planner", "model"])
    lezer.add_argument("regels", type=Path, nargs="?", default=Path("build/sector.jsonl"))
    lezer.add_argument("--wortel", type=Path, help="map voor gegevens en uitvoer (meet)")
    lezer.add_argument("--organisaties", type=int, default=40)
    lezer.add_argument("--werkers", type=int, default=2)
    lezer.add_argument(
        "--per-taak", type=float, default=0.002, help="seconden van de planner per taak (model)"
    )
    keuze = lezer.parse_args()
    if keuze.wat == "meet":
        keuze.regels.parent.mkdir(parents=True, exist_ok=True)
        meet(keuze.wortel, keuze.organisaties, keuze.werkers, keuze.regels)
    elif keuze.wat == "planner":
        print(json.dumps(planner(werkers=keuze.werkers)))
    else:
        regels = [json.loads(r) for r in keuze.regels.read_text(encoding="utf-8").splitlines()]
        print(json.dumps(samenvatting(regels), indent=1))
        for rij in model(regels, keuze.werkers, keuze.per_taak):
            print(json.dumps(rij))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
