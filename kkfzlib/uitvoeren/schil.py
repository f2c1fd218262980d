"""Runs a notebook's cells in this process, in the shell class of the Jupyter kernel itself.

Only ever called in a child of the fork server: an IPython shell takes over ``__main__`` and ``sys.stdout``.
Display, results and errors go through ipykernel's own publishers; only the socket under them is replaced.
"""

from __future__ import annotations

import builtins
import contextlib
import os
import sys
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from kkfzlib.fouten import KkfzFout
from kkfzlib.uitvoeren.celuitvoer import Stroom
from kkfzlib.uitvoeren.kind import als_kkfzfout, stuur
from kkfzlib.uitvoeren.schijf import prive_map

LIMIET_WEERGAVE = 20_000_000
"""Characters of one display; a larger one is replaced by a notice."""


@dataclass(frozen=True)
class Codecel:
    """One cell to run: its place in the notebook, its source and whether an error may pass."""

    index: int
    bron: str
    id: str | None = None
    mag_falen: bool = False


def _maak_schil(thuis: str) -> Any:
    os.environ["IPYTHONDIR"] = thuis  # no personal configuration or start-up scripts
    os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
    from ipykernel.zmqshell import ZMQInteractiveShell
    from IPython.core.profiledir import ProfileDir
    from jupyter_client.session import Session
    from traitlets.config import Config

    class Sessie(Session):
        """Hands messages to our channel instead of to ZeroMQ."""

        def send(
            self, stream: Any, msg_or_type: Any, content: Any = None, parent: Any = None, *_: Any, **__: Any
        ) -> Any:
            bericht = msg_or_type if isinstance(msg_or_type, dict) else self.msg(msg_or_type, content, parent)
            stuur("iopub", (bericht["msg_type"], _begrens(bericht["content"])))
            return bericht

    instellingen = Config()
    instellingen.HistoryManager.enabled = False
    instellingen.Session.key = b""
    schil: Any = ZMQInteractiveShell.instance(
        config=instellingen,
        profile_dir=ProfileDir.create_profile_dir(thuis, config=instellingen),
        kernel=SimpleNamespace(eventloop=None, shell_is_awaiting=False, shell_is_blocking=False),
    )
    sessie = Sessie(config=instellingen)
    for uitgever in (schil.display_pub, schil.displayhook):
        uitgever.session = sessie
        uitgever.pub_socket = object()
    schil.displayhook.topic = b"execute_result"
    _richt_matplotlib_in(schil)
    return schil


def _begrens(inhoud: dict[str, Any]) -> dict[str, Any]:
    data = inhoud.get("data")
    if (
        not isinstance(data, dict)
        or sum(len(v) for v in data.values() if isinstance(v, str)) <= LIMIET_WEERGAVE
    ):
        return inhoud
    return {**inhoud, "data": {"text/plain": "[weergave weggelaten: te groot]"}, "metadata": {}}


def _richt_matplotlib_in(schil: Any) -> None:
    # The server imported matplotlib with another backend; do what its import in a kernel would have done.
    mpl = sys.modules.get("matplotlib")
    if mpl is None:
        return
    backend = os.environ["MPLBACKEND"]
    mpl.rcParams["backend"] = mpl.rcParamsDefault["backend"] = backend
    from matplotlib_inline.backend_inline import _enable_matplotlib_integration

    plt = sys.modules.get("matplotlib.pyplot")
    if plt is not None:
        plt.switch_backend(backend)
    _enable_matplotlib_integration()


def _geen_invoer(*_: Any, **__: Any) -> str:
    from IPython.core.error import StdinNotImplementedError

    raise StdinNotImplementedError("raw_input was called, but this frontend does not support input requests.")


def _leid_stromen_om() -> tuple[Stroom, Stroom]:
    def stuur_tekst(naam: str, tekst: str) -> None:
        stuur("iopub", ("stream", {"name": naam, "text": tekst}))

    uit, fout = Stroom("stdout", stuur_tekst, 1), Stroom("stderr", stuur_tekst, 2)
    sys.stdout = sys.__stdout__ = uit  # type: ignore[misc,assignment]
    sys.stderr = sys.__stderr__ = fout  # type: ignore[misc,assignment]
    return uit, fout


def draai_cellen(cellen: list[Codecel], geheugen_mb: int) -> None:
    """Run the cells in order and report on the job's channel; stops at the first error that may not pass."""
    with prive_map() as thuis:
        stromen = _leid_stromen_om()
        schil = _maak_schil(str(thuis))
        # A display is preceded by the text printed before it, standard output first, as in a kernel.
        for uitgever, methode in (
            (schil.display_pub, "_flush_streams"),
            (schil.displayhook, "finish_displayhook"),
        ):
            _spoel_vooraf(uitgever, methode, stromen)
        _spoel_vooraf(schil, "_showtraceback", stromen)
        builtins.input = _geen_invoer
        with contextlib.suppress(ImportError):
            import getpass

            getpass.getpass = _geen_invoer
        for cel in cellen:
            if not _draai_cel(schil, cel, stromen, geheugen_mb):
                break


def _spoel_vooraf(object_: Any, methode: str, stromen: tuple[Stroom, Stroom]) -> None:
    oud = getattr(object_, methode)

    def nieuw(*args: Any, **kwargs: Any) -> Any:
        for stroom in stromen:
            stroom.spoel()
        return oud(*args, **kwargs)

    object.__setattr__(object_, methode, nieuw)


def _draai_cel(schil: Any, cel: Codecel, stromen: tuple[Stroom, Stroom], geheugen_mb: int) -> bool:
    stuur("cel", (cel.index, schil.execution_count))
    resultaat = schil.run_cell(cel.bron, store_history=True, silent=False, cell_id=cel.id)
    for stroom in stromen:
        stroom.einde_cel()
    fout = resultaat.error_before_exec or resultaat.error_in_exec
    if fout is not None:
        kkfz = fout if isinstance(fout, KkfzFout) else als_kkfzfout(fout, geheugen_mb)
        try:
            stuur("celfout", (cel.index, kkfz, isinstance(fout, KkfzFout | MemoryError | OSError)))
        except Exception:
            stuur("celfout", (cel.index, als_kkfzfout(RuntimeError(), geheugen_mb), False))
    stuur("cel klaar", cel.index)
    return fout is None or cel.mag_falen
