"""What a forked child does: take over the asker's surroundings, set limits, run one function, send the result."""

from __future__ import annotations

import contextlib
import errno
import os
import pickle
import signal
import socket
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kkfzlib.fouten import KkfzFout, MachineFout
from kkfzlib.pijplijn.kanaal import Kanaal

MEGABYTE = 1 << 20
GEHEUGEN_MB = 4096
"""Default limit on the memory that one job may ask for."""

_PR_SET_PDEATHSIG = 1
kanaal: Kanaal | None = None
"""The channel of the job that runs in this process; None outside a job."""


@dataclass(frozen=True)
class Opdracht:
    """One job: a module-level function with picklable arguments, in the asker's surroundings."""

    functie: Callable[..., Any]
    args: tuple[Any, ...] = ()
    kwargs: dict[str, Any] = field(default_factory=dict)
    map: str = ""
    omgeving: dict[str, str] = field(default_factory=dict)
    geheugen_mb: int = GEHEUGEN_MB


def sterf_met_ouder() -> None:
    """Have the kernel kill this process when the fork server dies (Linux; elsewhere the server does it)."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    ouder = os.getppid()
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if ouder == 1:
        os._exit(1)


def begrens_geheugen(megabytes: int) -> None:
    """Make an allocation beyond ``megabytes`` fail with MemoryError instead of starving the machine."""
    import resource

    # Not RLIMIT_AS: Arrow and BLAS reserve address space that they never touch.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (megabytes * MEGABYTE, megabytes * MEGABYTE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core dump would hold client rows


def neem_omgeving_over(opdracht: Opdracht, tijdelijk: str) -> None:
    """Give this process the asker's environment and folder, its own temporary folder, and no terminal."""
    os.environ.clear()
    os.environ.update(opdracht.omgeving)
    tempfile.tempdir = os.environ["TMPDIR"] = tijdelijk
    time.tzset()
    if opdracht.map:
        with contextlib.suppress(OSError):
            os.chdir(opdracht.map)
    niets = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(niets, fd)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115


def draai_taak(verbinding: socket.socket, tijdelijk: str) -> None:
    """Run the job that comes over ``verbinding`` and answer ``("klaar", value)`` or ``("fout", exception)``."""
    global kanaal
    sterf_met_ouder()
    kanaal = Kanaal(verbinding)
    opdracht = kanaal.ontvang()
    if opdracht is None:
        return
    neem_omgeving_over(opdracht, tijdelijk)
    begrens_geheugen(opdracht.geheugen_mb)
    antwoord: tuple[str, Any]
    try:
        antwoord = ("klaar", opdracht.functie(*opdracht.args, **opdracht.kwargs))
    except BaseException as fout:
        antwoord = ("fout", als_kkfzfout(fout, opdracht.geheugen_mb))
    try:
        kanaal.stuur(antwoord)
    except (pickle.PicklingError, TypeError, AttributeError):
        kanaal.stuur(("fout", MachineFout("Het antwoord van een taak kon niet worden teruggestuurd.")))


def meld(bericht: Any) -> None:
    """Send progress to the asker of the job that runs here; nothing happens outside a job."""
    if kanaal is not None:
        kanaal.stuur(("bericht", bericht))


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
