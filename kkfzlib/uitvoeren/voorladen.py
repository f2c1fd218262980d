"""Preloaded by the fork server: importing this module makes that process ready for its first job.

What the first notebook needs is done at once; the rest step by step from a timer, in the same thread and between
jobs, so that nobody waits for what he does not use, and no thread runs when a child is forked.
"""

from __future__ import annotations

import atexit
import gc
import os
import signal

_ENKELDRADIG = {f"{b}_NUM_THREADS": "1" for b in ("OPENBLAS", "OMP", "MKL")}  # a forked thread pool is dead
_TUSSENPOOS = 0.02
"""Seconds between two steps, in which the server can take a job, also on a busy machine."""


def _sluit_af() -> None:
    """A session of its own, without terminal: Ctrl-C is for the owner, whose end ends this process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.setsid()
    niets = os.open(os.devnull, os.O_RDWR)
    for fd in (1, 2):
        os.dup2(niets, fd)
    os.close(niets)
    atexit.register(os._exit, 0)  # taking all modules apart would keep the owner's pipes open for long


def _laad() -> None:
    os.environ.update(_ENKELDRADIG, MPLBACKEND="agg")
    from kkfzlib.uitvoeren import opwarmen
    from kkfzlib.uitvoeren.schijf import ruim_verweesde_mappen_op

    for stap in opwarmen.EERST:
        opwarmen.doe(stap)
    ruim_verweesde_mappen_op()
    rest = list(opwarmen.DAARNA)

    def verder(*_: object) -> None:
        if rest:
            opwarmen.doe(rest.pop(0))
            signal.setitimer(signal.ITIMER_REAL, _TUSSENPOOS)
        else:
            gc.collect()
            gc.freeze()  # so that collecting in a child does not copy the shared pages

    signal.signal(signal.SIGALRM, verder)
    signal.setitimer(signal.ITIMER_REAL, _TUSSENPOOS)


_sluit_af()
_laad()
