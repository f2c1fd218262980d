"""One run at a time per data root, organisation and year."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from kkfzlib.dossier import Dossier
from kkfzlib.fouten import MachineFout
from kkfzlib.uitvoeren.schijf import als_machinefout


def _paden(dossier: Dossier) -> tuple[Path, Path]:
    map = dossier.data / "processed" / dossier.organisatie
    return map / f".{dossier.jaar}.slot", map / f".{dossier.jaar}.houder"


@contextlib.contextmanager
def slot(dossier: Dossier, eigenaar: int | None = None, wachttijd: float = 0.2) -> Iterator[None]:
    """Hold the lock of this dossier.

    MachineFout that names the holder's process id when another run has it. The operating system releases the
    lock when its holder dies, so what a killed run left behind is taken over. ``eigenaar`` is the process that a
    user would recognise (default: this one).
    """
    from filelock import FileLock, Timeout

    vergrendeling, houder = _paden(dossier)
    with als_machinefout("Het slot"):
        vergrendeling.parent.mkdir(parents=True, exist_ok=True)
        sleutel = FileLock(vergrendeling, timeout=wachttijd, mode=0o600, thread_local=False)
        try:
            sleutel.acquire(poll_interval=0.05)
        except Timeout:
            raise MachineFout(
                f"Er loopt al een run voor {dossier.naam} (proces {_lees(houder)}). Wacht tot die klaar is "
                "of beëindig dat proces; er is niets gewijzigd."
            ) from None
    try:
        with als_machinefout("Het slot"):
            houder.write_text(f"{eigenaar or os.getpid()}\n", encoding="ascii")
        yield
    finally:
        with contextlib.suppress(OSError):
            houder.unlink(missing_ok=True)
        sleutel.release()


def _lees(houder: Path) -> str:
    try:
        tekst = houder.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return "onbekend"
    return tekst if tekst.isdigit() else "onbekend"
