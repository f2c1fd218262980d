"""Publishing: ``uit/ORG/JAAR`` with both profiles changes by one rename, so it is always the old or the new state.

Names beginning with a dot are not published state; the next run clears them.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from kkfzlib.dossier import Dossier
from kkfzlib.uitvoeren.schijf import als_machinefout, zet_op_schijf

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def _nieuw(dossier: Dossier) -> Path:
    return dossier.publicatie.with_name(f".{dossier.jaar}.nieuw")


def _oud(dossier: Dossier) -> Path:
    return dossier.publicatie.with_name(f".{dossier.jaar}.oud")


def _verwijder(map: Path) -> None:
    if map.is_symlink() or map.is_file():
        map.unlink()
    elif map.exists():
        shutil.rmtree(map)


def ruim_op(dossier: Dossier) -> None:
    """Clear what a killed run left; finish its switch where it died between two renames. Needs the lock."""
    oud, nieuw = _oud(dossier), _nieuw(dossier)
    with als_machinefout("De uitvoermap"):
        if oud.exists() and not dossier.publicatie.exists():
            oud.rename(dossier.publicatie)
        for rest in (oud, nieuw):
            _verwijder(rest)


@contextlib.contextmanager
def nieuwe_publicatie(dossier: Dossier) -> Iterator[Path]:
    """An empty folder beside the publication; it takes the publication's place when the block ends well.

    Any error leaves the former publication untouched and removes the folder. Errors of the disk become
    MachineFout. The profile ``indiening`` is made readable by the owner only. Needs the lock.
    """
    nieuw = _nieuw(dossier)
    try:
        with als_machinefout("De uitvoer kan niet worden geschreven"):
            nieuw.mkdir(parents=True, mode=0o755)
            yield nieuw
            _maak_vast(nieuw)
            verwissel(nieuw, dossier.publicatie, _oud(dossier))
    except BaseException:
        with contextlib.suppress(OSError):
            _verwijder(nieuw)
        raise


def _maak_vast(map: Path) -> None:
    """Set permissions and put everything on the disk, before any name changes."""
    for pad in [map, *map.rglob("*")]:
        geheim = "indiening" in pad.relative_to(map).parts
        if pad.is_dir():
            pad.chmod(0o700 if geheim else 0o755)
        else:
            pad.chmod(0o600 if geheim else 0o644)
        zet_op_schijf(pad)


def vervang_map(bron: Path, doel: Path) -> None:
    """Put a copy of folder ``bron`` in the place of ``doel`` by one rename, for the owner only. Needs the lock."""
    nieuw, oud = (doel.with_name(f".{doel.name}.{naam}") for naam in ("nieuw", "oud"))
    if oud.exists() and not doel.exists():
        oud.rename(doel)
    for rest in (oud, nieuw):
        _verwijder(rest)
    try:
        doel.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(bron, nieuw)
        for pad in [nieuw, *nieuw.rglob("*")]:
            pad.chmod(0o700 if pad.is_dir() else 0o600)
        verwissel(nieuw, doel, oud)
    except BaseException:
        with contextlib.suppress(OSError):
            _verwijder(nieuw)
        raise


def verwissel(nieuw: Path, doel: Path, oud: Path) -> None:
    """Put folder ``nieuw`` in the place of ``doel`` and remove what stood there."""
    if not doel.exists():
        nieuw.rename(doel)
        return
    if wissel_om(nieuw, doel):
        rest = nieuw
    else:
        doel.rename(oud)
        try:
            nieuw.rename(doel)
        except BaseException:
            oud.rename(doel)
            raise
        rest = oud
    # The new state stands; what cannot be removed now is cleared by the next run.
    shutil.rmtree(rest, ignore_errors=True)


def wissel_om(een: Path, ander: Path) -> bool:
    """Exchange two names in one step. False where the system or file system cannot do that."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        renameat2: Callable[..., int] = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:
        return False
    if renameat2(_AT_FDCWD, os.fsencode(een), _AT_FDCWD, os.fsencode(ander), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(code, os.strerror(code), str(ander))
