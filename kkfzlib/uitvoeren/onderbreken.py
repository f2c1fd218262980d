"""SIGTERM as an orderly end: locks are released and children are killed on the way out."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

CODE = 128 + signal.SIGTERM


def _stop(sein: int, frame: FrameType | None) -> NoReturn:
    raise SystemExit(CODE)


@contextmanager
def sein_als_einde() -> Iterator[None]:
    """Within the block SIGTERM raises SystemExit(143), as Ctrl-C raises KeyboardInterrupt. Main thread only."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    oud = signal.signal(signal.SIGTERM, _stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, oud)
