"""The fork server: one process that has imported the heavy libraries and forks a child per job.

Why not ``multiprocessing``'s: that one imports the caller's ``__main__`` in every child, breaks a whole pool when
one worker dies, and leaves grandchildren alive. Here every job is its own session, tied to a socket: when the
asker closes it or dies (``kill -9`` included), the job and everything it started is killed; when the server dies,
the kernel kills its jobs (``PR_SET_PDEATHSIG``).
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import select
import signal
import socket
import sys

VOORAF = (
    "numpy", "pandas", "pyarrow.parquet", "matplotlib.pyplot", "seaborn", "scipy.optimize", "yaml", "babel.numbers",
    "babel.dates", "nbformat", "papermill", "nbclient", "ipykernel.zmqshell", "matplotlib_inline.backend_inline",
    "jinja2", "openpyxl", "lxml.html", "psutil", "rapidfuzz.process", "asyncio", "IPython.core.completer", "jedi",
    "kkfzlib.stappen", "kkfzlib.pijplijn.kind", "kkfzlib.pijplijn.schil", "kkfzlib.pijplijn.rapport",
    "kkfzlib.inlezen", "kkfzlib.kengetallen", "kkfzlib.continuiteit", "kkfzlib.voortgang", "kkfzlib.controle",
    "kkfzlib.onthulling", "kkfzlib.lekken", "kkfzlib.verslag", "kkfzlib.verslag.figuren", "kkfzlib.weergave",
)  # fmt: skip
"""Imported before the first fork; a module that is absent here is imported by the job that needs it."""


def _laad_vooraf() -> None:
    for naam in VOORAF:
        with contextlib.suppress(ImportError):
            importlib.import_module(naam)
    gc.collect()
    gc.freeze()  # so that collecting in a child does not copy the shared pages


class Vorkserver:
    """The poll loop. ``dienst`` receives job sockets; stdin's end means that the owner is gone."""

    def __init__(self, dienst: socket.socket, klant: socket.socket) -> None:
        self.dienst, self.klant = dienst, klant
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

    def _ronde(self) -> bool:
        poll = select.poll()
        for fd in (0, self.dienst.fileno(), self.wek_r):
            poll.register(fd, select.POLLIN)
        for verbinding in self.taken.values():
            poll.register(verbinding.fileno(), 0)  # nothing but the asker's hanging up
        gebeurd = {fd for fd, _ in poll.poll()}
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
        return True

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
            kind.draai_taak(verbinding)
            code = 0
        finally:
            os._exit(code)


def beeindig(pid: int) -> None:
    """Kill a job, its process group and every descendant, also those that began a session of their own."""
    import psutil

    slachtoffers = []
    with contextlib.suppress(psutil.Error):
        slachtoffers = psutil.Process(pid).children(recursive=True)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.kill(pid, signal.SIGKILL)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
    for proces in slachtoffers:
        with contextlib.suppress(psutil.Error):
            proces.kill()


def main() -> None:
    """Entry of the server process: the two descriptors are its arguments."""
    dienst, klant = (socket.socket(fileno=int(fd)) for fd in sys.argv[1:3])
    for s in (dienst, klant):
        s.set_inheritable(False)
    _laad_vooraf()
    Vorkserver(dienst, klant).draai()
