"""A batch keeps years in order, goes on after a failure, and skips what is up to date."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from kkfzlib.dossier import Dossier
from kkfzlib.fouten import GebruikFout, InvoerFout, MachineFout
from kkfzlib.uitvoeren import batch, kinderen
from kkfzlib.uitvoeren.plan import Keuzes
from tests.processen import hoort_ctrl_c

from .conftest import schrijf_opgave

KEUZES = Keuzes(zonder_verslag=True)


@pytest.fixture
def wortel(dossier: Dossier) -> Path:
    for organisatie, jaar in (
        ("testzorg", 2023),
        ("anderzorg", 2023),
        ("anderzorg", 2024),
        ("derdezorg", 2024),
    ):
        schrijf_opgave(Dossier(organisatie, jaar, dossier.data), 30 + jaar % 100)
    return dossier.data


def _neppen(monkeypatch: pytest.MonkeyPatch, een) -> None:
    @contextmanager
    def uitvoerder(werkers: int, dask: str):
        with ThreadPoolExecutor(werkers) as e:
            yield e

    monkeypatch.setattr(batch, "_uitvoerder", uitvoerder)
    monkeypatch.setattr(batch, "een", een)


def test_jaren_op_volgorde_en_organisaties_naast_elkaar(
    wortel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tijden: dict[tuple[str, int], tuple[float, float]] = {}

    def een(d: Dossier, keuzes: Keuzes, eigenaar: int) -> batch.Uitslag:
        begin = time.monotonic()
        time.sleep(0.05)
        tijden[d.organisatie, d.jaar] = (begin, time.monotonic())
        return batch.Uitslag(d, "gedaan")

    _neppen(monkeypatch, een)
    gemeld = []
    uit = batch.alles(wortel, keuzes=KEUZES, werkers=3, meld=lambda u, n, m: gemeld.append((n, m)))
    assert [(u.dossier.organisatie, u.dossier.jaar) for u in uit] == sorted(tijden)
    assert tijden["testzorg", 2023][1] <= tijden["testzorg", 2024][0]
    assert tijden["anderzorg", 2023][0] < tijden["testzorg", 2023][1]
    assert gemeld == [(n, 5) for n in range(1, 6)]


def test_een_mislukking_houdt_niets_tegen(wortel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def een(d: Dossier, keuzes: Keuzes, eigenaar: int) -> batch.Uitslag:
        if d.organisatie == "anderzorg":
            raise RuntimeError("client-0815")
        if d.organisatie == "derdezorg":
            return batch.Uitslag(d, "geweigerd", InvoerFout([]))
        return batch.Uitslag(d, "gedaan")

    _neppen(monkeypatch, een)
    uit = batch.alles(wortel, keuzes=KEUZES)
    assert [u.status for u in uit] == ["mislukt", "mislukt", "geweigerd", "gedaan", "gedaan"]
    assert batch.exitcode(uit) == 3
    assert "0815" not in str(uit[0].fout)
    assert batch.exitcode(uit[2:]) == 1
    assert batch.exitcode(uit[3:]) == 0


def test_filters(wortel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _neppen(monkeypatch, lambda d, k, e: batch.Uitslag(d, "gedaan"))
    uit = batch.alles(wortel, keuzes=KEUZES, organisaties=["anderzorg", "testzorg"], jaren=[2024])
    assert [u.dossier.naam for u in uit] == ["anderzorg 2024", "testzorg 2024"]
    with pytest.raises(GebruikFout):
        batch.alles(wortel, keuzes=KEUZES, organisaties=["bestaat-niet"])


@pytest.mark.traag(reden="ten runs of the notebooks")
def test_echte_batch_met_een_zieke_organisatie(wortel: Path) -> None:
    (Dossier("derdezorg", 2024, wortel).raw / "opgave.csv").write_bytes(b"\xff\xfe")
    uit = batch.alles(wortel, keuzes=KEUZES, werkers=2)
    assert [u.status for u in uit] == ["gedaan", "gedaan", "geweigerd", "gedaan", "gedaan"]
    assert isinstance(uit[2].fout, InvoerFout) and uit[2].fout.bevindingen
    begin = time.monotonic()
    weer = batch.alles(wortel, keuzes=KEUZES, werkers=2)
    assert [u.status for u in weer] == [
        "ongewijzigd",
        "ongewijzigd",
        "geweigerd",
        "ongewijzigd",
        "ongewijzigd",
    ]
    assert time.monotonic() - begin < 30


def _sterf(hoe: str) -> int:
    import os
    import signal

    if hoe == "dood":
        os.kill(os.getpid(), signal.SIGKILL)
    if hoe == "weg":
        os._exit(3)
    if hoe == "slaap":
        time.sleep(600)
    if hoe == "fout":
        raise InvoerFout([], "geweigerd")
    return os.getpid()


def test_executor_elk_kind_vers_en_een_dood_schaadt_geen_ander() -> None:
    uitvoerder: Executor = kinderen.KindExecutor(2)
    with uitvoerder:
        hoe = ["goed", "dood", "goed", "weg", "fout", "goed"]
        lopend = [uitvoerder.submit(_sterf, h) for h in hoe]
        goed = [f.result() for f, h in zip(lopend, hoe, strict=True) if h == "goed"]
        assert len(set(goed)) == 3
        with pytest.raises(MachineFout, match="signaal 9"):
            lopend[1].result()
        with pytest.raises(MachineFout, match="code 3"):
            lopend[3].result()
        with pytest.raises(InvoerFout):
            lopend[4].result()


def test_afbreken_doodt_wat_loopt() -> None:
    uitvoerder = kinderen.KindExecutor(1)
    lopend = [uitvoerder.submit(_sterf, "slaap"), uitvoerder.submit(_sterf, "slaap")]
    while not lopend[0].running():
        time.sleep(0.01)
    begin = time.monotonic()
    uitvoerder.breek_af()
    with pytest.raises(MachineFout):
        lopend[0].result(5)
    assert lopend[1].cancelled()
    assert time.monotonic() - begin < 5


def test_tijdslimiet_van_de_executor() -> None:
    with (
        kinderen.KindExecutor(1, tijdslimiet=1) as uitvoerder,
        pytest.raises(MachineFout, match="1 seconden"),
    ):
        uitvoerder.submit(_sterf, "slaap").result(60)


@pytest.fixture
def cluster(request: pytest.FixtureRequest):
    """A Dask cluster of real worker processes on this machine; the parameter tells how many."""
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=request.param,
        threads_per_worker=1,
        processes=True,
        dashboard_address=":0",  # any free port: tests run side by side
        host="127.0.0.1",
    ) as cluster:
        yield cluster


@pytest.mark.traag(reden="a real Dask cluster")
@pytest.mark.parametrize("cluster", [2], indirect=True)
def test_cluster_met_echte_werkprocessen(wortel: Path, cluster) -> None:
    assert cluster.scheduler_address.startswith("tcp://")
    uit = batch.alles(wortel, keuzes=KEUZES, dask=cluster.scheduler_address)
    assert {u.status for u in uit} == {"gedaan"}
    op_cluster = [d.dossier.kengetallen.read_bytes() for d in uit]
    uit = batch.alles(wortel, keuzes=KEUZES, dask=cluster.scheduler_address)
    assert {u.status for u in uit} == {"ongewijzigd"}
    assert {u.status for u in batch.alles(wortel, keuzes=replace(KEUZES, dwing=True))} == {"gedaan"}
    assert [d.dossier.kengetallen.read_bytes() for d in uit] == op_cluster


@pytest.mark.traag(reden="a real Dask cluster")
@pytest.mark.parametrize("cluster", [2], indirect=True)
def test_een_werkproces_van_het_cluster_dat_sterft(wortel: Path, cluster) -> None:
    with cluster.get_client() as client:
        pids = list(client.run(os.getpid).values())
        moord = threading.Timer(0.5, os.kill, (pids[0], signal.SIGKILL))
        moord.start()
        uit = batch.alles(wortel, keuzes=KEUZES, dask=cluster.scheduler_address)
        moord.join()
    assert {u.status for u in uit} == {"gedaan"}


@pytest.mark.traag(reden="a real Dask cluster")
@pytest.mark.parametrize("cluster", [1], indirect=True)
def test_ctrl_c_wacht_niet_op_het_cluster(wortel: Path, cluster) -> None:
    waar = ["--data", str(wortel), "--uit", str(wortel / "uit"), "--dask", cluster.scheduler_address]
    proces = subprocess.Popen([sys.executable, "-m", "kkfzlib", "alles", *waar], stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, preexec_fn=hoort_ctrl_c)  # fmt: skip
    with cluster.get_client() as client:
        while not any(client.processing().values()):
            time.sleep(0.05)
    proces.send_signal(signal.SIGINT)
    uitvoer, _ = proces.communicate(timeout=30)
    assert proces.returncode == 130, uitvoer
    # One worker, four organisation-years: who waits for the cluster finds them all made.
    assert len(list(wortel.rglob("voortgang.csv"))) < 4


@pytest.mark.traag(reden="waits for a connection")
def test_geen_cluster_op_dit_adres(wortel: Path) -> None:
    pytest.importorskip("distributed")
    with pytest.raises(GebruikFout, match="geen Dask-cluster"):
        batch.alles(wortel, keuzes=KEUZES, dask="tcp://127.0.0.1:9")
