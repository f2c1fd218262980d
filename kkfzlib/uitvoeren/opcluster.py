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
    """Jobs go to any worker; what failed on one is done on others, and a worker that proves sick is retired."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._uitvoerder = client.get_executor(pure=False)
        self._gefaald: dict[Dossier, str] = {}
        self._vast: dict[Future[Any], frozenset[str]] = {}

    def submit(self, f: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """As of any executor."""
        toekomst: Future[Any] = self._uitvoerder.submit(f, *args, **kwargs)
        return toekomst

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """As of any executor."""
        self._uitvoerder.shutdown(wait=wait)

    def elders(self, uitslag: Uitslag, f: Callable[..., Any], *args: Any) -> Future[Any] | None:
        """The same job on the other workers, when this outcome may be its machine's fault; None otherwise.

        Each organisation-year is tried elsewhere once. Done there, it was the first machine, which is retired: a
        machine that fails fast would take most of the jobs. Failed there too, it was the organisation-year itself.
        """
        eerder = self._gefaald.pop(uitslag.dossier, "")
        if eerder:
            self._meld_af(eerder if uitslag.status == "gedaan" else "")
            return None
        if uitslag.status != "mislukt" or not uitslag.plek or not isinstance(uitslag.fout, MachineFout):
            return None
        anderen = self._aanwezig() - {uitslag.plek}
        if not anderen:
            return None
        self._gefaald[uitslag.dossier] = uitslag.plek
        # Strictly: an idle worker, such as one that just failed, may take over what is only preferred elsewhere.
        toekomst: Future[Any] = self._uitvoerder.submit(f, *args, workers=sorted(anderen))
        self._vast[toekomst] = frozenset(anderen)
        return toekomst

    def laat_los(self) -> None:
        """Give up what waits for workers that are all gone: a failure is better than waiting for ever."""
        aanwezig = self._aanwezig() if self._vast else set()
        for toekomst, werkers in list(self._vast.items()):
            if toekomst.done() or not werkers & aanwezig:
                toekomst.cancel()
                del self._vast[toekomst]

    def _meld_af(self, werker: str) -> None:
        aanwezig = self._aanwezig()
        if werker in aanwezig and len(aanwezig) > 1:
            self._client.retire_workers([werker])

    def _aanwezig(self) -> set[str]:
        """The workers there are now; none when the scheduler no longer answers."""
        try:
            return set(self._client.ncores())
        except (OSError, TimeoutError, RuntimeError):
            return set()
