"""Running one engine process: own session, time limit, whole group ended, scrubbed environment."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kkfzlib.fouten import MachineFout

_ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b\][^\x07]*\x07")
# What an engine needs to start; nothing else of the user's environment (tokens, proxies) goes along.
_DOORGEVEN = (
    "PATH",
    "HOME",
    "TMPDIR",
    "TEMP",
    "TMP",
    "SYSTEMROOT",
    "LD_LIBRARY_PATH",
    "XDG_CACHE_HOME",
    "DENO_DIR",
)
_GENADE_S = 3.0


@dataclass(frozen=True, slots=True)
class Uitslag:
    """Exit code and cleaned texts of a finished process."""

    code: int
    stdout: str
    stderr: str


def omgeving(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """A minimal environment, the same in every locale and time zone."""
    basis = {naam: os.environ[naam] for naam in _DOORGEVEN if naam in os.environ}
    return basis | {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TZ": "UTC", "NO_COLOR": "1"} | dict(extra or {})


def draai(
    opdracht: Sequence[str | Path],
    *,
    cwd: Path,
    naam: str,
    tijd_s: float,
    env: Mapping[str, str] | None = None,
    invoer: str | None = None,
) -> Uitslag:
    """Run a command and wait; raise MachineFout when it cannot start or exceeds ``tijd_s`` seconds.

    The process gets its own session: ending only the launcher script would leave its children running.
    """
    try:
        kind = subprocess.Popen(
            [str(deel) for deel in opdracht],
            cwd=cwd,
            env=omgeving(env),
            stdin=subprocess.PIPE if invoer is not None else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except OSError as fout:
        raise MachineFout(f"{naam} kan niet worden gestart: {fout.strerror or fout}.") from fout
    try:
        uit, fouten = kind.communicate(invoer.encode() if invoer is not None else None, timeout=tijd_s)
    except subprocess.TimeoutExpired as fout:
        raise MachineFout(f"{naam} was na {tijd_s:.0f} seconden niet klaar en is beëindigd.") from fout
    finally:
        _beeindig(kind)
    return Uitslag(kind.returncode, _schoon(uit), _schoon(fouten))


def _schoon(ruw: bytes) -> str:
    return _ANSI.sub("", ruw.decode("utf-8", "replace")).strip()


def _beeindig(kind: subprocess.Popen[bytes]) -> None:
    """End the whole group, kindly first; a finished group is no error. Pipes are closed either way.

    Windows has no such groups: there just the process itself is ended.
    """
    if not hasattr(os, "killpg"):
        kind.kill()
    for sein in (signal.SIGTERM, signal.SIGKILL) if hasattr(os, "killpg") else ():
        try:
            os.killpg(kind.pid, sein)
        except (ProcessLookupError, PermissionError):
            break
        try:
            kind.wait(_GENADE_S)
        except subprocess.TimeoutExpired:
            continue
    for pijp in (kind.stdin, kind.stdout, kind.stderr):
        if pijp is not None:
            pijp.close()
    kind.wait()
