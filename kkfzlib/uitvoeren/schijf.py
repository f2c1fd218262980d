"""Writing so that a crash leaves the old file or the new one, and errors of the disk in Dutch."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from kkfzlib.fouten import KkfzFout, MachineFout


@contextlib.contextmanager
def als_machinefout(wat: str) -> Iterator[None]:
    """Turn an OSError within the block into a MachineFout that begins with ``wat``."""
    try:
        yield
    except KkfzFout:
        raise
    except OSError as fout:
        from kkfzlib.uitvoeren.kind import als_kkfzfout

        vertaald = als_kkfzfout(fout)
        raise MachineFout(f"{wat}: {vertaald} De vorige publicatie is ongewijzigd.") from fout


_WINDOWS = os.name == "nt"
_MAP = re.compile(r"kkfz-(\d+)-\w+")


@contextlib.contextmanager
def prive_map() -> Iterator[Path]:
    """A private temporary folder; its name tells whose it is, so that a later run can clear what a crash left."""
    with tempfile.TemporaryDirectory(prefix=f"kkfz-{os.getpid()}-", ignore_cleanup_errors=True) as map:
        yield Path(map)


def ruim_verweesde_mappen_op() -> None:
    """Remove private folders of this user whose process is gone."""
    for pad in Path(tempfile.gettempdir()).glob("kkfz-*"):
        eigenaar = _MAP.fullmatch(pad.name)
        with contextlib.suppress(OSError):
            if eigenaar and _van_mij(pad) and not _leeft(int(eigenaar[1])):
                shutil.rmtree(pad, ignore_errors=True)


def _van_mij(pad: Path) -> bool:
    """Whether this user owns it; where the system knows no such numbers everyone has a temporary folder of his own."""
    return not hasattr(os, "getuid") or pad.lstat().st_uid == os.getuid()


def _leeft(pid: int) -> bool:
    import psutil  # os.kill(pid, 0) asks nothing on Windows: there it interrupts the process

    return psutil.pid_exists(pid)


def hash_van(pad: Path) -> str:
    """SHA-256 of a file's bytes, hexadecimal."""
    with pad.open("rb") as bestand:
        return hashlib.file_digest(bestand, "sha256").hexdigest()


def schrijf_atomair(pad: Path, inhoud: bytes, rechten: int = 0o600) -> None:
    """Replace ``pad`` by a file with this content; a crash leaves the old or the new one."""
    pad.parent.mkdir(parents=True, exist_ok=True)
    nieuw = pad.with_name(f".{pad.name}.nieuw")
    with nieuw.open("wb") as bestand:
        nieuw.chmod(rechten)
        bestand.write(inhoud)
        bestand.flush()
        os.fsync(bestand.fileno())
    nieuw.replace(pad)


def zet_op_schijf(pad: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk; Windows can't be asked that of a folder."""
    if _WINDOWS and pad.is_dir():
        return
    fd = os.open(pad, os.O_RDWR if _WINDOWS else os.O_RDONLY)  # Windows flushes just what is open for writing
    try:
        os.fsync(fd)
    finally:
        os.close(fd)


def verwijs(hier: Path, map: Path) -> None:
    """Make ``hier`` stand for folder ``map``: a link, or a copy where the system gives this user no links."""
    try:
        hier.symlink_to(map, target_is_directory=True)
    except OSError:
        shutil.copytree(map, hier)
