"""What is not in multiprocessing's own contract: nested jobs, unguarded scripts, daemons, places with long names."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest

from kkfzlib.uitvoeren import kinderen

_SCRIPT = """
    import os
    from kkfzlib.uitvoeren import kinderen
    print("begin", flush=True)
    print(kinderen.roep(os.getcwd))
"""


def _ouders() -> list[int]:
    return [os.getppid(), kinderen.roep(os.getppid)]


def _tijdelijke_map() -> str:
    return os.environ["TMPDIR"]


def _voorgeladen() -> bool:
    return "kkfzlib.uitvoeren.opwarmen" in sys.modules


def test_een_taak_van_een_taak_komt_van_dezelfde_warme_server() -> None:
    ouders = kinderen.roep(_ouders)
    assert ouders[0] == ouders[1] == kinderen.roep(os.getppid)
    assert kinderen.roep(kinderen.roep, _voorgeladen)


def test_elke_taak_heeft_een_eigen_map_die_weggaat() -> None:
    mappen = {kinderen.roep(_tijdelijke_map) for _ in range(3)}
    assert len(mappen) == 3 and not any(Path(m).exists() for m in mappen)


def _als_daemon(pijp) -> None:
    pijp.send(kinderen.roep(os.getpid))


def test_een_daemon_mag_taken_hebben() -> None:
    """As a worker of Dask is one."""
    context = multiprocessing.get_context("spawn")
    ons, hun = context.Pipe(duplex=False)
    proces = context.Process(target=_als_daemon, args=(hun,), daemon=True)
    proces.start()
    assert ons.poll(60) and ons.recv() != proces.pid
    proces.join(10)


def test_script_zonder_main_in_een_map_met_misleidende_namen(tmp_path: Path) -> None:
    """The script runs once; modules beside it hide none of ours; its temporary folder has a long name."""
    (tmp_path / "script.py").write_text(textwrap.dedent(_SCRIPT), encoding="utf-8")
    map = tmp_path / "leeg"
    map.mkdir()
    (map / "selectors.py").write_text("raise SystemExit(9)", encoding="utf-8")
    lang = tmp_path / ("lang" * 20)
    lang.mkdir()
    klaar = subprocess.run(
        [sys.executable, str(tmp_path / "script.py")],
        cwd=map,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "TMPDIR": str(lang), "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert klaar.returncode == 0, klaar.stderr
    assert klaar.stdout.splitlines() == ["begin", str(map)]
    assert list(lang.iterdir()) == []


def test_de_vrager_houdt_zijn_eigen_omgeving(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/ergens")
    voor, main = dict(os.environ), sys.modules["__main__"]
    assert kinderen.roep(os.getenv, "PYTHONPATH") == "/ergens"
    assert kinderen.roep(os.getenv, "PYTHONSAFEPATH") == os.environ.get("PYTHONSAFEPATH")
    assert dict(os.environ) == voor and sys.modules["__main__"] is main


def test_uit_veel_draden_tegelijk_komt_elke_afloop_goed_aan() -> None:
    with kinderen.KindExecutor(4) as uitvoerder:
        lopend = [uitvoerder.submit(os._exit, n) for n in range(1, 21)]
        for n, toekomst in enumerate(lopend, 1):
            assert f"code {n})" in str(toekomst.exception(60))
    assert not [d for d in threading.enumerate() if d.name.startswith("kkfz")]
