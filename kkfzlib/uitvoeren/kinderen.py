"""Every call in a fresh process, forked from a warm server of the standard library; and an ``Executor`` on top.

A job is a session of its own with a private temporary folder. Whoever asks kills it with all it started when it is
late or no longer wanted; a job whose asker is gone (``kill -9`` included) does so itself, see ``kind.draai``.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from multiprocessing import forkserver
from multiprocessing.connection import wait
from pathlib import Path
from types import ModuleType
from typing import Any

from kkfzlib.fouten import MachineFout
from kkfzlib.uitvoeren import kind
from kkfzlib.uitvoeren.schijf import prive_map

BESCHIKBAAR = "forkserver" in multiprocessing.get_all_start_methods()
"""Whether this platform has fork servers; elsewhere the reference engine is used."""

_VOORAF = "kkfzlib.uitvoeren.voorladen"
_WORTEL = str(Path(__file__).resolve().parents[2])
_LANGSTE_PAD = 60
"""Characters; a temporary folder with a longer name leaves too little of the 108 that a local socket may have."""

_slot = threading.Lock()
"""Held while a process starts or its exit status is read: multiprocessing reads each status once, from any thread."""


@contextlib.contextmanager
def _zonder_main() -> Iterator[None]:
    """Keep multiprocessing from running the caller's script again in every child."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _zorg_voor_server() -> None:
    """Start the server when there is none or it has died, safe from modules that lie in the current folder."""
    multiprocessing.get_context("forkserver").set_forkserver_preload([_VOORAF])
    oud, map = dict(os.environ), tempfile.gettempdir()
    pad = os.pathsep.join(filter(None, (_WORTEL, oud.get("PYTHONPATH"))))
    try:
        os.environ.update(PYTHONSAFEPATH="1", PYTHONPATH=pad)
        tempfile.tempdir = "/tmp" if len(map) > _LANGSTE_PAD else map
        forkserver.ensure_running()
    finally:
        tempfile.tempdir = map
        for naam in ("PYTHONSAFEPATH", "PYTHONPATH"):
            os.environ.pop(naam)
            os.environ.update({naam: oud[naam]} if naam in oud else {})


class Taak:
    """One running job: a module-level function with picklable arguments, in the asker's surroundings.

    ``map`` is the folder in which it runs (default: the asker's), ``geheugen_mb`` its limit. Closing kills what still
    runs of it and removes its temporary folder.
    """

    def __init__(
        self,
        functie: Callable[..., Any],
        *args: Any,
        map: str = "",
        geheugen_mb: int = kind.GEHEUGEN_MB,
        **kwargs: Any,
    ) -> None:
        self._dicht = threading.Lock()
        self._weg = False
        with contextlib.ExitStack() as bij_fout:
            tijdelijk = bij_fout.enter_context(prive_map())
            self._pijp, hun = multiprocessing.Pipe(duplex=False)
            bij_fout.enter_context(self._pijp)
            with hun, _slot:
                opdracht = kind.Opdracht(
                    functie,
                    args,
                    kwargs,
                    map or str(Path.cwd()),
                    dict(os.environ),
                    str(tijdelijk),
                    geheugen_mb,
                )
                self._proces = self._start(hun, opdracht)
            self._achteraf = bij_fout.pop_all()

    def _start(self, hun: Any, opdracht: kind.Opdracht) -> Any:
        vrager = multiprocessing.current_process()
        if vrager.daemon:  # a worker of Dask is, and would not be allowed children
            vrager.daemon = False
        proces = multiprocessing.get_context("forkserver").Process(target=kind.draai, args=(hun, opdracht))
        try:
            if not kind.in_kind():
                _zorg_voor_server()
            with _zonder_main():
                proces.start()
        except (OSError, EOFError) as fout:
            raise MachineFout("De vorkserver is niet bereikbaar; probeer het opnieuw.") from fout
        return proces

    def berichten(self, tijdslimiet: float | None = None) -> Iterator[tuple[str, Any]]:
        """Messages as they come, ending with ``("einde", exit status)``; TimeoutError past ``tijdslimiet`` seconds."""
        einde = None if tijdslimiet is None else time.monotonic() + tijdslimiet
        while True:
            rest = None if einde is None else max(0.001, einde - time.monotonic())
            if not wait([self._pijp, self._proces.sentinel], rest):
                raise TimeoutError
            try:
                if not self._pijp.poll():
                    break
                bericht = self._pijp.recv()
            except (EOFError, OSError):
                break
            yield bericht
        wait([self._proces.sentinel], 1)  # its pipe closes a moment before its end is known
        yield "einde", self._status()

    def _status(self) -> int | None:
        with _slot:
            self._proces.join(0)
            return self._proces.exitcode  # type: ignore[no-any-return]

    def onderbreek(self) -> None:
        """End the job and all it started; its reader then sees the end. Safe from another thread."""
        with self._dicht:
            if not self._weg:
                kind.beeindig(self._proces.pid, leeft=not wait([self._proces.sentinel], 0))

    def sluit(self) -> None:
        """End the job and give back what it held; only by whoever reads it."""
        self.onderbreek()
        with self._dicht:
            self._weg = True
        wait([self._proces.sentinel], 5)
        if self._status() is not None:
            self._proces.close()
        self._achteraf.close()

    def __enter__(self) -> Taak:
        return self

    def __exit__(self, *_: object) -> None:
        self.sluit()


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
    function passes to ``kkfzlib.uitvoeren.kind.meld``.
    """
    with Taak(functie, *args, **kwargs) as taak:
        if bij_start is not None:
            bij_start(taak)
        try:
            for soort, inhoud in taak.berichten(tijdslimiet):
                if soort == "bericht" and meld is not None:
                    meld(inhoud)
                elif soort == "klaar":
                    return inhoud
                elif soort == "fout":
                    raise inhoud
                elif soort == "einde":
                    raise MachineFout(doodsoorzaak(inhoud))
        except TimeoutError:
            tekst = f"De tijdslimiet van {tijdslimiet:g} seconden is verstreken; de stap is gestopt."
            raise MachineFout(tekst) from None


def doodsoorzaak(status: int | None) -> str:
    """Why a job ended without an answer, in one Dutch sentence."""
    if status is None:
        return "Het proces van deze stap is onverwacht weggevallen."
    if status == -signal.SIGKILL:
        return "Het proces van deze stap is door het systeem gestopt (signaal 9); meestal is er te weinig geheugen."
    if status < 0:
        return f"Het proces van deze stap is gestopt door signaal {-status}."
    return f"Het proces van deze stap is voortijdig beëindigd (code {status})."


class KindExecutor(Executor):
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
