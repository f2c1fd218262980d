"""Asking the fork server for jobs: one server per process, started at the first job; an ``Executor`` on top."""

from __future__ import annotations

import atexit
import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from kkfzlib.fouten import MachineFout
from kkfzlib.pijplijn.kanaal import Kanaal

BESCHIKBAAR = hasattr(os, "fork") and hasattr(socket, "send_fds")
"""Whether this platform has fork servers; elsewhere the reference engine is used."""

_ENKELDRADIG = {f"{b}_NUM_THREADS": "1" for b in ("OPENBLAS", "OMP", "MKL")}  # a forked thread pool is dead
_START = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); from kkfzlib.pijplijn.vorkserver import main; main()"
)


class _Server:
    """Our connection to the server; ``proces`` is None in a child of the server, which shares its parent's."""

    def __init__(self, klant: socket.socket, proces: subprocess.Popen[bytes] | None) -> None:
        self.klant, self.proces = klant, proces

    def leeft(self) -> bool:
        return self.proces is None or self.proces.poll() is None

    def stop(self) -> None:
        self.klant.close()
        if self.proces is not None and self.proces.stdin is not None:
            with contextlib.suppress(OSError):
                self.proces.stdin.close()
            try:
                self.proces.wait(2)
            except subprocess.TimeoutExpired:
                from kkfzlib.pijplijn.schijf import ruim_verweesde_mappen_op

                self.proces.kill()
                self.proces.wait()
                ruim_verweesde_mappen_op()  # it had no time to clear its own


_slot = threading.Lock()
_server: _Server | None = None


def _start() -> _Server:
    klant, dienst = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    wortel = str(Path(__file__).resolve().parents[2])
    with dienst:
        proces = subprocess.Popen(
            [sys.executable, "-P", "-c", _START, wortel, str(dienst.fileno()), str(klant.fileno())],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=(dienst.fileno(), klant.fileno()),
            start_new_session=True,
            env={**os.environ, **_ENKELDRADIG, "MPLBACKEND": "agg"},
        )
    return _Server(klant, proces)


def server() -> _Server:
    """The server of this process, started when there is none or when it has died."""
    global _server
    with _slot:
        if _server is None or not _server.leeft():
            if _server is not None:
                _server.stop()
            else:
                atexit.register(stop_server)
            _server = _start()
        return _server


def stop_server() -> None:
    """End the server and all its jobs; the next job starts a new one."""
    global _server
    with _slot:
        if _server is not None:
            _server.stop()
            _server = None


def erf(klant: socket.socket) -> None:
    """In a forked child: ask the server that forked us, instead of starting one."""
    global _server, _slot
    _slot = threading.Lock()
    _server = _Server(klant, None)


def in_kind() -> bool:
    """Whether this process is itself a job of a fork server."""
    return _server is not None and _server.proces is None


class Taak:
    """One running job. Closing it kills the job with everything it started."""

    def __init__(self, opdracht: Any) -> None:
        eigen, hun = socket.socketpair()
        try:
            with hun:
                socket.send_fds(server().klant, [b"taak"], [hun.fileno()])
            self.kanaal = Kanaal(eigen)
            self.kanaal.stuur(opdracht)
        except OSError as fout:
            eigen.close()
            raise MachineFout("De vorkserver is niet bereikbaar; probeer het opnieuw.") from fout

    def berichten(self, tijdslimiet: float | None = None) -> Iterator[tuple[str, Any]]:
        """Messages as they come, ending with ``("einde", exit status)``; TimeoutError past ``tijdslimiet`` seconds."""
        einde = None if tijdslimiet is None else time.monotonic() + tijdslimiet
        while True:
            rest = None if einde is None else max(0.001, einde - time.monotonic())
            bericht = self.kanaal.ontvang(rest)
            if bericht is None:
                yield "einde", None
                return
            yield bericht
            if bericht[0] == "einde":
                return

    def onderbreek(self) -> None:
        """End the job if it still runs; its reader then sees the end. Safe from another thread, and more than once."""
        with contextlib.suppress(OSError):
            self.kanaal.verbinding.shutdown(socket.SHUT_RDWR)

    def sluit(self) -> None:
        """End the job and give back the socket; only by whoever reads it."""
        self.onderbreek()
        self.kanaal.verbinding.close()

    def __enter__(self) -> Taak:
        return self

    def __exit__(self, *_: object) -> None:
        self.sluit()


