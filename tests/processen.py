"""Starting and measuring processes in tests."""

from __future__ import annotations

import signal

PIEK = "next(int(r.split()[1]) // 1024 for r in open('/proc/self/status') if r.startswith('VmHWM'))"
"""Python that gives a process's own peak memory in MB; ru_maxrss also counts the parent it was forked from."""


def hoort_ctrl_c() -> None:
    """For ``preexec_fn``: a shell starts background jobs with Ctrl-C ignored, and children inherit that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
