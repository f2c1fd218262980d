"""The fork server: one process that has imported the heavy libraries and forks a child per job.

Why not ``multiprocessing``'s: that one imports the caller's ``__main__`` in every child, breaks a whole pool when
one worker dies, and leaves grandchildren alive. Here every job is its own session, tied to a socket: when the
asker closes it or dies (``kill -9`` included), the job and everything it started is killed; when the server dies,
the kernel kills its jobs (``PR_SET_PDEATHSIG``).
"""

from __future__ import annotations

import contextlib
import gc
import os
import select
import shutil
import signal
import socket
import sys
from pathlib import Path

from kkfzlib.pijplijn import opwarmen


class Vorkserver:
    """The poll loop. ``dienst`` receives job sockets; stdin's end means that the owner is gone."""

    def __init__(self, dienst: socket.socket, klant: socket.socket, tijdelijk: Path) -> None:
        self.dienst, self.klant, self.tijdelijk = dienst, klant, tijdelijk
        self.te_laden = list(opwarmen.DAARNA)
        self.taken: dict[int, socket.socket] = {}  # pid -> our copy of the job's end of its socket
        self.wek_r, self.wek_w = os.pipe()
        os.set_blocking(self.wek_w, False)
        os.set_blocking(self.wek_r, False)

    def draai(self) -> None:
        signal.signal(
            signal.SIGINT, signal.SIG_IGN
        )  # a Ctrl-C reaches the owner, who then closes its sockets
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self.wek_w, warn_on_full_buffer=False)
        try:
            while self._ronde():
                pass
        finally:
            for pid in list(self.taken):
                beeindig(pid)
                with contextlib.suppress(ChildProcessError):
                    os.waitpid(pid, 0)

    def _ronde(self) -> bool:
        poll = select.poll()
        for fd in (0, self.dienst.fileno(), self.wek_r):
            poll.register(fd, select.POLLIN)
        for verbinding in self.taken.values():
            poll.register(verbinding.fileno(), 0)  # nothing but the asker's hanging up
        gebeurd = {fd for fd, _ in poll.poll(0 if self.te_laden else None)}
        if 0 in gebeurd:
            return False
        with contextlib.suppress(BlockingIOError):
            os.read(self.wek_r, 4096)
        for pid, verbinding in list(self.taken.items()):
            if verbinding.fileno() in gebeurd:
                beeindig(pid)
        self._ruim_kinderen()
        if self.dienst.fileno() in gebeurd:
            self._neem_taak_aan()
        elif not gebeurd and self.te_laden:
            self._laad_verder()
        return True

    def _laad_verder(self) -> None:
        opwarmen.doe(self.te_laden.pop(0))
        if not self.te_laden:
            gc.collect()
            gc.freeze()  # so that collecting in a child does not copy the shared pages

    def _ruim_kinderen(self) -> None:
        while True:
            try:
                dood = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
            except ChildProcessError:
                return
            if dood is None:
                return
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(
                    dood.si_pid, signal.SIGKILL
                )  # what the job left behind; its pid is still reserved here
            _, status = os.waitpid(dood.si_pid, 0)
            shutil.rmtree(self.tijdelijk / str(dood.si_pid), ignore_errors=True)
            verbinding = self.taken.pop(dood.si_pid, None)
            if verbinding is not None:
                from kkfzlib.pijplijn.kanaal import Kanaal

                with contextlib.suppress(OSError), verbinding:
                    # The asker may be slow to read; it then learns the end from the closed socket.
                    verbinding.setblocking(False)
                    Kanaal(verbinding).stuur(("einde", os.waitstatus_to_exitcode(status)))

    def _neem_taak_aan(self) -> None:
        _, fds, _, _ = socket.recv_fds(self.dienst, 16, 1)
        verbinding = socket.socket(fileno=fds[0])
        pid = os.fork()
        if pid == 0:
            self._word_kind(verbinding)
        self.taken[pid] = verbinding

    def _word_kind(self, verbinding: socket.socket) -> None:
        code = 70
        try:
            signal.set_wakeup_fd(-1)
            for sig in (signal.SIGCHLD, signal.SIGTERM):
                signal.signal(sig, signal.SIG_DFL)
            signal.signal(signal.SIGINT, signal.default_int_handler)
            os.setsid()
            for andere in (self.dienst, *self.taken.values()):
                andere.close()
            os.close(self.wek_r)
            os.close(self.wek_w)
            from kkfzlib.pijplijn import kind, vork

            vork.erf(self.klant)
            eigen = self.tijdelijk / str(os.getpid())
            eigen.mkdir(mode=0o700)
            kind.draai_taak(verbinding, str(eigen))
            code = 0
        finally:
            os._exit(code)


def beeindig(pid: int) -> None:
    """Kill a job, its process group and every descendant, also those that began a session of their own."""
    slachtoffers = nakomelingen(pid)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.kill(pid, signal.SIGKILL)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
    for nakomeling in slachtoffers:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(nakomeling, signal.SIGKILL)


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


def main() -> None:
    """Entry of the server process: the two descriptors are its arguments."""
    dienst, klant = (socket.socket(fileno=int(fd)) for fd in sys.argv[1:3])
    for s in (dienst, klant):
        s.set_inheritable(False)
    for stap in opwarmen.EERST:
        opwarmen.doe(stap)
    from kkfzlib.pijplijn.schijf import prive_map, ruim_verweesde_mappen_op

    ruim_verweesde_mappen_op()
    with prive_map() as tijdelijk:
        Vorkserver(dienst, klant, tijdelijk).draai()
