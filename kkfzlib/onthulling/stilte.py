"""Keep a solver's own lines off the console: HiGHS writes some of them past Python."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def stil() -> Iterator[None]:
    """Send what native code writes to standard output to nowhere, for the length of the block."""
    sys.stdout.flush()
    bewaard = os.dup(1)
    leeg = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(leeg, 1)
        yield
    finally:
        os.dup2(bewaard, 1)
        os.close(bewaard)
        os.close(leeg)
