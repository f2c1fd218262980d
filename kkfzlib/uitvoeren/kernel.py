"""The reference engine: papermill with a plain Jupyter kernel (nbclient), with our errors carried across."""

from __future__ import annotations

import os
import pickle
import subprocess
from pathlib import Path
from typing import Any

from kkfzlib.fouten import KkfzFout, MachineFout

FOUTKANAAL = "KKFZ_FOUTKANAAL"
"""Environment variable that names the file in which a step leaves its error, so that nothing of it is lost."""

_FOUTBESTAND = ".fout.pickle"


def bewaar_fout(fout: KkfzFout) -> None:
    """In a kernel: leave ``fout`` for whoever started the kernel; does nothing elsewhere."""
    pad = os.environ.get(FOUTKANAAL)
    if pad:
        Path(pad).write_bytes(pickle.dumps(fout))


def voer_uit(nb: Any, parameters: dict[str, Any], map: Path, tijdslimiet: float) -> Any:
    """Execute with nbclient in the private folder ``map``; same errors as the engine ``kkfz``."""
    import papermill
    from jupyter_client.manager import AsyncKernelManager
    from nbclient.exceptions import CellTimeoutError, DeadKernelError

    kanaal = map / _FOUTBESTAND

    class Kernelbeheer(AsyncKernelManager):
        """Starts the kernel without personal configuration, over a local socket, with our error channel."""

        def __init__(self, **kwargs: Any) -> None:
            # A local socket in our own folder: other users of the machine cannot listen in.
            lokaal = {"transport": "ipc", "ip": str(map / ".k")} if os.name == "posix" else {}
            super().__init__(**kwargs, **lokaal)

        async def _async_start_kernel(self, **kwargs: Any) -> None:
            eigen = {FOUTKANAAL: str(kanaal), "IPYTHONDIR": str(map / ".ipython")}
            stil = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
            await super()._async_start_kernel(**{**kwargs, **stil, "env": {**os.environ, **eigen}})

        start_kernel = _async_start_kernel  # type: ignore[assignment]

    try:
        return papermill.execute_notebook(
            nb,
            None,
            parameters,
            engine_name="nbclient",
            progress_bar=False,
            execution_timeout=int(tijdslimiet),
            kernel_manager_class=Kernelbeheer,
            resources={"metadata": {"path": str(map)}},
        )
    except CellTimeoutError:
        raise MachineFout(
            f"De tijdslimiet van {tijdslimiet:g} seconden voor dit notebook is verstreken; het is gestopt."
        ) from None
    except DeadKernelError:
        raise MachineFout(
            "De Jupyter-kernel is onverwacht gestopt; misschien is er te weinig geheugen."
        ) from None
    except papermill.PapermillExecutionError:
        if kanaal.exists():
            raise pickle.loads(kanaal.read_bytes()) from None
        raise
