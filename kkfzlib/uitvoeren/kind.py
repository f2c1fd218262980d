"""What a forked child does: take over the asker's surroundings, set limits, run one function, send the result."""

from __future__ import annotations

import contextlib
import errno
import multiprocessing
import os
import pickle
import signal
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import forkserver
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from kkfzlib.fouten import KkfzFout, MachineFout

MEGABYTE = 1 << 20
GEHEUGEN_MB = 4096
"""Default limit on the memory that one job may ask for."""

_pijp: Connection | None = None
_slot = threading.Lock()


@dataclass(frozen=True)
class Opdracht:
    """One job: a module-level function with picklable arguments, and the surroundings to run it in."""

    functie: Callable[..., Any]
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    map: str
    omgeving: dict[str, str]
    tijdelijk: str
    geheugen_mb: int


def in_kind() -> bool:
    """Whether this process is itself a job of a fork server."""
    return _pijp is not None


def stuur(soort: str, inhoud: Any) -> None:
    """Send a message to the asker of the job that runs here, from any thread; nothing happens outside a job."""
    if _pijp is not None:
        with _slot:
            _pijp.send((soort, inhoud))


def meld(bericht: Any) -> None:
    """Send progress to the asker of the job that runs here; nothing happens outside a job."""
    stuur("bericht", bericht)


def draai(pijp: Connection, opdracht: Opdracht) -> None:
    """Run the job and answer ``("klaar", value)`` or ``("fout", exception)``; never returns."""
    global _pijp
    _pijp = pijp
    code = 70
    try:
        _word_zelfstandig()
        _neem_omgeving_over(opdracht)
        _begrens_geheugen(opdracht.geheugen_mb)
        _antwoord(opdracht)
        code = 0
    finally:
        os._exit(code)  # threads and exit functions that the job leaves behind are not waited for


def _word_zelfstandig() -> None:
    os.setsid()
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    # multiprocessing would start a cold server for each job that asks for jobs; they share the one that forked them.
    forkserver._forkserver.ensure_running = lambda: None  # type: ignore[method-assign]
    threading.Thread(target=_sterf_met_vrager, daemon=True, name="kkfz-vrager").start()


def _sterf_met_vrager() -> None:
    """Wait for the end of the asker; then end this job, all it started, and the jobs it asked for."""
    vrager = multiprocessing.parent_process()
    assert vrager is not None
    wait([vrager.sentinel])
    for taak in multiprocessing.active_children():
        beeindig(taak.pid)
    beeindig(os.getpid())


def _neem_omgeving_over(opdracht: Opdracht) -> None:
    """Give this process the asker's environment and folder, its own temporary folder, and no terminal."""
    os.environ.clear()
    os.environ.update(opdracht.omgeving)
    tempfile.tempdir = os.environ["TMPDIR"] = opdracht.tijdelijk
    time.tzset()
    with contextlib.suppress(OSError):
        os.chdir(opdracht.map)
    niets = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(niets, fd)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115


def _begrens_geheugen(megabytes: int) -> None:
    """Make an allocation beyond ``megabytes`` fail with MemoryError instead of starving the machine."""
    import resource

    # Not RLIMIT_AS: Arrow and BLAS reserve address space that they never touch.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (megabytes * MEGABYTE, megabytes * MEGABYTE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core dump would hold client rows


def _antwoord(opdracht: Opdracht) -> None:
    try:
        antwoord = ("klaar", opdracht.functie(*opdracht.args, **opdracht.kwargs))
    except BaseException as fout:
        antwoord = ("fout", als_kkfzfout(fout, opdracht.geheugen_mb))
    try:
        stuur(*antwoord)
    except (pickle.PicklingError, TypeError, AttributeError):
        stuur("fout", MachineFout("Het antwoord van een taak kon niet worden teruggestuurd."))


def beeindig(pid: int | None, leeft: bool = True) -> None:
    """Kill a job, its process group and every descendant, also those that began a session of their own.

    Of a job that has already ended (not ``leeft``) only what it left in its group.
    """
    if pid is None:
        return
    for slachtoffer in nakomelingen(pid) if leeft else []:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(slachtoffer, signal.SIGKILL)
    for dood in (os.killpg, os.kill) if leeft else (os.killpg,):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            dood(pid, signal.SIGKILL)


def nakomelingen(pid: int) -> list[int]:
    """All descendants of a process; asked after every job, so without a walk through all processes."""
    try:
        taken = Path(f"/proc/{pid}/task").iterdir()
        kinderen = [int(k) for t in taken for k in (t / "children").read_text(encoding="ascii").split()]
    except OSError:  # gone meanwhile, or a kernel that does not tell
        return _nakomelingen_volgens_psutil(pid)
    return [*kinderen, *(n for k in kinderen for n in nakomelingen(k))]


def _nakomelingen_volgens_psutil(pid: int) -> list[int]:
    import psutil

    with contextlib.suppress(psutil.Error):
        return [p.pid for p in psutil.Process(pid).children(recursive=True)]
    return []


_SCHIJF = {
    errno.ENOSPC: "de schijf is vol. Maak ruimte en probeer het opnieuw",
    errno.EDQUOT: "het schijfquotum is bereikt. Maak ruimte en probeer het opnieuw",
    errno.EROFS: "de schijf is alleen-lezen. Kies met --uit of --data een map waarin geschreven mag worden",
    errno.EACCES: "er mag hier niet geschreven of gelezen worden. Controleer de rechten van de map",
    errno.EPERM: "er mag hier niet geschreven of gelezen worden. Controleer de rechten van de map",
    errno.EIO: "de schijf geeft een leesfout of schrijffout",
    errno.EMFILE: "er zijn te veel bestanden tegelijk open",
    errno.ENOTDIR: "een bestand staat op de plaats van een map",
    errno.EISDIR: "een map staat op de plaats van een bestand",
}


def als_kkfzfout(fout: BaseException, geheugen_mb: int = GEHEUGEN_MB) -> KkfzFout:
    """Any exception as one the user understands. Its text is dropped: that may quote a client's data."""
    if isinstance(fout, KkfzFout):
        return fout
    if isinstance(fout, MemoryError):
        return MachineFout(f"Te weinig geheugen: deze stap vroeg meer dan {geheugen_mb} MB.")
    if isinstance(fout, OSError) and fout.errno in _SCHIJF:
        bestand = (
            f" ({Path(os.fsdecode(fout.filename)).name})" if isinstance(fout.filename, str | bytes) else ""
        )
        return MachineFout(f"Schrijven of lezen lukt niet{bestand}: {_SCHIJF[fout.errno]}.")
    return MachineFout(f"Onverwachte fout in het programma: {type(fout).__name__}{plaats(fout)}.")


def plaats(fout: BaseException) -> str:
    """`` (kkfzlib/x.py, regel 3)``: the innermost place in our own code, without any value."""
    wortel = Path(__file__).resolve().parents[2]
    for stap in reversed(traceback.extract_tb(fout.__traceback__)):
        bestand = Path(stap.filename)
        if bestand.is_relative_to(wortel / "kkfzlib"):
            return f" ({bestand.relative_to(wortel).as_posix()}, regel {stap.lineno})"
    return ""