def opdracht(functie: Callable[..., Any], *args: Any, map: str = "", **kwargs: Any) -> Any:
    """A job in this process's surroundings (environment and, unless ``map`` says otherwise, folder)."""
    from kkfzlib.pijplijn.kind import Opdracht

    return Opdracht(functie, args, kwargs, map or str(Path.cwd()), dict(os.environ))


def roep(
    functie: Callable[..., Any],
    *args: Any,
    tijdslimiet: float | None = None,
    meld: Callable[[Any], None] | None = None,
    bij_start: Callable[[Taak], None] | None = None,
    **kwargs: Any,
) -> Any:
    """Call ``functie`` in a fresh child and return its value; its KkfzFout is raised here.

    MachineFout when the child dies or takes longer than ``tijdslimiet`` seconds. ``meld`` gets what the
    function passes to ``kkfzlib.pijplijn.kind.meld``.
    """
    with Taak(opdracht(functie, *args, **kwargs)) as taak:
        if bij_start is not None:
            bij_start(taak)
        uitkomst: tuple[str, Any] | None = None
        try:
            for soort, inhoud in taak.berichten(tijdslimiet):
                if soort == "bericht" and meld is not None:
                    meld(inhoud)
                elif soort in ("klaar", "fout"):
                    uitkomst = (
                        soort,
                        inhoud,
                    )  # read on: closing before the end would make the server kill it
                elif soort == "einde" and uitkomst is None:
                    raise MachineFout(doodsoorzaak(inhoud))
        except TimeoutError:
            if uitkomst is None:
                tekst = f"De tijdslimiet van {tijdslimiet:g} seconden is verstreken; de stap is gestopt."
                raise MachineFout(tekst) from None
        assert uitkomst is not None
        if uitkomst[0] == "fout":
            raise uitkomst[1]
        return uitkomst[1]


def doodsoorzaak(status: int | None) -> str:
    """Why a job ended without an answer, in one Dutch sentence."""
    if status is None:
        return "Het proces van deze stap is onverwacht weggevallen."
    if status == -signal.SIGKILL:
        return "Het proces van deze stap is door het systeem gestopt (signaal 9); meestal is er te weinig geheugen."
    if status < 0:
        return f"Het proces van deze stap is gestopt door signaal {-status}."
    return f"Het proces van deze stap is voortijdig beëindigd (code {status})."


class VorkExecutor(Executor):
    """``concurrent.futures.Executor`` whose every call runs in its own fresh child: one death harms no other."""

    def __init__(
        self, werkers: int, tijdslimiet: float | None = None, meld: Callable[[Any], None] | None = None
    ) -> None:
        self._draden = ThreadPoolExecutor(max_workers=werkers, thread_name_prefix="kkfz")
        self._tijdslimiet, self._meld = tijdslimiet, meld
        self._lopend: set[Taak] = set()
        self._dicht = False

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        return self._draden.submit(self._voer_uit, fn, *args, **kwargs)

    def _voer_uit(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        eigen: list[Taak] = []

        def onthoud(taak: Taak) -> None:
            eigen.append(taak)
            self._lopend.add(taak)
            if self._dicht:
                taak.onderbreek()

        try:
            return roep(
                fn, *args, tijdslimiet=self._tijdslimiet, meld=self._meld, bij_start=onthoud, **kwargs
            )
        finally:
            self._lopend.difference_update(eigen)

    def breek_af(self) -> None:
        """Kill what runs and drop what waits."""
        self._dicht = True
        self._draden.shutdown(wait=False, cancel_futures=True)
        for taak in list(self._lopend):
            taak.onderbreek()

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._draden.shutdown(wait=wait, cancel_futures=cancel_futures)
