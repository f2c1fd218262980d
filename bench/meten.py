"""Timing: medians of repeated runs in fresh processes, with what they printed thrown away."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

HERHALINGEN = 5


def mediaan(functie: Callable[[], object], keren: int = HERHALINGEN) -> float:
    """Median wall-clock seconds of ``keren`` calls."""
    return statistics.median(duur(functie) for _ in range(keren))


def duur(functie: Callable[[], object]) -> float:
    """Wall-clock seconds of one call."""
    begin = time.perf_counter()
    functie()
    return time.perf_counter() - begin


def draai(*argumenten: str | Path, omgeving: dict[str, str] | None = None) -> None:
    """Run ``python …`` in a fresh process; CalledProcessError when it fails."""
    regel: Sequence[str] = [sys.executable, *map(str, argumenten)]
    env = {**os.environ, **(omgeving or {})}
    subprocess.run(regel, check=True, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
