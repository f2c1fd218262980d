"""What a cluster loses while it works: the disk of one machine, and the scheduler. (A worker: see ``test_batch``.)"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest

from kkfzlib.dossier import Dossier
from kkfzlib.fouten import InvoerFout, MachineFout
from kkfzlib.uitvoeren import batch
from kkfzlib.uitvoeren.batch import Uitslag
from kkfzlib.uitvoeren.opcluster import OpCluster
from kkfzlib.uitvoeren.plan import Keuzes

from .conftest import schrijf_opgave

pytest.importorskip("distributed")
KEUZES = Keuzes(zonder_verslag=True)
Starter = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def wortel(dossier: Dossier) -> Path:
    for organisatie in ("anderzorg", "derdezorg"):
        for jaar in (2023, 2024):
            schrijf_opgave(Dossier(organisatie, jaar, dossier.data), 30)
    return dossier.data


@pytest.fixture
def start() -> Iterator[Starter]:
    """Starts a part of a cluster as a process of its own, and ends it afterwards."""
    lopend: list[subprocess.Popen[bytes]] = []

    def begin(deel: str, *opties: str, **omgeving: str) -> subprocess.Popen[bytes]:
        regel = [sys.executable, "-m", f"distributed.cli.dask_{deel}", *opties]
        proces = subprocess.Popen(
            regel, env={**os.environ, **omgeving}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        lopend.append(proces)
        return proces

    yield begin
    for proces in lopend:
        proces.kill()
        proces.wait()


def _adres(bestand: Path) -> str:
    einde = time.monotonic() + 60
    while time.monotonic() < einde:
        if bestand.is_file() and bestand.read_text().strip().endswith("}"):
            return str(json.loads(bestand.read_text())["address"])
        time.sleep(0.05)
    raise AssertionError("no scheduler within a minute")


@pytest.fixture
def planner(start: Starter, tmp_path: Path) -> tuple[subprocess.Popen[bytes], str]:
    bestand = tmp_path / "planner.json"
    proces = start(
        "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(bestand)
    )
    return proces, _adres(bestand)


def _werker(start: Starter, adres: str, naam: str, map_: Path, **omgeving: str) -> None:
    start("worker", adres, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--name", naam,
          "--local-directory", str(map_), **omgeving)  # fmt: skip


@pytest.mark.traag(reden="a real Dask cluster, one of whose workers has no room")
def test_volle_schijf_op_een_machine_kost_geen_verslag(
    wortel: Path, start: Starter, planner: tuple[subprocess.Popen[bytes], str], tmp_path: Path
) -> None:
    vol = tmp_path / "vol"
    vol.mkdir()
    koppel = ["mount", "-t", "tmpfs", "-o", "size=8k,mode=700", "tmpfs", str(vol)]
    if os.geteuid() or subprocess.run(koppel, capture_output=True, check=False).returncode:
        pytest.skip("een kleine schijf koppelen mag hier niet (daarvoor is root nodig)")
    try:
        _, adres = planner
        _werker(start, adres, "vol", tmp_path / "a", TMPDIR=str(vol))
        _werker(start, adres, "ruim", tmp_path / "b")
        from distributed import Client

        with Client(adres, set_as_default=False, timeout=30) as client:
            client.wait_for_workers(2, timeout=60)
            namen = {w["name"]: a for a, w in client.scheduler_info()["workers"].items()}
        uit = batch.alles(wortel, keuzes=KEUZES, dask=adres)
    finally:
        subprocess.run(["umount", "--lazy", str(vol)], check=True)
    assert {u.status for u in uit} == {"gedaan"}, [str(u.fout) for u in uit]
    assert {u.plek for u in uit} == {namen["ruim"]}


@pytest.mark.traag(reden="a real Dask cluster whose scheduler is killed")
def test_weggevallen_planner_meldt_wat_niet_af_is(
    wortel: Path, start: Starter, planner: tuple[subprocess.Popen[bytes], str], tmp_path: Path
) -> None:
    proces, adres = planner
    _werker(start, adres, "een", tmp_path / "a")
    eerste = threading.Event()

    def moord() -> None:
        eerste.wait(90)
        proces.kill()

    dader = threading.Thread(target=moord)
    dader.start()
    begin = time.monotonic()
    uit = batch.alles(wortel, keuzes=KEUZES, dask=adres, meld=lambda u, n, m: eerste.set())
    dader.join()
    assert time.monotonic() - begin < 180
    assert "gedaan" in {u.status for u in uit} and "mislukt" in {u.status for u in uit}
    assert batch.exitcode(uit) == 3
    assert all(isinstance(u.fout, MachineFout) for u in uit if u.status == "mislukt")
    weer = batch.alles(wortel, keuzes=KEUZES, werkers=2)  # what was done stays, what was not is made now
    assert {u.status for u in weer} <= {"gedaan", "ongewijzigd"}


class _Client:
    """As much of a Dask client as the choice of a worker needs; a job is a future that the test ends."""

    def __init__(self, *werkers: str) -> None:
        self.werkers, self.gevraagd, self.weg = list(werkers), list[list[str] | None](), list[str]()

    def get_executor(self, pure: bool) -> _Client:
        return self

    def ncores(self) -> dict[str, int]:
        return dict.fromkeys(self.werkers, 1)

    def retire_workers(self, werkers: list[str]) -> None:
        self.weg += werkers

    def submit(self, f: object, *args: object, workers: list[str] | None = None) -> Future[object]:
        self.gevraagd.append(workers)
        return Future()


def _mislukt(d: Dossier, plek: str) -> Uitslag:
    return Uitslag(d, "mislukt", MachineFout("de schijf is vol"), plek=plek)


def test_wat_elders_lukt_meldt_de_zieke_machine_af(dossier: Dossier) -> None:
    client = _Client("a", "b", "c")
    op = OpCluster(client)
    assert op.elders(_mislukt(dossier, "a"), print) is not None
    assert client.gevraagd == [["b", "c"]] and client.weg == []
    assert op.elders(Uitslag(dossier, "gedaan", plek="b"), print) is None
    assert client.weg == ["a"]


def test_mislukt_het_ook_elders_dan_ligt_het_niet_aan_de_machine(dossier: Dossier) -> None:
    client = _Client("a", "b")
    op = OpCluster(client)
    assert op.elders(_mislukt(dossier, "a"), print) is not None
    assert op.elders(_mislukt(dossier, "b"), print) is None
    assert client.weg == []


def test_geweigerde_invoer_of_een_enkele_machine_wordt_niet_overgedaan(dossier: Dossier) -> None:
    geweigerd = Uitslag(dossier, "geweigerd", InvoerFout([]), plek="a")
    assert OpCluster(_Client("a", "b")).elders(geweigerd, print) is None
    assert OpCluster(_Client("a")).elders(_mislukt(dossier, "a"), print) is None


def test_werk_wacht_niet_eeuwig_op_machines_die_weg_zijn(dossier: Dossier) -> None:
    client = _Client("a", "b")
    op = OpCluster(client)
    toekomst = op.elders(_mislukt(dossier, "a"), print)
    assert toekomst is not None
    op.laat_los()
    assert not toekomst.cancelled()
    client.werkers = ["a", "d"]
    op.laat_los()
    assert toekomst.cancelled()
