"""Whatever kills the parent, its children end and the publication stays whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import psutil
import pytest

from tests.processen import hoort_ctrl_c

pytestmark = pytest.mark.traag(reden="processes that are killed, and their end awaited")

_HANGT = """
    import sys
    from pathlib import Path
    from kkfzlib.fouten import KkfzFout
    from kkfzlib.uitvoeren.notebooks import voer_notebook_uit
    from kkfzlib.uitvoeren.onderbreken import sein_als_einde
    with sein_als_einde():
        voer_notebook_uit(Path(sys.argv[1]), None, {"pidbestand": sys.argv[2]})
"""


@pytest.fixture
def hangend(notebook: Path, tmp_path: Path) -> subprocess.Popen[bytes]:
    """A process in whose notebook a cell and a grandchild (own session) hang; its family is in ``familie``."""
    pidbestand = tmp_path / "pid"
    omgeving = {**os.environ, "TMPDIR": str(tmp_path)}
    proces = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(_HANGT), str(notebook / "hangt.ipynb"), str(pidbestand)],
        env=omgeving,
        preexec_fn=hoort_ctrl_c,
    )
    einde = time.monotonic() + 120
    while not (pidbestand.exists() and pidbestand.read_text()):
        assert time.monotonic() < einde and proces.poll() is None
        time.sleep(0.1)
    return proces


def _familie(proces: subprocess.Popen[bytes]) -> list[psutil.Process]:
    familie = psutil.Process(proces.pid).children(recursive=True)
    assert len(familie) >= 4  # the fork server, the notebook, its sleep (and multiprocessing's tracker)
    return familie


def _over_na(familie: list[psutil.Process], seconden: float) -> list[psutil.Process]:
    einde = time.monotonic() + seconden
    while time.monotonic() < einde:
        over = [p for p in familie if p.is_running() and p.status() != psutil.STATUS_ZOMBIE]
        if not over:
            return []
        time.sleep(0.05)
    return over


@pytest.mark.parametrize(
    ("sein", "code", "seconden"),
    [
        (signal.SIGKILL, -signal.SIGKILL, 10),
        (signal.SIGTERM, 143, 5),
        (signal.SIGINT, -signal.SIGINT, 5),
    ],
)
def test_kinderen_eindigen_met_de_ouder(
    hangend: subprocess.Popen[bytes], tmp_path: Path, sein: signal.Signals, code: int, seconden: float
) -> None:
    familie = _familie(hangend)
    hangend.send_signal(sein)
    assert hangend.wait(seconden) == code
    assert _over_na(familie, seconden) == []
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith("kkfz-") and sein != signal.SIGKILL] == []


def test_dood_van_de_vorkserver(hangend: subprocess.Popen[bytes]) -> None:
    familie = _familie(hangend)
    met_kinderen = {p.ppid() for p in familie}
    server = next(p for p in familie if p.ppid() == hangend.pid and p.pid in met_kinderen)
    kinderen = [p for p in familie if p.ppid() == server.pid]
    server.kill()
    assert hangend.wait(10) == 1  # MachineFout, here uncaught
    assert _over_na(kinderen, 10) == []
    for p in familie:
        if p.is_running() and p.name() == "sleep":
            p.kill()


def test_verweesde_mappen_worden_opgeruimd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kkfzlib.uitvoeren import schijf

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    dood = subprocess.Popen([sys.executable, "-c", ""])
    dood.wait()
    for naam in (f"kkfz-{dood.pid}-abc", f"kkfz-{os.getpid()}-abc", "kkfz-anders", "van een ander"):
        (tmp_path / naam).mkdir()
    schijf.ruim_verweesde_mappen_op()
    assert {p.name for p in tmp_path.iterdir()} == {f"kkfz-{os.getpid()}-abc", "kkfz-anders", "van een ander"}
