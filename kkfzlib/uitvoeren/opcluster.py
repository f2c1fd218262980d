"""A Dask cluster as an executor: what fails on one machine is tried once on another, and a sick machine is avoided.

A machine whose disk is full fails fast, and whoever fails fast is given the next job soonest: without this one such
machine would use up the whole batch.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import TYPE_CHECKING, Any

from kkfzlib.fouten import GebruikFout, MachineFout

if TYPE_CHECKING:
    from kkfzlib.dossier import Dossier
    from kkfzlib.uitvoeren.batch import Uitslag

_WACHT_OP_CLUSTER = "5s"


def verbind(adres: str) -> Any:
    """A client of the cluster at ``adres``; GebruikFout without the package or an answer."""
    try:
        from distributed import Client
    except ImportError:
        raise GebruikFout(
            "Voor --dask is het pakket distributed nodig: pip install 'kkfz[cluster]'."
        ) from None
    try:
        return Client(adres, set_as_default=False, timeout=_WACHT_OP_CLUSTER)
    except (OSError, TimeoutError, ValueError) as fout:
        raise GebruikFout(
            f"Op {adres} antwoordt geen Dask-cluster; controleer het adres, bijvoorbeeld tcp://host:8786."
        ) from fout


def hier() -> str:
    """The address of the worker that this runs on; empty elsewhere."""
    if "distributed" not in sys.modules:
        return ""
    from distributed import get_worker

    try:
        return str(get_worker().address)
    except ValueError:
        return ""


class OpCluster(Executor):
    """Jobs go to any worker, but to a sick one only while there is no other."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._uitvoerder = client.get_executor(pure=False)
        self._ziek: set[str] = set()

    def submit(self, f: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """As of any executor."""
        gezond = self._gezond() if self._ziek else []
        # Loosely: with the healthy ones gone a job had better run on a sick one than wait for ever.
        waar = {"workers": gezond, "allow_other_workers": True} if gezond else {}
        toekomst: Future[Any] = self._uitvoerder.submit(f, *args, **kwargs, **waar)
        return toekomst

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """As of any executor."""
        self._uitvoerder.shutdown(wait=wait)

    def nog_eens(self, uitslag: Uitslag, elders: dict[Dossier, str]) -> bool:
        """Whether this outcome is the machine's and another machine is to try; ``elders`` remembers who tried where.

        A second failure elsewhere clears the first machine: then it was the organisation-year itself.
        """
        eerder = elders.get(uitslag.dossier)
        if uitslag.status != "mislukt" or not uitslag.plek or not isinstance(uitslag.fout, MachineFout):
            return False
        if eerder is not None:
            self._ziek.discard(eerder)
            return False
        if not set(self._gezond()) - {uitslag.plek}:
            return False
        elders[uitslag.dossier] = uitslag.plek
        self._ziek.add(uitslag.plek)
        return True

    def _gezond(self) -> list[str]:
        return sorted(set(self._client.ncores()) - self._ziek)
